"""Vectors and matrices of formulas; wrong entries are marked."""

from collections.abc import Sequence
from math import prod
from typing import Any

from ..formula.answer_key import Domain, Misconception
from ..outcome import Outcome, partly
from .base import is_blank
from .formula import Formula

MOST_ROWS = 100  # looked through for blank entries


class Vector(Formula):
    """A vector of formulas; wrong entries are marked.

    Parameters
    ----------
    key : sequence of str
        The right entries.
    domain, misconceptions, asked
        As of `Formula`; a misconception is a sequence of entries too.

    Examples
    --------
    >>> Vector(["p - 1", "q"]).check("(p - 1, q^2)").wrong
    ('entry 2',)
    """

    name = "vector"

    def __init__(
        self,
        key: Sequence[str] | Sequence[Sequence[str]],
        *,
        domain: Domain = "real",
        misconceptions: Sequence[Misconception] = (),
        asked: Sequence[str] = (),
    ) -> None:
        self.shape = _shape(key, self.name)
        rows = [each if isinstance(each, str) else list(each) for each in key]
        super().__init__(rows, domain=domain, misconceptions=misconceptions, asked=asked)

    def _fields(self) -> dict[str, Any]:
        return {**super()._fields(), "shape": self.shape}

    def _how(self, of: str) -> str:
        return f"Answer with a vector{of}, such as `[a, b, c]`."

    def _judge(self, answer: object) -> Outcome:
        if blank := _blank(answer):
            message = f"Still empty: {blank}. " + self.how
            return Outcome("invalid", message, wrong=(blank,))
        outcome = super()._judge(answer)
        n_entries = prod(self.shape)
        right = n_entries - len(outcome.wrong) if outcome.wrong else 0
        return partly(outcome, right, n_entries, "entries")


class Matrix(Vector):
    """A matrix of formulas; wrong entries are marked.

    Parameters
    ----------
    key : sequence of sequences of str
        The right entries, row by row.
    domain, misconceptions
        As of `Formula`; a misconception is a matrix too.

    Examples
    --------
    >>> hessian = Matrix([["p*(1-p)", "-p*q"], ["-p*q", "q*(1-q)"]])
    >>> hessian.check("[[p - p^2, -pq], [-pq, q + q^2]]").wrong
    ('row 2, column 2',)
    """

    name = "matrix"

    def _how(self, of: str) -> str:
        return f"Answer with a matrix{of}, row by row, such as `[[a, b], [c, d]]`."


def _shape(key: Any, name: str) -> list[int]:
    """Shape of a key; raise ValueError unless it is that of a vector or a matrix."""
    rows = [() if isinstance(each, str) else (len(each),) for each in key]
    shape = [len(key), *(rows[0] if rows else ())]
    if isinstance(key, str) or len(set(rows)) != 1 or len(shape) != (2 if name == "matrix" else 1):
        raise ValueError(f"expected the entries of a {name}, got {key!r}")
    return shape


def _blank(answer: object) -> str:
    """Name the first entry that is still blank, as a grid on a page may have; or nothing."""
    if not isinstance(answer, list | tuple):
        return ""
    for i, row in enumerate(answer[:MOST_ROWS]):
        if isinstance(row, list | tuple) and row:
            for j, entry in enumerate(row[:MOST_ROWS]):
                if is_blank(entry):
                    return f"row {i + 1}, column {j + 1}"
        elif is_blank(row):
            return f"entry {i + 1}"
    return ""
