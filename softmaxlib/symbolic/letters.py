"""Letters of sums and of classes: which are bound, which are free, and what ranges they have."""

from collections.abc import Callable
from functools import cache
from itertools import count

import sympy as sp

from .vocabulary import K

__all__ = [
    "bound_letter",
    "class_letters",
    "families_and_letters",
    "freshen",
    "indices",
    "integer_letters",
    "is_class",
    "is_total",
    "never_reversed",
    "own_letters",
]


class BoundLetter(sp.Dummy):  # type: ignore[misc]
    """A letter of a sum that no user can have written."""


@cache
def bound_letter(number: int, name: str, names_class: bool) -> sp.Symbol:
    """A letter of a sum, always the same: SymPy remembers what it did with it."""
    return _dummy(name, names_class)


def own_letters(expr: sp.Expr) -> sp.Expr:
    """Give every sum a letter that no user can have written, unless all have such letters."""
    letters = (letter for each in expr.atoms(sp.Sum) for letter in each.variables)
    own = all(isinstance(letter, BoundLetter) for letter in letters)
    numbers = count()
    return expr if own else _lettered(expr, lambda *kind: bound_letter(next(numbers), *kind), {})


def freshen(expr: sp.Expr) -> sp.Expr:
    """Give every sum a new letter, so that nothing put into it can be captured."""
    return _lettered(expr, _dummy, {})


def _lettered(
    expr: sp.Expr, new: Callable[[str, bool], sp.Symbol], known: dict[sp.Expr, sp.Expr]
) -> sp.Expr:
    """Give sums new letters; equal sums get equal ones, so that they still cancel."""
    if not expr.has(sp.Sum):
        return expr
    if expr not in known:
        args = [_lettered(arg, new, known) for arg in expr.args]
        body, *limits = args
        for letter, low, high in limits if isinstance(expr, sp.Sum) else ():
            fresh = new(letter.name, bool(low.is_positive and (K - high).is_nonnegative))
            body = sp.Sum(body.xreplace({letter: fresh}), (fresh, low, high))
        options = {"evaluate": False} if isinstance(expr, sp.Rel) else {}
        known[expr] = body if isinstance(expr, sp.Sum) else expr.func(*args, **options)
    return known[expr]


def _dummy(name: str, names_class: bool) -> sp.Symbol:
    """A letter of a sum: positive as all that name a class are, else of unknown sign."""
    return BoundLetter(name, integer=True, **({"positive": True} if names_class else {}))


def integer_letters(*exprs: sp.Basic) -> list[sp.Symbol]:
    """Free integer letters except ``K``, in alphabetical order."""
    free = frozenset().union(*map(_free, exprs))
    return sorted((s for s in free if s.is_integer and s != K), key=str)


@cache
def _free(expr: sp.Basic) -> frozenset[sp.Symbol]:
    """Free letters. SymPy forgets the index of the letter that a derivative is taken by."""
    if isinstance(expr, sp.Symbol | sp.IndexedBase):
        return frozenset({expr} if isinstance(expr, sp.Symbol) else ())
    if not isinstance(expr, sp.Sum):
        return frozenset().union(*map(_free, expr.args))
    free = _free(expr.function)
    for letter, low, high in expr.limits:
        free = free - {letter} | _free(low) | _free(high)
    return free


def class_letters(*exprs: sp.Basic) -> list[sp.Symbol]:
    """Free letters that are one of ``1..K``: those that are an index, or are taken from ``K``."""
    found = set().union(*(_places(expr).intersection(integer_letters(expr)) for expr in exprs))
    return sorted((s for s in found if s.is_positive), key=str)


def indices(expr: sp.Basic) -> set[sp.Expr]:
    """The indices of all families and Kronecker deltas."""
    return {index for e in expr.atoms(sp.Indexed, sp.KroneckerDelta) for index in e.indices}


def _places(expr: sp.Basic) -> set[sp.Expr]:
    ends = {end for each in expr.atoms(sp.Sum) for _, *both in each.limits for end in both}
    return indices(expr).union(*(end.free_symbols for end in ends if end.has(K)))


def families_and_letters(*exprs: sp.Basic) -> list[sp.Expr]:
    """All families and free letters, in alphabetical order."""
    families = set().union(*(each.atoms(sp.IndexedBase) for each in exprs))
    free = set().union(*(each.free_symbols for each in exprs)) - {f.label for f in families}
    return sorted(families | {s for s in free if isinstance(s, sp.Symbol)}, key=str)


def is_class(index: sp.Expr, least_classes: int) -> bool:
    """Tell whether an index surely lies in ``1..K``: letters do, but those of longer sums."""
    if index.is_Integer:
        return bool(1 <= index <= least_classes)
    return isinstance(index, sp.Symbol) and bool(index.is_integer and index.is_positive)


def is_total(expr: sp.Expr) -> bool:
    """Tell whether an expression is the sum of a family over all classes."""
    if not (isinstance(expr, sp.Sum) and isinstance(expr.function, sp.Indexed)):
        return False
    letter = expr.variables[0]
    return bool(expr.limits == (sp.Tuple(letter, 1, K),) and expr.function.indices == (letter,))


@cache
def never_reversed(low: sp.Expr, high: sp.Expr, least_classes: int) -> bool:
    """Tell whether ``low <= high + 1`` for every number of classes and all class letters."""
    size = high - low + 1
    extra = sp.Dummy("extra", integer=True, nonnegative=True)
    # A letter that is taken from K is one of 1..K.
    below = [s for s in integer_letters(size) if size.coeff(s) == -1 and size.coeff(K) == 1]
    rest = size.xreplace({K: below[0] + extra} if below else {K: extra + least_classes})
    return bool(rest.is_nonnegative)
