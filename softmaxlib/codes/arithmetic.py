"""Arithmetic coding: a whole message is one number, as long as the message is surprising."""

from bisect import bisect_right
from itertools import accumulate

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..checks import as_count, as_digits, as_message
from .errors import DecodingError
from .models import LARGEST, Model, Predictions

WIDTH = 80  # bits of the window through which the interval is seen
HALF, QUARTER = 1 << (WIDTH - 1), 1 << (WIDTH - 2)


class ArithmeticCode:
    """Arithmetic code: each symbol takes its share of the interval that those before it left.

    A message whose symbols the model gave the probabilities p₁, p₂, … is sent as a binary fraction
    in an interval of length Πᵢ pᵢ, in less than Σᵢ −log₂ pᵢ + 1 + n 2⁻²⁷ bits, the surprisal of the
    message and one bit for all of it. How many symbols there are is not in these bits.

    Parameters
    ----------
    model : FixedModel, TableModel or AdaptiveModel, what is predicted of each symbol

    Notes
    -----
    All is done in integers, through a window of 80 bits. Bits on which both ends of the interval
    agree are sent; while they lie on both sides of 1/2 and near, it is not known whether to send
    10…0 or 01…1, and the 0s or 1s are counted. So a share is rounded by less than 2⁻²⁸ of itself.
    Source: I. H. Witten, R. M. Neal, J. G. Cleary, Communications of the ACM 30 (1987).

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
        """Write a message, symbols (n,), in bits, of which the last is not 0."""
        predictions, previous = self.model.predictions(), None
        interval = _Interval()
        for at, symbol in enumerate(as_message(message, self.n_symbols)):
            counts = _next(predictions, previous, at)
            if not counts[symbol]:
                raise ValueError(
                    f"expected symbols of probability above 0, got {symbol} at position {at}"
                )
            low = sum(counts[:symbol])
            interval.narrow(low, low + counts[symbol], sum(counts))
            previous = symbol
        return interval.bits()

    def decode(self, digits: str, length: int) -> NDArray[np.intp]:
        """Read a message of so many symbols; it is encoded as it is read, and has to agree."""
        ahead = as_digits(digits, 2) + "0" * WIDTH  # after the last, all bits are 0
        predictions, symbol, message = self.model.predictions(), None, list[int]()
        interval, number, read = _Interval(), int(ahead[:WIDTH], 2), WIDTH
        for at in range(as_count(length, "length", 0)):
            ends = [0, *accumulate(_next(predictions, symbol, at))]
            total = ends[-1]
            # The symbol whose share contains the number: ⌊width·end/total⌋ ≤ number − low.
            offset = (number - interval.low + 1) * total - 1
            symbol = bisect_right(ends, offset // (interval.high - interval.low)) - 1
            message.append(symbol)
            sent, centred = interval.narrow(ends[symbol], ends[symbol + 1], total)
            if new := sent + centred:
                number = (((number << sent) % (2 * HALF) - HALF) << centred) + HALF
                number += int(ahead[read : read + new].ljust(new, "0"), 2)
                read += new
        if interval.bits() != digits:
            raise DecodingError(
                f"expected bits of a message of {length} symbols, got {len(digits)} of no such one"
            )
        return np.array(message, np.intp)


def _next(predictions: Predictions, symbol: int | None, at: int) -> list[int]:
    """Tell the model the symbol before a position, and return what it predicts there."""
    try:
        counts = predictions.send(symbol)
    except StopIteration:
        raise ValueError(
            f"expected at most {at} symbols, as many as the model predicts, got more"
        ) from None
    if sum(counts) > LARGEST:
        raise ValueError(f"expected counts that sum to 2^50 at most, got more at position {at}")
    return counts


class _Interval:
    """The interval [low, high) of numbers of 80 bits, and what was sent of them, shifted out."""

    def __init__(self) -> None:
        self.low, self.high = 0, 2 * HALF
        self.sent, self.waiting = list[str](), 0

    def narrow(self, start: int, end: int, total: int) -> tuple[int, int]:
        """Keep a share, then double the interval until it is wider than a quarter.

        Returns how many bits its ends agree on, and how often it is doubled about the middle.
        """
        low, width = self.low, self.high - self.low
        high = low + width * end // total
        low += width * start // total
        if agreed := WIDTH - (low ^ (high - 1)).bit_length():
            known = low >> (WIDTH - agreed)
            self._send(f"{known:0{agreed}b}")
            below = known << (WIDTH - agreed)
            low, high = (low - below) << agreed, (high - below) << agreed
        centred = 0
        while low >= QUARTER and high <= HALF + QUARTER:
            low, high, centred = 2 * (low - QUARTER), 2 * (high - QUARTER), centred + 1
        self.waiting += centred
        self.low, self.high = low, high
        return agreed, centred

    def _send(self, bits: str) -> None:
        """Send bits; those that waited for the first of them are its opposite."""
        if self.waiting:
            bits = bits[0] + ("0" if bits[0] == "1" else "1") * self.waiting + bits[1:]
            self.waiting = 0
        self.sent.append(bits)

    def bits(self) -> str:
        """Return what was sent and the end, which is 1/2; no 0 at its end."""
        end = "1" if self.low or self.waiting else ""
        return "".join([*self.sent, end]).rstrip("0")
