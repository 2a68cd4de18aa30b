"""Softmax, its logarithm, the soft maximum and the loss of large arrays, block by block.

The results are those of `logits` and `losses` up to rounding, in a half to a tenth of the time. A
block of 1 MiB stays in the cache from one step to the next. Its exponentials are taken as they are,
and only rows whose sum is not in [1, ∞) are shifted and done again: beside a smaller sum, terms
that matter may be subnormal. Where the logarithm of the sum is wanted, it must be 4 or more: near 1
the logarithm loses digits. A block is shifted at once where a tenth of the block before needed it.
"""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .checks import FloatArray

# Numbers from which blocks pay: below, calls to NumPy take longer than the arithmetic.
MANY = 2**13
BLOCK = 2**20  # bytes
SHORT = 32  # classes in a row too short for NumPy to go through rows one by one
SUMMED = 2**11  # bytes of a row that a product with ones sums faster than NumPy, and as well
LEAST = 4.0  # a sum whose logarithm is not near 0
BUFFER = 256  # numbers

Indices = NDArray[np.intp]


class Terms(NamedTuple):
    """The exponentials of some rows o. Arrays of one number a row have the shape (n, 1)."""

    at: slice
    largest: FloatArray  # m: max o of a row that was shifted, 0 of one that was not
    terms: FloatArray  # exp(o − m), (n, n_classes)
    total: FloatArray  # their sum


def softmax(rows: FloatArray) -> FloatArray:
    """Return the probabilities of each row (n, n_classes)."""
    p = np.empty_like(rows)
    with _quiet(rows.shape[1]):
        for at, _, terms, total in _exponentials(rows, p, least=1.0):
            np.divide(terms, total, out=p[at])
    return p


def logsumexp(rows: FloatArray) -> FloatArray:
    """Return the soft maximum of each row, (n, 1)."""
    value = np.empty((len(rows), 1), rows.dtype)
    with _quiet(rows.shape[1]):
        for at, largest, terms, total in _exponentials(rows):
            log_sum = _log_total(terms, total)
            value[at] = np.where(np.isinf(largest), largest, largest + log_sum)
    return value


def log_softmax(rows: FloatArray) -> FloatArray:
    """Return the log-probabilities of each row, without a shift where a block needs none."""
    log_p, unshifted = np.empty_like(rows), True
    with _quiet(rows.shape[1]):
        for at in _blocks(rows):
            o = rows[at]
            if unshifted:
                log_sum = np.log(_row_sums(np.exp(o, out=log_p[at])))
                unshifted = _keeps_digits(o, log_sum)
            if unshifted:
                np.subtract(o, log_sum, out=log_p[at])
                continue
            largest, z = _shift(o, out=log_p[at])
            terms = np.exp(z)
            log_sum = _log_total(terms, _row_sums(terms))
            np.subtract(z, log_sum, out=log_p[at])
            unshifted = _keeps_digits(largest, largest + log_sum)
    return log_p


def cross_entropy(
    rows: FloatArray, labels: Indices, scale: float, gradient: FloatArray | None
) -> FloatArray:
    """Return the loss of each row, (n,), and write the gradient times `scale`."""
    losses, wild = np.empty(len(rows), rows.dtype), False
    with _quiet(rows.shape[1]):
        for at in _blocks(rows):
            block = rows[at], labels[at], scale, None if gradient is None else gradient[at]
            losses[at], wild = _by_top(*block) if wild else _by_label(*block)
    return losses


def _by_label(
    o: FloatArray, y: Indices, scale: float, out: FloatArray | None
) -> tuple[FloatArray, bool]:
    """Return log1p(r/exp(o_y)), r the sum of the other classes, and if many rows need a shift."""
    terms = np.exp(o, out=out)
    flat, own = terms.reshape(-1), places(o, y)
    mine = flat[own]
    flat[own] = 0
    rest = _row_sums(terms)[:, 0]
    total, odds = mine + rest, rest / mine
    if out is not None:
        flat[own] = -rest
        terms *= (scale / total)[:, None]
    losses = np.log1p(odds)
    safe = _harmless(total) & (4 * odds < np.inf)  # with such odds, exp(o_y) is not subnormal
    again = np.flatnonzero(~safe)
    if again.size:
        room = None if out is None else np.empty_like(o[again])
        losses[again] = _by_top(o[again], y[again], scale, room)[0]
        if out is not None:
            out[again] = room
    return losses, 10 * again.size > len(o)


def _by_top(
    o: FloatArray, y: Indices, scale: float, out: FloatArray | None
) -> tuple[FloatArray, bool]:
    """Do the same for any rows, shifted, with r the sum without the top class."""
    at_label, top = places(o, y), places(o, o.argmax(axis=1))
    largest = o.reshape(-1)[top][:, None]
    terms = np.subtract(o, largest, out=out)
    np.exp(terms, out=terms)
    flat = terms.reshape(-1)
    flat[top] = 0
    rest = _row_sums(terms) + (largest - largest)  # NaN beside an infinite logit
    losses = np.log1p(rest[:, 0]) - (o.reshape(-1)[at_label] - largest[:, 0])
    if out is not None:
        flat[top] = 1
        flat[at_label] = (flat[at_label] - 1) - rest[:, 0]
        terms *= scale / (1 + rest)
    return losses, _are_wild(largest, 1 + rest, LEAST)


