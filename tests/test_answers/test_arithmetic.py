"""Arithmetic at its edges: what has no value, and what is too large to be computed."""

from fractions import Fraction

import pytest
from mpmath import libmp

from softmaxlib.answers._domains import domain_of
from softmaxlib.answers._errors import TooLargeError, UndefinedError
from softmaxlib.answers._looking import Pair
from softmaxlib.answers._survey import survey
from softmaxlib.answers._tree import number
from softmaxlib.answers.numbers import Budget, Complex, Real, quick, value_of
from softmaxlib.answers.numbers._float import checked
from softmaxlib.answers.reading import Names, parse


def value(text: str, numbers: Real) -> object:
    return value_of(parse(text, Names(free=True)), {}, numbers)


@pytest.mark.parametrize(
    ("text", "bits", "error"),
    [
        ("floor(pi*10^60)", 128, UndefinedError),
        ("(-1)!", 128, UndefinedError),
        ("log(exp(-2))!", 128, UndefinedError),
        ("(-2 + 10^-100)!", 64, UndefinedError),
        ("(10^9)!", 128, TooLargeError),
        ("(1/3)!", 9_000, TooLargeError),
        ("tanh(10^60)", 128, TooLargeError),
        ("erf(1/3)", 20_000, TooLargeError),
    ],
)
def test_what_cannot_be_computed_raises(text, bits, error) -> None:
    with pytest.raises(error):
        value(text, Real(bits, Budget(10**9)))


def test_a_large_floor_asks_for_its_bits() -> None:
    numbers = Real(128)
    with pytest.raises(UndefinedError):
        value("floor(pi*10^60)", numbers)
    assert numbers.demand > 201
    assert str(value("floor(pi*10^60)", Real(numbers.demand)))[:7] == "3141592"


def test_a_float_must_be_a_number() -> None:
    assert checked(libmp.fzero) == 0
    with pytest.raises(TooLargeError):
        checked((0, libmp.MPZ_ONE, 1 << 100_000, 1))
    for strange in (libmp.finf, libmp.fnan):
        with pytest.raises(UndefinedError):
            checked(strange)
        with pytest.raises(UndefinedError):
            Complex(64).cleaned((strange, libmp.fone))


def test_a_power_of_one_is_one_and_a_huge_one_is_refused() -> None:
    assert Real(64).general_power(libmp.fone, libmp.mpf_pi(64)) == 1
    with pytest.raises(TooLargeError):
        Real(64).general_power(Fraction(3), Fraction(2) ** 100_000)


def test_complex_numbers_are_compared_only_where_they_are_real() -> None:
    numbers = Complex(64)
    assert numbers.compare(Fraction(1), Fraction(2)) == -1
    assert numbers.compare((libmp.mpf_pi(64), libmp.fzero), Fraction(2)) == 1
    with pytest.raises(UndefinedError):
        numbers.compare((libmp.fone, libmp.fone), Fraction(2))


def test_a_pole_has_no_value() -> None:
    with pytest.raises(UndefinedError):
        Complex(64)._direct("gamma", Fraction(-1))


def test_a_number_beyond_floats_is_not_quick() -> None:
    assert quick(number(10**400)) is None
    assert quick(number(2))({}) == 2


@pytest.mark.parametrize(("budget", "status"), [(40_000, "different"), (40, None), (0, None)])
def test_a_survey_keeps_to_its_budget(budget, status) -> None:
    names = Names(("n",))
    pair = Pair(parse("ceil(log2(3^n))", names), parse("n + 300", names), Real, Budget(budget))
    found = survey(pair, domain_of("natural", ("n",)))
    assert (found.status if found else None) == status
