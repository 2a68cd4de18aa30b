"""Numbers in a witness: few digits, unless it takes more to tell two apart."""

from decimal import Decimal

import pytest

from softmaxquiz.formula.numbers_as_text import number_text, two_numbers

THIRD = "0." + "3" * 50


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (None, 4, "undefined"),
        ("0", 4, "0"),
        ("-0", 4, "0"),
        ("1.25", 4, "1.25"),
        ("123456.7", 4, "123456.7"),
        ("-1234567.8", 4, "-1234567.8"),
        ("12345678.9", 4, "1.235e7"),
        ("1234567890", 4, "1.235e9"),
        ("99999", 4, "99999"),
        (THIRD, 4, "0.3333"),
        ("-0.66666666666666", 4, "-0.6667"),
        ("333333.333333333333", 4, "333300"),
        ("0.0000333333333333", 4, "3.333e-5"),
        ("0.000333333333333333", 4, "0.0003333"),
        ("3333333333.3333333333333", 16, "3333333333.333333"),
        ("1.2676506002282294e30", 4, "1.268e30"),
        ("1e5000", 4, "1e5000"),
        ("3.0332153968020876e434294", 16, "3.033215396802088e434294"),
    ],
)
def test_a_number_is_written_in_short(value: str | None, digits: int, text: str) -> None:
    assert number_text(None if value is None else Decimal(value), digits) == text


@pytest.mark.parametrize(
    ("yours", "expected", "texts"),
    [
        ("0.18", "0.82", ("0.18", "0.82")),
        (THIRD, "0.33334333333333333333", ("0.333333", "0.333343")),
        ("0.3333333433333333333", THIRD, ("0.3333333433", "0.3333333333")),
        (THIRD[:31] + "4" + "3" * 20, THIRD, ("0.3333 + 1e-30", "0.3333")),
    ],
)
def test_two_numbers_are_written_so_that_they_differ(
    yours: str, expected: str, texts: tuple[str, str]
) -> None:
    assert two_numbers(Decimal(yours), Decimal(expected)) == texts
