"""A claim with numbers for its classes: sums and derivatives written out."""

from collections.abc import Iterable

from sympy import Expr, Limit, Rel, Symbol

from .vocabulary import K

__all__ = ["class_indices", "write_out"]


def class_indices(relations: Iterable[Rel]) -> list[Symbol]:
    """Free letters that name a class: every integer letter but ``K``.

    Parameters
    ----------
    relations : iterable of Rel
        A claim and its hypotheses.

    Returns
    -------
    list of Symbol
        The indices, in alphabetical order.

    Examples
    --------
    >>> from softmaxlib.symbolic import j, k, less, o
    >>> class_indices([less(o[k], o[j])])
    [j, k]
    """
    free = set().union(*(relation.free_symbols for relation in relations)) - {K}
    return sorted((s for s in free if s.is_integer), key=str)


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
    >>> from softmaxlib.symbolic import equal, o, total
    >>> write_out(equal(total(o), 0), {K: Integer(2)})
    Eq(o[1] + o[2], 0)
    """

    def side(expr: Expr) -> Expr:
        if isinstance(expr, Limit):
            inner, letter, point, direction = expr.args
            return Limit(side(inner), letter, point, direction)
        return expr.xreplace(numbers).doit()

    return relation.func(*(side(s) for s in relation.args), evaluate=False)
