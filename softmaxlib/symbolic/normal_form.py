"""Exact rewriting: every expression as a rational function of independent atoms.

Atoms are indexed letters, exponentials of a single term, logarithms and sums that cannot be
taken apart further. Each step is an identity wherever the expression is defined (divisors
differ from zero, logarithms are of positive numbers), so an expression whose normal form is
zero is zero; one whose normal form is not zero may still be (the rewriting does not know every
identity). No step calls ``simplify``.
"""

from dataclasses import dataclass
from functools import cache, reduce

import sympy as sp

from .atoms import Exp, factored, ordinary, rational
from .letters import bound_letter, freshen, is_class, own_letters
from .vocabulary import K

__all__ = ["delta_cases", "is_positive", "normal_form", "take_derivatives", "zero_remainder"]

# Powers of its letter that a sum is known for.
_POWERS = (1, 2, 3, 4)


@cache
def normal_form(expr: sp.Expr, *, merge_ranges: bool = True, least_classes: int = 1) -> sp.Expr:
    """Rewrite an expression into sums and products of atoms.

    Derivatives are taken; exponentials of sums become products; logarithms of products become
    sums; sums are split, freed of constant factors and of Kronecker deltas. With `merge_ranges`, a
    sum up to :math:`K-1` becomes the sum up to :math:`K` less its last term. Classes up to
    `least_classes` exist. The result is equal wherever the given expression is defined.
    """
    return _Rewriting(merge_ranges, least_classes).reduce(take_derivatives(expr))


@cache
def take_derivatives(expr: sp.Expr) -> sp.Expr:
    """Take every derivative; sums get letters of their own and are taken term by term."""
    return own_letters(expr).replace(
        lambda part: isinstance(part, sp.Derivative),
        lambda part: reduce(_derivative, part.variables, part.expr),
        simultaneous=False,
    )


@cache
def _derivative(expr: sp.Expr, letter: sp.Expr) -> sp.Expr:
    """Derivative by the rules for one term. SymPy takes that for the n-th of a product: slow."""
    if isinstance(expr, sp.Add):
        return sp.Add(*(_derivative(term, letter) for term in expr.args))
    if isinstance(expr, sp.Sum):  # limits are integers
        return sp.Sum(_derivative(expr.function, letter), *expr.limits)
    if not isinstance(expr, sp.Mul | sp.Pow | sp.exp | sp.log):
        return expr.diff(letter)
    slopes = [_derivative(arg, letter) for arg in expr.args]
    if isinstance(expr, sp.Mul):
        rest = [sp.Mul(*expr.args[:n], *expr.args[n + 1 :]) for n in range(len(slopes))]
        return sp.Add(*map(sp.Mul, slopes, rest))
    if not isinstance(expr, sp.Pow):
        return expr.fdiff() * slopes[0]
    base, exponent = expr.args
    if slopes[1] == 0:
        return exponent * base ** (exponent - 1) * slopes[0]
    return expr * (slopes[1] * sp.log(base) + exponent * slopes[0] / base)


@dataclass(frozen=True)
class _Rewriting:
    merge_ranges: bool
    least_classes: int

    @cache  # noqa: B019 - an instance is no more than two options, and equal ones share
    def reduce(self, expr: sp.Expr) -> sp.Expr:
        """Normal form of an expression without derivatives."""
        if isinstance(expr, sp.Indexed) or not expr.args:
            return expr
        if isinstance(expr, sp.Sum):
            body = self.reduce(expr.function)
            for limits in expr.limits:
                body = self.sum_over(body, *limits)
            return body
        args = tuple([self.reduce(arg) for arg in expr.args])
        if isinstance(expr, sp.exp | Exp):
            return _exp(args[0])
        if isinstance(expr, sp.log):
            return _log(args[0])
        if isinstance(expr, sp.Pow):
            return _power(*args)
        return expr if args == expr.args else expr.func(*args)

    def sum_over(self, body: sp.Expr, letter: sp.Symbol, low: sp.Expr, high: sp.Expr) -> sp.Expr:
        """Split a sum into terms, pull out what does not depend on its letter."""
        if self.merge_ranges and high == K - 1:
            last = self.again(body, letter, K)
            return self.sum_over(body, letter, low, K) - last
        terms = sp.Add.make_args(_distribute(body))
        return sp.Add(*(self.sum_of_term(term, letter, low, high) for term in terms))

    def sum_of_term(self, term: sp.Expr, letter: sp.Symbol, low: sp.Expr, high: sp.Expr) -> sp.Expr:
        """Sum of one product: constants out, a Kronecker delta taken at its index."""
        outside, inside = term.as_independent(letter, as_Add=False)
        for factor in sp.Mul.make_args(inside) if (low, high) == (1, K) else ():
            if isinstance(factor, sp.KroneckerDelta) and letter in factor.args:
                (other,) = set(factor.args) - {letter}
                # sum over l of f(l) delta(l, j) is f(j), if j is one of the classes summed over
                if is_class(other, self.least_classes):
                    return self.again(term / factor, letter, other)
        base, power = (inside, 0) if inside == 1 else inside.as_base_exp()
        if inside == 1 or (base == letter and power in _POWERS):
            # Faulhaber's formula for a sum of powers; with the power 0 it counts the terms.
            ends = sp.bernoulli(power + 1, high + 1) - sp.bernoulli(power + 1, low)
            return outside * sp.expand(ends) / (power + 1)
        # Nested sums are counted from the inside; letters as written have numbers from 0 on.
        depth = 1 + max((_depth(inner) for inner in inside.atoms(sp.Sum)), default=0)
        bound = bound_letter(-depth, str(depth), bool(letter.is_positive))
        if letter != bound:  # putting a letter for itself would build every part anew
            inside = inside.xreplace({letter: bound})
        return outside * sp.Sum(inside, (bound, low, high))

    def again(self, expr: sp.Expr, letter: sp.Symbol, value: sp.Expr) -> sp.Expr:
        """Normal form with a value for a letter."""
        return self.reduce(freshen(expr).xreplace({letter: value}))


