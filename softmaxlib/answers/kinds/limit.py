"""A limit: finite, infinite, or none."""

from ..outcome import Outcome
from .formula import Formula

__all__ = ["Limit"]


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


def _says_none(text: str) -> bool:
    """Tell whether an answer says that there is no limit."""
    words = " ".join(text[:30].casefold().replace(".", "").split())
    return words in {"none", "dne", "does not exist", "no limit", "there is none"}
