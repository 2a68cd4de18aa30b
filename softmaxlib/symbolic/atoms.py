"""What normal forms are made of: atoms, and rational functions of them."""

from sympy import Add, Dummy, Expr, Function, Mul, Pow, Symbol, exp

__all__ = ["Exp", "ordinary", "rational"]


class Exp(Function):  # type: ignore[misc]
    """The exponential of one real term, which SymPy does not merge with its neighbours.

    SymPy turns ``exp(a)*exp(b)`` into ``exp(a + b)`` at once, which would hide the factor
    ``exp(a)`` of a sum over ``b``.

    Examples
    --------
    >>> Exp(Symbol("a")) * Exp(Symbol("b"))
    Exp(a)*Exp(b)
    """

    is_positive = True
    is_real = True


def ordinary(expr: Expr) -> Expr:
    """Put SymPy's own ``exp`` back, for showing.

    Parameters
    ----------
    expr : Expr
        An expression in normal form.

    Returns
    -------
    Expr
        The same in SymPy's own functions.

    Examples
    --------
    >>> ordinary(Exp(Symbol("x")) ** 2)
    exp(2*x)
    """
    return expr.replace(Exp, exp)


def rational(expr: Expr) -> tuple[Expr, dict[Symbol, Expr]]:
    """Replace every atom by a symbol of its own.

    Parameters
    ----------
    expr : Expr
        An expression in normal form.

    Returns
    -------
    Expr
        A rational function of symbols.
    dict of Symbol to Expr
        What each new symbol stands for.

    Examples
    --------
    >>> value, atoms = rational(Exp(Symbol("x")) ** 2 + 1)
    >>> len(value.free_symbols), list(atoms.values())
    (1, [Exp(x)])
    """
    names: dict[Expr, Symbol] = {}

    def walk(e: Expr) -> Expr:
        if isinstance(e, Add | Mul) or (isinstance(e, Pow) and e.exp.is_Integer):
            return e.func(*map(walk, e.args))
        if e.is_Rational:
            return e
        if e not in names:
            names[e] = Dummy(f"a{len(names)}")
        return names[e]

    value = walk(expr)
    return value, {symbol: atom for atom, symbol in names.items()}
