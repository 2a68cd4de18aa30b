"""A claim with numbers for its classes: sums and derivatives written out."""

from sympy import Expr, Limit, Rel

from .letters import freshen

__all__ = ["write_out"]


def write_out(relation: Rel, numbers: dict[Expr, Expr]) -> Rel:
    """Put numbers for classes and write sums and derivatives out; limits stay.

    Parameters
    ----------
    relation : Rel
        A claim or a hypothesis.
    numbers : dict of Expr to Expr
        A number for ``K`` and for every index.

    Returns
    -------
    Rel
        The relation without sums.

    Examples
    --------
    >>> from sympy import Integer
    >>> from softmaxlib.symbolic import K, equal, o, total
    >>> write_out(equal(total(o), 0), {K: Integer(2)})
    Eq(o[1] + o[2], 0)
    """

    def side(expr: Expr) -> Expr:
        if isinstance(expr, Limit):
            inner, letter, point, direction = expr.args
            return Limit(side(inner), letter, point, direction)
        return freshen(expr).xreplace(numbers).doit()

    return relation.func(*(side(s) for s in relation.args), evaluate=False)
