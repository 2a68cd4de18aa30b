"""Judge a typed answer against a key: the one function that all formulas go through."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from ._canonical import canonical
from ._digits import coordinate, pair
from ._domains import Domain, domain_of
from ._equality import Judge, constant_parts
from ._errors import TooLargeError, UndefinedError, UnreadableError
from ._latex import LONGEST_LATEX, to_latex
from ._looking import Verdict
from ._structures import Comparison, Finding, as_interval
from ._tree import Node, call, sub, symbols, walk
from .numbers import Bounded, value_of
from .outcome import Outcome, Witness
from .reading import Names, declare, is_a, is_missing, parse, read

__all__ = ["compare"]

Misconception = tuple[str, object, str]
TOO_LARGE = "There is a number in this that is too large to be checked"


@dataclass(frozen=True)
class _Key:
    """A key that was read, with its names and where they range."""

    key: Node
    names: Names
    domain: Domain


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
        How far off a number may be; exactly so far is right too. Without one it must be exact.
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
    >>> compare("a^2 + b^2", "(a + b)^2")
    Not yet. At a = -2.7, b = -2.3 yours is 12.58, expected 25.
    """
    question = _question(_frozen(key), _frozen(domain), interval)
    if is_a(answer, str):
        answer = str.__str__(answer)
    if is_missing(answer):
        return Outcome("not_attempted")
    try:
        node = read(answer, question.names)
    except UnreadableError as error:
        return Outcome("invalid", error.message, answer=error.text, caret=error.place)
    return _Check(question, answer, node, tolerance, misconceptions).outcome()


class _Check:
    """One answer that could be read, beside its key."""

    def __init__(
        self,
        question: _Key,
        answer: object,
        node: Node,
        tolerance: object,
        misconceptions: Sequence[Misconception],
    ) -> None:
        self.question, self.answer, self.node = question, answer, node
        self.tolerance, self.misconceptions = tolerance, misconceptions
        self.judge = Judge(question.domain)
        self.comparison = Comparison(self.judge, self._tight)

    def outcome(self) -> Outcome:
        """Compare and put it into words."""
        understood = to_latex(self.node)
        understood = understood if len(understood) <= LONGEST_LATEX else ""
        if canonical(self.node) == canonical(self.question.key):
            return Outcome("correct", understood=understood)
        if self.is_too_large():
            return Outcome("invalid", TOO_LARGE, understood)
        finding = self.finding()
        if finding.status == "too large":
            return Outcome("invalid", TOO_LARGE, understood)
        if finding.status == "no key":
            raise ValueError("expected a key that has a value in its domain, got one without")
        if finding.status != "different":
            return Outcome(
                "correct" if finding.status == "equal" else "undecided", understood=understood
            )
        witness = _witness(finding.verdict)
        return Outcome(
            "incorrect",
            finding.message,
            understood,
            witness,
            finding.misconception,
            wrong=finding.wrong,
        )

    def finding(self) -> Finding:
        """Compare; the question's own misconceptions come before the general rules."""
        if self.tolerance is not None and self.tolerance != "" and self._is_near():
            return Finding("equal")
        first = self.comparison.compare(self.node, self.question.key, why=not self.misconceptions)
        if first.status != "different" or not self.misconceptions:
            return first
        for name, form, message in self.misconceptions:
            wrong = read(_frozen_back(form), self.question.names)
            if self.comparison.same(self.node, wrong):
                return Finding("different", message, name, first.verdict, first.wrong)
        return self.comparison.compare(self.node, self.question.key)

    def is_too_large(self) -> bool:
        """Tell whether a constant in the answer is too large to be worth computing."""
        for part in constant_parts(self.node):
            try:
                value_of(part, {}, Bounded(64, self.judge.budget))
            except TooLargeError:
                return True
            except UndefinedError:
                continue
        return False

    def _is_near(self) -> bool:
        """Tell whether a number is within the tolerance, exactly."""
        tolerance = read(self.tolerance, Names())
        key = self.question.key
        if symbols(self.node, key) or (self.node.args and self.node.kind in ("list", "set")):
            return False
        try:
            numbers = self.judge.arithmetic(256)
            gap = value_of(call("abs", sub(self.node, key)), {}, numbers)
            return numbers.compare(gap, value_of(tolerance, {}, numbers)) <= 0
        except (UndefinedError, TooLargeError):
            return False

    def _tight(self) -> Node | None:
        """Read the answer with products like 2x before division."""
        if not isinstance(self.answer, str) or "/" not in self.answer:
            return None
        try:
            return parse(self.answer, self.question.names, tight=True)
        except UnreadableError:
            return None


def _witness(verdict: Verdict | None) -> Witness | None:
    """Put a place where two values differ into text."""
    if verdict is None or verdict.point is None:
        return None
    yours, expected = pair(verdict.yours, verdict.expected)
    at = tuple((name, coordinate(value)) for name, value in verdict.point.items())
    return Witness(at, yours, expected)


@lru_cache(maxsize=256)
def _question(key: object, domain: object, interval: bool) -> _Key:
    """Read a key and its domain, once."""
    given = dict(domain) if isinstance(domain, tuple) else domain
    listed = tuple(declare(name) for name in given) if isinstance(given, dict) else ()
    imaginary = "i" not in listed and (isinstance(given, dict) or given in ("real", "complex"))
    try:
        node = read(_frozen_back(key), Names(listed, imaginary, free=True))
    except UnreadableError as error:
        raise ValueError(f"expected a key that can be read: {error.message}") from error
    node = as_interval(node) or node if interval else node
    names = tuple(dict.fromkeys([*listed, *symbols(node)]))
    uses_i = any(n.kind == "constant" and n.value == "i" for n in walk(node))
    found = domain_of(given, names)
    return _Key(node, Names(names, uses_i or (given == "complex" and "i" not in names)), found)


def _frozen(value: object) -> object:
    """Make a key or a domain of plain types hashable."""
    if isinstance(value, Mapping):
        return tuple((str(name), str(kind)) for name, kind in value.items())
    if isinstance(value, list | tuple):
        return (type(value).__name__, *map(_frozen, value))
    return value if isinstance(value, str | int | float | Fraction) else str(value)


def _frozen_back(value: object) -> object:
    """Undo `_frozen` for a key."""
    if isinstance(value, tuple):
        parts = [_frozen_back(part) for part in value[1:]]
        return tuple(parts) if value[0] == "tuple" else parts
    return value
