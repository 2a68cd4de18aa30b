"""`prove`: establish a claim by exact rewriting, or refuse."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import sympy as sp

from .cases import Case, cases
from .claims import at_most, equal
from .crosscheck import POINTS, counterexample
from .domain import along_positive_letter, conditions, undefined_part
from .language import check_claim, exact
from .letters import own_letters
from .limits import limit_of
from .normal_form import take_derivatives, zero_remainder
from .record import Proof, kind_of_proof
from .vocabulary import K

__all__ = ["NotProved", "prove"]

# For each relation: which sign its left side less its right side must have.
_WANTED = {"<": (-2,), "<=": (-2, -1, 0), ">": (2,), ">=": (2, 1, 0)}


class NotProved(Exception):  # noqa: N818 - the name is the message
    """A claim that could not be established; the message holds what was left over."""


def prove(
    claim: sp.Rel,
    *,
    label: str,
    given: Sequence[sp.Rel] = (),
    between: tuple[Any, Any] | None = None,
    by: Any = None,
    n_classes: int | None = None,
) -> Proof:
    r"""Establish a claim for every number of classes, or raise.

    An equation holds if its two sides have the same normal form; an inequality, if the sign of
    their difference can be read off, or that of an expression equal to it; an equation with a
    ``Limit``, if the rules for limits give its other side, or if the expression lies between two
    others with that limit. Every claim is also tried at random points with mpmath, which shares
    no step with the proof.

    Parameters
    ----------
    claim : Rel
        Built with `equal`, `less`, `at_most`, `greater` or `at_least`.
    label : str
        The label of the claim on its page, such as ``"eq-jacobian"``.
    given : sequence of Rel, optional
        Hypotheses: ``K >= 2``, a letter compared with an expression, or the total of a family
        over all classes, as in ``equal(total(y), 1)``.
    between : tuple of Expr, optional
        For a limit: a lower and an upper bound that have the same limit.
    by : Expr, optional
        For an inequality: what the left side less the right one is equal to, written so that its
        sign can be read off, such as a sum of products of weights and squares.
    n_classes : int, optional
        Prove the claim for this number of classes only.

    Returns
    -------
    Proof
        Shows the statement, and says how it was proved.

    Raises
    ------
    NotProved
        If the claim is false, or true in a way the rules do not see.
    TypeError
        If `claim` or a hypothesis is not an unevaluated relation.
    ValueError
        If there is something in the claim or in a hypothesis that the rules are not made for.

    Notes
    -----
    The claim is proved for every ``K >= 1`` (or as `given` says), for all classes that its
    indices can name and for all values of its letters, as `softmaxlib.symbolic.vocabulary` says.
    Both sides are shown to be defined: no division by what may be zero, no logarithm of what may
    not be positive.

    Examples
    --------
    >>> from softmaxlib.symbolic import j, k, o, softmax
    >>> ratio = softmax(o, k) / softmax(o, j)
    >>> prove(equal(ratio, 1), label="eq-ratio", given=[equal(o[k], o[j])]).how
    'exact'
    """
    claim, given, between, by = exact(claim), exact(given), exact(between), exact(by)
    check_claim(claim, given, between, n_classes, by)
    wrong = counterexample(claim, given, n_classes)
    helps = [sp.Limit(bound, *claim.args[0].args[1:]) for bound in between or ()]
    helps += [] if by is None else [by]
    whole = own_letters(sp.Tuple(claim, sp.Tuple(*given), *helps))
    own, assumed, *helps = whole
    todo = cases(own, assumed, conditions(whole), n_classes)
    by, bounds = (None, [limit.args[0] for limit in helps]) if by is None else (helps[0], ())
    left = next((rest for c in todo for rest in (*c.undefined(), *_left(c, bounds, by))), None)
    if left is not None or wrong:
        words = [f"{label}: not proved: {claim}", *filter(None, [left])]
        words += [f"false {wrong}" if wrong else _hint(claim, given, bounds, by, n_classes)]
        raise NotProved("; ".join(words))
    return Proof(claim, label, kind_of_proof(claim, bool(bounds), n_classes), tuple(given))


def _hint(claim: sp.Rel, given: Any, between: Any, by: Any, n_classes: int | None) -> str:
    """What a reader may try next: what was not passed to `prove` yet."""
    ways = ["given=[at_least(K, 2), less(a, b)] for what is assumed"] if not given else []
    if isinstance(claim.lhs, sp.Limit):
        ways += ["between=(lower, upper) for two bounds with that limit"] if not between else []
    elif not isinstance(claim, sp.Eq) and by is None:
        ways += ["by=... for left - right, written so that its sign shows"]
    if n_classes is None and claim.has(K):
        ways += ["n_classes=3 for a proof for three classes"]
    what = f"; what may help: {', '.join(ways)}" if ways else ""
    return f"no counterexample at {POINTS} random points{what}"


def _left(case: Case, between: Sequence[Any] = (), by: sp.Expr | None = None) -> Iterator[str]:
    """What is left over of a case, in words; nothing, if it is proved."""
    left, right = case.claim.args
    if by is not None:
        yield from _left(replace(case, claim=equal(left - right, by)))
        yield from _left(replace(case, claim=case.claim.func(by, 0, evaluate=False)))
        return
    if isinstance(left, sp.Limit):
        yield from _left_of_limit(case, between)
        return
    relation = case.claim.rel_op
    if relation in _WANTED and case.sign(left - right) in _WANTED[relation]:
        return
    rest = zero_remainder(case.reduced(left - right), least_classes=case.least_classes)
    if relation in _WANTED:
        yield f"left over: {rest}, not shown to be {relation} 0"
    elif rest != 0:
        yield f"left over: {rest}"


def _left_of_limit(case: Case, between: Sequence[Any]) -> Iterator[str]:
    """A limit is found by rule, or the expression is squeezed between two bounds."""
    limit, right = case.claim.args
    inner, *where = limit.args
    for bound in between or (inner,):
        value = limit_of(sp.Limit(case.put_in(bound), *where), least_classes=case.least_classes)
        if value is None or undefined_part(case.sign, value):
            yield f"no rule gives {sp.Limit(bound, *where)}"
        else:
            yield from _left(replace(case, claim=equal(value, right)))
    if between:
        here = {where[0]: along_positive_letter(limit)[1]}
        sides = (take_derivatives(side).xreplace(here) for side in (*between, inner))
        low, high, middle = sides
        yield from _left(replace(case, claim=at_most(low, middle)))
        yield from _left(replace(case, claim=at_most(middle, high)))
