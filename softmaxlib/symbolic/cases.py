"""Split a claim into cases that are proved one by one.

Hypotheses become substitutions: ``a >= b`` is ``a = b + d`` with a fresh ``d >= 0``. The
maximum or minimum of two letters is decided by which is larger; an equation between two signs, by
trichotomy; a claim for a given number of classes, by naming every class in turn.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from sympy import Dummy, Eq, Expr, Integer, Limit, Max, Min, Rel, Symbol, Tuple, sign
from sympy.tensor.indexed import Indexed

from .atoms import ordinary
from .claims import at_least, equal, greater, less
from .language import least_classes
from .letters import class_letters, freshen, own_letters
from .normal_form import is_positive, normal_form, take_derivatives
from .signs import sign_of
from .vocabulary import K

__all__ = ["Case", "cases"]

_GAPS = {">": ("positive", 1), ">=": ("nonnegative", 1), "<": ("positive", -1)}
_GAPS["<="] = ("nonnegative", -1)


@dataclass(frozen=True)
class Case:
    """A claim, what to substitute in it, and the least number of classes.

    >>> x, y = Symbol("x", real=True), Symbol("y", positive=True)
    >>> Case(greater(x, 0), {x: y}, 1).sign(x)
    2
    """

    claim: Rel
    substitutions: dict[Expr, Expr]
    least_classes: int

    def put_in(self, expr: Expr) -> Expr:
        """Put the hypotheses into an expression, once its derivatives are taken."""
        return take_derivatives(expr).xreplace(self.substitutions)

    def reduced(self, expr: Expr, *, merge_ranges: bool = True) -> Expr:
        """Normal form into which the hypotheses are put."""
        least = self.least_classes
        form = normal_form(expr, merge_ranges=merge_ranges, least_classes=least)
        return self.put_in(ordinary(form))

    def sign(self, expr: Expr) -> int | None:
        """Sign of an expression under the hypotheses."""
        if is_positive(expr):
            return 2
        for form in (self.reduced(expr, merge_ranges=False), self.put_in(expr)):
            sign = sign_of(form, least_classes=self.least_classes)
            if sign is not None:
                return sign
        return None


def cases(claim: Rel, given: Sequence[Rel], n_classes: int | None = None) -> Iterator[Case]:
    """Split a claim into cases without maxima or signs, hypotheses solved for letters.

    For a given number of classes there is a case for every assignment of classes to indices.

    >>> from sympy import Max, symbols
    >>> a, b = symbols("a b", real=True)
    >>> [case.claim for case in cases(equal(Max(a, b), 0), [])]
    [Eq(a, 0), Eq(b, 0)]
    """
    if n_classes is not None:
        everything = [claim, *given]
        indices = sorted(set().union(*map(class_letters, everything)), key=str)
        for numbers in product(range(1, n_classes + 1), repeat=len(indices)):
            here = dict(zip(indices, map(Integer, numbers), strict=True)) | {K: Integer(n_classes)}
            written, *hypotheses = (_write_out(r, here) for r in everything)
            yield from cases(written, hypotheses)
    elif extremes := sorted(claim.atoms(Max, Min), key=str):
        a, b = extremes[0].args
        for larger, smaller in ((a, b), (b, a)):
            value = larger if isinstance(extremes[0], Max) else smaller
            sides = (side.xreplace({extremes[0]: value}) for side in claim.args)
            yield from cases(
                claim.func(*sides, evaluate=False), [*given, at_least(larger, smaller)]
            )
    elif isinstance(claim, Eq) and all(isinstance(side, sign) for side in claim.args):
        yield from _trichotomy(claim, given)
    else:
        yield from _solved(claim, given)


def _write_out(relation: Rel, numbers: dict[Expr, Expr]) -> Rel:
    """Put numbers for ``K`` and all indices, and write sums and derivatives out; limits stay."""

    def side(expr: Expr) -> Expr:
        if isinstance(expr, Limit):
            inner, *where = expr.args
            return Limit(side(inner), *where)
        return freshen(expr).xreplace(numbers).doit()

    return relation.func(*map(side, relation.args), evaluate=False)


def _trichotomy(claim: Rel, given: Sequence[Rel]) -> Iterator[Case]:
    """Equal signs: both positive, both zero or both negative."""
    left, right = (side.args[0] for side in claim.args)
    larger, smaller = _letter_and_rest(right)
    for relation in (greater, equal, less):
        yield from cases(relation(left, 0), [*given, relation(larger, smaller)])


def _letter_and_rest(expr: Expr) -> tuple[Expr, Expr]:
    """Two expressions whose difference is the given one, one of them a letter."""
    for term in expr.as_ordered_terms():
        if _is_letter(term):
            return term, term - expr
    for term in expr.as_ordered_terms():
        if _is_letter(-term):
            return expr - term, -term
    raise ValueError(f"expected the sign of a difference of letters, got sign({expr})")


def _is_letter(expr: Expr) -> bool:
    return isinstance(expr, Symbol | Indexed) and expr != K


def _solved(claim: Rel, given: Sequence[Rel]) -> Iterator[Case]:
    """One case, hypotheses solved for letters; none, if a hypothesis is plainly false."""
    substitutions: dict[Expr, Expr] = {}
    for hypothesis in given:
        decided = hypothesis.func(*hypothesis.args)
        if decided == False:  # noqa: E712 - SymPy's own false
            return
        if decided == True or _about_number_of_classes(hypothesis):  # noqa: E712
            continue
        letter, value = hypothesis.args if _is_letter(hypothesis.lhs) else hypothesis.args[::-1]
        relation = hypothesis.rel_op if letter == hypothesis.lhs else hypothesis.reversed.rel_op
        if not _is_letter(letter) or (letter.is_integer and relation != "=="):
            raise ValueError(f"expected K >= number or a letter and its bound, got {hypothesis}")
        if relation == "==":
            substitutions[letter] = value
        else:
            assumption, side = _GAPS[relation]
            substitutions[letter] = value + side * Dummy("gap", **{assumption: True})
    sides = own_letters(Tuple(*claim.args))
    yield Case(claim.func(*sides, evaluate=False), substitutions, least_classes(given))


def _about_number_of_classes(hypothesis: Rel) -> bool:
    left, right = hypothesis.args
    return bool(left == K and hypothesis.rel_op == ">=" and right.is_Integer)
