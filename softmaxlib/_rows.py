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
    """Lay the array out as (n, n_classes), without a copy if it can; also return the axes merged.

    >>> to_rows(np.float32([[1, 2], [3, 4]]), axis=0)
    (array([[1., 3.],
           [2., 4.]], dtype=float32), (0,))
    """
    if axis == -1 and array.ndim:  # the usual case, without what takes time for few numbers
        rows = np.ascontiguousarray(array).reshape(math.prod(array.shape[:-1]), array.shape[-1])
        return rows, (array.ndim - 1,)
    array = np.atleast_1d(array)  # a number is one class
    axes = as_axes(axis, array.ndim)
    n_classes = math.prod(array.shape[a] for a in axes)
    n = math.prod(k for a, k in enumerate(array.shape) if a not in axes)
    last = np.moveaxis(array, axes, range(-len(axes), 0))
    return np.ascontiguousarray(last).reshape(n, n_classes), axes


def from_rows(rows: FloatArray, shape: Sequence[int], axes: Sequence[int]) -> FloatArray:
    """Give rows (n, n_classes) the axes of an array of `shape` that `to_rows` merged."""
    if at_the_end(axes, len(shape)):
        return rows.reshape(shape)
    others = [k for a, k in enumerate(shape) if a not in axes]
    last = rows.reshape(*others, *(shape[a] for a in axes))
    return np.moveaxis(last, range(-len(axes), 0), axes)


def deliver(result: FloatArray, dtype: DTypeLike, out: FloatArray | None) -> Any:
    """Round the result to `dtype`, into `out` if given; a result without axes is a scalar."""
    if out is None and result.dtype == dtype:
        array = np.asarray(result, order="C")
        return array if array.ndim else array[()]
    with np.errstate(over="ignore", under="ignore"):
        if out is None:
            return deliver(result.astype(dtype), dtype, None)
        as_out(out, result.shape, dtype)[...] = result
    return out


def at_the_end(axes: Sequence[int], ndim: int) -> bool:
    """Tell whether these are the last axes, in order: then rows lie as the array does."""
    return tuple(axes) == tuple(range(ndim - len(axes), ndim))


def room(
    rows: FloatArray, like: FloatArray, axes: Sequence[int], out: FloatArray | None
) -> FloatArray:
    """Return an array (n, n_classes) to write results to: `out` itself, where that can be done."""
    if out is None:
        return np.empty_like(rows)
    fits = as_out(out, like.shape, like.dtype).flags.c_contiguous and at_the_end(axes, like.ndim)
    # Rows are still read when the first results are written.
    if not fits or np.may_share_memory(out, rows):
        return np.empty_like(rows)
    return out.reshape(rows.shape)


def restore(
    rows: FloatArray, like: FloatArray, axes: Sequence[int], out: FloatArray | None
) -> FloatArray:
    """Give results in `room` the shape of the array they belong to, in `out` if that is given."""
    if out is not None and np.may_share_memory(out, rows):
        return out
    array = from_rows(rows, like.shape or (1,), axes).reshape(like.shape)
    result: FloatArray = deliver(array, like.dtype, out)
    return result
