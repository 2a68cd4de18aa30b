"""A formula, an interval or a limit: thin layers over the engine."""

from collections.abc import Sequence
from typing import Any, ClassVar

from ..formula.answer_key import Domain, Misconception, letters, says_none
from ..formula.compare import judge
from ..outcome import Outcome
from .base import Kind

_GROWS = {"diverges", "divergent", "unbounded"}


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
        if says_none(self.key) or not says_none(answer):
            return super()._judge(answer)
        if (
            "inf" in str(self.key)
            and str(answer).strip(" .").casefold().removeprefix("it ") in _GROWS
        ):
            return Outcome("invalid", "Say where it goes: answer `inf` or `-inf`")
        for slug, wrong, message in self.misconceptions:
            if says_none(wrong):
                return Outcome("incorrect", message, misconception=slug)
        return Outcome("incorrect", "There is a limit.")

    def _how(self, of: str) -> str:
        return f"Answer with the limit{of}, such as `3/7`, `-inf`, or `none` if there is no limit."
