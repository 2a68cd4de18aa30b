"""A number: exact, or within a tolerance; with a unit, if the question has one."""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from ..formula.compare import are_close, judge
from ..formula.names import CONSTANTS, FUNCTIONS
from ..outcome import Outcome
from .base import Kind

# How many nats one of a unit is.
NATS = {"nats": "1", "bits": "log(2)", "trits": "log(3)"}
CLOSE = 100  # an answer off by less than one part in so many is called close
# The unit that is most likely to be taken for one.
OTHER = {"nats": "bits", "bits": "nats", "trits": "bits"}

_WORDS = re.compile(
    r"(?P<number>.*[^\W_A-Za-z]|.*\)|.*\S\s)\s*"
    r"(?:(?P<of>[A-Za-z]{3,20})\s+)?(?P<word>[A-Za-z]{3,20})"
    r"(?:\s*(?:per|/|a|each)\s*[A-Za-z]{3,20})?[\s.]*",
    re.DOTALL,
)
_NOT_COUNTED = {*NATS, *(unit[:-1] for unit in NATS), *FUNCTIONS, *CONSTANTS, "percent", "infinity"}
_NOT_COUNTED |= {"and", "thousand", "million", "hundred", "half", "third", "degrees", "radians"}
_NOT_COUNTED |= {"plus", "minus", "times", "over", "divided", "per", "each"}


class Number(Kind):
    """A number, typed as a decimal, a fraction, or a form such as `log(2)`.

    Without a tolerance it must be exact: 0.333 is not 1/3. If the unit is nats or bits, an answer
    may name either, and one in the wrong unit is told so.

    Parameters
    ----------
    key : str, int or Fraction
        The right number, such as "log(3)/log(2)".
    unit : str
        In plural, such as "bits"; if there is one, a learner may type it.
    tolerance : str
        How far off an answer may be, such as "0.001"; exact if empty.
    misconceptions : sequence of (slug, number, message)
        Wrong answers with a name, and what is wrong in each; the tolerance holds for them too.

    Examples
    --------
    >>> entropy = Number("log(3)/log(2)", unit="bits", tolerance="0.001")
    >>> entropy.check("1.585 bits")
    Correct.
    >>> entropy.check("log(3)")
    Not yet. This is the number of nats, but bits are asked for. One nat is `1/log(2)` bits.
    >>> entropy.check("log(3) nats")
    Correct.
    """

    name = "number"

    def __init__(
        self,
        key: str | int | Fraction,
        *,
        unit: str = "",
        tolerance: str = "",
        misconceptions: Sequence[tuple[str, str | int | Fraction, str]] = (),
    ) -> None:
        self.key, self.unit, self.tolerance = str(key), unit, tolerance
        self.misconceptions = [
            (slug, str(wrong), message) for slug, wrong, message in misconceptions
        ]
        own = (slug for slug, _, _ in misconceptions)
        self.slugs = (*own, *(f"{OTHER[u]}-for-{u}" for u in NATS if u == unit))
        of = f" of {unit}" if unit else ""
        off = f", to within {tolerance}" if tolerance else ", exactly"
        self.how = f"Answer with a number{of}{off}, such as `2.5`, `9/7` or `log(5)`."

    def _fields(self) -> dict[str, Any]:
        return {"unit": self.unit}

    def _judge(self, answer: object) -> Outcome:
        number, typed = self._split(answer)
        key, named = self._in(typed or self.unit, self.key), self._named(typed)
        outcome = judge(number, key, tolerance=self.tolerance, misconceptions=named)
        if outcome.status != "incorrect":
            return outcome
        for slug, wrong, message in named:
            if slug == outcome.misconception:
                return outcome
            if self.tolerance and are_close(number, wrong, self.tolerance):
                return replace(outcome, misconception=slug, message=message)
        if self.tolerance and are_close(number, key, f"abs({key})/{CLOSE}"):
            message = f"This is close, but not within {self.tolerance}."
            return replace(outcome, misconception="close", message=message)
        return outcome

    def _split(self, answer: object) -> tuple[object, str]:
        """Split a typed answer into the number and the unit, if it ends in one we know."""
        found = _WORDS.fullmatch(answer) if isinstance(answer, str) else None
        if not found or not isinstance(answer, str) or (found["of"] or "").lower() in _NOT_COUNTED:
            return answer, ""
        word, units = found["word"].lower(), NATS if self.unit in NATS else {self.unit}
        for unit in filter(None, units):
            if word in (unit, unit[:-1], unit.removesuffix("es")):
                return found["number"], unit
        # What is counted may be named: 3 biases.
        counted = not self.unit and word not in _NOT_COUNTED
        return (found["number"], "") if counted else (answer, "")

    def _in(self, unit: str, number: str) -> str:
        """A number of the question's unit, as one of another."""
        return number if unit == self.unit else f"({number})*{_ratio(self.unit, unit)}"

    def _named(self, typed: str) -> list[tuple[str, str, str]]:
        """Wrong numbers with a name and a message: the question's own, then other units."""
        meant = typed or self.unit
        named = [(slug, self._in(meant, n), message) for slug, n, message in self.misconceptions]
        for unit in dict.fromkeys(["nats", "bits", self.unit]) if self.unit in NATS else ():
            if unit != meant:
                asked = f"you wrote {meant}" if typed else f"{meant} are asked for"
                rate = f"One {unit[:-1]} is `{_ratio(unit, meant)}` {meant}."
                message = f"This is the number of {unit}, but {asked}. {rate}"
                named.append((f"{unit}-for-{meant}", self._in(unit, self.key), message))
        return named


def _ratio(unit: str, other: str) -> str:
    """How many of another unit one of a unit is.

    >>> _ratio("nats", "bits"), _ratio("bits", "nats"), _ratio("trits", "bits")
    ('1/log(2)', 'log(2)', 'log(3)/log(2)')
    """
    return NATS[unit] if other == "nats" else f"{NATS[unit]}/{NATS[other]}"
