"""Compare two formulas at one point.

Rational values are compared exactly. Others are computed at two precisions: a difference that
stays is one, a difference that shrinks with the precision is none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ._errors import UndefinedError
from ._tree import Node, size, walk
from .numbers import Budget, Complex, Real, Value, is_exact, magnitude, value_of

START = 128  # bits: 38 digits
HIGHEST = 32_768
STABLE = 8  # bits in which two differences must agree

Point = Mapping[str, Any]  # rational numbers, or pairs of them


@dataclass(frozen=True)
class Verdict:
    """What was decided about two formulas.

    Attributes
    ----------
    status : str
        "equal", "different", "undecided", "too large" (the answer), "no answer" (it has no value),
        or "no key".
    point, yours, expected
        Where they differ, and the values there; None for a value that does not exist.
    """

    status: str
    point: Point | None = None
    yours: Value = None
    expected: Value = None


@dataclass(frozen=True)
class Look:
    """Two values at a point at one precision.

    Attributes
    ----------
    bits : int
        The precision.
    yours, expected : Value
        The values; None for none.
    demand : int
        The precision that would show every term of every sum.
    cancelled : bool
        Whether a sum was taken for 0 because its terms cancelled to the last bits.
    """

    bits: int
    yours: Value
    expected: Value
    demand: int
    cancelled: bool

    @property
    def gap(self) -> Value:
        """The difference."""
        if is_exact(self.yours) and is_exact(self.expected):
            return self.yours - self.expected
        return Complex(self.bits).sub(self.yours, self.expected)

    @property
    def is_exact(self) -> bool:
        """Whether both values are known exactly."""
        return is_exact(self.yours) and is_exact(self.expected) and not self.cancelled

    @property
    def kind(self) -> str:
        """What is seen, at this precision alone."""
        if self.expected is None:
            return "no key"
        if self.yours is None:
            return "no answer"
        return "equal" if is_zero(self.gap) else "different"

    def settles(self, before: "Look | None", thorough: bool) -> str | None:
        """Tell what is certain by now; where not thorough, one look is enough to see no gap."""
        kind = self.kind
        if self.is_exact:
            return kind
        if self.demand > self.bits and (kind == "equal" or self.cancelled):
            return "undecided"
        clear = kind.startswith("no ") and not self.cancelled
        if clear or (kind == "equal" and not thorough):
            return kind
        if before is None:
            return None
        if kind != "different" or before.kind != "different":
            return kind if kind in (before.kind, "equal") else None
        return _compared(before, self)


def _compared(before: Look, now: Look) -> str | None:
    """Tell whether a difference stays or shrinks with the precision."""
    change = Complex(now.bits).sub(before.gap, now.gap)
    if is_zero(change) or size_of(change) < size_of(now.gap) - STABLE:
        return "different"
    shrinks = size_of(now.gap) < size_of(before.gap) - (now.bits - before.bits) // 2
    return "equal" if shrinks else None


def is_zero(value: Value) -> bool:
    """Tell whether a value is 0."""
    return is_exact(value) and not value


def size_of(value: Value) -> int:
    """Return the magnitude of a real or complex value other than 0."""
    if not is_exact(value) and len(value) == 2:
        return max(magnitude(part) for part in value if part[1])
    return magnitude(value)


class Pair:
    """Two formulas to be compared at points.

    Parameters
    ----------
    yours, expected : Node
        The formulas.
    arithmetic : type
        `Real` or `Complex`.
    budget : Budget
        What may still be computed.
    """

    def __init__(self, yours: Node, expected: Node, arithmetic: type[Real], budget: Budget) -> None:
        self.yours, self.expected = yours, expected
        self.arithmetic, self.budget = arithmetic, budget
        self.cost = size(yours) + size(expected)
        self.has_factorials = any(n.value == "factorial" for n in walk(yours))

    def look(self, point: Point, bits: int) -> Look:
        """Evaluate both at a point."""
        self.budget.spend(2 * self.cost)
        numbers = self.arithmetic(bits, self.budget)
        yours, expected = _value(self.yours, point, numbers), _value(self.expected, point, numbers)
        return Look(bits, yours, expected, numbers.demand, numbers.cancelled)

    def compare(self, point: Point, *, thorough: bool) -> Verdict:
        """Compare at a point, at rising precision until it is settled."""
        bits, before = START, None
        while bits <= HIGHEST:
            now = self.look(point, bits)
            if bits < now.demand <= HIGHEST and not now.is_exact:
                bits = now.demand
                continue
            settled = now.settles(before, thorough)
            if settled == "no answer" and self.has_factorials and is_zero(now.expected):
                settled = "no key"  # 1/(-1)! is 0 for some, and has no value for others
            if settled:
                return Verdict(settled, point, now.yours, now.expected)
            before, bits = now, bits * (4 if now.cancelled and bits < 1024 else 2)
        return Verdict("undecided", point)


def _value(node: Node, point: Point, numbers: Real) -> Value:
    """Evaluate a formula at a point; None if it has no value there."""
    try:
        return value_of(node, point, numbers)
    except UndefinedError:
        return None


def far(a: Value, b: Value) -> bool:
    """Tell whether two values are certainly different."""
    if a is None or b is None:
        return False
    if is_exact(a) and is_exact(b):
        return bool(a != b)
    gap = Real(64).sub(a, b)
    return (
        not is_zero(gap) and size_of(gap) > max(size_of(v) for v in (a, b) if not is_zero(v)) - 30
    )
