"""Limits for a general number of classes.

Three rules, tried in this order: continuity (the limit of a finite sum is the sum of the
limits, and so on for every elementary function), the same after rewriting to normal form,
and l'Hopital's rule for a quotient of two terms that vanish, or that grow without bound.
"""

from dataclasses import dataclass, replace
from functools import reduce
from typing import Any

from sympy import (
    Add,
    Expr,
    Limit,
    Mul,
    Pow,
    S,
    Sum,
    Symbol,
    cancel,
    exp,
    expand_mul,
    fraction,
    log,
    together,
)

from .atoms import ordinary, rational
from .domain import along_positive_letter, undefined_part
from .normal_form import normal_form, take_derivatives
from .signs import sign_of

__all__ = ["limit_of"]


def limit_of(claim: Limit, *, least_classes: int = 1) -> Expr | None:
    """Value of a limit, for all values of the other letters; None if no rule gives it."""
    letter, value = along_positive_letter(claim)
    expr = take_derivatives(claim.args[0]).xreplace({claim.args[1]: value})
    approach = _Approach(letter, claim.args[2], least_classes)
    return None if undefined_part(approach.sign, expr) else approach.limit(expr)


@dataclass(frozen=True)
class _Approach:
    """A positive letter on its way to zero or to infinity."""

    letter: Symbol
    where: Expr
    least_classes: int
    turned: bool = False

    @property
    def point(self) -> Expr:
        return S.Infinity if self.where.is_infinite else S.Zero

    def sign(self, expr: Expr) -> int | None:
        return sign_of(expr, least_classes=self.least_classes)

    def limit(self, expr: Expr) -> Expr | None:
        """Limit by any of the rules."""
        simple = _cancelled(expr)
        pivoted = expand_mul(_pivoted(simple))
        for form in (expr, simple, expand_mul(simple), pivoted):
            value = self.continuous(form)
            if value is not None:
                return value
        value = self.hopital(together(simple), depth=3)
        if value is None and not self.turned:
            # In the inverse of the letter, exponents such as 1/T grow without bound.
            inverse = expr.xreplace({self.letter: 1 / self.letter})
            end = S.Zero if self.point else S.Infinity
            return replace(self, where=end, turned=True).limit(inverse)
        return value

    def continuous(self, expr: Expr) -> Expr | None:
        """Limit by continuity; None where an operation is not continuous there."""
        if self.letter not in expr.free_symbols:
            return _absorbed(expr)
        if expr == self.letter:
            return self.point
        if isinstance(expr, Sum):
            return self.of_sum(expr)
        if not isinstance(expr, Add | Mul | Pow | exp | log):
            return None
        args: list[Any] = [self.continuous(arg) for arg in expr.args]
        if None in args or (isinstance(expr, Pow | log) and not self.is_continuous(expr, *args)):
            return None
        return _absorbed(reduce(expr.func, args) if len(args) > 1 else expr.func(*args))

    def of_sum(self, expr: Sum) -> Expr | None:
        """Limit of a sum of finitely many terms: the sum of their limits, if these are finite."""
        body = self.continuous(expr.function)
        if body is None or body.is_infinite:
            return None
        return ordinary(normal_form(Sum(body, *expr.limits), merge_ranges=False))

    def is_continuous(self, expr: Expr, base: Expr, exponent: Expr = S.Half) -> bool:
        """Whether a power or a logarithm may be taken of a limit."""
        if isinstance(expr, Pow) and self.letter in expr.exp.free_symbols:
            return False
        if (exponent.is_Integer and exponent > 0) or base == S.Infinity:
            return bool(exponent.is_Rational)
        if base == S.NegativeInfinity:
            return bool(exponent.is_Integer)
        # A letter in the limit may make it zero, where the power or the logarithm breaks off.
        return self.sign(base) in ((2, -2) if exponent.is_Integer else (2,))

    def hopital(self, expr: Expr, depth: int) -> Expr | None:
        """L'Hopital's rule for 0/0 and for infinities, at most `depth` times.

        Exponentials, logarithms and powers do not oscillate: the derivative of a divisor that
        is not zero near the point, and tends to zero or to an infinity, is not zero near the
        point either.
        """
        top, bottom = fraction(expr)
        ends = [end for part in (top, bottom) if (end := self.continuous(part)) is not None]
        grows = all(end.is_infinite for end in ends)
        if depth == 0 or len(ends) < 2 or not (grows or all(normal_form(e) == 0 for e in ends)):
            return None
        quotient = _cancelled(top.diff(self.letter) / bottom.diff(self.letter))
        value = self.continuous(quotient)
        return value if value is not None else self.hopital(together(quotient), depth - 1)


def _cancelled(expr: Expr) -> Expr:
    """Normal form with common factors of numerator and denominator cancelled."""
    value, back = rational(normal_form(expr, merge_ranges=False))
    return ordinary(cancel(value).xreplace(back))


def _pivoted(expr: Expr) -> Expr:
    """Each logarithm of a sum as its first exponential's exponent plus a logarithm near zero."""
    logs = {each: _pivoted_log(each.args[0]) for each in expr.atoms(log)}
    return expr.xreplace(logs)


def _pivoted_log(arg: Expr) -> Expr:
    terms = Add.make_args(arg)
    pivot = next((term for term in terms if isinstance(term, exp)), exp(0, evaluate=False))
    return pivot.args[0] + log(Add(*(expand_mul(term / pivot) for term in terms)))


def _absorbed(value: Expr) -> Expr | None:
    """The value, a plain infinity if it has one in it; None if that has no sign or no meaning."""
    if value.has(S.NaN, S.ComplexInfinity):
        return None
    if not value.has(S.Infinity, S.NegativeInfinity):
        return value
    if value.is_extended_positive:
        return S.Infinity
    return S.NegativeInfinity if value.is_extended_negative else None
