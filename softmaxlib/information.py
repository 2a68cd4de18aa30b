"""What distributions say in nats or bits: surprisal, entropy, cross-entropy, KL divergence.

    surprisal      −log p                 entropy        H(P) = −Σₖ pₖ log pₖ
    cross-entropy  H(P, Q) = −Σₖ pₖ log qₖ = H(P) + D(P‖Q)
    KL divergence  D(P‖Q) = Σₖ pₖ log(pₖ/qₖ)

What holds for all of them. The result is in nats unless `base` says otherwise: 2 gives bits. P and
Q are broadcast against each other, but not along `axis`, along which each must sum to 1. There are
no warnings: 0 log 0 is 0, and what P can send and Q cannot costs infinitely much. Floats keep their
dtype (computed in float64), integers become float64. No term of a sum is negative, so nothing
cancels.

Source: C. E. Shannon, "A mathematical theory of communication", Bell System Technical Journal 27
(1948), doi:10.1002/j.1538-7305.1948.tb01338.x.
"""

import math
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from .checks import FloatArray, as_axis, as_each_probability, as_floats, as_number, as_probabilities

CLOSE = 1 / 3  # |q − p|/(q + p) up to which, for q from p/2 to 2p, a series beats a logarithm
LAST = 41  # the last term of that series, below ε even for 80-bit floats
LOGARITHMS: dict[float, np.ufunc] = {2: np.log2, 10: np.log10}  # nearer than a quotient


def surprisal(probabilities: ArrayLike, *, base: float = math.e) -> Any:
    """Surprisal of an event of probability p: −log p.

    Parameters
    ----------
    probabilities : array_like, any shape, probabilities p of events, which need not sum to 1
    base : float, default e, of the logarithm, above 1: e for nats, 2 for bits

    Returns
    -------
    float or ndarray, shape of `probabilities`
        Surprisals, none below 0; +inf for what is impossible.

    Examples
    --------
    >>> surprisal([1, 0.5, 1 / 8, 0], base=2)
    array([ 0.,  1.,  3., inf])
    """
    p = as_each_probability(probabilities)
    with np.errstate(all="ignore"):
        return _surprisal(_wide(p), _base(base)).astype(p.dtype)[()]


def entropy(probabilities: ArrayLike, axis: int = -1, *, base: float = math.e) -> Any:
    """Entropy, the mean surprisal: H(P) = −Σₖ pₖ log pₖ.

    Parameters
    ----------
    probabilities : array_like, shape (..., n_classes), the distribution P
    axis : int, default -1, where the classes are
    base : float, default e, of the logarithm, above 1: e for nats, 2 for bits

    Returns
    -------
    float or ndarray, shape of `probabilities` without `axis`, entropies, from 0 to log K

    Raises
    ------
    TypeError, ValueError
        If probabilities do not sum to 1, `base` is not above 1, or `axis` does not fit.

    Examples
    --------
    >>> entropy([[0.5, 0.5], [1, 0]], base=2)
    array([1., 0.])
    """
    return _mean_surprisal(_alone(probabilities, axis), _base(base))


def cross_entropy(p: ArrayLike, q: ArrayLike, axis: int = -1, *, base: float = math.e) -> Any:
    """Cross-entropy, the mean surprisal of who believes Q while P sends: H(P, Q) = −Σₖ pₖ log qₖ.

    With logits at hand, take `softmaxlib.losses`, which keeps what rounds to 0 or 1 in Q.

    Parameters
    ----------
    p, q : array_like, shape (..., n_classes), the distributions P and Q
    axis, base
        As for `entropy`, and so are the errors raised.

    Returns
    -------
    float or ndarray, the broadcast shape without `axis`
        Cross-entropies, none below H(P); +inf where P > 0 and Q = 0.

    Examples
    --------
    >>> cross_entropy([0.5, 0.5], [[0.5, 0.5], [0.25, 0.75], [0, 1]], base=2).round(4)
    array([1.    , 1.2075,    inf])
    """
    return _mean_surprisal(_pair(p, q, axis), _base(base))


def kl_divergence(p: ArrayLike, q: ArrayLike, axis: int = -1, *, base: float = math.e) -> Any:
    """KL divergence, what believing Q costs on top of H(P): D(P‖Q) = Σₖ pₖ log(pₖ/qₖ).

    Computed as the sum of pₖ log(pₖ/qₖ) − pₖ + qₖ, of which no term is negative.

    Parameters
    ----------
    p, q, axis, base
        As for `cross_entropy`, and so are the errors raised.

    Returns
    -------
    float or ndarray, the broadcast shape without `axis`
        Divergences: 0 for P = Q only, +inf where P > 0 and Q = 0.

    Examples
    --------
    >>> kl_divergence([0.5, 0.5], [[0.5, 0.5], [0.5 - 2**-40, 0.5 + 2**-40], [0, 1]])
    array([0.00000000e+00, 1.65436123e-24,            inf])
    """
    pair, base = _pair(p, q, axis), _base(base)
    with np.errstate(all="ignore"):
        nats = _excess(pair.p, pair.q).sum(axis=pair.axis)
        return (nats / _nats_per_unit(base)).astype(pair.dtype)[()]


