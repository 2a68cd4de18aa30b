"""The outcome of a check: what was understood, whether it is right, and where and why not."""

import json
from dataclasses import asdict, dataclass
from typing import Literal

__all__ = ["Outcome", "Status", "Witness"]

Status = Literal["correct", "incorrect", "invalid", "not_attempted", "undecided"]

TITLES: dict[str, str] = {
    "correct": "Correct",
    "incorrect": "Not yet",
    "invalid": "Could not be read",
    "not_attempted": "Not attempted yet",
    "undecided": "Could not be decided",
}


@dataclass(frozen=True)
class Witness:
    """A place where an answer and the right one differ, in text.

    Attributes
    ----------
    at : tuple of (name, value)
        The point: ``(("a", "1.3"), ("b", "-0.2"))``. Empty for constants.
    yours, expected : str
        The two values there.
    """

    at: tuple[tuple[str, str], ...]
    yours: str
    expected: str

    def __str__(self) -> str:
        point = ", ".join(f"{name} = {value}" for name, value in self.at)
        start = f"at {point} " if point else ""
        return f"{start}yours is {self.yours}, expected {self.expected}"


@dataclass(frozen=True)
class Outcome:
    """What a check found. It is shown to the learner, and the same in every place as JSON.

    Attributes
    ----------
    status : str
        "correct", "incorrect", "invalid" (could not be read; costs nothing), "not_attempted", or
        "undecided" (could not be told; never shown as wrong).
    message : str
        What to tell the learner: sentences in plain text, formulas in them as the learner types
        them, in backquotes.
    understood : str
        What was read, in LaTeX; empty if nothing could be.
    witness : Witness or None
        Where an incorrect answer differs.
    misconception : str
        The name of the rule that explains a wrong answer, such as "sign"; empty if none does.
    answer : str
        What was typed, as far as it matters for `caret`.
    caret : int or None
        The place in `answer` that could not be read, from 0.
    wrong : tuple of str
        Which parts of a composite answer are wrong: "row 2, column 1", "line 3".

    Examples
    --------
    >>> Outcome("incorrect", "The sign is wrong.", witness=Witness((("x", "2"),), "-4", "4"))
    Not yet. The sign is wrong. At x = 2 yours is -4, expected 4.
    """

    status: Status
    message: str = ""
    understood: str = ""
    witness: Witness | None = None
    misconception: str = ""
    answer: str = ""
    caret: int | None = None
    wrong: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether the answer is correct."""
        return self.status == "correct"

    def to_json(self) -> str:
        """Return all fields as JSON: the same bytes on every platform and Python."""
        return json.dumps(asdict(self), sort_keys=True, separators=(",", ":"))

    def __repr__(self) -> str:
        lines = [self.text]
        if self.caret is not None:
            lines += [f"    {self.answer}", "    " + " " * self.caret + "^"]
        return "\n".join(lines)

    @property
    def text(self) -> str:
        """The outcome in sentences."""
        end = str(self.witness) if self.witness else ""
        sentences = [TITLES[self.status], self.message, end[:1].upper() + end[1:]]
        return " ".join(sentence.rstrip(".") + "." for sentence in sentences if sentence)
