"""A formula: a thin layer over the engine. Intervals, limits, vectors, matrices build on it."""

from collections.abc import Sequence
from typing import Any, ClassVar

from ..formula.answer_key import Domain, Misconception, letters
from ..formula.compare import judge
from ..outcome import Outcome
from .base import Kind

__all__ = ["Formula"]


class Formula(Kind):
    """A formula that equals the key everywhere on a domain, however it is written.

    Parameters
    ----------
    key : str
        The right formula, as a learner would type it.
    domain : str or mapping of str to str, default "real"
        What the letters may be: "real", "positive", "unit", "probability" or "natural"; one
        for all, or one for each.
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
