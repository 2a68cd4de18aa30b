"""What an arithmetic code believes: a prediction for each symbol, made before it is known.

A model is anything with `n_symbols`, K, and `predictions`: a generator that yields a prediction for
the next symbol and is sent that symbol; where it ends, so must messages. A prediction is K + 1
integers c, from 0 upward: symbol k has the share (c[k+1] − c[k])/c[K], and c[K] is at most 2⁵⁰.
Sender and receiver must predict the same integers. Floats are rounded to multiples of 2⁻⁴⁸; a
probability above 0 never becomes 0. For the smallest, rounding may cost log₂ 1.5 = 0.585 bit a
symbol, where 1.5 such units become 1; for 2⁻²⁰ and above it costs less than 2⁻²⁸.
"""

from collections import defaultdict
from collections.abc import Callable, Generator, Sequence
from fractions import Fraction
from itertools import accumulate
from typing import Any, Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .._validation import FloatArray, as_probabilities
from ._checks import as_size, as_weights

UNIT = 2**48
LARGEST = 2**50  # what a prediction may sum to; sums of rounded probabilities are near 2^48

Predictions = Generator[Sequence[int], int | None, None]


class Model(Protocol):
    """What `ArithmeticCode` asks of a model.

    Examples
    --------
    >>> class Coin:
    ...     n_symbols = 2
    ...
    ...     def predictions(self):
    ...         while True:
    ...             symbol = yield (0, 1, 2)
    >>> model: Model = Coin()
    >>> next(model.predictions())
    (0, 1, 2)
    """

    @property
    def n_symbols(self) -> int:
        """The number of symbols, K."""

    def predictions(self) -> Predictions:
        """Yield a prediction for each symbol, and be sent the symbol.

        Yields
        ------
        sequence of int, (n_symbols + 1,)
            Cumulative counts.
        """


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
    [0, 2, 3, 4]
    """

    def __init__(self, weights: Sequence[Any] | NDArray[Any]) -> None:
        exact = as_weights(weights)
        total = sum(exact)
        if total > LARGEST:
            exact = [max(int(w > 0), (w * UNIT + total // 2) // total) for w in exact]
        self._cumulative = [0, *accumulate(exact)]
        self.n_symbols = len(exact)

    def predictions(self) -> Predictions:
        """Yield the prediction, again and again.

        Yields
        ------
        list of int, (n_symbols + 1,)
            Cumulative counts.
        """
        while True:
            yield self._cumulative


class TableModel:
    """A prediction of its own for each symbol, such as a classifier makes from an image.

    Parameters
    ----------
    probabilities : array_like, shape (n, n_symbols)
        Row i predicts symbol i: what `predict_proba` returns. Messages have n symbols at most.

    Raises
    ------
    TypeError, ValueError
        If there are not n rows of probabilities that sum to 1, of at least one symbol.

    Examples
    --------
    >>> next(TableModel([[0.5, 0.5], [1, 0]]).predictions())[-1] == 2**48
    True
    """

    def __init__(self, probabilities: ArrayLike) -> None:
        rows = as_probabilities(probabilities)
        if rows.ndim != 2:
            raise ValueError(
                f"expected probabilities of shape (n, n_symbols), got shape {rows.shape}"
            )
        self._cumulative = _cumulative(rows)
        self.n_symbols = as_size(rows.shape[1], 1, "symbols")

    def predictions(self) -> Predictions:
        """Yield row after row.

        Yields
        ------
        list of int, (n_symbols + 1,)
            Cumulative counts.
        """
        for row in self._cumulative:
            yield row.tolist()


class AdaptiveModel:
    """A model that counts as it goes: (count + prior)/(total + K prior).

    Counted is how often each symbol came after the last `order` symbols. Sender and receiver count
    the same, so nothing needs to be sent ahead.

    Parameters
    ----------
    n_symbols : int
        The number of symbols, K.
    order : int, default 0
        How many symbols before the next one are looked at.
    prior : Fraction, float or str, default 1/2
        What is added to each count. 1/2 is the rule of Krichevsky and Trofimov, 1 that of Laplace;
        less suits many symbols, few of which follow any given ones. 0.1 means 1/10.

    Raises
    ------
    TypeError, ValueError
        If K is not at least 1, the order at least 0, or the prior finite and above 0; or if K
        priors, in units of 1 over their denominator, sum to more than 2⁵⁰.

    Notes
    -----
    Counts are integers, multiples of 1 over the prior's denominator. Messages are limited by what
    they may sum to, 2⁵⁰. So a prior of one third is to be written Fraction(1, 3): as a float, it
    is 3333333333333333/10¹⁶.

    Source: R. E. Krichevsky, V. K. Trofimov, "The performance of universal encoding", IEEE
    Transactions on Information Theory 27 (1981), doi:10.1109/TIT.1981.1056331.

    Examples
    --------
    >>> predictions = AdaptiveModel(2).predictions()
    >>> next(predictions), predictions.send(1), predictions.send(1)
    ([0, 1, 2], [0, 1, 4], [0, 1, 6])
    """

    def __init__(self, n_symbols: int, order: int = 0, prior: Fraction | float | str = "1/2"):
        self.n_symbols = as_size(n_symbols, 1, "symbols")
        self.order = as_size(order, 0, "symbols to look back at")
        self.prior = _prior(prior)
        if self.n_symbols * self.prior.numerator > LARGEST:
            raise ValueError(
                f"expected a prior of few digits, such as Fraction(1, 3), got {self.prior}"
            )

    def predictions(self) -> Predictions:
        """Yield what the counts say so far, and count the symbol that is sent.

        Yields
        ------
        list of int, (n_symbols + 1,)
            Cumulative counts.
        """
        first, step = self.prior.as_integer_ratio()
        counts: dict[tuple[int, ...], list[int]] = defaultdict(lambda: [first] * self.n_symbols)
        context: tuple[int, ...] = ()
        while True:
            here = counts[context]
            symbol = yield [0, *accumulate(here)]
            assert symbol is not None
            here[symbol] += step
            context = (*context, symbol)[-self.order :] if self.order else ()


class PrefixModel:
    """Predictions by a function of all the symbols before.

    Parameters
    ----------
    predict : callable
        Takes the list of the symbols so far, which it must not change, and returns the
        probabilities of the next one, shape (n_symbols,). The same list must always give the same
        numbers.
    n_symbols : int
        The number of symbols, K.

    Examples
    --------
    >>> model = PrefixModel(lambda prefix: [0.5, 0.5] if prefix else [1, 0], n_symbols=2)
    >>> next(model.predictions()) == [0, 2**48, 2**48]
    True
    """

    def __init__(self, predict: Callable[[list[int]], ArrayLike], n_symbols: int) -> None:
        self.predict = predict
        self.n_symbols = as_size(n_symbols, 1, "symbols")

    def predictions(self) -> Predictions:
        """Yield what the function predicts.

        Yields
        ------
        list of int, (n_symbols + 1,)
            Cumulative counts.

        Raises
        ------
        TypeError, ValueError
            If the function does not return K probabilities that sum to 1.
        """
        prefix: list[int] = []
        while True:
            p = as_probabilities(self.predict(prefix))
            if p.shape != (self.n_symbols,):
                raise ValueError(
                    f"expected probabilities of shape ({self.n_symbols},), got shape {p.shape}"
                )
            symbol = yield _cumulative(p).tolist()
            assert symbol is not None
            prefix.append(symbol)


def _prior(prior: Fraction | float | str) -> Fraction:
    """Return a prior as the Fraction that it is written as: 0.1 is 1/10."""
    try:
        value = Fraction(str(prior))
    except (ValueError, ZeroDivisionError):
        value = Fraction(0)
    if value <= 0:
        raise ValueError(f"expected a finite prior above 0, got {prior!r}")
    return value


def _cumulative(p: FloatArray) -> NDArray[np.int64]:
    """Return cumulative counts (..., K + 1) in units of 2⁻⁴⁸, at least one where p is above 0."""
    counts = np.maximum(np.rint(p.astype(np.float64) * UNIT), p > 0).astype(np.int64)
    ends: NDArray[np.int64] = counts.cumsum(axis=-1)
    return np.concatenate([np.zeros_like(ends[..., :1]), ends], axis=-1)
