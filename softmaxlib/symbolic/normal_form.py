"""Exact rewriting: every expression as a rational function of independent atoms.

Atoms are indexed letters, exponentials of a single term, logarithms and sums that cannot be
taken apart further. Each step is an identity, so an expression whose normal form is zero is
zero; one whose normal form is not zero may still be (the rewriting does not know every
identity). No step calls ``simplify``.
"""

from sympy import (
    Add,
    Derivative,
    Dummy,
    Expr,
    Integer,
    KroneckerDelta,
    Mul,
    Pow,
    Rational,
    S,
    Sum,
    Symbol,
    exp,
    expand,
    expand_log,
    expand_mul,
    factor_list,
    fraction,
    log,
    together,
)
from sympy.tensor.indexed import Indexed

from .atoms import Exp, ordinary, rational
from .vocabulary import K

__all__ = ["normal_form", "zero_remainder"]


def normal_form(expr: Expr, *, merge_ranges: bool = True) -> Expr:
    r"""Rewrite an expression into sums and products of atoms.

    Derivatives are taken; exponentials of sums become products; logarithms of products become
    sums; sums are split, freed of constant factors and of Kronecker deltas.

    Parameters
    ----------
    expr : Expr
        Any expression of the wing's vocabulary.
    merge_ranges : bool, default True
        Write a sum up to :math:`K-1` as the sum up to :math:`K` less its last term.

    Returns
    -------
    Expr
        An equal expression.

    Examples
    --------
    >>> from softmaxlib.symbolic import k, o, softmax
    >>> c = Symbol("c", real=True)
    >>> shifted = softmax(lambda j: o[j] + c, k)
    >>> normal_form(shifted) == normal_form(softmax(o, k))
    True
    """
    return _reduce(_differentiate(_freshen(expr)), merge_ranges)


def _freshen(expr: Expr) -> Expr:
    """Give every sum letters of its own, so that no derivative or substitution captures one."""
    if not expr.has(Sum):
        return expr
    if not isinstance(expr, Sum):
        return expr.func(*map(_freshen, expr.args))
    body = expr.function
    for letter, low, high in expr.limits:
        fresh = Dummy(letter.name, integer=True, positive=True)
        body = Sum(_freshen(body).xreplace({letter: fresh}), (fresh, low, high))
    return body


def _differentiate(expr: Expr) -> Expr:
    """Take every derivative; sums are differentiated term by term."""
    return expr.replace(
        lambda e: isinstance(e, Derivative), lambda e: e.expr.diff(*e.variable_count)
    )


def _reduce(expr: Expr, merge: bool) -> Expr:
    if isinstance(expr, Indexed) or not expr.args:
        return expr
    if isinstance(expr, Sum):
        body = _reduce(expr.function, merge)
        for letter, low, high in expr.limits:
            body = _sum(body, letter, low, high, merge)
        return body
    args = [_reduce(arg, merge) for arg in expr.args]
    if isinstance(expr, exp | Exp):
        return _exp(args[0])
    if isinstance(expr, log):
        return _log(args[0])
    if isinstance(expr, Pow):
        return _power(*args)
    return expr.func(*args)


def _power(base: Expr, exponent: Expr) -> Expr:
    if isinstance(base, KroneckerDelta) and exponent.is_positive:
        return base
    if not exponent.is_Integer and base.is_positive and not base.is_number:
        return _exp(exponent * _log(base))
    return Pow(base, exponent)


def _exp(arg: Expr) -> Expr:
    """Product of the exponentials of the terms; integer factors become powers."""
    factors = []
    for term in Add.make_args(expand_mul(arg)):
        coefficient, rest = term.as_coeff_Mul(rational=True)
        if isinstance(rest, log):
            factors.append(Pow(rest.args[0], coefficient))
        elif rest == 1:
            factors.append(exp(coefficient))
        else:
            power, root = Integer(coefficient.p), Rational(1, coefficient.q)
            factors.append(Exp(rest * root) ** power)
    return Mul(*factors)


