"""Find places where an equation just holds: roots in one symbol, the others being given.

Floats find the roots; exact numbers, or floats of many bits, say what holds there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from itertools import chain, pairwise
from math import ceil, floor, isfinite, nan
from typing import Any

from mpmath import libmp

from ._conditions import BITS, Place, Witnesses, relations
from ._domains import holds
from ._errors import TooLargeError, UndefinedError
from ._looking import is_zero
from ._survey import INTEGERS
from ._tree import Node, size, sub, symbols
from .numbers import QUICK_ERRORS, Quick, Real, Value, magnitude, quick, to_fraction, value_of
from .reading._brackets import is_infinite

MOST_ROOTS = 12  # of one equation in one symbol
TINY = 1e-5
DENOMINATOR = 10_000  # up to which a root is tried as a fraction
_PLAIN = [Fraction(74 * step, 100) for step in range(1, 14)]
_FINE = [Fraction(61 * step, 1000) for step in range(1, 201)]  # for a single letter
_SIZES = [Fraction(10) ** size for size in (*range(-12, 13), -40, -30, -20, 20, 30, 40)]
_SMALL = [Fraction(step) for step in range(31)]
_SHARES = [*(Fraction(step, 41) for step in range(1, 41)), *_SIZES, *(1 - s for s in _SIZES)]


def grid(kind: str, marks: tuple[Fraction, ...], *, fine: bool = False) -> list[Fraction]:
    """Return the values of a kind between which roots are looked for, rising."""
    plain = _FINE if fine else _PLAIN
    some = _SHARES if kind in ("unit", "probability") else [*plain, *_SIZES, *_SMALL[:13]]
    if kind in INTEGERS:
        some = [value for value in [*_SMALL, *_SIZES] if value.denominator == 1]
    values = {*some, *(-value for value in some), *marks}
    return sorted(value for value in values if holds(kind, value))


def is_blind(*conditions: Node) -> bool:
    """Tell whether there is an equation in conditions whose roots cannot be looked for."""
    atoms = relations(*conditions)
    finite = [atom for atom in atoms if not any(map(is_infinite, atom.args))]
    return any(quick(sub(*atom.args)) is None for atom in finite)


class Solver:
    """Finds places of interest to conditions.

    Parameters
    ----------
    conditions : tuple of Node
        What is compared.
    witnesses : Witnesses
        Who tells what holds at a place.
    marks : tuple of Fraction
        Constants of the conditions, near which something may change.
    """

    def __init__(
        self, conditions: tuple[Node, ...], witnesses: Witnesses, marks: tuple[Fraction, ...]
    ) -> None:
        self.witnesses = witnesses
        atoms = relations(*conditions)
        self.found = [(atom, quick(sub(*atom.args)), size(atom)) for atom in atoms]
        kinds = witnesses.domain.kinds
        fine = len(symbols(*conditions)) == 1
        self.grids = {kind: grid(kind, marks, fine=fine) for kind in sorted({*kinds.values()})}
        self.is_composed = any(condition.kind != "relation" for condition in conditions)
        self.has_regions = any(atom.value != "=" for atom in atoms)

    def places(self, point: Mapping[str, Any], name: str) -> Iterator[Place]:
        """Yield places that differ from a point in one coordinate only."""
        kind = self.witnesses.domain.kinds[name]
        roots: list[float] = []
        for atom, function, cost in self.found:
            if function is None or name not in symbols(atom):
                continue
            new = self._roots(function, cost, point, name)
            roots += new
            if kind not in INTEGERS:
                yield from self._solved(atom, point, name, new)
        values = _around(roots) if kind in INTEGERS else _between(roots, self.has_regions)
        yield from (Place({**point, name: value}) for value in values if holds(kind, value))

    def _roots(
        self, function: Quick, cost: int, point: Mapping[str, Any], name: str
    ) -> list[float]:
        """Return roots as floats, where the sign changes and where it just does not."""
        others = {each: float(value) for each, value in point.items()}
        steps = self.grids[self.witnesses.domain.kinds[name]]
        self.witnesses.budget.spend(len(steps) * (4 + cost) // 4)

        def at(x: float) -> float:
            try:
                value = function({**others, name: x})
            except QUICK_ERRORS:
                return nan
            return value if isinstance(value, int | float) and isfinite(value) else nan

        seen = [(x, at(x)) for x in map(float, steps)]
        zeros = [x for x, y in seen if y == 0]
        crossed = [_crossing(at, a, b) for a, b in pairwise(seen) if a[1] * b[1] < 0]
        touched = [
            _lowest(at, a[0], c[0])
            for a, b, c in zip(seen, seen[1:], seen[2:], strict=False)
            if 0 < abs(b[1]) < min(abs(a[1]), abs(c[1])) and a[1] * b[1] > 0 and b[1] * c[1] > 0
        ]
        self.witnesses.budget.spend((60 * len(crossed) + 90 * len(touched)) * (4 + cost) // 4)
        tiny = [x for x in zeros if 0 < abs(x) < TINY]  # 0 to floats, where 0 alone may be a root
        roots = [x for x in (*zeros, *crossed, *touched) if x not in tiny[1:]]
        return sorted(roots, key=lambda x: (abs(x), -x))[:MOST_ROOTS]

    def _solved(
        self, atom: Node, point: Mapping[str, Any], name: str, roots: list[float]
    ) -> Iterator[Place]:
        """Yield the places at roots of one equation: exact ones if they are."""
        equation = Node("relation", atom.args, "=")
        kind = self.witnesses.domain.kinds[name]
        for root in roots:
            near = Fraction(root).limit_denominator(DENOMINATOR)
            tried = [near, Fraction(root)] if near != root else [near]
            exact = (Place({**point, name: value}) for value in tried if holds(kind, value))
            place = next((p for p in exact if self._is_solved(equation, p)), None)
            within = holds(kind, Fraction(root))
            if place is None and within and (fine := self._refined(equation, point, name, root)):
                close = Place({**point, name: fine}, solved=name)
                place = close if self._is_solved(equation, close) else None
            if place is not None:
                yield replace(place, root=atom)

    def _is_solved(self, equation: Node, place: Place) -> bool:
        return self.witnesses.holds(equation, place) == "true"

    def _refined(self, equation: Node, point: Mapping[str, Any], name: str, root: float) -> Value:
        """Return a root to many bits, by secants; None if they lead nowhere."""
        gap = sub(*equation.args)
        numbers = Real(BITS, self.witnesses.budget)
        a, b = (libmp.from_float(root * (1 + step)) for step in (1e-9, 0.0))
        try:
            before = value_of(gap, {**point, name: a}, numbers)
            for _ in range(12):
                here = value_of(gap, {**point, name: b}, numbers)
                change = numbers.sub(here, before)
                if is_zero(here) or is_zero(change):
                    return b
                step = numbers.div(numbers.mul([here, numbers.sub(b, a)]), change)
                a, before, b = b, here, numbers.sub(b, step)
                if is_zero(b) or not _is_close(b, root):
                    return None
                if is_zero(step) or magnitude(step) < magnitude(b) - BITS + 60:
                    return b
        except (UndefinedError, TooLargeError):
            return None
        return None


def _is_close(value: Value, root: float) -> bool:
    """Tell whether a value is that of a float, but for rounding."""
    return abs(float(to_fraction(value)) - root) < 1e-6 * abs(root)


def _crossing(at: Any, left: tuple[float, float], right: tuple[float, float]) -> float:
    """Return a float where the sign changes, by halving."""
    (a, low), (b, _) = left, right
    for _ in range(60):
        middle = (a + b) / 2
        value = at(middle)
        if value == 0 or middle in (a, b):
            return middle
        a, b = (middle, b) if value * low > 0 else (a, middle)
    return (a + b) / 2


def _lowest(at: Any, a: float, b: float) -> float:
    """Return a float where the size is least, by parting in three."""
    for _ in range(45):
        third = (b - a) / 3
        a, b = (a, b - third) if abs(at(a + third)) < abs(at(b - third)) else (a + third, b)
    return (a + b) / 2


def _around(roots: list[float]) -> list[Fraction]:
    """Return the integers next to roots."""
    ends = chain.from_iterable((floor(root), ceil(root)) for root in roots if abs(root) < 1e15)
    near = {value + step for value in ends for step in (-1, 0, 1)}
    return [Fraction(value) for value in sorted(near)]


def _between(roots: list[float], wanted: bool) -> list[Fraction]:
    """Return a value between each two roots next to each other, and one beyond each end."""
    rising = sorted({*roots}) if wanted else []
    if not rising:
        return []
    first, last = rising[0], rising[-1]
    ends = [(first - 2 - 2 * abs(first), first), (last, last + 2 + 2 * abs(last))]
    return [_middle(a, b) for a, b in (*pairwise(rising), *ends)]


def _middle(a: float, b: float) -> Fraction:
    """Return a fraction between two floats, one that is easily shown if there is one."""
    short = Fraction(round(50 * (a + b)), 100)
    return short if a < short < b else Fraction((a + b) / 2)
