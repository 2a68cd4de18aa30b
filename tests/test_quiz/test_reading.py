"""What was read is shown in LaTeX; answers may be objects too."""

import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
import sympy

from softmaxquiz.formula.compare import compare

NAMES = dict.fromkeys(
    ["x", "y", "z", "n", "p_1", "yhat_1", "lambda", "Sigma", "rate", "w_i_j", "a", "b"], "real"
)

READ = [
    (r"\frac{1}{2} {x}", r"\frac{1}{2} x"),
    ("2*(x/y)", r"2 \cdot \frac{x}{y}"),
    ("x*(x/y)", r"x \frac{x}{y}"),
    ("12*(1/2)", r"12 \cdot \frac{1}{2}"),
    ("(1/3)*(x/y)", r"\frac{1}{3} \frac{x}{y}"),
    ("x*12", r"x \cdot 12"),
    ("x^2*(x/y)", r"x^{2} \frac{x}{y}"),
    ("log10 x", r"\log_{10}\left(x\right)"),
    ("x < 1 or x > 2", r"x < 1 \lor x > 2"),
    ("x < 1 and x > 0", r"x < 1 \land x > 0"),
    ("ln2", r"\ln\left(2\right)"),
    ("xln2", r"x \ln\left(2\right)"),
    ("sqrt2 x", r"\sqrt{2 x}"),
    ("2 lnx lny", r"2 \ln\left(x\right) \ln\left(y\right)"),
    ("log e", r"\log\left(e\right)"),
    ("p1x", "p_{1} x"),
    ("wij", "w_{i,j}"),
    ("xwij", "x w_{i,j}"),
    ("⌈x⌉", r"\left\lceil x \right\rceil"),
    (r"\lceil n\log_2 3\rceil/n", r"\frac{\left\lceil n \log_{2}\left(3\right) \right\rceil}{n}"),
    ("2⌊x⌋y", r"2 \left\lfloor x \right\rfloor y"),
    (r"\log ⌊x⌋", r"\log\left(\left\lfloor x \right\rfloor\right)"),
    (r"\max\{x, 0\}", r"\max\left(x, 0\right)"),
    ("x.", "x"),
    ("x;", "x"),
    ("2x", "2 x"),
    ("x(y+1)", r"x \left(y + 1\right)"),
    ("x y", "x y"),
    ("2*3", r"2 \cdot 3"),
    ("-x^2", "-x^{2}"),
    ("(-x)^2", r"\left(-x\right)^{2}"),
    ("-2x", "-2 x"),
    ("x - -2", "x + 2"),
    ("x+-y", "x - y"),
    ("x-(y-z)", r"x - \left(y - z\right)"),
    ("x--y", "x - -y"),
    ("1/2x", r"\frac{1}{2} x"),
    ("1/(2x)", r"\frac{1}{2 x}"),
    ("a/b/x", r"\frac{a}{b x}"),
    ("a/b*x/y", r"\frac{a}{b} \frac{x}{y}"),
    ("(a/b)^2", r"\left(\frac{a}{b}\right)^{2}"),
    ("2^3^x", "2^{3^{x}}"),
    ("(2^3)^x", r"\left(2^{3}\right)^{x}"),
    ("e^-x", "e^{-x}"),
    ("|x|", r"\left|x\right|"),
    ("√x", r"\sqrt{x}"),
    ("√x^2", r"\sqrt{x^{2}}"),
    ("∛(x+1)", r"\sqrt[3]{x + 1}"),
    ("log x", r"\log\left(x\right)"),
    ("log2 x", r"\log_{2}\left(x\right)"),
    ("log(x, y)", r"\log_{y}\left(x\right)"),
    ("log_y x", r"\log_{y}\left(x\right)"),
    ("lnx", r"\ln\left(x\right)"),
    ("xlny", r"x \ln\left(y\right)"),
    ("Max(x, y)", r"\max\left(x, y\right)"),
    ("max([x, y])", r"\max\left(x, y\right)"),
    ("floor(x)", r"\left\lfloor x \right\rfloor"),
    ("p1", "p_{1}"),
    ("p₁", "p_{1}"),
    ("p_{1}", "p_{1}"),
    ("w_i_j", "w_{i,j}"),
    (r"w_{i,j}", "w_{i,j}"),
    (r"\hat{y}_1", r"\hat{y}_{1}"),
    (r"\hat y_1", r"\hat{y}_{1}"),
    ("ŷ_1", r"\hat{y}_{1}"),
    ("y\u0302₁", r"\hat{y}_{1}"),
    ("yhat1", r"\hat{y}_{1}"),
    ("λ", r"\lambda"),
    ("\\lambda x", r"\lambda x"),
    ("Σ", r"\Sigma"),
    ("rate", r"\mathrm{rate}"),
    (r"\mathrm{rate}", r"\mathrm{rate}"),
    ("𝑥 + ｙ", "x + y"),
    ("x−y", "x - y"),
    ("50%", r"\frac{50}{100}"),
    ("1e-20", r"1 \cdot 10^{-20}"),
    ("1e40", r"1 \cdot 10^{40}"),
    ("0.25", "0.25"),
    (r"\frac{1}{2}", r"\frac{1}{2}"),
    (r"\frac12", r"\frac{1}{2}"),
    (r"\frac x 2", r"\frac{x}{2}"),
    (r"\sqrt[3]{x}", r"\sqrt[3]{x}"),
    (r"\left| x \right|", r"\left|x\right|"),
    (r"x \cdot y \times z", "x y z"),
    (r"\log_{2}{x}", r"\log_{2}\left(x\right)"),
    ("2x = y", "2 x = y"),
    ("x ≥ y", r"x \geq y"),
    ("x ≠ y", r"x \neq y"),
    ("0 < x < 1", r"0 < x \land x < 1"),
    ("(x, y)", r"\left(x, y\right)"),
    ("x, y", "x, y"),
    ("[x, y]", r"\left[x, y\right]"),
    ("(0, 1]", r"\left(0, 1\right]"),
    ("[0, ∞)", r"\left[0, \infty\right)"),
    ("[[x, y], [1, 2]]", r"\begin{bmatrix} x & y \\ 1 & 2 \end{bmatrix}"),
    (r"\begin{pmatrix}x\\1\end{pmatrix}", r"\begin{bmatrix} x \\ 1 \end{bmatrix}"),
    ("ln x + log y", r"\ln\left(x\right) + \log\left(y\right)"),
    (r"\ln x", r"\ln\left(x\right)"),
    ("$x$", "x"),
    (r"\(x\)", "x"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "latex"), READ)
