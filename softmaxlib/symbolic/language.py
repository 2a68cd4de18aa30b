"""What a claim may be made of. Anything else is refused before any rule sees it.

The rules are sound for real letters, exact numbers, sums that never run backwards, and maxima
that stand outside sums; so a claim may hold nothing else.
"""

from collections.abc import Sequence
from math import comb, prod
from typing import Any

import sympy as sp

from .letters import class_letters, families_and_letters, never_reversed
from .vocabulary import K

__all__ = ["asked_classes", "check_claim", "exact", "least_classes"]

_EVERYWHERE = (sp.Add, sp.Mul, sp.Pow, sp.exp, sp.log, sp.Sum, sp.KroneckerDelta)
_OUTSIDE_SUMS = (*_EVERYWHERE, sp.Derivative, sp.Max, sp.Min)
_WORDS = "the vocabulary (+, *, powers, exp, log, Sum, Derivative, KroneckerDelta; outside sums Max"
_WORDS += " and Min) and exact numbers such as Rational(1, 10)"
# Beyond these a proof would take more than some seconds.
_MOST_CLASSES, _MOST_CASES, _MOST_TERMS, _MOST_LETTERS, _HIGHEST_DERIVATIVE = 20, 81, 1500, 10, 4
_MOST_MAXIMA, _DEEPEST, _LARGEST = 4, 100, 10**300


def exact(what: Any) -> Any:
    """Write numbers such as 0.5 as fractions, in each part of a relation or of a list."""
    if isinstance(what, list | tuple):
        return tuple(map(exact, what))
    if isinstance(what, sp.Rel):
        return what.func(*map(exact, what.args), evaluate=False)
    if isinstance(what, int | float):
        what = sp.sympify(what)
    floats = what.atoms(sp.Float) if isinstance(what, sp.Expr) else ()
    short = {x: sp.Rational(x) for x in floats if sp.Rational(x).q <= 1024}
    return what.xreplace(short) if short else what


def check_claim(claim: Any, given: Any, between: Any, n_classes: Any, by: Any) -> None:
    """Refuse what the rules are not made for."""
    _check_shape(claim, given, between, by)
    others = (*(between or ()), *([] if by is None else [by]))
    _check_depth(claim, *others)
    _check_letters(claim, *given)
    _check_classes(claim, given, n_classes)
    size = n_classes or least_classes(given)
    left, right = claim.args
    if isinstance(left, sp.Limit):
        _check_limit(claim, given)
        left = left.args[0]
    else:
        _require(between is None, "`between` with a limit on the left only", claim)
    if isinstance(claim, sp.Eq) and isinstance(left, sp.sign) and isinstance(right, sp.sign):
        left, right = left.args[0], right.args[0]
    for expr in (left, right, *(between or ())):
        _check(expr, size, _OUTSIDE_SUMS)
    if by is not None:
        _require(not isinstance(claim, sp.Eq), "`by` with an inequality only", claim)
        _check(by, size, (*_EVERYWHERE, sp.Derivative))
    for side in (side for relation in given for side in relation.args):
        _check(side, size, _EVERYWHERE)
    for expr in (left - right, *others):
        _check_size(expr, n_classes or 1)


def _check_shape(claim: Any, given: Any, between: Any, by: Any) -> None:
    if not isinstance(given, tuple | list):
        raise TypeError(f"expected hypotheses in brackets, as in given=[K >= 2], got {given!r}")
    for relation in (claim, *given):
        if not isinstance(relation, sp.Eq | sp.Lt | sp.Le | sp.Gt | sp.Ge):
            kind = "an unevaluated relation such as equal(a, b), less, at_most, greater or at_least"
            raise TypeError(f"expected {kind}, got {relation!r}")
    bounds = (0, 0) if between is None else between if isinstance(between, tuple) else ()
    pair = len(bounds) == 2 and all(isinstance(each, int | sp.Expr) for each in bounds)
    _require(pair, "between=(lower bound, upper bound)", between)
    _require(by is None or isinstance(by, sp.Expr), "an expression in by=", repr(by))


def least_classes(given: Sequence[sp.Rel]) -> int:
    """Return the largest number of classes that a hypothesis asks for; 1 if there is none."""
    return max([1, *(least for relation in given if (least := asked_classes(relation)))])


def asked_classes(hypothesis: sp.Rel) -> int | None:
    """The number in a hypothesis K >= number or ``K > number``; None if it is another."""
    relation = hypothesis if hypothesis.lhs == K else hypothesis.reversed
    if relation.lhs == K and relation.rhs.is_Integer and relation.rel_op in (">=", ">"):
        return int(relation.rhs) + int(relation.rel_op == ">")
    return None


def _require(condition: Any, expected: str, got: Any) -> None:
    if not condition:
        raise ValueError(f"expected {expected}, got {got}")


def _check_classes(claim: sp.Rel, given: Sequence[sp.Rel], n_classes: Any) -> None:
    whole = n_classes is None or type(n_classes) is int
    _require(whole, "a Python integer for n_classes=", repr(n_classes))
    _require(n_classes is None or n_classes >= 1, "at least one class", n_classes)
    _require((n_classes or 1) <= _MOST_CLASSES, f"at most {_MOST_CLASSES} classes", n_classes)
    _require(least_classes(given) <= _MOST_CLASSES, f"K >= at most {_MOST_CLASSES}", given)
    cases = (n_classes or 1) ** len(class_letters(claim, *given))
    _require(cases <= _MOST_CASES, f"at most {_MOST_CASES} cases for n_classes=", cases)


