"""Checks on what the figures are given: each error says what was expected and what came."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray


def as_names(names: Sequence[str], what: str, least: int = 1, most: int | None = None) -> list[str]:
    """Return names as a list; raise unless there are `least` to `most` of them, none empty.

    >>> as_names(["cat"], "class names", least=2)
    Traceback (most recent call last):
    ValueError: expected at least 2 class names, got 1
    """
    if isinstance(names, str) or not all(isinstance(name, str) for name in names):
        raise TypeError(f"expected {what} as a sequence of strings, got {names!r}")
    result = list(names)
    if len(result) < least or len(result) > (most or len(result)):
        bounds = f"at least {least}" if most is None else f"{least} to {most}"
        raise ValueError(
            f"expected {str(least) if least == most else bounds} {what}, got {len(result)}"
        )
    for position, name in enumerate(result):
        if not name.strip():
            raise ValueError(f"expected {what} that are not empty, got {name!r} at {position}")
    return result


def as_numbers(values: ArrayLike, what: str, *shape: int | str) -> NDArray[Any]:
    """Return values as finite numbers of a shape, in which a letter stands for any length but 0.

    >>> as_numbers([1, 2], "features", "n", 4)
    Traceback (most recent call last):
    ValueError: expected features of shape (n, 4), got shape (2,)
    >>> as_numbers([1, float("nan")], "x", "n")
    Traceback (most recent call last):
    ValueError: expected finite x, got nan at position (1,)
    """
    array = real(values, what)
    fits = len(array.shape) == len(shape) and all(
        got > 0 and (isinstance(wanted, str) or got == wanted)
        for got, wanted in zip(array.shape, shape, strict=True)
    )
    if not fits:
        wanted = ", ".join(map(str, shape)) + ("," if len(shape) == 1 else "")
        raise ValueError(f"expected {what} of shape ({wanted}), got shape {array.shape}")
    if not np.isfinite(array).all():
        at = tuple(int(i) for i in np.argwhere(~np.isfinite(array))[0])
        raise ValueError(f"expected finite {what}, got {array[at]} at position {at}")
    return array


def real(values: ArrayLike, what: str) -> NDArray[Any]:
    """Return values as an array of real numbers, integers among them as float64.

    >>> real(["cat"], "logits")
    Traceback (most recent call last):
    TypeError: expected logits as real numbers, got dtype <U3
    """
    try:
        array = np.asarray(values)
    except ValueError as error:
        raise ValueError(f"expected {what} as a rectangular array, got: {error}") from error
    if array.dtype.kind not in "biuf":
        raise TypeError(f"expected {what} as real numbers, got dtype {array.dtype}")
    return array.astype(np.float64)