def test_what_was_read_is_shown(text, latex) -> None:
    assert compare(text, "x", domain=NAMES).understood == latex


@pytest.mark.parametrize(
    ("value", "latex"),
    [
        (Fraction(10**40, 3), r"3.33333333333333333333333333333\ldots \cdot 10^{39}"),
        (-Fraction(10**60, 7), r"-1.42857142857142857142857142857\ldots \cdot 10^{59}"),
        (Fraction(10**26, 3), r"\frac{100000000000000000000000000}{3}"),
        (Fraction(1, 10**45), r"1 \cdot 10^{-45}"),
        (Fraction(123456789, 10**20), r"1.23456789 \cdot 10^{-12}"),
        (10**70, r"1 \cdot 10^{70}"),
    ],
)
def test_a_number_is_shown_as_it_is_or_with_dots(value, latex) -> None:
    assert compare(value, "x").understood == latex


x, y, o_1 = sympy.symbols("x y o_1")
OBJECTS = [
    (2, "2"),
    (-3, "-3"),
    (0.1, "1/10"),
    (1e300, "10^300"),
    (Fraction(1, 3), "1/3"),
    (Decimal("1.50"), "3/2"),
    (math.inf, "inf"),
    (-math.inf, "-inf"),
    (Decimal("Infinity"), "inf"),
    ([1, 2], "[1, 2]"),
    ((1, "x + x"), "(1, 2x)"),
    ([[1, 2], [3, 4]], "[[1, 2], [3, 4]]"),
    (np.float64(0.1), "0.1"),
    (np.int64(3), "3"),
    (np.array([1, 2]), "[1, 2]"),
    (np.array([[0.5, 2], [3, 4]]), "[[1/2, 2], [3, 4]]"),
    (np.array(3.5), "7/2"),
    (np.array(["x", "y"]), "[x, y]"),
    (x**2 + 1, "x^2 + 1"),
    (sympy.Rational(1, 3), "1/3"),
    (sympy.E, "e"),
    (sympy.oo, "inf"),
    (sympy.exp(-x) / (1 + sympy.exp(-x)), "1/(1 + e^x)"),
    (sympy.log(x, 2), "log2(x)"),
    (sympy.Abs(x) + sympy.Max(x, y), "|x| + max(x, y)"),
    (sympy.ceiling(x) + sympy.floor(x), "ceil(x) + floor(x)"),
    (sympy.Matrix([[x, 1], [2, y]]), "[[x, 1], [2, y]]"),
    (sympy.exp(o_1), "exp(o_1)"),
]


