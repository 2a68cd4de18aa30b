"""Random points, and the value of an expression there, by mpmath alone.

Sums are added up term by term, and derivatives are those of jets. Letters get their values when
they are first met, so that a point knows in the end which letters mattered.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from random import Random
from typing import Any

import mpmath
from sympy import Add, Derivative, Expr, IndexedBase, Sum, Symbol
from sympy.tensor.indexed import Indexed

from .jets import FUNCTIONS, Jet
from .letters import integer_letters
from .vocabulary import K

__all__ = ["Point", "UndefinedError"]


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
        self._steps: tuple[Expr, ...] = ()
        self._known: dict[Any, Jet] = {}

    def value(self, expr: Expr, at: tuple[Expr, mpmath.mpf] | None = None) -> mpmath.mpf:
        """Value of an expression.

        Parameters
        ----------
        expr : Expr
            A real expression of the wing's vocabulary, without limits.
        at : tuple, optional
            A real letter without index, and its value for this once.

        Returns
        -------
        mpf
            Its value at this point.

        Raises
        ------
        UndefinedError
            If it has none.
        """
        if at is None:
            return self._jet(expr)[0]
        with _for_once(self.reals, *at):
            self._known.clear()
            try:
                return self._jet(expr)[0]
            finally:
                self._known.clear()

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

    def _jet(self, expr: Expr) -> Jet:
        """The value, with derivatives by the letters of `_steps`; each is computed once."""
        numbers = (self.integers.get(letter) for letter in _integer_letters(expr))
        key = (expr, self._steps, *numbers)
        if key not in self._known:
            self._known[key] = self._computed(expr)
        return self._known[key]

    def _computed(self, expr: Expr) -> Jet:
        if isinstance(expr, Sum):
            return self._sum(expr.function, expr.limits)
        if isinstance(expr, Derivative):
            return self._derivative(expr)
        if isinstance(expr, Indexed) or not expr.args:
            return self._leaf(expr)
        args = [self._jet(arg) for arg in expr.args]
        try:
            jet = FUNCTIONS[expr.func](*args)
        except ZeroDivisionError:
            raise UndefinedError(str(expr)) from None
        if not all(isinstance(x, mpmath.mpf) and mpmath.isfinite(x) for x in jet.values()):
            raise UndefinedError(str(expr))
        return jet

    def _sum(self, body: Expr, limits: tuple[Any, ...]) -> Jet:
        """A sum; the last of the limits are those of the outermost one."""
        if not limits:
            return self._jet(body)
        *inner, (letter, low, high) = limits
        terms = []
        for number in range(int(self.value(low)), int(self.value(high)) + 1):
            with _for_once(self.integers, letter, number):
                terms.append(self._sum(body, tuple(inner)))
        return FUNCTIONS[Add](*terms)

    def _derivative(self, expr: Derivative) -> Jet:
        """A step for each differentiation: the coefficient of their product is wanted."""
        before = self._steps
        for letter, times in expr.variable_count:
            self._steps += (self._name(letter),) * int(self.value(times))
        wanted = 2 ** len(self._steps) - 2 ** len(before)
        try:
            jet = self._jet(expr.expr)
        finally:
            self._steps = before
        none = {0: mpmath.mpf(0)}
        return none | {key ^ wanted: x for key, x in jet.items() if key & wanted == wanted}

    def _leaf(self, expr: Expr) -> Jet:
        if expr.is_number:
            return {0: mpmath.mpf(expr._to_mpmath(mpmath.mp.prec))}
        expr = self._name(expr)
        if not isinstance(expr, Indexed) and expr.is_integer and expr not in self.integers:
            self.integers[expr] = self._rng.randint(1, self.integers[K])
        if expr in self.integers:
            return {0: mpmath.mpf(self.integers[expr])}
        if expr not in self.reals:
            self.reals[expr] = self._draw(expr)
        steps = {2**i: mpmath.mpf(1) for i, letter in enumerate(self._steps) if letter == expr}
        return {0: self.reals[expr]} | steps

    def _name(self, letter: Expr) -> Expr:
        """The letter with numbers for its indices."""
        if not isinstance(letter, Indexed):
            return letter
        return _entry(letter.base, *(int(self.value(index)) for index in letter.indices))

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
def _entry(family: IndexedBase, *indices: int) -> Indexed:
    return family[indices]


@cache
def _integer_letters(expr: Expr) -> tuple[Symbol, ...]:
    return tuple(integer_letters(expr))
