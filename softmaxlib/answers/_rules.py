"""Rules that explain a wrong formula, from special to general; the first that fits speaks."""

from collections.abc import Callable
from fractions import Fraction
from functools import partial

from ._case import Case, Explanation
from ._digits import number_text
from ._errors import TooLargeError, UndefinedError
from ._looking import Point
from ._rewriting import (
    another_function,
    missing_brackets,
    missing_normaliser,
    own_derivative,
    swapped,
)
from ._slips import complement, rounded, term_by_term
from ._tree import (
    ONE,
    Node,
    call,
    div,
    number,
    symbols,
)
from .numbers import Value, is_exact, value_of

_LOG2 = call("log", number(2))
_FACTORS: tuple[tuple[str, Node, str], ...] = (
    ("sign", number(-1), "The sign is wrong: yours is the negative of what is expected"),
    (
        "nats-for-bits",
        _LOG2,
        "Yours is in nats, expected are bits: divide by `log(2)`, or take `log2`",
    ),
    (
        "bits-for-nats",
        div(number(1), _LOG2),
        "Yours is in bits, expected are nats: multiply by `log(2)`, or take the natural logarithm",
    ),
    (
        "log10-for-ln",
        div(number(1), call("log", number(10))),
        "This would be right with natural logarithms; yours has the base 10",
    ),
    ("percent", number(100), "Yours is 100 times too large: a percentage where a share is asked"),
    ("percent", number(Fraction(1, 100)), "Yours is 100 times too small: is it a percentage?"),
)


def explain(case: Case) -> Explanation | None:
    """Return the name and the message of the first rule that fits.

    Where the answer has no value at all points, only brackets can be missing.
    """
    has_value = case.seen is None or case.seen.yours is not None
    for rule in RULES if has_value else (missing_brackets,):
        try:
            found = rule(case)
        except (UndefinedError, TooLargeError):
            continue
        if found:
            return found
    return None


def known_factor(case: Case) -> Explanation | None:
    """Sign, nats and bits, base 10, percent: a factor that has a name."""
    ratio = case.ratio
    for name, factor, message in _FACTORS if ratio is not None else ():
        if case.is_same(ratio, value_of(factor, {}, case.numbers)):
            return name, message
    return None


def reciprocal(case: Case) -> Explanation | None:
    """One over what is expected."""
    if not case.varies and case.everywhere(lambda _, a, b: is_exact(b) and b.denominator == 1):
        return None  # 1/2 for 2 may have any reason
    fits = case.everywhere(lambda _, a, b: case.is_same(case.numbers.mul([a, b]), ONE))
    return ("reciprocal", "Yours is the reciprocal of what is expected") if fits else None


def factor(case: Case) -> Explanation | None:
    """A constant factor without a name."""
    ratio = case.ratio
    if not ratio or not case.both_vary or not _is_simple(ratio) or case.is_same(ratio, ONE):
        return None
    return "factor", f"Yours is {_shown(ratio)} times what is expected: a constant factor is wrong"


def constant_gap(case: Case) -> Explanation | None:
    """A constant too much or too little."""
    gap = case.gap
    if not gap or not case.both_vary:
        return None
    more = number_text(gap, 4)
    shown = f"smaller by {more[1:]}" if more.startswith("-") else f"larger by {more}"
    return "additive-constant", f"Yours is {shown} than expected, everywhere"


def _is_simple(value: Value) -> bool:
    """Tell whether a factor is one that a slip explains."""
    return not is_exact(value) or value.numerator.bit_length() + value.denominator.bit_length() < 24


def _shown(value: Value) -> str:
    """Write a factor: a fraction as such."""
    if is_exact(value) and value.denominator > 1 and value.denominator < 1000:
        return f"{value.numerator}/{value.denominator}"
    return number_text(value, 4)


def wrong_power(case: Case) -> Explanation | None:
    """Squared, or not; or a power of a letter one too high or low."""
    if not case.both_vary:
        return None
    if case.everywhere(lambda _, a, b: case.is_same(a, case.numbers.mul([b, b]))):
        return "squared", "Yours is the square of what is expected"
    if case.everywhere(lambda _, a, b: case.is_same(case.numbers.mul([a, a]), b)):
        return "not-squared", "Expected is the square of yours"
    for name in symbols(case.expected):
        if case.everywhere(partial(_is_times, case, name)):
            return "off-by-one-power", f"The power of `{name}` is one too high"
        if case.everywhere(partial(_is_over, case, name)):
            return "off-by-one-power", f"The power of `{name}` is one too low"
    return None


def _is_times(case: Case, name: str, point: Point, a: Value, b: Value) -> bool:
    """Tell whether the answer is the key times a letter."""
    return case.is_same(a, case.numbers.mul([b, case.numbers.symbol(point[name])]))


def _is_over(case: Case, name: str, point: Point, a: Value, b: Value) -> bool:
    """Tell whether the answer is the key over a letter."""
    return _is_times(case, name, point, b, a)


RULES: tuple[Callable[[Case], Explanation | None], ...] = (
    known_factor,
    missing_normaliser,
    own_derivative,
    swapped,
    missing_brackets,
    another_function,
    reciprocal,
    wrong_power,
    term_by_term,
    complement,
    rounded,
    factor,
    constant_gap,
)
