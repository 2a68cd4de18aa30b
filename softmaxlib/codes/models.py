"""What an arithmetic code believes: a prediction for each symbol, made before it is known.

A prediction is K integers, of which each is the symbol's share of their sum, 2⁵⁰ at most. Sender
and receiver must predict the same integers. Floats are rounded to multiples of 2⁻⁴⁸; a probability
above 0 never becomes 0. For the smallest, rounding may cost log₂ 1.5 = 0.585 bit a symbol; for 2⁻²⁰
and above it costs less than 2⁻²⁸.
"""

from collections import defaultdict
from collections.abc import Generator, Sequence
from fractions import Fraction
from typing import Any, Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..checks import as_count, as_probabilities, as_weights

UNIT = 2**48
LARGEST = 2**50  # what a prediction may sum to; sums of rounded probabilities are near 2^48

Predictions = Generator[list[int], int | None, None]


class Model(Protocol):
    """What `ArithmeticCode` asks of a model: predictions, each of which is sent its symbol."""

    n_symbols: int

    def predictions(self) -> Predictions:
        """Yield a prediction for each symbol; where they end, so must messages."""


class FixedModel:
    """The same prediction for every symbol.

    Parameters
    ----------
    weights : sequence of float, int or Fraction, (n_symbols,)
        Probabilities or counts, none of them below 0. They are taken exactly if, as integers in
        proportion, they sum to at most 2⁵⁰; else as multiples of 2⁻⁴⁸.

    Examples
    --------
    >>> next(FixedModel([0.5, 0.25, 0.25]).predictions())
    [2, 1, 1]
    """

    def __init__(self, weights: Sequence[Any] | NDArray[Any]) -> None:
        exact = as_weights(weights)
        total = sum(exact)
        if total > LARGEST:
            exact = [max(int(w > 0), (w * UNIT + total // 2) // total) for w in exact]
        self._counts = exact
        self.n_symbols = len(exact)

    def predictions(self) -> Predictions:
        """Yield the prediction, again and again."""
        while True:
            yield self._counts


class TableModel:
    """A prediction of its own for each symbol, such as a classifier makes from an image.

    Parameters
    ----------
    probabilities : array_like, shape (n, n_symbols)
        Row i predicts symbol i: what `predict_proba` returns. Messages have n symbols at most.

    Examples
    --------
    >>> next(TableModel([[0.5, 0.5], [1, 0]]).predictions()) == [2**47, 2**47]
    True
    """

    def __init__(self, probabilities: ArrayLike) -> None:
        p = as_probabilities(probabilities)
        if p.ndim != 2:
            raise ValueError(f"expected probabilities of shape (n, n_symbols), got shape {p.shape}")
        units = np.rint(p.astype(np.float64) * UNIT)
        self._counts = np.maximum(units, p > 0).astype(np.int64)
        self.n_symbols = as_count(p.shape[1], "n_symbols")

    def predictions(self) -> Predictions:
        """Yield row after row."""
        for row in self._counts:
            yield row.tolist()


class AdaptiveModel:
    """A model that counts as it goes: (count + prior)/(total + K prior).

    Counted is how often each symbol came after the last `order` symbols. Sender and receiver count
    the same, so nothing needs to be sent ahead.

    Parameters
    ----------
    n_symbols : int, the number of symbols, K
    order : int, default 0, how many symbols before the next one are looked at
    prior : Fraction, float or str, default 1/2
        What is added to each count: 1/2 is the rule of Krichevsky and Trofimov (IEEE Transactions
        on Information Theory 27, 1981), 1 that of Laplace. 0.1 means 1/10.

    Examples
    --------
    >>> model = AdaptiveModel(2).predictions()
    >>> for symbol in None, 1, 1:
    ...     print(model.send(symbol))
    [1, 1]
    [1, 3]
    [1, 5]
    """

    def __init__(self, n_symbols: int, order: int = 0, prior: Fraction | float | str = "1/2"):
        self.n_symbols = as_count(n_symbols, "n_symbols")
        self.order = as_count(order, "order", 0)
        try:
            self.prior = Fraction(str(prior))  # as it is written: 0.1 is 1/10
        except (ValueError, ZeroDivisionError):
            self.prior = Fraction(0)
        if self.prior <= 0:
            raise ValueError(f"expected a finite prior above 0, got {prior!r}")
        if self.n_symbols * self.prior.numerator > LARGEST:
            raise ValueError(
                f"expected a prior of few digits, such as Fraction(1, 3), got {self.prior}"
            )

    def predictions(self) -> Predictions:
        """Yield the counts, in units of 1 over the prior's denominator; count what is sent."""
        first, step = self.prior.as_integer_ratio()
        counts: dict[tuple[int, ...], list[int]] = defaultdict(lambda: [first] * self.n_symbols)
        context: tuple[int, ...] = ()
        while True:
            here = counts[context]
            symbol = yield here
            assert symbol is not None
            here[symbol] += step
            context = (*context, symbol)[-self.order :] if self.order else ()
