"""Where a question's letters range, and points there: plain ones first, then those that catch.

Decimals, so that every precision sees the same point.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from itertools import product
from random import Random

from .names import declare

KINDS = ("real", "positive", "unit", "probability", "natural")
SEED = 41  # short, different numbers come first
POSITIVE = 3  # points that are easy to follow come first
MOST_CORNERS, MOST_ENDS = 4, 3
POOL = 160
EXACT = Context(60, ROUND_HALF_EVEN)  # coordinates have far fewer digits
ONE, MILLIONTH = Decimal(1), Decimal("1e-6")
SHARES = ("unit", "probability")
_HOLDS: dict[str, Callable[[Decimal], bool]] = {
    "real": lambda value: True,
    "positive": lambda value: value > 0,
    "unit": lambda value: 0 < value < 1,
    "probability": lambda value: 0 < value < 1,
    "natural": lambda value: value >= 1 and value == value.to_integral_value(),
}
_CATCHING = {  # values at which formulas often break, or change
    "real": "0 1 -1 2 -2 0.5 -0.5 3 -3 10 -10 0.01 -0.01 7.5 -7.5 100.3 -100.3",
    "positive": "1 2 0.5 3 10 0.01 0.001 7.5 100.3 4 0.25",
    "unit": "0.5 0.25 0.75 0.01 0.99 0.001 0.999 0.1 0.9",
    "natural": "1 2 3 4 5 6 10 17 30 101 1000",
}
_CATCHING["probability"] = _CATCHING["unit"]
_ENDS = {"real": ("-41.3", "37.1"), "positive": ("0.003", "37.1"), "natural": ("1", "40")}

Sample = dict[str, Decimal]


@dataclass(frozen=True)
class Domain:
    """Where the letters of a question range: for each, one of `KINDS`."""

    kinds: Mapping[str, str]

    def groups(self) -> list[list[str]]:
        """Group the letters whose values sum to 1.

        Indexed probabilities go by their letter: p_1 to p_3 are one distribution, q_1 to q_3
        another. Three or more names without an index are one too; one or two are free, as the
        p and q of two coins are.
        """
        found: dict[str, list[str]] = {}
        for name, kind in self.kinds.items():
            if kind == "probability":
                base, _, index = name.partition("_")
                found.setdefault(base if index else "", []).append(name)
        return [group for base, group in found.items() if len(group) > (1 if base else 2)]

    def among(self, names: Iterable[str]) -> "Domain":
        """Return the domain of some letters and of all probabilities, which hang together."""
        kinds = self.kinds.items()
        return Domain({n: k for n, k in kinds if n in names or k == "probability"})


def domain_of(domain: object, names: Iterable[str]) -> Domain:
    """Return the domain of names; raise ValueError for a kind that does not exist."""
    is_map = isinstance(domain, Mapping)
    given = {declare(n): kind for n, kind in domain.items()} if isinstance(domain, Mapping) else {}
    other = "real" if is_map else domain
    kinds = {**given, **{name: given.get(name, other) for name in names}}
    for kind in (*kinds.values(), other):
        if kind not in KINDS:
            raise ValueError(f"expected a domain among {', '.join(KINDS)}, got {kind!r}")
    return Domain(kinds)


class SamplePoints:
    """Points of a domain, the same every time; `marks` are constants of the formulas."""

    def __init__(self, domain: Domain, marks: Iterable[Decimal] = ()) -> None:
        self.kinds = domain.kinds
        self.groups = domain.groups()
        self.tied = {name for group in self.groups for name in group}
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
        if self.groups:
            yield from self.corners()
        yield from self.ties()
        yield from self.ends()
        yield from self.structured()

    def below(self, n: int) -> int:
        """Return a number in 0..n−1, the same in every Python."""
        return int(self.random.random() * n)

    def plain(self, scale: Decimal = ONE) -> Sample:
        """Return a point of short decimals."""
        point = {n: self.number(k, scale, at) for at, (n, k) in enumerate(self.kinds.items())}
        self.count += 1
        for group in self.groups:
            point.update(self.simplex(group))
        return point

    def number(self, kind: str, scale: Decimal, at: int) -> Decimal:
        """Return a short decimal of a kind; none is an integer unless it must be.

        The first points are positive; the next go through the signs of the first three letters.
        """
        below_zero = self.count >= POSITIVE and ((self.count >> at % 3) + at // 3) % 2 == 1
        if kind == "natural":
            return Decimal(1 + self.below(9 if scale <= 1 else int(9 * scale)))
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
            yield point

    def beside(self, point: Mapping[str, Decimal]) -> Sample:
        """Return a point close by, of many digits, at which no letters are tied."""
        moved = dict(point)
        for at, name in enumerate(self.kinds):
            step, here = Decimal(f"0.000{7 + at}318172"), point[name]
            if self.kinds[name] == "natural":
                moved[name] = EXACT.add(here, Decimal(1 + at))
                continue
            gap = EXACT.multiply(here or ONE, step)
            both = EXACT.add(here, gap), EXACT.subtract(here, gap)
            moved[name] = next(filter(_HOLDS[self.kinds[name]], both))
        for group in self.groups:
            complete(moved, group, group[0])
        return moved


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
