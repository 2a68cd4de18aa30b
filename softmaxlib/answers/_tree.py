"""The tree that a formula is read into. Nothing in it can be run; it is data."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

ZERO, ONE = Fraction(0), Fraction(1)
# Kinds whose parts are judged one by one; the others have a value.
COMPOSITES = ("list", "tuple", "set", "bare", "interval", "union", "relation", "all")


class Rounded(Fraction):
    """The value of a float that was given as one: it may stand for any number next to it."""


class Typed(str):
    """The name of a function that was typed otherwise, as `ln` for log: shown as it was typed."""

    shown: str

    def __new__(cls, name: str, shown: str) -> "Typed":
        """Make a name that equals `name`."""
        made = super().__new__(cls, name)
        made.shown = shown
        return made


@dataclass(frozen=True, slots=True)
class Node:
    """A formula: what it is, its parts, and a number or a name.

    | kind | value | args |
    |---|---|---|
    | number | Fraction | |
    | symbol | canonical name, such as "y_1" | |
    | constant | "e", "pi", "i" or "inf" | |
    | add, mul | | two or more |
    | neg | | one |
    | div, pow | | two |
    | call | name of the function | its arguments |
    | cases | | value, condition, value, condition, ..., and perhaps a last value |
    | relation | "=", "!=", "<", "<=", ">" or ">=" | left and right |
    | all | | relations that hold together: a < x < b |
    | list, tuple, set | | the elements |
    | bare | None, "and" or "or" | elements without brackets, and the word between them |
    | interval | "()", "(]", "[)" or "[]" | the two ends |
    | union | | intervals and sets |
    """

    kind: str
    args: tuple["Node", ...] = ()
    value: Fraction | str | None = None

    @property
    def name(self) -> str:
        """The name of a symbol, constant, function, relation or interval."""
        return str(self.value)

    @property
    def number(self) -> Fraction | None:
        """The value of a number; None for anything else."""
        return self.value if isinstance(self.value, Fraction) else None


def number(value: Fraction | int) -> Node:
    """Make a number."""
    return Node("number", value=value if isinstance(value, Fraction) else Fraction(value))


def symbol(name: str) -> Node:
    """Make a symbol."""
    return Node("symbol", value=name)


def constant(name: str) -> Node:
    """Make a constant."""
    return Node("constant", value=name)


def call(name: str, *args: Node) -> Node:
    """Make the call of a function."""
    return Node("call", args, name)


def add(*args: Node) -> Node:
    """Make a sum; of one term, the term."""
    return args[0] if len(args) == 1 else Node("add", args)


def mul(*args: Node) -> Node:
    """Make a product; of one factor, the factor."""
    return args[0] if len(args) == 1 else Node("mul", args)


def neg(arg: Node) -> Node:
    """Make a negative: of a number, the negative number."""
    return number(-arg.number) if arg.number is not None else Node("neg", (arg,))


def sub(left: Node, right: Node) -> Node:
    """Make a difference."""
    return add(left, neg(right))


def div(top: Node, bottom: Node) -> Node:
    """Make a fraction."""
    return Node("div", (top, bottom))


def power(base: Node, exponent: Node) -> Node:
    """Make a power."""
    return Node("pow", (base, exponent))


def upward(node: Node) -> Node:
    """Turn a relation with > round."""
    turned = {">": "<", ">=": "<="}.get(node.name)
    return Node("relation", node.args[::-1], turned) if turned else node


def walk(node: Node) -> Iterator[Node]:
    """Go through a tree from the top, left to right."""
    waiting = [node]
    while waiting:
        here = waiting.pop()
        yield here
        waiting += reversed(here.args)


def symbols(*nodes: Node) -> tuple[str, ...]:
    """List the symbols of trees, in order of appearance."""
    found = (n.name for node in nodes for n in walk(node) if n.kind == "symbol")
    return tuple(dict.fromkeys(found))


def size(node: Node) -> int:
    """Count the nodes of a tree."""
    return sum(1 for _ in walk(node))


def replaced(node: Node, new: Mapping[str, Node]) -> Node:
    """Put trees in place of symbols, all at once."""
    if node.kind == "symbol":
        return new.get(node.name, node)
    if not node.args:
        return node
    return Node(node.kind, tuple(replaced(arg, new) for arg in node.args), node.value)
