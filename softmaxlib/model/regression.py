"""The classifier: fit, predict and score, named as in scikit-learn."""

from numbers import Integral
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..checks import FloatArray, as_array, as_count, as_list, as_number, as_shaped, require
from ..logits import softmax
from ._training import train_lbfgs, train_sgd
from .objective import SHAPE, Objective


class SoftmaxRegression:
    """Softmax regression: minimises (1/n) Σᵢ l(xᵢ W + b, yᵢ) + (λ/2) ‖W‖², the bias unpenalised.

    It is made for the book. For more, take scikit-learn's LogisticRegression(C=1/(n λ)).

    Parameters
    ----------
    l2 : float, default 1e-4
        λ ≥ 0. With 0 and classes that can be separated there is no minimum: `fit` warns, and
        `result_.direction` keeps a direction along which the loss falls for ever (W above b).
    solver : {"lbfgs", "sgd"}, default "lbfgs"
        Preconditioned L-BFGS, on large data from where a few epochs of SGD end; or SGD only.
    max_iter : int, default 1000, the largest number of iterations of L-BFGS
    tolerance : float, default 1e-5
        L-BFGS stops once no entry of the gradient is larger in absolute value, for features
        shifted to mean 0 and divided by √(variance + 2λ).
    n_epochs : int, optional
        Epochs of SGD: for "lbfgs" by default 3, with fewer than 10 000 examples 0; for "sgd" 20.

    Attributes
    ----------
    coef_ : ndarray, shape (n_classes, n_features)
        The transpose of W: a row a class, two of them for two classes.
    intercept_ : ndarray, shape (n_classes,), b
    classes_ : ndarray, shape (n_classes,), the distinct labels, sorted
    result_ : Result, what the solver returned, with its history and the reason for its end

    Examples
    --------
    >>> model = SoftmaxRegression(l2=0.01).fit([[0.0], [1.0], [2.0], [3.0]], [0, 0, 1, 1])
    >>> model.predict([[0.5], [2.5]])
    array([0, 1])
    """

    def __init__(
        self,
        l2: float = 1e-4,
        *,
        solver: str = "lbfgs",
        max_iter: int = 1000,
        tolerance: float = 1e-5,
        n_epochs: int | None = None,
    ) -> None:
        if solver not in ("lbfgs", "sgd"):
            raise ValueError(f"expected solver 'lbfgs' or 'sgd', got {solver!r}")
        self.l2 = as_number(l2, "l2", 0)
        self.solver = solver
        self.max_iter = as_count(max_iter, "max_iter")
        self.tolerance = as_number(tolerance, "tolerance", 0)
        least = 0 if solver == "lbfgs" else 1
        self.n_epochs = None if n_epochs is None else as_count(n_epochs, "n_epochs", least)

    @np.errstate(all="ignore")
    def fit(self, X: ArrayLike, y: ArrayLike) -> Self:
        """Find W and b from features (n_examples, n_features) and labels (n_examples,).

        Labels are integers, strings or booleans, of at least two classes. A RuntimeWarning says if
        there is no minimum or it was not reached; data that do not fit raise an error.
        """
        classes, indices = _as_classes(y)
        objective = Objective(X, indices, len(classes), self.l2)
        if self.solver == "sgd":
            result = train_sgd(objective, self.n_epochs)
        else:
            options = {"max_iter": self.max_iter, "tolerance": self.tolerance}
            result = train_lbfgs(objective, self.n_epochs, **options)
        self.classes_, self.result_ = classes, result
        self.coef_ = np.ascontiguousarray(result.parameters[:-1].T)
        self.intercept_ = result.parameters[-1].copy()
        return self

    def decision_function(self, X: ArrayLike) -> FloatArray:
        """Logits O = X W + b in nats, (n_examples, n_classes), for two classes as for more."""
        if not hasattr(self, "coef_"):
            raise ValueError("expected a fitted model, got one on which fit was not called")
        x = as_shaped(X, "features", SHAPE[0], self.coef_.shape[1])
        with np.errstate(all="ignore"):
            logits: FloatArray = x @ self.coef_.T + self.intercept_
        if not np.isfinite(logits).all():
            require(np.isfinite(x), x, "finite features")
            at = int(np.flatnonzero(~np.isfinite(logits).all(axis=1))[0])
            got = f"{np.abs(x[at]).max():.3g} in example {at}"
            raise ValueError(f"expected features whose logits are finite, got {got}")
        return logits

    def predict_proba(self, X: ArrayLike) -> FloatArray:
        """Probabilities softmax(X W + b), (n_examples, n_classes), in the order of `classes_`."""
        return softmax(self.decision_function(X))

    def predict(self, X: ArrayLike) -> NDArray[Any]:
        """Most probable classes, (n_examples,): labels as in `classes_`."""
        top = self.decision_function(X).argmax(axis=1)
        labels: NDArray[Any] = self.classes_[top]
        return labels

    def score(self, X: ArrayLike, y: ArrayLike) -> float:
        """Accuracy: the share of examples of which the most probable class is the label."""
        predicted, labels = self.predict(X), as_array(y, "labels")
        if labels.shape != predicted.shape:
            raise ValueError(f"expected labels of shape {predicted.shape}, got {labels.shape}")
        numbers = [array.dtype.kind in "biuf" for array in (predicted, labels)]
        if numbers[0] != numbers[1] and labels.dtype.kind != "O":
            raise TypeError(f"expected labels like {self.classes_.dtype}, got dtype {labels.dtype}")
        return float(np.mean(predicted == labels))


def _as_classes(y: ArrayLike) -> tuple[NDArray[Any], NDArray[np.intp]]:
    """Return the distinct labels, sorted, and for each example the index of its own."""
    array = as_array(y, "labels")
    if array.ndim != 1 or not array.size:
        raise ValueError(f"expected labels of shape (n_examples,), got shape {array.shape}")
    if array.dtype.kind == "f":
        whole = np.isfinite(array) & (array == np.floor(array))
        require(whole, array, "labels that are integers or strings")
    elif array.dtype.kind == "O" or (array.dtype.kind == "U" and not isinstance(y, np.ndarray)):
        # Of numbers beside strings in a list NumPy makes strings.
        array = np.array(as_list(y, "labels", str if isinstance(array[0], str) else Integral))
    elif array.dtype.kind not in "biuUST":
        raise TypeError(f"expected labels that are integers or strings, got dtype {array.dtype}")
    classes, indices = np.unique(array, return_inverse=True)
    if len(classes) < 2:
        only = classes.tolist()[0]
        raise ValueError(f"expected labels of at least two classes, got only {only!r}")
    return classes, indices
