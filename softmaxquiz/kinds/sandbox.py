"""Call a learner's function and say what came back, in plain numbers."""

import math
import sys
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

MOST_TEXT = 200  # characters of an error message, of a value
MOST_NUMBERS = 5000  # in a result
DEEPEST = 20
STUB = "stub"  # slug of a function that returns the dots of an untouched page


class CallError(Exception):
    """A call that gave nothing to compare; says what happened and, if it has one, the slug."""

    def __init__(self, message: str, slug: str = "") -> None:
        super().__init__(message)
        self.slug = slug


@dataclass(frozen=True)
class Caller:
    """Calls a function on fresh arguments, and reads what comes back.

    Lists among the arguments become arrays of the dtype where NumPy is loaded.
    """

    function: Callable[..., Any]
    name: str
    dtype: str = "float64"

    @property
    def numpy(self) -> Any:
        """NumPy if the learner has loaded it: an array is no use to him before."""
        return sys.modules.get("numpy")

    def shown(self, args: Sequence[Any]) -> str:
        """Show a call as the learner could type it."""
        array = "{}" if self.numpy is None else "np.array({})"
        shown = [array.format(show(a)) if isinstance(a, list) else show(a) for a in args]
        return f"{self.name}({', '.join(shown)})"

    def fresh(self, value: Any) -> Any:
        """Make an argument that the function may keep, or spoil."""
        if not isinstance(value, list):
            return value
        return plain(value) if self.numpy is None else self.numpy.array(value, self.dtype)

    def raw(self, args: Sequence[Any]) -> Any:
        """Call the function; raise `CallError` if it raises, returns None or changes its input."""
        given = [self.fresh(arg) for arg in args]
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # overflow is found by its result
                value = self.function(*given)
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            raise CallError(f"`{self.shown(args)}` raised {_told(error)}.", "raises") from None
        if value is ...:
            raise CallError(f"`{self.shown(args)}` is not written yet.", STUB)
        if value is None:
            message = f"`{self.shown(args)}` returned None. Is a `return` missing?"
            raise CallError(message, "missing-return")
        if not same(list(map(plain, given)), list(map(plain, args)), Fraction()):
            message = f"`{self.shown(args)}` changed its argument. Work on a copy."
            raise CallError(message, "changes-input")
        return value


def _told(error: BaseException) -> str:
    """Name an exception, with what it says of itself if it can."""
    try:
        text = " ".join(str(error)[: 10 * MOST_TEXT].split())[:MOST_TEXT]
    except Exception:  # of the learner's own making
        text = ""
    return f"{type(error).__name__}{': ' if text else ''}{text}"


def plain(value: Any) -> Any:
    """Turn arrays into nested lists and their numbers into Python's; raise for very many.

    >>> plain((1, (2.0,)))
    [1, [2.0]]
    """
    left = MOST_NUMBERS

    def inner(value: Any, depth: int) -> Any:
        nonlocal left
        own = next((kind for kind in (list, tuple) if issubclass(type(value), kind)), None)
        if own is not None:
            left -= own.__len__(value)
        elif not hasattr(value, "tolist"):
            return value
        size = getattr(value, "size", 0) if own is None else 0
        if left < 0 or depth > DEEPEST or (isinstance(size, int) and size > left):
            raise CallError(
                f"Expected at most {MOST_NUMBERS} numbers and no endless lists.", "shape"
            )
        if own is not None:
            return [inner(each, depth + 1) for each in own.__iter__(value)]
        return inner(value.tolist(), depth + 1)

    try:
        return inner(value, 0)
    except CallError:
        raise
    except (Exception, SystemExit):  # of somebody else's broken object
        return value


def shape(value: Any) -> tuple[int, ...] | None:
    """Shape of nested lists of numbers, or None if they are ragged or hold something else.

    >>> shape([[1, 2, 3], [4, 5, 6]]), shape(1.5), shape([1, [2]]), shape("ab")
    ((2, 3), (), None, None)
    """
    if isinstance(value, list):
        inner = {shape(each) for each in value}
        if len(inner) > 1 or None in inner:
            return None
        return (len(value), *(inner.pop() or ())) if inner else (0,)
    return () if isinstance(value, int | float | Fraction) else None


def same(got: Any, expected: Any, tolerance: Fraction) -> bool:
    """Tell whether numbers agree, each within `tolerance` of itself or of 1, the larger.

    >>> same([0.5, 1e9], [0.5, 1e9 + 1], Fraction(1, 10**6)), same(0.5, 0.25, Fraction())
    (True, False)
    >>> same([1], 1, Fraction()), same(1, [1], Fraction()), same("sum", "sum", Fraction())
    (False, False, True)
    """
    if isinstance(got, list) and isinstance(expected, list):
        pairs = zip(got, expected, strict=False)
        return len(got) == len(expected) and all(same(g, e, tolerance) for g, e in pairs)
    if not isinstance(got, int | float | Fraction) or isinstance(expected, list):
        return bool(got == expected)
    if not (_is_finite(got) and _is_finite(expected)):
        return got == expected or (got != got and expected != expected)
    size = max(Fraction(1), abs(Fraction(expected)))
    return abs(Fraction(got) - Fraction(expected)) <= tolerance * size


def _is_finite(number: Any) -> bool:
    return not isinstance(number, float) or math.isfinite(number)


def numbers_in(value: Any) -> list[Any]:
    """All numbers in nested lists, in order."""
    return [n for each in value for n in numbers_in(each)] if isinstance(value, list) else [value]


def two_texts(got: Any, expected: Any) -> tuple[str, str]:
    """Show a result and what was expected so that they look different."""
    few, many = ((show(got, n), show(expected, n)) for n in (10, 17))
    return few if few[0] != few[1] else many


def show(value: Any, digits: int = 10) -> str:
    """Show an argument or a result, numbers to ten digits.

    >>> show([0.5, 1 / 3, 2])
    '[0.5, 0.3333333333, 2]'
    """
    if isinstance(value, list):
        text = f"[{', '.join(show(each, digits) for each in value[:MOST_TEXT])}]"
    elif isinstance(value, int) and value.bit_length() > MOST_TEXT:
        return "a number of more than 60 digits"
    elif isinstance(value, float):
        text = f"{value:.{digits}g}" if value % 1 else repr(value)
    else:
        text = str(value)
    return text if len(text) <= MOST_TEXT else text[:MOST_TEXT] + "…"


def describe(value: Any) -> str:
    """Say what a result is that is no number: its type, since its text may be anything."""
    if isinstance(value, list):
        return "lists that are ragged or hold something else than numbers"
    return f"something of type {type(value).__name__}"
