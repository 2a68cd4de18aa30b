"""Random points, and the value of an expression there, by mpmath alone.

Sums are added up term by term. Letters get their values when they are first met, so that a
point knows in the end which letters mattered. Only a derivative needs SymPy: it is taken of
the written-out expression.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from random import Random
from typing import Any

import mpmath
from sympy import (
    Add,
    Derivative,
    Expr,
    Integer,
    KroneckerDelta,
    Max,
    Min,
    Mul,
    Pow,
    Sum,
    exp,
    log,
    sign,
)
from sympy.tensor.indexed import Indexed

from .letters import freshen, integer_letters
from .vocabulary import K

__all__ = ["Point", "UndefinedError"]

_FUNCTIONS = {
    Add: lambda *terms: mpmath.fsum(terms),
    Mul: lambda *factors: mpmath.fprod(factors),
    Pow: lambda base, power: base**power,
    KroneckerDelta: lambda a, b: mpmath.mpf(a == b),
    Max: max,
    Min: min,
    exp: mpmath.exp,
    log: mpmath.log,
    sign: mpmath.sign,
}


class UndefinedError(ArithmeticError):
    """An expression that has no value at a point, such as the logarithm of a negative number."""


class Point:
    """Values for the number of classes, for indices and for letters.

    Parameters
    ----------
    n_classes : int
        The number of classes.
    rng : Random
        Where the values of the letters come from.

    Examples
    --------
    >>> from softmaxlib.symbolic import k, o, softmax
    >>> point = Point(2, Random(0))
    >>> float(point.value(K + softmax(lambda j: 7, k)))
    2.5
    """

    def __init__(self, n_classes: int, rng: Random) -> None:
        self.integers: dict[Any, int] = {K: n_classes}
        self.reals: dict[Any, mpmath.mpf] = {}
        self._rng = rng

    def value(self, expr: Expr) -> mpmath.mpf:
        """Value of an expression.

        Parameters
        ----------
        expr : Expr
            A real expression of the wing's vocabulary, without limits.

        Returns
        -------
        mpf
            Its value at this point.

        Raises
        ------
        UndefinedError
            If it has none.
        """
        if isinstance(expr, Sum):
            (letter, low, high), *outer = reversed(expr.limits)
            body = Sum(expr.function, *reversed(outer)) if outer else expr.function
            return mpmath.fsum(self._terms(body, letter, low, high))
        if isinstance(expr, Derivative):
            numbers = {s: Integer(self.value(s)) for s in (K, *integer_letters(expr))}
            return self.value(_written_out(freshen(expr), tuple(numbers.items())))
        if isinstance(expr, Indexed) or not expr.args:
            return self._leaf(expr)
        args = [self.value(arg) for arg in expr.args]
        try:
            value = _FUNCTIONS[expr.func](*args)
        except ZeroDivisionError:
            raise UndefinedError(str(expr)) from None
        if not isinstance(value, mpmath.mpf) or not mpmath.isfinite(value):
            raise UndefinedError(str(expr))
        return value

    def fix(self, letter: Expr, side: Expr) -> None:
        """Give a letter the value of an expression, unless it has one.

        Parameters
        ----------
        letter : Expr
            A real letter, indexed or not.
        side : Expr
            The expression; where it has no value, the letter gets none.
        """
        try:
            self.reals.setdefault(self._name(letter), self.value(side))
        except UndefinedError:
            return

    def value_at(self, expr: Expr, letter: Expr, value: mpmath.mpf) -> mpmath.mpf:
        """Value of an expression where one real letter has another value.

        Parameters
        ----------
        expr : Expr
            A real expression of the wing's vocabulary, without limits.
        letter : Expr
            A real letter that is not indexed.
        value : mpf
            Its value for this once.

        Returns
        -------
        mpf
            As of `value`.
        """
        with _for_once(self.reals, letter, value):
            return self.value(expr)

    def _name(self, letter: Expr) -> Expr:
        """The letter with numbers for its indices."""
        if not isinstance(letter, Indexed):
            return letter
        return letter.base[tuple(int(self.value(index)) for index in letter.indices)]

    def _terms(self, body: Expr, letter: Expr, low: Expr, high: Expr) -> list[mpmath.mpf]:
        terms = []
        for number in range(int(self.value(low)), int(self.value(high)) + 1):
            with _for_once(self.integers, letter, number):
                terms.append(self.value(body))
        return terms

    def _leaf(self, expr: Expr) -> mpmath.mpf:
        if expr.is_number:
            return mpmath.mpf(expr._to_mpmath(mpmath.mp.prec))
        expr = self._name(expr)
        if not isinstance(expr, Indexed) and expr.is_integer and expr not in self.integers:
            self.integers[expr] = self._rng.randint(1, self.integers[K])
        if expr in self.integers:
            return mpmath.mpf(self.integers[expr])
        if expr not in self.reals:
            self.reals[expr] = self._draw(expr)
        return self.reals[expr]

    def _draw(self, letter: Expr) -> mpmath.mpf:
        """A random value that fits the assumptions of a letter; small integers make ties."""
        while True:
            small = letter.is_integer or self._rng.random() < 0.25
            value = mpmath.mpf(self._rng.randint(-2, 2) if small else self._rng.gauss(0.0, 1.5))
            too_low = value < 0 and letter.is_nonnegative
            too_high = value > 0 and letter.is_nonpositive
            if not (too_low or too_high or (value == 0 and letter.is_nonzero)):
                return value


@contextmanager
def _for_once(values: dict[Any, Any], letter: Expr, value: Any) -> Iterator[None]:
    before = {letter: values[letter]} if letter in values else {}
    values[letter] = value
    try:
        yield
    finally:
        del values[letter]
        values |= before


@cache
def _written_out(expr: Expr, numbers: tuple[tuple[Expr, Expr], ...]) -> Expr:
    return expr.xreplace(dict(numbers)).doit()
