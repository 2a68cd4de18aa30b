"""Look at very many points with floats: they suggest where formulas differ, others decide.

Plain points miss that ⌈1.585 n⌉ is ⌈n log₂ 3⌉ for n up to 252 but not at 253, or that a formula
changes far away. Floats are quick enough to look at hundreds of integers and at every size.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice, product
from math import isfinite
from random import Random

from ._domains import SEED, Domain, holds
from ._errors import TooLargeError
from ._looking import Pair, Point, Verdict
from ._tree import Node, symbols, walk
from .numbers import QUICK_ERRORS, Quick, quick

MOST = 420  # points
LAST = 300  # every integer up to this one
DIGITS = 11  # of the largest others
TRIED = 5  # suggestions that are looked at exactly
TINY = 1e-9
_STEPPED = {"floor", "ceil", "abs", "max", "min", "sign"}
INTEGERS = ("integer", "natural", "nonnegative integer")


def survey(pair: Pair, domain: Domain) -> Verdict | None:
    """Return where two formulas differ, if floats find a place and exact numbers confirm it."""
    names = symbols(pair.yours, pair.expected)
    kinds = [domain.kinds[name] for name in names]
    wanted = any(kind in INTEGERS for kind in kinds) or is_stepped(pair.yours, pair.expected)
    free = not {"probability", "complex"} & set(kinds)
    both = quick(pair.yours), quick(pair.expected)
    if not names or not wanted or not free or both[0] is None or both[1] is None:
        return None
    count = max(0, min(MOST, pair.budget.left // (4 * pair.cost)))
    pair.budget.left -= count * pair.cost  # a node at a point costs one unit
    places = islice(points(names, kinds), count)
    suspects = (point for point in places if _differ(both[0], both[1], point))
    try:
        tried = (pair.compare(point, thorough=False) for point in islice(suspects, TRIED))
        return next((found for found in tried if found.status == "different"), None)
    except TooLargeError:
        return None


def is_stepped(*nodes: Node) -> bool:
    """Tell whether a formula has a step or a corner in it."""
    return any(n.kind == "call" and n.name in _STEPPED for node in nodes for n in walk(node))


def points(names: tuple[str, ...], kinds: list[str]) -> Iterator[Point]:
    """Yield small points in a grid, then some of every size, all in the domain."""
    random = Random(SEED)
    side = int(LAST ** (1 / len(names)) + 1e-9)
    for steps in product(range(1, side + 1), repeat=len(names)):
        yield {n: _small(k, i, side) for n, k, i in zip(names, kinds, steps, strict=True)}
    while True:
        yield {n: _any_size(k, random) for n, k in zip(names, kinds, strict=True)}


def _small(kind: str, step: int, side: int) -> Fraction:
    """Return one of the small values of a kind: every integer, or every third of one."""
    value = Fraction(step) if kind in INTEGERS else Fraction(step, 3)
    if kind == "unit":
        return Fraction(step, side + 1)
    if kind in ("real", "integer", "nonzero") and step % 4 == 0:
        return -value
    return value if holds(kind, value) else -value


def _any_size(kind: str, random: Random) -> Fraction:
    """Return a value whose number of digits is as random as they are."""
    largest = float(f"1e{2 + int(random.random() * (DIGITS - 1))}")
    value = Fraction(1 + int(random.random() * largest))
    if kind == "unit":
        return value / int(10**DIGITS)
    if kind not in INTEGERS:
        value = value / 100
    value = -value if random.random() < 0.25 else value
    return value if holds(kind, value) else -value


def _differ(yours: Quick, expected: Quick, point: Point) -> bool:
    """Tell whether two values are different as floats go."""
    floats = {name: float(value) for name, value in point.items()}
    try:
        a, b = yours(floats), expected(floats)
        return isfinite(a) and isfinite(b) and abs(a - b) > TINY * (abs(a) + abs(b))
    except QUICK_ERRORS:
        return False
