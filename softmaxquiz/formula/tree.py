"""The tree that a formula is read into. Nothing in it can be run; it is data."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

# Kinds whose parts are judged one by one; the others have a value.
COMPOSITES = ("list", "tuple", "bare", "interval", "relation", "all")
LISTS = ("list", "tuple")


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
    | constant | "e", "inf" or "none" | |
    | add, mul | | two or more |
    | neg | | one |
    | div, pow | | two |
    | call | name of the function | its arguments |
    | relation | "=", "!=", "<", "<=", ">" or ">=" | left and right |
    | all | | relations that hold together: a < x < b |
    | list, tuple | | the elements |
    | bare | None, "and" or "or" | elements without brackets, and the word between them |
    | interval | "()", "(]", "[)" or "[]" | the two ends |
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


E, INFINITY, NONE = constant("e"), constant("inf"), constant("none")


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


def walk(*nodes: Node) -> Iterator[Node]:
    """Go through trees from the top, left to right."""
    waiting = [*reversed(nodes)]
    while waiting:
        here = waiting.pop()
        yield here
        waiting += reversed(here.args)


def symbols(*nodes: Node) -> tuple[str, ...]:
    """List the symbols of trees, in order of appearance."""
    return tuple(dict.fromkeys(n.name for n in walk(*nodes) if n.kind == "symbol"))


def replaced(node: Node, new: Mapping[str, Node]) -> Node:
    """Put trees in place of symbols, all at once."""
    if node.kind == "symbol":
        return new.get(node.name, node)
    return Node(node.kind, tuple(replaced(arg, new) for arg in node.args), node.value)


def is_infinite(node: Node) -> bool:
    """Tell whether a tree is ∞ or −∞."""
    return (node.args[0] if node.kind == "neg" else node) == INFINITY


def is_matrix(node: Node) -> bool:
    """Tell whether a tree is rows of one length."""
    are_rows = node.kind in LISTS and all(row.kind in LISTS for row in node.args)
    return are_rows and len({len(row.args) for row in node.args}) == 1 and bool(node.args[0].args)


def is_vector(node: Node) -> bool:
    """Tell whether a node has entries that can be multiplied by a number."""
    return node.kind in LISTS and (len(node.args) > 1 or any(map(is_vector, node.args)))


def entrywise(node: Node, change: Callable[[Node], Node]) -> Node:
    """Do something to every entry of a vector or matrix."""
    if node.kind not in LISTS:
        return change(node)
    return Node(node.kind, tuple(entrywise(arg, change) for arg in node.args))


def over(top: Node, bottom: list[Node]) -> Node:
    """Divide by a product, a vector or matrix entry by entry."""
    return entrywise(top, lambda entry: div(entry, mul(*bottom))) if bottom else top


def upward(node: Node) -> Node:
    """Turn a relation with > round; anything else is returned as it is."""
    turned = {">": "<", ">=": "<="}.get(node.name)
    return Node("relation", node.args[::-1], turned) if turned else node
