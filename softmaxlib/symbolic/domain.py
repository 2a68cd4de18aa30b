"""Where an expression is defined: no division by zero, no logarithm of a number not positive.

Cancelling a factor, or taking the logarithm of a product apart, is an identity only where both
sides are defined. So a claim is proved only if each of its parts is shown to be defined.
"""

from collections.abc import Callable, Iterator

from sympy import Expr, Pow, S, Tuple, exp, log

from .letters import own_letters

__all__ = ["undefined_part"]


def undefined_part(sign: Callable[[Expr], int | None], *exprs: Expr) -> str | None:
    """Name a part of some expressions that is not shown to be defined; None if all are.

    `sign` gives signs as `sign_of` does.

    >>> from sympy import Symbol
    >>> from softmaxlib.symbolic.signs import sign_of
    >>> x = Symbol("x", real=True)
    >>> undefined_part(sign_of, 1 / (1 + exp(x)))
    >>> undefined_part(sign_of, log(x))
    'x is not shown to be positive'
    """
    for expr in exprs:
        if expr.has(S.NaN, S.ComplexInfinity, S.Infinity, S.NegativeInfinity):
            return f"{expr} is not a number"
    for part, wanted in dict.fromkeys(_wanted(own_letters(Tuple(*exprs)))):
        if sign(part) not in wanted:
            must = "be positive" if wanted == (2,) else "differ from zero"
            return f"{part} is not shown to {must}"
    return None


def _wanted(expr: Expr) -> Iterator[tuple[Expr, tuple[int, ...]]]:
    """Parts that must have one of the signs beside them, the innermost first."""
    for arg in expr.args:
        yield from _wanted(arg)
    if isinstance(expr, log):
        yield expr.args[0], (2,)
    elif isinstance(expr, Pow) and not isinstance(expr, exp):
        if not expr.exp.is_integer:
            yield expr.base, (2,)
        elif not expr.exp.is_nonnegative:
            yield expr.base, (2, -2)
