"""Codes for blocks of symbols: several symbols share one word, and what it rounds up."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..checks import as_array, as_count, as_message, as_weights
from .errors import DecodingError
from .prefix import PrefixCode, huffman_code


@dataclass(frozen=True)
class BlockCode:
    """A prefix code for blocks of symbols.

    Attributes
    ----------
    code : PrefixCode
        A word for each of the Kⁿ blocks, in the order 00, 01, …: the last symbol counts fastest.
    n_symbols : int, the number of symbols, K
    block : int, how many symbols a block has, n

    Examples
    --------
    >>> code = block_code([0.75, 0.25], 2)
    >>> code.code.words, code.encode([0, 0, 1, 1, 0])
    (('0', '110', '10', '111'), '01110')
    >>> code.decode("01110", 5)
    array([0, 0, 1, 1, 0])
    """

    code: PrefixCode
    n_symbols: int
    block: int

    def __post_init__(self) -> None:
        object.__setattr__(self, "n_symbols", as_count(self.n_symbols, "n_symbols"))
        object.__setattr__(self, "block", as_count(self.block, "block"))
        expected = self.n_symbols**self.block
        if self.code.n_symbols != expected:
            raise ValueError(
                f"expected {expected} words for blocks of {self.block} out of {self.n_symbols} "
                f"symbols, got {self.code.n_symbols}"
            )

    @property
    def base(self) -> int:
        """The number of digits to write with."""
        return self.code.base

    @property
    def lengths(self) -> tuple[int, ...]:
        """How many digits the word of each block has."""
        return self.code.lengths

    def encode(self, message: ArrayLike) -> str:
        """Write a message in digits, the last block completed by what has the shortest word."""
        symbols = as_message(message, self.n_symbols)
        return self.code.encode(self._blocks(symbols))

    def decode(self, digits: str, length: int) -> NDArray[np.intp]:
        """Read a message of so many symbols, which the last block does not tell."""
        n_blocks = -(-as_count(length, "length", 0) // self.block)
        blocks = self.code.decode(digits, n_blocks)
        symbols = (blocks[:, None] // self._units % self.n_symbols).reshape(-1)[:length]
        if self._blocks(symbols.tolist()) != blocks.tolist():
            raise DecodingError("expected a last block completed by its shortest word, got another")
        return symbols

    @property
    def _units(self) -> NDArray[np.intp]:
        """What each symbol of a block counts for in its number: Kⁿ⁻¹, …, K, 1."""
        return np.array([self.n_symbols**n for n in reversed(range(self.block))], np.intp)

    def _blocks(self, symbols: list[int]) -> list[int]:
        """Number the blocks of a message."""
        n_left = len(symbols) % self.block
        whole = np.array(symbols[: len(symbols) - n_left], np.intp).reshape(-1, self.block)
        blocks: list[int] = (whole @ self._units).tolist()
        if n_left:
            units = self._units[:n_left]
            first = int(symbols[-n_left:] @ units)
            last = first + int(units[-1])
            blocks.append(min(range(first, last), key=lambda at: len(self.code.words[at])))
        return blocks


def block_code(weights: ArrayLike | Sequence[Any], block: int, base: int = 2) -> BlockCode:
    """Huffman code for blocks of n symbols, within 1/n digit a symbol of their entropy.

    Parameters
    ----------
    weights : array_like of float, int or Fraction, shape (n_symbols,) or (n_symbols,) * block
        Probabilities or counts of independent symbols, or of all blocks.
    block : int
        How many symbols a block has, n; the code has Kⁿ words.
    base : int, default 2, the number of digits to write with, in 2..36

    Returns
    -------
    BlockCode, the code

    Raises
    ------
    TypeError, ValueError
        As for `huffman_code`, and if weights are of another shape.

    Examples
    --------
    >>> block_code([0.75, 0.25], 2).lengths
    (1, 3, 2, 3)
    """
    array, block = as_array(weights, "weights"), as_count(block, "block")
    if array.ndim == 0 or array.shape not in {array.shape[:1], array.shape[:1] * block}:
        expected = f"(n_symbols,) or (n_symbols,) * {block}"
        raise ValueError(f"expected weights of shape {expected}, got shape {array.shape}")
    # As integers, products of floats are not rounded: ties are decided by what was given.
    exact = as_weights(array.reshape(-1))
    if array.ndim != block:
        exact = [math.prod(each) for each in product(exact, repeat=block)]
    return BlockCode(huffman_code(exact, base), array.shape[0], block)


def block_counts(message: ArrayLike, n_symbols: int, block: int) -> NDArray[np.intp]:
    """Count the blocks of a message, side by side from its beginning.

    Parameters
    ----------
    message : array_like of int, shape (n,), symbols in ``0..n_symbols - 1``
    n_symbols : int, the number of symbols, K
    block : int, how many symbols a block has

    Returns
    -------
    ndarray of intp, shape (n_symbols,) * block, how often each block occurs

    Examples
    --------
    >>> block_counts([0, 1, 0, 1, 1, 1, 0], n_symbols=2, block=2)
    array([[0, 2],
           [0, 1]])
    """
    symbols, block = as_message(message, n_symbols), as_count(block, "block")
    whole = np.array(symbols[: len(symbols) // block * block], np.intp).reshape(-1, block)
    counts = np.zeros((n_symbols,) * block, np.intp)
    np.add.at(counts, tuple(whole.T), 1)
    return counts
