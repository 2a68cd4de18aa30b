"""Equations and inequalities joined by "and" and "or", and whether they hold at a point."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ._digits import number_text
from ._domains import Domain
from ._errors import TooLargeError, UndefinedError
from ._looking import Pair, is_zero
from ._tree import COMPOSITES, Node, sub, symbols, upward
from .numbers import Budget, Complex, Real, Value, magnitude, sign, value_of
from .reading._brackets import is_infinite

TRUE, FALSE, UNDEFINED, UNSURE = "true", "false", "undefined", "unsure"
BITS = 400  # of a coordinate that is no rational number, and of what is computed with it
STEP = 60  # such a point is compared with one that is 2^-60 beside it
_HOLDS = {"=": (0,), "!=": (-1, 1), "<": (-1,), "<=": (-1, 0)}


@dataclass(frozen=True)
class Place:
    """A point at which conditions are looked at.

    Attributes
    ----------
    point : mapping of str to value
        Rational numbers, or pairs of them.
    solved : str
        The name of the one coordinate that is a float, close to a root; empty for none.
    root : Node or None
        The relation whose sides are equal here, if one was solved.
    """

    point: Mapping[str, Any]
    solved: str = ""
    root: Node | None = None

    def shown(self) -> dict[str, Any]:
        """Return the point to be shown: a rounded coordinate as text with dots."""
        shown = dict(self.point)
        if self.solved:
            shown[self.solved] = number_text(shown[self.solved], 6) + "…"
        return shown


def joined(parts: tuple[Node, ...], word: str) -> Node:
    """Join conditions; none joined by "or" never hold, none joined by "and" always do."""
    return parts[0] if len(parts) == 1 else Node("bare", parts, word)


def readings(node: Node) -> list[Node]:
    """Return what conditions may mean: commas between equations for one letter mean "or"."""
    if node.kind == "relation":
        return [upward(node)]
    parts = tuple(readings(part)[0] for part in node.args)
    if node.kind == "all" or node.value:
        return [joined(parts, "and" if node.kind == "all" else str(node.value))]
    if all(part.value == "=" for part in parts):
        if len({part.args[0] for part in parts}) > 1:
            return [joined(parts, "and")]
        either = joined(parts, "or")
        return [either] if len(symbols(*parts)) == 1 else [either, joined(parts, "and")]
    return [joined(parts, "and"), joined(parts, "or")]


def completed(node: Node) -> Node:
    """Read x = 1, 2 as x = 1, x = 2; brackets around conditions mean nothing."""
    if node.kind in ("list", "tuple", "set") and node.args:
        are_said = all(part.kind in ("relation", "all") for part in node.args)
        return Node("bare", node.args) if are_said else node
    done: list[Node] = []
    for part in node.args if node.kind == "bare" else ():
        before = done[-1] if done else part
        follows = part.kind not in COMPOSITES and before.value == "="
        done.append(Node("relation", (before.args[0], part), "=") if follows else part)
    return Node("bare", tuple(done), node.value) if done else node


def relations(*conditions: Node) -> list[Node]:
    """List the equations and inequalities of conditions, each once."""
    found = ([each] if each.kind == "relation" else relations(*each.args) for each in conditions)
    return list(dict.fromkeys(atom for atoms in found for atom in atoms))


def truth(condition: Node, holds: Callable[[Node], str]) -> str:
    """Tell whether a condition holds, from whether its relations do."""
    if condition.kind == "relation":
        return holds(condition)
    found = {truth(part, holds) for part in condition.args}
    settles, other = (TRUE, FALSE) if condition.value == "or" else (FALSE, TRUE)
    return next((each for each in (settles, UNSURE, UNDEFINED) if each in found), other)


class Witnesses:
    """Tells whether conditions hold at places.

    Parameters
    ----------
    domain : Domain
        Where the symbols range.
    arithmetic : type
        `Real` or `Complex`.
    budget : Budget
        What may still be computed.
    """

    def __init__(self, domain: Domain, arithmetic: type[Real], budget: Budget) -> None:
        self.domain, self.arithmetic, self.budget = domain, arithmetic, budget

    def holds(self, condition: Node, place: Place) -> str:
        """Tell whether a condition holds at a place."""
        return truth(condition, lambda atom: self.one(atom, place))

    def one(self, atom: Node, place: Place) -> str:
        """Tell whether a relation holds at a place."""
        if any(map(is_infinite, atom.args)):
            left, right = ((1 if a.kind != "neg" else -1) * is_infinite(a) for a in atom.args)
            return TRUE if left < right and atom.value in ("<", "<=", "!=") else FALSE
        try:
            found = self._sign(atom, place)
        except TooLargeError:
            return UNSURE
        if isinstance(found, str):
            return found
        return TRUE if found in _HOLDS[atom.name] else FALSE

    def _sign(self, atom: Node, place: Place) -> int | str:
        """Return the sign of the left side less the right one; any but 0 if they are complex."""
        if place.solved in symbols(atom):
            return self._near(atom, place)
        left, right = atom.args
        pair = Pair(left, right, self.arithmetic, self.budget)
        found = pair.compare(place.point, thorough=True)
        if found.status in ("no key", "no answer"):
            return UNDEFINED
        if found.status not in ("equal", "different"):
            return UNSURE
        numbers = self.arithmetic(BITS)
        gap = numbers.sub(found.yours, found.expected)
        if self.arithmetic is Real or found.status == "equal":
            return sign(gap) if found.status == "different" else 0
        real = Complex(BITS).real_of(gap)
        return sign(real) if real is not None else 1 if atom.value in ("=", "!=") else UNSURE

    def _near(self, atom: Node, place: Place) -> int | str:
        """Return the sign at a place close to a root: 0 if it falls to nothing towards there."""
        name = place.solved
        root = place.point[name]
        beside = Real(BITS).mul([root, 1 + Fraction(1, 1 << STEP)])
        try:
            here = self._gap(atom, place.point)
            there = self._gap(atom, {**place.point, name: beside})
        except UndefinedError:
            return UNSURE
        if is_zero(here) or is_zero(there):
            return 0 if is_zero(here) else UNSURE
        fall = magnitude(there) - magnitude(here)
        return 0 if fall > 100 else sign(here) if fall < STEP // 2 else UNSURE

    def _gap(self, atom: Node, point: Mapping[str, Any]) -> Value:
        """Return the left side less the right one."""
        return value_of(sub(*atom.args), point, Real(BITS, self.budget))