@pytest.mark.parametrize(("answer", "key"), OBJECTS, ids=lambda value: repr(str(value)[:20]))
def test_objects_are_read(answer, key) -> None:
    assert compare(answer, key).status == "correct"


@pytest.mark.parametrize("answer", [None, ..., "", "  \n", "...", "…", " ... "])
def test_nothing_is_not_attempted(answer) -> None:
    assert compare(answer, "x").status == "not_attempted"


class Hostile:
    """Everything about it raises."""

    def __str__(self) -> str:
        raise RuntimeError

    __repr__ = __len__ = __iter__ = __eq__ = __str__  # type: ignore[assignment]

    def __getattr__(self, name):
        raise RuntimeError


class HostileText(str):
    def __str__(self) -> str:
        raise RuntimeError

    __len__ = __iter__ = __contains__ = __eq__ = strip = __str__  # type: ignore[assignment]
    __hash__ = str.__hash__


class HostileList(list):
    def __iter__(self):
        raise RuntimeError


class HostileType(type):
    def __getattribute__(cls, name):
        raise RuntimeError


def of_hostile_type() -> type:
    """Make a class that pytest would not survive to see."""
    return HostileType("Strange", (), {})


class Endless:
    size = 1

    def tolist(self):
        return self


class Huge:
    size = 10**12

    def tolist(self):
        raise AssertionError("never called")


class Tree:
    free_symbols = frozenset()

    @property
    def args(self):
        return (self, self)


class Printed:
    free_symbols = frozenset()
    args = ()

    def __str__(self) -> str:
        return "x" * 10**6


cyclic: list[object] = []
cyclic.append(cyclic)


SETS = []


STRANGE = [
    True,
    False,
    [True],
    [None],
    math.nan,
    complex(math.nan),
    Decimal("NaN"),
    Decimal("sNaN"),
    Decimal("1e999999"),
    10**5000,
    Fraction(1, 10**5000),
    b"x",
    {"x": 1},
    object(),
    object,
    print,
    lambda: 1,
    range(3),
    iter([1]),
    NotImplemented,
    Hostile(),
    Endless(),
    Huge(),
    Tree(),
    Printed(),
    cyclic,
    [1] * 1000,
    np.zeros((100, 100)),
    np.array([math.nan]),
    np.bool_(True),
    sympy.Sum(x, (x, 1, 3)),
    sympy.Derivative(x**2, x),
    sympy.nan,
]


# By number: pytest looks at what it is given, which some of these do not survive.
@pytest.mark.parametrize("number", range(len(STRANGE)))
def test_other_objects_are_invalid(number) -> None:
    outcome = compare(STRANGE[number], "x")
    assert outcome.status == "invalid"
    assert outcome.message
    assert outcome.to_json()


def test_a_class_of_hostile_type_is_invalid() -> None:
    strange = of_hostile_type()
    assert compare(strange, "x").status == "invalid"
    assert compare(object.__new__(strange), "x").status == "invalid"


def test_hostile_subclasses_are_read_as_what_they_are() -> None:
    assert compare(HostileText("x"), "x").status == "correct"
    assert compare(HostileList([1, 2]), "[1, 2]").status == "correct"