@contextmanager
def _quiet(n_classes: int) -> Iterator[None]:
    """Let overflow, underflow and NaN pass without warnings, and long rows without a buffer.

    Where a row is shorter than NumPy's buffer, NumPy fills it with copies of the one number that
    the row is to be combined with, which takes longer than the arithmetic.
    """
    with np.errstate(all="ignore"):
        before = np.setbufsize(BUFFER) if n_classes > BUFFER else None
        try:
            yield
        finally:
            if before is not None:
                np.setbufsize(before)


def _blocks(rows: FloatArray) -> Iterator[slice]:
    """Say where the blocks of an array (n, n_classes) are."""
    step = max(1, BLOCK // max(1, rows.shape[-1] * rows.itemsize))
    for start in range(0, len(rows), step):
        yield slice(start, start + step)


def _exponentials(
    rows: FloatArray, out: FloatArray | None = None, least: float = LEAST
) -> Iterator[Terms]:
    """Yield the exponentials of each block; sums below `least` are those of shifted rows."""
    shift_first = False
    for at in _blocks(rows):
        o = rows[at]
        if shift_first:
            largest, terms, total = _shifted(o)
            shift_first = _are_wild(largest, total, least)
        else:
            terms = np.exp(o, out=None if out is None else out[at])
            largest, total = np.zeros((len(o), 1), o.dtype), _row_sums(terms)
            again = np.flatnonzero(~_harmless(total, least))
            if again.size:
                largest[again], terms[again], total[again] = _shifted(o[again])
                shift_first = 10 * again.size > len(o)
        yield Terms(at, largest, terms, total)


def _shifted(o: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return max o, exp(o − max o) and the sum of that, which is at least 1."""
    largest, z = _shift(o)
    np.exp(z, out=z)
    return largest, z, _row_sums(z)


def _harmless(total: FloatArray, least: float = LEAST) -> NDArray[np.bool_]:
    """Tell where the exponentials could be summed without a shift."""
    answer: NDArray[np.bool_] = (total >= least) & (total < np.inf)
    return answer


def _are_wild(largest: FloatArray, total: FloatArray, least: float) -> bool:
    """Guess by some of the rows, given m and Σ exp(o − m), if more than a tenth need a shift."""
    needed = ~_harmless(np.exp(largest[::16]) * total[::16], least)
    return bool(10 * np.count_nonzero(needed) > len(needed))


def _shift(o: FloatArray, out: FloatArray | None = None) -> tuple[FloatArray, FloatArray]:
    """Return max o, and o − max o; long rows are written to `out`."""
    if o.shape[-1] > SHORT:
        # In a long row NumPy finds where the largest is sooner than the largest.
        largest = o.reshape(-1)[places(o, o.argmax(axis=-1))][:, None]
        return largest, np.subtract(o, largest, out=out)
    o = np.array(o, order="F")  # column by column, NumPy works on all rows at a time
    largest = o.max(axis=-1, keepdims=True, initial=-np.inf)
    return largest, np.subtract(o, largest, out=o)


def _row_sums(rows: FloatArray) -> FloatArray:
    """Sum each row, (n, 1). NumPy sums many short rows slowly, long ones pairwise."""
    n_classes = rows.shape[-1]
    if n_classes * rows.itemsize <= SUMMED:
        ones = np.ones((n_classes, 1), rows.dtype)
        half = n_classes // 2  # a product adds in a few running sums: two shorter ones err less
        return rows[:, :half] @ ones[:half] + rows[:, half:] @ ones[half:]
    total: FloatArray = rows.sum(axis=-1, keepdims=True)
    return total


def _log_total(terms: FloatArray, total: FloatArray) -> FloatArray:
    """Return log Σ e^z, (n, 1), from exponentials and their sums. The terms are used up.

    A sum below 2 is that of a shifted row, with one term e^0. It is left to log1p, which keeps what
    1 + tiny would round away.
    """
    log: FloatArray = np.log(total)
    sure = total < 2
    count = np.count_nonzero(sure)
    if 4 * count > sure.size:
        np.log1p(_rest(terms), out=log, where=sure)
    elif count:
        those = sure[:, 0]
        log[those] = np.log1p(_rest(terms[those]))
    return log


def _rest(terms: FloatArray) -> FloatArray:
    """Sum each row without its largest term, which is 1 and the only one of that size."""
    if not terms.flags.c_contiguous:
        return _row_sums(terms * (terms != 1))
    terms.reshape(-1)[places(terms, terms.argmax(axis=-1))] = 0
    return _row_sums(terms)


def places(rows: FloatArray, classes: Indices) -> Indices:
    """Say where a class of each row stands in the flat array: NumPy is fast with one index."""
    at: Indices = np.arange(len(rows)) * rows.shape[-1] + classes
    return at


def _keeps_digits(largest: FloatArray, log_sum: FloatArray) -> bool:
    """Tell whether o − log Σ eᵒ is about as exact as after a shift: max o and log Σ eᵒ are given.

    What rounding the logarithm costs must be small beside the result, max o − log Σ eᵒ or lower.
    """
    low = log_sum.min(initial=np.inf)
    return bool(math.log(LEAST) <= low < np.inf and largest.max() <= 0.75 * (low - 1))
