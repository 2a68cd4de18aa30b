"""Checks of arguments: each error says what was expected, what came, and where."""

import math
import operator
from collections.abc import Iterable, Sequence
from fractions import Fraction
from numbers import Real
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.floating[Any]]
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


# Single values


def as_number(
    value: Any, name: str, low: float, high: float = math.inf, *, closed: str = "low"
) -> float:
    """Return a number of an interval, to which the ends that `closed` names belong."""
    if isinstance(value, np.ndarray) and value.ndim == 0:
        value = value.item()
    if not isinstance(value, Real):
        raise TypeError(f"expected {name} as a number, got {kind_of(value)}")
    outside = (value == low and "low" not in closed) or (value == high and "high" not in closed)
    if outside or not low <= value <= high:  # type: ignore[operator]
        left, right = "[" if "low" in closed else "(", "]" if "high" in closed else ")"
        interval = f"{left}{low:g}, {high:g}{right}".replace("inf", "∞")
        raise ValueError(f"expected {name} in {interval}, got {value}")
    try:
        return float(value)
    except OverflowError:
        raise ValueError(f"expected {name} as a finite float, got {value}") from None


def as_count(value: Any, name: str, low: int = 1, high: int | None = None) -> int:
    """Return a whole number of at least `low`, and at most `high`."""
    try:
        count = operator.index(value)
    except TypeError:
        raise TypeError(f"expected {name} as an integer, got {kind_of(value)}") from None
    if count < low:
        raise ValueError(f"expected {name} of at least {low}, got {count}")
    if high is not None and count > high:
        raise ValueError(f"expected {name} of at most {high}, got {count}")
    return count


def as_axis(axis: Any, array: NDArray[Any], name: str) -> int:
    """Return the axis of the classes, counted from the end."""
    ndim = array.ndim
    if not ndim:
        raise ValueError(f"expected {name} of shape (..., n_classes), got one number")
    found = as_count(axis, "axis", -ndim, ndim - 1)
    return found if found < 0 else found - ndim


def as_callable(value: Any, name: str) -> Any:
    """Return something to call, or None."""
    if value is not None and not callable(value):
        raise TypeError(f"expected {name} as a function, got {kind_of(value)}")
    return value


# Arrays


def as_array(values: Any, name: str) -> NDArray[Any]:
    """Return values as an array; NumPy would drop a mask without a word."""
    if isinstance(values, np.ma.MaskedArray):
        raise TypeError(f"expected {name} without a mask, got a masked array; use .filled()")
    try:
        return np.asarray(values)
    except ValueError as error:
        raise ValueError(f"expected {name} as a rectangular array, got: {error}") from error


def as_floats(values: Any, name: str) -> FloatArray:
    """Return real numbers as floats: those that are floats keep their dtype and are not copied."""
    array = as_array(values, name)
    if array.dtype.kind == "f":  # files may swap the bytes
        return array if array.dtype.isnative else array.astype(array.dtype.newbyteorder("="))
    if array.dtype.kind not in "biu":
        table = "; use .astype(float)" if array.ndim else f", from {kind_of(values)}"
        hint = table if array.dtype.kind == "O" else ""
        raise TypeError(f"expected {name} as real numbers, got dtype {array.dtype}{hint}")
    return array.astype(np.float64)


def as_shaped(values: Any, name: str, *shape: int | str) -> FloatArray:
    """Return numbers of a shape, in which a letter stands for any length but 0."""
    array = as_floats(values, name)
    fits = array.ndim == len(shape) and all(
        got > 0 and (isinstance(wanted, str) or got == wanted)
        for got, wanted in zip(array.shape, shape, strict=True)
    )
    if not fits:
        wanted = ", ".join(map(str, shape)) + ("," if len(shape) == 1 else "")
        raise ValueError(f"expected {name} of shape ({wanted}), got shape {array.shape}")
    return array


def as_finite(values: Any, name: str, *shape: int | str) -> FloatArray:
    """Return finite numbers of a shape."""
    array = as_shaped(values, name, *shape)
    with np.errstate(all="ignore"):
        total = array.sum()
    if not np.isfinite(total):  # one number to look at; it may also have overflowed
        require(np.isfinite(array), array, f"finite {name}")
    return array


def as_labels(labels: Any, n_classes: int, name: str = "labels") -> NDArray[np.intp]:
    """Return labels of any shape as integers in 0..n_classes − 1; 2.0 is taken for 2."""
    n_classes, array = as_count(n_classes, "n_classes"), as_array(labels, name)
    if array.dtype.kind in "iu" and array.size and 0 <= array.min() <= array.max() < n_classes:
        return array.astype(np.intp, copy=False)
    if array.dtype.kind not in "biuf":
        raise TypeError(f"expected {name} as whole numbers, got dtype {array.dtype}")
    # Compared before the cast, which would wrap a large or a negative label into the range.
    require((array >= 0) & (array <= n_classes - 1), array, f"{name} in 0..{n_classes - 1}")
    require(array == np.floor(array), array, f"whole {name}")
    return array.astype(np.intp)


