"""What was found out about an answer, and its shape in words."""

from dataclasses import dataclass, replace

from ._latex import is_matrix
from ._looking import Verdict
from ._tree import COMPOSITES, Node, symbols


@dataclass(frozen=True)
class Finding:
    """What was found out about an answer, before it is put into words.

    Attributes
    ----------
    status : str
        As of `Verdict`.
    message, misconception : str
        What is wrong, and its name.
    verdict : Verdict or None
        Where two values differ.
    wrong : tuple of str
        The parts that are wrong.
    """

    status: str
    message: str = ""
    misconception: str = ""
    verdict: Verdict | None = None
    wrong: tuple[str, ...] = ()


def shape(node: Node) -> tuple[int, ...] | None:
    """Return the shape of a list, or of a list of lists of one length."""
    if is_matrix(node):
        return (len(node.args), len(node.args[0].args))
    return (len(node.args),)


def paths(node: Node) -> list[tuple[int, ...]]:
    """List the places of the entries."""
    if is_matrix(node):
        return [(i, j) for i, row in enumerate(node.args) for j in range(len(row.args))]
    return [(i,) for i in range(len(node.args))]


def entry(node: Node, path: tuple[int, ...]) -> Node:
    for index in path:
        node = node.args[index]
    return node


def place(path: tuple[int, ...]) -> str:
    """Name a place."""
    if len(path) == 2:
        return f"row {path[0] + 1}, column {path[1] + 1}"
    return f"entry {path[0] + 1}"


def flat(node: Node) -> list[Node]:
    return [entry(node, path) for path in paths(node)]


def transposed(node: Node) -> Node:
    rows = zip(*(row.args for row in node.args), strict=True)
    return Node("list", tuple(Node("list", row) for row in rows))


def other_shape(yours: Node, expected: Node) -> Finding:
    """Say what kind of answer is expected, and what came."""
    message = f"Expected {described(expected)}, got {described(yours)}"
    if yours.kind == "bare" and len(yours.args) == 2 and expected.kind not in COMPOSITES:
        message += ". The decimal sign is a point, as in `1.5`; a comma separates two answers"
    if expected.kind == "interval" and yours.kind in ("relation", "all", "bare"):
        message += ". Write `(a, b]`, or `a < x <= b` with a letter alone between the ends"
    elif yours.kind == "relation" and yours.value == "=":
        message += ": give the right side alone"
    return Finding("different", message)


def described(node: Node) -> str:
    """Say what an answer is, in words."""
    if is_matrix(node):
        return "a matrix of {} by {}".format(*(shape(node) or ()))
    count = len(node.args)
    elements = f"{count} element{'s' if count != 1 else ''}"
    words = {
        "list": f"a list of {elements}",
        "tuple": f"a tuple of {elements}",
        "bare": f"a list of {elements}",
        "set": f"a set of {elements}",
        "interval": "an interval",
        "union": "a union of sets",
        "all": "several conditions",
    }
    if node.kind == "bare" and all(n.kind in ("relation", "all") for n in node.args):
        return "several conditions"
    if node.kind == "relation":
        return "an equation" if node.value == "=" else "an inequality"
    return words.get(node.kind, "a formula" if symbols(node) else "a number")


def chain(node: Node) -> list[Node]:
    """Return the sides of a = b = c; of anything else, none."""
    parts = node.args if node.kind == "all" else (node,)
    if any(part.kind != "relation" or part.value != "=" for part in parts):
        return []
    return [parts[0].args[0], *(part.args[1] for part in parts)]


def together(found: list[Finding], first: Finding, wrong: tuple[str, ...]) -> Finding:
    """Give the reason of the wrong entries if it is one for all."""
    reasons = {f.misconception for f in found if f.status == "different"}
    if len(reasons) == 1 and first.misconception:
        return replace(first, wrong=wrong)
    return replace(first, wrong=wrong, message="", misconception="")
