"""Softmax, its logarithm, and the soft maximum and minimum, computed from logits.

What holds for all four. `axis` is an integer, a tuple of them, or None for all axes (SciPy's
default, not ours); a plain number counts as one class. float16, float32 and float64 are kept
(float16 is computed in float32 and rounded once), integers become float64. The input is never
changed, unless it is also `out`. There are no warnings: overflow, underflow and NaN are results,
defined below, and NaN stays in its own slice; only the last bits may depend on what is computed
with a slice, because that decides how. Errors are measured in ε, the spacing of floats at 1:
2.2e-16 for float64, 1.2e-7 for float32. For a class whose logit lies `g` below the largest,
subtracting the two rounds by up to g·ε/2, and dividing by a temperature other than 1 by as much
again; e^(−g/T) inherits that. Adding up K terms is rounded by up to sε, the half of ε for each
addition on the way of a term: s = 12 for K ≤ 128, and 1/2 more for each doubling, where NumPy sums
pairwise; s = K/4 where many rows are short enough for a product with ones, 2 KiB each. Logits have
to be chosen for that: what was found with others is said beside each bound.

Source: P. Blanchard, D. J. Higham, N. J. Higham, "Accurately computing the log-sum-exp and softmax
functions", IMA Journal of Numerical Analysis 41 (2021), doi:10.1093/imanum/draa038.
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from ._blocks import (
    FEW,
    blocks,
    exponentials,
    in_place,
    keeps_digits,
    log_total,
    quiet,
    row_sums,
    shift,
    wide,
    widened,
)
from ._rows import deliver, from_rows, restore, room, to_rows
from ._validation import Axis, FloatArray, as_logits, as_temperature


def softmax(
    logits: ArrayLike, axis: Axis = -1, *, temperature: float = 1.0, out: FloatArray | None = None
) -> FloatArray:
    """Probabilities from logits: softmax(o)ₖ = exp(oₖ/T) / Σⱼ exp(oⱼ/T).

    Parameters
    ----------
    logits : array_like, shape (..., n_classes)
        Scores o, in nats; −inf gives probability exactly 0.
    axis : int, tuple of int or None, default -1
        Where the classes are; None takes all elements as one distribution.
    temperature : float, default 1.0
        T > 0. Towards 0 all probability goes to the largest logits, towards ∞ it is uniform.
    out : ndarray, optional
        Where to write: of the result's shape and dtype; may be `logits` itself.

    Returns
    -------
    ndarray, shape of `logits`
        Probabilities, which sum to 1 along `axis`.

    Raises
    ------
    TypeError, ValueError
        If logits are not real numbers, T is not finite and positive, or `axis` or `out` do not fit.

    Notes
    -----
    Stable because exponentials are taken as they are only where their sum lies in [1, ∞); in every
    other slice the largest logit is subtracted first, so that none exceeds 1 and the sum is at
    least 1. The two differ by rounding only. The relative error is at most (g/2 + (log K)/2 + 4 +
    s)ε, with g for g/2 and log K for its half where T ≠ 1; g is the gap over T. Found: g/2 + 2.8,
    and 0.5 ulp for float16. Results that underflow are within one smallest subnormal.

    As in SciPy, all logits −inf or any +inf give NaN in that slice: the limit depends on how the
    logits got there. Unlike SciPy, this warns of nothing, and no classes give an empty array.

    Examples
    --------
    >>> softmax([[0, 0], [1e308, -1e308], [0, -np.inf]])
    array([[0.5, 0.5],
           [1. , 0. ],
           [1. , 0. ]])
    """
    x, temperature = as_logits(logits), as_temperature(temperature)
    if out is None and _are_few(x, axis):
        with np.errstate(all="ignore"):
            terms = np.exp(shift(widened(x), temperature)[1])
            return (terms / row_sums(terms)).astype(x.dtype, order="C", copy=False)
    rows, axes = to_rows(x, axis)
    p = room(rows, x, axes, out)
    with quiet(rows.shape[-1]):
        for at, _, terms, total in exponentials(rows, temperature, p, least=1.0):
            np.divide(terms, total, out=p[at])
    return restore(p, x, axes, out)


def log_softmax(
    logits: ArrayLike, axis: Axis = -1, *, temperature: float = 1.0, out: FloatArray | None = None
) -> FloatArray:
    """Log-probabilities from logits, in nats: log softmax(o)ₖ = oₖ/T − log Σⱼ exp(oⱼ/T).

    Parameters
    ----------
    logits, axis, temperature, out
        As for `softmax`, and so are the errors raised.

    Returns
    -------
    ndarray, shape of `logits`
        Log-probabilities, none above 0.

    Notes
    -----
    Stable because no probability is formed: it does not turn to −inf where softmax underflows. The
    largest logit m is subtracted first, unless in a whole block of slices m ≤ ¾ (log Σⱼ exp oⱼ −
    1): then what is lost by rounding that logarithm is small beside every result. A sure class,
    whose log-probability is −log(1 + rest), goes through log1p: with a gap of 50 it is −e⁻⁵⁰, where
    SciPy gives 0. The relative error is at most (g/2 + (log K)/2 + 4 + s)ε for the top class, g
    being the gap to the second, and the same without g/2 for all others (g and log K for their
    halves where T ≠ 1). Found: g/2 + 2.8 and 2.7; 0.5 ulp for float16.

    −inf gives −inf; all logits −inf or any +inf give NaN in that slice, no classes an empty array.
    Beyond SciPy: a mix with +inf is NaN throughout, in keeping with `softmax`, and without warning.

    Examples
    --------
    >>> log_softmax([0.0, -50.0, -1e4])
    array([-1.92874985e-22, -5.00000000e+01, -1.00000000e+04])
    """
    x, temperature = as_logits(logits), as_temperature(temperature)
    if out is None and _are_few(x, axis):
        with np.errstate(all="ignore"):
            z = shift(widened(x), temperature)[1]
            terms = np.exp(z)
            few: FloatArray = z - log_total(terms, row_sums(terms))
            return few.astype(x.dtype, order="C", copy=False)
    rows, axes = to_rows(x, axis)
    log_p = room(rows, x, axes, out)
    with quiet(rows.shape[-1]):
        _write_log_softmax(rows, temperature, log_p)
    return restore(log_p, x, axes, out)


def _write_log_softmax(rows: FloatArray, temperature: float, log_p: FloatArray) -> None:
    """Write log-probabilities, without a shift where a block as a whole needs none."""
    unshifted = temperature == 1
    for at in blocks(rows):
        o, place = widened(rows[at]), in_place(log_p, at)
        if unshifted:
            log_sum = np.log(row_sums(np.exp(o, out=place)))
            unshifted = keeps_digits(o, log_sum)
        if unshifted:
            np.subtract(o, log_sum, out=log_p[at])
            continue
        largest, z = shift(o, temperature, out=place)
        terms = np.exp(z)
        log_sum = log_total(terms, row_sums(terms))
        np.subtract(z, log_sum, out=log_p[at])
        unshifted = temperature == 1 and keeps_digits(largest, largest + log_sum)


def logsumexp(
    logits: ArrayLike,
    axis: Axis = -1,
    *,
    temperature: float = 1.0,
    keepdims: bool = False,
    out: FloatArray | None = None,
) -> Any:
    """RealSoftMax, the soft maximum of logits: T log Σⱼ exp(oⱼ/T), in nats.

    With λ = 1/T it is λ⁻¹ RealSoftMax(λo). It lies between max o and max o + T log K.

    Parameters
    ----------
    logits, axis, temperature, out
        As for `softmax`, and so are the errors raised.
    keepdims : bool, default False
        Keep the reduced axes with length 1.

    Returns
    -------
    float or ndarray, shape of `logits` without `axis`
        The soft maximum of each slice.

    Notes
    -----
    Stable because it is the logarithm as it stands only where T = 1 and the sum lies in [4, ∞);
    elsewhere it is max o + T log(1 + rest), by log1p where rest < 1: RealSoftMax(0, −50) is e⁻⁵⁰.
    The error is at most 0.51 ulp of the result plus (2 + (log K)/2 + s)εT, with log K for its half
    where T ≠ 1; where the two terms nearly cancel, this is absolute, not relative. Found: 0.5 ulp +
    2.1ε, and 0.5 ulp + 8.3εT where T ≠ 1 (10⁵ classes).

    As in SciPy, all logits −inf, or no logits, give −inf, and any +inf gives +inf.

    Examples
    --------
    >>> logsumexp([[0, 0], [1e4, -1e4]])
    array([6.93147181e-01, 1.00000000e+04])
    """
    x = np.atleast_1d(as_logits(logits))
    rows, axes = to_rows(x, axis)
    temperature = as_temperature(temperature)
    value = np.empty((len(rows), 1), wide(rows))
    with quiet(rows.shape[-1]):
        for at, largest, terms, total in exponentials(rows, temperature):
            excess = np.multiply(log_total(terms, total.astype(value.dtype)), temperature)
            value[at] = np.where(np.isinf(largest), largest, largest + excess)
    kept = from_rows(value, [1 if a in axes else n for a, n in enumerate(x.shape)], axes)
    return deliver(kept if keepdims else kept.squeeze(axes), x.dtype, out)


def softmin(
    x: ArrayLike,
    axis: Axis = -1,
    *,
    temperature: float = 1.0,
    keepdims: bool = False,
    out: FloatArray | None = None,
) -> Any:
    """Soft minimum, the counterpart of RealSoftMax: −T log Σⱼ exp(−xⱼ/T).

    It lies between min x − T log K and min x. Some frameworks use the name for the probabilities
    softmax(−x); this is a number for each slice, as the minimum is.

    Parameters
    ----------
    x : array_like, shape (..., n_classes)
        Numbers in nats, such as energies or losses.
    axis, temperature, keepdims, out
        As for `logsumexp`, and so are the errors raised.

    Returns
    -------
    float or ndarray, shape of `x` without `axis`
        The soft minimum of each slice.

    Notes
    -----
    Stable and accurate as `logsumexp`, of which it is the mirror image: any −inf gives −inf;
    nothing but +inf, or nothing at all, gives +inf.

    Examples
    --------
    >>> softmin([[0, 0], [1e4, -1e4]])
    array([-6.93147181e-01, -1.00000000e+04])
    """
    value = logsumexp(-as_logits(x), axis, temperature=temperature, keepdims=keepdims, out=out)
    return np.negative(value, out=out)


def _are_few(x: FloatArray, axis: Axis) -> bool:
    """Tell whether calling NumPy takes longer than computing: then blocks do not pay."""
    return axis == -1 and x.ndim > 0 and x.size <= FEW and x.flags.c_contiguous
