"""Limits for a general number of classes.

Three rules, tried in this order: continuity (the limit of a finite sum is the sum of the
limits, and so on for every elementary function), the same after rewriting to normal form,
and l'Hopital's rule for a quotient of two terms that vanish, or that grow without bound.
"""

from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

import sympy as sp

from .atoms import ordinary, rational
from .domain import along_positive_letter, undefined_part
from .normal_form import normal_form, take_derivatives
from .signs import sign_of

__all__ = ["limit_of"]


def limit_of(claim: sp.Limit, *, least_classes: int = 1) -> sp.Expr | None:
    """Value of a limit, for all values of the other letters; None if no rule gives it."""
    letter, value = along_positive_letter(claim)
    expr = take_derivatives(claim.args[0]).xreplace({claim.args[1]: value})
    point = sp.oo if claim.args[2].is_infinite else sp.S.Zero
    approach = _Approach(letter, point, least_classes)
    return None if undefined_part(approach.sign, expr) else approach.limit(expr)


@dataclass(frozen=True)
class _Approach:
    """A positive letter on its way to zero or to infinity."""

    letter: sp.Symbol
    point: sp.Expr
    least_classes: int
    turned: bool = False

    def sign(self, expr: sp.Expr) -> int | None:
        return sign_of(expr, least_classes=self.least_classes)

    def limit(self, expr: sp.Expr) -> sp.Expr | None:
        """Limit by any of the rules."""
        simple = _cancelled(expr)
        for form in (expr, simple, sp.expand_mul(simple), sp.expand_mul(_pivoted(simple))):
            value = self.continuous(form)
            if value is not None:
                return value
        value = self.hopital(sp.together(simple), depth=3)
        if value is None and not self.turned:
            # In the inverse of the letter, exponents such as 1/T grow without bound.
            inverse = expr.xreplace({self.letter: 1 / self.letter})
            end = sp.S.Zero if self.point else sp.oo
            return replace(self, point=end, turned=True).limit(inverse)
        return value

    def continuous(self, expr: sp.Expr) -> sp.Expr | None:
        """Limit by continuity; None where an operation is not continuous there."""
        if self.letter not in expr.free_symbols:
            return _absorbed(expr)
        if expr == self.letter:
            return self.point
        if isinstance(expr, sp.Sum):
            return self.of_sum(expr)
        if not isinstance(expr, sp.Add | sp.Mul | sp.Pow | sp.exp | sp.log):
            return None
        args: list[Any] = [self.continuous(arg) for arg in expr.args]
        breaks = isinstance(expr, sp.Pow | sp.log)
        if None in args or (breaks and not self.is_continuous(expr, *args)):
            return None
        return _absorbed(reduce(expr.func, args) if len(args) > 1 else expr.func(*args))

    def of_sum(self, expr: sp.Sum) -> sp.Expr | None:
        """Limit of a sum of finitely many terms: the sum of their limits, if these are finite."""
        body = self.continuous(expr.function)
        if body is None or body.is_infinite:
            return None
        return ordinary(normal_form(sp.Sum(body, *expr.limits), merge_ranges=False))

    def is_continuous(self, expr: sp.Expr, base: sp.Expr, exponent: sp.Expr = sp.S.Half) -> bool:
        """Whether a power or a logarithm may be taken of a limit."""
        if isinstance(expr, sp.Pow) and self.letter in expr.exp.free_symbols:
            return False
        if (exponent.is_Integer and exponent > 0) or base == sp.oo:
            return bool(exponent.is_Rational)
        if base == -sp.oo:
            return bool(exponent.is_Integer)
        # A letter in the limit may make it zero, where the power or the logarithm breaks off.
        return self.sign(base) in ((2, -2) if exponent.is_Integer else (2,))

    def hopital(self, expr: sp.Expr, depth: int) -> sp.Expr | None:
        """L'Hopital's rule for 0/0 and for infinities, at most `depth` times.

        Exponentials, logarithms and powers do not oscillate: the derivative of a divisor that
        is not zero near the point, and tends to zero or to an infinity, is not zero near the
        point either.
        """
        top, bottom = sp.fraction(expr)
        ends = [end for part in (top, bottom) if (end := self.continuous(part)) is not None]
        grows = all(end.is_infinite for end in ends)
        if depth == 0 or len(ends) < 2 or not (grows or all(normal_form(e) == 0 for e in ends)):
            return None
        quotient = _cancelled(top.diff(self.letter) / bottom.diff(self.letter))
        value = self.continuous(quotient)
        return value if value is not None else self.hopital(sp.together(quotient), depth - 1)


def _cancelled(expr: sp.Expr) -> sp.Expr:
    """Normal form with common factors of numerator and denominator cancelled."""
    value, back = rational(normal_form(expr, merge_ranges=False))
    return ordinary(sp.cancel(value).xreplace(back))


def _pivoted(expr: sp.Expr) -> sp.Expr:
    """Each logarithm of a sum as its first exponential's exponent plus a logarithm near zero."""
    logs = {}
    for each in expr.atoms(sp.log):
        terms = sp.Add.make_args(each.args[0])
        pivot = next((term for term in terms if isinstance(term, sp.exp)), None)
        if pivot is not None:
            rest = sp.Add(*(sp.expand_mul(term / pivot) for term in terms))
            logs[each] = pivot.args[0] + sp.log(rest)
    return expr.xreplace(logs)


def _absorbed(value: sp.Expr) -> sp.Expr | None:
    """The value, a plain infinity if it has one in it; None if that has no sign or no meaning."""
    if value.has(sp.nan, sp.zoo):
        return None
    if not value.has(sp.oo, -sp.oo):
        return value
    if value.is_extended_positive:
        return sp.oo
    return -sp.oo if value.is_extended_negative else None
