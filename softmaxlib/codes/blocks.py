"""Codes for blocks of symbols: several symbols share one word, and what it rounds up."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .._validation import as_array
from ._checks import as_message, as_size
from .errors import DecodingError
from .huffman import huffman_code
from .prefix import PrefixCode


@dataclass(frozen=True)
class BlockCode:
    """A prefix code for blocks of symbols.

    Attributes
    ----------
    code : PrefixCode
        A word for each of the Kⁿ blocks, in the order 00, 01, …: the last symbol counts fastest.
    n_symbols : int
        The number of symbols, K.
    block : int
        How many symbols a block has, n.

    Raises
    ------
    ValueError
        If there are not Kⁿ words.

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
        expected = as_size(self.n_symbols, 1, "symbols") ** as_size(self.block, 1, "in a block")
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
        """Write a message in digits; the last block is completed by what has the shortest word.

        Parameters
        ----------
        message : array_like of int, shape (n,)
            Symbols in ``0..n_symbols - 1``.

        Returns
        -------
        str
            The digits.
        """
        symbols = as_message(message, self.n_symbols)
        return self.code.encode(self._blocks(symbols))

    def decode(self, digits: str, length: int) -> NDArray[np.intp]:
        """Read a message from its digits.

        Parameters
        ----------
        digits : str
            What `encode` returned.
        length : int
            How many symbols there are, which the last block does not tell.

        Returns
        -------
        ndarray of intp, shape (length,)
            The message.

        Raises
        ------
        DecodingError
            If the digits are not those of a message of this length.
        """
        n_blocks = -(-as_size(length, 0, "symbols") // self.block)
        blocks = self.code.decode(digits, n_blocks)
        symbols = np.stack(np.unravel_index(blocks, self._shape), axis=-1).reshape(-1)[:length]
        if self._blocks(symbols.tolist()) != blocks.tolist():
            raise DecodingError("expected a last block completed by its shortest word, got another")
        return symbols.astype(np.intp)

    @property
    def _shape(self) -> tuple[int, ...]:
        return (self.n_symbols,) * self.block

    def _blocks(self, symbols: list[int]) -> list[int]:
        """Number the blocks of a message."""
        n_whole, n_left = divmod(len(symbols), self.block)
        whole = np.array(symbols[: n_whole * self.block], np.intp).reshape(-1, self.block)
        blocks: list[int] = np.atleast_1d(np.ravel_multi_index(whole.T, self._shape)).tolist()
        if n_left:
            unit = self.n_symbols ** (self.block - n_left)
            first = unit * _number(symbols[-n_left:], self.n_symbols)
            blocks.append(min(range(first, first + unit), key=lambda at: len(self.code.words[at])))
        return blocks


def block_code(weights: ArrayLike | Sequence[Any], block: int, base: int = 2) -> BlockCode:
    """Huffman code for blocks of n symbols, within 1/n digit a symbol of their entropy.

    Parameters
    ----------
    weights : array_like of float, int or Fraction, shape (n_symbols,) or (n_symbols,) * block
        Probabilities or counts: of symbols that are independent, or of all blocks, as from
        `block_counts`.
    block : int
        How many symbols a block has, n; the code has Kⁿ words.
    base : int, default 2
        The number of digits to write with, in 2..36.

    Returns
    -------
    BlockCode
        The code.

    Raises
    ------
    TypeError, ValueError
        As for `huffman_code`, and if weights are of another shape.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from softmaxlib.codes import expected_length
    >>> third = [Fraction(1, 3)] * 3
    >>> for n in 1, 2, 3:
    ...     lengths = block_code(third, n).lengths
    ...     print(expected_length(lengths, joint_probabilities(third, n)) / n)
    5/3
    29/18
    130/81
    """
    array = as_array(weights, "weights")
    if array.ndim == 0 or array.shape not in {array.shape[:1], array.shape[:1] * block}:
        expected = f"(n_symbols,) or (n_symbols,) * {block}"
        raise ValueError(f"expected weights of shape {expected}, got shape {array.shape}")
    as_size(block, 1, "in a block")
    joint = array.reshape(-1) if array.ndim == block else joint_probabilities(array, block)
    return BlockCode(huffman_code(joint, base), array.shape[0], block)


def joint_probabilities(probabilities: ArrayLike | Sequence[Any], n: int) -> list[Any]:
    """Probabilities of all blocks of n independent symbols: products of theirs.

    Parameters
    ----------
    probabilities : sequence of float, int or Fraction, (n_symbols,)
        Of the symbols, or counts.
    n : int
        How many symbols a block has.

    Returns
    -------
    list, (n_symbols ** n,)
        Of the blocks 00, 01, …: the last symbol counts fastest; exact if the probabilities are.

    Raises
    ------
    TypeError, ValueError
        If n is not at least 1.

    Examples
    --------
    >>> joint_probabilities([0.75, 0.25], 2)
    [0.5625, 0.1875, 0.1875, 0.0625]
    """
    each = as_array(probabilities, "probabilities").tolist()  # Python's numbers do not wrap around
    return [math.prod(block) for block in product(each, repeat=as_size(n, 1, "in a block"))]


def block_counts(message: ArrayLike, n_symbols: int, block: int) -> NDArray[np.intp]:
    """Count the blocks of a message, side by side from its beginning.

    Parameters
    ----------
    message : array_like of int, shape (n,)
        Symbols in ``0..n_symbols - 1``.
    n_symbols : int
        The number of symbols, K.
    block : int
        How many symbols a block has. An incomplete one at the end is not counted.

    Returns
    -------
    ndarray of intp, shape (n_symbols,) * block
        How often each block occurs.

    Raises
    ------
    TypeError, ValueError
        If the message does not consist of such symbols, or a block does not have at least one.

    Examples
    --------
    >>> block_counts([0, 1, 0, 1, 1, 1, 0], n_symbols=2, block=2)
    array([[0, 2],
           [0, 1]])
    """
    symbols, block = as_message(message, n_symbols), as_size(block, 1, "in a block")
    whole = np.array(symbols[: len(symbols) // block * block], np.intp).reshape(-1, block)
    counts = np.zeros((n_symbols,) * block, np.intp)
    np.add.at(counts, tuple(whole.T), 1)
    return counts


def _number(symbols: list[int], n_symbols: int) -> int:
    """Read symbols as the digits of a number."""
    number = 0
    for symbol in symbols:
        number = number * n_symbols + symbol
    return number
