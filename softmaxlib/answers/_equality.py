"""Decide whether two formulas are equal on a domain, from what is seen at its points."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise
from math import ceil

from ._canonical import canonical
from ._domains import Domain, Points
from ._errors import TooLargeError, UndefinedError
from ._looking import Budget, Point, Verdict, at_point, is_zero, look, size_of
from ._tree import Node, symbols, walk
from .numbers import Complex, Real, Value, to_fraction, value_of

CONFIRMED = 3  # points at which a zero is looked at with twice the bits
MOST_POINTS = 99
ENOUGH_IF_SMOOTH = 18
_BROKEN = {"abs", "sign", "floor", "ceil", "max", "min", "root", "log", "asin", "acos", "arg"}


class Judge:
    """Compares formulas at points of one domain.

    Parameters
    ----------
    domain : Domain
        Where the symbols range.
    budget : Budget, optional
        Shared between the parts of one answer.
    """

    def __init__(self, domain: Domain, budget: Budget | None = None) -> None:
        self.domain = domain
        self.budget = budget or Budget()
        self.arithmetic: type[Real] = Real

    def decide(self, yours: Node, expected: Node, *, points: int = MOST_POINTS) -> Verdict:
        """Compare two formulas at all points, or the first few."""
        if canonical(yours) == canonical(expected):
            return Verdict("equal")
        self.begin(yours, expected)
        smooth = is_smooth(yours) and is_smooth(expected)
        tally = Tally(self, yours, expected)
        return tally.over(
            self.points(yours, expected), min(points, ENOUGH_IF_SMOOTH if smooth else 99)
        )

    def begin(self, *nodes: Node) -> None:
        """Choose the arithmetic that formulas need."""
        self.arithmetic = Complex if self.domain.is_complex or uses_i(*nodes) else Real

    def points(self, *nodes: Node) -> Points:
        """Return points for the symbols of formulas."""
        names = symbols(*nodes)
        kinds = self.domain.kinds.items()
        here = Domain({n: k for n, k in kinds if n in names or k == "probability"})
        return Points(here, landmarks(*nodes) if names else ())

    def values(self, yours: Node, expected: Node, point: Point, bits: int) -> tuple[Value, Value]:
        """Evaluate two formulas at a point; None for what has no value."""
        seen = look((yours, expected), point, bits, self.arithmetic, self.budget)
        return seen.yours, seen.expected


class Tally:
    """Counts what was found at the points.

    Parameters
    ----------
    judge : Judge
        Who compares.
    yours, expected : Node
        What is compared.
    """

    def __init__(self, judge: Judge, yours: Node, expected: Node) -> None:
        self.judge, self.yours, self.expected = judge, yours, expected
        self.found: list[Verdict] = []

    def over(self, points: Iterable[Point], most: int) -> Verdict:
        """Compare at points until it is settled."""
        seen: set[tuple[object, ...]] = set()
        for point in points:
            if len(self.found) >= most or self.judge.budget.left <= 0 or self.enough():
                break
            key = tuple(point.values())
            if key not in seen:
                self.found.append(self.look(point))
            seen.add(key)
        return self.verdict()

    def look(self, point: Point) -> Verdict:
        """Compare at one point."""
        nodes, judge = (self.yours, self.expected), self.judge
        thorough = len(self.all("equal")) < CONFIRMED
        try:
            return at_point(nodes, point, judge.arithmetic, judge.budget, thorough=thorough)
        except TooLargeError:
            return Verdict("too large", point)

    def all(self, status: str) -> list[Verdict]:
        """List the points at which one thing was found."""
        return [found for found in self.found if found.status == status]

    def enough(self) -> bool:
        """Tell whether a difference was found that can be shown."""
        different = self.all("different")
        return bool(different) and (is_plain(different[-1]) or len(self.found) > 12)

    def verdict(self) -> Verdict:
        """Say what the points say together."""
        different, equal = self.all("different"), self.all("equal")
        undefined, large = self.all("no answer"), self.all("too large")
        if different:
            return next(filter(is_plain, different), different[0])
        if undefined and self.is_region(undefined, len(equal)):
            first = undefined[0]
            return Verdict("different", first.point, None, first.expected)
        constant = len(self.found) == 1
        if equal and (constant or len(equal) > 3 or 2 * len(equal) > len(self.found)):
            return Verdict("equal")
        if large:
            return Verdict("too large")
        return Verdict("no key" if len(self.all("no key")) == len(self.found) else "undecided")

    def is_region(self, undefined: list[Verdict], equal: int) -> bool:
        """Tell whether the points where only the answer has no value are more than a few holes."""
        if not equal:
            return True
        away = [found for found in undefined if not is_special(found.point or {})]
        return len(away) > 1 or len(undefined) > max(2, ceil(equal / 3))


def is_special(point: Point) -> bool:
    """Tell whether a coordinate is a number at which formulas often have a hole."""
    values = [value for value in point.values() if isinstance(value, Fraction)]
    return any(value.denominator <= 2 for value in values)


def is_plain(found: Verdict) -> bool:
    """Tell whether both values at a point are easily shown."""
    sizes = [
        0 if value is None or is_zero(value) else size_of(value)
        for value in (found.yours, found.expected)
    ]
    return all(-8 < size < 14 for size in sizes)


def uses_i(*nodes: Node) -> bool:
    """Tell whether a formula has the imaginary unit in it."""
    return any(n.kind == "constant" and n.value == "i" for node in nodes for n in walk(node))


def is_smooth(node: Node) -> bool:
    """Tell whether a formula has one expression everywhere: then few points tell all."""
    return not any(
        (n.kind == "call" and n.name in _BROKEN)
        or (n.kind == "pow" and n.args[1].number is not None and n.args[1].number.denominator > 1)
        or (n.kind == "pow" and symbols(n.args[0]) and n.args[1].number is None)
        for n in walk(node)
    )


def landmarks(*nodes: Node) -> tuple[Fraction, ...]:
    """List values near which a formula may change: its constants, ratios, what lies between."""
    found: set[Fraction] = set()
    for part in (part for node in nodes for part in constant_parts(node)):
        try:
            value = value_of(part, {}, Real(64))
        except (UndefinedError, TooLargeError):
            continue
        if not is_zero(value) and -20 < size_of(value) < 60:
            found.add(Fraction(round(to_fraction(value) * 20), 20))
    few = sorted(found, key=_size_order)[:6]
    ratios = {Fraction(round(a / b * 20), 20) for a in few for b in few if b not in (0, 1, a)}
    marks = sorted({*few, *sorted(ratios, key=_size_order)[:4]})
    half = Fraction(1, 2)
    between = [(a + b) / 2 for a, b in pairwise(marks)]
    near = [mark + step for step in (half, -half, 0) for mark in marks]
    return tuple(dict.fromkeys([*between, *near, *(-mark for mark in marks)]))[:24]


def _size_order(value: Fraction) -> tuple[Fraction, Fraction]:
    return abs(value), value


def constant_parts(node: Node) -> list[Node]:
    """List the largest parts without symbols."""
    if not symbols(node):
        return [node]
    return [part for arg in node.args for part in constant_parts(arg)]
