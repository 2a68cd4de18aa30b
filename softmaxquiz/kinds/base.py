"""What all kinds of question share: a blank answer, a form, a sentence on how to answer."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from itertools import islice
from typing import Any, ClassVar

from ..formula.objects import is_missing
from ..outcome import Outcome

MOST_PARTS = 500  # no answer has more, and looking at each must stay quick
LONGEST = 50_000  # characters
DEEPEST = 6


class Kind(ABC):
    """A kind of question: it judges an answer, and describes the input that a page needs.

    A kind says how in two places: `_judge`, which never sees a blank answer, and `_fields`, the
    data of its form.
    """

    name: ClassVar[str]
    """What the form calls the kind."""

    how: str
    """A sentence on how to answer."""

    lettered: Mapping[str, Any] = {}
    """What there is to choose from or to be put in order, by its letter."""

    slugs: tuple[str, ...] = ()
    """Names of the misconceptions this question knows; tests want a row for each."""

    def check(self, answer: object) -> Outcome:
        """Judge any answer; the dots of an untouched cell and anything empty are blank."""
        try:
            own = builtin(answer)
            # How to answer stands above, with the question.
            return Outcome("not_attempted") if is_blank(own) else self._judge(own)
        except KeyboardInterrupt:
            raise
        except RecursionError:
            return Outcome("invalid", f"This is nested too deeply. {self.how}")
        except BaseException as error:  # never the learner's fault, so never shown as wrong
            return Outcome("undecided", f"The check itself failed ({type(error).__name__}).")

    def form(self) -> dict[str, Any]:
        """Describe the input that a page needs, as JSON has it; never the right answer."""
        return {"kind": self.name, "how": self.how, **self._fields()}

    def listing(self) -> str:
        """List in Markdown what there is to choose from, each with its letter, if anything."""
        return "\n".join(f"- **{key})** {each.text}" for key, each in self.lettered.items())

    def _items(self) -> list[dict[str, str]]:
        """The same as data for a form."""
        return [{"key": key, "text": each.text} for key, each in self.lettered.items()]

    @abstractmethod
    def _judge(self, answer: object) -> Outcome:
        """Judge an answer that is not blank."""

    def _fields(self) -> dict[str, Any]:
        """What the form needs besides its kind."""
        return {}


def builtin(answer: Any) -> Any:
    """Return texts, lists and mappings as Python's own, whatever their classes make of them.

    Of very long ones the beginning is enough to say that they are too long.

    >>> builtin(["a", ("b",)])
    ['a', ('b',)]
    """
    left = MOST_PARTS

    def inner(answer: Any, depth: int) -> Any:
        nonlocal left
        kinds: tuple[Any, ...] = (str, list, tuple, dict, set, frozenset)
        kind = next((each for each in kinds if issubclass(type(answer), each)), None)
        if kind is str:
            return str.__str__(answer)[:LONGEST]
        if kind is None or depth > DEEPEST:
            return answer
        given = dict.items(answer) if kind is dict else kind.__iter__(answer)
        parts = [*islice(given, left + 1)]
        left = max(0, left - len(parts))
        if kind is dict:
            return {inner(key, DEEPEST): inner(value, depth + 1) for key, value in parts}
        return kind(inner(part, depth + 1) for part in parts)

    return inner(answer, 0)


def is_blank(answer: object) -> bool:
    """Tell whether an answer was not given: dots, white space, or nothing but those.

    >>> is_blank(...), is_blank(["", [...]]), is_blank("0")
    (True, True, False)
    """
    if isinstance(answer, dict):
        return is_blank(list(answer.values()))
    if isinstance(answer, list | tuple | set | frozenset):
        return all(map(is_blank, answer))
    return answer is not None and is_missing(answer)
