"""Where an expression is defined: no division by zero, no logarithm of a number not positive.

Cancelling a factor, or taking the logarithm of a product apart, is an identity only where both
sides are defined. So `conditions` are collected from a claim as it was written, before anything
is rewritten, and a claim is proved only if each of them is shown in each case.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeAlias

import sympy as sp

from .letters import own_letters
from .normal_form import take_derivatives

__all__ = ["Condition", "Conditions", "along_positive_letter", "conditions", "undefined_part"]


class Condition(NamedTuple):
    """A part of a claim, the signs it may have, and the sums it stands in, outermost first."""

    part: sp.Expr
    wanted: tuple[int, ...]
    ranges: tuple[sp.Tuple, ...] = ()

    def __str__(self) -> str:
        must = "be positive" if self.wanted == (2,) else "differ from zero"
        return f"{self.part} is not shown to {must}"

    def put_in(self, values: dict[sp.Expr, sp.Expr]) -> "Condition":
        """The condition with values for some letters."""
        ranges = tuple(limits.xreplace(values) for limits in self.ranges)
        return self._replace(part=take_derivatives(self.part).xreplace(values), ranges=ranges)

    def written_out(self) -> Iterator["Condition"]:
        """The condition for each term of the sums whose bounds are numbers."""
        if not self.ranges:
            yield self
            return
        (letter, low, high), *inner = self.ranges
        rest = self._replace(ranges=tuple(inner))
        numbers = range(int(low), int(high) + 1) if low.is_Integer and high.is_Integer else ()
        for each in [rest.put_in({letter: sp.S(number)}) for number in numbers] or [rest]:
            yield from each.written_out()


Conditions: TypeAlias = tuple[Condition, ...]


def conditions(expr: sp.Basic) -> Conditions:
    """What an expression needs in order to be defined, the innermost parts first."""
    return tuple(dict.fromkeys(_needed(own_letters(expr))))


def undefined_part(sign: Callable[[sp.Expr], int | None], expr: sp.Expr) -> str | None:
    """Name a part of an expression that is not shown to be defined; None if all are."""
    if expr.has(sp.nan, sp.zoo, sp.oo, -sp.oo):
        return f"{expr} is not a number"
    return next((str(c) for c in conditions(expr) if sign(c.part) not in c.wanted), None)


def along_positive_letter(claim: sp.Limit) -> tuple[sp.Symbol, sp.Expr]:
    """A positive letter ``t``, and ``p + t`` or ``p - t`` for one to ``p``, ``-t`` to ``-oo``."""
    _, letter, point, direction = claim.args
    new = sp.Dummy(letter.name, positive=True)
    if point.is_infinite:
        return new, new if point == sp.oo else -new
    return new, point + new if str(direction) == "+" else point - new


def _needed(expr: sp.Expr) -> Iterator[Condition]:
    if isinstance(expr, sp.Limit):
        _, value = along_positive_letter(expr)
        yield from (each.put_in({expr.args[1]: value}) for each in _needed(expr.args[0]))
        return
    limits = tuple(expr.limits[::-1]) if isinstance(expr, sp.Sum) else ()
    for arg in expr.args:
        for each in _needed(arg):
            yield each._replace(ranges=(*limits, *each.ranges))
    if isinstance(expr, sp.log):
        yield Condition(expr.args[0], (2,))
    elif isinstance(expr, sp.Pow) and not isinstance(expr, sp.exp):
        if not expr.exp.is_integer:
            yield Condition(expr.base, (2,))
        elif not expr.exp.is_nonnegative:
            yield Condition(expr.base, (2, -2))
