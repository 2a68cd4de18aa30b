"""The outcome of a check: what was understood, whether it is right, and where and why not."""

import json
import re
from dataclasses import asdict, dataclass, replace
from html import escape
from typing import Literal

Status = Literal["correct", "incorrect", "invalid", "not_attempted", "undecided"]

TITLES: dict[str, str] = {
    "correct": "Correct",
    "incorrect": "Not yet",
    "invalid": "Could not be read",
    "not_attempted": "Not attempted yet",
    "undecided": "Could not be decided",
}

WINDOW = 72  # characters shown around a caret
FORMULA_AND_MARK = r'<span class="math[^>]*>[^<]*</span>[.,;:?!)]+'
MOST_PLACES = 6  # wrong parts that are listed


@dataclass(frozen=True)
class Witness:
    """Where an answer and the right one differ: names and values of the point, then both values.

    >>> print(Witness((("a", "1.3"),), "0.18", "0.82"))
    at a = 1.3 yours is 0.18, expected 0.82
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
    answer, caret : str, int or None
        What was typed, and the place in it that could not be read, from 0.
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
        """Return all fields as JSON: the same bytes on every platform and Python.

        Returns
        -------
        str
            An object whose keys are sorted.
        """
        return json.dumps(asdict(self), sort_keys=True, separators=(",", ":"))

    def __repr__(self) -> str:
        return "\n".join([" ".join(self._sentences()), *(f"    {x}" for x in self._place())])

    def _repr_html_(self) -> str:
        title, *sentences = self._sentences()
        paragraphs = [f"<strong>{title}</strong> {_marked(' '.join(sentences))}".rstrip()]
        if self.understood:
            paragraphs.append(f"Understood as {_math(escape(self.understood))}.")
        inner = [f"<p>{each}</p>" for each in paragraphs]
        if place := "\n".join(self._place()):
            inner.append(f"<pre>{escape(place)}</pre>")
        return "\n".join([f'<div class="outcome outcome-{self.status}">', *inner, "</div>"])

    def _sentences(self) -> list[str]:
        """The title, the message, the places and the witness, each ending in one mark."""
        end = str(self.witness) if self.witness else ""
        sentences = [TITLES[self.status], self.message, self._places(), end[:1].upper() + end[1:]]
        return [s if s.endswith(("?", "!", ":")) else s.rstrip(".") + "." for s in sentences if s]

    def _places(self) -> str:
        """The parts that are wrong, unless the message names them."""
        if all(part.lower() in self.message.lower() for part in self.wrong):
            return ""
        more = len(self.wrong) - MOST_PLACES
        rest = [f"and {more} more"] if more > 0 else []
        return f"Wrong: {'; '.join([*self.wrong[:MOST_PLACES], *rest])}"

    def _place(self) -> list[str]:
        """The line of the answer that could not be read, and a caret under the place."""
        if self.caret is None:
            return []
        start = self.answer.rfind("\n", 0, self.caret) + 1
        line, at = self.answer[start:].split("\n", 1)[0], self.caret - start
        first = max(0, at - WINDOW // 2)
        # A tab, a bidi mark or a NUL would move what stands above the caret.
        seen = "".join(c if c.isprintable() else "?" for c in line[first : first + WINDOW])
        return [seen, " " * (at - first) + "^"]


def partly(outcome: Outcome, right: int, total: int, what: str, are: str = "right") -> Outcome:
    """Add to an incorrect outcome how many of its parts are right, if some are.

    >>> partly(Outcome("incorrect", "Mind the sign"), 7, 9, "entries")
    Not yet. Mind the sign. 7 of 9 entries are right.
    """
    if outcome.status != "incorrect" or not 0 < right < total:
        return outcome
    said = f"{right} of {total} {what} {'is' if right == 1 else 'are'} {are}."
    before = outcome.message.rstrip(".") + ". " if outcome.message else ""
    return replace(outcome, message=before + said)


def to_html(text: str) -> str:
    """HTML of paragraphs of Markdown, as far as exercises use it.

    >>> to_html("It is *so*: `x`.")
    '<p>It is <em>so</em>: <code>x</code>.</p>'
    """
    made = []
    for block in re.split(r"\n\s*\n", text.strip()):
        if block.startswith("$$") and block.endswith("$$"):
            latex = escape(block.strip("$"))
            made.append(rf'<div class="math notranslate nohighlight">\[{latex}\]</div>')
        else:
            # No line may begin with the mark that ends a formula.
            together = re.sub(
                FORMULA_AND_MARK, r'<span class="together">\g<0></span>', _marked(block)
            )
            made.append(f"<p>{together}</p>")
    return "".join(made)


def _marked(text: str) -> str:
    """HTML of a text in which backquotes mean code, dollar signs mathematics, stars stress."""

    def marked(found: re.Match[str]) -> str:
        code, latex, strong, em = found.groups()
        if code is not None:
            return f"<code>{code}</code>"
        if latex is not None:
            return _math(latex)
        return f"<strong>{strong}</strong>" if strong else f"<em>{em}</em>"

    marks = r"`([^`]*)`|\$([^$]+)\$|\*\*([^*\s][^*]*)\*\*|\*([^*\s][^*]*)\*"
    return re.sub(marks, marked, escape(text))


def _math(latex: str) -> str:
    """HTML of a formula: a book typesets what has this class, a notebook these brackets."""
    return rf'<span class="math notranslate nohighlight">\({latex}\)</span>'
