"""Where a question's symbols range, and points there: plain ones first, then those that catch."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from random import Random
from typing import Any

from .reading import declare

KINDS = (
    "real", "positive", "nonnegative", "negative", "nonpositive", "nonzero", "unit", "probability",
    "integer", "natural", "nonnegative integer", "complex",
)  # fmt: skip
_OTHER_NAMES = {
    "positive integer": "natural",
    "whole": "integer",
    "angle": "real",
    "reals": "real",
    "integers": "integer",
    "probabilities": "probability",
    "nonnegative real": "nonnegative",
    "positive real": "positive",
    "simplex": "probability",
}
SEED = 41  # short, different numbers come first
# Denominators at which a wave of a round frequency is not at rest.
ODD = (29, 77, 10**30 + 57)
MOST_CORNERS = 4
POSITIVE = 3  # points that are easy to follow come first
SCALES = tuple(map(Fraction, ("10", "0.1", "30", "0.01")))
_STEPS = "0 1 -1 2 -2 0.5 -0.5 3 -3 10 -10 0.01 -0.01 7.5 -7.5 100.3 -100.3"
_STRUCTURED = {
    "unit": "0.5 0.25 0.75 0.01 0.99 0.001 0.999 0.1 0.9",
    "integer": "0 1 -1 2 -2 3 -3 4 -4 5 6 -5 -6 10 -10 17 -17 30 101 -102",
    "positive": "1 2 0.5 3 10 0.01 0.001 7.5 100.3 4 0.25",
}


@dataclass(frozen=True)
class Domain:
    """Where the symbols of a question range.

    Parameters
    ----------
    kinds : dict of str to str
        For each symbol, one of `KINDS`.
    kind : str
        Where numbers lie if there are no symbols.
    """

    kinds: Mapping[str, str]
    kind: str = ""

    @property
    def is_complex(self) -> bool:
        """Whether a symbol is complex, or all numbers are."""
        return "complex" in (self.kind, *self.kinds.values())

    def groups(self) -> list[list[str]]:
        """Group the symbols whose values sum to 1.

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


def domain_of(domain: object, names: Iterable[str]) -> Domain:
    """Return the domain of names; raise ValueError for a kind that does not exist."""
    if isinstance(domain, Mapping):
        kinds = {declare(name): _kind(kind) for name, kind in domain.items()}
        return Domain({**kinds, **{n: kinds.get(n, "real") for n in names}})
    kind = _kind(domain)
    return Domain(dict.fromkeys(names, kind), kind)


def _kind(kind: object) -> str:
    """Return the usual name of a kind of numbers."""
    name = re.sub(r"[\s_-]+", " ", str(kind).strip().lower()).replace("non ", "non")
    name = _OTHER_NAMES.get(name, name)
    if name not in KINDS:
        raise ValueError(f"expected a domain among {', '.join(KINDS)}, got {kind!r}")
    return name


_HOLDS: dict[str, Callable[[Fraction], bool]] = {
    "positive": lambda value: value > 0,
    "nonnegative": lambda value: value >= 0,
    "negative": lambda value: value < 0,
    "nonpositive": lambda value: value <= 0,
    "nonzero": lambda value: value != 0,
    "unit": lambda value: 0 < value < 1,
    "probability": lambda value: 0 < value < 1,
    "integer": lambda value: value.denominator == 1,
    "natural": lambda value: value.denominator == 1 and value >= 1,
    "nonnegative integer": lambda value: value.denominator == 1 and value >= 0,
}


def holds(kind: str, value: Fraction) -> bool:
    """Tell whether a number lies in a domain."""
    return kind not in _HOLDS or _HOLDS[kind](value)


