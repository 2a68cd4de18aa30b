"""The classifier: fit, predict and score, named as in scikit-learn."""

from collections.abc import Callable, Mapping
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .._validation import FloatArray, as_array
from ..logits import log_softmax, softmax
from ._estimator import Estimator
from ._inputs import as_classes, as_features, as_table
from ._training import train
from .objective import Objective


class SoftmaxRegression(Estimator):
    """Softmax regression: minimises (1/n) Σᵢ l(xᵢ W + b, yᵢ) + (λ/2) ‖W‖², the bias unpenalised.

    Also called multinomial logistic regression. Works with scikit-learn's `clone`,
    `cross_val_score` and pipelines, but does not need scikit-learn.

    Parameters
    ----------
    l2 : float, default 1e-4
        λ ≥ 0. scikit-learn's LogisticRegression(C=C) is λ = 1/(n C). With 0 and classes that can be
        separated, or some of them, there is no minimum: the weights grow until the gradient is
        below `tolerance`. Then a direction is sought along which the loss falls for ever. If one is
        found, and holds for every example up to rounding, `fit` warns, and `result_.direction`
        keeps it (W above b). On large data it may not be found in the steps that are allowed.
    solver : {"lbfgs", "sgd"}, default "lbfgs"
        With "lbfgs", preconditioned L-BFGS up to `tolerance`, on large data from where a few epochs
        of minibatch SGD end; with "sgd", minibatch SGD only.
    max_iter : int, default 1000
        The largest number of iterations of L-BFGS.
    tolerance : float, default 1e-5
        L-BFGS stops once no entry of the gradient is larger in absolute value, taken with respect
        to features shifted to mean 0 and divided by √(variance + 2λ) (see Notes).
    n_epochs : int, optional
        Epochs of SGD: for "lbfgs" by default 3, with fewer than 10 000 examples 0; for "sgd" 20.
    batch_size : int, default 125
        Examples in a batch of SGD; all of them, if there are fewer.
    step : float or callable, optional
        Step size of SGD, with respect to features of variance 1: a number, or a function of the
        fraction of training done. By default it falls linearly to 0, from 1 over the curvature that
        a batch sees at W = 0, which is estimated from the features.
    momentum : float, default 0.9
        Of SGD, in [0, 1).
    seed : int, default 0
        Draws the batches: the same seed and data give the same model.
    callback : callable, optional
        Called with (iteration, parameters, loss) at the start of L-BFGS and after each of its
        iterations, or after each epoch if the solver is "sgd"; parameters as `Objective` has them.
        It may return a dict of numbers for `history_.extra`, and raise StopIteration to end the
        run.
    progress : bool, default False
        Show progress bars.

    Attributes
    ----------
    coef_ : ndarray, shape (n_classes, n_features)
        The transpose of W: a row a class, two of them for two classes.
    intercept_ : ndarray, shape (n_classes,)
        b.
    classes_ : ndarray, shape (n_classes,)
        The distinct labels, sorted.
    n_features_in_, n_iter_ : int
        d, and how many iterations, or epochs, the solver took.
    history_ : History
        Loss, gradient norm (with respect to the scaled features) and time by iteration. With
        "lbfgs" they begin with L-BFGS: the time of the SGD before it is left out.
    result_ : Result
        What the solver returned, with the reason for its end.

    Raises
    ------
    TypeError, ValueError
        From `fit`, if a parameter does not fit.

    Notes
    -----
    Both solvers work with features shifted to mean 0 and divided by √(variance + 2λ), and the
    penalty is changed accordingly. That is a change of variables: it leaves the minimum where it
    was, but one step size then serves all features, and the tolerance means the same in any units
    (where the variances are large against 2λ). The preconditioner is the inverse of the Hessian at
    W = 0, the same for all classes, or, after SGD, of each class's own block; steps are balanced so
    that the weights of the classes sum to 0, as they do at the minimum.

    float32 features are computed in float32, which halves time and memory; integers become float64.

    Examples
    --------
    Pictures of clothes, at half their resolution:

    >>> from softmaxlib.datasets import load_fashion_mnist
    >>> clothes = load_fashion_mnist()
    >>> train, test = clothes.train, clothes.test
    >>> pixels = lambda images: images[:, ::2, ::2].reshape(len(images), -1) / np.float32(255)
    >>> model = SoftmaxRegression(l2=1e-3).fit(pixels(train.images), train.labels)
    >>> model.score(pixels(test.images), test.labels) > 0.8
    True
    """

    def __init__(
        self,
        l2: float = 1e-4,
        *,
        solver: str = "lbfgs",
        max_iter: int = 1000,
        tolerance: float = 1e-5,
        n_epochs: int | None = None,
        batch_size: int = 125,
        step: float | Callable[[float], float] | None = None,
        momentum: float = 0.9,
        seed: int = 0,
        callback: Callable[[int, FloatArray, float], Mapping[str, float] | None] | None = None,
        progress: bool = False,
    ) -> None:
        self.l2 = l2
        self.solver = solver
        self.max_iter = max_iter
        self.tolerance = tolerance
        self.n_epochs = n_epochs
        self.batch_size = batch_size
        self.step = step
        self.momentum = momentum
        self.seed = seed
        self.callback = callback
        self.progress = progress

    def fit(self, X: ArrayLike, y: ArrayLike) -> Self:
        """Find W and b.

        Parameters
        ----------
        X : array_like, shape (n_examples, n_features)
            Features, finite.
        y : array_like, shape (n_examples,)
            Labels: integers, strings or booleans, of at least two classes.

        Returns
        -------
        SoftmaxRegression
            The model itself.

        Raises
        ------
        TypeError, ValueError
            If the data or a parameter of the model do not fit.

        Warns
        -----
        RuntimeWarning
            If L-BFGS ended before it reached the tolerance, or found that there is no minimum; if
            SGD diverged.
        """
        features = as_table(X)  # the objective looks for what is not finite
        classes, indices = as_classes(y, len(features))
        options = self.get_params()
        objective = Objective(features, indices, len(classes), options.pop("l2"))
        result = train(objective, **options)
        self.classes_, self.n_features_in_ = classes, features.shape[1]
        self.coef_ = np.ascontiguousarray(result.parameters[:-1].T)
        self.intercept_ = result.parameters[-1].copy()
        self.result_, self.history_ = result, result.history
        self.n_iter_ = result.history.iteration[-1]
        return self

    def decision_function(self, X: ArrayLike) -> FloatArray:
        """Logits: O = X W + b.

        Parameters
        ----------
        X : array_like, shape (n_examples, n_features)
            Features, finite.

        Returns
        -------
        ndarray, shape (n_examples, n_classes)
            Scores in nats; for two classes, as in scikit-learn, shape (n_examples,): how far the
            second is above the first.

        Raises
        ------
        TypeError, ValueError
            If the features do not fit, or the model is not fitted.
        """
        logits = self._logits(X)
        return logits[:, 1] - logits[:, 0] if len(self.classes_) == 2 else logits

    def predict_proba(self, X: ArrayLike) -> FloatArray:
        """Probabilities of the classes: softmax(X W + b).

        Parameters
        ----------
        X : array_like, shape (n_examples, n_features)
            Features, finite.

        Returns
        -------
        ndarray, shape (n_examples, n_classes)
            Rows that sum to 1, classes in the order of `classes_`.
        """
        return softmax(self._logits(X))

    def predict_log_proba(self, X: ArrayLike) -> FloatArray:
        """Log-probabilities of the classes, in nats, accurate where probabilities underflow.

        Parameters
        ----------
        X : array_like, shape (n_examples, n_features)
            Features, finite.

        Returns
        -------
        ndarray, shape (n_examples, n_classes)
            Numbers of at most 0, classes in the order of `classes_`.
        """
        return log_softmax(self._logits(X))

    def predict(self, X: ArrayLike) -> NDArray[Any]:
        """Most probable classes.

        Parameters
        ----------
        X : array_like, shape (n_examples, n_features)
            Features, finite.

        Returns
        -------
        ndarray, shape (n_examples,)
            Labels as in `classes_`.
        """
        logits = self._logits(X)
        labels: NDArray[Any] = self.classes_[logits.argmax(axis=1)]
        return labels

    def score(self, X: ArrayLike, y: ArrayLike) -> float:
        """Accuracy: the share of examples of which the most probable class is the label.

        Parameters
        ----------
        X : array_like, shape (n_examples, n_features)
            Features, finite.
        y : array_like, shape (n_examples,)
            Labels; one that was not in the data the model was fitted to is never predicted.

        Returns
        -------
        float
            In [0, 1].

        Raises
        ------
        TypeError, ValueError
            If there is not one label for each example, or the labels are of another kind: strings
            where the model knows integers, say.
        """
        predicted, labels = self.predict(X), as_array(y, "labels")
        if labels.shape != predicted.shape:
            raise ValueError(f"expected labels of shape {predicted.shape}, got {labels.shape}")
        numbers = [array.dtype.kind in "biuf" for array in (predicted, labels)]
        if numbers[0] != numbers[1] and labels.dtype.kind != "O":
            raise TypeError(f"expected labels like {self.classes_.dtype}, got dtype {labels.dtype}")
        return float(np.mean(predicted == labels))

    def _logits(self, X: ArrayLike) -> FloatArray:
        """Return X W + b."""
        self._require_fitted()
        logits: FloatArray = as_features(X, self.n_features_in_) @ self.coef_.T
        logits += self.intercept_
        return logits
