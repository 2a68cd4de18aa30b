"""Random points, and the value of an expression there, by mpmath alone.

Sums are added up term by term, and derivatives are those of jets. Letters get their values when
they are first met, so that a point knows in the end which letters mattered. An expression is
read once: each of its parts becomes a function of the point.
"""

from collections.abc import Callable
from functools import cache
from random import Random
from typing import Any, TypeAlias

import mpmath
import sympy as sp

from .jets import FUNCTIONS, Jet
from .letters import integer_letters
from .vocabulary import K

__all__ = ["Point", "UndefinedError", "fits"]


class UndefinedError(ArithmeticError):
    """An expression that has no value at a point, such as the logarithm of a negative number."""


class Point:
    """Values for the number of classes, for indices and for letters."""

    def __init__(self, n_classes: int, rng: Random) -> None:
        self.integers: dict[Any, int] = {K: n_classes}
        self.reals: dict[Any, mpmath.mpf] = {}
        # The letters that derivatives are being taken by.
        self.steps: tuple[sp.Expr, ...] = ()
        self.known: dict[Any, Jet] = {}
        self._rng = rng

    def value(self, expr: sp.Expr, at: tuple[sp.Expr, mpmath.mpf] | None = None) -> mpmath.mpf:
        """Value of an expression without limits, `at` a value of one real letter for this once."""
        if at is None:
            return _evaluation(expr)(self)[0]
        here, (letter, number) = Point(0, self._rng), at
        here.integers, here.reals = self.integers, self.reals | {letter: number}
        try:
            return _evaluation(expr)(here)[0]
        finally:
            del here.reals[letter]
            self.reals |= here.reals

    def fix(self, letter: sp.Expr, side: sp.Expr) -> None:
        """Give a letter without a value, or a sum of letters, that of an expression if it may."""
        try:
            value = self.value(side)
        except UndefinedError:
            return
        if isinstance(letter, sp.Sum):
            self._share(letter.function.base, value)
        elif fits(letter, value):
            self.reals.setdefault(_name(letter)(self), value)

    def _share(self, family: sp.IndexedBase, total: mpmath.mpf) -> None:
        """Scale the entries of a family so that they have a total."""
        entries = [family[number] for number in range(1, self.integers[K] + 1)]
        values = [self.real(entry)[0] for entry in entries]
        if whole := sum(values):
            self.reals |= {e: v * total / whole for e, v in zip(entries, values, strict=True)}
        self.known.clear()

    def integer(self, letter: sp.Symbol) -> int:
        """Value of an integer letter, one of ``1..K``."""
        if letter not in self.integers:
            self.integers[letter] = self._rng.randint(1, self.integers[K])
        return self.integers[letter]

    def real(self, letter: sp.Expr) -> Jet:
        """Value of a real letter, and its slope if a derivative is taken by it."""
        if letter not in self.reals:
            self.reals[letter] = self._draw(letter)
        jet = {0: self.reals[letter]}
        if letter in self.steps:
            one = mpmath.mpf(1)
            jet |= {2**i: one for i, step in enumerate(self.steps) if step == letter}
        return jet

    def _draw(self, letter: sp.Expr) -> mpmath.mpf:
        """A random value that fits the assumptions of a letter; small integers make ties."""
        while True:
            small = letter.is_integer or self._rng.random() < 0.25
            value = mpmath.mpf(self._rng.randint(-2, 2) if small else self._rng.gauss(0.0, 1.5))
            if fits(letter, value):
                return value


def fits(letter: sp.Expr, value: mpmath.mpf) -> bool:
    """Tell whether a letter is declared to be what a value is."""
    too_low = value < 0 and letter.is_nonnegative
    too_high = value > 0 and letter.is_nonpositive
    fraction = letter.is_integer and value != int(value)
    return not (too_low or too_high or fraction or (value == 0 and letter.is_nonzero))


Evaluation: TypeAlias = Callable[[Point], Jet]


