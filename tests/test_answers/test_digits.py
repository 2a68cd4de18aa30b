"""Numbers in a witness: few digits, unless it takes more to tell two apart."""

from fractions import Fraction
from typing import Any

import pytest
from mpmath import libmp

from softmaxlib.answers._digits import coordinate, number_text, pair

PI, ONE = libmp.mpf_pi(200), libmp.fone
NEGATIVE_PI = libmp.mpf_neg(PI)
TINY = Fraction(1, 10**30)


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (None, 4, "undefined"),
        (Fraction(0), 4, "0"),
        (libmp.fzero, 4, "0"),
        (Fraction(5, 4), 4, "1.25"),
        (Fraction(1234567, 10), 4, "123456.7"),
        (Fraction(-1234567, 10), 4, "-123456.7"),
        (Fraction(12345678, 10), 4, "1234567.8"),
        (Fraction(123456789, 10), 4, "1.235e7"),
        (Fraction(-123456789), 4, "-123456789"),
        (Fraction(1234567890), 4, "1.235e9"),
        (Fraction(99999), 4, "99999"),
        (Fraction(1, 3), 4, "0.3333"),
        (Fraction(-2, 3), 4, "-0.6667"),
        (Fraction(10**6, 3), 4, "333300"),
        (Fraction(10**7, 3), 4, "3333000"),
        (Fraction(1, 30000), 4, "3.333e-5"),
        (Fraction(1, 3000), 4, "0.0003333"),
        (Fraction(10**10, 3), 16, "3333333333.333333"),
        (Fraction(2) ** 100, 4, "1.268e30"),
        (Fraction(1, 2**40), 4, "9.095e-13"),
        (PI, 4, "3.142"),
        (NEGATIVE_PI, 10, "-3.141592654"),
        (Fraction(2) ** 1999, 6, "5.74065e601"),
        (Fraction(2) ** 3000, 6, "1.23023e903"),
        (Fraction(-2) ** 3001, 6, "-2.46046e903"),
        (1 / Fraction(3) ** 3000, 4, "4.327e-1432"),
        (Fraction(10) ** 5000, 4, "1e5000"),
        (99999 * Fraction(10) ** 5000, 4, "1e5005"),
        (libmp.mpf_exp(libmp.from_int(10**6), 200, "n"), 16, "3.033215396802088e434294"),
        ((PI, ONE), 4, "3.142 + i"),
        ((PI, NEGATIVE_PI), 4, "3.142 - 3.142i"),
        ((libmp.fzero, ONE), 4, "i"),
        ((libmp.fzero, libmp.mpf_neg(ONE)), 4, "-i"),
        ((ONE, libmp.mpf_neg(ONE)), 4, "1 - i"),
        ((NEGATIVE_PI, libmp.fzero), 4, "-3.142"),
    ],
)
def test_a_number_is_written_in_short(value: Any, digits: int, text: str) -> None:
    assert number_text(value, digits) == text


@pytest.mark.parametrize(
    ("yours", "expected", "texts"),
    [
        (Fraction(9, 50), Fraction(41, 50), ("0.18", "0.82")),
        (None, Fraction(2), ("undefined", "2")),
        (Fraction(1, 3), Fraction(1, 3) + Fraction(1, 10**5), ("0.333333", "0.333343")),
        (Fraction(1, 3) + Fraction(1, 10**8), Fraction(1, 3), ("0.3333333433", "0.3333333333")),
        (
            Fraction(1, 3) + Fraction(1, 10**14),
            Fraction(1, 3),
            ("0.3333333333333433", "0.3333333333333333"),
        ),
        (Fraction(1, 3) + TINY, Fraction(1, 3), ("0.3333 + 1e-30", "0.3333")),
        (Fraction(1, 3), Fraction(1, 3) + TINY, ("0.3333 - 1e-30", "0.3333")),
        (Fraction(1, 3) - TINY / 4, Fraction(1, 3), ("0.3333 - 2.5e-31", "0.3333")),
        (
            (ONE, libmp.mpf_add(PI, libmp.from_rational(1, 10**30, 100, "n"), 300, "n")),
            (ONE, PI),
            ("1 + 3.142i + (1e-30i)", "1 + 3.142i"),
        ),
    ],
)
def test_two_numbers_are_written_so_that_they_differ(
    yours: Any, expected: Any, texts: tuple[str, str]
) -> None:
    assert pair(yours, expected) == texts


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(1, 3), "1/3"),
        (Fraction(3, 2), "1.5"),
        ((Fraction(1, 2), Fraction(-3, 2)), "0.5 - 1.5i"),
        ((Fraction(-1, 2), Fraction(3, 2)), "-0.5 + 1.5i"),
        ((Fraction(1, 3), Fraction(-2, 7)), "1/3 - 2/7i"),
    ],
)
def test_a_coordinate_is_written_exactly(value: Any, text: str) -> None:
    assert coordinate(value) == text
