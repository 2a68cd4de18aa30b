"""Numbers against proofs: every claim is also tried at random points with mpmath.

The check shares no rule with the proof: classes are counted (one to five of them), sums are
added up, letters get random values, and both sides are evaluated to 50 digits.
"""

from collections.abc import Sequence
from itertools import cycle, islice
from random import Random

import mpmath
import sympy as sp

from .jets import TooLargeError
from .language import least_classes
from .letters import class_letters, integer_letters, is_total
from .points import Point, UndefinedError

__all__ = ["DIGITS", "POINTS", "SIZES", "counterexample", "holds", "value_of"]

POINTS = 20
SIZES = (2, 1, 3, 4, 5)
DIGITS = 50
_AGREE = mpmath.mpf(10) ** -40
# A limit is compared at points so many digits out, as far as its exponentials can be computed;
# most have an error of the order of 1e-12 at the first.
_FAR = (12, 20, 34, 100, 300, 900)
_NEAR_LIMIT = mpmath.mpf(10) ** -9


def counterexample(
    claim: sp.Rel, given: Sequence[sp.Rel] = (), n_classes: int | None = None, seed: int = 0
) -> str | None:
    """In words, the first of `POINTS` random points where a claim fails and the hypotheses hold."""
    rng = Random(seed)
    classes = class_letters(claim, *given)
    sizes = [letter for letter in integer_letters(claim, *given) if letter not in classes]
    tried = too_large = 0
    more = max(0, least_classes(given) - 3)  # three classes and more, for K >= 6
    counts = [n_classes] if n_classes else [size + more for size in SIZES]
    with mpmath.workdps(DIGITS):
        for number, size in enumerate(islice(cycle(counts), 100 * POINTS)):
            if number > 20 * POINTS and not tried:
                break
            point = Point(size, rng)
            point.integers |= {letter: rng.randint(1, 6) for letter in sizes}
            try:
                _fix_letters(point, given)
                if all(holds(relation, point) for relation in given):
                    if not holds(claim, point):
                        return _describe(point, claim)
                    tried += 1
            except TooLargeError:
                too_large += 1
            if tried == POINTS:
                return None
    if too_large:
        raise ValueError(f"expected exponents below 10**40, got larger ones in {claim}")
    raise ValueError(f"expected points that satisfy {list(given)}, found {tried}")


def _fix_letters(point: Point, given: Sequence[sp.Rel]) -> None:
    """Give letters the values that equations fix: a random one would never fit."""
    equations = [relation for relation in given if isinstance(relation, sp.Eq)]
    for relation in sorted(equations, key=lambda each: len(each.free_symbols)):
        for letter, side in (relation.args, relation.args[::-1]):
            is_letter = isinstance(letter, sp.Symbol | sp.Indexed) and not letter.is_integer
            if is_letter or is_total(letter):
                point.fix(letter, side)
                break


def value_of(expr: sp.Expr, point: Point, far: int = _FAR[0]) -> mpmath.mpf | None:
    """Value of one side, None if it has none; a limit is taken so many digits out."""
    try:
        if not isinstance(expr, sp.Limit):
            return point.value(expr)
        inner, letter, where, direction = expr.args
        step = mpmath.mpf(10) ** far
        if where.is_infinite:
            return point.value(inner, at=(letter, step if where > 0 else -step))
        gap = 1 / step if str(direction) == "+" else -1 / step
        return point.value(inner, at=(letter, point.value(where) + gap))
    except UndefinedError:
        return None


def holds(relation: sp.Rel, point: Point) -> bool:
    """Tell whether a relation holds at a point; False where a side has no value."""
    if isinstance(relation.lhs, sp.Limit):
        return _may_tend(relation.lhs, value_of(relation.rhs, point), point)
    left, right = (value_of(side, point) for side in relation.args)
    if left is None or right is None:
        return False
    slack = _AGREE * max(1, abs(left), abs(right))
    if isinstance(relation, sp.Eq):
        return bool(abs(left - right) <= slack)
    low, high = (left, right) if isinstance(relation, sp.Lt | sp.Le) else (right, left)
    return bool(low < high if isinstance(relation, sp.Lt | sp.Gt) else low <= high + slack)


def _may_tend(limit: sp.Limit, value: mpmath.mpf | None, point: Point) -> bool:
    """Tell whether numbers on the way to a limit are near its value, or still come nearer."""
    errors: list[mpmath.mpf] = []
    for far in _FAR:
        try:
            with mpmath.workdps(DIGITS + 4 * far):  # differences of neighbours lose digits
                here = value_of(limit, point, far)
        except TooLargeError:
            if errors:
                break
            raise
        if here is None or value is None:
            return False
        errors.append(abs(here - value))
        if errors[-1] <= _NEAR_LIMIT * max(1, abs(value)):
            return True
    return len(errors) > 2 and not _settles(*errors[-3:])


def _settles(first: mpmath.mpf, second: mpmath.mpf, third: mpmath.mpf) -> bool:
    """Tell whether errors stay or grow, or tend to one near the last, by Aitken's extrapolation."""
    before, now = second - first, third - second
    if before >= 0 or now >= 0 or now <= before:
        return bool(now >= 0)
    return bool(third - now**2 / (now - before) > 0.99 * third)


def _describe(point: Point, claim: sp.Rel) -> str:
    sides = (value_of(side, point) for side in claim.args)
    left, right = ("undefined" if v is None else mpmath.nstr(v, 4) for v in sides)
    letters = [f"{letter} = {number}" for letter, number in point.integers.items()]
    reals = sorted(point.reals.items(), key=str)
    letters += [f"{letter} = {mpmath.nstr(number, 4)}" for letter, number in reals]
    return f"at {', '.join(letters)}: left {left}, right {right}"
