"""Rules that ask whether an answer would be right if it, or the key, were written otherwise."""

from collections.abc import Callable, Iterator
from itertools import combinations, islice

from ..normal_form import normal_form
from ..tree import (
    Node,
    add,
    call,
    div,
    mul,
    neg,
    number,
    power,
    replaced,
    sub,
    symbol,
    symbols,
    walk,
)
from .mistake import Explanation, Mistake

MOST_WAYS = 24
_FRACTIONS = (
    "Brackets are missing: `1/2*x` is read as `(1/2)*x` and `1/2 + x` as `(1/2) + x`; "
    "write `1/(2*x)` or `1/(2 + x)`"
)
_POWERS = (
    "Brackets are missing: `e^2*x` is read as `(e^2)*x` and `log p/q` as `log(p)/q`; "
    "write `e^(2*x)` or `log(p/q)`"
)


def swapped(mistake: Mistake) -> Explanation | None:
    """Two distributions or two letters in each other's place."""
    for left, right in _pairs(symbols(mistake.expected)):
        new = {**dict(zip(left, right, strict=True)), **dict(zip(right, left, strict=True))}
        other = replaced(mistake.expected, {old: symbol(name) for old, name in new.items()})
        if mistake.equal(other):
            a, b = (side[0].partition("_")[0] for side in (left, right))
            calls = (n.name for n in walk(mistake.expected) if n.kind == "call")
            name = "swapped-kl" if any(c.startswith("log") for c in calls) else "swapped"
            return name, f"`{a}` and `{b}` are exchanged in yours"
    return None


def _pairs(names: tuple[str, ...]) -> list[tuple[list[str], list[str]]]:
    """Pair letters with the same indices, such as p_1, p_2 and q_1, q_2."""
    groups: dict[str, list[str]] = {}
    for name in sorted(names):
        groups.setdefault(name.partition("_")[0], []).append(name)
    indices = {base: [n.partition("_")[2] for n in group] for base, group in groups.items()}
    return [
        (groups[a], groups[b])
        for a, b in combinations(groups, 2)
        if indices[a] == indices[b] and len(groups) <= 4
    ]


def own_derivative(mistake: Mistake) -> Explanation | None:
    """A probability s where its derivative s(1 − s) was asked, or the reverse."""
    one = number(1)
    if not mistake.varies:
        return None
    if mistake.are_shares(mine=True) and mistake.means(mul(mistake.yours, sub(one, mistake.yours))):
        message = "This is a probability, or 1 minus it. The question asks for its derivative in "
        message += "its own score"
        return "softmax-for-derivative", message
    whole = mul(mistake.expected, sub(one, mistake.expected))
    if mistake.are_shares(mine=False) and mistake.equal(whole):
        message = (
            "This is the derivative in its own score. The question asks for the probability itself"
        )
        return "derivative-for-softmax", message
    return None


def missing_normaliser(mistake: Mistake) -> Explanation | None:
    """A numerator without the sum or number below it."""
    bottoms = {n.args[1]: None for n in walk(mistake.expected) if n.kind == "div"}
    powers = [n for n in walk(mistake.expected) if n.kind == "pow" and n.args[1].number == -1]
    for bottom in [*bottoms, *(n.args[0] for n in powers)]:
        is_normaliser = bool(symbols(bottom)) or bottom.kind == "add"
        if is_normaliser and mistake.equal(mul(mistake.expected, bottom)):
            divide = ": divide by the normaliser" if bottom.kind == "add" else ""
            return "missing-normaliser", f"The denominator is missing{divide}"
    return None


def missing_brackets(mistake: Mistake) -> Explanation | None:
    """Right if brackets are put in: 1/2x for 1/(2x), or a/b+c for a/(b+c).

    A fraction of few digits comes out of many wrong ways: there it is not certain.
    """
    if normal_form(mistake.yours)[0] == "number":
        return None
    tight = mistake.tight()
    if tight is not None and tight != mistake.yours and mistake.means(tight):
        return "missing-brackets", _FRACTIONS
    for message, way in islice(_with_brackets(mistake.yours), MOST_WAYS):
        if mistake.equivalence.left <= 0:
            break
        if mistake.means(way):
            return "missing-brackets", message
    return None


