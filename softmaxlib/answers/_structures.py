"""Compare what is made of several formulas: lists, matrices, sets, intervals, equations."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from ._case import Case
from ._equality import Judge
from ._errors import TooLargeError, UndefinedError
from ._latex import is_matrix
from ._looking import Verdict, is_zero, size_of
from ._rules import explain
from ._tree import COMPOSITES, Node, add, constant, mul, number, replaced, sub, symbols, upward
from .numbers import Budget, Real, Value, is_exact, sign
from .reading._brackets import is_infinite

MOST_ELEMENTS = 64
EXPLANATIONS = 20_000  # the budget of all rules together
SEQUENCES = ("list", "tuple", "bare")


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


class Comparison:
    """Compares an answer with a key, whatever they are made of.

    Parameters
    ----------
    judge : Judge
        Who compares formulas.
    tight : callable
        Returns the answer read with products like `2x` before division.
    """

    def __init__(self, judge: Judge, tight: Callable[[], Node | None]) -> None:
        self.judge, self.tight = judge, tight
        self.explainer = Judge(judge.domain, Budget(EXPLANATIONS))

    def compare(self, yours: Node, expected: Node, *, why: bool = True) -> Finding:
        """Compare; say why an answer is wrong if asked to."""
        kind = expected.kind
        if expected == constant("none"):
            return Finding("different", "There is no such value")
        if kind == "bare" and all(e.kind in ("relation", "all") for e in expected.args):
            expected = Node("all", expected.args)
            kind = "all"
        if kind in SEQUENCES and yours.kind in SEQUENCES:
            return self._sequences(yours, expected, why)
        if kind == "set" and yours.kind in ("set", "bare"):
            return self._sets(yours, expected)
        if kind == "interval" and as_interval(yours):
            return self._intervals(as_interval(yours) or yours, expected, why)
        if kind in ("relation", "all") and yours.kind in ("relation", "all", "bare"):
            return self._relations(yours, expected)
        if kind in COMPOSITES or yours.kind in COMPOSITES:
            return _shapes(yours, expected)
        return self._formulas(yours, expected, why)

    def same(self, yours: Node, expected: Node) -> bool:
        """Tell whether two parts are equal."""
        return self.compare(yours, expected, why=False).status == "equal"

    def _formulas(self, yours: Node, expected: Node, why: bool) -> Finding:
        """Compare two formulas."""
        if is_infinite(yours) or is_infinite(expected):
            return _infinite(yours, expected)
        found = self.judge.decide(yours, expected)
        if found.status != "different":
            return Finding(found.status)
        if found.yours is None:
            return Finding("different", "Yours has no value there", verdict=found)
        reason = explain(Case(yours, expected, self.explainer, self.tight)) if why else None
        name, message = reason or ("", "")
        return Finding("different", message, name, found)

    def _sequences(self, yours: Node, expected: Node, why: bool) -> Finding:
        """Compare entry by entry; name the wrong ones."""
        if _shape(yours) != _shape(expected):
            return self._other_shape(yours, expected)
        paths = _paths(expected)
        found = []
        for left, path in enumerate(reversed(paths)):
            self.judge.parts = len(paths) - left
            found.append(self.compare(_entry(yours, path), _entry(expected, path), why=why))
        found.reverse()
        wrong = tuple(
            _place(path, len(paths))
            for path, f in zip(paths, found, strict=True)
            if f.status == "different"
        )
        if not wrong:
            return next(
                (f for f in found if f.status != "equal"), found[0] if found else Finding("equal")
            )
        first = next(f for f in found if f.status == "different")
        if why and is_matrix(expected) and self.same(_transposed(yours), expected):
            message = "This is the transpose: rows and columns are exchanged"
            return replace(first, message=message, misconception="transpose", wrong=wrong)
        return _together(found, first, wrong)

    def _other_shape(self, yours: Node, expected: Node) -> Finding:
        """Say what shape is expected; a transpose or a row for a column has a name."""
        finding = _shapes(yours, expected)
        if is_matrix(yours) and is_matrix(expected):
            turned = _transposed(yours)
            if _shape(turned) == _shape(expected) and self.same(turned, expected):
                vector = 1 in (len(expected.args), len(expected.args[0].args))
                name = "row-for-column" if vector else "transpose"
                return replace(finding, misconception=name, message=_TURNED[name] + finding.message)
        flat, key = _flat(yours), _flat(expected)
        one_is_vector = not (is_matrix(yours) and is_matrix(expected))
        if one_is_vector and len(flat) == len(key) and all(map(self.same, flat, key)):
            return replace(finding, message="The entries are right. " + finding.message)
        return finding

    def _sets(self, yours: Node, expected: Node) -> Finding:
        """Compare without regard to order and repetition."""
        if len(yours.args) > MOST_ELEMENTS:
            return Finding("different", f"Expected a set of {len(expected.args)} elements")
        mine = [(m, self.judge.glimpse(m)) for m in yours.args]
        theirs = [(t, self.judge.glimpse(t)) for t in expected.args]
        self.judge.parts = 1 + len(theirs)
        unmatched = [i for i, m in enumerate(mine) if not any(self._alike(m, t) for t in theirs)]
        missing = [t for t in theirs if not any(self._alike(m, t) for m in mine)]
        if not unmatched and not missing:
            return Finding("equal")
        wrong = tuple(f"element {i + 1}" for i in unmatched)
        if unmatched:
            message = "Not all of these belong to it" if len(mine) > 1 else ""
        else:
            message = "All of these belong to it, but something is missing"
        return Finding("different", message, wrong=wrong)

    def _alike(self, yours: tuple[Node, Value], expected: tuple[Node, Value]) -> bool:
        """Tell whether two elements are equal; most are not, as a glimpse at them shows."""
        return not _far(yours[1], expected[1]) and self.same(yours[0], expected[0])

    def _intervals(self, yours: Node, expected: Node, why: bool) -> Finding:
        """Compare the ends and whether they belong to the interval."""
        ends = [self.compare(a, b, why=why) for a, b in zip(yours.args, expected.args, strict=True)]
        wrong = tuple(
            name
            for name, f in zip(("left end", "right end"), ends, strict=True)
            if f.status != "equal"
        )
        if wrong:
            first = next(f for f in ends if f.status != "equal")
            return replace(first, wrong=wrong)
        if yours.name == expected.name:
            return Finding("equal")
        sides = [i for i in (0, 1) if yours.name[i] != expected.name[i]]
        words = ["left end", "right end"]
        details = " and the ".join(
            f"{words[i]} {'belongs' if expected.name[i] in '[]' else 'does not belong'} to it"
            for i in sides
        )
        wrong = tuple(words[i] for i in sides)
        return Finding(
            "different", f"The ends are right, but the {details}", "open-or-closed", wrong=wrong
        )

    def _relations(self, yours: Node, expected: Node) -> Finding:
        """Compare equations and inequalities, as sets if there are several."""
        mine = yours.args if yours.kind != "relation" else (yours,)
        theirs = expected.args if expected.kind != "relation" else (expected,)
        if len(mine) == len(theirs) == 1:
            return self._relation(mine[0], theirs[0])
        fit = [any(self.same(m, t) for t in theirs) for m in mine]
        covered = all(any(self.same(m, t) for m in mine) for t in theirs)
        if all(fit) and covered:
            return Finding("equal")
        wrong = tuple(f"part {i + 1}" for i, good in enumerate(fit) if not good)
        message = "" if wrong else "A condition is missing"
        return Finding("different", message, wrong=wrong)

    def _relation(self, yours: Node, expected: Node) -> Finding:
        """Compare two relations: the differences of their sides up to a constant factor."""
        if yours.kind != "relation" or expected.kind != "relation":
            return _shapes(yours, expected)
        yours, expected = upward(yours), upward(expected)
        if yours.value != expected.value:
            return _other_sign(yours, expected)
        mine, theirs = sub(*yours.args), sub(*expected.args)
        scale = self._scale(mine, theirs)
        if scale is None:
            return Finding(
                "equal" if self.judge.decide(mine, theirs).status == "equal" else "different"
            )
        a, b, same_sign = scale
        found = self.judge.decide(mul(mine, b), mul(theirs, a))
        if found.status != "equal":
            return Finding(found.status)
        if expected.value in ("<", "<=") and not same_sign:
            message = "The sign of the inequality points the other way"
            return Finding("different", message, "inequality-reversed")
        return Finding("equal")

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
            try:
                agree = sign(self.judge.arithmetic(256).mul([a, b])) > 0
            except (UndefinedError, IndexError):
                agree = True
            where = {name: _as_tree(value) for name, value in point.items()}
            return replaced(mine, where), replaced(theirs, where), agree
        return None


_TURNED = {
    "transpose": "This is the transpose. ",
    "row-for-column": "The entries are right, but rows and columns are exchanged. ",
}


def _far(a: Value, b: Value) -> bool:
    """Tell whether two values are certainly different."""
    if a is None or b is None:
        return False
    if is_exact(a) and is_exact(b):
        return bool(a != b)
    gap = Real(64).sub(a, b)
    return not is_zero(gap) and size_of(gap) > max(map(size_of, filter(_is_nonzero, (a, b)))) - 30


def _as_tree(value: Any) -> Node:
    """Return a coordinate as a formula."""
    if isinstance(value, tuple):
        return add(number(value[0]), mul(number(value[1]), constant("i")))
    return number(value)


def _is_nonzero(value: object) -> bool:
    return not is_exact(value) or value != 0


def _other_sign(yours: Node, expected: Node) -> Finding:
    """Say that another sign is expected between the sides."""
    names = {"=": "an equation", "!=": "an inequation", "<": "strict", "<=": "not strict"}
    both = {yours.name, expected.name}
    if both == {"<", "<="}:
        message = f"The inequality expected is {names[expected.name]}"
        return Finding("different", message, "strict-or-not")
    return Finding("different", f"Expected {_described(expected)}, got {_described(yours)}")


def _infinite(yours: Node, expected: Node) -> Finding:
    """Compare where one is infinite."""
    both = is_infinite(yours) and is_infinite(expected)
    if both and yours.kind == expected.kind:
        return Finding("equal")
    if both:
        return Finding("different", "The sign is wrong", "sign")
    return Finding("different", "" if is_infinite(expected) else "Expected is a finite value")


def as_interval(node: Node) -> Node | None:
    """Read a pair, or a double inequality, as an interval."""
    if node.kind == "interval":
        return node
    if node.kind in ("tuple", "list") and len(node.args) == 2:
        return Node("interval", node.args, "()" if node.kind == "tuple" else "[]")
    if node.kind in ("all", "bare") and len(node.args) == 2:
        return _between(*node.args)
    return None


def _between(first: Node, second: Node) -> Node | None:
    """Read a < x and x < b as the interval from a to b."""
    first, second = upward(first), upward(second)
    if not all(r.kind == "relation" and r.value in ("<", "<=") for r in (first, second)):
        return None
    if first.args[1] != second.args[0]:
        first, second = second, first
    if first.args[1] != second.args[0] or first.args[1].kind != "symbol":
        return None
    brackets = ("(" if first.value == "<" else "[") + (")" if second.value == "<" else "]")
    return Node("interval", (first.args[0], second.args[1]), brackets)


def _shape(node: Node) -> tuple[int, ...] | None:
    """Return the shape of a list, or of a list of lists of one length."""
    if is_matrix(node):
        return (len(node.args), len(node.args[0].args))
    return (len(node.args),)


def _paths(node: Node) -> list[tuple[int, ...]]:
    """List the places of the entries."""
    if is_matrix(node):
        return [(i, j) for i, row in enumerate(node.args) for j in range(len(row.args))]
    return [(i,) for i in range(len(node.args))]


def _entry(node: Node, path: tuple[int, ...]) -> Node:
    for index in path:
        node = node.args[index]
    return node


def _place(path: tuple[int, ...], count: int) -> str:
    """Name a place."""
    if len(path) == 2:
        return f"row {path[0] + 1}, column {path[1] + 1}"
    return f"entry {path[0] + 1}"


def _flat(node: Node) -> list[Node]:
    return [_entry(node, path) for path in _paths(node)]


def _transposed(node: Node) -> Node:
    rows = zip(*(row.args for row in node.args), strict=True)
    return Node("list", tuple(Node("list", row) for row in rows))


def _together(found: list[Finding], first: Finding, wrong: tuple[str, ...]) -> Finding:
    """Give the reason of the wrong entries if it is one for all."""
    reasons = {f.misconception for f in found if f.status == "different"}
    if len(reasons) == 1 and first.misconception:
        return replace(first, wrong=wrong)
    return replace(first, wrong=wrong, message="", misconception="")


def _shapes(yours: Node, expected: Node) -> Finding:
    """Say what kind of answer is expected, and what came."""
    message = f"Expected {_described(expected)}, got {_described(yours)}"
    if yours.kind == "bare" and len(yours.args) == 2 and expected.kind not in COMPOSITES:
        message += ". The decimal sign is a point, as in `1.5`; a comma separates two answers"
    return Finding("different", message)


def _described(node: Node) -> str:
    """Say what an answer is, in words."""
    if is_matrix(node):
        return "a matrix of {} by {}".format(*(_shape(node) or ()))
    count = len(node.args)
    elements = f"{count} element{'s' if count != 1 else ''}"
    words = {
        "list": f"a list of {elements}",
        "tuple": f"a tuple of {elements}",
        "bare": f"a list of {elements}",
        "set": f"a set of {elements}",
        "interval": "an interval",
        "all": "several conditions",
    }
    if node.kind == "relation":
        return "an equation" if node.value == "=" else "an inequality"
    return words.get(node.kind, "a formula" if symbols(node) else "a number")
