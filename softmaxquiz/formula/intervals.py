"""Read pairs and inequalities as intervals."""

from collections.abc import Collection

from .normal_form import Form, normal_form
from .tree import INFINITY, Node, neg, symbols, upward


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
    if middle != second.args[0] or not _is_free(middle, end, taken, named):
        return None
    brackets = ("(" if first.value == "<" else "[") + (")" if second.value == "<" else "]")
    return Node("interval", (first.args[0], end), brackets)


def _half(relation: Node, taken: Collection[str], named: Collection[Form]) -> Node | None:
    """Read a < x, or x < b, as all that lies on one side of an end."""
    left, right = relation.args
    is_open = relation.value == "<"
    if is_open or relation.value == "<=":
        if _is_free(right, left, taken, named):
            return Node("interval", (left, INFINITY), "()" if is_open else "[)")
        if _is_free(left, right, taken, named):
            return Node("interval", (neg(INFINITY), right), "()" if is_open else "(]")
    return None


def _is_free(side: Node, end: Node, taken: Collection[str], named: Collection[Form]) -> bool:
    """Tell whether one part of an inequality is what it is about."""
    is_letter = side.kind == "symbol" and side.name not in (*taken, *symbols(end))
    return is_letter or normal_form(side) in named
