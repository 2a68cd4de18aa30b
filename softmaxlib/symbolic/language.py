"""What a claim may be made of. Anything else is refused before any rule sees it.

The rules are sound for real letters, exact numbers, sums that never run backwards, and maxima
that stand outside sums; so a claim may hold nothing else.
"""

from collections.abc import Sequence
from typing import Any

from sympy import (
    Add,
    Basic,
    Derivative,
    Eq,
    Expr,
    Ge,
    Gt,
    KroneckerDelta,
    Le,
    Limit,
    Lt,
    Max,
    Min,
    Mul,
    NumberSymbol,
    Pow,
    Rel,
    Sum,
    Symbol,
    exp,
    log,
    sign,
)
from sympy.tensor.indexed import Indexed

from .letters import never_reversed
from .vocabulary import K

__all__ = ["check_claim", "least_classes"]

_EVERYWHERE = (Add, Mul, Pow, exp, log, Sum, KroneckerDelta)
_OUTSIDE_SUMS = (*_EVERYWHERE, Derivative, Max, Min)


def check_claim(
    claim: Any,
    given: Sequence[Any],
    between: tuple[Any, Any] | None,
    n_classes: int | None,
    by: Expr | None = None,
) -> None:
    """Refuse what the rules are not made for.

    >>> check_claim(Ge(exp(Symbol("z")), 0), [], None, None)
    Traceback (most recent call last):
    ValueError: expected a letter declared real, got z
    """
    for relation in (claim, *given):
        if not isinstance(relation, Eq | Lt | Le | Gt | Ge):
            raise TypeError(
                f"expected an unevaluated relation such as equal(a, b), got {relation!r}"
            )
    _require(n_classes is None or n_classes >= 1, "at least one class", n_classes)
    size = n_classes or least_classes(given)
    left, right = claim.args
    if isinstance(left, Limit):
        _check_limit(claim, given)
        left = left.args[0]
    else:
        _require(between is None, "`between` with a limit on the left only", claim)
    if isinstance(claim, Eq) and isinstance(left, sign) and isinstance(right, sign):
        left, right = left.args[0], right.args[0]
    for expr in (left, right, *(between or ())):
        _check(expr, size, _OUTSIDE_SUMS)
    if by is not None:
        _require(not isinstance(claim, Eq), "`by` with an inequality only", claim)
        _check(by, size, (*_EVERYWHERE, Derivative))
    for side in (side for relation in given for side in relation.args):
        _check(side, size, _EVERYWHERE)


def least_classes(given: Sequence[Rel]) -> int:
    """Return the largest number in a hypothesis ``K >= number``; 1 if there is none.

    >>> least_classes([Ge(K, 2)])
    2
    """
    least = (r.args[1] for r in given if isinstance(r, Ge) and r.args[0] == K)
    return max((1, *(int(number) for number in least if number.is_Integer)))


def _require(condition: Any, expected: str, got: Any) -> None:
    if not condition:
        raise ValueError(f"expected {expected}, got {got}")


def _check(expr: Basic, size: int, allowed: tuple[type, ...]) -> None:
    """Check one expression and all its parts; inside a sum or derivative, less is allowed."""
    if isinstance(expr, Symbol):
        _require(expr.is_real, "a letter declared real", expr)
        _require(expr.is_positive or not expr.is_integer, "a positive integer letter", expr)
    elif isinstance(expr, Indexed | KroneckerDelta):
        _require(expr.is_real, "an indexed family declared real", expr)
        for index in expr.indices if isinstance(expr, Indexed) else expr.args:
            _require(index.is_integer, "an integer index", expr)
            _check(index, size, (Add, Mul))
    elif isinstance(expr, Sum):
        for letter, low, high in expr.limits:
            _check(letter, size, ())
            _require(letter.is_integer and letter != K, "an integer letter to sum over", expr)
            _require(never_reversed(low, high, size), f"a sum of K >= {size} classes", expr)
        _check(expr.function, size, (*_EVERYWHERE, Derivative))
    elif isinstance(expr, Derivative):
        for letter, _ in expr.variable_count:
            _require(not letter.is_integer, "a derivative by a real letter", expr)
        _check(expr.expr, size, (*_EVERYWHERE, Derivative))
    elif not (expr.is_Rational or isinstance(expr, NumberSymbol)):
        _require(isinstance(expr, allowed) and isinstance(expr, Expr), "the vocabulary", expr)
        _require(len(expr.args) == 2 or not isinstance(expr, Max | Min), "two terms", expr)
        for arg in expr.args:
            _check(arg, size, allowed)


def _check_limit(claim: Rel, given: Sequence[Rel]) -> None:
    inner, letter, point, direction = claim.args[0].args
    _require(isinstance(claim, Eq), "a limit in an equation", claim)
    _require(not letter.is_integer, "a limit in a real letter", claim)
    _require(point.is_Rational or point.is_infinite, "a limit at a number or at oo", claim)
    _require(str(direction) in ("+", "-"), "a limit from one side", claim)
    mentions = [each for each in (*given, *inner.atoms(Max, Min)) if letter in each.free_symbols]
    _require(not mentions, f"{letter} in the limit only", mentions)
