"""Prefix codes: a word for each symbol, none of which begins another."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from heapq import heapify, heappop, heappush
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..checks import DIGITS, as_count, as_digits, as_list, as_message, as_weights
from .errors import DecodingError
from .measures import as_base, find_collision

SHOWN = 40  # digits in an error


@dataclass(frozen=True)
class PrefixCode:
    """A word for each symbol; no word begins another, so the digits need no commas.

    Attributes
    ----------
    words : tuple of str, (n_symbols,), the digits that each symbol is sent as
    base : int, the number of digits to write with, in 2..36

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
        object.__setattr__(self, "words", tuple(as_list(self.words, "words", str)))
        object.__setattr__(self, "base", as_base(self.base))
        as_count(len(self.words), "number of words")
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
        """Write a message, symbols (n,), in digits, word after word."""
        return "".join([self.words[symbol] for symbol in as_message(message, self.n_symbols)])

    def decode(self, digits: str, length: int | None = None) -> NDArray[np.intp]:
        """Read a message from its digits; `length` is needed only if the one word has none."""
        as_digits(digits, self.base)
        if length is not None:
            as_count(length, "length", 0)
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


def fixed_length_code(n_symbols: int, base: int = 2) -> PrefixCode:
    """Prefix code with words of one length, the shortest there is: ⌈log_base K⌉ digits.

    Parameters
    ----------
    n_symbols : int, the number of symbols, K
    base : int, default 2, the number of digits to write with, in 2..36

    Returns
    -------
    PrefixCode
        Each symbol written as a number; without any digit if there is only one.

    Examples
    --------
    >>> fixed_length_code(3).words
    ('00', '01', '10')
    """
    n_symbols, base = as_count(n_symbols, "n_symbols"), as_base(base)
    digits = _digits(n_symbols, base)
    return PrefixCode(tuple(digits_of(k, digits, base) for k in range(n_symbols)), base)


def fixed_length_rate(n_symbols: int, n: int = 1, base: int = 2) -> Fraction:
    """Digits a symbol where n symbols are numbered together, exactly: ⌈n log_base K⌉/n.

    Parameters
    ----------
    n_symbols : int, the number of symbols, K
    n : int, default 1, how many are numbered together: there are Kⁿ such messages
    base : int, default 2, the number of digits to write with, in 2..36

    Returns
    -------
    Fraction, digits a symbol: at least log K in the base, and less than 1/n more

    Examples
    --------
    >>> [str(fixed_length_rate(3, n)) for n in (1, 2, 3, 5)]
    ['2', '2', '5/3', '8/5']
    """
    n = as_count(n, "n")
    messages = as_count(n_symbols, "n_symbols") ** n
    return Fraction(_digits(messages, as_base(base)), n)


def _digits(numbers: int, base: int) -> int:
    """Return how many digits it takes to write that many numbers: the least l, base^l ≥ numbers."""
    if base == 2:
        return (numbers - 1).bit_length()
    digits, power = 0, 1
    while power < numbers:
        digits, power = digits + 1, power * base
    return digits


def huffman_code(weights: Iterable[Any], base: int = 2) -> PrefixCode:
    """Huffman code: the lightest `base` nodes are joined until one is left, which is the root.

    Its mean length L is the least of all prefix codes, and for weights above 0 within a digit of
    the entropy in the same base: H ≤ L < H + 1.

    Parameters
    ----------
    weights : iterable of float, int or Fraction, (n_symbols,)
        Probabilities or counts of the symbols. One of weight 0 gets a word too.
    base : int, default 2, the number of digits to write with, in 2..36

    Returns
    -------
    PrefixCode
        The code; the word of a single symbol has no digits.

    Notes
    -----
    Among equal weights, symbols come in their order and before nodes. Above base 2, symbols of
    weight 0 that nobody sends are joined first, so that the number of nodes comes out. Source:
    D. A. Huffman, Proceedings of the IRE 40 (1952).

    Examples
    --------
    >>> huffman_code([0.4, 0.3, 0.2, 0.1]).words
    ('0', '10', '110', '111')
    >>> huffman_code([1, 1, 1, 1], base=3).words
    ('20', '21', '0', '1')
    """
    exact, base = as_weights(weights), as_base(base)
    return _canonical(_depths(exact, base), base)


def _depths(weights: list[int], base: int) -> list[int]:
    """Return how deep in the tree each symbol is. Symbols are nodes 0..K−1, fillers are below 0."""
    n_symbols = len(weights)
    fillers = -(n_symbols - 1) % (base - 1)
    heap = [(weight, node) for node, weight in enumerate([0] * fillers + weights, -fillers)]
    heapify(heap)
    parent: dict[int, int] = {}
    root = n_symbols - 1
    while len(heap) > 1:
        root += 1
        lightest = [heappop(heap) for _ in range(base)]
        parent |= {node: root for _, node in lightest}
        heappush(heap, (sum(weight for weight, _ in lightest), root))
    depth = {root: 0}
    for node in range(root - 1, -1, -1):  # a parent has a higher number than its children
        depth[node] = depth[parent[node]] + 1
    return [depth[symbol] for symbol in range(n_symbols)]


def _canonical(lengths: list[int], base: int) -> PrefixCode:
    """Return the prefix code with words of these lengths, numbers that are counted up."""
    words, number, before = [""] * len(lengths), 0, 0
    for symbol in sorted(range(len(lengths)), key=lengths.__getitem__):
        number *= base ** (lengths[symbol] - before)
        before = lengths[symbol]
        words[symbol] = digits_of(number, before, base)
        number += 1
    return PrefixCode(tuple(words), base)


def digits_of(number: int, length: int, base: int) -> str:
    """Write a number with exactly `length` digits, leaving out what comes before them."""
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
