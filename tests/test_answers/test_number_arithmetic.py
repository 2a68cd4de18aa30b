"""Numbers are right to their last bits, ask for the bits they need, and cost what they should."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import mpmath
import pytest
from mpmath import libmp

from softmaxlib.answers._errors import TooLargeError, UndefinedError
from softmaxlib.answers.numbers import Budget, Complex, Real, quick, value_of
from softmaxlib.answers.numbers._budget import exact_cost, float_cost, function_cost
from softmaxlib.answers.numbers._roots import exact_root, whole_root
from softmaxlib.answers.reading import Names, parse

Reference = Callable[[], Any]
SURE = 6  # bits at the end that rounding may change


def computed(text: str, numbers: Real) -> Any:
    names = Names(imaginary=isinstance(numbers, Complex), free=True)
    return value_of(parse(text, names), {}, numbers)


def as_mpc(value: Any) -> Any:
    """A value of ours as one of mpmath."""
    parts = value if isinstance(value, tuple) and len(value) == 2 else (value, libmp.fzero)
    real, imaginary = (
        mpmath.mpf(part.numerator) / part.denominator
        if hasattr(part, "numerator")
        else mpmath.make_mpf(part)
        for part in parts
    )
    return mpmath.mpc(real, imaginary)


REAL: list[tuple[str, Reference]] = [
    ("exp(-1/3)", lambda: mpmath.exp(-mpmath.mpf(1) / 3)),
    ("exp(1000/3)", lambda: mpmath.exp(mpmath.mpf(1000) / 3)),
    ("exp(2^40/3)", lambda: mpmath.exp(mpmath.mpf(2) ** 40 / 3)),
    ("e^(pi/3)", lambda: mpmath.exp(mpmath.pi / 3)),
    ("log(3)", lambda: mpmath.log(3)),
    ("log(1 + 1/3^40)", lambda: mpmath.log1p(mpmath.mpf(3) ** -40)),
    ("log(10^-40)", lambda: mpmath.log(10) * -40),
    ("log2(10)", lambda: mpmath.log(10, 2)),
    ("log10(3)", lambda: mpmath.log10(3)),
    ("(1/3)!", lambda: mpmath.factorial(mpmath.mpf(1) / 3)),
    ("(1000/3)!", lambda: mpmath.factorial(mpmath.mpf(1000) / 3)),
    ("(-1/3)!", lambda: mpmath.factorial(-mpmath.mpf(1) / 3)),
    ("gamma(pi)", lambda: mpmath.gamma(mpmath.pi)),
    ("binomial(1/3, 2)", lambda: mpmath.binomial(mpmath.mpf(1) / 3, 2)),
    ("atan(1/3)", lambda: mpmath.atan(mpmath.mpf(1) / 3)),
    ("asin(1/3)", lambda: mpmath.asin(mpmath.mpf(1) / 3)),
    ("acos(1/3)", lambda: mpmath.acos(mpmath.mpf(1) / 3)),
    ("acosh(10/3)", lambda: mpmath.acosh(mpmath.mpf(10) / 3)),
    ("atanh(1/3)", lambda: mpmath.atanh(mpmath.mpf(1) / 3)),
    ("sinh(100/3)", lambda: mpmath.sinh(mpmath.mpf(100) / 3)),
    ("cosh(1/3)", lambda: mpmath.cosh(mpmath.mpf(1) / 3)),
    ("tanh(1/3)", lambda: mpmath.tanh(mpmath.mpf(1) / 3)),
    ("asinh(10^20)", lambda: mpmath.asinh(mpmath.mpf(10) ** 20)),
    ("erf(1/3)", lambda: mpmath.erf(mpmath.mpf(1) / 3)),
    ("sin(10^20)", lambda: mpmath.sin(mpmath.mpf(10) ** 20)),
    ("cos(1/3)", lambda: mpmath.cos(mpmath.mpf(1) / 3)),
    ("tan(100/3)", lambda: mpmath.tan(mpmath.mpf(100) / 3)),
    ("cot(1/3)", lambda: mpmath.cot(mpmath.mpf(1) / 3)),
    ("sec(1/3)", lambda: mpmath.sec(mpmath.mpf(1) / 3)),
    ("csc(1/3)", lambda: mpmath.csc(mpmath.mpf(1) / 3)),
    ("sqrt(2)", lambda: mpmath.sqrt(2)),
    ("root(2, pi)", lambda: mpmath.mpf(2) ** (1 / mpmath.pi)),
    ("root(2, 0.3)", lambda: mpmath.mpf(2) ** (mpmath.mpf(10) / 3)),
    ("acos(0)", lambda: mpmath.pi / 2),
    ("cosh(0) + pi", lambda: 1 + mpmath.pi),
    ("asin(1)", lambda: mpmath.pi / 2),
    ("acos(sqrt(2)*sqrt(2)/2 - 2)", lambda: mpmath.pi),
    ("root(10, 7)", lambda: mpmath.root(10, 7)),
    ("root(10, 1001)", lambda: mpmath.root(10, 1001)),
    ("(22/7)^12345", lambda: (mpmath.mpf(22) / 7) ** 12345),
    ("(1/3)^(10^5)", lambda: mpmath.mpf(3) ** -(10**5)),
    ("3^pi", lambda: mpmath.mpf(3) ** mpmath.pi),
    ("3^(1/10^30 * pi)", lambda: mpmath.mpf(3) ** (mpmath.pi / 10**30)),
    ("10^4000*10^4000*pi", lambda: mpmath.mpf(10) ** 8000 * mpmath.pi),
    ("pi*10^4000*10^4000*(1/3)*10^4000*10^4000", lambda: mpmath.pi * mpmath.mpf(10) ** 16000 / 3),
    ("10^4000 + 1/3^5000", lambda: mpmath.mpf(10) ** 4000),
    ("pi*e/7", lambda: mpmath.pi * mpmath.e / 7),
    ("7/pi + e", lambda: 7 / mpmath.pi + mpmath.e),
    ("max(pi, e) - min(2, pi)", lambda: mpmath.pi - 2),
    ("floor(100 pi) + pi", lambda: 314 + mpmath.pi),
    ("ceil(100 pi) + pi", lambda: 315 + mpmath.pi),
    ("|e - pi|", lambda: mpmath.pi - mpmath.e),
]
COMPLEX: list[tuple[str, Reference]] = [
    ("exp(1/3 + 100 i)", lambda: mpmath.exp(mpmath.mpc(mpmath.mpf(1) / 3, 100))),
    ("log(-3)", lambda: mpmath.log(-3)),
    ("log(3 + 4 i)", lambda: mpmath.log(mpmath.mpc(3, 4))),
    ("log2(3 i)", lambda: mpmath.log(mpmath.mpc(0, 3), 2)),
    ("sin(1/3 + i)", lambda: mpmath.sin(mpmath.mpc(mpmath.mpf(1) / 3, 1))),
    ("tanh(1/3 + i)", lambda: mpmath.tanh(mpmath.mpc(mpmath.mpf(1) / 3, 1))),
    ("cot(1/3 + i)", lambda: mpmath.cot(mpmath.mpc(mpmath.mpf(1) / 3, 1))),
    ("asin(2)", lambda: mpmath.asin(mpmath.mpc(2, 0))),
    ("atan(1/3 + i)", lambda: mpmath.atan(mpmath.mpc(mpmath.mpf(1) / 3, 1))),
    ("gamma(1 + i)", lambda: mpmath.gamma(mpmath.mpc(1, 1))),
    ("|3 + i|", lambda: mpmath.sqrt(10)),
    ("re(1/3 + pi*i)", lambda: mpmath.mpf(1) / 3),
    ("im(1/3 + pi*i)", lambda: mpmath.pi),
    ("conj(1/3 + pi*i)", lambda: mpmath.mpc(mpmath.mpf(1) / 3, -mpmath.pi)),
    ("arg(-1 + i)", lambda: 3 * mpmath.pi / 4),
    ("sign(3 + 4 i)", lambda: mpmath.mpc(mpmath.mpf(3) / 5, mpmath.mpf(4) / 5)),
    ("root(-8, 3)", lambda: mpmath.mpc(1, mpmath.sqrt(3))),
    ("root(8, 3) + i", lambda: mpmath.mpc(2, 1)),
    ("(3/4 + i)^1000", lambda: mpmath.mpc(0.75, 1) ** 1000),
    ("(1/3 + i)^-7", lambda: mpmath.mpc(mpmath.mpf(1) / 3, 1) ** -7),
    ("(-pi)^3 + i", lambda: mpmath.mpc(-(mpmath.pi**3), 1)),
    ("(-pi)^(1/3)", lambda: mpmath.mpc(-mpmath.pi, 0) ** (mpmath.mpf(1) / 3)),
    ("i^i", lambda: mpmath.exp(-mpmath.pi / 2)),
    ("(pi + i)(e - i)/(1 + pi*i)",
     lambda: mpmath.mpc(mpmath.pi, 1) * mpmath.mpc(mpmath.e, -1) / mpmath.mpc(1, mpmath.pi)),
    ("floor(100 pi) + i", lambda: mpmath.mpc(314, 1)),
]  # fmt: skip


def off(value: Any, reference: Reference, bits: int) -> float:
    """How far a value is off, in units of its last bit."""
    with mpmath.workprec(2 * bits + 200):
        right, got = mpmath.mpc(reference()), as_mpc(value)
        return float(abs(got - right) / abs(right) * mpmath.mpf(2) ** bits)


@pytest.mark.parametrize("bits", [80, 300])
@pytest.mark.parametrize(("text", "reference"), REAL, ids=[text for text, _ in REAL])
def test_a_real_number_is_right_to_its_last_bits(
    text: str, reference: Reference, bits: int
) -> None:
    assert off(computed(text, Real(bits, Budget(10**9))), reference, bits) < SURE


@pytest.mark.parametrize("bits", [80, 300])
@pytest.mark.parametrize(
    ("text", "reference"), REAL + COMPLEX, ids=[text for text, _ in REAL + COMPLEX]
)
def test_a_complex_number_is_right_to_its_last_bits(
    text: str, reference: Reference, bits: int
) -> None:
    assert off(computed(text, Complex(bits, Budget(10**9))), reference, bits) < SURE


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("1 + 10^-60", 200),
        ("1 + exp(-200)", 288),  # e^-200 is about 2^-288
        ("pi + 10^-60", 200),
        ("pi*10^40 + e", 131),
        ("sin(pi*10^9)", 96),
        ("sin(1/10^30)", 99 * 2),
        ("exp(10^-30)", 99 * 2),
        ("exp(pi/10^30)", 97 * 2),
        ("3^(pi/10^30)", 97 * 2),
        ("log(1 + pi/10^15)", 48 * 2),
        ("log(sqrt(1 + 1/10^15))", 50 * 2),
        ("sinh(10^-10)", 33 * 2),
        ("atan(10^10)", 33),
        ("tanh(20)", 57),  # 1 - tanh(20) is about 2^-57
        ("tanh(30)", 86),
        ("erf(20)", 582),  # 1 - erf(20) is about 2^-582
    ],
)
def test_a_small_part_asks_for_its_bits(text: str, least: int) -> None:
    numbers = Real(64, Budget(10**9))
    computed(text, numbers)
    assert least <= numbers.demand <= 4 * least + 110


@pytest.mark.parametrize(
    "text",
    ["exp(1/8)", "exp(3)", "e^(pi/8)", "atan(1/8)", "sinh(1/8)", "tanh(2)", "erf(2)", "acos(0)",
     "log(1 + 2^-40)", "pi + 2^-9", "3^pi", "sin(1/8)", "cos(pi/8)", "sin(10^7/3)"],
)  # fmt: skip
def test_what_is_neither_large_nor_small_asks_for_nothing(text: str) -> None:
    numbers = Real(128, Budget(10**9))
    computed(text, numbers)
    assert numbers.demand == 0


@pytest.mark.parametrize("text", ["(-sqrt(3)^2)!", "(-10^(log10(5)))!", "gamma(1 - sqrt(3)^2)"])
def test_a_factorial_near_a_pole_has_no_value(text: str) -> None:
    with pytest.raises(UndefinedError):
        computed(text, Real(128, Budget(10**9)))


@pytest.mark.parametrize(
    "text", ["exp(10^5 i)", "sin(10^5 + i)", "cos(1 + 10^5 i)", "cot(-10^5 i)"]
)
def test_an_angle_far_out_is_too_large(text: str) -> None:
    assert computed(text.replace("^5", "^3"), Complex(64, Budget(10**9))) is not None
    with pytest.raises(TooLargeError):
        computed(text, Complex(64, Budget(10**9)))


def test_what_is_flat_far_out_asks_for_more_than_there_is() -> None:
    numbers = Real(128)
    computed("tanh(10^9)", numbers)
    assert numbers.demand > 10**9


def test_complex_sums_ask_for_the_bits_of_their_smallest_part() -> None:
    numbers = Complex(128)
    computed("i + 10^-60", numbers)
    assert 200 <= numbers.demand <= 400
    numbers = Complex(300)
    computed("i + 10^-60", numbers)
    assert numbers.demand == 0


def test_what_cancels_is_noted_and_asks_for_low_noise() -> None:
    for numbers in (Real(128), Complex(128)):
        assert computed("sqrt(2)^2 - 2", numbers) == 0
        assert numbers.cancelled
        assert 70 <= numbers.demand <= 80
    numbers = Complex(128)
    assert computed("i*sqrt(2)*sqrt(2) - 2i", numbers) == 0
    assert numbers.cancelled
    computed("i + pi", numbers := Complex(128))
    assert not numbers.cancelled
    assert computed("log(sqrt(2)*sqrt(2)/2)", numbers) == 0  # noted by a function of real numbers
    assert numbers.cancelled
    computed("(i*sqrt(2)*sqrt(2) - 2i) + sin(1)", numbers := Complex(128))
    assert numbers.cancelled


@pytest.mark.parametrize(
    "text", ["0/i", "i*0", "i - i", "re(i)", "im(i^2)", "sign(i - i)", "abs(i - i)", "conj(i - i)"]
)
def test_a_complex_zero_is_exact(text: str) -> None:
    assert computed(text, Complex(128)) == 0


@pytest.mark.parametrize(
    "text", ["0^0", "0^(-1)", "1/0", "log(0)", "(-2)^pi", "sqrt(-2)", "arg(0)"]
)
def test_a_real_number_has_no_value_there(text: str) -> None:
    with pytest.raises(UndefinedError):
        computed(text, Real(128))


@pytest.mark.parametrize("text", ["arg(0)", "arg(i - i)", "log(i - i)", "(i - i)^i", "i/(i - i)"])
def test_a_complex_zero_has_no_angle(text: str) -> None:
    with pytest.raises(UndefinedError):
        computed(text, Complex(128))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("100000! / 99999!", None),
        ("1000! / 999!", 1000),
        ("binomial(0, 0)", 1),
        ("binomial(5, 0)", 1),
        ("binomial(5, 6)", 0),
        ("binomial(5, -1)", 0),
        ("binomial(1000, 999)", 1000),
        ("|0|", 0),
        ("max(3, 3)", 3),
        ("0!", 1),
        ("root(8, 3)", 2),
        ("root(2^16, 16)", 2),
        ("3 sqrt(4/9)", 2),
        ("root(-8, 3)", -2),
        ("1^(1/3)", 1),
        ("(-1)^5", -1),
        ("(2/3)^3*27", 8),
        ("0^2", 0),
        ("0*pi", 0),
        ("0/pi", 0),
        ("pi^0", 1),
        ("floor(pi)", 3),
        ("ceil(-pi)", -3),
    ],
)
def test_integers_stay_exact(text: str, value: int | None) -> None:
    got = computed(text, Real(128, Budget(10**9)))
    assert (got == value) if value is not None else (abs(as_mpc(got).real - 100_000) < 1e-9)


def test_a_factorial_above_the_largest_is_refused() -> None:
    for text in ("100001!", "(100000 + 1/3)!", "(-200001/2)!"):
        with pytest.raises(TooLargeError):
            computed(text, Real(128, Budget(10**9)))


@pytest.mark.parametrize("degree", [2, 3, 5])
def test_a_whole_root_is_rounded_down(degree: int) -> None:
    for value in range(300):
        found = whole_root(value, degree)
        assert found**degree <= value < (found + 1) ** degree
    assert whole_root(10**90 - 1, 3) == 10**30 - 1
    assert exact_root(Fraction(10**90, 8), 3) == Fraction(10**30, 2)
    assert exact_root(Fraction(10**90, 9), 3) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("x + 2", 5.0),
        ("x*y*2", 24.0),
        ("x/y", 0.75),
        ("-x", -3.0),
        ("x^2", 9.0),
        ("2^x", 8.0),
        ("floor(x/2) + ceil(x/2)", 3.0),
        ("max(x, y) - min(x, y)", 1.0),
        ("|1 - x|", 2.0),
        ("sign(x - y)", -1.0),
        ("log2(8) + sqrt(y)", 5.0),
        ("e - e + pi/pi", 1.0),
        ("exp(0) + log(e)", 2.0),
        ("0 x", 0.0),
    ],
)
def test_floats_are_quick_and_nearly_right(text: str, value: float) -> None:
    function = quick(parse(text, Names(free=True)))
    assert function is not None
    assert function({"x": 3.0, "y": 4.0}) == pytest.approx(value)


def test_a_budget_is_spent_to_its_end_and_no_further() -> None:
    budget = Budget(5)
    budget.spend(2)
    budget.spend(3)
    assert budget.left == 0
    with pytest.raises(TooLargeError):
        budget.spend(1)


def test_costs_grow_with_the_bits() -> None:
    assert [exact_cost(bits) for bits in (0, 799, 800, 8000)] == [2, 2, 3, 102]
    assert [float_cost(bits) for bits in (0, 399, 400, 4000)] == [2, 2, 3, 12]
    assert [function_cost(bits, 3) for bits in (0, 255, 256, 2560)] == [24, 24, 30, 624]


@pytest.mark.parametrize(
    ("text", "numbers", "cost"),
    [
        ("pi + e", Real, 2 * float_cost(800)),
        ("pi*e", Real, 2 * float_cost(800)),
        ("pi/e", Real, float_cost(800)),
        ("exp(pi)", Real, function_cost(800, 1)),
        ("log(pi)", Real, function_cost(800, 2) + float_cost(800) + exact_cost(2)),
        ("pi^3", Real, function_cost(800, 1)),
        ("sqrt(2)", Real, 2 * function_cost(800, 1)),
        ("e^pi", Real, function_cost(800, 1)),
        ("3^pi", Real, function_cost(800, 3)),
        ("2*3*5", Real, 3 * float_cost(800) + 3 * exact_cost(2)),
        ("pi + i", Complex, 8 * float_cost(800)),
        ("pi*i", Complex, 8 * float_cost(800)),
        ("exp(i)", Complex, 2 * function_cost(800, 4)),
        ("exp(pi)", Complex, function_cost(800, 4) + function_cost(800, 1)),
        ("erf(pi)", Complex, function_cost(800, 120) + function_cost(800, 30)),
        ("(pi + i)^3", Complex, 8 * float_cost(800) + function_cost(800, 4)),
    ],
)
def test_an_operation_costs_by_its_parts(text: str, numbers: type[Real], cost: int) -> None:
    budget = Budget(10**6)
    computed(text, numbers(800, budget))
    assert 10**6 - budget.left == cost
