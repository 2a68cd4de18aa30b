"""Softmax, its logarithm, and the soft maximum and minimum, computed from logits.

The largest logit is subtracted first, so that no exponential overflows and their sum is at least 1.
Floats keep their dtype (float16 is computed in float32), integers become float64. There are no
warnings; NaN stays in its own slice. Large arrays are computed in `_fast`: `_by_rows` chooses.

Source: P. Blanchard, D. J. Higham, N. J. Higham, "Accurately computing the log-sum-exp and softmax
functions", IMA Journal of Numerical Analysis 41 (2021).
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from . import _fast
from .checks import FloatArray, as_axis, as_floats, as_number

# A sum of powers, of which the largest is 1, below which its logarithm loses digits.
SURE = 1.5


def softmax(logits: ArrayLike, axis: int = -1, *, temperature: float = 1.0) -> FloatArray:
    """Probabilities from logits: softmax(o)ₖ = exp(oₖ/T) / Σⱼ exp(oⱼ/T).

    Parameters
    ----------
    logits : array_like, shape (..., n_classes)
        Scores o, in nats; −inf gives probability exactly 0.
    axis : int, default -1, where the classes are
    temperature : float, default 1.0
        T > 0. Towards 0 all probability goes to the largest logits, towards ∞ it is uniform.

    Returns
    -------
    ndarray, shape of `logits`
        Probabilities, which sum to 1 along `axis`; NaN beside +inf, or if all logits are −inf.

    Raises
    ------
    TypeError, ValueError
        If logits are not real numbers, T is not positive, or `axis` does not fit.

    Examples
    --------
    >>> softmax([[0, 0], [1e308, -1e308]])
    array([[0.5, 0.5],
           [1. , 0. ]])
    """
    return _by_rows(_softmax, _fast.softmax, logits, axis, temperature)


def log_softmax(logits: ArrayLike, axis: int = -1, *, temperature: float = 1.0) -> FloatArray:
    """Log-probabilities from logits, in nats: log softmax(o)ₖ = oₖ/T − log Σⱼ exp(oⱼ/T).

    Parameters
    ----------
    logits, axis, temperature
        As for `softmax`, and so are the errors raised.

    Returns
    -------
    ndarray, shape of `logits`
        Log-probabilities, none above 0; NaN where `softmax` is.

    Examples
    --------
    >>> log_softmax([0.0, -50.0, -1e4])
    array([-1.92874985e-22, -5.00000000e+01, -1.00000000e+04])
    """
    return _by_rows(_log_softmax, _fast.log_softmax, logits, axis, temperature)


def logsumexp(logits: ArrayLike, axis: int = -1, *, temperature: float = 1.0) -> Any:
    """RealSoftMax, the soft maximum of logits: T log Σⱼ exp(oⱼ/T), in nats.

    Parameters
    ----------
    logits, axis, temperature
        As for `softmax`, and so are the errors raised.

    Returns
    -------
    float or ndarray, shape of `logits` without `axis`
        The soft maximum of each slice, between max o and max o + T log K.

    Examples
    --------
    >>> logsumexp([[0, 0], [1e4, -1e4]])
    array([6.93147181e-01, 1.00000000e+04])
    """
    value = _by_rows(_logsumexp, _fast.logsumexp, logits, axis, temperature)
    return value.squeeze(axis)[()]


def softmin(x: ArrayLike, axis: int = -1, *, temperature: float = 1.0) -> Any:
    """Soft minimum, the counterpart of RealSoftMax: −T log Σⱼ exp(−xⱼ/T).

    Parameters
    ----------
    x, axis, temperature
        As for `softmax`, and so are the errors raised.

    Returns
    -------
    float or ndarray, shape of `x` without `axis`
        The soft minimum of each slice, between min x − T log K and min x.

    Examples
    --------
    >>> softmin([[0, 0], [1e4, -1e4]])
    array([-6.93147181e-01, -1.00000000e+04])
    """
    return -logsumexp(-as_floats(x, "x"), axis, temperature=temperature)


def _softmax(o: FloatArray, temperature: float) -> FloatArray:
    """Return the probabilities of each row (n, n_classes)."""
    powers: FloatArray = np.exp(_gaps(o, o.max(axis=1, keepdims=True), temperature))
    powers /= powers.sum(axis=1, keepdims=True)
    return powers


def _log_softmax(o: FloatArray, temperature: float) -> FloatArray:
    """Return the log-probabilities of each row."""
    gaps = _gaps(o, o.max(axis=1, keepdims=True), temperature)
    return gaps - _log_sum(gaps)


def _logsumexp(o: FloatArray, temperature: float) -> FloatArray:
    """Return the soft maximum of each row, (n, 1)."""
    largest = o.max(axis=1, keepdims=True)
    value: FloatArray = largest + temperature * _log_sum(_gaps(o, largest, temperature))
    return np.where(np.isinf(largest), largest, value) if np.isnan(value.sum()) else value


def _gaps(o: FloatArray, largest: FloatArray, temperature: float) -> FloatArray:
    """Return how far the logits are above the largest of their row, over T."""
    if temperature == 1:
        return o - largest
    # float32 does not cover every temperature, and a gap may overflow where half of it does not.
    halves: FloatArray = np.subtract(o / 2, largest / 2, dtype=np.result_type(o, np.float64))
    return halves / temperature * 2


def _log_sum(gaps: FloatArray) -> FloatArray:
    """Return log Σ e^gap, (n, 1). Near 1 log1p keeps what the sum with e⁰ = 1 rounds away."""
    powers = np.exp(gaps)
    total = powers.sum(axis=1, keepdims=True)
    log: FloatArray = np.log(total)
    sure = (total[:, 0] < SURE).nonzero()[0]
    if sure.size:
        rest = powers[sure]
        rest[np.arange(len(sure)), rest.argmax(axis=1)] = 0
        log[sure] = np.log1p(rest.sum(axis=1, keepdims=True))
    return log


@np.errstate(all="ignore")
def _by_rows(
    plain: Callable[[FloatArray, float], FloatArray],
    fast: Callable[[FloatArray], FloatArray],
    logits: ArrayLike,
    axis: int,
    temperature: float,
) -> FloatArray:
    """Lay the logits out as rows for a function, above a size the fast one, and undo that."""
    o = as_floats(logits, "logits")
    axis = as_axis(axis, o, "logits")
    if temperature != 1:
        temperature = as_number(temperature, "temperature", 0, closed="")
    moved = o if axis == -1 else np.moveaxis(o, axis, -1)
    n_classes = moved.shape[-1]
    if not n_classes:
        raise ValueError(f"expected logits of at least one class, got shape {o.shape}")
    rows = np.ascontiguousarray(moved).reshape(-1, n_classes)
    if o.itemsize == 2:
        rows = rows.astype(np.float32)
    few = o.size <= _fast.MANY or temperature != 1
    result = plain(rows, temperature) if few else fast(rows)
    result = result.astype(o.dtype, copy=False).reshape(moved.shape[:-1] + result.shape[1:])
    return result if axis == -1 else np.moveaxis(result, -1, axis)
