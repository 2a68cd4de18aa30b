"""What is left of an expression that should be zero, Kronecker deltas decided by cases."""

from sympy import Expr, KroneckerDelta, S, Symbol, expand, fraction, together

from .atoms import ordinary, rational
from .normal_form import normal_form
from .vocabulary import K

__all__ = ["zero_remainder"]


def zero_remainder(expr: Expr, *, least_classes: int = 1) -> Expr:
    """Return zero if the expression is identically zero, else what is left of it.

    Kronecker deltas are decided by cases: the two indices equal, and different.

    Parameters
    ----------
    expr : Expr
        Any expression of the wing's vocabulary.
    least_classes : int, default 1
        The number of classes is at least this.

    Returns
    -------
    Expr
        ``0``, which proves that the expression is 0 wherever it is defined, or a remainder in
        which no more could be cancelled.

    Examples
    --------
    >>> from softmaxlib.symbolic import j, k, o, softmax, total
    >>> zero_remainder(total(lambda i: softmax(o, i)) - 1)
    0
    >>> zero_remainder(o[j] - o[k])
    o[j] - o[k]
    """
    reduced = normal_form(expr, least_classes=least_classes)
    plain = ordinary(reduced)
    for delta in sorted(reduced.atoms(KroneckerDelta), key=str):
        if solved := _indices_equal(delta, reduced):
            same = zero_remainder(plain.xreplace(solved), least_classes=least_classes)
            different = plain.xreplace({delta: S.Zero})
            return same or zero_remainder(different, least_classes=least_classes)
    value, back = rational(reduced)
    top, bottom = fraction(together(value))
    left = expand(top)
    return S.Zero if left == 0 else ordinary((left / bottom).xreplace(back))


def _indices_equal(delta: KroneckerDelta, expr: Expr) -> dict[Expr, Expr] | None:
    """The substitution that makes the indices of a delta equal, if both are free."""
    if not delta.free_symbols <= expr.free_symbols:
        return None
    first, second = delta.args
    for letter, value in ((first, second), (second, first)):
        if isinstance(letter, Symbol) and letter != K and letter not in value.free_symbols:
            return {letter: value}
    return None
