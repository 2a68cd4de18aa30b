"""Values near which a formula may change: its constants, and what lies between them."""

from fractions import Fraction
from itertools import pairwise

from ._errors import TooLargeError, UndefinedError
from ._looking import is_zero, size_of
from ._tree import Node, symbols
from .numbers import Budget, Real, is_exact, to_fraction, value_of

MOST_LANDMARKS = 48
LARGEST_LANDMARK = 400  # bits


def landmarks(budget: Budget, *nodes: Node) -> tuple[Fraction, ...]:
    """List values near which a formula may change: its constants, ratios, what lies between."""
    found: set[Fraction] = set()
    for part in (part for node in nodes for part in constant_parts(node)):
        try:
            value = value_of(part, {}, Real(64, budget))
        except (UndefinedError, TooLargeError):
            continue
        if not is_zero(value) and abs(size_of(value)) < LARGEST_LANDMARK:
            fraction = to_fraction(value)
            found.add(fraction if is_exact(value) else Fraction(round(fraction * 20), 20))
    few = sorted(found, key=_size_order)[:5]
    ratios = {Fraction(round(a / b * 20), 20) for a in few for b in few if b not in (0, 1, a)}
    some = {*few, *sorted(ratios, key=_size_order)[:4]}
    marks = sorted({Fraction(0), *some, *(-mark for mark in some)})
    half = Fraction(1, 2)
    between = [(a + b) / 2 for a, b in pairwise(marks)]
    near = [mark + step for step in (half, -half, 0) for mark in marks]
    return tuple(dict.fromkeys([*between, *marks, *near]))[:MOST_LANDMARKS]


def _size_order(value: Fraction) -> tuple[Fraction, Fraction]:
    return abs(value), value


def constant_parts(node: Node) -> list[Node]:
    """List the largest parts without symbols."""
    if not symbols(node):
        return [node]
    return [part for arg in node.args for part in constant_parts(arg)]
