"""`prove`: establish a claim by exact rewriting, or refuse."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sympy import Eq, Expr, Limit, Rel, Sum, latex

from .atoms import ordinary
from .cases import Case, cases
from .claims import at_most, equal
from .crosscheck import counterexample
from .limits import limit_of
from .normal_form import normal_form, zero_remainder
from .signs import sign_of
from .vocabulary import K

__all__ = ["NotProved", "Proof", "prove"]

# For each relation: which sign its left side less its right side must have.
_WANTED = {"<": (-2,), "<=": (-2, -1, 0), ">": (2,), ">=": (2, 1, 0)}


class NotProved(Exception):  # noqa: N818 - the name is the message
    """A claim that could not be established; the message holds what was left over."""


@dataclass(frozen=True)
class Proof:
    """A claim that was established, and how; notebooks show it in LaTeX.

    Attributes
    ----------
    claim : Rel
        The statement.
    label : str
        The label of its equation on the page.
    how : str
        The kind of proof, in words.
    given : tuple of Rel
        The hypotheses.

    Examples
    --------
    >>> from softmaxlib.symbolic import o, real_softmax, softmax
    >>> proof = prove(equal(real_softmax(o).diff(o[1]), softmax(o, 1)), label="eq-slope")
    >>> proof.how
    'exact, for every K'
    """

    claim: Rel
    label: str
    how: str
    given: tuple[Rel, ...] = ()

    @property
    def statement(self) -> str:
        """The claim and its hypotheses in LaTeX."""
        conditions = r",\; ".join(latex(relation) for relation in self.given)
        return str(latex(self.claim)) + (rf"\qquad\text{{if }}{conditions}" if conditions else "")

    def __repr__(self) -> str:
        conditions = ", ".join(str(relation) for relation in self.given)
        end = f" if {conditions}" if conditions else ""
        return f"Proved {self.label} ({self.how}): {self.claim}{end}"

    def _repr_markdown_(self) -> str:
        how = self.how.replace("K", "$K$")
        return f"**Proved** `{self.label}`: {how}.\n\n$$\n{self.statement}\n$$"


def prove(
    claim: Rel,
    *,
    label: str,
    given: Sequence[Rel] = (),
    between: tuple[Any, Any] | None = None,
    n_classes: int | None = None,
) -> Proof:
    r"""Establish a claim for every number of classes, or raise.

    An equation holds if its two sides have the same normal form; an inequality, if the sign of
    their difference can be read off; an equation with a ``Limit``, if the rules for limits
    give its other side, or if the expression lies between two others with that limit. Every
    claim is also tried at random points with mpmath, which shares no step with the proof.

    Parameters
    ----------
    claim : Rel
        Built with `equal`, `less`, `at_most`, `greater` or `at_least`.
    label : str
        The label of the claim on its page, such as ``"eq-jacobian"``.
    given : sequence of Rel, optional
        Hypotheses: ``K >= 2``, or a letter compared with an expression.
    between : tuple of Expr, optional
        For a limit: a lower and an upper bound that have the same limit.
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
        If `claim` is not an unevaluated relation.

    Examples
    --------
    >>> from softmaxlib.symbolic import j, k, o, softmax
    >>> ratio = softmax(o, k) / softmax(o, j)
    >>> prove(equal(ratio, 1), label="eq-ratio", given=[equal(o[k], o[j])]).how
    'exact'
    """
    if not isinstance(claim, Rel):
        raise TypeError(f"expected an unevaluated relation such as equal(a, b), got {claim!r}")
    wrong = counterexample(claim, given, n_classes)
    left = next((r for case in cases(claim, given, n_classes) for r in _left(case, between)), None)
    if left is not None or wrong:
        parts = [f"{label}: not proved: {claim}"]
        parts += [f"left over: {left}"] if left is not None else []
        parts += [f"false {wrong}"] if wrong else []
        raise NotProved("; ".join(parts))
    return Proof(claim, label, _how(claim, between, n_classes), tuple(given))


def _left(case: Case, between: tuple[Any, Any] | None) -> Iterator[Expr]:
    """What is left over of a case; nothing, if it is proved."""
    left, right = case.claim.args
    if isinstance(left, Limit):
        yield from _left_of_limit(case, left, right, between)
        return
    difference = normal_form(left - right).xreplace(case.substitutions)
    if isinstance(case.claim, Eq):
        rest = zero_remainder(ordinary(difference))
        if rest != 0:
            yield rest
        return
    plain = (left - right).xreplace(case.substitutions)
    if sign_of(plain, least_classes=case.least_classes) not in _WANTED[case.claim.rel_op]:
        yield ordinary(difference)


def _left_of_limit(
    case: Case, left: Limit, right: Expr, between: tuple[Any, Any] | None
) -> Iterator[Expr]:
    """A limit is found by rule, or the expression is squeezed between two bounds."""
    inner, *where = left.args
    for bound in between or (inner,):
        value = limit_of(Limit(bound, *where).xreplace(case.substitutions))
        if value is None:
            yield left
        else:
            yield from _left(case.about(equal(value, right)), None)
    if between:
        yield from _left(case.about(at_most(between[0], inner)), None)
        yield from _left(case.about(at_most(inner, between[1])), None)


def _how(claim: Rel, between: tuple[Any, Any] | None, n_classes: int | None) -> str:
    """The kind of proof, in words."""
    if not claim.has(Limit):
        kind = "exact"
    else:
        kind = "limit, squeezed between two bounds" if between else "limit"
    if n_classes:
        return f"{kind}, for K = {n_classes} only"
    return f"{kind}, for every K" if claim.has(Sum) or claim.has(K) else kind
