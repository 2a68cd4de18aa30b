"""Choices: one option of several, or all that are right. Each option has its own feedback."""

from abc import abstractmethod
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Any

from ..outcome import Outcome, Status
from .base import Kind
from .letters import listed, read_letters


@dataclass(frozen=True)
class Option:
    """One of the options of a choice; write it with `right` or `wrong`."""

    text: str
    feedback: str
    is_right: bool
    slug: str = ""


def right(text: str, feedback: str) -> Option:
    """Write an option that belongs to the right answer.

    Parameters
    ----------
    text, feedback : str
        What the learner reads, in Markdown, and why it is right.

    Returns
    -------
    Option
        The option.

    Examples
    --------
    >>> right("$2 + 2 = 4$", "Yes.").is_right
    True
    """
    return Option(text, feedback, is_right=True)


def wrong(text: str, feedback: str, slug: str = "") -> Option:
    """Write an option that is wrong.

    Parameters
    ----------
    text, feedback : str
        What the learner reads, in Markdown, and what is wrong in it.
    slug : str
        The name of the misconception behind it, if it has one.

    Returns
    -------
    Option
        The option.

    Examples
    --------
    >>> wrong("$2 + 2 = 5$", "Count again.", "fence-post").slug
    'fence-post'
    """
    return Option(text, feedback, is_right=False, slug=slug)


class _Options(Kind):
    """What both kinds of choice share: options with letters, from a on."""

    def __init__(self, *options: Option) -> None:
        if not 2 <= len(options) <= len(ascii_lowercase):
            raise ValueError(f"expected 2 to 26 options, got {len(options)}")
        self.lettered = self.options = dict(zip(ascii_lowercase, options, strict=False))
        self.key = {letter for letter, option in self.options.items() if option.is_right}
        self.slugs = tuple(option.slug for option in options if option.slug)

    def _fields(self) -> dict[str, Any]:
        return {"options": self._items()}

    def _judge(self, answer: object) -> Outcome:
        letters = read_letters(answer, list(self.options), "option")
        return letters if isinstance(letters, Outcome) else self._found(sorted(set(letters)))

    @abstractmethod
    def _found(self, letters: list[str]) -> Outcome:
        """Judge distinct letters of options, in order."""


class Choice(_Options):
    """One option of several; the learner answers with its letter.

    Parameters
    ----------
    *options : Option
        The options, exactly one of them right; they get the letters a, b, c, …

    Raises
    ------
    ValueError
        If not exactly one option is right.

    Examples
    --------
    >>> colour = Choice(right("red", "Yes."), wrong("blue", "That is the sky."))
    >>> colour.check("B)")
    Not yet. That is the sky.
    """

    name = "choice"
    how = "Answer with the letter of one option, such as `a`."

    def __init__(self, *options: Option) -> None:
        super().__init__(*options)
        if len(self.key) != 1:
            raise ValueError(f"expected one right option, got {len(self.key)}")

    def _found(self, letters: list[str]) -> Outcome:
        if len(letters) > 1:
            return Outcome("invalid", f"Expected the letter of one option, got {listed(letters)}.")
        chosen = self.options[letters[0]]
        status: Status = "correct" if chosen.is_right else "incorrect"
        return Outcome(status, chosen.feedback, misconception=chosen.slug)


class Choices(_Options):
    """All options that are right, out of several; the learner answers with their letters.

    Parameters
    ----------
    *options : Option
        The options, at least one of them right; they get the letters a, b, c, …

    Raises
    ------
    ValueError
        If no option is right.

    Examples
    --------
    >>> even = Choices(right("2", "Yes."), wrong("3", "It is odd."), right("4", "Yes."))
    >>> even.check("a, c")
    Correct. All of them, and only those.
    >>> even.check({"a", "b"})
    Not yet. Option b: It is odd.
    >>> even.check("a")
    Not yet. What you chose is right, but not all: one more option is right.
    """

    name = "choices"
    how = "Answer with the letters of all options that are right, such as `a, c`."

    def __init__(self, *options: Option) -> None:
        super().__init__(*options)
        if not self.key:
            raise ValueError("expected at least one right option, got none")

    def _found(self, letters: list[str]) -> Outcome:
        false = [letter for letter in letters if letter not in self.key]
        if false:
            first = self.options[false[0]]
            message = " ".join(f"Option {key}: {self.options[key].feedback}" for key in false)
            at = tuple(f"option {letter}" for letter in false)
            return Outcome("incorrect", message, misconception=first.slug, wrong=at)
        if missing := len(self.key) - len(letters):
            more = "one more option is" if missing == 1 else f"{missing} more options are"
            return Outcome("incorrect", f"What you chose is right, but not all: {more} right.")
        return Outcome("correct", "All of them, and only those.")
