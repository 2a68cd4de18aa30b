"""Checks on what callers pass in: each error says what was expected, what came, and where."""

import operator
from numbers import Real
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

FloatArray = NDArray[np.floating[Any]]
Axis = int | tuple[int, ...] | None


def as_logits(logits: ArrayLike) -> FloatArray:
    """Return logits as a floating array: floats keep their dtype, integers become float64.

    Raises ``TypeError`` for complex numbers, strings and objects, ``ValueError`` for ragged lists.

    >>> as_logits([1, 2])
    array([1., 2.])
    >>> as_logits(["cat"])
    Traceback (most recent call last):
    TypeError: expected logits as real numbers, got dtype <U3
    """
    return as_floats(logits, "logits")


def as_temperature(temperature: float) -> float:
    """Return a temperature as a float; raise unless it is a finite number above 0.

    >>> as_temperature(-1)
    Traceback (most recent call last):
    ValueError: expected a finite temperature above 0, got -1
    """
    value = _as_float(temperature, "temperature")
    if not 0 < value < np.inf:
        raise ValueError(f"expected a finite temperature above 0, got {temperature}")
    return value


def as_labels(labels: ArrayLike, n_classes: int, name: str = "labels") -> NDArray[np.intp]:
    """Return labels of any shape as integers in ``0..n_classes - 1``.

    Whole floats such as 2.0 are taken too, since that is how text files are often read.

    >>> as_labels([0, 2, 3], n_classes=3)
    Traceback (most recent call last):
    ValueError: expected labels in 0..2, got 3 at position 2
    """
    if operator.index(n_classes) < 1:
        raise ValueError(f"expected at least one class, got n_classes={n_classes}")
    array = as_array(labels, name)
    if array.dtype.kind not in "biuf":
        raise TypeError(f"expected {name} as whole numbers, got dtype {array.dtype}")
    # Compared before the cast, which would wrap a large or a negative label into the range.
    expected = f"{name} in 0..{n_classes - 1}"
    require((array >= 0) & (array <= n_classes - 1), array, expected)
    require(array == np.floor(array), array, f"whole {name}")
    return array.astype(np.intp)


def as_base(base: float) -> float:
    """Return the base of a logarithm as a float; raise unless it is a finite number above 1.

    A base below 1 would make every surprisal negative.

    >>> as_base(1)
    Traceback (most recent call last):
    ValueError: expected a finite base above 1, got 1
    """
    value = _as_float(base, "base")
    if not 1 < value < np.inf:
        raise ValueError(f"expected a finite base above 1, got {base}")
    return value


def as_each_probability(
    probabilities: ArrayLike, name: str = "probabilities"
) -> tuple[FloatArray, float]:
    """Return probabilities, each in [0, 1] by itself, and how much rounding may add to 1.

    >>> as_each_probability([0.5, -0.1])
    Traceback (most recent call last):
    ValueError: expected probabilities in 0..1, got -0.1 at position 1
    """
    array = as_floats(probabilities, name)
    tolerance = float(np.sqrt(np.finfo(array.dtype).eps))
    require((array >= 0) & (array <= 1 + tolerance), array, f"{name} in 0..1")
    return array, tolerance


def as_probabilities(
    probabilities: ArrayLike, axis: Axis = -1, name: str = "probabilities"
) -> FloatArray:
    """Return probabilities as a floating array; each lies in [0, 1] and they sum to 1 along `axis`.

    Both hold within the square root of the dtype's epsilon: 1.5e-8 for float64, 3.5e-4 for float32,
    but 0.03 for float16, in which a thousand rounded probabilities may be off by as much.

    >>> as_probabilities([[0.5, 0.5], [0.5, 0.7]])
    Traceback (most recent call last):
    ValueError: expected probabilities that sum to 1, got a sum of 1.2 (off by +0.2) at position 1
    """
    array, tolerance = as_each_probability(probabilities, name)
    at_least_1d = np.atleast_1d(array)  # a number is one class
    axes = as_axes(axis, at_least_1d.ndim)
    total = np.asarray(at_least_1d.sum(axis=axes, dtype=np.result_type(array, np.float64)))
    off = np.abs(total - 1) > tolerance
    if off.any():
        at = _first(off)
        along = "" if axes == (at_least_1d.ndim - 1,) else f" along axis {axis}"
        raise ValueError(
            f"expected {name} that sum to 1{along}, got a sum of {total[at]:.10g} "
            f"(off by {total[at] - 1:+.3g}){_position(at)}"
        )
    return array


