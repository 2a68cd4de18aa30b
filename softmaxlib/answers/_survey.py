"""Look at very many points with floats: they suggest where formulas differ, others decide.

Plain points miss that ⌈1.585 n⌉ is ⌈n log₂ 3⌉ for n up to 252 but not at 253, or that a formula
changes far away. Floats are quick enough to look at hundreds of integers and at every size.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice, product
from math import isfinite
from random import Random

from ._canonical import canonical
from ._digits import number_text
from ._domains import SEED, Domain, holds
from ._errors import TooLargeError
from ._looking import Pair, Point, Verdict
from ._tree import Node, add, number, symbols, walk
from .numbers import QUICK_ERRORS, Budget, Complex, Quick, quick

MOST = 420  # points
LAST = 300  # every integer up to this one
DIGITS = 11  # of the largest others
TRIED = 5  # suggestions that are looked at exactly
TINY = 1e-9
_STEPPED = {"floor", "ceil", "abs", "max", "min", "sign"}
INTEGERS = ("integer", "natural", "nonnegative integer")


def survey(pair: Pair, domain: Domain, reserve: Budget | None = None) -> Verdict | None:
    """Return where two formulas differ, if floats find a place and exact numbers confirm it.

    Where there is a step in one and floats see too little of them, nothing can be said.
    """
    names = symbols(pair.yours, pair.expected)
    kinds = [domain.kinds[name] for name in names]
    stepped = is_stepped(pair.yours, pair.expected)
    wanted = any(kind in INTEGERS for kind in kinds) or stepped
    free = not {"probability", "complex"} & set(kinds)
    budget = max(pair.budget, reserve or pair.budget, key=lambda each: each.left)
    pair = Pair(pair.yours, pair.expected, pair.arithmetic, budget)
    less = Pair(*without_common(pair.yours, pair.expected), pair.arithmetic, budget)
    both = quick(less.yours), quick(less.expected)
    if not names or not wanted or not free or both[0] is None or both[1] is None:
        return None
    count = max(0, min(MOST, budget.left // (4 * pair.cost)))
    budget.left -= count * pair.cost  # a node at a point costs one unit
    seen = [(_differ(*both, point), point) for point in islice(points(names, kinds), count)]
    suspects = sorted((p for differ, p in seen if differ), key=lambda p: max(map(abs, p.values())))
    try:
        tried = (_confirmed(pair, less, point) for point in suspects[:TRIED])
        found = next((found for found in tried if found.status == "different"), None)
    except TooLargeError:
        return None
    known = sum(differ is not None for differ, _ in seen)
    return Verdict("undecided") if found is None and stepped and 2 * known < count else found


def without_common(yours: Node, expected: Node) -> tuple[Node, Node]:
    """Leave out the terms that two sums have in common."""
    mine, theirs = (list(n.args) if n.kind == "add" else [n] for n in (yours, expected))
    forms = [canonical(term) for term in theirs]
    rest = []
    for term in mine:
        if (form := canonical(term)) in forms:
            theirs.pop(forms.index(form))
            forms.remove(form)
        else:
            rest.append(term)
    return add(*rest) if rest else number(0), add(*theirs) if theirs else number(0)


def _confirmed(pair: Pair, less: Pair, point: Point) -> Verdict:
    """Compare exactly at a point: first without the common terms, then as it is, if that can be."""
    rest = less.compare(point, thorough=False)
    if rest.status != "different":
        return rest
    try:
        found = pair.compare(point, thorough=False)
    except TooLargeError:
        found = Verdict("too large")
    if found.status not in ("undecided", "too large"):
        return found
    gap = number_text(Complex(256).sub(rest.yours, rest.expected), 4)
    sign, size = ("-", gap[1:]) if gap.startswith("-") else ("+", gap)
    return Verdict("different", point, f"… {sign} {size}", "…")


def is_stepped(*nodes: Node) -> bool:
    """Tell whether a formula has a step or a corner in it."""
    return any(
        n.kind == "cases" or (n.kind == "call" and n.name in _STEPPED)
        for node in nodes
        for n in walk(node)
    )


def points(names: tuple[str, ...], kinds: list[str]) -> Iterator[Point]:
    """Yield small points in a grid and some of every size, all in the domain."""
    random = Random(SEED)
    side = int(LAST ** (1 / len(names)) + 1e-9)
    for count, steps in enumerate(product(range(1, side + 1), repeat=len(names))):
        yield {n: _small(k, i, side) for n, k, i in zip(names, kinds, steps, strict=True)}
        if count % 3 == 2:
            yield {n: _any_size(k, random) for n, k in zip(names, kinds, strict=True)}
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


def _differ(yours: Quick | None, expected: Quick | None, point: Point) -> bool | None:
    """Tell whether two values are different as floats go; None if one has none."""
    floats = {name: float(value) for name, value in point.items()}
    try:
        a, b = (each(floats) for each in (yours, expected) if each is not None)
    except QUICK_ERRORS:
        return None
    return abs(a - b) > TINY * (abs(a) + abs(b)) if isfinite(a) and isfinite(b) else None
