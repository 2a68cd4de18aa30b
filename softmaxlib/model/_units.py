"""A change of variables that gives all features a mean of 0 and a comparable size.

With features z = (x − m)/s instead of x, the same model has weights U = s W and bias c = b + m W.
A solver then sees the same problem whatever units the features came in; the penalty still is that
of W, so the model that comes out is the one asked for.
"""

from collections.abc import Iterator

import numpy as np

from ..checks import FloatArray


class Units:
    """The linear map T from u = (U, c) to the parameters w = (W, b), and what goes with it."""

    def __init__(self, features: FloatArray, l2: float) -> None:
        with np.errstate(all="ignore"):
            mean, deviation = _moments(features)
        bad = np.flatnonzero(~np.isfinite(deviation))
        if len(bad):
            what = f"feature {bad[0]} with values up to {np.abs(features[:, bad[0]]).max():.3g}"
            raise ValueError(f"expected features whose squares are finite, got {what}")
        # What curves the objective along a weight: the data, and the penalty.
        size = np.hypot(deviation, np.sqrt(2 * l2))
        size[size == 0] = 1
        self.mean = mean.astype(features.dtype)
        self.factor = (1 / size).astype(features.dtype)
        self.penalty = (np.sqrt(l2) / size) ** 2  # of U, (d,)

    def features(self, x: FloatArray) -> FloatArray:
        """Return z = (x − m)/s."""
        z: FloatArray = x - self.mean
        z *= self.factor
        return z

    def parameters(self, u: FloatArray) -> FloatArray:
        """Return w = T u, that is W = U/s, b = c − m W."""
        w = u.copy()
        w[:-1] *= self.factor[:, None]
        w[-1] -= self.mean @ w[:-1]
        return w

    def coordinates(self, w: FloatArray) -> FloatArray:
        """Return u = T⁻¹ w."""
        u = w.copy()
        u[-1] += self.mean @ u[:-1]
        u[:-1] /= self.factor[:, None]
        return u

    def gradient(self, g: FloatArray) -> FloatArray:
        """Return Tᵀ g, the gradient with respect to u."""
        t = g.copy()
        t[:-1] -= self.mean[:, None] * t[-1]
        t[:-1] *= self.factor[:, None]
        return t


def _moments(features: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return mean and standard deviation of each feature, (d,)."""
    mean, variance = _sums(features)
    info = np.finfo(features.dtype)
    low = np.flatnonzero(variance < info.tiny / info.eps**2)
    deviation = np.sqrt(variance)
    if low.size:  # constant, or so small that their squares underflow: these are scaled up
        _, exponent = np.frexp(np.abs(features[:, low]).max(axis=0))
        scaled, variance = _sums(np.ldexp(features[:, low], -exponent))
        mean[low] = np.ldexp(scaled, exponent)
        deviation[low] = np.ldexp(np.sqrt(variance), exponent)
    return mean, deviation


def _sums(features: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return mean and variance, from sums over what is left after a guess of the mean."""
    n, d = features.shape
    guess = features[:: -(-n // 1000)].mean(axis=0)
    total, squares = np.zeros(d), np.zeros(d)
    for x in blocks(features, 2**18 // d):
        z = x - guess
        ones = np.ones(len(z), z.dtype)
        total += ones @ z
        z *= z
        squares += ones @ z
    return guess + total / n, np.maximum(squares / n - (total / n) ** 2, 0)


def blocks(features: FloatArray, size: int) -> Iterator[FloatArray]:
    """Yield the features by blocks of examples."""
    for first in range(0, len(features), max(1, size)):
        yield features[first : first + max(1, size)]
