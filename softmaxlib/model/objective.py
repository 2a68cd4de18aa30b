"""The objective of softmax regression: value, gradient, products with the Hessian, curvature."""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .._validation import FloatArray
from ..losses import (
    softmax_cross_entropy,
    softmax_cross_entropy_hvp,
    softmax_cross_entropy_with_gradient,
)
from ._curvature import hessian_inverse, largest_eigenvalue, shared_inverse
from ._inputs import as_features, as_matrix, as_strength, as_targets
from ._units import Units

BLOCK = 2**22  # numbers in a block of features: large for few calls, small for little memory


class Objective:
    """Regularised mean cross-entropy: J(W, b) = (1/n) Σᵢ l(xᵢ W + b, yᵢ) + (λ/2) ‖W‖², in nats.

    The parameters are one array of shape (n_features + 1, n_classes): above W, in the last row b.
    The bias is not penalised. An objective can be handed to any function of
    `softmaxlib.optimizers` as it is.

    Parameters
    ----------
    features : array_like, shape (n_examples, n_features)
        X, finite. float32 and float64 are kept, and all is computed in them; float16 becomes
        float32, integers (pixels, say) become float64: pass float32 to save time and memory.
    labels : array_like, shape (n_examples,) or (n_examples, n_classes)
        For each example the index of its class, or a probability for each class.
    n_classes : int, optional
        K; without it, as many as the labels show: the largest index + 1.
    l2 : float, default 0.0
        λ ≥ 0.

    Attributes
    ----------
    features : ndarray, shape (n_examples, n_features)
        X in the working dtype; what was passed, if it was of that dtype.
    labels : ndarray, shape (n_examples,) or (n_examples, n_classes)
        Class indices or probabilities.
    n_classes : int
        K.
    l2 : float
        λ.

    Raises
    ------
    TypeError, ValueError
        If an argument is not of the kind or shape said here; labels out of range, features not
        finite, no examples or no features.

    Notes
    -----
    Blocks of examples are taken through both matrix products while they are in the cache, so the
    features are read from memory once for the value and the gradient. Values are summed in float64.

    Examples
    --------
    With W = 0 all K classes are equally likely, and the loss is log K:

    >>> objective = Objective([[0.0], [1.0], [2.0]], [0, 0, 1], l2=0.1)
    >>> value, gradient = objective(objective.start())
    >>> round(value, 6)
    0.693147
    >>> gradient.round(3)
    array([[ 0.167, -0.167],
           [-0.167,  0.167]])
    >>> from softmaxlib.optimizers import lbfgs
    >>> round(lbfgs(objective, objective.start()).loss, 6)
    0.323609
    """

    def __init__(
        self,
        features: ArrayLike,
        labels: ArrayLike,
        n_classes: int | None = None,
        l2: float = 0.0,
    ) -> None:
        self.features = as_features(features)
        self.labels, self.n_classes = as_targets(
            labels, len(self.features), n_classes, self.features.dtype
        )
        self.l2 = as_strength(l2)

    def __repr__(self) -> str:
        n, d = self.features.shape
        return f"Objective(n={n}, d={d}, K={self.n_classes}, l2={self.l2:g}, {self.features.dtype})"

    def __call__(
        self, parameters: ArrayLike, batch: NDArray[np.integer[Any]] | None = None
    ) -> tuple[float, FloatArray]:
        """Value and gradient: ∇J = (1/n) Xᵀ(P − Y) + λ W for the weights, (1/n) 1ᵀ(P − Y) for b.

        Parameters
        ----------
        parameters : array_like, shape (n_features + 1, n_classes)
            W and b.
        batch : array of int, optional
            The mean is taken over these examples only; the penalty is the same.

        Returns
        -------
        value : float
            J, in nats.
        gradient : ndarray, shape (n_features + 1, n_classes)
            In the features' dtype.

        Raises
        ------
        TypeError, ValueError
            If the parameters are not real numbers of that shape, or the batch is not indices.
        """
        if batch is not None and (np.asarray(batch).dtype.kind not in "iu" or not len(batch)):
            kind = f"{len(batch)} of dtype {np.asarray(batch).dtype}"
            raise ValueError(f"expected batch as indices of examples, got {kind}")
        w = self._matrix(parameters)
        total, gradient, n = 0.0, np.zeros_like(w), len(self.labels if batch is None else batch)
        for at in self._blocks(batch):
            # `take` is faster than indexing with an array
            x = self.features[at] if batch is None else self.features.take(at, axis=0)
            loss, slope = softmax_cross_entropy_with_gradient(
                _linear(x, w), self.labels[at], reduction="sum"
            )
            total += float(loss)
            _add_product(gradient, x, slope)
        gradient /= n
        gradient[:-1] += self.l2 * w[:-1]
        return total / n + self._penalty(w), gradient

    def value(self, parameters: ArrayLike) -> float:
        """Value of the objective, in nats.

        Parameters
        ----------
        parameters : array_like, shape (n_features + 1, n_classes)
            W and b.

        Returns
        -------
        float
            J.
        """
        w = self._matrix(parameters)
        total = 0.0
        for at in self._blocks():
            logits = _linear(self.features[at], w)
            total += float(softmax_cross_entropy(logits, self.labels[at], reduction="sum"))
        return total / len(self.labels) + self._penalty(w)

    def logits(self, parameters: ArrayLike) -> FloatArray:
        """Logits of all examples: O = X W + b.

        Parameters
        ----------
        parameters : array_like, shape (n_features + 1, n_classes)
            W and b.

        Returns
        -------
        ndarray, shape (n_examples, n_classes)
            O.
        """
        return _linear(self.features, self._matrix(parameters))

    def hvp(self, parameters: ArrayLike, vector: ArrayLike) -> FloatArray:
        """Product of the Hessian with a vector: (1/n) X̃ᵀ(Hᵢ x̃ᵢV)ᵢ + λV, X̃ = [X, 1], λ not for b.

        Hᵢ = diag(pᵢ) − pᵢpᵢᵀ is the Hessian of example i with respect to its logits.

        Parameters
        ----------
        parameters, vector : array_like, shape (n_features + 1, n_classes)
            Where, and what to multiply.

        Returns
        -------
        ndarray, shape (n_features + 1, n_classes)
            The product, at the price of one and a half gradients; the Hessian is never formed.
        """
        w, v = self._matrix(parameters), self._matrix(vector, "vector")
        product = np.zeros_like(w)
        for at in self._blocks():
            x = self.features[at]
            curved = softmax_cross_entropy_hvp(_linear(x, w), _linear(x, v), reduction="sum")
            _add_product(product, x, curved)
        product /= len(self.labels)
        product[:-1] += self.l2 * v[:-1]
        return product

    def start(self) -> FloatArray:
        """Parameters to start from: zeros, where all classes are equally likely.

        Returns
        -------
        ndarray, shape (n_features + 1, n_classes)
            Zeros in the features' dtype.
        """
        return np.zeros((self.features.shape[1] + 1, self.n_classes), self.features.dtype)

    def curvature_bound(self) -> float:
        """Upper bound of the Hessian's eigenvalues everywhere: L = ½ λmax(X̃ᵀX̃/n) + λ, X̃ = [X, 1].

        Returns
        -------
        float
            L. Gradient descent with a step size of 1/L lowers the objective at every step.

        Notes
        -----
        The Hessian of an example with respect to its logits is diag(p) − ppᵀ ⪯ ½(I − 11ᵀ/K) ⪯ ½I
        whatever p is. The eigenvalue is enlarged by the rounding that the sums may have suffered.
        The cost is that of about min(n, d)/(2K) gradients.

        Source: D. Böhning, "Multinomial logistic regression algorithm", Annals of the Institute of
        Statistical Mathematics 44 (1992), 197–200.
        """
        return largest_eigenvalue(self.features) / 2 + self.l2

    def preconditioner(
        self, parameters: ArrayLike | None = None
    ) -> Callable[[FloatArray], FloatArray]:
        """Approximate inverse of the Hessian, for `softmaxlib.optimizers.lbfgs`: a map g ↦ P g.

        Parameters
        ----------
        parameters : array_like, shape (n_features + 1, n_classes), optional
            Without them P is the inverse of Böhning's bound, ½ X̃ᵀX̃/n + λ diag(1, …, 1, 0), the
            same for every class and everywhere. With them each class k has its own: the inverse of
            its diagonal block of the Hessian there, X̃ᵀ diag(pₖ(1 − pₖ)) X̃/n + λ diag(1, …, 1, 0).

        Returns
        -------
        callable
            A symmetric positive definite linear map of arrays (n_features + 1, n_classes).

        Notes
        -----
        The features are first shifted and scaled to mean 0 and a comparable size, and the matrix to
        a diagonal of ones; then a little is added to it, since features may depend on one another.
        Beyond 4096 features only its diagonal is used; beyond 2²⁶ entries for all classes, the
        matrix of the bound serves them all. On large data the blocks of the Hessian are estimated
        from evenly spaced examples, at least 2000 and 8 a feature, and shrunk a little towards a
        multiple of the identity.
        """
        units = self.units
        if parameters is None:
            inverse = shared_inverse(self.features, units)
        else:
            inverse = hessian_inverse(
                self.features, units, units.coordinates(self._matrix(parameters))
            )
        return lambda g: units.parameters(inverse(units.gradient(g)))

    @cached_property
    def units(self) -> Units:
        """The change of variables in which all features have mean 0 and a comparable size."""
        return Units(self.features, self.l2)

    def _matrix(self, parameters: ArrayLike, name: str = "parameters") -> FloatArray:
        shape = self.features.shape[1] + 1, self.n_classes
        return as_matrix(parameters, name, shape, self.features.dtype)

    def _penalty(self, w: FloatArray) -> float:
        return self.l2 / 2 * float(np.vdot(w[:-1], w[:-1])) if self.l2 else 0.0

    def _blocks(self, batch: NDArray[np.integer[Any]] | None = None) -> Iterator[Any]:
        """Yield slices, or pieces of the batch, of about BLOCK features."""
        step = max(1, BLOCK // self.features.shape[1])
        for first in range(0, len(self.labels if batch is None else batch), step):
            at = slice(first, first + step)
            yield at if batch is None else batch[at]


def _linear(x: FloatArray, w: FloatArray) -> FloatArray:
    """Return x W + b, a new array."""
    logits: FloatArray = x @ w[:-1]
    logits += w[-1]
    return logits


def _add_product(out: FloatArray, x: FloatArray, slope: FloatArray) -> None:
    """Add [x, 1]ᵀ slope."""
    out[:-1] += x.T @ slope
    out[-1] += slope.sum(axis=0)
