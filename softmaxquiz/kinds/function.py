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

__all__ = ["Case", "Property", "PythonFunction", "keeps_dtype", "sums_to_one", "unchanged"]


@dataclass(frozen=True)
class Case:
    """A call and what it should return.

    Attributes
    ----------
    args : tuple
        The arguments; lists become NumPy arrays where NumPy is loaded.
    expected : number or nested lists of numbers
        The right result.
    hint : str
        What to tell a learner whose function fails here.
    slug : str
        The name of the misconception that fails here, if it has one.

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
    """What must hold for any right function, whatever the numbers are.

    Attributes
    ----------
    slug : str
        Its name.
    args : tuple
        Where it is tried.
    complaint : callable
        Gets the caller and the arguments; returns what is wrong, or nothing. `sums_to_one`,
        `unchanged` and `keeps_dtype` make the usual ones.

    Examples
    --------
    >>> sums_to_one([1.0, 2.0]).slug
    'sums-to-one'
    """

    slug: str
    args: tuple[Any, ...]
    complaint: Callable[[Caller, tuple[Any, ...]], str]


def sums_to_one(*args: Any, tolerance: str = "1e-9") -> Property:
    """Ask that the last axis of the result sums to 1.

    Parameters
    ----------
    *args : object
        The arguments of the call.
    tolerance : str
        How far off a sum may be.

    Returns
    -------
    Property
        The property.

    Examples
    --------
    >>> half = PythonFunction("half", [], [sums_to_one([1.0, 2.0])], arrays=False)
    >>> half.check(lambda x: [each / 2 for each in x])
    Not yet. `half([1.0, 2.0])` sums to 1.5, expected 1.
    """

    def complaint(caller: Caller, args: tuple[Any, ...]) -> str:
        for row in _rows(caller.numbers(args)):
            if not same(total := sum(row), 1, Fraction(tolerance)):
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
    >>> gap = unchanged(([1.0, 2.0],), ([6.0, 7.0],), "A shift changes nothing.", "shift")
    >>> PythonFunction("gap", [], [gap], arrays=False).check(lambda x: x[1])
    Not yet. A shift changes nothing. `gap([1.0, 2.0])` is 2.0, but `gap([6.0, 7.0])` is 7.0.
    """

    def complaint(caller: Caller, args: tuple[Any, ...]) -> str:
        first, second = caller.numbers(args), caller.numbers(other)
        if same(second, first, Fraction("1e-9")):
            return ""
        one = f"`{caller.shown(args)}` is {show(first)}"
        return f"{why} {one}, but `{caller.shown(other)}` is {show(second)}."

    return Property(slug, args, complaint)


def keeps_dtype(*args: Any, dtype: str = "float32") -> Property:
    """Ask that an array comes back in the dtype in which it was given; without NumPy, nothing.

    Parameters
    ----------
    *args : object
        The arguments of the call.
    dtype : str
        The dtype in which lists among them are given.

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
        narrow = replace(caller, dtype=caller.dtype and dtype)
        got = str(getattr(narrow.raw(args), "dtype", dtype))
        call = f"`{caller.shown(args)}` on {dtype}"
        return "" if got == dtype else f"{call} gives {got}, expected {dtype}."

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
    arrays : bool, default True
        Whether lists among the arguments become NumPy arrays, where NumPy is loaded.

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
        arrays: bool = True,
    ) -> None:
        self.function = function
        self.dtype = "float64" if arrays else ""
        self.cases, self.properties = tuple(cases), tuple(properties)
        self.tolerance = Fraction(tolerance)
        self.how = f"Answer with the function itself: `check({function})`."
        slugs = [case.slug for case in cases] + [each.slug for each in properties]
        self.slugs = tuple(dict.fromkeys(filter(None, slugs)))

    def _fields(self) -> dict[str, Any]:
        return {"function": self.function}

    def _judge(self, answer: object) -> Outcome:
        if not callable(answer):
            hint = f"did you call it? Give `{self.function}`, without brackets"
            return Outcome(
                "invalid", f"Expected a function, got {a(type(answer).__name__)}: {hint}."
            )
        caller = Caller(answer, self.function, self.dtype)
        try:
            found = self._first_failure(caller)
        except CallError as failure:
            if failure.slug == STUB:
                return Outcome("not_attempted")
            return Outcome("incorrect", str(failure), misconception=failure.slug)
        if found is not None:
            return found
        number = len(self.cases) + len(self.properties)
        return Outcome("correct", f"{number} check{'s' if number > 1 else ''} passed.")

    def _first_failure(self, caller: Caller) -> Outcome | None:
        for case in self.cases:
            found = self._failure(caller, case)
            if found is not None:  # an outcome is true only if it is correct
                return found
        for each in self.properties:
            if complaint := each.complaint(caller, each.args):
                return Outcome("incorrect", complaint, misconception=each.slug)
        return None

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
        nan = "The result is not a number (nan)." if _has_nan(got) else ""
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


def _has_nan(value: Any) -> bool:
    return any(number != number for number in numbers_in(value))