def as_axes(axis: Axis, ndim: int) -> tuple[int, ...]:
    """Return the axes that `axis` means, each in ``0..ndim - 1``; None means all of them.

    >>> as_axes(-1, 2), as_axes(None, 2)
    ((1,), (0, 1))
    """
    if axis is None:
        return tuple(range(ndim))
    axes = [operator.index(a) for a in (axis if isinstance(axis, tuple) else (axis,))]
    for a in axes:
        if not -ndim <= a < ndim:
            raise np.exceptions.AxisError(f"expected axis in {-ndim}..{ndim - 1}, got {a}")
    positive = tuple(a % ndim for a in axes)
    if len(set(positive)) < len(positive):
        raise ValueError(f"expected distinct axes, got {axis}")
    return positive


def as_out(out: FloatArray, shape: tuple[int, ...], dtype: DTypeLike) -> FloatArray:
    """Return `out` if a result of this shape and dtype can be written to it.

    >>> as_out(np.zeros(2), (3,), np.float64)
    Traceback (most recent call last):
    ValueError: expected out of shape (3,) and dtype float64, got shape (2,) and dtype float64
    """
    if not isinstance(out, np.ndarray):
        raise TypeError(f"expected out as a NumPy array, got {type(out).__name__}")
    if out.shape != shape or out.dtype != dtype:
        raise ValueError(
            f"expected out of shape {shape} and dtype {np.dtype(dtype)}, "
            f"got shape {out.shape} and dtype {out.dtype}"
        )
    if not out.flags.writeable:
        raise ValueError("expected an out that can be written to, got a read-only array")
    return out


def as_floats(values: ArrayLike, name: str) -> FloatArray:
    """Return real numbers as a floating array, without a copy where they are one already."""
    array = as_array(values, name)
    if array.dtype.kind == "f":
        if array.dtype.isnative:
            return array
        return array.astype(array.dtype.newbyteorder("="))  # files may swap the bytes
    if array.dtype.kind not in "biu":
        raise TypeError(f"expected {name} as real numbers, got dtype {array.dtype}")
    return array.astype(np.float64)


def as_array(values: ArrayLike, name: str) -> NDArray[Any]:
    """Return values as an array; NumPy's complaint about ragged lists gets the argument's name."""
    try:
        return np.asarray(values)
    except ValueError as error:
        raise ValueError(f"expected {name} as a rectangular array, got: {error}") from error


def _as_float(value: float, name: str) -> float:
    """Return a number as a float, an integer larger than any as infinity."""
    if not isinstance(value, Real):
        raise TypeError(f"expected {name} as a number, got {type(value).__name__}")
    try:
        return float(value)
    except OverflowError:
        return np.inf if value > 0 else -np.inf


def require(holds: NDArray[np.bool_], array: NDArray[Any], expected: str) -> None:
    """Raise for the first element at which the condition fails."""
    if not np.all(holds):
        at = _first(~np.asarray(holds))
        raise ValueError(f"expected {expected}, got {array[at]}{_position(at)}")


def _first(mask: NDArray[np.bool_]) -> tuple[int, ...]:
    """Return the index of the first true element."""
    return tuple(int(i) for i in np.argwhere(mask)[0])


def _position(index: tuple[int, ...]) -> str:
    """Say where: nothing for a scalar, `7` in a vector, `(2, 5)` in a matrix."""
    if not index:
        return ""
    return f" at position {index[0] if len(index) == 1 else index}"
