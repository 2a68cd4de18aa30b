"""Arithmetic coding: a whole message is one number, as long as the message is surprising."""

import operator
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ._checks import as_digits, as_message, as_size
from .errors import DecodingError
from .models import LARGEST, Model, Predictions

WIDTH = 80  # bits of the window through which the interval is seen
HALF, QUARTER = 1 << (WIDTH - 1), 1 << (WIDTH - 2)


class ArithmeticCode:
    """Arithmetic code: each symbol takes its share of the interval that those before it left.

    A message whose symbols the model gave the probabilities p₁, p₂, … is sent as a binary fraction
    in an interval of length Πᵢ pᵢ, in less than

        Σᵢ −log₂ pᵢ + 1 + n 2⁻²⁷  bits,

    the surprisal of the message and one bit for all of it. These are the shares that the model
    yields: if it was given floats, as it rounded them (`softmaxlib.codes.models`). A few bits less
    may do: how many symbols there are is not in these bits, and so 0s at their end need not be
    sent.

    Parameters
    ----------
    model : Model
        What is predicted of each symbol: `FixedModel`, `TableModel`, `AdaptiveModel`,
        `PrefixModel`, or one's own.

    Notes
    -----
    Exact because it is done in integers. The interval is seen through a window of 80 bits. Bits on
    which both its ends agree are sent; while they lie on both sides of 1/2 and near, it is not
    known whether to send 10…0 or 01…1, and the 0s or 1s are counted. So the window holds at least
    2⁷⁸ numbers, a share is rounded by less than 2⁻²⁸ of itself, and no carry is lost. The end is
    1/2, the shortest number in the interval; bits after it are taken to be 0.

    Source: I. H. Witten, R. M. Neal, J. G. Cleary, "Arithmetic coding for data compression",
    Communications of the ACM 30 (1987), doi:10.1145/214762.214771.

    Examples
    --------
    >>> from softmaxlib.codes import FixedModel
    >>> code = ArithmeticCode(FixedModel([0.9, 0.1]))
    >>> code.encode([0] * 10 + [1] + [0] * 10)
    '0101001'
    >>> code.decode("0101001", 21)
    array([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
    """

    base = 2

    def __init__(self, model: Model) -> None:
        self.model = model

    @property
    def n_symbols(self) -> int:
        """The number of symbols, K."""
        return self.model.n_symbols

    def encode(self, message: ArrayLike) -> str:
        """Write a message in bits.

        Parameters
        ----------
        message : array_like of int, shape (n,)
            Symbols in ``0..n_symbols - 1``.

        Returns
        -------
        str
            The bits; none at its end is 0.

        Raises
        ------
        TypeError, ValueError
            If a symbol has probability 0, or the model does not predict as many symbols, or not in
            the way that `softmaxlib.codes.models` describes.
        """
        predictions, previous = self.model.predictions(), None
        interval = _Interval()
        for at, symbol in enumerate(as_message(message, self.n_symbols)):
            ends = _next(predictions, previous, at, self.n_symbols)
            if ends[symbol] == ends[symbol + 1]:
                raise ValueError(
                    f"expected symbols of probability above 0, got {symbol} at position {at}"
                )
            interval.narrow(ends, symbol)
            previous = symbol
        return interval.bits()

    def decode(self, digits: str, length: int) -> NDArray[np.intp]:
        """Read a message from its bits.

        Parameters
        ----------
        digits : str
            What `encode` returned.
        length : int
            How many symbols there are.

        Returns
        -------
        ndarray of intp, shape (length,)
            The message.

        Raises
        ------
        DecodingError
            If no message of this length is written in these bits. The message found is encoded
            as it is read to see that.
        TypeError, ValueError
            If a digit is neither 0 nor 1, or the model does not predict that many symbols, or not
            in the way that `softmaxlib.codes.models` describes.
        """
        ahead = iter(as_digits(digits, 2))
        predictions, symbol, message = self.model.predictions(), None, list[int]()
        interval, number = _Interval(), _read(ahead, WIDTH)
        for at in range(as_size(length, 0, "symbols")):
            ends = _next(predictions, symbol, at, self.n_symbols)
            symbol = interval.find(ends, number)
            message.append(symbol)
            sent, centred = interval.narrow(ends, symbol)
            number = (((number << sent) % (2 * HALF) - HALF) << centred) + HALF
            number += _read(ahead, sent + centred)
        if interval.bits() != digits:
            raise DecodingError(
                f"expected bits of a message of {length} symbols, got {len(digits)} of no such one"
            )
        return np.array(message, np.intp)


def _read(digits: Iterator[str], count: int) -> int:
    """Return the number that the next bits are; after the last, all are 0."""
    return int("".join(islice(digits, count)).ljust(count, "0") or "0", 2)


def _next(predictions: Predictions, symbol: int | None, at: int, n_symbols: int) -> list[int]:
    """Tell the model the symbol before a position, and return what it predicts there, checked."""
    try:
        prediction = predictions.send(symbol)
    except StopIteration:
        raise ValueError(
            f"expected at most {at} symbols, as many as the model predicts, got more"
        ) from None
    ends = list(map(operator.index, prediction))  # integers of NumPy would overflow
    if len(ends) != n_symbols + 1:
        raise ValueError(
            f"expected a prediction of {n_symbols + 1} counts, got {len(ends)} at position {at}"
        )
    if ends[0] != 0 or ends != sorted(ends):
        raise ValueError(f"expected a prediction from 0 upward, got {ends} at position {at}")
    if not 0 < ends[-1] <= LARGEST:
        raise ValueError(
            f"expected a prediction with a sum in 1..2^50, got {ends[-1]} at position {at}"
        )
    return ends


class _Interval:
    """The interval [low, high) of numbers of 80 bits, and what was sent of them, shifted out."""

    def __init__(self) -> None:
        self.low, self.high = 0, 2 * HALF
        self.sent, self.waiting = list[str](), 0

    def find(self, ends: Sequence[int], number: int) -> int:
        """Return the symbol whose share contains a number: ⌊width·end/total⌋ ≤ number − low."""
        width = self.high - self.low
        last = ((number - self.low + 1) * ends[-1] - 1) // width
        return bisect_right(ends, last) - 1

    def narrow(self, ends: Sequence[int], symbol: int) -> tuple[int, int]:
        """Keep the share of a symbol, then double the interval until it is wider than a quarter.

        Returns how many bits its ends agree on, and how often it is doubled about the middle.
        """
        low, width, total = self.low, self.high - self.low, ends[-1]
        high = low + width * ends[symbol + 1] // total
        low += width * ends[symbol] // total
        if agreed := WIDTH - (low ^ (high - 1)).bit_length():
            known = low >> (WIDTH - agreed)
            self._send(f"{known:0{agreed}b}")
            start = known << (WIDTH - agreed)
            low, high = (low - start) << agreed, (high - start) << agreed
        centred = 0
        while low >= QUARTER and high <= HALF + QUARTER:
            low, high, centred = 2 * (low - QUARTER), 2 * (high - QUARTER), centred + 1
        self.waiting += centred
        self.low, self.high = low, high
        return agreed, centred

    def _send(self, bits: str) -> None:
        """Send bits; those that waited for the first of them are its opposite."""
        self.sent.append(bits[0] + ("0" if bits[0] == "1" else "1") * self.waiting + bits[1:])
        self.waiting = 0

    def bits(self) -> str:
        """Return what was sent and the end, which is 1/2; no 0 at its end."""
        end = "1" if self.low or self.waiting else ""
        return "".join([*self.sent, end]).rstrip("0")