@cache
def _evaluation(expr: sp.Expr) -> Evaluation:
    """How to evaluate an expression: its value, with derivatives by the steps of the point."""
    if isinstance(expr, sp.Indexed | sp.Symbol):
        return _of_letter(expr)
    if isinstance(expr, sp.Add | sp.Mul):
        return _of_function(expr)
    kinds: dict[Any, Callable[[Any], Evaluation]] = {sp.Sum: _of_sum, sp.Derivative: _of_derivative}
    compute = kinds.get(expr.func, _of_function if expr.args else _of_number)(expr)
    letters = integer_letters(expr)

    def remembered(point: Point) -> Jet:
        key = (remembered, point.steps, *[point.integers.get(letter) for letter in letters])
        if key not in point.known:
            point.known[key] = compute(point)
        return point.known[key]

    return remembered


def _of_number(expr: sp.Expr) -> Evaluation:
    if not expr.is_real:
        raise ValueError(f"expected a real number, got {expr}")
    return lambda point: {0: mpmath.mpf(expr._to_mpmath(mpmath.mp.prec))}


def _of_letter(expr: sp.Expr) -> Evaluation:
    if expr.is_integer and not isinstance(expr, sp.Indexed):
        return lambda point: {0: mpmath.mpf(point.integer(expr))}
    name = _name(expr)
    return lambda point: point.real(name(point))


def _name(letter: sp.Expr) -> Callable[[Point], sp.Expr]:
    """The letter with numbers for its indices."""
    if not isinstance(letter, sp.Indexed):
        return lambda point: letter
    family, indices = letter.base, [_integer(index) for index in letter.indices]
    return lambda point: _entry(family, *[index(point) for index in indices])


@cache
def _entry(family: sp.IndexedBase, *numbers: int) -> sp.Expr:
    """One entry of a family, always the same: SymPy compares equal ones slowly."""
    return family[numbers]


def _integer(expr: sp.Expr) -> Callable[[Point], int]:
    if isinstance(expr, sp.Symbol):
        return lambda point: point.integer(expr)
    evaluation = _evaluation(expr)
    return lambda point: int(evaluation(point)[0])


def _of_function(expr: sp.Expr) -> Evaluation:
    if expr.func not in FUNCTIONS:
        raise ValueError(f"expected functions of the vocabulary, got {expr}")
    function = FUNCTIONS[expr.func]
    args = [_evaluation(arg) for arg in expr.args]
    if isinstance(expr, sp.Add | sp.Mul | sp.exp):
        return lambda point: function(*[arg(point) for arg in args])

    def compute(point: Point) -> Jet:
        jets = [arg(point) for arg in args]
        try:
            jet = function(*jets)
        except ZeroDivisionError:
            raise UndefinedError(str(expr)) from None
        if not all(isinstance(x, mpmath.mpf) and mpmath.isfinite(x) for x in jet.values()):
            raise UndefinedError(str(expr))
        return jet

    return compute


def _of_sum(expr: sp.Sum) -> Evaluation:
    """A sum; the last of its limits are those of the outermost one."""
    *inner, (letter, *bounds) = expr.limits
    body = _evaluation(sp.Sum(expr.function, *inner) if inner else expr.function)
    low, high = map(_integer, bounds)

    def compute(point: Point) -> Jet:
        before = {letter: point.integers[letter]} if letter in point.integers else {}
        terms = []
        try:
            for number in range(low(point), high(point) + 1):
                point.integers[letter] = number
                terms.append(body(point))
        finally:
            point.integers.pop(letter, None)
            point.integers |= before
        return FUNCTIONS[sp.Add](*terms)

    return compute


def _of_derivative(expr: sp.Derivative) -> Evaluation:
    """A step for each differentiation: the coefficient of their product is wanted."""
    inner = _evaluation(expr.expr)
    by = [(_name(letter), _integer(times)) for letter, times in expr.variable_count]

    def compute(point: Point) -> Jet:
        before = point.steps
        for name, times in by:
            point.steps += (name(point),) * times(point)
        wanted = 2 ** len(point.steps) - 2 ** len(before)
        try:
            jet = inner(point)
        finally:
            point.steps = before
        none = {0: mpmath.mpf(0)}
        return none | {key ^ wanted: x for key, x in jet.items() if key & wanted == wanted}

    return compute
