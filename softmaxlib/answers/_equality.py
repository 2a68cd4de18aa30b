"""Decide whether two formulas are equal on a domain.

Rational values are compared exactly. Others are computed at two precisions: a difference that
stays is one, a difference that shrinks with the precision is none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Any

from ._canonical import canonical
from ._domains import Domain, Points
from ._errors import TooLargeError, UndefinedError
from ._tree import Node, size, symbols, walk
from .numbers import Complex, Real, Value, is_exact, magnitude, sign, to_fraction, value_of

START = 128  # bits: 38 digits
HIGHEST = 16_384
CONFIRMED = 3  # points at which a zero is looked at with twice the bits
BUDGET = 12_000  # evaluations of a node at the first precision
LARGEST_CONSTANT = 1 << 24  # bits

Point = Mapping[str, Fraction]


@dataclass(frozen=True)
class Verdict:
    """What was decided about two formulas.

    Attributes
    ----------
    status : str
        "equal", "different", "undecided", "too large" (the answer), or "no key".
    point, yours, expected
        Where they differ, and the values there; None for a value that does not exist.
    """

    status: str
    point: Point | None = None
    yours: Value = None
    expected: Value = None


class Budget:
    """How much may still be computed."""

    def __init__(self, left: int = BUDGET) -> None:
        self.left = left

    def spend(self, nodes: int, bits: int) -> None:
        """Pay for an evaluation."""
        self.left -= nodes * (1 + (bits // 256) ** 2 // 4)


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
        self.arithmetic_now: type[Real] = Real

    def decide(self, yours: Node, expected: Node, *, points: int = 99) -> Verdict:
        """Compare two formulas at all points, or the first few."""
        if canonical(yours) == canonical(expected):
            return Verdict("equal")
        self.begin(yours, expected)
        names = symbols(yours, expected)
        here = Domain(
            {n: k for n, k in self.domain.kinds.items() if n in names or k == "probability"}
        )
        marks = landmarks(yours, expected) if names else ()
        return Tally(self, yours, expected).over(Points(here, marks), points)

    def begin(self, *nodes: Node) -> None:
        """Choose the arithmetic that formulas need."""
        is_complex = self.domain.is_complex or uses_i(*nodes)
        self.arithmetic_now = Complex if is_complex else Real

    def values(self, nodes: tuple[Node, ...], point: Point, bits: int) -> tuple[list[Value], int]:
        """Evaluate formulas at a point; None for what has no value. Return the bits needed too."""
        found: list[Value] = []
        demand = 0
        for node in nodes:
            numbers = self.arithmetic_now(bits)
            self.budget.spend(size(node), bits)
            try:
                found.append(value_of(node, point, numbers))
            except UndefinedError:
                found.append(None)
            demand = max(demand, numbers.demand)
        return found, demand

    def at(self, yours: Node, expected: Node, point: Point, *, thorough: bool) -> Verdict:
        """Compare at a point."""
        bits, before = START, None
        while bits <= HIGHEST and self.budget.left > 0:
            (a, b), demand = self.values((yours, expected), point, bits)
            if demand > bits and demand <= HIGHEST:
                bits = demand
                continue
            if a is None or b is None:
                return Verdict("no key" if b is None else "no answer", point, a, b)
            gap = self.arithmetic_now(bits).sub(a, b)
            if is_exact(a) and is_exact(b):
                return Verdict("different" if gap else "equal", point, a, b)
            blurred = demand > bits
            settled = _settled(gap, before, bits, thorough)
            if settled and not (settled == "equal" and blurred):
                return Verdict(settled, point, a, b)
            if blurred and settled:
                break
            before, bits = (gap, bits), 2 * bits
        return Verdict("undecided", point)


def _settled(gap: Value, before: Any, bits: int, thorough: bool) -> str | None:
    """Tell what two differences at two precisions say; one zero says enough where not thorough."""
    zero = is_exact(gap) and not gap
    if before is None:
        return "equal" if zero and not thorough else None
    old, old_bits = before
    old_zero = is_exact(old) and not old
    if zero:
        return "equal"
    if old_zero:
        return None
    change = _size(Complex(bits).sub(old, gap))
    if change is None or change < _size(gap) - 8:
        return "different"
    return "equal" if _size(gap) < _size(old) - (bits - old_bits) // 2 else None


def _size(value: Value) -> Any:
    """Magnitude of a real or complex value; None for 0."""
    if not is_exact(value) and len(value) == 2:
        sizes = [magnitude(part) for part in value if part[1]]
        return max(sizes) if sizes else None
    return magnitude(value) if sign(value) else None


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
        self.equal = self.large = self.unknown = self.no_key = 0
        self.different: list[Verdict] = []
        self.undefined: list[Verdict] = []

    def over(self, points: Points, most: int) -> Verdict:
        """Compare at points until it is settled."""
        for count, point in enumerate(points):
            if count >= most or self.judge.budget.left <= 0 or self.enough(count):
                break
            self.count(self.look(point))
        return self.verdict()

    def look(self, point: Point) -> Verdict:
        """Compare at one point."""
        try:
            thorough = self.equal < CONFIRMED
            return self.judge.at(self.yours, self.expected, point, thorough=thorough)
        except TooLargeError:
            return Verdict("too large", point)

    def count(self, found: Verdict) -> None:
        """Add what was found at a point."""
        if found.status == "different":
            self.different.append(found)
        elif found.status == "no answer":
            self.undefined.append(found)
        else:
            self.equal += found.status == "equal"
            self.large += found.status == "too large"
            self.unknown += found.status == "undecided"
            self.no_key += found.status == "no key"

    def enough(self, count: int) -> bool:
        """Tell whether a difference was found that can be shown."""
        return bool(self.different) and (is_plain(self.different[-1]) or count > 12)

    def verdict(self) -> Verdict:
        """Say what the points say together."""
        if self.different:
            return next(filter(is_plain, self.different), self.different[0])
        constant = not symbols(self.yours, self.expected)
        if self.undefined and (len(self.undefined) > 2 or constant or not self.equal):
            return Verdict("different", self.undefined[0].point, None, self.undefined[0].expected)
        if self.equal and (constant or self.equal > 3 or self.equal > self.large + self.unknown):
            return Verdict("equal")
        if self.large:
            return Verdict("too large")
        return Verdict("no key" if self.no_key and not self.unknown else "undecided")


def is_plain(found: Verdict) -> bool:
    """Tell whether both values at a point are easily shown."""
    sizes = [_size(value) for value in (found.yours, found.expected)]
    return all(s is None or -8 < s < 14 for s in sizes)


def uses_i(*nodes: Node) -> bool:
    """Tell whether a formula has the imaginary unit in it."""
    return any(n.kind == "constant" and n.value == "i" for node in nodes for n in walk(node))


def landmarks(*nodes: Node) -> tuple[Fraction, ...]:
    """List values near which a formula may change: its constants, ratios, what lies between."""
    found: set[Fraction] = set()
    for node in nodes:
        for part in constant_parts(node):
            try:
                value = value_of(part, {}, Real(64))
            except (UndefinedError, TooLargeError):
                continue
            if -20 < (_size(value) or 0) < 60:
                found.add(Fraction(round(to_fraction(value) * 20), 20))
    few = sorted(found, key=lambda v: (abs(v), v))[:6]
    ratios = {Fraction(round(a / b * 20), 20) for a in few for b in few if b not in (0, 1, a)}
    marks = sorted({*few, *sorted(ratios, key=lambda v: (abs(v), v))[:6]})
    half = Fraction(1, 2)
    near = [mark + step for mark in marks for step in (0, half, -half)]
    between = [(a + b) / 2 for a, b in pairwise(marks)]
    mirrored = [-mark for mark in marks]
    return tuple(dict.fromkeys([*near, *between, *mirrored]))[:32]


def constant_parts(node: Node) -> list[Node]:
    """List the largest parts without symbols."""
    if not symbols(node):
        return [node]
    return [part for arg in node.args for part in constant_parts(arg)]


__all__ = ["Budget", "Judge", "Verdict", "uses_i"]
