"""Split a claim into cases that are proved one by one.

Hypotheses become substitutions, one after the other: ``a >= b`` is ``a = b + d`` with a fresh
``d >= 0``, and ``a < b`` for a positive ``a`` is ``a = b*t/(1 + t)`` with a fresh ``t > 0``. The
maximum or minimum of two letters is decided by which is larger; an equation between two signs, by
trichotomy; a claim for a given number of classes, by naming every class in turn.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import product

import sympy as sp

from .atoms import ordinary
from .claims import at_least, equal, greater, less
from .domain import Conditions
from .language import asked_classes, least_classes
from .letters import class_letters, is_total
from .normal_form import is_positive, normal_form, take_derivatives
from .signs import sign_of
from .vocabulary import K

__all__ = ["Case", "cases"]


@dataclass(frozen=True)
class Case:
    """A claim, what to substitute in it, and the least number of classes."""

    claim: sp.Rel
    substitutions: dict[sp.Expr, sp.Expr]
    least_classes: int
    conditions: Conditions = ()

    def undefined(self) -> Iterator[str]:
        """Name the conditions, in words, that are not shown to hold."""
        yield from (str(c) for c in self.conditions if self.sign(c.part) not in c.wanted)

    def put_in(self, expr: sp.Expr) -> sp.Expr:
        """Put the hypotheses into an expression, once its derivatives are taken."""
        return take_derivatives(expr).xreplace(self.substitutions)

    def reduced(self, expr: sp.Expr, *, merge_ranges: bool = True) -> sp.Expr:
        """Normal form into which the hypotheses are put."""
        form = normal_form(expr, merge_ranges=merge_ranges, least_classes=self.least_classes)
        return self.put_in(ordinary(form))

    def sign(self, expr: sp.Expr) -> int | None:
        """Sign of an expression under the hypotheses."""
        if is_positive(expr):
            return 2
        ways = (partial(self.reduced, merge_ranges=False), self.put_in, self.reduced)
        signs = (sign_of(write(expr), least_classes=self.least_classes) for write in ways)
        return next((sign for sign in signs if sign is not None), None)


def cases(
    claim: sp.Rel, given: Sequence[sp.Rel], needed: Conditions, n_classes: int | None = None
) -> Iterator[Case]:
    """Split a claim into cases without maxima or signs; each has all conditions `needed`."""
    if n_classes is not None:
        everything = [claim, *given]
        indices = class_letters(*everything)
        classes = [sp.Integer(number) for number in range(1, n_classes + 1)]
        for chosen in product(classes, repeat=len(indices)):
            here = dict(zip(indices, chosen, strict=True)) | {K: classes[-1]}
            written, *hypotheses = (_written_out(relation, here) for relation in everything)
            yield from cases(written, hypotheses, _conditions_of_terms(needed, here))
    elif extremes := sorted(claim.atoms(sp.Max, sp.Min), key=str):
        a, b = extremes[0].args
        for larger, smaller in ((a, b), (b, a)):
            value = larger if isinstance(extremes[0], sp.Max) else smaller
            sides = (side.xreplace({extremes[0]: value}) for side in claim.args)
            branch = claim.func(*sides, evaluate=False)
            yield from cases(branch, [*given, at_least(larger, smaller)], needed)
    elif isinstance(claim, sp.Eq) and all(isinstance(side, sp.sign) for side in claim.args):
        yield from _trichotomy(claim, given, needed)
    else:
        yield from _solved(claim, given, needed)


def _written_out(expr: sp.Basic, numbers: dict[sp.Expr, sp.Expr]) -> sp.Basic:
    """Put numbers for ``K`` and all indices, and write sums and derivatives out; limits stay."""
    if isinstance(expr, sp.Rel):
        return expr.func(*(_written_out(side, numbers) for side in expr.args), evaluate=False)
    if isinstance(expr, sp.Limit):
        return sp.Limit(_written_out(expr.args[0], numbers), *expr.args[1:])
    return expr.xreplace(numbers).doit()


def _conditions_of_terms(needed: Conditions, numbers: dict[sp.Expr, sp.Expr]) -> Conditions:
    """Put numbers for ``K`` and all indices, and write sums out: a condition for each term."""
    terms = (term for each in needed for term in each.put_in(numbers).written_out())
    return tuple(dict.fromkeys(c._replace(part=_written_out(c.part, {})) for c in terms))


def _trichotomy(claim: sp.Rel, given: Sequence[sp.Rel], needed: Conditions) -> Iterator[Case]:
    """Equal signs: both positive, both zero or both negative."""
    left, right = (side.args[0] for side in claim.args)
    if not any(_is_letter(term) or _is_letter(-term) for term in sp.Add.make_args(right)):
        raise ValueError(f"expected the sign of a difference of letters, got sign({right})")
    for relation in (greater, equal, less):
        yield from cases(relation(left, 0), [*given, relation(right, 0)], needed)


def _is_letter(expr: sp.Expr) -> bool:
    return isinstance(expr, sp.Symbol | sp.Indexed) and expr != K


def _solved(claim: sp.Rel, given: Sequence[sp.Rel], needed: Conditions) -> Iterator[Case]:
    """Cases with the hypotheses solved for letters; none, if a hypothesis is plainly false."""
    known: dict[sp.Expr, sp.Expr] = {}
    for hypothesis in sorted(given, key=lambda each: not isinstance(each, sp.Eq)):
        here = [side.xreplace(known) for side in hypothesis.args]
        if hypothesis.has(sp.I, sp.nan, sp.zoo):  # its conditions fail
            yield Case(equal(0, 0), {}, least_classes(given), needed)
            return
        decided = hypothesis.func(*here)
        if decided == False:  # noqa: E712 - SymPy's own false
            return
        if decided == True or asked_classes(hypothesis):  # noqa: E712
            continue
        between, letter, value = _solution(hypothesis, hypothesis.func(*here, evaluate=False))
        if between and hypothesis.rel_op in (">=", "<="):  # the end of the interval by itself
            others = [each for each in given if each is not hypothesis]
            for relation in (sp.Eq, sp.Gt if hypothesis.rel_op == ">=" else sp.Lt):
                end = relation(*hypothesis.args, evaluate=False)
                yield from _solved(claim, [*others, end], needed)
            return
        known = {one: old.xreplace({letter: value}) for one, old in known.items()} | {letter: value}
    yield Case(claim, known, least_classes(given), needed)


def _solution(hypothesis: sp.Rel, relation: sp.Rel) -> tuple[bool, sp.Expr, sp.Expr]:
    """A letter of a hypothesis and its values, and whether they lie between zero and a bound."""
    larger, smaller = relation.args if relation.rel_op in (">", ">=", "==") else relation.args[::-1]
    for whole, value in (relation.args, relation.args[::-1]):
        if isinstance(relation, sp.Eq) and is_total(whole) and not value.has(whole.function.base):
            return False, normal_form(whole), value
    letters = [*relation.args, *sorted(relation.atoms(sp.Symbol, sp.Indexed), key=str)]
    positive = sp.expand(larger - smaller)
    found = (_bounded(each, positive, relation.rel_op) for each in filter(_is_letter, letters))
    rank, letter, value = min(filter(None, found), key=lambda way: way[0], default=(None,) * 3)
    if rank is None:
        words = "K >= number or a letter and its bound such as less(a, b), n_classes=3 for one K"
        raise ValueError(f"expected {words}; got {hypothesis}")
    return rank == 2, letter, value


def _bounded(
    letter: sp.Expr, positive: sp.Expr, relation: str
) -> tuple[int, sp.Expr, sp.Expr] | None:
    """Solve ``positive > 0`` for a letter that is a term of it; the best ways have low ranks."""
    factor = positive.coeff(letter)
    rest = sp.expand(positive - factor * letter)
    whole = letter.is_integer and (relation != "==" or abs(factor) != 1)
    slope = sign_of(factor)
    if whole or slope not in (2, -2) or letter in rest.free_symbols:
        return None
    bound, side = -rest / factor, slope // 2
    outward = 1 if letter.is_nonnegative else -1 if letter.is_nonpositive else 0
    if relation == "==":
        return abs(outward), letter, bound
    strict = relation in (">", "<")
    gap = sp.Dummy("gap", **{"positive" if strict else "nonnegative": True})
    if outward == -side:
        ratio = sp.Dummy("ratio", **{"positive" if letter.is_nonzero else "nonnegative": True})
        return 2, letter, bound * ratio / (1 + ratio)
    keeps = outward == 0 or ((sign_of(bound) or 0) * outward >= 0 and sign_of(bound) is not None)
    return (abs(outward) if keeps else 3), letter, bound + side * gap
