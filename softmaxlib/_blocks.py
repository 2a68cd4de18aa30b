"""Exponentials of rows, block by block.

A block of 1 MiB stays in the cache from one step to the next. Its exponentials are taken as
they are, and only rows whose sum is not in [1, ∞) are shifted and done again: beside a smaller sum,
terms that matter may be subnormal. Where the logarithm of the sum is wanted, it must be 4 or more:
near 1 the logarithm loses digits. A block is shifted at once where a tenth of the block before
needed it; so are few numbers, where calls to NumPy are what takes time.
"""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ._validation import FloatArray

BLOCK = 2**20  # bytes
FEW = 2**10  # numbers so few that calling NumPy takes longer than computing
SHORT = 32  # classes in a row too short for NumPy to go through rows one by one
SUMMED = 2**11  # bytes of a row that a product with ones sums faster than NumPy, and as well
LEAST = 4.0  # a sum whose logarithm is not near 0
BUFFER = 256  # numbers


class Terms(NamedTuple):
    """The exponentials of some rows o. Arrays of one number a row have the shape (n, 1)."""

    at: slice
    largest: FloatArray  # m: max o of a row that was shifted, 0 of one that was not
    terms: FloatArray  # exp((o − m)/T), (n, n_classes)
    total: FloatArray  # their sum


@contextmanager
def quiet(n_classes: int) -> Iterator[None]:
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


def blocks(rows: FloatArray) -> Iterator[slice]:
    """Say where the blocks of an array (n, n_classes) are."""
    step = max(1, BLOCK // max(1, rows.shape[-1] * rows.itemsize))
    for start in range(0, len(rows), step):
        yield slice(start, start + step)


def exponentials(
    rows: FloatArray, temperature: float, out: FloatArray | None = None, least: float = LEAST
) -> Iterator[Terms]:
    """Yield the exponentials of each block, which may lie in `out` and stay until the next one.

    Sums below `least` are those of shifted rows.
    """
    shift_first = temperature != 1 or rows.size <= FEW
    for at in blocks(rows):
        o = widened(rows[at])
        if shift_first:
            largest, terms, total = _shifted(o, temperature)
            shift_first = temperature != 1 or are_wild(largest, total, least)
        else:
            terms = np.exp(o, out=in_place(out, at))
            largest, total = np.zeros((len(o), 1), o.dtype), row_sums(terms)
            again = np.flatnonzero(~harmless(total, least))
            if again.size:
                largest[again], terms[again], total[again] = _shifted(o[again], temperature)
                shift_first = 10 * again.size > len(o)
        yield Terms(at, largest, terms, total)


def _shifted(o: FloatArray, temperature: float) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return max o, exp((o − max o)/T) and the sum of that, which is at least 1."""
    largest, z = shift(o, temperature)
    np.exp(z, out=z)
    return largest, z, row_sums(z)


def harmless(total: FloatArray, least: float = LEAST) -> NDArray[np.bool_]:
    """Tell where the exponentials could be summed without a shift."""
    answer: NDArray[np.bool_] = (total >= least) & (total < np.inf)
    return answer


def are_wild(largest: FloatArray, total: FloatArray, least: float = LEAST) -> bool:
    """Guess by some of the rows, given m and Σ exp(o − m), if more than a tenth need a shift."""
    needed = ~harmless(np.exp(largest[::16]) * total[::16], least)
    return bool(10 * np.count_nonzero(needed) > len(needed))


def shift(
    o: FloatArray, temperature: float, out: FloatArray | None = None
) -> tuple[FloatArray, FloatArray]:
    """Return max o, and (o − max o)/T, of which the largest is 0; long rows are written to `out`.

    Shifting before dividing keeps 1e308/T from overflowing, and a shift between logits within a
    factor 2 of each other is exact, which a division is not. An infinite maximum leaves NaN.
    """
    if o.shape[-1] > SHORT:
        # In a long row NumPy finds where the largest is sooner than the largest.
        largest = o.reshape(-1)[places(o, o.argmax(axis=-1))][..., None]
    else:
        if o.size > FEW:  # column by column, NumPy works on all rows at a time
            o = out = np.array(o, order="F")
        largest = o.max(axis=-1, keepdims=True, initial=-np.inf)
    if temperature == 1:
        return largest, np.subtract(o, largest, out=out)
    half = 0.5 if temperature > 1 else 1.0  # a gap may overflow although gap/T does not
    z = np.subtract(half * o, half * largest, out=out)
    np.divide(z, half * temperature, out=z, dtype=wide(z), casting="same_kind")
    return largest, z


def row_sums(rows: FloatArray) -> FloatArray:
    """Sum each row, (..., 1). NumPy sums many short rows slowly, long ones pairwise."""
    n_classes = rows.shape[-1]
    if rows.size > FEW and n_classes * rows.itemsize <= SUMMED:
        ones = np.ones((n_classes, 1), rows.dtype)
        half = n_classes // 2  # a product adds in a few running sums: two shorter ones err less
        return rows[:, :half] @ ones[:half] + rows[:, half:] @ ones[half:]
    total: FloatArray = rows.sum(axis=-1, keepdims=True)
    return total


def log_total(terms: FloatArray, total: FloatArray) -> FloatArray:
    """Return log Σ e^z, (..., 1), from exponentials and their sums.

    A sum below 2 is that of a shifted row, with one term e^0. It is left to log1p, which keeps what
    1 + tiny would round away. The terms are used up.
    """
    log: FloatArray = np.log(total)
    sure = total < 2
    count = np.count_nonzero(sure)
    if 4 * count > sure.size:
        np.log1p(_rest(terms), out=log, where=sure)
    elif count:
        those = sure[..., 0]
        log[those] = np.log1p(_rest(terms[those]))
    return log


def _rest(terms: FloatArray) -> FloatArray:
    """Sum each row without its largest term, which is 1 and the only one of that size."""
    if not terms.flags.c_contiguous:
        terms = terms * (terms != 1)
    elif terms.size:
        terms.reshape(-1)[places(terms, terms.argmax(axis=-1))] = 0
    return row_sums(terms)


def places(rows: FloatArray, classes: NDArray[np.intp]) -> NDArray[np.intp]:
    """Say where a class of each row stands in the flat array: NumPy is fast with one index."""
    numbers = np.arange(classes.size).reshape(classes.shape)
    at: NDArray[np.intp] = numbers * rows.shape[-1] + classes
    return at


def keeps_digits(largest: FloatArray, log_sum: FloatArray) -> bool:
    """Tell whether o − log Σ eᵒ is about as exact as after a shift: max o and log Σ eᵒ are given.

    What rounding the logarithm costs must be small beside the result, max o − log Σ eᵒ or lower.
    """
    low = log_sum.min(initial=np.inf)
    return bool(math.log(LEAST) <= low < np.inf and largest.max() <= 0.75 * (low - 1))


def in_place(out: FloatArray | None, at: slice) -> FloatArray | None:
    """Return where to compute a block of rows, unless `out` is missing or float16."""
    return None if out is None or out.dtype == np.float16 else out[at]


def widened(rows: FloatArray) -> FloatArray:
    """Return rows in a dtype to compute in: float32 for float16, else their own."""
    return rows.astype(np.float32) if rows.dtype == np.float16 else rows


def wide(rows: FloatArray) -> np.dtype[Any]:
    """Return the dtype for arithmetic with a temperature, whose range float32 does not cover."""
    return np.result_type(rows, np.float64)
