"""Checks on what callers pass to an optimizer: each error says what was expected, what came."""

import operator
from numbers import Real
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from .history import FloatArray


def as_parameters(start: ArrayLike) -> FloatArray:
    """Return a copy of the start as a floating array of at least single precision.

    >>> as_parameters([1, np.nan])
    Traceback (most recent call last):
    ValueError: expected a finite start, got nan at position 1
    """
    array = np.asarray(start)
    if array.dtype.kind not in "biuf":
        raise TypeError(f"expected start as real numbers, got dtype {array.dtype}")
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
    array = np.asarray(values)
    if array.dtype.kind not in "biuf":
        raise TypeError(f"expected {name} as real numbers, got dtype {array.dtype}")
    if array.shape != parameters.shape:
        raise ValueError(f"expected {name} of shape {parameters.shape}, got {array.shape}")
    return np.array(array, dtype=parameters.dtype)


def as_number(
    value: Any, name: str, low: float, high: float = np.inf, *, open_low: bool = False
) -> float:
    """Return a number in [low, high), or in (low, high) with `open_low`.

    >>> as_number(1.0, "momentum", 0, 1)
    Traceback (most recent call last):
    ValueError: expected momentum in [0, 1), got 1.0
    """
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
