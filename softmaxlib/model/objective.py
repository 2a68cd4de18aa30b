"""The objective of softmax regression: value, gradient, curvature."""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..checks import (
    FloatArray,
    as_array,
    as_count,
    as_finite,
    as_floats,
    as_labels,
    as_number,
    as_probabilities,
)
from ..losses import softmax_cross_entropy, softmax_cross_entropy_with_gradient
from ._curvature import largest_eigenvalue, shared_inverse
from ._units import Units

BLOCK = 2**22  # numbers in a block of features: large for few calls, small for little memory
SHAPE = ("n_examples", "n_features")


class Objective:
    """Regularised mean cross-entropy: J(W, b) = (1/n) Σᵢ l(xᵢ W + b, yᵢ) + (λ/2) ‖W‖², in nats.

    The parameters are one array of shape (n_features + 1, n_classes): above W, in the last row b,
    which is not penalised. An objective can be handed to `softmaxlib.optimizers` as it is.

    Parameters
    ----------
    features : array_like, shape (n_examples, n_features)
        X, finite. float32 and float64 are kept, integers (pixels, say) become float64.
    labels : array_like, shape (n_examples,) or (n_examples, n_classes)
        For each example the index of its class, or a probability for each class.
    n_classes : int, optional
        K; without it, as many as the labels show: the largest index + 1.
    l2 : float, default 0.0, λ ≥ 0

    Raises
    ------
    TypeError, ValueError
        If an argument is not of the kind or shape said here, or there are no examples.

    Examples
    --------
    >>> objective = Objective([[0.0], [1.0], [2.0]], [0, 0, 1], l2=0.1)
    >>> value, gradient = objective(objective.start())
    >>> round(value, 6), gradient.round(3).tolist()  # log K, as all classes are equally likely
    (0.693147, [[0.167, -0.167], [-0.167, 0.167]])
    """

    def __init__(
        self, features: ArrayLike, labels: ArrayLike, n_classes: int | None = None, l2: float = 0.0
    ) -> None:
        x = as_finite(features, "features", *SHAPE)
        self.features = x.astype(np.result_type(x, np.float32), copy=False)
        self.labels, self.n_classes = self._targets(labels, n_classes)
        self.l2 = as_number(l2, "l2", 0)

    def _targets(self, labels: ArrayLike, n_classes: int | None) -> tuple[NDArray[Any], int]:
        """Return class indices (n,) or probabilities (n, K), and the number of classes K."""
        array, n = as_array(labels, "labels"), len(self.features)
        K = None if n_classes is None else as_count(n_classes, "n_classes")
        if array.ndim not in (1, 2) or len(array) != n:
            expected = f"({n},) or ({n}, n_classes)"
            raise ValueError(f"expected labels of shape {expected}, got shape {array.shape}")
        if array.ndim == 1:
            K = K or int(as_labels(array, np.iinfo(np.intp).max).max()) + 1
            return as_labels(array, K), K
        if K is not None and array.shape[1] != K:
            raise ValueError(f"expected labels of {K} classes, got shape {array.shape}")
        return as_probabilities(array, name="labels").astype(self.features.dtype), array.shape[1]

    def __call__(
        self, parameters: ArrayLike, batch: NDArray[np.integer[Any]] | None = None
    ) -> tuple[float, FloatArray]:
        """Value and gradient: ∇J = (1/n) Xᵀ(P − Y) + λ W for the weights, (1/n) 1ᵀ(P − Y) for b.

        With `batch`, indices of examples, the mean is taken over these only.
        """
        w = self._matrix(parameters)
        if batch is not None:
            batch = np.asarray(batch)
            if batch.dtype.kind not in "iu" or not batch.size:
                kind = f"{batch.size} of dtype {batch.dtype}"
                raise ValueError(f"expected batch as indices of examples, got {kind}")
        total, gradient, n = 0.0, np.zeros_like(w), len(self.labels if batch is None else batch)
        for at in self._blocks(batch):
            # `take` is faster than indexing with an array
            x = self.features[at] if batch is None else self.features.take(at, axis=0)
            loss, slope = softmax_cross_entropy_with_gradient(
                _linear(x, w), self.labels[at], reduction="sum"
            )
            total += float(loss)
            gradient[:-1] += x.T @ slope
            gradient[-1] += slope.sum(axis=0)
        gradient /= n
        if self.l2:
            gradient[:-1] += self.l2 * w[:-1]
        return total / n + self._penalty(w), gradient

    def value(self, parameters: ArrayLike) -> float:
        """Value of the objective, in nats."""
        w, total = self._matrix(parameters), 0.0
        for at in self._blocks():
            logits = _linear(self.features[at], w)
            total += float(softmax_cross_entropy(logits, self.labels[at], reduction="sum"))
        return total / len(self.labels) + self._penalty(w)

    def logits(self, parameters: ArrayLike) -> FloatArray:
        """Logits of all examples, (n_examples, n_classes): O = X W + b."""
        return _linear(self.features, self._matrix(parameters))

    def start(self) -> FloatArray:
        """Parameters to start from: zeros, where all classes are equally likely."""
        return np.zeros((self.features.shape[1] + 1, self.n_classes), self.features.dtype)

    def curvature_bound(self) -> float:
        """Upper bound of the Hessian's eigenvalues everywhere: L = ½ λmax(X̃ᵀX̃/n) + λ, X̃ = [X, 1].

        Source: D. Böhning, Annals of the Institute of Statistical Mathematics 44 (1992).
        """
        return largest_eigenvalue(self.features) / 2 + self.l2

    def preconditioner(self) -> Callable[[FloatArray], FloatArray]:
        """Map g ↦ P g for `lbfgs`: P inverts Böhning's bound ½ X̃ᵀX̃/n + λ diag(1, …, 1, 0)."""
        units = self.units
        inverse = shared_inverse(self.features, units)
        return lambda g: units.parameters(inverse(units.gradient(g)))

    @cached_property
    def units(self) -> Units:
        """The change of variables in which all features have mean 0 and a comparable size."""
        return Units(self.features, self.l2)

    def _blocks(self, batch: NDArray[np.integer[Any]] | None = None) -> Iterator[Any]:
        """Yield slices, or pieces of the batch, of about BLOCK features."""
        step = max(1, BLOCK // self.features.shape[1])
        for first in range(0, len(self.labels if batch is None else batch), step):
            at = slice(first, first + step)
            yield at if batch is None else batch[at]

    def _matrix(self, parameters: ArrayLike) -> FloatArray:
        """Return parameters of the right shape in the working dtype."""
        array = as_floats(parameters, "parameters")
        shape = self.features.shape[1] + 1, self.n_classes
        if array.shape != shape:
            raise ValueError(f"expected parameters of shape {shape}, got shape {array.shape}")
        return array.astype(self.features.dtype, copy=False)

    def _penalty(self, w: FloatArray) -> float:
        """Return (λ/2) ‖W‖²."""
        return self.l2 / 2 * float(np.vdot(w[:-1], w[:-1])) if self.l2 else 0.0


def _linear(x: FloatArray, w: FloatArray) -> FloatArray:
    """Return x W + b, a new array."""
    logits: FloatArray = x @ w[:-1]
    logits += w[-1]
    return logits
