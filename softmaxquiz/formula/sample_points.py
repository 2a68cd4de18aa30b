"""Where a question's letters range, and points there: plain ones first, then those that catch.

Decimals, so that every precision sees the same point.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal
from itertools import chain, product
from random import Random

from .errors import TooLargeError, UnreadableError
from .evaluate import ZERO, Arithmetic, Function, Value
from .names import Names, declare
from .parser import parse
from .tree import Node, sub, symbols, upward

KINDS = ("real", "positive", "unit", "probability", "natural", "label")
SEED = 41  # short, different numbers come first
POSITIVE = 3  # points that are easy to follow come first
MOST_CORNERS, MOST_ENDS = 4, 3
POOL = 160
EXACT = Context(60, ROUND_HALF_EVEN)  # coordinates have far fewer digits
ROOMY = Context(500)
NUMBERS = Arithmetic(50)
ONE, MILLIONTH = Decimal(1), Decimal("1e-6")
SHARES = ("unit", "probability")
_HOLDS: dict[str, Callable[[Decimal], bool]] = {
    "real": lambda value: True,
    "positive": lambda value: value > 0,
    "unit": lambda value: 0 < value < 1,
    "probability": lambda value: 0 < value < 1,
    "natural": lambda value: value >= 1 and value == value.to_integral_value(),
    "label": lambda value: value in (0, 1),
}
_CATCHING = {  # values at which formulas often break, or change
    "real": "0 1 -1 2 -2 0.5 -0.5 3 -3 10 -10 0.01 -0.01 7.5 -7.5 100.3 -100.3",
    "positive": "1 2 0.5 3 10 0.01 0.001 7.5 100.3 4 0.25",
    "unit": "0.5 0.25 0.75 0.01 0.99 0.001 0.999 0.1 0.9",
    "natural": "1 2 3 4 5 6 10 17 30 101 1000",
}
_CATCHING |= {"probability": _CATCHING["unit"], "label": "0 1"}
_BOUNDS: dict[str, tuple[Value, Value]] = {
    "positive": (ZERO, None),
    "natural": (ONE, None),
    "unit": (ZERO, ONE),
    "probability": (ZERO, ONE),
}
NEAR = ("0.000001", "0.999999")
_ENDS = {
    "real": ("-41.3", "37.1"),
    "positive": ("0.003", "37.1"),
    "natural": ("1", "40"),
    "label": ("0", "1"),
}

Sample = dict[str, Decimal]


@dataclass(frozen=True)
class Domain:
    """Where the letters of a question range: for each, one of `KINDS`, and conditions on it."""

    kinds: Mapping[str, str]
    conditions: tuple[tuple[str, Node], ...] = ()

    def groups(self, kind: str = "probability") -> list[list[str]]:
        """Group the letters whose values sum to 1.

        Indexed probabilities go by their letter: p_1 to p_3 are one distribution, q_1 to q_3
        another. Three or more names without an index are one too; one or two are free, as the
        p and q of two coins are. The entries of a label are 0 but for one.
        """
        found: dict[str, list[str]] = {}
        for name, each in self.kinds.items():
            if each == kind:
                base, _, index = name.partition("_")
                found.setdefault(base if index else "", []).append(name)
        return [group for base, group in found.items() if len(group) > (1 if base else 2)]

    def among(self, names: Iterable[str]) -> "Domain":
        """Return the domain of some letters and of all that hang together with them."""
        wanted = {*names, *(n for n, k in self.kinds.items() if k in ("probability", "label"))}
        for _ in self.conditions:
            for name, condition in self.conditions:
                wanted |= {name, *symbols(condition)} if name in wanted else set()
                wanted |= {name} if wanted & {*symbols(condition)} else set()
        kinds = {n: k for n, k in self.kinds.items() if n in wanted}
        return Domain(kinds, tuple(each for each in self.conditions if each[0] in wanted))


def domain_of(domain: object, names: Iterable[str]) -> Domain:
    """Return the domain of names; raise ValueError for one that cannot be read.

    A kind may be followed by conditions on the letter, in letters that come before it:
    "positive, a < b", "unit, p + q <= 1", "natural, m <= K".
    """
    is_map = isinstance(domain, Mapping)
    given = {declare(n): str(k) for n, k in domain.items()} if isinstance(domain, Mapping) else {}
    other = "real" if is_map else domain
    texts = {**given, **{name: given.get(name, str(other)) for name in names}}
    kinds = {name: text.partition(",")[0].strip() for name, text in texts.items()}
    for kind in (*kinds.values(), other):
        if kind not in KINDS:
            raise ValueError(f"expected a domain among {', '.join(KINDS)}, got {kind!r}")
    conditions = [
        (name, _condition(each, tuple(kinds)))
        for name, text in texts.items()
        for each in text.split(",")[1:]
    ]
    return Domain(kinds, tuple(conditions))


def _condition(text: str, names: tuple[str, ...]) -> Node:
    """Read a condition such as `a < b`; a larger side comes last."""
    try:
        node = upward(parse(text, Names(names)))
    except UnreadableError as error:
        raise ValueError(f"expected a condition that can be read: {error.message}") from error
    if node.kind != "relation" or node.value not in ("<", "<="):
        raise ValueError(f"expected a condition such as 'a < b', got {text!r}")
    return node


class SamplePoints:
    """Points of a domain, the same every time; `marks` are constants of the formulas."""

    def __init__(self, domain: Domain, marks: Iterable[Decimal] = ()) -> None:
        self.kinds = domain.kinds
        self.groups, self.labels = domain.groups(), domain.groups("label")
        self.tied = {name for group in (*self.groups, *self.labels) for name in group}
        self.conditions: dict[str, list[tuple[Function, bool]]] = {}
        for name, condition in domain.conditions:
            room = NUMBERS.function(sub(condition.args[1], condition.args[0]))
            self.conditions.setdefault(name, []).append((room, condition.value == "<="))
        self.free = [name for name in self.kinds if name not in self.tied]
        self.marks = [*marks]
        self.random = Random(SEED)
        self.count = 0

    def __iter__(self) -> Iterator[Sample]:
        if not self.kinds:
            yield {}
            return
        for scale in (*[ONE] * 8, *map(Decimal, ("10", "0.1", "30", "0.01"))):
            yield self.plain(scale)
        yield from self.edges()
        if self.groups:
            yield from self.corners()
        for point in chain(self.ties(), self.ends(), self.structured()):
            yield self.fitted(point)

    def room(self, name: str, point: Mapping[str, Decimal]) -> list[tuple[Value, bool]]:
        """Return by how much each condition on a letter holds, and whether 0 will do."""
        found = self.conditions.get(name, ())
        try:
            return [(NUMBERS.value(function, point), ends) for function, ends in found]
        except TooLargeError:
            return [(None, False)]

    def is_inside(self, name: str, point: Mapping[str, Decimal]) -> bool:
        """Tell whether a letter is where it may be, given the others."""
        rooms = self.room(name, point)
        holds = all(room is not None and (room > 0 or (ends and not room)) for room, ends in rooms)
        return holds and _HOLDS[self.kinds[name]](point[name])

    def holds(self, point: Mapping[str, Decimal]) -> bool:
        """Tell whether all conditions hold at a point."""
        return all(self.is_inside(name, point) for name in self.conditions)

    def bounds(self, name: str, point: Sample) -> tuple[Value, Value]:
        """Return the ends of where a letter may be, given the others; conditions are linear."""
        low, high = _BOUNDS.get(self.kinds[name], (None, None))
        for (one, _), (two, _) in zip(
            *(self.room(name, {**point, name: x}) for x in (ZERO, ONE)), strict=True
        ):
            slope = EXACT.subtract(two or ZERO, one or ZERO)
            if slope and one is not None:
                end = EXACT.minus(EXACT.divide(one, slope))
                low = max(end, low or end) if slope > 0 else low
                high = min(end, high or end) if slope < 0 else high
        return low, high

    def fitted(self, point: Sample) -> Sample:
        """Move letters to where they may be, given those before them."""
        fit = dict(point)
        for name in self.conditions:
            if not self.is_inside(name, fit):
                low, high = self.bounds(name, fit)
                size = hundredths(10 * (1 + self.below(9)))
                if low is not None and high is not None:
                    at = EXACT.add(low, EXACT.multiply(size, EXACT.subtract(high, low)))
                else:
                    step = fit[name].copy_abs() or ONE
                    at = EXACT.add(low or ZERO, step)
                    at = at if high is None else EXACT.subtract(high, step)
                self.put(name, fit, at, ("0.01", "1e-5", "1e-9"))
        return fit

    def put(self, name: str, point: Sample, at: Decimal, units: tuple[str, ...]) -> None:
        """Set a letter to a short number close by that is inside."""
        for unit in ("1",) if self.kinds[name] == "natural" else units:
            for rounding in (ROUND_HALF_EVEN, ROUND_FLOOR, ROUND_CEILING):
                point[name] = EXACT.normalize(at.quantize(Decimal(unit), rounding, ROOMY))
                if self.is_inside(name, point):
                    return
        point[name] = at

    def edges(self) -> Iterator[Sample]:
        """Yield points at which a letter with conditions lies at an end, or next to it."""
        for name in self.conditions:
            for side in (0, 1):
                point = self.plain()
                end = self.bounds(name, point)[side]
                if end is not None:
                    self.put(name, point, end, ("1e-5", "1e-9"))
                    yield self.fitted(point)

    def below(self, n: int) -> int:
        """Return a number in 0..n−1, the same in every Python."""
        return int(self.random.random() * n)

    def plain(self, scale: Decimal = ONE) -> Sample:
        """Return a point of short decimals."""
        point = {n: self.number(k, scale, at) for at, (n, k) in enumerate(self.kinds.items())}
        self.count += 1
        for group in self.groups:
            point.update(self.simplex(group))
        for group in self.labels:
            right = group[self.count % len(group)]
            point.update({name: Decimal(name == right) for name in group})
        return self.fitted(point) if self.conditions else point

    def number(self, kind: str, scale: Decimal, at: int) -> Decimal:
        """Return a short decimal of a kind; none is an integer unless it must be.

        The first points are positive; the next go through the signs of the first three letters.
        """
        below_zero = self.count >= POSITIVE and ((self.count >> at % 3) + at // 3) % 2 == 1
        if kind == "natural":
            return Decimal(1 + self.below(9 if scale <= 1 else int(9 * scale)))
        if kind == "label":
            return Decimal(self.below(2))
        if kind in SHARES:
            return hundredths(10 * (1 + self.below(9)) if scale == 1 else 1 + self.below(99))
        size = EXACT.multiply(hundredths(100 * self.below(3) + 10 * (1 + self.below(9))), scale)
        size = EXACT.normalize(size)
        return size.copy_negate() if kind == "real" and below_zero else size

    def simplex(self, group: list[str]) -> Sample:
        """Return positive decimals that sum to 1."""
        parts = 10 if len(group) < 6 else 20 if len(group) < 12 else 100
        shares = dict.fromkeys(group, 1)
        for _ in range(parts - len(group)):
            shares[group[self.below(len(group))]] += 1
        return {name: hundredths(share * (100 // parts)) for name, share in shares.items()}

    def corners(self) -> Iterator[Sample]:
        """Yield the middle of every simplex, then points near its corners."""
        for at in range(-1, min(MOST_CORNERS, max(map(len, self.groups)))):
            point = self.plain()
            for group in self.groups:
                parts = Decimal(len(group) if at < 0 else 1000 * len(group))
                share = EXACT.divide(ONE, parts).quantize(MILLIONTH, context=EXACT)
                point.update(dict.fromkeys(group, share))
                complete(point, group, group[at % len(group)])
            yield point

    def ties(self) -> Iterator[Sample]:
        """Yield points at which the letters of one kind are equal, or nearly so."""
        for gap in ("0", "0.01"):
            point, step = self.plain(), Decimal(gap)
            for kind in dict.fromkeys(self.kinds[name] for name in self.free):
                same = [name for name in self.free if self.kinds[name] == kind]
                for at, name in enumerate(same[1:] if kind != "natural" or not step else ()):
                    beside = EXACT.add(point[same[0]], EXACT.multiply(step, Decimal(at + 1)))
                    point[name] = beside if _HOLDS[kind](beside) else point[same[0]]
            if len(self.free) > 1:
                yield point

    def ends(self) -> Iterator[Sample]:
        """Yield points at which the first letters lie at the ends of what they may be."""
        first = self.free[:MOST_ENDS]
        for share in ("0.01", "0.0001"):
            unit = Decimal(share), EXACT.subtract(ONE, Decimal(share))
            ends = [[*map(Decimal, _ENDS.get(self.kinds[n], unit))] for n in first]
            if first and (share == "0.01" or any(self.kinds[n] in SHARES for n in first)):
                for values in product(*ends):
                    yield {**self.plain(), **dict(zip(first, values, strict=True))}

    def structured(self) -> Iterator[Sample]:
        """Yield points at which a letter, or all, has a value at which formulas often break."""
        catching = {kind: self.catching(kind) for kind in sorted({*self.kinds.values()})}
        most = max((len(catching[self.kinds[name]]) for name in self.free), default=8)
        for at in range(most):
            point = self.plain()
            for name in self.free if at % 4 == 3 else self.free[at % max(1, len(self.free)) :][:1]:
                values = catching[self.kinds[name]]
                point[name] = values[(at if len(self.free) == 1 else self.below(997)) % len(values)]
            yield point

    def catching(self, kind: str) -> list[Decimal]:
        """List the values of a kind at which formulas often break."""
        values = [*self.marks, *map(Decimal, _CATCHING[kind].split())]
        return [value for value in values if _HOLDS[kind](value)]

    def pool(self) -> Iterator[Sample]:
        """Yield many points, with every value that catches for all letters at once and mixed."""
        catching = {kind: self.catching(kind) for kind in sorted({*self.kinds.values()})}
        for at in range(POOL):
            point = self.plain(Decimal(10) if at % 5 == 4 else ONE)
            for name in self.free:
                values = catching[self.kinds[name]]
                if at % 4 == 0:
                    point[name] = values[at // 4 % len(values)]
                elif self.below(4):
                    point[name] = values[self.below(len(values))]
            yield self.fitted(point)

    def beside(self, point: Mapping[str, Decimal]) -> Sample:
        """Return a point close by, of many digits, at which no letters are tied."""
        moved = dict(point)
        for at, name in enumerate(self.kinds):
            step, here = Decimal(f"0.000{7 + at}318172"), point[name]
            if self.kinds[name] == "natural":
                moved[name] = EXACT.add(here, Decimal(1 + at))
                continue
            if self.kinds[name] == "label":
                continue
            gap = EXACT.multiply(here or ONE, step)
            both = EXACT.add(here, gap), EXACT.subtract(here, gap)
            moved[name] = next(filter(_HOLDS[self.kinds[name]], both))
        for group in self.groups:
            complete(moved, group, group[0])
        return self.fitted(moved)

    def moves(self, point: Sample) -> Iterator[Sample]:
        """Yield points at which one letter, or one distribution, is far from where it was."""
        for name in self.free:
            ends = map(Decimal, NEAR if self.kinds[name] in SHARES else ())
            for value in (*self.catching(self.kinds[name]), *ends):
                yield self.fitted({**point, name: value})
        for group in self.groups:
            for last in group:
                moved = {**point, **dict.fromkeys(group, MILLIONTH)}
                complete(moved, group, last)
                yield self.fitted(moved)


def complete(point: Sample, group: list[str], last: str) -> None:
    """Give one letter of a distribution what the others leave of 1."""
    point[last] = ONE
    for name in group:
        if name != last:
            point[last] = EXACT.subtract(point[last], point[name])


def hundredths(count: int) -> Decimal:
    """Return so many hundredths as a short decimal.

    >>> hundredths(130)
    Decimal('1.3')
    """
    return EXACT.normalize(EXACT.divide(Decimal(count), Decimal(100)))
