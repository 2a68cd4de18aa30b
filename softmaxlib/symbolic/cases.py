"""Split a claim into cases that are proved one by one.

Hypotheses become substitutions: ``a >= b`` is ``a = b + d`` with a fresh ``d >= 0``. The
maximum of two letters is decided by which is larger; an equation between two signs, by
trichotomy; a claim for a given number of classes, by naming every class in turn.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from sympy import Dummy, Eq, Expr, Integer, Max, Rel, Symbol, sign
from sympy.tensor.indexed import Indexed

from .claims import at_least, equal, greater, less
from .instances import class_indices, write_out
from .vocabulary import K

__all__ = ["Case", "cases"]

_GAPS = {">": ("positive", 1), ">=": ("nonnegative", 1), "<": ("positive", -1)}
_GAPS["<="] = ("nonnegative", -1)


@dataclass(frozen=True)
class Case:
    """A claim, what to substitute in it, and the least number of classes.

    Attributes
    ----------
    claim : Rel
        The claim.
    substitutions : dict of Expr to Expr
        The hypotheses, solved for letters.
    least_classes : int
        The number of classes is at least this.
    """

    claim: Rel
    substitutions: dict[Expr, Expr]
    least_classes: int

    def about(self, claim: Rel) -> "Case":
        """Return the same case for another claim.

        Parameters
        ----------
        claim : Rel
            The other claim.

        Returns
        -------
        Case
            A new case.
        """
        return replace(self, claim=claim)


def cases(claim: Rel, given: Sequence[Rel], n_classes: int | None = None) -> Iterator[Case]:
    """Split a claim into cases without maxima or signs, hypotheses solved for letters.

    Parameters
    ----------
    claim : Rel
        The claim.
    given : sequence of Rel
        The hypotheses.
    n_classes : int, optional
        If given, one case for every assignment of classes to indices.

    Yields
    ------
    Case
        The claim is proved if every case is.

    Raises
    ------
    ValueError
        If a hypothesis does not compare a letter with an expression.

    Examples
    --------
    >>> from sympy import Max, symbols
    >>> a, b = symbols("a b", real=True)
    >>> [case.claim for case in cases(equal(Max(a, b), 0), [])]
    [Eq(a, 0), Eq(b, 0)]
    """
    if n_classes:
        everything = [claim, *given]
        indices = class_indices(everything)
        for numbers in product(range(1, n_classes + 1), repeat=len(indices)):
            here = dict(zip(indices, map(Integer, numbers), strict=True)) | {K: Integer(n_classes)}
            written, *hypotheses = (write_out(r, here) for r in everything)
            yield from cases(written, hypotheses)
    elif maxima := sorted(claim.atoms(Max), key=str):
        a, b = maxima[0].args
        for larger, smaller in ((a, b), (b, a)):
            plain = claim.xreplace({maxima[0]: larger})
            yield from cases(plain, [*given, at_least(larger, smaller)])
    elif isinstance(claim, Eq) and all(isinstance(side, sign) for side in claim.args):
        yield from _trichotomy(claim, given)
    else:
        yield _solved(claim, given)


def _trichotomy(claim: Rel, given: Sequence[Rel]) -> Iterator[Case]:
    """Equal signs: both positive, both zero or both negative."""
    left, right = (side.args[0] for side in claim.args)
    a, b = right.as_ordered_terms()
    larger, smaller = (b, -a) if a.could_extract_minus_sign() else (a, -b)
    for relation in (greater, equal, less):
        yield from cases(relation(left, 0), [*given, relation(larger, smaller)])


def _solved(claim: Rel, given: Sequence[Rel]) -> Case:
    substitutions: dict[Expr, Expr] = {}
    least = 1
    for hypothesis in given:
        letter, value = hypothesis.args
        if letter == K and hypothesis.rel_op == ">=" and value.is_Integer:
            least = int(value)
        elif not isinstance(letter, Symbol | Indexed) or letter == K:
            raise ValueError(f"expected K >= number or a letter and its bound, got {hypothesis}")
        elif isinstance(hypothesis, Eq):
            substitutions[letter] = value
        else:
            assumption, side = _GAPS[hypothesis.rel_op]
            substitutions[letter] = value + side * Dummy("gap", **{assumption: True})
    return Case(claim, substitutions, least)