def _power(base: sp.Expr, exponent: sp.Expr) -> sp.Expr:
    if exponent.is_Integer or (base.is_number and exponent.is_number) or not base.is_positive:
        return sp.Pow(base, exponent)
    return _exp(exponent * _log(base))


def _exp(arg: sp.Expr) -> sp.Expr:
    """Product of the exponentials of the terms; integer factors become powers."""
    factors = []
    for term in sp.Add.make_args(_distribute(arg)):
        coefficient, rest = term.as_coeff_Mul(rational=True)
        if isinstance(rest, sp.log):
            factors.append(sp.Pow(rest.args[0], coefficient))
        elif rest == 1:
            factors.append(sp.exp(coefficient))
        else:
            factors.append(Exp(rest / coefficient.q) ** coefficient.p)
    return sp.Mul(*factors)


def _log(arg: sp.Expr) -> sp.Expr:
    """Sum of the logarithms of the factors, as far as they are positive."""
    value, back = rational(arg)
    powers = [(factor.xreplace(back), sp.Integer(power)) for factor, power in factored(value)]
    terms = [power * _log_of_atom(base) for base, power in powers if is_positive(base)]
    unsure = [(base, power) for base, power in powers if not is_positive(base)]
    # One factor, to an odd power, is positive because the whole product is.
    if len(unsure) == 1 and unsure[0][1] % 2:
        ((base, power),) = unsure
        return sp.Add(*terms, power * sp.log(base))
    return sp.Add(*terms, sp.log(sp.Mul(*(base**power for base, power in unsure))))


def is_positive(expr: sp.Expr) -> bool:
    """Tell whether SymPy calls it positive, or it is a sum over all classes of such terms."""
    if isinstance(expr, sp.Sum) and all(limits[1:] == (1, K) for limits in expr.limits):
        return is_positive(expr.function)
    if isinstance(expr, sp.Add | sp.Mul):
        return all(map(is_positive, expr.args))
    return bool(expr.is_positive)


def _log_of_atom(base: sp.Expr) -> sp.Expr:
    if isinstance(base, Exp):
        return base.args[0]
    if not base.is_Rational:
        return sp.log(base)
    # Without a limit, a product of two large primes would take minutes.
    primes = sp.factorrat(base, limit=1000)
    return sp.Add(*(power * sp.log(prime) for prime, power in primes.items()))


def _distribute(expr: sp.Expr) -> sp.Expr:
    """Multiply out products and powers of sums, and nothing else."""
    return sp.expand(expr, log=False, power_exp=False, power_base=False)


def _depth(expr: sp.Sum) -> int:
    """How deep sums are nested."""
    return len(expr.limits) + max((_depth(s) for s in expr.function.atoms(sp.Sum)), default=0)


def zero_remainder(expr: sp.Expr, *, least_classes: int = 1) -> sp.Expr:
    """Return zero if the expression is zero wherever it is defined, else what is left of it."""
    reduced = normal_form(expr, least_classes=least_classes)
    if both := delta_cases(reduced):
        rests = (zero_remainder(case, least_classes=least_classes) for case in both)
        return next(filter(None, rests), sp.S.Zero)
    value, back = rational(reduced)
    top, bottom = sp.fraction(sp.together(value))
    left = sp.expand(top)
    return sp.S.Zero if left == 0 else ordinary((left / bottom).xreplace(back))


def delta_cases(form: sp.Expr) -> tuple[sp.Expr, sp.Expr] | None:
    """Two cases for the first delta of free indices: they are equal, and they differ."""
    for delta in sorted(form.atoms(sp.KroneckerDelta), key=str):
        for letter, value in (delta.args, delta.args[::-1]):
            solved = isinstance(letter, sp.Symbol) and letter not in {K, *value.free_symbols}
            if solved and delta.free_symbols <= form.free_symbols:
                plain = ordinary(form)
                return plain.xreplace({letter: value}), plain.xreplace({ordinary(delta): sp.S.Zero})
    return None
