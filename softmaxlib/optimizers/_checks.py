"""Checks on what callers pass to an optimizer: each error says what was expected, what came."""

import operator
from numbers import Real
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .history import FloatArray


def as_parameters(start: ArrayLike) -> FloatArray:
    """Return a copy of the start as a floating array of at least single precision.

    >>> as_parameters([1, np.nan])
    Traceback (most recent call last):
    ValueError: expected a finite start, got nan at position 1
    """
    array = _as_real(start, "start")
    wide = np.result_type(array, np.float32) if array.dtype.kind == "f" else np.float64
    bad = np.argwhere(~np.isfinite(array))
    if len(bad):
        at = tuple(map(int, bad[0]))
        place = f" at position {at[0] if len(at) == 1 else at}" if at else ""
        raise ValueError(f"expected a finite start, got {array[at]}{place}")
    return np.array(array, dtype=wide)


def as_like(values: Any, parameters: FloatArray, name: str) -> FloatArray:
    """Return a copy of a gradient, or what was made of one, in the parameters' shape and dtype.

    A copy, because a function may use the same memory again at its next call.

    >>> as_like([1.0], np.zeros(3), "gradient")
    Traceback (most recent call last):
    ValueError: expected gradient of shape (3,), got (1,)
    """
    array = _as_real(values, name)
    if array.shape != parameters.shape:
        raise ValueError(f"expected {name} of shape {parameters.shape}, got {array.shape}")
    return np.array(array, dtype=parameters.dtype)


def as_float(value: Any, name: str) -> float:
    """Return one number, which need not be finite.

    >>> as_float([0.5, 0.25], "loss")
    Traceback (most recent call last):
    TypeError: expected loss as one number, got list
    """
    if type(value) is float:  # the usual case, at every step
        return value
    try:
        if not np.ndim(value):
            return float(value)
    except (TypeError, ValueError):
        pass
    what = f"shape {value.shape}" if isinstance(value, np.ndarray) else type(value).__name__
    raise TypeError(f"expected {name} as one number, got {what}")


def as_pair(pair: Any, parameters: FloatArray) -> tuple[float, FloatArray]:
    """Return what a function returned as its loss and its gradient, of the right kind and shape.

    >>> as_pair((0.5, [1.0], [2.0]), np.zeros(1))
    Traceback (most recent call last):
    TypeError: expected a pair (loss, gradient), got tuple of 3
    """
    if not isinstance(pair, tuple) or len(pair) != 2:
        kind = type(pair).__name__ + (f" of {len(pair)}" if isinstance(pair, tuple) else "")
        raise TypeError(f"expected a pair (loss, gradient), got {kind}")
    return as_float(pair[0], "loss"), as_like(pair[1], parameters, "gradient")


def is_finite(array: FloatArray) -> bool:
    """Say whether all entries are finite: a product says so for less, unless it overflows.

    >>> with np.errstate(over="ignore"):
    ...     is_finite(np.array([1e308, 1e308])), is_finite(np.array([1.0, np.nan]))
    (True, False)
    """
    return bool(np.isfinite(np.vdot(array, array)) or np.isfinite(array).all())


def as_number(
    value: Any, name: str, low: float, high: float = np.inf, *, open_low: bool = False
) -> float:
    """Return a number in [low, high), or in (low, high) with `open_low`.

    >>> as_number(1.0, "momentum", 0, 1)
    Traceback (most recent call last):
    ValueError: expected momentum in [0, 1), got 1.0
    """
    if isinstance(value, np.ndarray) and value.ndim == 0:
        value = value.item()
    if not isinstance(value, Real):
        raise TypeError(f"expected {name} as a number, got {type(value).__name__}")
    number = float(value)
    if not low <= number < high or (open_low and number == low):
        interval = f"{'(' if open_low else '['}{low:g}, {high:g})".replace("inf", "∞")
        raise ValueError(f"expected {name} in {interval}, got {value}")
    return number


def as_count(value: Any, name: str, low: int = 1, high: int | None = None) -> int:
    """Return a whole number of at least `low`, and at most `high`.

    >>> as_count(0, "batch_size")
    Traceback (most recent call last):
    ValueError: expected batch_size of at least 1, got 0
    """
    try:
        count = operator.index(value)
    except TypeError:
        raise TypeError(f"expected {name} as an integer, got {type(value).__name__}") from None
    if count < low:
        raise ValueError(f"expected {name} of at least {low}, got {count}")
    if high is not None and count > high:
        raise ValueError(f"expected {name} of at most {high}, got {count}")
    return count


def _as_real(values: Any, name: str) -> NDArray[Any]:
    """Return an array of real numbers."""
    try:
        array = np.asarray(values)
    except ValueError:
        raise ValueError(f"expected {name} as one array, got rows of unequal length") from None
    if array.dtype.kind not in "biuf":
        raise TypeError(f"expected {name} as real numbers, got dtype {array.dtype}")
    return array
