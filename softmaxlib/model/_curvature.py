"""How strongly the objective curves: the largest eigenvalue, and inverses to precondition with."""

from collections.abc import Callable

import numpy as np

from ..checks import FloatArray
from ..logits import softmax
from ._units import Units, blocks

SAMPLE, LEAST = 8, 2000  # examples a feature, and in all, from which to estimate a Hessian
SHRINKAGE = 0.03  # of such an estimate, towards a multiple of the identity
JITTER = 1e-10

Map = Callable[[FloatArray], FloatArray]


def largest_eigenvalue(features: FloatArray) -> float:
    """Return the largest eigenvalue of X̃ᵀX̃/n, rounded up, from the smaller of the two products."""
    n, d = features.shape
    product = gram(features) if d < n else (features @ features.T + 1) / n
    rounding = 1 + float(n + d + 1) * _epsilon(features)
    return float(np.linalg.eigvalsh(product.astype(np.float64))[-1]) * rounding


def gram(features: FloatArray, units: Units | None = None) -> FloatArray:
    """Return X̃ᵀX̃/n, X̃ = [X, 1], shape (d + 1, d + 1)."""
    n, d = features.shape
    product = np.zeros((d + 1, d + 1), features.dtype)
    for x in blocks(features, 4096):
        z = with_ones(x if units is None else units.features(x))
        product += z.T @ z
    product /= n
    return product


def with_ones(x: FloatArray) -> FloatArray:
    """Return [X, 1]."""
    return np.concatenate([x, np.ones((len(x), 1), x.dtype)], axis=1)


def shared_inverse(features: FloatArray, units: Units, weight: float = 0.5) -> Map:
    """Return P for all classes: the inverse of weight Z̃ᵀZ̃/n + penalty, in units."""
    shared = inverse(weight * gram(features, units), units)
    return lambda g: shared @ g


def hessian_inverse(features: FloatArray, units: Units, u: FloatArray) -> Map:
    """Return P with the inverse of each class's own block of the Hessian at u, in units."""
    d, n_classes = features.shape[1], u.shape[1]
    every = max(1, len(features) // max(SAMPLE * (d + 1), LEAST))
    z = with_ones(units.features(features[::every]))  # evenly spaced: the same at every call
    p = softmax(z @ u)
    own = np.empty((n_classes, d + 1, d + 1), features.dtype)
    for k, weights in enumerate((p * (1 - p) / len(z)).T):
        rows = z * np.sqrt(weights)[:, None]
        product = rows.T @ rows
        if every > 1:  # a rare feature may be missing here; in units its variance is 1
            product *= 1 - SHRINKAGE
            product[np.diag_indices(d + 1)] += SHRINKAGE * weights.sum()
        own[k] = inverse(product, units)
    return lambda g: np.matmul(own, g.T[:, :, None])[:, :, 0].T


def inverse(product: FloatArray, units: Units) -> FloatArray:
    """Return C⁻ᵀC⁻¹ of A + penalty = C Cᵀ: symmetric and positive definite even as rounded."""
    matrix = product.astype(np.float64)
    diagonal = np.einsum("ii->i", matrix)
    diagonal[:-1] += units.penalty
    scale = 1 / np.sqrt(np.where(diagonal > 0, diagonal, 1))
    matrix *= scale
    matrix *= scale[:, None]
    # What rounding took from the product must not leave the matrix indefinite.
    diagonal[...] = 1 + max(JITTER, len(matrix) * _epsilon(product))
    factor = np.linalg.inv(np.linalg.cholesky(matrix)) * scale
    result: FloatArray = (factor.T @ factor).astype(product.dtype)
    return result


def _epsilon(array: FloatArray) -> float:
    """Return the spacing of floats at 1."""
    return float(np.finfo(array.dtype).eps)
