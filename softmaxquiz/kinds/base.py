"""What all kinds of question share: a blank answer, a form, a sentence on how to answer."""

from abc import ABC, abstractmethod
from typing import Any, ClassVar

from ..outcome import Outcome

__all__ = ["Kind", "is_blank"]

MOST_PARTS = 1000  # no answer has more, and looking at each must stay quick


class Kind(ABC):
    """A kind of question: it judges an answer, and describes the input that a page needs.

    A kind says how in two places: `_judge`, which never sees a blank answer, and `_fields`, the
    data of its form.
    """

    name: ClassVar[str]
    """What the form calls the kind."""

    how: str
    """A sentence on how to answer."""

    slugs: tuple[str, ...] = ()
    """Names of the misconceptions this question knows; tests want a row for each."""

    def check(self, answer: object) -> Outcome:
        """Judge an answer; the dots of an untouched cell and anything empty are blank."""
        if is_blank(answer):
            return Outcome("not_attempted")  # how to answer stands above, with the question
        return self._judge(answer)

    def form(self) -> dict[str, Any]:
        """Describe the input that a page needs, as JSON has it; never the right answer."""
        return {"kind": self.name, "how": self.how, **self._fields()}

    def listing(self) -> str:
        """List in Markdown what there is to choose from, each with its letter, if anything."""
        return ""

    @abstractmethod
    def _judge(self, answer: object) -> Outcome:
        """Judge an answer that is not blank."""

    def _fields(self) -> dict[str, Any]:
        """What the form needs besides its kind."""
        return {}


def is_blank(answer: object) -> bool:
    """Tell whether an answer was not given: dots, white space, or nothing but those.

    >>> is_blank(...), is_blank(["", [...]]), is_blank("0")
    (True, True, False)
    """
    if answer is ...:
        return True
    if isinstance(answer, str):
        return answer.strip() in {"", "...", "…"}
    if isinstance(answer, dict):
        return is_blank(list(answer.values()))
    if isinstance(answer, list | tuple | set | frozenset):
        return len(answer) <= MOST_PARTS and all(map(is_blank, answer))
    return False
