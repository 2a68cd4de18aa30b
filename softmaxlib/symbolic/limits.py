"""Limits for a general number of classes.

Three rules, tried in this order: continuity (the limit of a finite sum is the sum of the
limits, and so on for every elementary function), the same after rewriting to normal form,
and l'Hopital's rule for a quotient of two vanishing terms.
"""

from functools import reduce

from sympy import (
    Add,
    Expr,
    Limit,
    Pow,
    S,
    Sum,
    Symbol,
    exp,
    expand_mul,
    fraction,
    log,
    together,
)

from .atoms import ordinary
from .normal_form import normal_form

__all__ = ["limit_of"]


def limit_of(claim: Limit) -> Expr | None:
    """Value of a limit, where the rules find one.

    Parameters
    ----------
    claim : Limit
        An unevaluated SymPy ``Limit``.

    Returns
    -------
    Expr or None
        The limit; None if no rule applies.

    Examples
    --------
    >>> from sympy import oo
    >>> from softmaxlib.symbolic import K
    >>> x = Symbol("lambda", positive=True)
    >>> limit_of(Limit(log(K) / x, x, oo))
    0
    """
    expr, letter, point, _ = claim.args
    simple = ordinary(normal_form(expr, merge_ranges=False))
    for form in (expr, simple, expand_mul(simple), expand_mul(simple.replace(log, _pivoted_log))):
        value = _continuous(form, letter, point)
        if value is not None:
            return value
    return _hopital(together(simple), letter, point, depth=3)


def _pivoted_log(arg: Expr) -> Expr:
    """Logarithm of a sum as its first exponential's exponent plus a logarithm near zero."""
    pivot = next((term for term in Add.make_args(arg) if isinstance(term, exp)), None)
    if pivot is None or arg == pivot:
        return log(arg)
    return pivot.args[0] + log(Add(*(expand_mul(term / pivot) for term in Add.make_args(arg))))


def _continuous(expr: Expr, letter: Symbol, point: Expr) -> Expr | None:
    """Limit by continuity; None where an operation is not continuous there."""
    if letter not in expr.free_symbols:
        return expr
    if expr == letter:
        return point
    if isinstance(expr, Sum) and not any(letter in limit.free_symbols for limit in expr.limits):
        body = _continuous(expr.function, letter, point)
        return None if body is None or not body.is_finite else Sum(body, *expr.limits).doit()
    if not isinstance(expr, Add | Pow | exp | log) and not expr.is_Mul:
        return None
    args = [_continuous(arg, letter, point) for arg in expr.args]
    known = [arg for arg in args if arg is not None]
    if len(known) < len(args) or (isinstance(expr, Pow) and letter in expr.exp.free_symbols):
        return None
    value = reduce(expr.func, known) if len(known) > 1 else expr.func(*known)
    return None if value.has(S.NaN, S.ComplexInfinity) or _undecided(value) else value


def _undecided(value: Expr) -> bool:
    """An infinity that SymPy could not absorb, such as ``oo*x`` with ``x`` of unknown sign."""
    return bool(value.has(S.Infinity, S.NegativeInfinity)) and not value.is_infinite


def _hopital(expr: Expr, letter: Symbol, point: Expr, depth: int) -> Expr | None:
    """L'Hopital's rule for 0/0, at most `depth` times."""
    top, bottom = fraction(expr)
    ends = [_continuous(part, letter, point) for part in (top, bottom)]
    if depth == 0 or None in ends:
        return None
    if any(ordinary(normal_form(end)) != 0 for end in ends):
        return None
    quotient = normal_form(top.diff(letter) / bottom.diff(letter), merge_ranges=False)
    value = _continuous(ordinary(quotient), letter, point)
    return value if value is not None else _hopital(ordinary(quotient), letter, point, depth - 1)
