"""Judge a typed answer against a key: the one function that all formulas go through."""

from collections.abc import Mapping, Sequence

from ._alike import is_condition
from ._canonical import canonical
from ._digits import coordinate, pair
from ._domains import domain_of
from ._equality import Judge
from ._errors import TooLargeError, UndefinedError, UnreadableError
from ._finding import Finding
from ._given import COMMA, given, shaped
from ._key import Key, form_of, key_of, says_empty, says_none
from ._landmarks import constant_parts
from ._latex import LONGEST_LATEX, to_latex
from ._looking import Verdict
from ._structures import Comparison
from ._tree import COMPOSITES, Node, call, constant, sub, symbols
from .numbers import Bounded, value_of
from .outcome import Outcome, Witness
from .reading import Names, is_a, is_missing, parse

__all__ = ["compare"]

Misconception = tuple[str, object, str]
TOO_LARGE = "There is a number in this that is too large to be checked"


def compare(
    answer: object,
    key: object,
    *,
    domain: str | Mapping[str, str] = "real",
    tolerance: object = None,
    misconceptions: Sequence[Misconception] = (),
    interval: bool = False,
) -> Outcome:
    """Judge an answer against a key.

    Parameters
    ----------
    answer : object
        What a learner typed: text, a number, lists, an array, an expression of SymPy.
    key : str or nested lists of str
        The right answer, as a learner would type it.
    domain : str or mapping of str to str, default "real"
        Where the symbols range, one for all or one for each: "real", "positive", "nonnegative",
        "negative", "nonzero", "unit" (between 0 and 1), "probability" (positive, and those with one
        letter sum to 1), "integer", "natural" (from 1), "complex". A mapping declares names too.
    tolerance : number or text, optional
        How far off a number may be; exactly so far is right too. Without one what is typed must be
        exact. A float object is right if it is within 1e-12 of the key, relative to it: so is
        whatever Python computes correctly.
    misconceptions : sequence of (name, wrong answer, message)
        Wrong answers that have a name in this question, tried in order before the general rules.
    interval : bool, default False
        Whether the pair (a, b) is an interval.

    Returns
    -------
    Outcome
        Correct if answer and key are equal wherever the key has a value in the domain.

    Raises
    ------
    ValueError
        If the key cannot be read or has no value, or a domain does not exist; never for an answer.

    Examples
    --------
    >>> compare("2x + x", "3x").status
    'correct'
    >>> compare("log(x)/log(2)", "ln(x)", domain="positive").misconception
    'bits-for-nats'
    >>> compare("a^2 + 2b^2", "(a + b)^2")
    Not yet. At a = 1.3, b = 0.9 yours is 3.31, expected 4.84.
    """
    question = key_of(key, domain, interval)
    named = [
        (name, shaped(form_of(form, question.names), question), text)
        for name, form, text in misconceptions
    ]
    allowed = None if tolerance is None or tolerance == "" else form_of(tolerance, Names())
    if is_a(answer, str):
        answer = str.__str__(answer)
    if is_missing(answer):
        return Outcome("not_attempted")
    says_so = says_none(answer) and question.node == constant("none")
    if says_so or (says_empty(answer) and question.node == Node("set")):
        return Outcome("correct", understood=to_latex(question.node))
    try:
        node = given(answer, question)
    except UnreadableError as error:
        invalid = Outcome("invalid", error.message, answer=error.text, caret=error.place)
        return _cancelled(answer, question) or invalid
    return _Check(question, answer, node, allowed, named).outcome()


def _cancelled(answer: object, question: Key) -> Outcome | None:
    """Accept an answer such as sin²x + cos²x to a key without symbols: all names cancel."""
    if symbols(question.node) or not question.kind or not is_a(answer, str):
        return None
    try:
        node = parse(str(answer), Names((), question.names.imaginary, free=True))
        domain = domain_of(question.kind, symbols(node))
    except UnreadableError:
        return None
    if any(len(name) > 1 for name in symbols(node)) or node.kind in COMPOSITES:
        return None
    equal = Judge(domain).decide(node, question.node).status == "equal"
    return Outcome("correct", understood=to_latex(node)) if equal else None


class _Check:
    """One answer that could be read, beside its key."""

    def __init__(
        self,
        question: Key,
        answer: object,
        node: Node,
        tolerance: Node | None,
        misconceptions: Sequence[tuple[str, Node, str]],
    ) -> None:
        self.question, self.answer, self.node = question, answer, node
        self.tolerance, self.misconceptions = tolerance, misconceptions
        self.judge = Judge(question.domain)
        self.comparison = Comparison(self.judge, self._tight)

    def outcome(self) -> Outcome:
        """Compare and put it into words."""
        understood = to_latex(self.node)
        understood = understood if len(understood) <= LONGEST_LATEX else ""
        if canonical(self.node) == canonical(self.question.node):
            return Outcome("correct", understood=understood)
        if self.is_too_large(self.node):
            return Outcome("invalid", TOO_LARGE, understood)
        finding = self.finding()
        if finding.status == "too large" and not self.is_too_large(self.question.node):
            return Outcome("invalid", TOO_LARGE, understood)
        if finding.status != "different":
            return Outcome(
                "correct" if finding.status == "equal" else "undecided", understood=understood
            )
        witness = _witness(finding.verdict)
        return Outcome(
            "incorrect",
            finding.message + ("" if finding.misconception else self.about_commas()),
            understood,
            witness,
            finding.misconception,
            wrong=finding.wrong,
        )

    def finding(self) -> Finding:
        """Compare; the question's own misconceptions come before the general rules."""
        if self.tolerance is not None and self._is_near(self.tolerance):
            return Finding("equal")
        first = self.comparison.compare(self.node, self.question.node, why=not self.misconceptions)
        if first.status != "different" or not self.misconceptions:
            return first
        for name, form, message in self.misconceptions:
            if self.comparison.same(self.node, form):
                return Finding("different", message, name, first.verdict, first.wrong)
        return self.comparison.compare(self.node, self.question.node)

    def about_commas(self) -> str:
        """Say what a comma means if it was typed where one value is asked for."""
        text, key = self.answer, self.question.node
        two = self.node.kind == "bare" and len(self.node.args) == 2 and not is_condition(self.node)
        if not two or key.kind in COMPOSITES or not isinstance(text, str) or "," not in text:
            return ""
        return f". {COMMA}"

    def is_too_large(self, node: Node) -> bool:
        """Tell whether a constant in a formula is too large to be worth computing."""
        for part in constant_parts(node):
            try:
                value_of(part, {}, Bounded(64, self.judge.budget))
            except TooLargeError:
                return True
            except UndefinedError:
                continue
        return False

    def _is_near(self, tolerance: Node) -> bool:
        """Tell whether a number is within the tolerance, exactly."""
        key = self.question.node
        if symbols(self.node, key) or (self.node.args and self.node.kind in ("list", "set")):
            return False
        return self.judge.is_at_most(call("abs", sub(self.node, key)), tolerance)

    def _tight(self) -> Node | None:
        """Read the answer with products like 2x before division."""
        if not isinstance(self.answer, str) or "/" not in self.answer:
            return None
        try:
            return given(self.answer, self.question, tight=True)
        except UnreadableError:
            return None


def _witness(verdict: Verdict | None) -> Witness | None:
    """Put a place where two values differ into text."""
    if verdict is None or verdict.point is None:
        return None
    yours, expected = verdict.yours, verdict.expected
    if not isinstance(expected, str):
        yours, expected = pair(yours, expected)
    at = tuple((name, coordinate(value)) for name, value in sorted(verdict.point.items()))
    return Witness(at, yours, expected)
