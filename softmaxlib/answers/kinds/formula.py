"""Formulas, and vectors and matrices of them: thin layers over the engine."""

from collections.abc import Sequence
from typing import Any, ClassVar

from ..outcome import Outcome
from ._engine import Domain, Misconception, judge, letters
from .base import Kind

__all__ = ["Formula", "Interval", "Limit", "Matrix", "Vector"]


class Formula(Kind):
    """A formula that equals the key everywhere on a domain, however it is written.

    Parameters
    ----------
    key : str
        The right formula, as a learner would type it.
    domain : str or mapping of str to str, default "real"
        What the letters may be: "real", "positive", "probability", "integer", …; one for all, or
        one for each.
    misconceptions : sequence of (slug, formula, message)
        Wrong answers with a name, and what is wrong in each.

    Examples
    --------
    >>> sigmoid = Formula("1/(1 + exp(-x))")
    >>> sigmoid.check("e^x/(1 + e^x)").status
    'correct'
    """

    name = "formula"
    _options: ClassVar[dict[str, bool]] = {}

    def __init__(
        self,
        key: str | list[Any],
        *,
        domain: Domain = "real",
        misconceptions: Sequence[Misconception] = (),
    ) -> None:
        self.key, self.domain = key, domain
        self.misconceptions = tuple(misconceptions)
        self.slugs = tuple(slug for slug, _, _ in misconceptions)
        self.letters = letters(key, domain)
        self.how = self._how(f" in {', '.join(self.letters)}" if self.letters else "")

    def _how(self, of: str) -> str:
        """A sentence on how to answer, from a phrase that names the letters."""
        return f"Answer with a formula{of}, such as `2*x^2`, `log(x)` or `e^-x`."

    def _fields(self) -> dict[str, Any]:
        return {"letters": list(self.letters)}

    def _judge(self, answer: object) -> Outcome:
        named = self.misconceptions
        return judge(answer, self.key, domain=self.domain, misconceptions=named, **self._options)


class Interval(Formula):
    """An interval; the learner may type it with brackets or as inequalities.

    Examples
    --------
    >>> gap = Interval("(0, log(2)]")
    >>> gap.check("(0, ln 2]").status
    'correct'
    """

    name = "interval"
    _options: ClassVar = {"interval": True}

    def _how(self, of: str) -> str:
        return f"Answer with an interval{of}, such as `(0, 1]`, `[2, inf)` or `0 < x <= 1`."


class Limit(Formula):
    """A limit: a number, a formula, infinite, or none at all.

    Its key is as of `Formula`; "inf", "-inf" or "none" besides.

    Examples
    --------
    >>> Limit("inf").check("∞").status
    'correct'
    """

    name = "limit"

    def _judge(self, answer: object) -> Outcome:
        if self.key == "none" or not isinstance(answer, str) or not _says_none(answer):
            return super()._judge(answer)
        for slug, wrong, message in self.misconceptions:
            if wrong == "none":
                return Outcome("incorrect", message, misconception=slug)
        return Outcome("incorrect", "There is a limit.")

    def _how(self, of: str) -> str:
        return f"Answer with the limit{of}, such as `1/2`, `-inf`, or `none` if there is no limit."


class Matrix(Formula):
    """A matrix of formulas; wrong entries are marked.

    Examples
    --------
    >>> hessian = Matrix([["p*(1-p)", "-p*q"], ["-p*q", "q*(1-q)"]])
    >>> hessian.check("[[p - p^2, -pq], [-pq, q + q^2]]").wrong
    ('row 2, column 2',)
    """

    name = "matrix"

    def _fields(self) -> dict[str, Any]:
        return {**super()._fields(), "shape": [len(self.key), len(self.key[0])]}

    def _how(self, of: str) -> str:
        return f"Answer with a matrix{of}, row by row, such as `[[a, b], [c, d]]`."


class Vector(Formula):
    """A vector of formulas; wrong entries are marked.

    Examples
    --------
    >>> Vector(["p - 1", "q"]).check("(p - 1, q^2)").wrong
    ('entry 2',)
    """

    name = "vector"

    def _fields(self) -> dict[str, Any]:
        return {**super()._fields(), "shape": [len(self.key)]}

    def _how(self, of: str) -> str:
        return f"Answer with a vector{of}, such as `[a, b, c]`."


def _says_none(text: str) -> bool:
    """Tell whether an answer says that there is no limit."""
    words = " ".join(text[:30].casefold().replace(".", "").split())
    return words in {"none", "dne", "does not exist", "no limit", "there is none"}
