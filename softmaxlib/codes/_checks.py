"""What codes are given, checked: bases, messages, digits, weights."""

import math
import operator
from collections.abc import Iterable, Sequence
from fractions import Fraction
from numbers import Real
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from .._validation import as_labels

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def as_code_base(base: int) -> int:
    """Return the number of digits to write with, which must be in 2..36.

    >>> as_code_base(1)
    Traceback (most recent call last):
    ValueError: expected a base in 2..36, got 1
    """
    if not 2 <= operator.index(base) <= len(DIGITS):
        raise ValueError(f"expected a base in 2..{len(DIGITS)}, got {base}")
    return operator.index(base)


def as_size(value: int, least: int, name: str) -> int:
    """Return a whole number that is at least `least`.

    >>> as_size(0, 1, "symbols in a block")
    Traceback (most recent call last):
    ValueError: expected at least 1 symbols in a block, got 0
    """
    if operator.index(value) < least:
        raise ValueError(f"expected at least {least} {name}, got {value}")
    return operator.index(value)


def as_list(values: Iterable[Any], name: str) -> list[Any]:
    """Return what can be gone through once as a list.

    >>> as_list(0.5, "weights")
    Traceback (most recent call last):
    TypeError: expected weights as a sequence, got float
    """
    if not isinstance(values, Iterable):
        raise TypeError(f"expected {name} as a sequence, got {type(values).__name__}")
    return list(values)


def as_lengths(lengths: Iterable[int]) -> list[int]:
    """Return how many digits words have as Python's integers: those of NumPy wrap around.

    >>> as_lengths([1, -1])
    Traceback (most recent call last):
    ValueError: expected at least 0 digits, got -1
    """
    return [as_size(length, 0, "digits") for length in as_list(lengths, "lengths")]


def as_words(words: Iterable[str]) -> tuple[str, ...]:
    """Return words as a tuple of strings.

    >>> as_words("01")
    Traceback (most recent call last):
    TypeError: expected words as a sequence of strings, got one string
    """
    if isinstance(words, str):
        raise TypeError("expected words as a sequence of strings, got one string")
    found = tuple(as_list(words, "words"))
    for at, word in enumerate(found):
        if not isinstance(word, str):
            raise TypeError(
                f"expected words as strings, got {type(word).__name__} at position {at}"
            )
    return found


def as_message(message: ArrayLike, n_symbols: int) -> list[int]:
    """Return a message as a list of symbols in ``0..n_symbols - 1``.

    >>> as_message([0, 3], n_symbols=3)
    Traceback (most recent call last):
    ValueError: expected symbols in 0..2, got 3 at position 1
    """
    symbols = as_labels(message, n_symbols, "symbols")
    if symbols.ndim != 1:
        raise ValueError(f"expected a message of shape (n,), got shape {symbols.shape}")
    flat: list[int] = symbols.tolist()
    return flat


def as_digits(digits: str, base: int) -> str:
    """Return digits as they are, if each is one of the base.

    >>> as_digits("0120", base=2)
    Traceback (most recent call last):
    ValueError: expected digits in 0..1, got '2' at position 2
    """
    if not isinstance(digits, str):
        raise TypeError(f"expected digits as a string, got {type(digits).__name__}")
    rest = digits.lstrip(DIGITS[:base])
    if rest:
        at = len(digits) - len(rest)
        raise ValueError(
            f"expected digits in 0..{DIGITS[base - 1]}, got {rest[0]!r} at position {at}"
        )
    return digits


def as_weights(weights: Iterable[Any]) -> list[int]:
    """Return integers exactly in proportion to weights: floats, integers or Fractions.

    >>> as_weights([Fraction(1, 3), 0.5])
    [2, 3]
    """
    values = as_fractions(weights, "weights")
    if not values:
        raise ValueError("expected a weight for at least one symbol, got none")
    if not any(values):
        raise ValueError(f"expected a weight above 0, got {len(values)} that are 0")
    scale = math.lcm(*(value.denominator for value in values))
    return [value.numerator * (scale // value.denominator) for value in values]


def as_fractions(numbers: Iterable[Any], name: str) -> list[Fraction]:
    """Return nonnegative numbers exactly, as Fractions.

    >>> as_fractions([0.5, -1], "weights")
    Traceback (most recent call last):
    ValueError: expected finite weights of at least 0, got -1 at position 1
    """
    # Python's own numbers: those of NumPy wrap around.
    plain = [x.item() if isinstance(x, np.generic) else x for x in as_list(numbers, name)]
    for at, x in enumerate(plain):
        if not isinstance(x, Real):
            got = f"{type(x).__name__} at position {at}"
            raise TypeError(f"expected {name} as real numbers of shape (n_symbols,), got {got}")
    for at, x in enumerate(plain):
        if not 0 <= x < math.inf:
            raise ValueError(f"expected finite {name} of at least 0, got {x} at position {at}")
    return [Fraction(*x.as_integer_ratio()) for x in plain]


def are_exact(numbers: Sequence[Any]) -> bool:
    """Tell whether all numbers are integers or Fractions.

    >>> are_exact([1, Fraction(1, 2)]), are_exact([1, 0.5])
    (True, False)
    """
    return all(isinstance(x, int | np.integer | Fraction) for x in numbers)
