"""A Python function, checked on cases.

The function runs in the learner's own session, with the learner's own rights, as it would if he
called it himself. So an endless loop is not stopped here: interrupt the kernel.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ..outcome import Outcome, Witness
from .base import Kind
from .letters import a
from .sandbox import STUB, Caller, CallError, describe, numbers_in, plain, same, shape, two_texts

# What rounding may cost: relative to the result, for every unit of the largest argument.
NOISE = {"float64": Fraction("1e-14"), "float32": Fraction("5e-7")}
LEAST = 20  # arguments that are smaller leave as much room
CLOSE = Fraction("1e-5")
NEARLY = "This is close, but more than rounding: is something added, cut off or rounded?"


@dataclass(frozen=True)
class Case:
    """A call and what it should return: a number, or nested lists of numbers.

    Lists among the arguments become arrays of the dtype where NumPy is loaded. A learner whose
    function fails here is told the hint; the slug names his misconception, if it has a name.
    Misconceptions are (slug, result, message), for results that tell more.

    Examples
    --------
    >>> Case(([0.0, 0.0],), [0.5, 0.5]).expected
    [0.5, 0.5]
    """

    args: tuple[Any, ...]
    expected: Any
    hint: str = ""
    slug: str = ""
    dtype: str = "float64"
    misconceptions: Sequence[tuple[str, Any, str]] = ()

    @property
    def noise(self) -> Fraction:
        """How far off a result may be, relative to itself or to 1, the larger."""
        sizes = [abs(Fraction(n)) for n in numbers_in(list(self.args))]
        return NOISE[self.dtype] * (LEAST + max(sizes, default=0))


class PythonFunction(Kind):
    """A function of the learner's, called on cases.

    It never changes the question's numbers: every call gets fresh arguments, and one that changes
    them is told so. What it prints is printed. An endless loop is not stopped.

    Parameters
    ----------
    function : str
        What to call it in messages.
    cases : sequence of Case
        Calls and what they should return, easy ones first.
    exact : bool, default False
        Whether results must be the very numbers; if not, they may be rounded.
    keeps_dtype : bool, default False
        Whether arrays of float32 must give one of this dtype.

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
        *,
        exact: bool = False,
        keeps_dtype: bool = False,
    ) -> None:
        self.function, self.cases = function, tuple(cases)
        self.exact, self.keeps_dtype = exact, keeps_dtype
        self.how = f"Answer with the function itself: `check({function})`."
        slugs = [case.slug for case in cases] + ["dtype"] * keeps_dtype
        slugs += [slug for case in cases for slug, _, _ in case.misconceptions]
        self.slugs = tuple(dict.fromkeys(filter(None, slugs)))

    def _fields(self) -> dict[str, Any]:
        return {"function": self.function}

    def _judge(self, answer: object) -> Outcome:
        if not callable(answer):
            got = f"got {a(type(answer).__name__)}: did you call it?"
            message = f"Expected a function, {got} Give `{self.function}`, without brackets."
            return Outcome("invalid", message)
        try:
            for case in self.cases:
                caller = Caller(answer, self.function, case.dtype)
                if (found := self._failure(caller, case)) is not None:
                    return found
        except CallError as failure:
            if failure.slug == STUB:
                return Outcome("not_attempted")
            return Outcome("incorrect", str(failure), misconception=failure.slug)
        number = len(self.cases)
        return Outcome("correct", f"{number} check{'s' if number > 1 else ''} passed.")

    def _failure(self, caller: Caller, case: Case) -> Outcome | None:
        """Compare one call with what was expected."""
        value = caller.raw(case.args)
        got = plain(value)
        if shape(got) != shape(case.expected):
            found = describe(got) if shape(got) is None else f"shape {shape(got)}"
            message = f"`{caller.shown(case.args)}` gives {found}, expected shape "
            return Outcome("incorrect", f"{message}{shape(case.expected)}.", misconception="shape")
        dtype = str(getattr(value, "dtype", case.dtype))
        if self.keeps_dtype and dtype != case.dtype:
            call = f"`{caller.shown(case.args)}` on {case.dtype}"
            message = f"{call} gives {dtype}, expected {case.dtype}."
            return Outcome("incorrect", message, misconception="dtype")
        if same(got, case.expected, Fraction() if self.exact else case.noise):
            return None
        has_nan = any(number != number for number in numbers_in(got))
        nan = "The result is not a number (nan)." if has_nan else ""
        call = f"`{caller.shown(case.args)}` is not right."
        hint, slug = self._explained(case, got)
        message = " ".join(filter(None, [call, nan, hint]))
        witness = Witness((), *two_texts(got, case.expected))
        return Outcome("incorrect", message, witness=witness, misconception=slug)

    def _explained(self, case: Case, got: Any) -> tuple[str, str]:
        """Return the hint and the slug for a wrong result."""
        if not self.exact and same(got, case.expected, CLOSE):
            return NEARLY, "close"
        for slug, result, message in case.misconceptions:
            if same(got, result, case.noise):
                return message, slug
        return case.hint, case.slug
