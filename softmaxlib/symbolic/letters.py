"""Letters of sums and of classes: which are bound, which are free, and what ranges they have."""

from functools import cache

from sympy import Basic, Dummy, Expr, KroneckerDelta, Sum, Symbol, Tuple
from sympy.tensor.indexed import Indexed, IndexedBase

from .vocabulary import K

__all__ = [
    "BoundLetter",
    "bound_letter",
    "class_letters",
    "freshen",
    "integer_letters",
    "is_class",
    "is_total",
    "never_reversed",
    "own_letters",
]


class BoundLetter(Dummy):  # type: ignore[misc]
    """A letter of a sum that no user can have written.

    >>> BoundLetter("j"), BoundLetter("j") == BoundLetter("j")
    (_j, False)
    """


@cache
def bound_letter(depth: int, names_class: bool = True) -> Symbol:
    """Return the letter of a sum in normal form: one that no user can have written.

    It is the same for the same depth, which counts nested sums from the inside.

    >>> bound_letter(1), bound_letter(1) == Symbol("_1", integer=True, positive=True)
    (_1, False)
    """
    return _dummy(str(depth), names_class)


def own_letters(expr: Expr) -> Expr:
    """Give every sum a letter that no user can have written, unless all have such letters.

    >>> from sympy import Integer
    >>> from softmaxlib.symbolic import ell, o, total
    >>> own_letters(total(o)).xreplace({o[ell]: Integer(0)})
    Sum(o[_ell], (_ell, 1, K))
    """
    letters = (letter for each in expr.atoms(Sum) for letter in each.variables)
    own = all(isinstance(letter, BoundLetter) for letter in letters)
    return expr if own else freshen(expr)


def freshen(expr: Expr) -> Expr:
    """Give every sum a new letter, so that nothing put into it can be captured."""
    return _freshened(expr, {})


def _freshened(expr: Expr, known: dict[Expr, Expr]) -> Expr:
    """As `freshen`; equal sums get equal letters, so that they still cancel."""
    if not expr.has(Sum):
        return expr
    if expr not in known:
        args = [_freshened(arg, known) for arg in expr.args]
        known[expr] = _with_own_letters(*args) if isinstance(expr, Sum) else expr.func(*args)
    return known[expr]


def _with_own_letters(body: Expr, *limits: Tuple) -> Expr:
    for letter, low, high in limits:
        fresh = _dummy(letter.name, _within_classes(low, high))
        body = Sum(body.xreplace({letter: fresh}), (fresh, low, high))
    return body


@cache
def _within_classes(low: Expr, high: Expr) -> bool:
    return bool(low.is_positive and (K - high).is_nonnegative)


def _dummy(name: str, names_class: bool) -> Symbol:
    """A letter of a sum: positive as all that name a class are, else of unknown sign."""
    return BoundLetter(name, integer=True, **({"positive": True} if names_class else {}))


def integer_letters(expr: Expr) -> list[Symbol]:
    """Free integer letters except ``K``, in alphabetical order.

    >>> from softmaxlib.symbolic import j, k, o, total
    >>> integer_letters(total(o) + o[k] ** j)
    [j, k]
    """
    return sorted((s for s in _free(expr) if s.is_integer and s != K), key=str)


@cache
def _free(expr: Basic) -> frozenset[Symbol]:
    """Free letters. SymPy forgets the index of the letter that a derivative is taken by."""
    if isinstance(expr, Symbol | IndexedBase):
        return frozenset({expr} if isinstance(expr, Symbol) else ())
    if not isinstance(expr, Sum):
        return frozenset().union(*map(_free, expr.args))
    free = _free(expr.function)
    for letter, low, high in expr.limits:
        free = free - {letter} | _free(low) | _free(high)
    return free


def class_letters(expr: Expr) -> list[Symbol]:
    """Free letters that are one of ``1..K``: those that are an index, or are taken from ``K``.

    >>> from softmaxlib.symbolic import j, k, o, total
    >>> class_letters(total(o) + o[k] ** j)
    [k]
    """
    places = {index for each in expr.atoms(Indexed) for index in each.indices}
    places |= {index for delta in expr.atoms(KroneckerDelta) for index in delta.args}
    for low, high in (limits[1:] for each in expr.atoms(Sum) for limits in each.limits):
        places |= {s for bound in (low, high) if bound.has(K) for s in bound.free_symbols}
    return [s for s in integer_letters(expr) if s in places and s.is_positive]


def is_class(index: Expr, least_classes: int) -> bool:
    """Tell whether an index surely lies in ``1..K``; False when in doubt.

    Letters do, by the wing's convention, unless they are of a sum that leaves ``1..K``.

    >>> from sympy import Integer
    >>> from softmaxlib.symbolic import k
    >>> [is_class(index, 1) for index in (k, K, Integer(1), Integer(2), k + 1)]
    [True, True, True, False, False]
    """
    if index.is_Integer:
        return bool(1 <= index <= least_classes)
    return isinstance(index, Symbol) and bool(index.is_integer and index.is_positive)


def is_total(expr: Expr) -> bool:
    """Tell whether an expression is the sum of a family over all classes."""
    if not (isinstance(expr, Sum) and isinstance(expr.function, Indexed)):
        return False
    letter = expr.variables[0]
    return bool(expr.limits == (Tuple(letter, 1, K),) and expr.function.indices == (letter,))


@cache
def never_reversed(low: Expr, high: Expr, least_classes: int) -> bool:
    """Tell whether a sum never runs backwards; it may be empty.

    True if ``low <= high + 1`` for every number of classes, each letter being in ``1..K``.

    >>> from sympy import Integer
    >>> one, three = Integer(1), Integer(3)
    >>> never_reversed(one, K - 1, 1), never_reversed(three, K, 1), never_reversed(three, K, 2)
    (True, False, True)
    """
    size = high - low + 1
    extra = Dummy("extra", integer=True, nonnegative=True)
    # A letter that is taken from K is one of 1..K.
    below = [s for s in integer_letters(size) if size.coeff(s) == -1 and size.coeff(K) == 1]
    rest = size.xreplace({K: below[0] + extra} if below else {K: extra + least_classes})
    return bool(rest.is_nonnegative)