class Points:
    """Points of a domain, the same every time.

    Parameters
    ----------
    domain : Domain
        Where the symbols range.
    landmarks : tuple of Fraction
        Constants of the formulas: near them something may change.
    """

    def __init__(self, domain: Domain, landmarks: tuple[Fraction, ...]) -> None:
        self.domain, self.landmarks = domain, landmarks
        self.random = Random(SEED)
        self.count = 0
        self.names = [*domain.kinds]
        self.groups = domain.groups()
        self.tied = {name for group in self.groups for name in group}
        self.catching = {kind: self._catching(kind) for kind in set(domain.kinds.values())}

    def __iter__(self) -> Iterator[dict[str, Any]]:
        if not self.names:
            yield {}
            return
        for _ in range(8):
            yield self.plain()
        for scale in SCALES:
            yield self.plain(scale)
        for parts in ODD:
            yield self.odd(parts)
        if self.groups:
            yield from self.corners()
        yield from self.structured()

    def below(self, n: int) -> int:
        """Return a number in 0..n−1, the same in every Python."""
        return int(self.random.random() * n)

    def plain(self, scale: Fraction = Fraction(1)) -> dict[str, Any]:
        """Return a point of short decimals."""
        point: dict[str, Any] = {}
        for at, (name, kind) in enumerate(self.domain.kinds.items()):
            point[name] = self.number(kind, scale, at)
            if kind == "complex":
                point[name] = (point[name], self.number(kind, scale, at + 1))
        self.count += 1
        for group in self.groups:
            point.update(self.simplex(group))
        return point

    def number(self, kind: str, scale: Fraction, at: int) -> Fraction:
        """Return a short decimal of a kind; none is an integer unless it must be.

        The first points are positive; the next go through the signs of the first three symbols.
        """
        below_zero = self.count >= POSITIVE and ((self.count >> at % 3) + at // 3) % 2 == 1
        if kind in ("integer", "natural", "nonnegative integer"):
            size = Fraction(1 + self.below(9 if scale <= 1 else int(9 * scale)))
            return -size if kind == "integer" and below_zero else size
        if kind in ("unit", "probability"):
            return (
                Fraction(1 + self.below(9), 10) if scale == 1 else Fraction(1 + self.below(99), 100)
            )
        size = Fraction(10 * self.below(3) + 1 + self.below(9), 10) * scale
        negative = kind in ("negative", "nonpositive")
        either = kind in ("real", "nonzero", "complex")
        return -size if negative or (either and below_zero) else size

    def odd(self, parts: int) -> dict[str, Any]:
        """Return a point of fractions that are no short decimals: 41/29, or 30 digits."""
        point = self.plain()
        for name, value in point.items():
            if isinstance(value, Fraction) and value.denominator > 1 and name not in self.tied:
                point[name] = Fraction(round(value * parts) or 1, parts)
        for group in self.groups:
            point.update(self.simplex(group, max(29, 2 * len(group) + 1)))
        return point

    def corners(self) -> Iterator[dict[str, Any]]:
        """Yield the middle of every simplex, then points near its corners."""
        for at in range(-1, min(MOST_CORNERS, max(map(len, self.groups)))):
            point = self.plain()
            for group in self.groups:
                weights = [1 + 997 * (i == at % len(group) and at >= 0) for i in range(len(group))]
                total = sum(weights)
                point.update((n, Fraction(w, total)) for n, w in zip(group, weights, strict=True))
            yield point

    def simplex(self, group: list[str], parts: int = 0) -> dict[str, Any]:
        """Return positive decimals that sum to 1."""
        parts = parts or (10 if len(group) < 6 else 20 if len(group) < 12 else 10 * len(group))
        shares = dict.fromkeys(group, 1)
        for _ in range(parts - len(group)):
            shares[group[self.below(len(group))]] += 1
        return {name: Fraction(share, parts) for name, share in shares.items()}

    def structured(self) -> Iterator[dict[str, Any]]:
        """Yield points at which one symbol, or all, has a value at which formulas often break."""
        free = [name for name in self.names if name not in self.tied]
        for at in range(len(_STEPS.split()) + len(self.landmarks) if free else 8):
            point = self.plain()
            for name in free if at % 4 == 3 else free[at % max(1, len(free)) :][:1]:
                values = self.catching[self.domain.kinds[name]]
                point[name] = values[(at if len(free) == 1 else self.below(997)) % len(values)]
            yield point

    def _catching(self, kind: str) -> list[Fraction]:
        """List the values of a kind at which formulas often break."""
        alike = {"natural": "integer", "nonnegative integer": "integer", "probability": "unit"}
        alike |= {"nonnegative": "positive"}
        steps = _STRUCTURED.get(alike.get(kind, kind), _STEPS).split()
        values = [*self.landmarks, *map(Fraction, steps)]
        if alike.get(kind, kind) == "unit":  # a corner near an end: what lies behind it
            values = [*((mark + 1) / 2 for mark in self.landmarks if 0 < mark < 1), *values]
        return [value for value in values if holds(kind, value)] or [Fraction(1)]
