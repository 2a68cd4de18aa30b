"""What normal forms are made of: atoms, and rational functions of them."""

from functools import cache

import sympy as sp
from sympy.polys.polyerrors import PolificationFailed

__all__ = ["Exp", "factored", "ordinary", "rational"]


class Exp(sp.Function):  # type: ignore[misc]
    """The exponential of one real term. SymPy would merge ``exp(a)*exp(b)`` and hide a factor."""

    is_positive = True
    is_real = True


@cache
def ordinary(expr: sp.Expr) -> sp.Expr:
    """Put SymPy's own ``exp`` back, for showing."""
    return expr.replace(Exp, sp.exp)


def rational(expr: sp.Expr) -> tuple[sp.Expr, dict[sp.Symbol, sp.Expr]]:
    """Replace every atom by a symbol: a rational function, and what its symbols stand for."""
    names: dict[sp.Expr, sp.Symbol] = {}

    def walk(e: sp.Expr) -> sp.Expr:
        if isinstance(e, sp.Add | sp.Mul) or (isinstance(e, sp.Pow) and e.exp.is_Integer):
            return e.func(*map(walk, e.args))
        if e.is_Rational:
            return e
        if e not in names:
            names[e] = _symbol(len(names))
        return names[e]

    value = walk(expr)
    return value, {symbol: atom for atom, symbol in names.items()}


@cache
def _symbol(number: int) -> sp.Symbol:
    """The same symbols serve every expression: SymPy remembers what it did with them."""
    return sp.Dummy(f"a{number}")


@cache
def factored(value: sp.Expr) -> tuple[tuple[sp.Expr, int], ...]:
    """Numbers and irreducible polynomials whose product a rational function is, with powers."""
    found = []
    for part, side in zip(sp.fraction(sp.together(value)), (1, -1), strict=True):
        try:
            content, factors = sp.factor_list(part)
        except PolificationFailed:  # its letters cancel
            content, factors = sp.expand(part), []
        found += [(content, side), *((factor, side * power) for factor, power in factors)]
    return tuple(found)
