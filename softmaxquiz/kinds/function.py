"""A Python function, checked on cases and on properties.

The function runs in the learner's own session, with the learner's own rights, as it would if he
called it himself. So an endless loop is not stopped here: interrupt the kernel.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

from ..outcome import Outcome, Witness
from .base import Kind
from .letters import a
from .sandbox import STUB, Caller, CallError, describe, numbers_in, plain, same, shape, show


@dataclass(frozen=True)
class Case:
    """A call and what it should return: a number, or nested lists of numbers.

    Lists among the arguments become NumPy arrays where NumPy is loaded. A learner whose function
    fails here is told the hint; the slug names his misconception, if it has a name.

    Examples
    --------
    >>> Case(([0.0, 0.0],), [0.5, 0.5]).expected
    [0.5, 0.5]
    """

    args: tuple[Any, ...]
    expected: Any
    hint: str = ""
    slug: str = ""


@dataclass(frozen=True)
class Property:
    """What must hold for any right function; `complaint` returns what is wrong, or nothing."""

    slug: str
    args: tuple[Any, ...]
    complaint: Callable[[Caller, tuple[Any, ...]], str]


def sums_to_one(*args: Any) -> Property:
    """Ask that the last axis of the result sums to 1.

    Parameters
    ----------
    *args : object
        The arguments of the call.

    Returns
    -------
    Property
        The property.

    Examples
    --------
    >>> half = PythonFunction("half", [], [sums_to_one(1.0)])
    >>> half.check(lambda x: [x / 2, x / 4])
    Not yet. `half(1.0)` sums to 0.75, expected 1.
    """

    def complaint(caller: Caller, args: tuple[Any, ...]) -> str:
        for row in _rows(caller.numbers(args)):
            if not same(total := sum(row), 1, Fraction("1e-9")):
                return f"`{caller.shown(args)}` sums to {show(total)}, expected 1."
        return ""

    return Property("sums-to-one", args, complaint)


def unchanged(args: tuple[Any, ...], other: tuple[Any, ...], why: str, slug: str) -> Property:
    """Ask that two calls give the same, as shift invariance does.

    Parameters
    ----------
    args, other : tuple
        The arguments of the two calls.
    why : str
        What to tell a learner whose function gives different results.
    slug : str
        The name of the property: "shift-invariance".

    Returns
    -------
    Property
        The property.

    Examples
    --------
    >>> gap = unchanged((1.0, 2.0), (6.0, 7.0), "A shift changes nothing.", "shift")
    >>> PythonFunction("gap", [], [gap]).check(lambda x, y: y)
    Not yet. A shift changes nothing. `gap(1.0, 2.0)` is 2.0, but `gap(6.0, 7.0)` is 7.0.
    """

    def complaint(caller: Caller, args: tuple[Any, ...]) -> str:
        first, second = caller.numbers(args), caller.numbers(other)
        if same(second, first, Fraction("1e-9")):
            return ""
        one = f"`{caller.shown(args)}` is {show(first)}"
        return f"{why} {one}, but `{caller.shown(other)}` is {show(second)}."

    return Property(slug, args, complaint)


def keeps_dtype(*args: Any) -> Property:
    """Ask that arrays of dtype float32 give one of this dtype; without NumPy, nothing.

    Parameters
    ----------
    *args : object
        The arguments of the call.

    Returns
    -------
    Property
        The property.

    Examples
    --------
    >>> keeps_dtype([1.0]).slug
    'dtype'
    """

    def complaint(caller: Caller, args: tuple[Any, ...]) -> str:
        narrow = replace(caller, dtype="float32")
        got = str(getattr(narrow.raw(args), "dtype", "float32"))
        call = f"`{caller.shown(args)}` on float32"
        return "" if got == "float32" else f"{call} gives {got}, expected float32."

    return Property("dtype", args, complaint)


class PythonFunction(Kind):
    """A function of the learner's, called on cases and tried for properties.

    It never changes the question's numbers: every call gets fresh arguments, and one that changes
    them is told so. What it prints is printed. An endless loop is not stopped.

    Parameters
    ----------
    function : str
        What to call it in messages.
    cases : sequence of Case
        Calls and what they should return, easy ones first.
    properties : sequence of Property
        What must hold besides.
    tolerance : str, default "1e-9"
        How far off a number may be, relative to itself or to 1, the larger.

    Examples
    --------
    >>> double = PythonFunction("double", [Case((2,), 4)])
    >>> double.check(lambda x: x + x)
    Correct. 1 check passed.
    >>> double.check(lambda x: x + 1)
    Not yet. `double(2)` is not right. Yours is 3, expected 4.
    >>> double.check(lambda x: None)
    Not yet. `double(2)` returned None. Is a `return` missing?
    """

    name = "python"

    def __init__(
        self,
        function: str,
        cases: Sequence[Case],
        properties: Sequence[Property] = (),
        tolerance: str = "1e-9",
    ) -> None:
        self.function = function
        self.cases, self.properties = tuple(cases), tuple(properties)
        self.tolerance = Fraction(tolerance)
        self.how = f"Answer with the function itself: `check({function})`."
        slugs = [case.slug for case in cases] + [each.slug for each in properties]
        self.slugs = tuple(dict.fromkeys(filter(None, slugs)))

    def _fields(self) -> dict[str, Any]:
        return {"function": self.function}

    def _judge(self, answer: object) -> Outcome:
        if not callable(answer):
            got = f"got {a(type(answer).__name__)}: did you call it?"
            message = f"Expected a function, {got} Give `{self.function}`, without brackets."
            return Outcome("invalid", message)
        caller = Caller(answer, self.function)
        try:
            for case in self.cases:
                if (found := self._failure(caller, case)) is not None:
                    return found
            for each in self.properties:
                if complaint := each.complaint(caller, each.args):
                    return Outcome("incorrect", complaint, misconception=each.slug)
        except CallError as failure:
            if failure.slug == STUB:
                return Outcome("not_attempted")
            return Outcome("incorrect", str(failure), misconception=failure.slug)
        number = len(self.cases) + len(self.properties)
        return Outcome("correct", f"{number} check{'s' if number > 1 else ''} passed.")

    def _failure(self, caller: Caller, case: Case) -> Outcome | None:
        """Compare one call with what was expected."""
        got = plain(caller.raw(case.args))
        call = caller.shown(case.args)
        if shape(got) != shape(case.expected):
            found = describe(got) if shape(got) is None else f"shape {shape(got)}"
            message = f"`{call}` gives {found}, expected shape {shape(case.expected)}."
            return Outcome("incorrect", message, misconception="shape")
        if same(got, case.expected, self.tolerance):
            return None
        has_nan = any(number != number for number in numbers_in(got))
        nan = "The result is not a number (nan)." if has_nan else ""
        message = " ".join(filter(None, [f"`{call}` is not right.", nan, case.hint]))
        witness = Witness((), show(got), show(case.expected))
        return Outcome("incorrect", message, witness=witness, misconception=case.slug)


def _rows(value: Any) -> list[list[Any]]:
    """The innermost lists of a result; a plain number is a row of its own."""
    if not isinstance(value, list):
        return [[value]]
    if value and isinstance(value[0], list):
        return [row for each in value for row in _rows(each)]
    return [value]
