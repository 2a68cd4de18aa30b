"""Pairs of formulas made from the keys of the exercises: rewritten, or changed in one place.

Whether a pair is equal is found here, with mpmath at 50 digits and at points of its own; nothing of
the engine is used but its parser. `python tests/test_quiz/fuzz.py 6000` tries so many pairs and
says how long a verdict takes.
"""

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random
from statistics import median

import mpmath

from softmaxquiz import Formula, Number
from softmaxquiz.exercises import questions
from softmaxquiz.formula.answer_key import AnswerKey, key_of
from softmaxquiz.formula.compare import compare
from softmaxquiz.formula.tree import COMPOSITES, Node, is_infinite, number, symbols, walk

DIGITS, POINTS = 50, 40
EQUAL, APART = mpmath.mpf(10) ** -40, mpmath.mpf(10) ** -18
OPERATORS = {"add": " + ", "mul": "*", "div": "/", "pow": "^"}
Change = Callable[[Node, Random, list[Node]], Node]
CALLS: dict[str, Callable[..., mpmath.mpf]] = {
    "exp": mpmath.exp,
    "log": lambda x, base=None: mpmath.log(x) / (1 if base is None else mpmath.log(base)),
    "log2": lambda x: mpmath.log(x) / mpmath.log(2),
    "root": lambda x, degree: x ** (1 / degree),
    "abs": abs,
    "max": max,
    "min": min,
    "ceil": mpmath.ceil,
    "floor": mpmath.floor,
}


@dataclass(frozen=True)
class Pair:
    """A formula made from a key, as text; the key; and whether they are equal."""

    answer: str
    key: str
    domain: dict[str, str]
    equal: bool


def keys() -> list[AnswerKey]:
    """Read the keys of all parts that have formulas, entries of lists and ends one by one."""
    found: list[AnswerKey] = []
    for part in questions():
        if isinstance(part.kind, Formula | Number) and part.kind.key != "none":
            domain = getattr(part.kind, "wider", "") or getattr(part.kind, "domain", "real")
            whole = key_of(part.kind.key, domain, part.kind.name == "interval")
            found += [replace(whole, node=node) for node in parts(whole.node)]
    return [key for key in found if symbols(key.node)]


def parts(node: Node) -> Iterator[Node]:
    """Yield the finite formulas that a key is made of."""
    if node.kind in COMPOSITES:
        for arg in node.args:
            yield from parts(arg)
    elif not is_infinite(node):
        yield node


def text(node: Node, random: Random) -> str:
    """Write a formula as somebody might type it."""
    if node.number is not None:
        return f"({node.number})" if node.number < 0 or node.number.denominator > 1 else node.name
    if node.kind in ("symbol", "constant"):
        return node.name
    args = [text(arg, random) for arg in node.args]
    if node.kind == "neg":
        return f"(-{args[0]})"
    if node.kind in OPERATORS:
        sign = "**" if node.kind == "pow" and random.random() < 0.3 else OPERATORS[node.kind]
        return f"({sign.join(args)})"
    if node.name == "root":
        return f"sqrt({args[0]})" if node.args[1].number == 2 else f"({args[0]})^(1/{args[1]})"
    if node.name == "exp" and random.random() < 0.4:
        return f"(e^({args[0]}))"
    return f"{node.name}({', '.join(args)})"


def value(node: Node, point: dict[str, mpmath.mpf]) -> mpmath.mpf:
    """Compute with mpmath."""
    if node.number is not None:
        return mpmath.mpf(node.number.numerator) / node.number.denominator
    if node.kind == "symbol":
        return point[node.name]
    if node.kind == "constant":
        return mpmath.e
    args = [value(arg, point) for arg in node.args]
    if node.kind == "call":
        return CALLS[node.name](*args)
    operations = {
        "add": lambda: mpmath.fsum(args),
        "mul": lambda: mpmath.fprod(args),
        "neg": lambda: -args[0],
        "div": lambda: args[0] / args[1],
        "pow": lambda: args[0] ** args[1],
    }
    return operations[node.kind]()


def point_in(key: AnswerKey, random: Random) -> dict[str, mpmath.mpf]:
    """Choose a point of a domain."""
    point = {}
    for name, kind in key.domain.kinds.items():
        share = mpmath.mpf(random.random())
        size = mpmath.mpf(random.gauss(0, 3))
        spread = {"real": size, "positive": abs(size), "natural": mpmath.mpf(random.randint(1, 60))}
        point[name] = spread.get(kind, share)
    for group in key.domain.groups():
        total = mpmath.fsum(point[name] for name in group)
        point.update({name: point[name] / total for name in group})
    return point


def are_equal(one: Node, other: Node, key: AnswerKey, random: Random) -> bool | None:
    """Tell whether two formulas are equal; None if it is not clear, or one has no value."""
    apart = []
    with mpmath.workdps(DIGITS):
        for _ in range(POINTS):
            point = point_in(key, random)
            try:
                a, b = value(one, point), value(other, point)
            except (ValueError, TypeError, ZeroDivisionError, OverflowError):  # or complex
                return None
            if not (mpmath.isfinite(a) and mpmath.isfinite(b)) or mpmath.im(a) or mpmath.im(b):
                return None
            apart.append(abs(a - b) / max(1, abs(a), abs(b)))
    if max(apart) < EQUAL:
        return True
    return False if max(apart) > APART else None


