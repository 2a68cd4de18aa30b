"""Decide whether two formulas are equal on a domain, from what is seen at its points."""

from collections.abc import Iterable
from fractions import Fraction
from math import ceil

from ._canonical import canonical
from ._domains import Domain, Points
from ._errors import TooLargeError, UndefinedError
from ._landmarks import landmarks
from ._looking import Pair, Point, Verdict, is_zero, size_of
from ._survey import survey
from ._tree import COMPOSITES, Node, symbols, walk
from .numbers import Budget, Complex, Real, Value, value_of

CONFIRMED = 3  # points at which a zero is looked at with twice the bits
MOST_POINTS = 99
ENOUGH_IF_SMOOTH = 18
FEWEST_POINTS = 6
BUDGET, RESERVE = 40_000, 8_000
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
        self.budget = budget or Budget(BUDGET)
        self.reserve = Budget(RESERVE)  # for a survey, when all else is spent
        self.arithmetic: type[Real] = Real
        self.parts = 1  # formulas that are still to be compared on the budget

    def decide(self, yours: Node, expected: Node, *, points: int = MOST_POINTS) -> Verdict:
        """Compare two formulas at all points, or the first few."""
        if canonical(yours) == canonical(expected):
            return Verdict("equal")
        self.begin(yours, expected)
        thorough = points == MOST_POINTS and self.arithmetic is Real
        pair = Pair(yours, expected, self.arithmetic, self.budget)
        if is_smooth(yours) and is_smooth(expected):
            points = min(points, ENOUGH_IF_SMOOTH)
        affordable = self.budget.left // (8 * self.parts * pair.cost)
        most = min(points, max(FEWEST_POINTS, affordable))
        found = Tally(pair).over(self.points(yours, expected), most)
        if found.status != "equal" or not thorough:
            return found
        return survey(pair, self.domain, self.reserve) or found

    def begin(self, *nodes: Node) -> None:
        """Choose the arithmetic that formulas need."""
        self.arithmetic = Complex if self.domain.is_complex or uses_i(*nodes) else Real

    def points(self, *nodes: Node) -> Points:
        """Return points for the symbols of formulas."""
        names = symbols(*nodes)
        kinds = self.domain.kinds.items()
        here = Domain({n: k for n, k in kinds if n in names or k == "probability"})
        return Points(here, landmarks(self.budget, *nodes) if names else ())

    def has_value(self, node: Node) -> bool:
        """Tell whether a formula has a value at some point, or is too large to tell."""
        self.begin(node)
        for point in self.points(node):
            try:
                value_of(node, point, self.arithmetic(64, self.budget))
            except UndefinedError:
                continue
            except TooLargeError:
                return True
            return True
        return False

    def is_at_most(self, node: Node, bound: Node) -> bool:
        """Tell whether a constant is no larger than another, exactly; no if one has no value."""
        try:
            numbers = self.arithmetic(256)
            gap = numbers.compare(value_of(node, {}, numbers), value_of(bound, {}, numbers))
        except (UndefinedError, TooLargeError):
            return False
        return gap <= 0

    def glimpse(self, node: Node) -> Value:
        """Return the value of a formula at the first point, if there is a clear one; else None."""
        names = symbols(node)
        if node.kind in COMPOSITES or self.domain.is_complex or uses_i(node):
            return None
        numbers = Real(128, self.budget)
        try:
            point = next(iter(Points(self.domain, ()))) if names else {}
            value = value_of(node, point, numbers)
        except (UndefinedError, TooLargeError):
            return None
        return None if numbers.cancelled or numbers.demand > numbers.bits else value

    def values(self, yours: Node, expected: Node, point: Point, bits: int) -> tuple[Value, Value]:
        """Evaluate two formulas at a point; None for what has no value."""
        seen = Pair(yours, expected, self.arithmetic, self.budget).look(point, bits)
        return seen.yours, seen.expected


class Tally:
    """Counts what was found at the points.

    Parameters
    ----------
    pair : Pair
        What is compared.
    """

    def __init__(self, pair: Pair) -> None:
        self.pair = pair
        self.found: list[Verdict] = []

    def over(self, points: Iterable[Point], most: int) -> Verdict:
        """Compare at points until it is settled."""
        seen: set[tuple[object, ...]] = set()
        for point in points:
            if len(self.found) >= most or self.pair.budget.left <= 0 or self.enough():
                break
            key = tuple(point.values())
            if key not in seen:
                self.found.append(self.look(point))
            seen.add(key)
        return self.verdict()

    def look(self, point: Point) -> Verdict:
        """Compare at one point."""
        thorough = len(self.all("equal")) < CONFIRMED
        try:
            return self.pair.compare(point, thorough=thorough)
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
        if large and self.pair.budget.left > 0:
            return Verdict("too large")
        return Verdict("undecided")

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
        n.kind == "cases"
        or (n.kind == "call" and n.name in _BROKEN)
        or (n.kind == "pow" and n.args[1].number is not None and n.args[1].number.denominator > 1)
        or (n.kind == "pow" and symbols(n.args[0]) and n.args[1].number is None)
        for n in walk(node)
    )
