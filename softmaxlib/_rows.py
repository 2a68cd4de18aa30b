"""Rows of logits: the classes come to a contiguous last axis, and the results go back.

NumPy sums pairwise, with an error that grows like log K rather than K, only along a contiguous
axis; so every function of `logits` works on such rows.
"""

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import DTypeLike

from ._validation import Axis, FloatArray, as_axes, as_out


def to_rows(array: FloatArray, axis: Axis) -> tuple[FloatArray, tuple[int, ...]]:
    """Copy to a fresh array (..., n_classes), float16 widened; also return the axes it merged.

    >>> to_rows(np.float16([[1, 2], [3, 4]]), axis=0)
    (array([[1., 3.],
           [2., 4.]], dtype=float32), (0,))
    """
    array = np.atleast_1d(array)  # a number is one class
    axes = as_axes(axis, array.ndim)
    last = np.moveaxis(array, axes, range(-len(axes), 0))
    lead = last.shape[: last.ndim - len(axes)]
    n_classes = math.prod(array.shape[a] for a in axes)
    working = np.result_type(array.dtype, np.float32)
    return last.astype(working, order="C").reshape(*lead, n_classes), axes


def from_rows(rows: FloatArray, shape: Sequence[int], axes: Sequence[int]) -> FloatArray:
    """Split the last axis of `rows` and put the parts back as `axes` of an array of `shape`."""
    last = rows.reshape(*rows.shape[:-1], *(shape[a] for a in axes))
    return np.moveaxis(last, range(-len(axes), 0), axes)


def restore(
    rows: FloatArray, like: FloatArray, axes: Sequence[int], out: FloatArray | None
) -> FloatArray:
    """Give rows that kept their classes the shape and dtype of the array they came from."""
    array = from_rows(rows, like.shape or (1,), axes).reshape(like.shape)
    result: FloatArray = deliver(array, like.dtype, out)
    return result


def deliver(result: FloatArray, dtype: DTypeLike, out: FloatArray | None) -> Any:
    """Round the result to `dtype`, into `out` if given; a result without axes is a scalar."""
    with np.errstate(over="ignore", under="ignore"):
        if out is not None:
            as_out(out, result.shape, dtype)[...] = result
            return out
        array = result.astype(dtype, order="C", copy=False)
    return array if array.ndim else array[()]


def shift(rows: FloatArray, temperature: float) -> FloatArray:
    """Replace rows o by (o − max o)/T, in place, so that the largest is 0; return max o.

    Shifting before dividing keeps 1e308/T from overflowing, and a shift between logits within a
    factor 2 of each other is exact, which a division is not. An infinite maximum leaves NaN.
    """
    largest: FloatArray = rows.max(axis=-1, keepdims=True, initial=-np.inf)
    if temperature == 1:
        rows -= largest
        return largest
    half = 0.5 if temperature > 1 else 1.0  # a gap may overflow although gap/T does not
    np.subtract(half * rows, half * largest, out=rows)
    np.divide(rows, half * temperature, out=rows, dtype=wide(rows), casting="same_kind")
    return largest


def log_sum_exp(shifted: FloatArray) -> FloatArray:
    """Return log Σ e^z, shape (..., 1), of rows whose largest z is 0.

    One of the terms e^0 is left to log1p, which keeps what the sum 1 + tiny would round away.
    The log of an empty sum comes out as log1p(−1) = −inf.
    """
    terms = np.exp(shifted)
    is_top = shifted == 0
    terms[is_top] = 0
    ties = is_top.sum(axis=-1, keepdims=True, dtype=terms.dtype)
    log: FloatArray = np.log1p(terms.sum(axis=-1, keepdims=True) + (ties - 1))
    return log


def wide(rows: FloatArray) -> np.dtype[Any]:
    """Return the dtype for arithmetic with a temperature, whose range float32 does not cover."""
    return np.result_type(rows, np.float64)
