"""Decide whether two formulas are equal on a domain, from their values at sample points.

Values that differ are computed again with more digits: a difference that stays is one, a difference
that shrinks with the digits is none.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import chain, combinations, islice, product

from .errors import TooLargeError
from .evaluate import Arithmetic, Function, Point, Value, arithmetic, roomy
from .normal_form import normal_form
from .sample_points import MILLIONTH, Domain, SamplePoints
from .tree import COMPOSITES, Node, sub, symbols, walk

DIGITS = (50, 120, 300)
AGREE = Decimal("1e-30")  # relative to the larger
FAR = Decimal("1e-8")  # no rounding comes so far if little cancelled
STAYS = Decimal("0.001")  # relative to a difference
SMOOTH, MOST = 20, 96  # points, for formulas without steps and with
BUDGET = 50_000  # of costs, for all comparisons of an answer
PLAIN = Decimal("0.0039"), Decimal(8192)  # values that are easily shown
PLENTY = 12  # points that are looked at for such values
EACH = 3  # points on each side of a corner
COSTS = {"pow": 100, "log": 60, "log2": 60, "log10": 60, "exp": 30, "root": 20}  # a sum is 1
EVERY, MOST_STEPS = 2000, 10**15  # whole numbers that are all looked at, and the largest
SCANNED = 22_000  # costs of that
MOST_MARKS, LARGEST_MARK = 24, 10**12
MOST_BETWEEN = 30  # two fractions next to a number
CORNERS, STEPS = ("abs", "max", "min", "sign"), ("ceil", "floor")
_GAPS = roomy(30)


@dataclass(frozen=True)
class Verdict:
    """What was decided: "equal", "different", "undecided" or "too large", and where they differ.

    A value that does not exist is None.
    """

    status: str
    point: Point | None = None
    yours: Value = None
    expected: Value = None


class Pair:
    """Two formulas as functions, with as many digits as it takes."""

    def __init__(self, yours: Node, expected: Node) -> None:
        self.nodes = yours, expected
        self.is_clear = self.is_sharp = True  # whether the last values mean something, and much
        self.functions: dict[int, tuple[Arithmetic, Function, Function]] = {}
        self.cost = 1 + cost(yours) + cost(expected)

    def values(self, point: Point, digits: int) -> tuple[Value, Value]:
        """Compute both at a point."""
        if digits not in self.functions:
            numbers = arithmetic(digits)
            yours, expected = map(numbers.function, self.nodes)
            self.functions[digits] = numbers, yours, expected
        numbers, yours, expected = self.functions[digits]
        numbers.lost = numbers.cancelled = False
        a, b = numbers.value(yours, point), numbers.value(expected, point)
        self.is_sharp = not numbers.cancelled
        self.is_clear = not numbers.lost or bool(a and b and self.is_sharp)
        return a, b

    def compare(self, point: Point) -> Verdict:
        """Compare at a point; "hole" where only one has a value, "no key" where none has."""
        before: tuple[Value, Value] | None = None
        for digits in DIGITS:
            a, b = self.values(point, digits)
            if a is None and b is None:
                return Verdict("no key", point)
            if (a is None or b is None) and (before or self.is_clear):
                return Verdict("hole", point, a, b)
            if a is not None and b is not None:
                if close(a, b):
                    return Verdict("equal", point, a, b)
                if self.is_clear and self.is_sharp and not close(a, b, FAR):
                    return Verdict("different", point, a, b)
                if before and (status := _settled(before, (a, b))):
                    return Verdict(status, point, a, b)
            before = (a, b) if self.is_clear else None
        return Verdict("undecided", point)


def cost(node: Node) -> int:
    """Return what a formula costs at a point, in microseconds or so; constants cost nothing."""
    if node.kind == "symbol":
        return 1
    parts = sum(map(cost, node.args))
    name = node.name if node.kind == "call" else node.kind
    is_quick = name == "pow" and any(arg.number is not None for arg in node.args)
    return parts and parts + (2 if is_quick else COSTS.get(name, 1))


def close(a: Decimal, b: Decimal, share: Decimal = AGREE) -> bool:
    """Tell whether two values agree but for noise, or a share of the larger."""
    largest = max(a.copy_abs(), b.copy_abs())
    return gap(a, b) <= _GAPS.multiply(largest, share)


def gap(a: Decimal, b: Decimal) -> Decimal:
    """Return the size of a difference."""
    return _GAPS.subtract(a, b).copy_abs()


def _settled(before: tuple[Value, Value], now: tuple[Value, Value]) -> str:
    """Tell whether a difference stays, or shrinks with the digits; nothing if neither."""
    (a, b), (c, d) = before, now
    if a is None or b is None or c is None or d is None:
        return ""
    size = gap(c, d)
    if max(gap(a, c), gap(b, d)) <= _GAPS.multiply(size, STAYS):
        return "different"
    return "equal" if size <= _GAPS.multiply(gap(a, b), AGREE) else ""


class Equivalence:
    """Compares formulas on one domain, on a budget that ends alike on every machine."""

    def __init__(self, domain: Domain, budget: int = BUDGET) -> None:
        self.domain, self.left = domain, budget

    def decide(self, yours: Node, expected: Node, most: int = MOST) -> Verdict:
        """Compare two formulas at points, or at the first few."""
        first, second = normal_form(yours), normal_form(expected)
        if first == second:
            return Verdict("equal")
        pair = Pair(yours, expected)
        if first[0] == second[0] == "number":
            return Verdict("different", {}, *pair.values({}, DIGITS[0]))
        samples = self.samples(yours, expected)
        found = self._over(pair, samples, islice(self.points(yours, expected), most))
        if found.status != "equal" or most < MOST:
            return found
        return self._steps(pair, samples) or found

    def samples(self, *nodes: Node) -> SamplePoints:
        """Return where to look for the letters of formulas."""
        return SamplePoints(self.domain.among(symbols(*nodes)), marks(*nodes))

    def points(self, *nodes: Node) -> Iterator[Point]:
        """Yield points for the letters of formulas, on both sides of every corner."""
        samples, corners = self.samples(*nodes), list(switches(*nodes))
        if not corners and not calls_any(STEPS, *nodes):
            return islice((p for p in samples if samples.holds(p)), SMOOTH)
        far = both_sides(corners, samples) if symbols(*nodes) else ()
        return (point for point in chain(samples, far) if samples.holds(point))

    def has_value(self, node: Node) -> bool:
        """Tell whether a formula has a value at some point, or is too large to tell."""
        numbers = arithmetic(DIGITS[0])
        function = numbers.function(node)
        try:
            return any(numbers.value(function, point) is not None for point in self.points(node))
        except TooLargeError:
            return True

    def is_at_most(self, node: Node, bound: Node) -> bool:
        """Tell whether a constant is no larger than another; no if one has no value."""
        try:
            size, most = Pair(node, bound).values({}, DIGITS[0])
        except TooLargeError:
            return False
        if size is None or most is None:
            return False
        return size <= most or close(size, most)

    def _over(self, pair: Pair, samples: SamplePoints, points: Iterable[Point]) -> Verdict:
        """Compare at points until it is settled, and say what they say together."""
        found: dict[tuple[Decimal, ...], Verdict] = {}
        for point in points:
            key = tuple(point.values())
            if key not in found:
                self.left -= pair.cost
                found[key] = _at(pair, samples, point)
            different = found[key].status == "different" and found[key].yours is not None
            if self.left <= 0 or (different and (_is_plain(found[key]) or len(found) > PLENTY)):
                break
        verdict = _together([*found.values()])
        too_few = self.left <= 0 and len(found) <= EACH
        return Verdict("undecided") if too_few and verdict.status == "equal" else verdict

    def _steps(self, pair: Pair, samples: SamplePoints) -> Verdict | None:
        """Return where two formulas with steps in a natural number differ, if they do."""
        names = symbols(*pair.nodes)
        whole = [name for name in names if self.domain.kinds[name] == "natural"]
        if not whole or not calls_any(STEPS, *pair.nodes):
            return None
        start = {**samples.plain()}
        side = int(EVERY ** (1 / len(whole)) + 1e-9)
        grid = product(range(1, side + 1), repeat=len(whole))
        far = [(n,) for n in slope_points(pair.nodes[1], names[0])] if len(names) == 1 else []
        for values in chain(islice(grid, SCANNED // pair.cost), far):
            point = {**start, **dict(zip(whole, map(Decimal, values), strict=True))}
            if not samples.holds(point):
                continue
            try:
                a, b = pair.values(point, DIGITS[0])
            except TooLargeError:
                continue
            if a is not None and a == b:
                continue
            if (found := _at(pair, samples, point)).status == "different":
                return found
        return None


def _at(pair: Pair, samples: SamplePoints, point: Point) -> Verdict:
    """Compare at a point; a hole that is one beside it too is a difference."""
    try:
        found = pair.compare(point)
        if found.status == "hole" and pair.compare(samples.beside(point)).status == "hole":
            return Verdict("different", point, found.yours, found.expected)
    except TooLargeError:
        return Verdict("too large", point)
    return found


def _is_plain(found: Verdict) -> bool:
    """Tell whether both values at a point are easily shown."""
    values = [value.copy_abs() for value in (found.yours, found.expected) if value]
    return all(PLAIN[0] < value < PLAIN[1] for value in values)


def _together(found: list[Verdict]) -> Verdict:
    """Say what was found at all points together."""
    different = [each for each in found if each.status == "different"]
    valued = [each for each in different if each.yours is not None]
    if different:
        return next(filter(_is_plain, valued), (valued or different)[0])
    statuses = [each.status for each in found]
    equal = statuses.count("equal")
    if equal and (equal > EACH or 2 * equal > len(found)):
        return Verdict("equal")
    return Verdict("too large" if "too large" in statuses else "undecided")


def is_too_large(node: Node) -> bool:
    """Tell whether a constant in a formula, or in what is made of some, cannot be computed."""
    if node.kind in COMPOSITES:
        return any(map(is_too_large, node.args))
    numbers = arithmetic(DIGITS[0])
    numbers.function(node)
    return numbers.too_large


def calls_any(functions: Collection[str], *nodes: Node) -> bool:
    """Tell whether formulas call one of some functions."""
    return any(node.kind == "call" and node.name in functions for node in walk(*nodes))


def switches(*nodes: Node) -> Iterator[Node]:
    """Yield the formulas at whose zeros other formulas have a corner."""
    for node in walk(*nodes):
        if node.kind == "call" and node.name in CORNERS:
            ways = combinations(node.args, 2) if len(node.args) > 1 else ()
            yield from (sub(*way) for way in ways)
            yield from node.args[:1] if node.name in ("abs", "sign") else ()


def both_sides(corners: Iterable[Node], samples: SamplePoints) -> Iterator[Point]:
    """Choose points: some on each side of every corner, and on it.

    If no point of the pool lies on a side, steps towards it from the one that comes closest.
    """
    numbers, points = arithmetic(DIGITS[0]), list(filter(samples.holds, samples.pool()))
    for function in map(numbers.function, dict.fromkeys(corners)):
        values = _values(function, points)
        for side in (-1, 0, 1):
            found = [p for v, p in values if side == (0 if not v else 1 if v > 0 else -1)]
            yield from found[:EACH]
            if side and not found and values:
                yield from _climbed(function, side, values, samples)


def _values(function: Function, points: Iterable[Point]) -> list[tuple[Decimal, Point]]:
    """Pair the points at which a function has a value with it."""
    found = []
    for point in points:
        try:
            value = arithmetic(DIGITS[0]).value(function, point)
        except TooLargeError:
            continue
        if value is not None:
            found.append((value, point))
    return found


def _climbed(
    function: Function, side: int, values: list[tuple[Decimal, Point]], samples: SamplePoints
) -> Iterator[Point]:
    """Change one letter after the other as long as the value comes closer to a side."""
    best = max(values, key=lambda each: each[0] * side)
    for _ in samples.kinds:
        moved = _values(function, (p for p in samples.moves({**best[1]}) if samples.holds(p)))
        best = max([best, *moved], key=lambda each: each[0] * side)
    if best[0] * side > 0:
        yield best[1]
        yield samples.beside(best[1])


def marks(*nodes: Node) -> list[Decimal]:
    """List values near which a formula may change: its constants, and what lies beside them."""
    numbers, found = arithmetic(DIGITS[0]), list[Decimal]()
    for node in dict.fromkeys(constant_parts(*nodes)) if any(switches(*nodes)) else ():
        try:
            value = numbers.value(numbers.function(node), {})
        except TooLargeError:
            continue
        if value is not None and value.copy_abs() < LARGEST_MARK:
            short = _GAPS.normalize(value.quantize(MILLIONTH, context=_GAPS))
            steps = map(Decimal, ("0", "0.5", "-0.5", "1"))
            near = [_GAPS.add(short, step) for step in steps]
            found += [*near, *(mark.copy_negate() for mark in near)]
    return list(dict.fromkeys(found))[:MOST_MARKS]


def constant_parts(*nodes: Node) -> Iterator[Node]:
    """Yield the largest parts without letters."""
    for node in nodes:
        if symbols(node) or node.kind in COMPOSITES:
            yield from constant_parts(*node.args)
        else:
            yield node


def slope_points(expected: Node, name: str) -> list[int]:
    """List whole numbers n at which ceil(a*n) and ceil(b*n) are most likely to differ, b expected.

    They differ first at the denominator of a fraction that is closest to b from one side.
    """
    return list(dict.fromkeys(n for b in slopes(expected, name) for n in denominators(b)))


def slopes(node: Node, name: str) -> list[Fraction]:
    """List how fast what is rounded grows, far out."""
    numbers, found = arithmetic(DIGITS[0]), list[Fraction]()
    for part in walk(node):
        if part.kind == "call" and part.name in STEPS:
            function = numbers.function(part.args[0])
            try:
                low, high = (numbers.value(function, {name: Decimal(n)}) for n in (1000, 2000))
            except TooLargeError:
                continue
            if low is not None and high is not None:
                found.append((Fraction(high) - Fraction(low)) / 1000)
    return [slope for slope in found if slope > 0]


def denominators(value: Fraction) -> Iterator[int]:
    """Yield the denominators of the best fractions next to a number, from both sides.

    >>> list(denominators(Fraction(30, 13)))
    [1, 2, 3, 4, 7, 10, 13]
    """
    older, last = 0, 1
    while value.denominator > 1 and last <= MOST_STEPS:
        value = 1 / (value - value.numerator // value.denominator)
        count = value.numerator // value.denominator
        steps = dict.fromkeys([*range(1, min(count, MOST_BETWEEN) + 1), count])
        yield from (older + step * last for step in steps)
        older, last = last, older + count * last