def _check_letters(*relations: sp.Rel) -> None:
    """Letters of one name are one letter, and all that is assumed of them can be shown."""
    named: dict[str, sp.Expr] = {}
    letters = families_and_letters(*relations)
    _require(len(letters) <= _MOST_LETTERS, f"at most {_MOST_LETTERS} letters", len(letters))
    for letter in letters:
        name = str(letter.label if isinstance(letter, sp.IndexedBase) else letter)
        _require(named.setdefault(name, letter) == letter, "one letter of each name", f"two {name}")
        shown = ("integer", "positive", "negative", "nonnegative", "nonpositive", "nonzero")
        held = {kind: True for kind in shown if letter.assumptions0.get(kind)}
        plain = sp.Symbol(name, real=True, **held)
        known = letter.assumptions0.items() <= plain.assumptions0.items()
        _require(known, "a letter real or integer and of one sign, no more", name)


def _check(expr: sp.Basic, size: int, allowed: tuple[type, ...]) -> None:
    """Check one expression and all its parts; inside a sum or derivative, less is allowed."""
    if isinstance(expr, sp.Symbol):
        _require(expr.is_real, "a letter declared real", expr)
        _require(expr.is_positive or not expr.is_integer, "a positive integer letter", expr)
    elif isinstance(expr, sp.Indexed | sp.KroneckerDelta):
        _require(expr.is_real, "an indexed family declared real", expr)
        for index in expr.indices if isinstance(expr, sp.Indexed) else expr.args:
            _require(index.is_integer, "an integer index", expr)
            _check(index, size, (sp.Add, sp.Mul))
    elif isinstance(expr, sp.Sum):
        _check_sum(expr, size)
        _check(expr.function, size, (*_EVERYWHERE, sp.Derivative))
    elif isinstance(expr, sp.Derivative):
        for letter, times in expr.variable_count:
            _require(not letter.is_integer, "a derivative by a real letter", expr)
            few = times.is_Integer and times <= _HIGHEST_DERIVATIVE
            _require(few, f"a derivative of an order up to {_HIGHEST_DERIVATIVE}", expr)
        _check(expr.expr, size, (*_EVERYWHERE, sp.Derivative))
    elif expr.is_Rational:
        _require(max(abs(expr.p), expr.q) < _LARGEST, "numbers of up to 300 digits", "a longer one")
    elif not isinstance(expr, sp.NumberSymbol):
        _require(isinstance(expr, allowed) and isinstance(expr, sp.Expr), _WORDS, expr)
        _require(len(expr.args) == 2 or not isinstance(expr, sp.Max | sp.Min), "two terms", expr)
        for arg in expr.args:
            _check(arg, size, allowed)


def _check_sum(expr: sp.Sum, size: int) -> None:
    terms = 1
    for letter, low, high in expr.limits:
        _check(letter, size, ())
        _require(letter.is_integer and letter != K, "an integer letter to sum over", expr)
        for bound in (low, high):
            _require(bound.is_integer and not bound.is_infinite, "integer bounds of a sum", expr)
            _check(bound, size, (sp.Add, sp.Mul))
        _require(never_reversed(low, high, size), f"a sum of K >= {size} classes", expr)
        length = high - low + 1
        terms *= max(1, int(length.xreplace(dict.fromkeys(length.free_symbols, sp.Integer(5)))))
    _require(terms <= 5**6, "a sum of few terms", expr)


def _check_size(expr: sp.Expr, n_classes: int) -> None:
    """Refuse what would be too long if it were multiplied out."""
    for part in expr.atoms(sp.Add, sp.Mul, sp.Pow):
        below = {each.base for each in part.atoms(sp.Pow) if each.exp.is_negative}
        size = _terms(part, n_classes) * prod(_terms(base, n_classes) for base in below)
        _require(size <= _MOST_TERMS, f"at most {_MOST_TERMS} terms, multiplied out", part)


def _check_depth(claim: sp.Rel, *others: sp.Expr) -> None:
    """Refuse deep nesting, which is found without recursion, and more cases than a few."""
    parts: set[sp.Basic] = {claim, *others}
    for _ in range(_DEEPEST):
        parts = {arg for part in parts for arg in part.args}
    _require(not parts, f"at most {_DEEPEST} formulas in one another", "more")
    maxima = len(claim.atoms(sp.Max, sp.Min))
    _require(maxima <= _MOST_MAXIMA, f"at most {_MOST_MAXIMA} maxima and minima", maxima)


def _terms(expr: sp.Expr, n_classes: int) -> int:
    """About how many terms an expression has if it is multiplied out."""
    if isinstance(expr, sp.Pow) and expr.exp.is_Rational:
        power, terms = int(sp.ceiling(abs(expr.exp))), _terms(expr.base, n_classes)
        return comb(terms + power - 1, power) if terms > 1 else 1
    if isinstance(expr, sp.Sum | sp.Derivative):
        return _terms(expr.args[0], n_classes) * n_classes
    if not isinstance(expr, sp.Add | sp.Mul):
        return 1
    return (sum if isinstance(expr, sp.Add) else prod)(_terms(arg, n_classes) for arg in expr.args)


def _check_limit(claim: sp.Rel, given: Sequence[sp.Rel]) -> None:
    inner, letter, point, direction = claim.args[0].args
    _require(isinstance(claim, sp.Eq), "a limit in an equation", claim)
    _require(not letter.is_integer, "a limit in a real letter", claim)
    known = point.is_Rational or point in (sp.oo, -sp.oo)
    _require(known, "a limit at a number or at oo", claim)
    _require(str(direction) in ("+", "-"), "a limit from one side", claim)
    others = (*given, *inner.atoms(sp.Max, sp.Min))
    mentions = [each for each in others if letter in each.free_symbols]
    _require(not mentions, f"{letter} in the limit only", mentions)
