"""Read pairs and inequalities as intervals."""

from collections.abc import Collection
from fractions import Fraction

from .normal_form import Form, as_multiple, normal_form
from .tree import INFINITY, Node, div, is_infinite, neg, number, symbols, upward


def as_interval(
    node: Node, taken: Collection[str] = (), named: Collection[Form] = ()
) -> Node | None:
    """Read a pair, or inequalities about a letter or what is named, as an interval."""
    if node.kind == "interval":
        return node
    if node.kind in ("tuple", "list") and len(node.args) == 2:
        return Node("interval", node.args, "()" if node.kind == "tuple" else "[]")
    if node.kind in ("all", "bare") and len(node.args) == 2 and node.value != "or":
        first, second = map(upward, node.args)
        return _between(first, second, taken, named)
    return _half(upward(node), taken, named) if node.kind == "relation" else None


def is_condition(node: Node) -> bool:
    """Tell whether a node says something that holds or not."""
    if node.kind == "bare":
        return all(map(is_condition, node.args))
    return node.kind in ("relation", "all")


def _between(
    first: Node, second: Node, taken: Collection[str], named: Collection[Form]
) -> Node | None:
    """Read a < x and x < b as the interval from a to b."""
    if not all(r.kind == "relation" and r.value in ("<", "<=") for r in (first, second)):
        return None
    if first.args[1] != second.args[0]:
        first, second = second, first
    middle, end = first.args[1], second.args[1]
    taken = (*taken, *symbols(first.args[0]))
    times = _times(middle, end, taken, named)
    if middle != second.args[0] or not times:
        return None
    brackets = ("(" if first.value == "<" else "[") + (")" if second.value == "<" else "]")
    return Node("interval", (_over(first.args[0], times), _over(end, times)), brackets)


def _half(relation: Node, taken: Collection[str], named: Collection[Form]) -> Node | None:
    """Read a < x, or x < b, as all that lies on one side of an end."""
    left, right = relation.args
    is_open = relation.value == "<"
    if is_open or relation.value == "<=":
        if times := _times(right, left, taken, named):
            return Node("interval", (_over(left, times), INFINITY), "()" if is_open else "[)")
        if times := _times(left, right, taken, named):
            return Node("interval", (neg(INFINITY), _over(right, times)), "()" if is_open else "(]")
    return None


def _over(end: Node, times: Fraction) -> Node:
    """Divide an end."""
    return end if times == 1 or is_infinite(end) else div(end, number(times))


def _times(
    side: Node, end: Node, taken: Collection[str], named: Collection[Form]
) -> Fraction | None:
    """Return how many times what it is about an inequality has on one side, if it has it."""
    whole = normal_form(side)
    for form, times in ((whole, Fraction(1)), as_multiple(whole)):
        is_letter = form[0] == "symbol" and form[1] not in (*taken, *symbols(end))
        if (is_letter or form in named) and times > 0:
            return times
    return None
