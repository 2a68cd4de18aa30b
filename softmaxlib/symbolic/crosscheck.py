"""Numbers against proofs: every claim is also tried at random points with mpmath.

The check shares nothing with the proof: classes are counted (two to five of them), sums are
written out, derivatives are taken of the written-out expression, letters get random values,
and both sides are evaluated to 50 digits.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import mpmath
from sympy import (
    Dummy,
    Eq,
    Expr,
    Ge,
    Gt,
    Integer,
    Le,
    Limit,
    Lt,
    Rel,
    Symbol,
    lambdify,
)
from sympy.tensor.indexed import Indexed

from .instances import class_indices, write_out
from .vocabulary import K

__all__ = ["POINTS", "Counterexample", "counterexample"]

POINTS = 20
DIGITS = 50
_AGREE = mpmath.mpf(10) ** -40
# A limit is compared at a point this far out; its error there is of the order of 1e-12.
_FAR = mpmath.mpf(10) ** 12
_NEAR_LIMIT = mpmath.mpf(10) ** -9


@dataclass(frozen=True)
class Counterexample:
    """A point at which a claim fails: the values of its letters and of its two sides."""

    n_classes: int
    values: dict[str, str]
    left: str
    right: str

    def __str__(self) -> str:
        letters = ", ".join(f"{name} = {value}" for name, value in self.values.items())
        return f"at K = {self.n_classes}, {letters}: left {self.left}, right {self.right}"


def counterexample(
    claim: Rel, given: Sequence[Rel] = (), n_classes: int | None = None, seed: int = 0
) -> Counterexample | None:
    """Look for a point at which a claim is false.

    Parameters
    ----------
    claim : Rel
        The claim.
    given : sequence of Rel
        Only points at which these hold are tried.
    n_classes : int, optional
        The number of classes; drawn from 2 to 5 if not given.
    seed : int, default 0
        Seed of the points.

    Returns
    -------
    Counterexample or None
        The first failure among `POINTS` points; None if there is none.

    Raises
    ------
    ValueError
        If no point that satisfies `given` was found.

    Examples
    --------
    >>> from softmaxlib.symbolic import less, o, real_softmax
    >>> counterexample(less(o[1], real_softmax(o))) is None
    True
    >>> print(counterexample(less(real_softmax(o), 0), n_classes=2))
    at K = 2, o[1] = 1.413, o[2] = -2.095: left 1.442, right 0.0
    """
    points = _points([claim, *given], n_classes, Random(seed))
    tried = 0
    with mpmath.workdps(DIGITS):
        for _ in range(100 * POINTS):
            size, values, (claim_here, *given_here) = next(points)
            values |= _solved(given_here, values)
            if not all(_holds(relation, values) for relation in given_here):
                continue
            if not _holds(claim_here, values):
                return _describe(size, values, claim_here)
            tried += 1
            if tried == POINTS:
                return None
    raise ValueError(f"expected points that satisfy {list(given)}, found {tried}")


def _points(
    relations: list[Rel], n_classes: int | None, rng: Random
) -> Iterator[tuple[int, dict[Any, Any], list[Rel]]]:
    """Random numbers of classes, indices and values, with the relations written out there."""
    while True:
        size = n_classes or rng.randint(2, 5)
        indices = {s: Integer(rng.randint(1, size)) for s in class_indices(relations)}
        here = [write_out(r, {**indices, K: Integer(size)}) for r in relations]
        atoms = sorted(set().union(*(_letters(r) for r in here)), key=str)
        yield size, {atom: _draw(atom, rng) for atom in atoms}, here


def _solved(given: Sequence[Rel], values: dict[Any, Any]) -> dict[Any, Any]:
    """Values of the letters that a hypothesis fixes: a random one would never fit."""
    fixed = (relation.args for relation in given if isinstance(relation, Eq))
    return {letter: _value(side, values) for letter, side in fixed if letter in values}


def _letters(expr: Any) -> set[Any]:
    """The letters that need a value: indexed ones, and symbols that are not their bases."""
    indexed = expr.atoms(Indexed)
    bare = expr.xreplace({each: Dummy() for each in indexed})
    # The direction of a limit is a symbol too, named + or -.
    names = {s for s in bare.atoms(Symbol) if not isinstance(s, Dummy) and s.name not in "+-"}
    return set(indexed) | names


def _draw(atom: Any, rng: Random) -> mpmath.mpf:
    """A random value that fits the assumptions of a letter."""
    if atom.is_positive:
        return mpmath.mpf(rng.uniform(0.1, 3.0))
    if atom.is_nonnegative:
        return mpmath.mpf(rng.choice([0.0, rng.uniform(0.1, 3.0)]))
    return mpmath.mpf(rng.gauss(0.0, 1.5))


def _value(expr: Expr, values: dict[Any, Any]) -> mpmath.mpf:
    """Value of one side; a limit is taken far out."""
    if isinstance(expr, Limit):
        inner, letter, point, _ = expr.args
        far = _FAR if point.is_infinite else mpmath.mpf(point) + 1 / _FAR
        return _value(inner, {**values, letter: far})
    atoms = list(values)
    stand_ins = [Dummy() for _ in atoms]
    plain = expr.xreplace(dict(zip(atoms, stand_ins, strict=True)))
    return mpmath.mpf(lambdify(stand_ins, plain, "mpmath")(*values.values()))


def _holds(relation: Rel, values: dict[Any, Any]) -> bool:
    left, right = (_value(side, values) for side in relation.args)
    slack = _NEAR_LIMIT if relation.has(Limit) else _AGREE
    slack *= max(1, abs(left), abs(right))
    if isinstance(relation, Eq):
        return bool(abs(left - right) <= slack)
    if isinstance(relation, Lt | Gt):
        return bool(left < right if isinstance(relation, Lt) else left > right)
    if isinstance(relation, Le | Ge):
        low, high = (left, right) if isinstance(relation, Le) else (right, left)
        return bool(low <= high + slack)
    raise TypeError(f"expected an equation or an inequality, got {relation}")


def _describe(size: int, values: dict[Any, Any], claim: Rel) -> Counterexample:
    left, right = (mpmath.nstr(_value(side, values), 4) for side in claim.args)
    return Counterexample(
        size, {str(atom): mpmath.nstr(value, 4) for atom, value in values.items()}, left, right
    )
