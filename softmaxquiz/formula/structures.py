"""Compare what is made of several formulas: lists, matrices, intervals."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from .diagnosis import Mistake, explain
from .equivalence import Equivalence, Verdict
from .intervals import as_interval, is_condition
from .tree import (
    COMPOSITES,
    LISTS,
    NONE,
    Node,
    Rounded,
    call,
    is_infinite,
    is_matrix,
    mul,
    number,
    sub,
    symbols,
)

EXPLANATIONS = 30_000  # the budget of all rules together
NEXT = Fraction(1, 10**12)  # how far off a float may be that somebody computed
SEQUENCES = (*LISTS, "bare")


@dataclass(frozen=True)
class Comparison:
    """What was found out about an answer, before it is put into words.

    The status is that of a `Verdict`, which says where two values differ; then what is wrong, its
    name, and the parts that are wrong.
    """

    status: str
    message: str = ""
    misconception: str = ""
    verdict: Verdict | None = None
    wrong: tuple[str, ...] = ()


class Comparer:
    """Compares an answer with a key; `tight` reads it with products like `2x` before division."""

    def __init__(self, equivalence: Equivalence, tight: Callable[[], Node | None]) -> None:
        self.equivalence, self.tight = equivalence, tight
        self.explainer = Equivalence(equivalence.domain, EXPLANATIONS)
        self.verdicts: dict[tuple[Node, Node], Verdict] = {}  # to explain one, none is found twice

    def compare(self, yours: Node, expected: Node, *, why: bool = True) -> Comparison:
        """Compare; say why an answer is wrong if asked to."""
        kind = expected.kind
        if expected == NONE:
            return Comparison("different", "There is no such value")
        if kind == "interval" and (pair := as_interval(yours)):
            return self._intervals(pair, expected, why)
        if yours.kind == "interval" and kind in LISTS and len(expected.args) == 2:
            return self._intervals(yours, as_interval(expected) or expected, why)
        if kind in SEQUENCES and yours.kind in SEQUENCES and not is_condition(yours):
            return self._sequences(yours, expected, why)
        sides = () if kind in COMPOSITES else chain(yours)
        if sides and all(self.same(side, expected) for side in reversed(sides)):
            return Comparison("equal")
        if kind in COMPOSITES or yours.kind in COMPOSITES:
            return other_shape(yours, expected)
        return self._formulas(yours, expected, why)

    def same(self, yours: Node, expected: Node) -> bool:
        """Tell whether two parts are equal."""
        return self.compare(yours, expected, why=False).status == "equal"

    def _formulas(self, yours: Node, expected: Node, why: bool) -> Comparison:
        """Compare two formulas."""
        if is_infinite(yours) or is_infinite(expected):
            return _infinite(yours, expected)
        if (yours, expected) not in self.verdicts:
            self.verdicts[yours, expected] = self.equivalence.decide(yours, expected)
        found = self.verdicts[yours, expected]
        if found.status != "different":
            return Comparison(found.status)
        if isinstance(yours.value, Rounded) and not symbols(expected):
            size = mul(number(NEXT), call("abs", expected))
            if self.equivalence.is_at_most(call("abs", sub(yours, expected)), size):
                return Comparison("equal")
        mistake = Mistake(yours, expected, self.explainer, self.tight, found)
        nothing = ("", "" if found.yours is not None else "Yours has no value there")
        name, message = (explain(mistake) if why else None) or nothing
        return Comparison("different", message, name, found)

    def _sequences(self, yours: Node, expected: Node, why: bool) -> Comparison:
        """Compare entry by entry; name the wrong ones. A row or column may be a vector."""
        if is_matrix(yours) and not is_matrix(expected) and 1 in shape(yours):
            yours = Node("list", tuple(entries(yours).values()))
        if shape(yours) != shape(expected):
            return self._other_shape(yours, expected)
        mine, theirs = entries(yours), entries(expected)
        found = {name: self.compare(mine[name], theirs[name], why=why) for name in theirs}
        wrong = tuple(name for name, f in found.items() if f.status == "different")
        bad = [found[name] for name in wrong]
        if not bad:
            return next((f for f in found.values() if f.status != "equal"), Comparison("equal"))
        if why and is_matrix(expected) and self.same(transposed(yours), expected):
            message = "This is the transpose: rows and columns are exchanged"
            return replace(bad[0], message=message, misconception="transpose", wrong=wrong)
        if len({f.misconception for f in bad}) == 1 and bad[0].misconception:
            return replace(bad[0], wrong=wrong)  # one reason for all
        return replace(bad[0], wrong=wrong, message="", misconception="")

    def _other_shape(self, yours: Node, expected: Node) -> Comparison:
        """Say what shape is expected; a transpose or a row for a column has a name."""
        found = other_shape(yours, expected)
        if is_matrix(yours) and is_matrix(expected):
            turned = transposed(yours)
            if shape(turned) == shape(expected) and self.same(turned, expected):
                if 1 not in shape(expected):
                    said = "This is the transpose. " + found.message
                    return replace(found, misconception="transpose", message=said)
                said = "The entries are right, but rows and columns are exchanged. "
                return replace(found, misconception="row-for-column", message=said + found.message)
            return found
        mine, theirs = (entries(node).values() for node in (yours, expected))
        if len(mine) == len(theirs) and all(map(self.same, mine, theirs)):
            return replace(found, message="The entries are right. " + found.message)
        return found

    def _intervals(self, yours: Node, expected: Node, why: bool) -> Comparison:
        """Compare the ends and whether they belong to the interval."""
        words = ("left end", "right end")
        ends = [self.compare(a, b, why=why) for a, b in zip(yours.args, expected.args, strict=True)]
        bad = [(word, f) for word, f in zip(words, ends, strict=True) if f.status != "equal"]
        if bad:
            return replace(bad[0][1], wrong=tuple(word for word, _ in bad))
        sides = [i for i in (0, 1) if yours.name[i] != expected.name[i]]
        if not sides:
            return Comparison("equal")
        details = " and the ".join(
            f"{words[i]} {'belongs' if expected.name[i] in '[]' else 'does not belong'} to it"
            for i in sides
        )
        message = f"The ends are right, but the {details}"
        wrong = tuple(words[i] for i in sides)
        return Comparison("different", message, "open-or-closed", wrong=wrong)


def _infinite(yours: Node, expected: Node) -> Comparison:
    """Compare where one is infinite."""
    if not is_infinite(expected):
        return Comparison("different", "A finite value is expected")
    if not is_infinite(yours):
        return Comparison("different")
    if yours.kind == expected.kind:
        return Comparison("equal")
    return Comparison("different", "The sign is wrong", "sign")


def chain(node: Node) -> list[Node]:
    """Return the sides of a = b = c; of anything else, none."""
    parts = node.args if node.kind == "all" else (node,)
    if any(part.kind != "relation" or part.value != "=" for part in parts):
        return []
    return [parts[0].args[0], *(part.args[1] for part in parts)]


def shape(node: Node) -> tuple[int, ...]:
    """Return the shape of a list, or of a list of lists of one length."""
    return (len(node.args), len(node.args[0].args)) if is_matrix(node) else (len(node.args),)


def entries(node: Node) -> dict[str, Node]:
    """Name the entries."""
    if not is_matrix(node):
        return {f"entry {i}": each for i, each in enumerate(node.args, 1)}
    rows = enumerate(node.args, 1)
    return {f"row {i}, column {j}": n for i, row in rows for j, n in enumerate(row.args, 1)}


def transposed(node: Node) -> Node:
    """Exchange rows and columns."""
    rows = zip(*(row.args for row in node.args), strict=True)
    return Node("list", tuple(Node("list", row) for row in rows))


def other_shape(yours: Node, expected: Node) -> Comparison:
    """Say what kind of answer is expected, and what came."""
    message = f"Expected {described(expected)}, got {described(yours)}"
    if yours.kind == "relation" and yours.value == "=":
        message += ": give the right side alone"
    return Comparison("different", message)


def described(node: Node) -> str:
    """Say what an answer is, in words."""
    if is_matrix(node):
        return "a matrix of {} by {}".format(*shape(node))
    if is_condition(node):
        if node.kind != "relation":
            return "several conditions"
        return "an equation" if node.value == "=" else "an inequality"
    if node.kind in SEQUENCES:
        count = len(node.args)
        return f"a list of {count} element{'s' if count != 1 else ''}"
    if node.kind == "interval":
        return "an interval"
    return "a formula" if symbols(node) else "a number"
