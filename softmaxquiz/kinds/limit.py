"""A limit: finite, infinite, or none."""

from ..formula.answer_key import says_none
from ..outcome import Outcome
from .formula import Formula

__all__ = ["Limit"]

_GROWS = {"diverges", "divergent", "unbounded"}


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
        if "inf" in str(self.key) and str(answer).strip(" .").casefold() in _GROWS:
            return Outcome("invalid", "Say where it goes: answer `inf` or `-inf`")
        for slug, wrong, message in self.misconceptions:
            if says_none(wrong):
                return Outcome("incorrect", message, misconception=slug)
        return Outcome("incorrect", "There is a limit.")

    def _how(self, of: str) -> str:
        return f"Answer with the limit{of}, such as `1/2`, `-inf`, or `none` if there is no limit."
