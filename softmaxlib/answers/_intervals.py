"""Read pairs and inequalities as intervals."""

from collections.abc import Collection, Sequence

from ._tree import COMPOSITES, Node, constant, neg, symbols, upward

INFINITY = constant("inf")


def as_interval(node: Node, taken: Collection[str] = ()) -> Node | None:
    """Read a pair, or inequalities in a letter that is not taken, as an interval."""
    if node.kind == "interval":
        return node
    if node.kind in ("tuple", "list") and len(node.args) == 2:
        return Node("interval", node.args, "()" if node.kind == "tuple" else "[]")
    if node.kind in ("all", "bare") and len(node.args) == 2 and node.value != "or":
        return _between(*node.args, taken)
    return _half(upward(node), taken) if node.kind == "relation" else None


def union(parts: Sequence[Node]) -> Node:
    """Unite sets and intervals; sets alone make a set."""
    flat = [each for part in parts for each in (part.args if part.kind == "union" else (part,))]
    if all(part.kind == "set" for part in flat):
        return Node("set", tuple(element for part in flat for element in part.args))
    return Node("union", tuple(as_interval(part) or part for part in flat))


def as_condition(node: Node, letter: Node) -> Node | None:
    """Say that a letter lies in an interval, a set or a union of them, or equals a number."""
    if node.kind == "union":
        parts = [as_condition(part, letter) for part in node.args]
        return Node("bare", tuple(part for part in parts if part), "or")
    if node.kind == "interval":
        left, right = ("<" if bracket in "()" else "<=" for bracket in node.name)
        low, high = node.args
        ends = Node("relation", (low, letter), left), Node("relation", (letter, high), right)
        return Node("all", ends)
    values = node.args if node.kind in ("set", "bare") else (node,)
    if any(value.kind in COMPOSITES for value in values):
        return None
    return Node("bare", tuple(Node("relation", (letter, value), "=") for value in values), "or")


def _between(first: Node, second: Node, taken: Collection[str]) -> Node | None:
    """Read a < x and x < b as the interval from a to b."""
    first, second = upward(first), upward(second)
    if not all(r.kind == "relation" and r.value in ("<", "<=") for r in (first, second)):
        return None
    if first.args[1] != second.args[0]:
        first, second = second, first
    middle, end = first.args[1], second.args[1]
    if middle != second.args[0] or not _is_free(middle, end, (*taken, *symbols(first.args[0]))):
        return None
    brackets = ("(" if first.value == "<" else "[") + (")" if second.value == "<" else "]")
    return Node("interval", (first.args[0], end), brackets)


def _half(relation: Node, taken: Collection[str]) -> Node | None:
    """Read a < x, or x < b, as all that lies on one side of an end."""
    left, right = relation.args
    if relation.value not in ("<", "<="):
        return None
    is_open = relation.value == "<"
    if _is_free(right, left, taken):
        return Node("interval", (left, INFINITY), "()" if is_open else "[)")
    if _is_free(left, right, taken):
        return Node("interval", (neg(INFINITY), right), "()" if is_open else "(]")
    return None


def _is_free(side: Node, end: Node, taken: Collection[str]) -> bool:
    """Tell whether one part of an inequality is the letter that it is about."""
    return side.kind == "symbol" and side.name not in (*taken, *symbols(end))
