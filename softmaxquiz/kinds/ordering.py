"""Put the lines of a proof in order. Every order in which each line has what it needs is right."""

from dataclasses import dataclass
from graphlib import TopologicalSorter
from string import ascii_lowercase
from typing import Any

from ..outcome import Outcome, partly
from .base import Kind
from .letters import listed, read_letters


@dataclass(frozen=True)
class Line:
    """A line of a proof, with the letters of the lines that it needs before it.

    Lines are shown in the order of their letters, so scramble these. A distractor says why the line
    does not belong to the proof.

    Examples
    --------
    >>> Line("b", "So Socrates is mortal.", needs="ac").needs
    'ac'
    """

    key: str
    text: str
    needs: str = ""
    distractor: str = ""


class Ordering(Kind):
    """A Parsons problem: lines, some of which need others before them, perhaps some too many.

    Parameters
    ----------
    *lines : Line
        The lines, in any order.

    Raises
    ------
    ValueError
        If a letter is used twice or is none, if a line needs one that there is not, or if lines
        need one another.

    Examples
    --------
    >>> proof = Ordering(
    ...     Line("c", "All humans are mortal."),
    ...     Line("a", "Socrates is human."),
    ...     Line("b", "So Socrates is mortal.", needs="ac"),
    ...     Line("d", "So Socrates is a philosopher.", distractor="Nothing says so."),
    ... )
    >>> proof.check("a c b"), proof.check(["c", "a", "b"])
    (Correct., Correct.)
    >>> proof.check("abc")
    Not yet. Line b comes too early: it needs line c before it. 1 of 3 lines is right.
    """

    name = "ordering"
    how = "Answer with the letters of the lines in order, such as `b a c`."

    def __init__(self, *lines: Line) -> None:
        self.lines = {line.key: line for line in sorted(lines, key=lambda line: line.key)}
        self.lettered = self.lines
        if len(self.lines) < len(lines) or not set(self.lines) <= set(ascii_lowercase):
            raise ValueError(f"expected distinct small letters, got {[line.key for line in lines]}")
        self.proof = {key: each for key, each in self.lines.items() if not each.distractor}
        for line in lines:
            if not set(line.needs) <= set(self.proof):
                raise ValueError(f"expected line {line.key} to need known lines, got {line.needs}")
        TopologicalSorter({key: each.needs for key, each in self.lines.items()}).prepare()

    def _fields(self) -> dict[str, Any]:
        return {"lines": self._items(), "all": len(self.proof) == len(self.lines)}

    def _judge(self, answer: object) -> Outcome:
        order = read_letters(answer, list(self.lines), "line")
        if isinstance(order, Outcome):
            return order
        twice = [key for at, key in enumerate(order) if key in order[:at]]
        if twice:
            return Outcome("invalid", f"Line {twice[0]} is there twice: use each line once.")
        for at, key in enumerate(order):
            if problem := self._problem(key, order[:at], order):
                outcome = Outcome("incorrect", problem, wrong=(f"line {key}",))
                return partly(outcome, at, len(self.proof), "lines")
        missing = [key for key in self.proof if key not in order]
        if missing:
            lines, are = ("Lines", "are") if len(missing) > 1 else ("Line", "is")
            return Outcome("incorrect", f"So far so good. {lines} {listed(missing)} {are} missing.")
        return Outcome("correct")

    def _problem(self, key: str, before: list[str], order: list[str]) -> str:
        """Say why a line cannot stand where it does, or nothing."""
        line = self.lines[key]
        if line.distractor:
            return f"Line {key} does not belong to the proof: {line.distractor}"
        needs = [need for need in line.needs if need not in before]
        if not needs:
            return ""
        lines = f"line{'s' if len(needs) > 1 else ''} {listed(needs)}"
        if set(needs) & set(order):
            return f"Line {key} comes too early: it needs {lines} before it."
        return f"Line {key} needs {lines}, and {'they are' if len(needs) > 1 else 'it is'} missing."
