"""Prefix codes: a word for each symbol, none of which begins another."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._checks import DIGITS, as_code_base, as_digits, as_lengths, as_message, as_size, as_words
from .errors import DecodingError
from .measures import find_collision, kraft_sum

SHOWN = 40  # digits in an error


@dataclass(frozen=True)
class PrefixCode:
    """A word for each symbol; no word begins another, so the digits need no commas.

    Attributes
    ----------
    words : tuple of str, (n_symbols,)
        The digits that each symbol is sent as.
    base : int
        The number of digits to write with, in 2..36.

    Raises
    ------
    TypeError, ValueError
        If there are no words, a word has other digits, or one word begins another.

    Examples
    --------
    >>> code = PrefixCode(("0", "10", "11"))
    >>> code.encode([2, 0])
    '110'
    >>> PrefixCode(("0", "10", "01"))
    Traceback (most recent call last):
    ValueError: expected words none of which begins another, got '0' for 0 and '01' for 2
    """

    words: tuple[str, ...]
    base: int = 2

    def __post_init__(self) -> None:
        # With a list, codes of the same words would not be equal.
        object.__setattr__(self, "words", as_words(self.words))
        object.__setattr__(self, "base", as_code_base(self.base))
        as_size(len(self.words), 1, "words")
        for word in self.words:
            as_digits(word, self.base)
        if at := find_collision(self.words):
            named = " and ".join(f"{self.words[i]!r} for {i}" for i in at)
            raise ValueError(f"expected words none of which begins another, got {named}")

    @property
    def n_symbols(self) -> int:
        """The number of symbols, K."""
        return len(self.words)

    @property
    def lengths(self) -> tuple[int, ...]:
        """How many digits each word has."""
        return tuple(map(len, self.words))

    @cached_property
    def _symbols(self) -> dict[str, int]:
        return {word: symbol for symbol, word in enumerate(self.words)}

    def encode(self, message: ArrayLike) -> str:
        """Write a message in digits, word after word.

        Parameters
        ----------
        message : array_like of int, shape (n,)
            Symbols in ``0..n_symbols - 1``.

        Returns
        -------
        str
            The digits.
        """
        return "".join([self.words[symbol] for symbol in as_message(message, self.n_symbols)])

    def decode(self, digits: str, length: int | None = None) -> NDArray[np.intp]:
        """Read a message from its digits.

        Parameters
        ----------
        digits : str
            What `encode` returned.
        length : int, optional
            How many symbols there must be. Needed only if the one word has no digits.

        Returns
        -------
        ndarray of intp, shape (n,)
            The message.

        Raises
        ------
        DecodingError
            If the digits end within a word, are those of no word, or give another number of
            symbols.
        TypeError, ValueError
            If a digit is not one of the base, the length is not a whole number of at least 0, or it
            is needed.
        """
        as_digits(digits, self.base)
        if length is not None:
            as_size(length, 0, "symbols")
        if self.words == ("",):
            found = [0] * _needed(length)
            rest, at = digits, 0
        else:
            found, rest, at = self._read(digits)
        if rest:
            raise DecodingError(f"expected a word at digit {at}, got {rest[:SHOWN]!r}")
        if length is not None and len(found) != length:
            raise DecodingError(f"expected {length} symbols, got {len(found)}")
        return np.array(found, np.intp)

    def _read(self, digits: str) -> tuple[list[int], str, int]:
        """Return symbols as far as there are any, digits that are no word, and where they are."""
        found, word, longest = [], "", max(self.lengths)
        for at, digit in enumerate(digits):
            word += digit
            symbol = self._symbols.get(word)
            if symbol is not None:
                found.append(symbol)
                word = ""
            elif len(word) == longest:
                return found, word, at + 1 - longest
        return found, word, len(digits) - len(word)


def code_from_lengths(lengths: Iterable[int], base: int = 2) -> PrefixCode:
    """Canonical prefix code with words of given lengths: Kraft's inequality read backwards.

    Words are numbers, counted up in the order of their lengths and, for equal ones, of their
    symbols: the code is known when its lengths are.

    Parameters
    ----------
    lengths : iterable of int, (n_symbols,)
        How many digits each word is to have.
    base : int, default 2
        The number of digits to write with, in 2..36.

    Returns
    -------
    PrefixCode
        The code.

    Raises
    ------
    TypeError, ValueError
        If there is no such code, Kraft's sum being above 1; if there are no lengths or a length is
        not a whole number of at least 0; if the base is not in 2..36.

    Examples
    --------
    >>> code_from_lengths([2, 1, 2]).words
    ('10', '0', '11')
    >>> code_from_lengths([1, 1, 2])
    Traceback (most recent call last):
    ValueError: expected lengths with a Kraft sum of at most 1, got 5/4
    """
    counted, base = as_lengths(lengths), as_code_base(base)
    total = kraft_sum(counted, base)
    if total > 1:
        raise ValueError(f"expected lengths with a Kraft sum of at most 1, got {total}")
    words, number, before = [""] * len(counted), 0, 0
    for symbol in sorted(range(len(counted)), key=counted.__getitem__):
        number *= base ** (counted[symbol] - before)
        before = counted[symbol]
        words[symbol] = digits_of(number, before, base)
        number += 1
    return PrefixCode(tuple(words), base)


def digits_of(number: int, length: int, base: int) -> str:
    """Write a number with exactly `length` digits, leaving out what comes before them.

    Parameters
    ----------
    number, length, base : int
        The number, how many digits to write, and how many there are to write with.

    Returns
    -------
    str
        The digits.

    Examples
    --------
    >>> digits_of(5, 4, base=2), digits_of(5, 4, base=3)
    ('0101', '0012')
    """
    found = []
    for _ in range(length):
        number, digit = divmod(number, base)
        found.append(DIGITS[digit])
    return "".join(reversed(found))


def _needed(length: int | None) -> int:
    """Return a length that digits cannot tell."""
    if length is None:
        raise ValueError("expected the length of the message, which a word without digits needs")
    return length
