"""Rules that explain a wrong formula, from special to general; the first that fits speaks."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from ..equivalence import DIGITS, close
from ..evaluate import ONE, arithmetic
from ..tree import Node, call, div, number, symbols
from .mistake import NUMBERS, Explanation, Mistake
from .rewriting import (
    another_function,
    missing_brackets,
    missing_normaliser,
    own_derivative,
    swapped,
)
from .slips import complement, rounded, term_by_term

LARGEST_SIMPLE = 1000  # denominator of a factor that a slip explains
LARGEST_SHARE = 20  # decimal exponent of one that may be a fraction
_LOG2 = call("log", number(2))
_FACTORS: tuple[tuple[str, Node, str], ...] = (
    ("sign", number(-1), "The sign is wrong; all else is right"),
    (
        "nats-for-bits",
        _LOG2,
        "Yours is in nats, but bits are expected: divide by `log(2)`, or take `log2`",
    ),
    (
        "bits-for-nats",
        div(number(1), _LOG2),
        "Yours is in bits, but nats are expected: multiply by `log(2)`, or take the natural log",
    ),
    (
        "log10-for-ln",
        div(number(1), call("log", number(10))),
        "This would be right with natural logarithms; yours has the base 10",
    ),
)


def explain(mistake: Mistake) -> Explanation | None:
    """Return the name and the message of the first rule that fits.

    Where the answer has no value at all points, only brackets can be missing.
    """
    rules = RULES if mistake.seen.yours is not None else (missing_brackets,)
    return next(filter(None, (rule(mistake) for rule in rules)), None)


def known_factor(mistake: Mistake) -> Explanation | None:
    """Sign, nats and bits, base 10: a factor that has a name."""
    numbers = arithmetic(DIGITS[0])
    for name, factor, message in _FACTORS if mistake.ratio else ():
        if mistake.ratio and close(mistake.ratio, numbers.function(factor)({})):
            return name, message
    return None


def percentage(mistake: Mistake) -> Explanation | None:
    """A hundred times a share."""
    if mistake.ratio and close(mistake.ratio, Decimal(100)) and mistake.are_shares(mine=False):
        return "percent", "Yours is 100 times too large: this is a percentage, not a share"
    return None


def reciprocal(mistake: Mistake) -> Explanation | None:
    """One over what is expected."""
    if not mistake.varies and mistake.everywhere(lambda _, a, b: b == b.to_integral_value()):
        return None  # 1/2 for 2 may have any reason
    fits = mistake.everywhere(lambda _, a, b: close(NUMBERS.multiply(a, b), ONE))
    return (
        ("reciprocal", "Yours is upside down: the reciprocal of what is expected") if fits else None
    )


def factor(mistake: Mistake) -> Explanation | None:
    """A constant factor without a name."""
    ratio = mistake.ratio
    if not ratio or not mistake.both_vary or close(ratio, ONE):
        return None
    if abs(ratio.adjusted()) < LARGEST_SHARE:
        simple = Fraction(ratio).limit_denominator(LARGEST_SIMPLE)
        is_rational = close(ratio, NUMBERS.divide(*map(Decimal, simple.as_integer_ratio())))
        if is_rational and abs(simple.numerator) * simple.denominator > LARGEST_SIMPLE**2:
            return None
    return "factor", "A constant factor is wrong; all else is right"


def constant_gap(mistake: Mistake) -> Explanation | None:
    """A constant too much or too little."""
    gap = mistake.gap
    if not gap or not mistake.both_vary:
        return None
    more = "less" if gap.is_signed() else "more"
    return "additive-constant", f"Yours is {more} than expected, by the same number everywhere"


def wrong_power(mistake: Mistake) -> Explanation | None:
    """Squared, or not; or a power of a letter one too high or low."""
    if not mistake.both_vary:
        return None
    times = NUMBERS.multiply
    if mistake.everywhere(lambda _, a, b: close(a, times(b, b))):
        return "squared", "Yours is the square of what is expected"
    if mistake.everywhere(lambda _, a, b: close(times(a, a), b)):
        return "not-squared", "The square of yours is expected"
    for name in symbols(mistake.expected):
        if mistake.everywhere(lambda point, a, b, n=name: close(a, times(b, point[n]))):  # type: ignore[misc]
            return "off-by-one-power", f"The power of `{name}` is one too high"
        if mistake.everywhere(lambda point, a, b, n=name: close(b, times(a, point[n]))):  # type: ignore[misc]
            return "off-by-one-power", f"The power of `{name}` is one too low"
    return None


RULES: tuple[Callable[[Mistake], Explanation | None], ...] = (
    known_factor,
    percentage,
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
