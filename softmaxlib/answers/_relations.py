"""Compare equations and inequalities: are they alike up to a factor, do they hold at one place."""

from dataclasses import replace
from typing import Any

from ._canonical import canonical
from ._conditions import readings, relations
from ._equality import Judge
from ._errors import TooLargeError
from ._finding import Finding, described, other_shape
from ._seeking import Seeker
from ._tree import Node, add, constant, mul, number, replaced, sub, upward, walk
from .numbers import Real, is_exact, sign

MOST_PARTS, MOST_PAIRS = 24, 80  # of two conditions that are compared


class Relations:
    """Compares equations and inequalities.

    Parameters
    ----------
    judge : Judge
        Who compares formulas.
    """

    def __init__(self, judge: Judge) -> None:
        self.judge = judge

    def compare(self, yours: Node, expected: Node) -> Finding:
        """Compare conditions: part by part, then by where they hold.

        They are different only if a place is found at which one holds and the other does not.
        """
        if _count(yours) * _count(expected) > MOST_PAIRS or _count(yours, expected) > MOST_PARTS:
            return Finding("equal" if canonical(yours) == canonical(expected) else "undecided")
        alike = self._by_parts(yours, expected)
        if alike.status == "equal" or not _are_conditions(yours, expected):
            return alike
        mine, theirs = _product(yours), _product(expected)
        if mine and theirs and self._same(mine, theirs):
            return Finding("equal")
        seeker = Seeker(self.judge)
        found = [seeker.seek(y, e) for e in readings(expected) for y in readings(yours)]
        if any(each.status == "equal" for each in found):
            return Finding("equal")
        if any(each.status != "different" for each in found):
            return Finding("undecided")
        named = alike if alike.status == "different" else Finding("different")
        return Finding("different", named.message, named.misconception, found[0], named.wrong)

    def _by_parts(self, yours: Node, expected: Node) -> Finding:
        """Compare part by part, as sets if there are several; what differs may yet be equal."""
        mine = yours.args if yours.kind != "relation" else (yours,)
        theirs = expected.args if expected.kind != "relation" else (expected,)
        if len(mine) == len(theirs) == 1:
            return self.one(mine[0], theirs[0])
        fit = [any(self._same(m, t) for t in theirs) for m in mine]
        covered = all(any(self._same(m, t) for m in mine) for t in theirs)
        words = {_link(yours), _link(expected)}
        if words == {"and", "or"}:
            message = f"`{_link(yours)}` stands where `{_link(expected)}` is meant"
            return Finding("different", message, "and-or")
        if all(fit) and covered:
            return Finding("equal")
        wrong = tuple(f"part {i + 1}" for i, good in enumerate(fit) if not good)
        message = "" if wrong else "A condition is missing"
        return Finding("different", message, wrong=wrong)

    def _same(self, yours: Node, expected: Node) -> bool:
        """Tell whether two relations are the same."""
        return self.one(yours, expected).status == "equal"

    def one(self, yours: Node, expected: Node) -> Finding:
        """Compare two relations: the differences of their sides up to a constant factor."""
        if yours.kind != "relation" or expected.kind != "relation":
            return other_shape(yours, expected)
        yours, expected = upward(yours), upward(expected)
        if yours.value != expected.value:
            return self._other_sign(yours, expected)
        mine, theirs = sub(*yours.args), sub(*expected.args)
        scale = self._scale(mine, theirs)
        if scale is None:
            return Finding(self.judge.decide(mine, theirs).status)
        a, b, same_sign = scale
        found = self.judge.decide(mul(mine, b), mul(theirs, a))
        if found.status != "equal":
            return Finding(found.status)
        if expected.value in ("<", "<=") and not same_sign:
            message = "The sign of the inequality points the other way"
            return Finding("different", message, "inequality-reversed")
        return Finding("equal")

    def _other_sign(self, yours: Node, expected: Node) -> Finding:
        """Say that another sign is expected between the sides; first, that it is to be turned."""
        names = {"<": "strict", "<=": "not strict"}
        if {yours.name, expected.name} != names.keys():
            return Finding("different", f"Expected {described(expected)}, got {described(yours)}")
        turned = self.one(replace(yours, value=expected.value), expected)
        if turned.misconception:
            return turned
        message = f"The inequality expected is {names[expected.name]}"
        return Finding("different", message, "strict-or-not")

    def _scale(self, mine: Node, theirs: Node) -> tuple[Node, Node, bool] | None:
        """Return both differences at a point where neither is 0, and whether the signs agree."""
        self.judge.begin(mine, theirs)
        for point in self.judge.points(mine, theirs):
            try:
                a, b = self.judge.values(mine, theirs, point, 256)
            except TooLargeError:
                continue
            if a is None or b is None or not _is_nonzero(a) or not _is_nonzero(b):
                continue
            is_real = self.judge.arithmetic is Real
            agree = not is_real or sign(a) == sign(b)
            where = {name: _as_tree(value) for name, value in point.items()}
            return replaced(mine, where), replaced(theirs, where), agree
        return None


def _count(*nodes: Node) -> int:
    """Count the equations and inequalities in conditions."""
    return sum(part.kind == "relation" for node in nodes for part in walk(node))


def _product(node: Node) -> Node | None:
    """Read x = 1 or x = 2 as (x - 1)(x - 2) = 0."""
    parts = relations(readings(node)[0])
    if any(part.value != "=" for part in parts) or (readings(node)[0].value not in ("or", "=")):
        return None
    return Node("relation", (mul(*(sub(*part.args) for part in parts)), number(0)), "=")


def _are_conditions(*nodes: Node) -> bool:
    """Tell whether equations and inequalities are all that there is."""
    parts = [part for node in nodes for part in (node.args if node.kind == "bare" else (node,))]
    return all(part.kind in ("relation", "all", "bare") for part in parts)


def _link(node: Node) -> str | None:
    """Return the word that several conditions are joined by; a chain a < x < b says "and"."""
    return str(node.value) if node.value else "and" if node.kind == "all" else None


def _as_tree(value: Any) -> Node:
    """Return a coordinate as a formula."""
    if isinstance(value, tuple):
        return add(number(value[0]), mul(number(value[1]), constant("i")))
    return number(value)


def _is_nonzero(value: object) -> bool:
    return not is_exact(value) or value != 0