def rewritten(node: Node, random: Random, leaves: list[Node]) -> Node:
    """Write a formula otherwise; what it means stays nearly always the same."""
    leaf, k = random.choice(leaves), number(random.randint(2, 9))
    minus, one = Node("neg", (leaf,)), number(1)
    square = Node("add", (one, Node("pow", (leaf, number(2)))))
    ways = [
        Node("add", (node, leaf, minus)),
        Node("div", (Node("mul", (k, node)), k)),
        Node("neg", (Node("neg", (node,)),)),
        Node("div", (Node("mul", (node, square)), square)),
        Node("call", (Node("call", (node,), "exp"),), "log"),
        Node(
            "add",
            (Node("mul", (k, node)), Node("mul", (Node("neg", (node,)), number(k.number - 1)))),
        ),
        Node("div", (one, Node("div", (one, node)))),
        Node("mul", (Node("call", (leaf,), "exp"), node, Node("call", (minus,), "exp"))),
    ]
    if node.kind in ("add", "mul"):
        ways += [Node(node.kind, node.args[::-1])] * 4
    if node.kind == "div":
        ways += [Node("mul", (node.args[0], Node("pow", (node.args[1], number(-1)))))] * 3
    if node.value == "log" and len(node.args) == 1:
        ways += [
            Node("mul", (Node("call", node.args, "log2"), Node("call", (number(2),), "log")))
        ] * 3
    if node.value == "exp" and node.args[0].kind == "add":
        ways += [Node("mul", tuple(Node("call", (arg,), "exp") for arg in node.args[0].args))] * 3
    if node.kind == "mul" and any(arg.kind == "add" for arg in node.args):
        at = next(i for i, arg in enumerate(node.args) if arg.kind == "add")
        rest = node.args[:at] + node.args[at + 1 :]
        ways += [Node("add", tuple(Node("mul", (*rest, arg)) for arg in node.args[at].args))] * 4
    return random.choice(ways)


def changed(node: Node, random: Random, leaves: list[Node]) -> Node:
    """Change what a formula means, mostly."""
    leaf, tiny = random.choice(leaves), number(Fraction(1, 10 ** random.choice([3, 9, 15])))
    ways = [
        Node("neg", (node,)),
        Node("add", (node, tiny)),
        Node("mul", (node, Node("add", (number(1), tiny)))),
        Node("add", (node, Node("mul", (tiny, leaf)))),
        Node("mul", (node, leaf)),
        Node("pow", (node, number(2))),
        leaf,
    ]
    if node.number is not None:
        ways = [number(node.number + 1), number(node.number - 1), number(2 * node.number)]
    if node.kind in ("add", "mul", "div", "pow") and len(node.args) == 2:
        ways += [node.args[0], Node("add", node.args), Node("mul", node.args)]
        ways += [Node(node.kind, node.args[::-1])]
    if node.kind == "call":
        ways += [node.args[0], Node("call", node.args[:1], random.choice(["abs", "exp", "log"]))]
    return random.choice(ways)


def somewhere(
    node: Node,
    change: Callable[[Node, Random, list[Node]], Node],
    random: Random,
    leaves: list[Node],
) -> Node:
    """Change one part of a formula, chosen among all."""
    chosen = random.randrange(sum(1 for _ in walk(node)))
    count = -1

    def visit(here: Node) -> Node:
        nonlocal count
        count += 1
        if count == chosen:
            return change(here, random, leaves)
        return Node(here.kind, tuple(map(visit, here.args)), here.value)

    return visit(node)


def pairs(count: int, seed: int = 0) -> Iterator[Pair]:
    """Make so many pairs, about half of them equal."""
    random, found = Random(seed), keys()
    while count:
        key = random.choice(found)
        leaves = [Node("symbol", value=name) for name in symbols(key.node)]
        node = key.node
        for _ in range(random.randint(1, 3)):
            node = somewhere(node, rewritten, random, leaves)
        same = random.random() < 0.5
        node = node if same else somewhere(node, changed, random, leaves)
        equal = are_equal(node, key.node, key, random)
        if equal and not same and any(each.value == "ceil" for each in walk(node)):
            continue  # they may differ at a larger whole number
        if equal is not None and node != key.node:
            count -= 1
            yield Pair(text(node, random), text(key.node, random), {**key.domain.kinds}, equal)


def main(count: int, seed: int) -> None:
    """Try pairs; print every verdict that is wrong, and the times."""
    times, statuses = [], list[tuple[bool, str]]()
    for pair in pairs(count, seed):
        key_of(pair.key, pair.domain, False)  # as it is after the first answer
        start = time.process_time()
        status = compare(pair.answer, pair.key, domain=pair.domain).status
        times.append((time.process_time() - start, pair))
        statuses.append((pair.equal, status))
        if status != ("correct" if pair.equal else "incorrect"):
            print(pair, status)
    for each in sorted({*statuses}):
        print(each, statuses.count(each))
    longest = max(times, key=lambda each: each[0])
    print(f"median {median(t for t, _ in times) * 1e3:.2f} ms, most {longest[0] * 1e3:.1f} ms")
    print(longest[1])


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
