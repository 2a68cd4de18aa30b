"""Claims for `prove`: relations that SymPy has not looked at yet.

SymPy evaluates ``Eq(x, x)`` to ``True`` on the spot; a proof wants the statement.
"""

from typing import Any

from sympy import Eq, Ge, Gt, Le, Lt, Rel, sympify

__all__ = ["at_least", "at_most", "equal", "greater", "less"]


def equal(left: Any, right: Any) -> Rel:
    """Claim that two expressions are equal, left unevaluated for `prove`.

    Parameters
    ----------
    left, right : Expr
        The two sides.

    Returns
    -------
    Rel
        The claim; SymPy has not looked at it yet.

    Examples
    --------
    >>> equal(1, 1)
    Eq(1, 1)
    """
    return Eq(sympify(left), sympify(right), evaluate=False)


def less(left: Any, right: Any) -> Rel:
    """Claim ``left < right``, unevaluated.

    Parameters
    ----------
    left, right : Expr
        The two sides.

    Returns
    -------
    Rel
        The claim.

    Examples
    --------
    >>> less(0, 1)
    0 < 1
    """
    return Lt(sympify(left), sympify(right), evaluate=False)


def at_most(left: Any, right: Any) -> Rel:
    """Claim ``left <= right``, unevaluated.

    Parameters
    ----------
    left, right : Expr
        The two sides.

    Returns
    -------
    Rel
        The claim.

    Examples
    --------
    >>> at_most(1, 1)
    1 <= 1
    """
    return Le(sympify(left), sympify(right), evaluate=False)


def greater(left: Any, right: Any) -> Rel:
    """Claim ``left > right``, unevaluated.

    Parameters
    ----------
    left, right : Expr
        The two sides.

    Returns
    -------
    Rel
        The claim.

    Examples
    --------
    >>> greater(1, 0)
    1 > 0
    """
    return Gt(sympify(left), sympify(right), evaluate=False)


def at_least(left: Any, right: Any) -> Rel:
    """Claim ``left >= right``, unevaluated.

    Parameters
    ----------
    left, right : Expr
        The two sides.

    Returns
    -------
    Rel
        The claim.

    Examples
    --------
    >>> at_least(1, 1)
    1 >= 1
    """
    return Ge(sympify(left), sympify(right), evaluate=False)
