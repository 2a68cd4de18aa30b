"""Solve systems of linear equations exactly."""

from fractions import Fraction

from ._conditions import relations
from ._errors import TooLargeError, UndefinedError
from ._tree import Node, sub
from .numbers import Real, is_exact, value_of

Row = list[Fraction]
MOST_UNKNOWNS = 6


def solution(condition: Node, names: tuple[str, ...]) -> dict[str, Fraction] | None:
    """Return the one solution of a system of linear equations; None if it is no such system."""
    atoms = relations(condition)
    is_system = condition.value == "and" and all(atom.value == "=" for atom in atoms)
    if not is_system or not 1 < len(names) <= MOST_UNKNOWNS:
        return None
    try:
        rows = [_row(sub(*atom.args), names) for atom in atoms]
    except (UndefinedError, TooLargeError):
        return None
    return _solved([row for row in rows if row], names) if all(rows) else None


def is_system(condition: Node) -> bool:
    """Tell whether an equation must hold with something else somewhere in a condition."""
    if condition.kind == "relation":
        return False
    has_equation = any(part.value == "=" for part in condition.args)
    return (condition.value == "and" and has_equation) or any(map(is_system, condition.args))


def _row(side: Node, names: tuple[str, ...]) -> Row:
    """Return the coefficients of a linear form, the constant last; nothing if it is not one."""
    ends = [
        _value(side, {**dict.fromkeys(names, Fraction(0)), name: Fraction(1)}) for name in names
    ]
    start = _value(side, dict.fromkeys(names, Fraction(0)))
    if start is None or None in ends:
        return []
    row = [end - start for end in ends if end is not None]
    for step in (7, -11):  # elsewhere only a linear form is what these say
        point = {name: Fraction(step + at * at, at + 2) for at, name in enumerate(names)}
        expected = start + sum(c * point[n] for c, n in zip(row, names, strict=True))
        if _value(side, point) != expected:
            return []
    return [*row, start]


def _value(side: Node, point: dict[str, Fraction]) -> Fraction | None:
    value = value_of(side, point, Real(64))
    return value if is_exact(value) else None


def _solved(rows: list[Row], names: tuple[str, ...]) -> dict[str, Fraction] | None:
    """Return the solution by elimination; None unless there is exactly one."""
    for at in range(len(names)):
        pivot = next((row for row in rows[at:] if row[at]), None)
        if pivot is None:
            return None
        rows.remove(pivot)
        pivot = [entry / pivot[at] for entry in pivot]
        rows = [[e - row[at] * p for e, p in zip(row, pivot, strict=True)] for row in rows]
        rows.insert(at, pivot)
    if any(row[-1] for row in rows[len(names) :]):
        return None
    return {name: -row[-1] for name, row in zip(names, rows, strict=False)}