def _log(arg: Expr) -> Expr:
    """Sum of the logarithms of the factors, as far as they are positive."""
    value, back = rational(arg)
    terms: list[Expr] = [S.Zero]
    unsure: list[Expr] = []
    for part, side in zip(fraction(together(value)), (1, -1), strict=True):
        content, factors = factor_list(part)
        for factor, power in [(content, 1), *factors]:
            base = factor.xreplace(back)
            target = terms if base.is_positive else unsure
            target.append(side * power * _log_of_atom(base))
    # Positive factors may leave the logarithm only if what stays in it is one factor.
    return Add(*terms, *unsure) if len(unsure) < 2 and S.NaN not in unsure else log(arg)


def _log_of_atom(base: Expr) -> Expr:
    if isinstance(base, Exp):
        return base.args[0]
    return expand_log(log(base), factor=True) if base.is_Rational else log(base)


def _sum(body: Expr, letter: Symbol, low: Expr, high: Expr, merge: bool) -> Expr:
    """Split a sum into terms, pull out what does not depend on its letter."""
    if merge and high == K - 1:
        return _sum(body, letter, low, K, merge) - _reduce(body.xreplace({letter: K}), merge)
    terms = Add.make_args(_distribute(body))
    return Add(*(_sum_of_term(term, letter, low, high, merge) for term in terms))


def _distribute(expr: Expr) -> Expr:
    """Multiply out products and powers of sums, and nothing else."""
    return expand(expr, log=False, power_exp=False, power_base=False)


def _sum_of_term(term: Expr, letter: Symbol, low: Expr, high: Expr, merge: bool) -> Expr:
    outside, inside = term.as_independent(letter, as_Add=False)
    for factor in Mul.make_args(inside):
        # sum over l of f(l) delta(l, j) is f(j), because every free index names a class
        if isinstance(factor, KroneckerDelta) and (low, high) == (1, K):
            (other,) = set(factor.args) - {letter}
            return _reduce((term / factor).xreplace({letter: other}), merge)
    if inside == 1:
        return outside * (high - low + 1)
    depth = 1 + max((_depth(inner) for inner in inside.atoms(Sum)), default=0)
    bound = Symbol(f"_{depth}", integer=True, positive=True)
    return outside * Sum(inside.xreplace({letter: bound}), (bound, low, high))


def _depth(expr: Sum) -> int:
    """How deep sums are nested, counted from the inside; names the letter of a sum."""
    return len(expr.limits) + max((_depth(s) for s in expr.function.atoms(Sum)), default=0)


def zero_remainder(expr: Expr) -> Expr:
    """Return zero if the expression is identically zero, else what is left of it.

    Kronecker deltas are decided by cases: the two indices equal, and different.

    Parameters
    ----------
    expr : Expr
        Any expression of the wing's vocabulary.

    Returns
    -------
    Expr
        ``0``, which proves ``expr == 0``, or a remainder in which no more could be cancelled.

    Examples
    --------
    >>> from softmaxlib.symbolic import j, k, o, softmax, total
    >>> zero_remainder(total(lambda i: softmax(o, i)) - 1)
    0
    >>> zero_remainder(o[j] - o[k])
    o[j] - o[k]
    """
    reduced = normal_form(expr)
    deltas = sorted(reduced.atoms(KroneckerDelta), key=str)
    if deltas:
        delta = deltas[0]
        same = zero_remainder(
            ordinary(reduced).subs(delta, 1).xreplace({delta.args[0]: delta.args[1]})
        )
        return same or zero_remainder(ordinary(reduced).xreplace({delta: S.Zero}))
    value, back = rational(reduced)
    top, bottom = fraction(together(value))
    left = expand(top)
    return S.Zero if left == 0 else ordinary((left / bottom).xreplace(back))
