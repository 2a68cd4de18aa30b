"""A derivation: a chain of formulas from the start to the goal, each equal to the one before."""

import re
from dataclasses import replace
from typing import Any

from ..formula.answer_key import Domain, letters
from ..formula.compare import judge
from ..formula.names import FUNCTIONS, Names
from ..formula.normal_form import Form, normal_form, pieces, without_padding
from ..formula.objects import read
from ..outcome import Outcome
from .base import Kind, is_blank
from .letters import a

MOST_LINES, MOST_CHARACTERS = 20, 4000
MOST_COSTS = 100_000  # of all lines together, in microseconds or so
# One equals sign between formulas, not the one of <=, >=, != or ==; arrows; lines of LaTeX.
_EQUALS = re.compile(
    r"\n|&?(?<![<>!=:])=(?![=>])&?|=>|[⇒⟹→]|\\(?:Rightarrow|implies|to)(?![A-Za-z])|\\\\|"
    r"\\(?:begin|end)\{(?:align|aligned|gather|split|eqnarray)\*?\}"
)
_DOLLARS = re.compile(r"^\s*(\$\$?)([^$]*)\1\s*\Z")
_NAME = re.compile(r"\s*([A-Za-zα-ω]\w{0,9})'?\s*(?:\([^()]{0,20}\))?\s*")


class Derivation(Kind):
    """Lines from a start to a goal, each equal to the one before on the domain.

    The learner gives the lines as a list, one below the other, or with `=` between them; he may
    leave the start out. The first line that does not follow is named. The last must be the goal
    as it is written, apart from the order of terms and factors; so that there is something
    between, `steps` different lines are asked for.

    Parameters
    ----------
    start, goal : str
        The two ends.
    domain : str or mapping of str to str, default "real"
        What the letters may be, as of `Formula`.
    steps : int, default 1
        How many different lines must stand between start and goal.

    Examples
    --------
    >>> sigmoid = Derivation("exp(x)/(1 + exp(x))", "1/(1 + exp(-x))")
    >>> sigmoid.check("(exp(x)/exp(x))/((1 + exp(x))/exp(x)) = 1/(exp(-x) + 1)").status
    'correct'
    >>> sigmoid.check(["1/(1/exp(x) - 1)", "1/(1 + exp(-x))"]).wrong
    ('line 1',)
    """

    name = "derivation"

    def __init__(self, start: str, goal: str, *, domain: Domain = "real", steps: int = 1) -> None:
        self.start, self.goal, self.domain, self.steps = start, goal, domain, steps
        self.letters = letters(f"({start})*({goal})", domain)
        self.ends = self._form(start), self._form(goal)
        self.how = (
            f"Answer with lines from `{start}` to `{goal}`, one below the other or with `=` "
            "between them."
        )

    def _form(self, line: object) -> Form:
        return normal_form(read(line, Names(self.letters)))

    def _fields(self) -> dict[str, Any]:
        return {"start": self.start, "goal": self.goal, "letters": list(self.letters)}

    def _judge(self, answer: object) -> Outcome:
        lines = _lines(answer)
        if isinstance(lines, Outcome):
            return lines
        understood = []
        if len(lines) > 1 and self._is_name(lines[0]):  # p = … = …
            del lines[0]
        budget = MOST_COSTS // len(lines)
        for at, line in enumerate(lines):
            outcome = judge(line, self.start, domain=self.domain, budget=budget)
            understood += [outcome.understood] if outcome.understood else []
            if not outcome:
                stopped = self._stopped(outcome, at + 1)
                return replace(stopped, understood=" = ".join(understood))
        ended = self._ended([self._form(line) for line in lines])
        return replace(ended, understood=" = ".join(understood))

    def _is_name(self, line: object) -> bool:
        """Tell whether a line only names what is derived."""
        found = _NAME.fullmatch(line) if isinstance(line, str) else None
        return found is not None and found[1] not in (*self.letters, *FUNCTIONS, "e")

    def _stopped(self, outcome: Outcome, number: int) -> Outcome:
        """Say that a line could not be read, told, or does not follow."""
        said = f"Line {number}: {outcome.message}"
        if outcome.status == "incorrect":
            before = f"line {number - 1}" if number > 1 else f"the start, `{self.start}`"
            said = f"Line {number} does not follow from {before}. {outcome.message}".strip()
        return replace(outcome, message=said, wrong=(f"line {number}",))

    def _ended(self, forms: list[Form]) -> Outcome:
        """Judge a chain in which every line follows: whether it reaches the goal, and in steps."""
        kept = {*pieces(self.ends[0])}
        start, goal, *lines = (without_padding(each, kept) for each in (*self.ends, *forms))
        if forms[-1] != self.ends[1]:
            message = "Every line is right, but the last is not yet the goal"
            return Outcome("incorrect", f"{message}: end with `{self.goal}`.")
        whole = [without_padding(each) for each in (self.ends[0], *forms)]
        new = {line for line, a, b in zip(lines, whole, whole[1:], strict=False) if a != b}
        if len(new - {start, goal}) < self.steps:
            asked = "one line" if self.steps == 1 else f"{self.steps} different lines"
            message = f"Every line is right. Show at least {asked} between start and goal."
            if len(set(forms) - set(self.ends)) >= self.steps:
                message += " Something added and taken off again is nothing new in a line."
            return Outcome("incorrect", message, misconception="no-steps")
        return Outcome("correct", "Every line follows from the one before.")


def _lines(answer: object) -> list[object] | Outcome:
    """Split an answer into its lines, or say why it has none."""
    if not isinstance(answer, str | list | tuple):
        got = a(type(answer).__name__)
        return Outcome("invalid", f"Expected lines as text or a list, got {got}.")
    given = [answer] if isinstance(answer, str) else list(answer)
    lines: list[object] = []
    for each in given[: MOST_LINES + 1]:
        parts: list[object] = [each]
        if isinstance(each, str):
            parts = [*_EQUALS.split(_DOLLARS.sub(r"\2", each), MOST_LINES + 1)]
        lines += [part for part in parts if not is_blank(part)]
    if len(lines) > MOST_LINES or len(given) > MOST_LINES:
        return Outcome("invalid", f"Expected at most {MOST_LINES} lines, got more.")
    if sum(len(line) for line in lines if isinstance(line, str)) > MOST_CHARACTERS:
        return Outcome("invalid", f"Expected at most {MOST_CHARACTERS} characters, got more.")
    return lines or Outcome("invalid", "Expected formulas in the lines, got none.")
