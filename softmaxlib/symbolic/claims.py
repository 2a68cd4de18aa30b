"""Claims for `prove`: relations that SymPy has not looked at yet.

SymPy evaluates ``Eq(x, x)`` to ``True`` on the spot; a proof wants the statement.
"""

from collections.abc import Callable
from typing import Any

from sympy import Eq, Ge, Gt, Le, Lt, Rel, SympifyError, sympify

__all__ = ["at_least", "at_most", "equal", "greater", "less"]


def _claim(relation: type[Rel], name: str, words: str) -> Callable[[Any, Any], Rel]:
    """Make the function that states a relation, unevaluated."""

    def claim(left: Any, right: Any) -> Rel:
        try:
            return relation(sympify(left), sympify(right), evaluate=False)
        except SympifyError:
            raise TypeError(f"expected formulas or numbers, got {left} and {right}") from None

    claim.__name__ = claim.__qualname__ = name
    claim.__doc__ = f"Claim that the left side {words} the right side, unevaluated, for `prove`."
    return claim


equal = _claim(Eq, "equal", "is equal to")
less = _claim(Lt, "less", "is less than")
at_most = _claim(Le, "at_most", "is at most")
greater = _claim(Gt, "greater", "is greater than")
at_least = _claim(Ge, "at_least", "is at least")
