"""Compare what is made of several formulas: lists, matrices, sets, intervals, equations."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from ._alike import compared, is_condition
from ._case import Case
from ._conditions import completed
from ._equality import Judge
from ._finding import (
    Finding,
    chain,
    entry,
    flat,
    other_shape,
    paths,
    place,
    shape,
    together,
    transposed,
)
from ._intervals import INFINITY, as_interval
from ._latex import is_matrix
from ._looking import far
from ._rules import explain
from ._tree import COMPOSITES, Node, Rounded, call, constant, mul, number, sub, symbols, walk
from .numbers import Budget, Value
from .reading._brackets import is_infinite

MOST_ELEMENTS = 64
EXPLANATIONS = 20_000  # the budget of all rules together
_TURNED = {
    "transpose": "This is the transpose. ",
    "row-for-column": "The entries are right, but rows and columns are exchanged. ",
}
NEXT = Fraction(1, 10**12)  # how far off a float may be that somebody computed
SEQUENCES = ("list", "tuple", "bare")


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
        yours, expected = completed(yours), completed(expected)
        kind = expected.kind
        if expected == constant("none"):
            return Finding("different", "There is no such value")
        if is_condition(expected):
            return compared(yours, expected, self.judge) or other_shape(yours, expected)
        if yours.kind == "interval" and kind in ("list", "tuple") and len(expected.args) == 2:
            return self._intervals(yours, as_interval(expected) or expected, why)
        if kind in SEQUENCES and yours.kind in SEQUENCES and not is_condition(yours):
            return self._sequences(yours, expected, why)
        if kind == "set" and yours.kind not in COMPOSITES:
            yours = Node("set", (yours,)) if len(expected.args) == 1 else yours
        if kind == "set" and yours.kind in ("set", "bare") and not is_condition(yours):
            return self._sets(yours, expected)
        if kind == "interval" and (pair := as_interval(yours, symbols(expected))):
            return self._intervals(pair, expected, why)
        if (kind in ("set", "bare", "union", "interval") or yours.kind == "union") and (
            found := compared(yours, expected, self.judge)
        ):
            return found
        if kind not in COMPOSITES and (sides := chain(yours)) and self._all_same(sides, expected):
            return Finding("equal")
        if kind in COMPOSITES or yours.kind in COMPOSITES:
            return other_shape(yours, expected)
        return self._formulas(yours, expected, why)

    def same(self, yours: Node, expected: Node) -> bool:
        """Tell whether two parts are equal."""
        return self.compare(yours, expected, why=False).status == "equal"

    def _all_same(self, sides: list[Node], expected: Node) -> bool:
        """Tell whether all sides of a chain of equations equal the key."""
        return all(self.same(side, expected) for side in reversed(sides))

    def _formulas(self, yours: Node, expected: Node, why: bool) -> Finding:
        """Compare two formulas."""
        if not is_infinite(yours) and any(node == INFINITY for node in walk(yours)):
            return Finding("undecided")  # 2∞ or 1/∞
        if is_infinite(yours) or is_infinite(expected):
            return _infinite(yours, expected)
        found = self.judge.decide(yours, expected)
        if found.status != "different":
            return Finding(found.status)
        if isinstance(yours.value, Rounded) and not symbols(expected):
            gap, size = call("abs", sub(yours, expected)), call("abs", expected)
            if self.judge.is_at_most(gap, mul(number(NEXT), size)):
                return Finding("equal")
        if isinstance(found.expected, str):  # values that are too large to be explained
            return Finding("different", verdict=found)
        case = Case(yours, expected, self.explainer, self.tight, found)
        nothing = ("", "" if found.yours is not None else "Yours has no value there")
        name, message = (explain(case) if why else None) or nothing
        return Finding("different", message, name, found)

    def _sequences(self, yours: Node, expected: Node, why: bool) -> Finding:
        """Compare entry by entry; name the wrong ones. A row or column may be a vector."""
        if is_matrix(yours) and not is_matrix(expected) and 1 in (shape(yours) or ()):
            yours = Node("list", tuple(flat(yours)))
        if shape(yours) != shape(expected):
            return self._other_shape(yours, expected)
        places = paths(expected)
        found = []
        for left, path in enumerate(reversed(places)):
            self.judge.parts = len(places) - left
            found.append(self.compare(entry(yours, path), entry(expected, path), why=why))
        found.reverse()
        wrong = tuple(
            place(path) for path, f in zip(places, found, strict=True) if f.status == "different"
        )
        if not wrong:
            return next((f for f in found if f.status != "equal"), Finding("equal"))
        first = next(f for f in found if f.status == "different")
        if why and is_matrix(expected) and self.same(transposed(yours), expected):
            message = "This is the transpose: rows and columns are exchanged"
            return replace(first, message=message, misconception="transpose", wrong=wrong)
        return together(found, first, wrong)

    def _other_shape(self, yours: Node, expected: Node) -> Finding:
        """Say what shape is expected; a transpose or a row for a column has a name."""
        finding = other_shape(yours, expected)
        if is_matrix(yours) and is_matrix(expected):
            turned = transposed(yours)
            if shape(turned) == shape(expected) and self.same(turned, expected):
                vector = 1 in (len(expected.args), len(expected.args[0].args))
                name = "row-for-column" if vector else "transpose"
                return replace(finding, misconception=name, message=_TURNED[name] + finding.message)
        mine, theirs = flat(yours), flat(expected)
        one_is_vector = not (is_matrix(yours) and is_matrix(expected))
        if one_is_vector and len(mine) == len(theirs) and all(map(self.same, mine, theirs)):
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
        if self.judge.budget.left <= 0:
            return Finding("undecided")
        wrong = tuple(f"element {i + 1}" for i in unmatched)
        if unmatched:
            message = "Not all of these belong to it" if len(mine) > 1 else ""
        else:
            message = "All of these belong to it, but something is missing"
        return Finding("different", message, wrong=wrong)

    def _alike(self, yours: tuple[Node, Value], expected: tuple[Node, Value]) -> bool:
        """Tell whether two elements are equal; most are not, as a glimpse at them shows."""
        return not far(yours[1], expected[1]) and self.same(yours[0], expected[0])

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


def _infinite(yours: Node, expected: Node) -> Finding:
    """Compare where one is infinite."""
    both = is_infinite(yours) and is_infinite(expected)
    if both and yours.kind == expected.kind:
        return Finding("equal")
    if both:
        return Finding("different", "The sign is wrong", "sign")
    return Finding("different", "" if is_infinite(expected) else "Expected is a finite value")
