"""`refute`: show that a claim is false by the values of its two sides at one point."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

import mpmath
import sympy as sp

from .crosscheck import DIGITS, holds, value_of
from .letters import class_letters
from .points import Point, fits
from .record import statement_of
from .vocabulary import K

__all__ = ["Refutation", "refute"]


@dataclass(frozen=True)
class Refutation:
    r"""A claim that fails at a point, and the values of its sides there, which notebooks show.

    Examples
    --------
    >>> from softmaxlib.symbolic import equal
    >>> x = sp.Symbol("x", real=True)
    >>> refute(equal(x**2, x), at={x: 2})._repr_markdown_()
    '**Refuted**: at $x = 2$ the left side is $4$, the right side $2$.\n\n$$\nx^{2} = x\n$$'
    """

    claim: sp.Rel
    at: dict[sp.Expr, sp.Expr]
    left: sp.Expr
    right: sp.Expr
    label: str | None = None

    @property
    def statement(self) -> str:
        """The claim, and what its letters are declared to be, in LaTeX."""
        return statement_of(self.claim)

    def __repr__(self) -> str:
        name = f" {self.label}" if self.label else ""
        letters = ", ".join(f"{letter} = {number}" for letter, number in self.at.items())
        return f"Refuted{name}: {self.claim} at {letters}: left {self.left}, right {self.right}"

    def _repr_markdown_(self) -> str:
        name = f" `{self.label}`" if self.label else ""
        letters = ", ".join(f"${sp.latex(a)} = {sp.latex(b)}$" for a, b in self.at.items())
        sides = f"the left side is ${sp.latex(self.left)}$, the right side ${sp.latex(self.right)}$"
        return f"**Refuted**{name}: at {letters} {sides}.\n\n$$\n{self.statement}\n$$"


def refute(claim: sp.Rel, *, at: Mapping[Any, Any], label: str | None = None) -> Refutation:
    """Show that a claim is false where its letters have the given values.

    Parameters
    ----------
    claim : Rel
        Built with `equal`, `less`, `at_most`, `greater` or `at_least`; without limits.
    at : dict of Expr to number
        A value for each letter of the claim, such as ``{K: 2, k: 1, o[1]: 0, o[2]: log(2)}``.
    label : str, optional
        The label of the claim on its page, if it has one.

    Returns
    -------
    Refutation
        Shows the statement, and the values of its two sides.

    Raises
    ------
    ValueError
        If the claim holds there, if a side has no value there, or if a letter has no value, or
        one that it is not declared for.

    Examples
    --------
    >>> from softmaxlib.symbolic import K, less, o, real_softmax
    >>> refute(less(real_softmax(o), 1), at={K: 2, o[1]: 1, o[2]: 0})
    Refuted: log(Sum(exp(o[ell]), (ell, 1, K))) < 1 at K = 2, o[1] = 1, o[2] = 0: left 1.31326, \
right 1
    """
    if not isinstance(claim, sp.Rel) or claim.has(sp.Limit):
        raise ValueError(f"expected a relation without limits, got {claim}")
    values = {sp.sympify(letter): sp.sympify(number) for letter, number in at.items()}
    place = ", ".join(f"{letter} = {number}" for letter, number in values.items())
    with mpmath.workdps(DIGITS):
        point = _Witness(claim, values)
        left, right = (value_of(side, point) for side in claim.args)
        for side, value in zip(claim.args, (left, right), strict=True):
            if value is None:
                raise ValueError(f"expected values at which {side} is defined, got {place}")
        if holds(claim, point):
            raise ValueError(f"expected values at which {claim} is false; it holds at {place}")
        return Refutation(claim, values, _shown(left), _shown(right), label)


class _Witness(Point):
    """A point at which no letter has a random value."""

    def __init__(self, claim: sp.Rel, values: dict[sp.Expr, sp.Expr]) -> None:
        super().__init__(0, Random(0))
        del self.integers[K]
        for letter, number in values.items():
            real = number.is_number and number.is_real
            value = Point(1, Random(0)).value(number) if real else None
            if value is None or not fits(letter, value):
                raise ValueError(f"expected a value that {letter} can have, got {number}")
            if letter.is_Symbol and letter.is_integer:
                self.integers[letter] = int(value)
            else:
                self.reals[letter] = value
        for letter in class_letters(claim):
            if self.integer(letter) > self.integer(K):
                raise ValueError(f"expected {letter} in 1..K, got {self.integer(letter)}")

    def integer(self, letter: sp.Symbol) -> int:
        """Value of an integer letter."""
        return self.integers[letter] if letter in self.integers else self._missing(letter)

    def _draw(self, letter: sp.Expr) -> Any:
        return self._missing(letter)

    def _missing(self, letter: sp.Expr) -> Any:
        raise ValueError(f"expected a value for {letter}, got none")


def _shown(value: mpmath.mpf) -> sp.Expr:
    if value == int(value) and abs(value) < 10**6:
        return sp.Integer(int(value))
    return sp.Float(mpmath.nstr(value, 6), 6)