def _with_brackets(node: Node) -> Iterator[tuple[str, Node]]:
    """Put brackets in at one place of a formula, and say which are missing."""
    for way in _in_sum(node):
        yield _FRACTIONS, way
    for way in _in_product(node):
        yield _POWERS, way
    for at, arg in enumerate(node.args):
        is_minus = node.kind == "add" and at > 0 and arg.kind == "neg"  # a - b^2: no place for (-b)
        for message, way in _with_brackets(arg.args[0] if is_minus else arg):
            way = neg(way) if is_minus else way
            yield message, Node(node.kind, (*node.args[:at], way, *node.args[at + 1 :]), node.value)


def _in_sum(node: Node) -> Iterator[Node]:
    """Put a sum wholly above or below the line of a fraction in it, or times a factor."""
    if node.kind != "add":
        return
    first, last = node.args[0], node.args[-1]
    inner = first.args[0] if first.kind == "neg" else first
    if inner.kind in ("div", "mul"):
        way = Node(inner.kind, (*inner.args[:-1], add(inner.args[-1], *node.args[1:])))
        yield neg(way) if first.kind == "neg" else way
    below = last.args[0] if last.kind == "neg" else last
    if below.kind == "div":
        top = neg(below.args[0]) if last.kind == "neg" else below.args[0]
        yield div(add(*node.args[:-1], top), below.args[1])


def _in_product(node: Node) -> Iterator[Node]:
    """Put what stands behind a power, a root or a function into it: e^2x, √xy, log p/q."""
    inner = node.args[0] if node.args else node
    if node.kind == "neg" and inner.kind == "pow":
        yield power(neg(inner.args[0]), inner.args[1])
    if node.kind == "div":
        *before, head = inner.args if inner.kind == "mul" else (inner,)
        yield from (mul(*before, way) for way in _into(head, "div", node.args[1:]))
    if node.kind == "mul":
        for at, head in enumerate(node.args[:-1]):
            ways = _into(head, "mul", node.args[at + 1 :])
            yield from (mul(*node.args[:at], way) for way in ways)


def _into(head: Node, kind: str, rest: tuple[Node, ...]) -> Iterator[Node]:
    """Put factors, or what is divided by, into the exponent or the argument before them."""
    if head.kind == "pow":
        yield power(head.args[0], Node(kind, (head.args[1], *rest)))
    if head.kind == "call":
        yield call(head.name, Node(kind, (head.args[0], *rest)), *head.args[1:])


def another_function(mistake: Mistake) -> Explanation | None:
    """Right with natural logarithms or without bars."""
    ways: tuple[tuple[str, Callable[[Node], Node], str], ...] = (
        ("log10-for-ln", _log_to(10), "The logarithm is natural, to base e; yours has base 10"),
        ("log2-for-ln", _log_to(2), "The logarithm is natural, to base e; yours has base 2"),
        ("missing-absolute-value", _without_bars, "The absolute value is missing"),
    )
    for name, change, message in ways:
        other = _mapped(mistake.expected, change)
        if other != mistake.expected and mistake.equal(other):
            return name, message
    return None


def _mapped(node: Node, change: Callable[[Node], Node]) -> Node:
    """Change every node of a tree, from the leaves up."""
    return change(Node(node.kind, tuple(_mapped(a, change) for a in node.args), node.value))


def _log_to(base: int) -> Callable[[Node], Node]:
    def change(node: Node) -> Node:
        natural = node.kind == "call" and node.value == "log" and len(node.args) == 1
        return call(f"log{base}", *node.args) if natural else node

    return change


def _without_bars(node: Node) -> Node:
    return node.args[0] if node.kind == "call" and node.value == "abs" else node
