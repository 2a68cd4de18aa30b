"""A formula, an interval or a limit: thin layers over the engine."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ..formula.answer_key import Domain, Misconception, letters, says_none
from ..formula.compare import judge, repeats
from ..formula.response import Named
from ..outcome import Outcome
from .base import Kind

ASKED = "That is the question, or a part of it: what can be made of it?"
FORM = "The value is right, but not the form that is asked for."
_GROWS = {"diverges", "divergent", "unbounded"}


class Formula(Kind):
    """A formula that equals the key everywhere on a domain, however it is written.

    Parameters
    ----------
    key : str
        The right formula, as a learner would type it.
    domain : str or mapping of str to str, default "real"
        What the letters may be: "real", "positive", "unit", "probability", "natural" or "label";
        one for all, or one for each, with conditions such as "positive, a < b".
    misconceptions : sequence of (slug, formula, message)
        Wrong answers with a name, and what is wrong in each.
    also : sequence of str
        Other right answers, that are not equal to the key.
    asked : sequence of str
        Parts of the question's own formula; an answer that repeats one gives the question back.
    form : str or mapping of str to str
        Where the answer must equal the key too, if a form is asked for; empty for nowhere.
    named : sequence of str, or mapping of str to str
        What the inequalities for an interval may be about, besides a letter; in a mapping each with
        a positive factor that is divided out, such as {"eta*a": "a"} for an interval of eta.

    Examples
    --------
    >>> sigmoid = Formula("1/(1 + exp(-x))")
    >>> sigmoid.check("e^x/(1 + e^x)").status
    'correct'
    """

    name = "formula"
    _is_interval = False

    def __init__(
        self,
        key: str | list[Any],
        *,
        domain: Domain = "real",
        misconceptions: Sequence[Misconception] = (),
        also: Sequence[str] = (),
        asked: Sequence[str] = (),
        form: Domain = "",
        named: Named = (),
    ) -> None:
        self.key, self.domain = key, domain
        self.also, self.asked, self.wider = tuple(also), tuple(asked), form
        self.options = {"interval": self._is_interval, "named": named}
        self.misconceptions = tuple(misconceptions)
        own = [slug for slug, _, _ in misconceptions]
        self.slugs = (*own, *["question"] * bool(asked))
        self.letters = letters(key, domain)
        self.how = self._how(f" in {', '.join(self.letters)}" if self.letters else "")

    def _how(self, of: str) -> str:
        """A sentence on how to answer, from a phrase that names the letters."""
        return f"Answer with a formula{of}, such as `2*x^2`, `log(x)` or `e^-x`."

    def _fields(self) -> dict[str, Any]:
        return {"letters": list(self.letters)}

    def _judge(self, answer: object) -> Outcome:
        outcome = self._compared(answer, self.key, self.domain)
        if not outcome:
            others = (self._compared(answer, other, self.domain) for other in self.also)
            return next(filter(None, others), outcome)
        if repeats(answer, self.key, self.asked, self.domain):
            return replace(outcome, status="incorrect", message=ASKED, misconception="question")
        wider = self._compared(answer, self.key, self.wider) if self.wider else outcome
        if wider.status == "incorrect":
            return replace(wider, witness=None, message=wider.message or FORM)
        return outcome

    def _compared(self, answer: object, key: Any, domain: Domain) -> Outcome:
        """Compare with the key, or with another right answer."""
        named = self.misconceptions
        return judge(answer, key, domain=domain, misconceptions=named, **self.options)


class Interval(Formula):
    """An interval; the learner may type it with brackets or as inequalities.

    Examples
    --------
    >>> gap = Interval("(0, log(2)]", named=["a - b"])
    >>> gap.check("(0, ln 2]").status, gap.check("0 < a - b <= ln 2").status
    ('correct', 'correct')
    """

    name = "interval"

    _is_interval = True

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