def perplexity(p: ArrayLike, q: ArrayLike | None = None, *, axis: int = -1) -> Any:
    """Perplexity: exp H(P), or exp H(P, Q), as many equally likely classes would surprise as much.

    Parameters
    ----------
    p, q, axis
        As for `cross_entropy`, and so are the errors raised; without q, Q is P.

    Returns
    -------
    float or ndarray, the broadcast shape without `axis`, perplexities, at least 1

    Examples
    --------
    >>> perplexity([[0.5, 0.5, 0], [1, 0, 0]])
    array([2., 1.])
    """
    pair = _alone(p, axis) if q is None else _pair(p, q, axis)
    with np.errstate(all="ignore"):
        nats = _cost(pair.p, pair.q, math.e).sum(axis=pair.axis)
        return np.exp(nats).astype(pair.dtype)[()]


class _Pair(NamedTuple):
    """P and Q, checked, broadcast, and in a dtype to compute in."""

    p: FloatArray
    q: FloatArray
    axis: int
    dtype: Any  # of the result


def _alone(p: ArrayLike, axis: int) -> _Pair:
    """Check one distribution, which is both P and Q."""
    x = as_probabilities(p, axis)
    return _Pair(_wide(x), _wide(x), as_axis(axis, x, "probabilities"), x.dtype)


def _pair(p: ArrayLike, q: ArrayLike, axis: int) -> _Pair:
    """Check two distributions, each before it is broadcast, so that errors name its own places."""
    names = ("probabilities p", "probabilities q")
    both = [as_floats(x, name) for x, name in zip((p, q), names, strict=True)]
    wider = max(both, key=lambda x: x.ndim)
    # Counted from the end, an axis means the same before and after broadcasting.
    axis = as_axis(axis, wider, names[0])
    shapes = f"got shapes {both[0].shape} and {both[1].shape}"
    if len({x.shape[axis] if -axis <= x.ndim else None for x in both}) > 1:
        raise ValueError(f"expected p and q with the same classes along axis {axis}, {shapes}")
    both = [as_probabilities(x, axis, name) for x, name in zip(both, names, strict=True)]
    try:
        wide_p, wide_q = np.broadcast_arrays(*map(_wide, both))
    except ValueError:
        raise ValueError(f"expected p and q of shapes that broadcast, {shapes}") from None
    return _Pair(wide_p, wide_q, axis, np.result_type(*both))


def _base(base: float) -> float:
    """Check a base: below 1 every surprisal would be negative."""
    return as_number(base, "base", 1, closed="")


def _wide(x: FloatArray) -> FloatArray:
    """Return x in a dtype to compute in: float64 at least."""
    return x.astype(np.result_type(x, np.float64), copy=False)


def _nats_per_unit(base: float) -> float:
    """Return log(base)."""
    return 1.0 if base == math.e else math.log(base)


def _mean_surprisal(pair: _Pair, base: float) -> Any:
    """Return H(P, Q), which is H(P) if Q is P."""
    with np.errstate(all="ignore"):
        return _cost(pair.p, pair.q, base).sum(axis=pair.axis).astype(pair.dtype)[()]


def _surprisal(p: FloatArray, base: float) -> FloatArray:
    """Return −log p, never below 0, and exact for powers of 2 in bits."""
    own = LOGARITHMS.get(base)
    log = own(p) if own else np.log(p) / _nats_per_unit(base)
    surprisals: FloatArray = np.maximum(0.0 - log, 0.0)  # 0 − log 1 is 0, −log 1 would be −0
    return surprisals


def _cost(p: FloatArray, q: FloatArray, base: float) -> FloatArray:
    """Return the terms −p log q, with 0 log 0 = 0."""
    return np.where(p > 0, p * _surprisal(q, base), 0.0)


def _excess(p: FloatArray, q: FloatArray) -> FloatArray:
    """Return the terms p log(p/q) − p + q, none of which is negative.

    Where p and q are within a factor 2, v = (q − p)/(q + p) lies in [−1/3, 1/3], and the term is
    v (q − p − 2p (v²/3 + v⁴/5 + …)): C. Loader, "Fast and accurate computation of binomial
    probabilities" (2000).
    """
    v = (q - p) / (q + p)
    v2, tail = v * v, np.zeros_like(v)
    for k in range(LAST, 1, -2):
        tail = tail * v2 + 1 / v.dtype.type(k)
    close = v * (q - p - 2 * p * v2 * tail)
    ratio = p / q
    log = np.where(ratio < np.inf, np.log(ratio), np.log(p) - np.log(q))
    apart = np.where(p > 0, p * log, 0.0) + (q - p)
    return np.where(np.abs(v) <= CLOSE, close, apart)  # v is NaN where both are 0
