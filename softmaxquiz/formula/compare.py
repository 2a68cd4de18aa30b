"""Judge a typed answer against a key: the one function that all formulas go through."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from ..outcome import Outcome, Status, Witness
from .answer_key import AnswerKey, form_of, key_of, says_none
from .diagnosis import about
from .equivalence import BUDGET, Equivalence, Verdict, is_too_large
from .errors import TooLargeError, UnreadableError
from .intervals import is_condition
from .names import Names
from .normal_form import normal_form
from .numbers_as_text import two_numbers
from .objects import is_a, is_missing, read
from .response import COMMA, Named, response, shaped
from .sample_points import Domain
from .structures import Comparer, Comparison
from .tree import COMPOSITES, NONE, Node, call, sub, symbols, walk
from .typeset import LONGEST_LATEX, to_latex

TOO_LARGE = "There is a number in this that is too large to be checked"


def compare(
    answer: object,
    key: object,
    *,
    domain: str | Mapping[str, str] = "real",
    tolerance: object = None,
    misconceptions: Sequence[tuple[str, object, str]] = (),
    interval: bool = False,
    named: Named = (),
    budget: int = BUDGET,
) -> Outcome:
    """Judge an answer, text or a number or lists or an object of NumPy or SymPy, against a key.

    Inequalities for an interval may be about a letter, or a formula that is `named`.

    The key is as a learner would type it; it is right that equals it wherever it has a value in the
    domain: one of `sample_points.KINDS` for all letters, or one for each. With a tolerance, so far
    off is right too. Without, what is typed must be exact, but a float may be off by 1e-12, as what
    Python computes is. Misconceptions come before the general rules. A key that cannot be read or
    has no value, or an unknown domain, raises ValueError; an answer never does. The budget bounds
    how long a verdict takes.

    >>> compare("2x + x", "3x").status
    'correct'
    >>> compare("log(x)/log(2)", "ln(x)", domain="positive").misconception
    'bits-for-nats'
    >>> compare("a^2 + 2b^2", "(a + b)^2")
    Not yet. At a = 1.3, b = 0.9 yours is 3.31, expected 4.84.
    """
    question = key_of(key, domain, interval)
    wrong = [
        (name, shaped(form_of(form, question.names), question), text)
        for name, form, text in misconceptions
    ]
    allowed = None if tolerance is None or tolerance == "" else form_of(tolerance, Names())
    if is_a(answer, str):
        answer = str.__str__(answer)
    if is_missing(answer):
        return Outcome("not_attempted")
    if says_none(answer) and question.node == NONE:
        return Outcome("correct", understood=to_latex(NONE))
    try:
        node = response(answer, question, named=named)
    except UnreadableError as error:
        return Outcome("invalid", error.message, answer=error.text, caret=error.place)
    return _Check(question, answer, node, allowed, wrong, budget).outcome()


def judge(answer: object, key: object, **options: Any) -> Outcome:
    """Compare, with the options of `compare`; the witness of a constant would be the answer.

    >>> judge("x", "2*x").witness is None, judge("1", "2").witness is None
    (False, True)
    """
    outcome = compare(answer, key, **options)
    if outcome.witness is None or outcome.witness.at:
        return outcome
    name, message = outcome.misconception, outcome.message
    if not message:
        with suppress(UnreadableError):  # an interval is read by its question's own rules
            name, message = about(*(read(each, Names()) for each in (answer, key))) or ("", "")
    return replace(outcome, witness=None, misconception=name, message=message)


def repeats(answer: object, key: object, parts: Sequence[str], domain: Any) -> bool:
    """Tell whether an answer that could be read contains one of some formulas.

    >>> repeats("log(e^b + e^a) - a", "b", ["exp(a) + exp(b)"], {"a": "real", "b": "real"})
    True
    """
    if not parts:
        return False
    question = key_of(key, domain, False)
    forms = {normal_form(form_of(part, question.names)) for part in parts}
    return any(normal_form(node) in forms for node in walk(response(answer, question)))


def are_close(answer: object, key: object, tolerance: object) -> bool:
    """Tell whether two numbers are close: for hints, not for verdicts.

    >>> are_close("1.1", "log(3)", "0.01"), are_close("1.1", "log(3)", "0.001")
    (True, False)
    """
    try:
        a, b, off = (read(each, Names()) for each in (answer, key, tolerance))
        if any(node.kind in COMPOSITES for node in (a, b)):
            return False
        return Equivalence(Domain({})).is_at_most(call("abs", sub(a, b)), off)
    except (UnreadableError, TooLargeError):
        return False


class _Check:
    """One answer that could be read, beside its key."""

    def __init__(
        self,
        question: AnswerKey,
        answer: object,
        node: Node,
        tolerance: Node | None,
        misconceptions: Sequence[tuple[str, Node, str]],
        budget: int,
    ) -> None:
        self.question, self.answer, self.node = question, answer, node
        self.tolerance, self.misconceptions = tolerance, misconceptions
        self.equivalence = Equivalence(question.domain, budget)
        self.comparer = Comparer(self.equivalence, self._tight)

    def outcome(self) -> Outcome:
        """Compare and put it into words."""
        understood = to_latex(self.node)
        understood = understood if len(understood) <= LONGEST_LATEX else ""
        if normal_form(self.node) == normal_form(self.question.node):
            return Outcome("correct", understood=understood)
        if is_too_large(self.node):
            return Outcome("invalid", TOO_LARGE, understood)
        found = self._comparison()
        if found.status == "different":
            message = found.message + ("" if found.misconception else self._about_commas())
            witness, name = _witness(found.verdict), found.misconception
            return Outcome("incorrect", message, understood, witness, name, wrong=found.wrong)
        status: Status = "correct" if found.status == "equal" else "undecided"
        return Outcome(status, found.message, understood)

    def _comparison(self) -> Comparison:
        """Compare; the question's own misconceptions come before the general rules."""
        key = self.question.node
        if self.tolerance is not None and not symbols(self.node, key):
            apart = call("abs", sub(self.node, key))
            is_number = self.node.kind not in COMPOSITES and key.kind not in COMPOSITES
            if is_number and self.equivalence.is_at_most(apart, self.tolerance):
                return Comparison("equal")
        first = self.comparer.compare(self.node, key, why=not self.misconceptions)
        if first.status != "different" or not self.misconceptions:
            return first
        for name, form, message in self.misconceptions:
            if self.comparer.same(self.node, form):
                return Comparison("different", message, name, first.verdict, first.wrong)
        explained = self.comparer.compare(self.node, key)
        return explained if explained.status == "different" else first  # the budget may be spent

    def _about_commas(self) -> str:
        """Say what a comma means if it was typed where one value is asked for."""
        text, node = self.answer, self.node
        two = node.kind == "bare" and len(node.args) == 2 and not is_condition(node)
        one_asked = self.question.node.kind not in COMPOSITES
        is_decimal = isinstance(text, str) and re.search(r"\d\s*,\s*\d", text)
        return f". {COMMA}" if two and one_asked and is_decimal else ""

    def _tight(self) -> Node | None:
        """Read the answer with products like 2x before division."""
        if not isinstance(self.answer, str) or "/" not in self.answer:
            return None
        try:
            node = response(self.answer, self.question, tight=True)
        except UnreadableError:
            return None
        return None if node.kind in COMPOSITES else node


def _witness(verdict: Verdict | None) -> Witness | None:
    """Put a place where two values differ into text."""
    if verdict is None or verdict.point is None:
        return None
    at = tuple((name, f"{value:f}") for name, value in sorted(verdict.point.items()))
    return Witness(at, *two_numbers(verdict.yours, verdict.expected))
