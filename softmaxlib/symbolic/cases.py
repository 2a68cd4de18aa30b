"""Split a claim into cases that are proved one by one.

Hypotheses become substitutions: ``a >= b`` is ``a = b + d`` with a fresh ``d >= 0``. The
maximum or minimum of two letters is decided by which is larger; an equation between two signs, by
trichotomy; a claim for a given number of classes, by naming every class in turn.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from sympy import Dummy, Eq, Expr, I, Integer, Limit, Max, Min, Rel, S, Symbol, Tuple, sign
from sympy.tensor.indexed import Indexed

from .atoms import ordinary
from .claims import at_least, equal, greater, less
from .domain import Condition
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
    conditions: tuple[Condition, ...] = ()

    def undefined(self) -> Iterator[str]:
        """Name the conditions, in words, that are not shown to hold."""
        yield from (str(c) for c in self.conditions if self.sign(c.part) not in c.wanted)

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


def cases(
    claim: Rel,
    given: Sequence[Rel],
    n_classes: int | None = None,
    needed: tuple[Condition, ...] = (),
) -> Iterator[Case]:
    """Split a claim into cases without maxima or signs, hypotheses solved for letters.

    For a given number of classes there is a case for every assignment of classes to indices. Each
    case has all the conditions that are `needed`.

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
            yield from cases(written, hypotheses, None, _conditions_of_terms(needed, here))
    elif extremes := sorted(claim.atoms(Max, Min), key=str):
        a, b = extremes[0].args
        for larger, smaller in ((a, b), (b, a)):
            value = larger if isinstance(extremes[0], Max) else smaller
            sides = (side.xreplace({extremes[0]: value}) for side in claim.args)
            branch = claim.func(*sides, evaluate=False)
            yield from cases(branch, [*given, at_least(larger, smaller)], None, needed)
    elif isinstance(claim, Eq) and all(isinstance(side, sign) for side in claim.args):
        yield from _trichotomy(claim, given, needed)
    else:
        yield from _solved(claim, given, needed)


def _write_out(relation: Rel, numbers: dict[Expr, Expr]) -> Rel:
    """Put numbers for ``K`` and all indices, and write sums and derivatives out; limits stay."""
    sides = (_written_out(side, numbers) for side in relation.args)
    return relation.func(*sides, evaluate=False)


def _written_out(expr: Expr, numbers: dict[Expr, Expr]) -> Expr:
    if isinstance(expr, Limit):
        inner, *where = expr.args
        return Limit(_written_out(inner, numbers), *where)
    return freshen(expr).xreplace(numbers).doit()


def _conditions_of_terms(
    needed: tuple[Condition, ...], numbers: dict[Expr, Expr]
) -> tuple[Condition, ...]:
    """Put numbers for ``K`` and all indices, and write sums out: a condition for each term."""
    terms = (term for each in needed for term in each.put_in(numbers).written_out())
    return tuple(dict.fromkeys(c._replace(part=_written_out(c.part, {})) for c in terms))


def _trichotomy(claim: Rel, given: Sequence[Rel], needed: tuple[Condition, ...]) -> Iterator[Case]:
    """Equal signs: both positive, both zero or both negative."""
    left, right = (side.args[0] for side in claim.args)
    larger, smaller = _letter_and_rest(right)
    for relation in (greater, equal, less):
        yield from cases(relation(left, 0), [*given, relation(larger, smaller)], None, needed)


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


def _solved(claim: Rel, given: Sequence[Rel], needed: tuple[Condition, ...]) -> Iterator[Case]:
    """One case, hypotheses solved for letters; none, if a hypothesis is plainly false."""
    substitutions: dict[Expr, Expr] = {}
    for hypothesis in given:
        if hypothesis.has(I, S.NaN, S.ComplexInfinity):  # its conditions fail
            yield Case(equal(0, 0), {}, least_classes(given), needed)
            return
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
    plain = claim.func(*sides, evaluate=False)
    yield Case(plain, substitutions, least_classes(given), needed)


def _about_number_of_classes(hypothesis: Rel) -> bool:
    left, right = hypothesis.args
    return bool(left == K and hypothesis.rel_op == ">=" and right.is_Integer)
