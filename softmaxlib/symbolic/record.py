"""The record of a proof: what was claimed, how it was proved, and how a notebook shows it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import sympy as sp

from .letters import class_letters, families_and_letters, indices, integer_letters
from .vocabulary import K, ell

__all__ = ["Proof", "kind_of_proof", "statement_of"]

# How each assumption is shown; the first that a letter has says most.
_HOW = {"positive": ">", "negative": "<", "nonnegative": ">=", "nonpositive": "<=", "nonzero": "!="}


@dataclass(frozen=True)
class Proof:
    """A claim that was established if what is `given` holds, and how; notebooks show it in LaTeX.

    Examples
    --------
    >>> from softmaxlib.symbolic import equal, o, prove, real_softmax, softmax
    >>> proof = prove(equal(real_softmax(o).diff(o[1]), softmax(o, 1)), label="eq-slope")
    >>> proof.how
    'exact, for every K'
    """

    claim: sp.Rel
    label: str
    how: str
    given: tuple[sp.Rel, ...] = ()

    @property
    def statement(self) -> str:
        """The claim, its hypotheses and what its letters were assumed to be, in LaTeX."""
        return statement_of(self.claim, self.given)

    def __repr__(self) -> str:
        conditions = ", ".join(str(relation) for relation in self.given)
        end = f" if {conditions}" if conditions else ""
        return f"Proved {self.label} ({self.how}): {self.claim}{end}"

    def _repr_markdown_(self) -> str:
        how = re.sub(r"\b[A-Za-z]\b", r"$\g<0>$", self.how)  # single letters are numbers
        return f"**Proved** `{self.label}`: {how}.\n\n$$\n{self.statement}\n$$"


def statement_of(claim: sp.Rel, given: tuple[sp.Rel, ...] = ()) -> str:
    """Write a claim, its hypotheses and what its letters are declared to be, in LaTeX."""
    conditions = r",\; ".join([*map(sp.latex, given), *_assumed(claim, *given)])
    return str(sp.latex(claim)) + (rf"\qquad\text{{if }}{conditions}" if conditions else "")


def kind_of_proof(claim: sp.Rel, squeezed: bool, n_classes: int | None) -> str:
    """Say in words how a claim was proved, and for which numbers of terms."""
    kind = "exact"
    if claim.has(sp.Limit):
        kind = "limit, squeezed between two bounds" if squeezed else "limit"
    if n_classes:
        return f"{kind}, for K = {n_classes} only"
    lengths = claim.free_symbols & {K}
    for each in claim.atoms(sp.Sum):
        for _, _, last in each.limits:  # a sum up to K - m is one for every K
            lengths |= last.free_symbols & {K} or last.free_symbols
    names = " and ".join(sorted(map(str, lengths)))
    return f"{kind}, for every {names}" if names else kind


def _assumed(*relations: sp.Rel) -> Iterator[str]:
    """Yield what the letters were declared to be, in LaTeX, where the formulas do not tell."""
    found = families_and_letters(*relations)
    entries = [each[ell] for each in found if isinstance(each, sp.IndexedBase)]
    reals = [each for each in found if isinstance(each, sp.Symbol) and not each.is_integer]
    for letter in [*reals, *entries]:
        known = (sign for name, sign in _HOW.items() if getattr(letter, f"is_{name}"))
        if sign := next(known, None):
            yield sp.latex(sp.Rel(letter, 0, sign, evaluate=False))
    limits = [each for relation in relations for s in relation.atoms(sp.Sum) for each in s.limits]
    classes = class_letters(*relations)
    plain = set().union(*map(indices, relations))
    plain |= set().union(*(last.free_symbols for _, _, last in limits)) - {*classes}
    for letter in (s for s in integer_letters(*relations) if s not in plain):
        yield rf"{sp.latex(letter)} \in \{{1, 2, \ldots{', K' if letter in classes else ''}\}}"
