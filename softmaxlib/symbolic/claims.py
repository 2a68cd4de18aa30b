"""Claims for `prove`: relations that SymPy has not looked at yet.

SymPy evaluates ``Eq(x, x)`` to ``True`` on the spot; a proof wants the statement.
"""

from collections.abc import Callable
from typing import Any

import sympy as sp

__all__ = ["at_least", "at_most", "equal", "greater", "less"]


def _claim(relation: type[sp.Rel], name: str, words: str) -> Callable[[Any, Any], sp.Rel]:
    """Make the function that states a relation, unevaluated."""

    def claim(left: Any, right: Any) -> sp.Rel:
        try:
            return relation(sp.sympify(left), sp.sympify(right), evaluate=False)
        except sp.SympifyError:
            raise TypeError(f"expected formulas or numbers, got {left} and {right}") from None

    claim.__name__ = claim.__qualname__ = name
    claim.__doc__ = f"Claim that the left side {words} the right side, unevaluated, for `prove`."
    return claim


equal = _claim(sp.Eq, "equal", "is equal to")
less = _claim(sp.Lt, "less", "is less than")
at_most = _claim(sp.Le, "at_most", "is at most")
greater = _claim(sp.Gt, "greater", "is greater than")
at_least = _claim(sp.Ge, "at_least", "is at least")
