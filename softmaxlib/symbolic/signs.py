"""Signs that can be read off: no sampling, no ``simplify``, only sound rules.

The expression is brought to normal form and factored. A factor is positive if, written in
letters of known sign, all its coefficients have one sign. Six rewritings make signs visible:

- ``exp(t)`` with ``t >= 0`` is ``1 + e`` with ``e >= 0``;
- a sum of terms that are at most 1 is their number less something that is not negative;
- a sum over all classes of positive terms is the term of class ``k`` and something positive; in
  a power of the sum each factor may have another class;
- multiples of sums over the same classes are the sum of multiples of their terms;
- a Kronecker delta is 0, or its two indices are equal;
- ``c1*log(x1) + c2*log(x2)`` has the sign of ``x1**c1 * x2**c2 - 1``.

Normal form multiplies squares out, so an expression whose sign it hides is also read as it was
written: a sum of products of weights and squares, say. There one more rewriting helps:

- ``log(x)`` is ``x - 1 - e``, and it is ``1 - 1/x + e``, with ``e >= 0``, and ``e > 0`` if ``x``
  is not 1: the logarithm lies below its tangent at 1, and above minus that of ``log(1/x)``; and
  ``exp(x)`` is ``1 + x + e``: the exponential lies above its tangent at 0.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, reduce
from itertools import combinations, combinations_with_replacement, product, starmap
from math import lcm
from typing import Any

import sympy as sp

from .atoms import Exp, factored, ordinary, rational
from .letters import class_letters, is_class, never_reversed, own_letters
from .normal_form import delta_cases, is_positive, normal_form
from .vocabulary import K

__all__ = ["sign_of"]

_ASSUMPTIONS = {2: "positive", -2: "negative", 1: "nonnegative", -1: "nonpositive"}
# More would take long: there are two tangents for a logarithm, two terms for an exponential.
_MOST_LOGS, _MOST_ATOMS = 6, 10
# How many more classes there are than at least.
_MORE = sp.Dummy("K", integer=True, nonnegative=True)


def sign_of(expr: sp.Expr, *, least_classes: int = 1) -> int | None:
    """Sign of a real expression, wherever it is defined; None if the rules do not tell.

    It is 2 for positive, 1 for not negative, 0 for zero, -1 for not positive, -2 for negative.
    """
    signs = _Signs(least_classes)
    rewritten = signs.of(expr)
    return signs.as_written(own_letters(expr)) if rewritten is None else rewritten


@dataclass(frozen=True)
class _Signs:
    least_classes: int

    @cache  # noqa: B019 - an instance is no more than a number, and equal ones share
    def of(self, expr: sp.Expr) -> int | None:
        form = normal_form(expr, merge_ranges=False, least_classes=self.least_classes)
        if both := delta_cases(form):
            return _weakest(map(self.of, both))
        value, back = rational(form)
        powers = ((base.xreplace(back), abs(power)) for base, power in factored(value))
        return reduce(_times, (_power(self.of_factor(base), sp.Integer(p)) for base, p in powers))

    def as_written(self, expr: sp.Expr) -> int | None:
        """Sign of sums, products and powers of parts whose signs are known."""
        if isinstance(expr, sp.Add):
            sign = _plus([self.as_written(term) for term in expr.args])
            return self.by_tangents(expr) if sign is None else sign
        if isinstance(expr, sp.Mul):
            return reduce(_times, map(self.as_written, expr.args))
        if isinstance(expr, sp.Pow):
            return _power(self.as_written(expr.base), expr.exp)
        if not isinstance(expr, sp.Sum):
            return self.of(expr)
        return self.over_ranges(expr, self.as_written(expr.function))

    def by_tangents(self, expr: sp.Add) -> int | None:
        """Sign of a sum whose logarithms and exponentials, if any, are written by tangents."""
        curved = [term for term in expr.args if _curve(term) is not None]
        if len(curved) > _MOST_LOGS:
            return None
        rest = expr - sp.Add(*curved)
        ways = product(*map(self.tangents, curved))
        return _strongest(self.of(rest + sp.Add(*written)) for written in ways)

    def tangents(self, term: sp.Expr) -> tuple[sp.Expr, ...]:
        """Ways to write a multiple of a curve, a letter for what each tangent misses."""
        curve = _curve(term)
        factor, x = term / curve, curve.args[0]
        if isinstance(curve, sp.exp):
            sign = 2 if self.of(x) in (2, -2) else 1
            return term, factor * (1 + x + _letter(sign, curve - 1 - x))
        sign = 2 if self.of(x - 1) in (2, -2) else 1
        above, below = x - 1, 1 - 1 / x
        ways = above - _letter(sign, above - curve), below + _letter(sign, curve - below)
        return tuple(factor * way for way in ways)

    @cache  # noqa: B019
    def of_factor(self, expr: sp.Expr) -> int | None:
        """Sign of one irreducible factor: try each way to write its sums."""
        if expr.is_Rational:
            return _known(expr)
        if any(isinstance(term.as_coeff_Mul()[1], sp.log) for term in sp.Add.make_args(expr)):
            return self.of_logs(expr)
        sums = [atom for atom in rational(expr)[1].values() if isinstance(atom, sp.Sum)]
        classes = self.distinct_classes(expr)
        ways = product(*(self.ways_to_write(each, classes, sums) for each in sums))
        choices = [dict(zip(sums, choice, strict=True)) for choice in ways]
        # The factors of a power may be written in different ways.
        for power in (p for p in expr.atoms(sp.Pow) if p.exp in (2, 3, 4) and p.base in sums):
            written = dict.fromkeys(choice[power.base] for choice in choices)
            products = (sp.Mul(*each) for each in combinations(written, int(power.exp)))
            choices += [choices[0] | {power: each} for each in products]
        sign = _strongest(self.of_quotient(expr.xreplace(choice)) for choice in choices)
        return self.of_terms(expr, sums) if sign is None and sums else sign

    def of_terms(self, expr: sp.Expr, sums: list[sp.Sum]) -> int | None:
        """Sign of a sum of multiples of sums over the same classes, added term by term."""
        multiples = [(each, expr.coeff(each)) for each in sums]
        if sp.Add(*starmap(sp.Mul, multiples)) != expr or len({each.limits for each in sums}) > 1:
            return None
        term = sp.Add(*(factor * each.function for each, factor in multiples))
        return self.over_ranges(sums[0], self.of(ordinary(term)))

    def of_quotient(self, expr: sp.Expr) -> int | None:
        """Sign of a rational function of atoms, each written in letters of known sign."""
        written, known = rational(expr)
        if len(known) > _MOST_ATOMS:
            return None
        value = written.xreplace({s: self.in_letters(atom) for s, atom in known.items()})
        value = value.xreplace({K: _MORE + self.least_classes})
        top, bottom = sp.fraction(sp.together(value))
        return _times(self.of_polynomial(top), self.of_polynomial(bottom))

    def in_letters(self, atom: sp.Expr) -> sp.Expr:
        """Write an atom in letters of known sign, if its sign is not plain from the atom."""
        if isinstance(atom, sp.log | sp.Sum):
            return _letter(self.of_logs(atom) if isinstance(atom, sp.log) else None, atom)
        if not isinstance(atom, Exp):
            return atom
        # An exponential is one plus something whose sign is that of its argument.
        sign = self.of(ordinary(atom.args[0]))
        if sign is None:
            return _letter(2, atom)
        return 1 + _letter(sign, atom - 1) if sign >= 0 else 1 / (1 + _letter(-sign, 1 / atom - 1))

    def of_polynomial(self, expr: sp.Expr) -> int | None:
        """Sign of a sum of products of letters, if all its terms have one sign."""
        terms = map(sp.Mul.make_args, sp.Add.make_args(sp.expand(expr)))
        powers = ([factor.as_base_exp() for factor in term] for term in terms)
        return _plus([reduce(_times, (_power(_known(b), p) for b, p in term)) for term in powers])

    def of_logs(self, expr: sp.Expr) -> int | None:
        """Sign of a sum of logarithms and other terms, through the product it is the log of."""
        terms = [term.as_coeff_Mul() for term in sp.Add.make_args(sp.expand_mul(expr))]
        scale = lcm(*(c.q for c, rest in terms if isinstance(rest, sp.log)))
        powers = (
            rest.args[0] ** (c * scale) if isinstance(rest, sp.log) else sp.exp(c * rest * scale)
            for c, rest in terms
        )
        return self.of(ordinary(sp.Mul(*powers)) - 1)

    def distinct_classes(self, expr: sp.Expr) -> list[list[sp.Expr]]:
        """Sets of classes that an expression names and that surely differ: ``1`` and ``2``, say."""
        named = {index for each in expr.atoms(sp.Indexed) for index in each.indices}
        numbers = sorted(n for n in named if n.is_Integer and is_class(n, self.least_classes))
        last = [K] if K in named else []  # it may be the class of the largest number
        apart = numbers if self.least_classes in numbers else numbers + last
        each = [*class_letters(expr), *last, *numbers]
        return [[one] for one in each] + ([apart] if len(apart) > 1 else [])

    def ways_to_write(
        self, each: sp.Sum, classes: list[list[sp.Expr]], sums: list[sp.Sum]
    ) -> list[sp.Expr]:
        """Expressions equal to a sum, in letters that carry the sign we know."""
        *inner, (letter, low, high) = each.limits
        if not never_reversed(low, high, self.least_classes):
            return [_letter(None, each)]
        function = sp.Sum(each.function, *inner) if inner else each.function
        size = high - low + 1
        sign = self.of(ordinary(function))
        ways: list[sp.Expr] = [_letter(self.over(size, sign), each)]
        if (rest := self.of(1 - ordinary(function))) is not None:
            ways.append(size - _letter(self.over(size, rest), size - each))
        if (low, high) == (1, K):
            for some in classes:
                terms = sp.Add(*(function.xreplace({letter: one}) for one in some))
                ways.append(terms + _letter(self.over(size - len(some), sign), each - terms))
            # A sum of products of positive terms is at most the product of the sums.
            positive = [s for s in sums if is_positive(s)]
            for one, other in combinations_with_replacement(positive, 2):
                if not inner and one.function * other.function == function:
                    a, b = (_letter(2, s) for s in (one, other))
                    ways.append(a * b - _letter(self.over(size - 1, 2), one * other - each))
        return ways

    def over_ranges(self, expr: sp.Sum, sign: int | None) -> int | None:
        """Sign of a sum over the ranges of another, of terms of one sign."""
        for _, low, high in expr.limits:
            fits = never_reversed(low, high, self.least_classes)
            sign = self.over(high - low + 1, sign) if fits else None
        return sign

    def over(self, size: sp.Expr, sign: int | None) -> int | None:
        """Sign of a sum of so many terms of one sign; a sum of none is zero."""
        if sign is None or size.xreplace({K: _MORE + self.least_classes}).is_positive:
            return sign
        return (sign > 0) - (sign < 0)


def _curve(term: sp.Expr) -> Any:
    """The logarithm or exponential in a term, if it has only one."""
    curves = [factor for factor in sp.Mul.make_args(term) if isinstance(factor, sp.log | sp.exp)]
    return curves[0] if len(curves) == 1 else None


def _power(sign: int | None, power: sp.Expr) -> int | None:
    """Sign of a power of a real number."""
    if power == 1 or sign == 2:
        return sign
    if not power.is_Integer or (power < 0 and sign == 0):
        return None
    if power % 2 == 0:
        return 1 if sign is None else abs(sign)
    return sign


def _times(a: int | None, b: int | None) -> int | None:
    """Sign of a product."""
    if a == 0 or b == 0:
        return 0
    if a is None or b is None:
        return None
    return (1 if a * b > 0 else -1) * min(abs(a), abs(b))


def _plus(signs: list[int | None]) -> int | None:
    """Sign of a sum, known if no two terms pull apart."""
    known = [s for s in signs if s is not None]
    if None in signs or min(known) < 0 < max(known):
        return None
    return max(known, key=abs)


def _weakest(signs: Iterable[int | None]) -> int | None:
    """The sign that says no more than each of several."""
    found = list(signs)
    sign = _plus(found)
    return sign if sign is None or len(set(found)) == 1 else (sign > 0) - (sign < 0)


def _strongest(signs: Iterable[int | None]) -> int | None:
    """The sign that says most."""
    best = None
    for sign in signs:
        if sign is not None and (best is None or abs(sign) > abs(best)):
            best = sign
        if best in (2, -2):
            break
    return best


@cache
def _known(expr: sp.Expr) -> int | None:
    """Sign of an expression that SymPy's own assumptions decide."""
    if expr.is_zero:
        return 0
    return next((sign for sign, name in _ASSUMPTIONS.items() if getattr(expr, f"is_{name}")), None)


@cache
def _letter(sign: int | None, quantity: sp.Expr) -> sp.Symbol:
    """A real symbol for a quantity, which carries its sign, if one other than zero is known."""
    return sp.Dummy("s", real=True, **({_ASSUMPTIONS[sign]: True} if sign else {}))