def as_each_probability(probabilities: Any, name: str = "probabilities") -> FloatArray:
    """Return numbers in [0, 1], up to the root of epsilon; those below 0 become 0."""
    array = as_floats(probabilities, name)
    slack = float(np.sqrt(np.finfo(array.dtype).eps))
    require((array >= -slack) & (array <= 1 + slack), array, f"{name} in 0..1")
    return np.maximum(array, 0) if np.any(array < 0) else array


def as_probabilities(probabilities: Any, axis: Any = -1, name: str = "probabilities") -> FloatArray:
    """Return probabilities that sum to 1 along an axis, up to the root of epsilon."""
    array = as_each_probability(probabilities, name)
    axis = as_axis(axis, array, name)
    total = np.asarray(array.sum(axis=axis, dtype=np.result_type(array, np.float64)))
    off = np.abs(total - 1) > np.sqrt(np.finfo(array.dtype).eps)
    if off.any():
        at = _first(off)
        along = "" if axis == -1 else f" along axis {axis}"
        got = f"{total[at]:.10g} (off by {total[at] - 1:+.3g}){_position(at)}"
        raise ValueError(f"expected {name} that sum to 1{along}, got a sum of {got}")
    return array


def require(holds: NDArray[np.bool_], array: NDArray[Any], expected: str) -> None:
    """Raise for the first element at which the condition fails."""
    if not np.all(holds):
        at = _first(~np.asarray(holds))
        raise ValueError(f"expected {expected}, got {array[at]}{_position(at)}")


def kind_of(value: Any) -> str:
    """Name what came instead of something else."""
    return f"shape {value.shape}" if isinstance(value, np.ndarray) else type(value).__name__


def _first(mask: NDArray[np.bool_]) -> tuple[int, ...]:
    """Return the index of the first true element."""
    return tuple(int(i) for i in np.argwhere(mask)[0])


def _position(index: tuple[int, ...]) -> str:
    """Say where: nothing for a scalar, `7` in a vector, `(2, 5)` in a matrix."""
    return f" at position {index[0] if len(index) == 1 else index}" if index else ""


# Sequences


def as_list(values: Any, name: str, kind: type = object) -> list[Any]:
    """Return a sequence as a list of Python's own values: NumPy's integers wrap around."""
    if isinstance(values, str) or not isinstance(values, Iterable):
        raise TypeError(f"expected {name} as a sequence, got {kind_of(values)}")
    values = as_array(values, name) if isinstance(values, np.ndarray) else values
    plain = [x.item() if isinstance(x, np.generic) else x for x in values]
    for at, x in enumerate(plain):
        if not isinstance(x, kind):
            what = {"str": "strings", "Real": "real numbers"}.get(kind.__name__, "integers")
            raise TypeError(f"expected {name} as {what}, got {kind_of(x)} at position {at}")
    return plain


def as_names(names: Any, name: str, least: int = 1, most: int | None = None) -> list[str]:
    """Return `least` to `most` names, none of them empty."""
    result = as_list(names, name, str)
    if len(result) < least or len(result) > (most or len(result)):
        bounds = f"at least {least}" if most is None else f"{least} to {most}"
        bounds = str(least) if least == most else bounds
        raise ValueError(f"expected {bounds} {name}, got {len(result)}")
    for at, each in enumerate(result):
        if not each.strip():
            raise ValueError(f"expected {name} that are not empty, got {each!r} at position {at}")
    return result


def as_fractions(numbers: Iterable[Any], name: str) -> list[Fraction]:
    """Return finite numbers of at least 0 exactly."""
    plain = as_list(numbers, name, Real)
    for at, x in enumerate(plain):
        if not 0 <= x < math.inf:
            raise ValueError(f"expected finite {name} of at least 0, got {x} at position {at}")
    return [Fraction(*x.as_integer_ratio()) for x in plain]


def as_weights(weights: Iterable[Any]) -> list[int]:
    """Return integers exactly in proportion to weights, of which one at least is above 0."""
    values = as_fractions(weights, "weights")
    if not any(values):
        raise ValueError(f"expected a weight above 0, got {len(values)} that are 0")
    scale = math.lcm(*(value.denominator for value in values))
    return [value.numerator * (scale // value.denominator) for value in values]


def as_message(message: ArrayLike, n_symbols: int) -> list[int]:
    """Return a message as a list of symbols in 0..n_symbols − 1."""
    symbols = as_labels(message, n_symbols, "symbols")
    if symbols.ndim != 1:
        raise ValueError(f"expected a message of shape (n,), got shape {symbols.shape}")
    flat: list[int] = symbols.tolist()
    return flat


def as_digits(digits: Any, base: int) -> str:
    """Return a string of digits, if each is one of the base."""
    if not isinstance(digits, str):
        raise TypeError(f"expected digits as a string, got {kind_of(digits)}")
    rest = digits.lstrip(DIGITS[:base])
    if rest:
        where = f"{rest[0]!r} at position {len(digits) - len(rest)}"
        raise ValueError(f"expected digits in 0..{DIGITS[base - 1]}, got {where}")
    return digits


def are_exact(numbers: Sequence[Any]) -> bool:
    """Tell whether all numbers are integers or Fractions."""
    return all(isinstance(x, int | np.integer | Fraction) for x in numbers)
