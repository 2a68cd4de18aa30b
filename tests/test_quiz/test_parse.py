"""What a text is read as, shown as LaTeX: signs, brackets, names, functions, spellings of each."""

import pytest

from softmaxquiz.formula.errors import UnreadableError
from softmaxquiz.formula.names import Names, declare
from softmaxquiz.formula.parser import parse
from softmaxquiz.formula.typeset import to_latex

NAMED = [
    "x",
    "y",
    "z",
    "n",
    "p_1",
    "yhat_1",
    "lambda",
    "epsilon",
    "xbar",
    "rate",
    "w_i_j",
    "a",
    "b",
    "T",
]
NAMES = Names(tuple(map(declare, NAMED)))

READ = [
    ("|x(|y|)|", r"\left|x \left|y\right|\right|"),
    ("|x||y|", r"\left|x\right| \left|y\right|"),
    ("||x|+y|", r"\left|\left|x\right| + y\right|"),
    ("|x|y|z|", r"\left|x\right| y \left|z\right|"),
    ("(x,)", r"\left(x\right)"),
    ("[x,]", r"\left[x\right]"),
    ("[x, y,]", r"\left[x, y\right]"),
    ("(x, y,)", r"\left(x, y\right)"),
    (r"{x} \cdot y", "x y"),
    ("(0, inf)", r"\left(0, \infty\right)"),
    ("(-inf, x]", r"\left(-\infty, x\right]"),
    ("(x, y)", r"\left(x, y\right)"),
    ("[0, inf)", r"\left[0, \infty\right)"),
    ("max[x, y]", r"\max\left(x, y\right)"),
    ("min([x, y])", r"\min\left(x, y\right)"),
    ("min(x, y)", r"\min\left(x, y\right)"),
    ("max x", r"\max\left(x\right)"),
    (r"\log{x}", r"\log\left(x\right)"),
    (r"\log{x} y", r"\log\left(x\right) y"),
    ("log_2 x", r"\log_{2}\left(x\right)"),
    ("log_10 x", r"\log_{10}\left(x\right)"),
    ("log_e x", r"\log\left(x\right)"),
    ("log_2(x)", r"\log_{2}\left(x\right)"),
    ("log_{10} x", r"\log_{10}\left(x\right)"),
    (r"\varepsilon", r"\epsilon"),
    ("xbar", r"\bar{x}"),
    ("x_bar", r"\bar{x}"),
    (r"\bar{x}", r"\bar{x}"),
    (r"\bar x", r"\bar{x}"),
    ("x̄", r"\bar{x}"),
    (r"\lambda x", r"\lambda x"),
    ("λx", r"\lambda x"),
    ("lambda x", r"\lambda x"),
    ("rate x", r"\mathrm{rate} x"),
    ("ratex", r"\mathrm{rate} x"),
    ("xrate", r"x \mathrm{rate}"),
    (r"\mathrm{rate} x", r"\mathrm{rate} x"),
    (r"\text{rate}", r"\mathrm{rate}"),
    (r"\operatorname{max}(x, y)", r"\max\left(x, y\right)"),
    ("+x", "x"),
    ("+-x", "-x"),
    ("--x", "x"),
    ("2^{x+1}", "2^{x + 1}"),
    ("2^(x+1)", "2^{x + 1}"),
    ("2^x+1", "2^{x} + 1"),
    ("x^{2}y", "x^{2} y"),
    ("x^2y", "x^{2} y"),
    ("x^-2", "x^{-2}"),
    ("x^+2", "x^{2}"),
    ("x**2", "x^{2}"),
    ("e^{x}y", "e^{x} y"),
    ("2[x]", "2 x"),
    ("[x]+1", "x + 1"),
    ("[[x]]*2", r"x \cdot 2"),
    ("{x}+1", "x + 1"),
    (".5x", "0.5 x"),
    ("5.", "5"),
    ("0.5", "0.5"),
    ("1e3x", "1000 x"),
    ("1e-3", "0.001"),
    ("1.5e+2", "150"),
    ("x = y", "x = y"),
    ("x == y", "x = y"),
    ("x != y", r"x \neq y"),
    ("x ≤ y", r"x \leq y"),
    ("x =< y", r"x \leq y"),
    ("x < y < z", r"x < y \land y < z"),
    ("x, y", "x, y"),
    ("x and y", r"x \land y"),
    ("x = 1, y = 2", "x = 1, y = 2"),
    ("x<1 and y>2 and z=3", r"x < 1 \land y > 2 \land z = 3"),
    ("$x$", "x"),
    ("$$x$$", "x"),
    ("$x$.", "x"),
    (r"\(x\)", "x"),
    (r"\[x\]", "x"),
    ("x.;", "x"),
    (" x ", "x"),
    ("\tx\n", "x"),
    (r"x\,y", "x y"),
    (r"x\ y", "x y"),
    (r"x \quad y", "x y"),
    (r"\left(x\right)", "x"),
    (r"\left[x, y\right]", r"\left[x, y\right]"),
    (r"\left|x\right|", r"\left|x\right|"),
    (r"\lvert x \rvert", r"\left|x\right|"),
    (r"\tfrac12 x", r"\frac{1}{2} x"),
    (r"\frac12", r"\frac{1}{2}"),
    (r"\frac xy", r"\frac{x}{y}"),
    (r"\sqrt x", r"\sqrt{x}"),
    (r"\sqrt[3]{x}", r"\sqrt[3]{x}"),
    (r"\sqrt[n]x", r"\sqrt[n]{x}"),
    ("x²", "x^{2}"),
    ("x⁻¹", "x^{-1}"),
    ("p₁", "p_{1}"),
    ("p_1", "p_{1}"),
    ("p1", "p_{1}"),
    ("p_{1}", "p_{1}"),
    ("wij", "w_{i,j}"),
    ("½x", "0.5 x"),
    ("2√x", r"2 \sqrt{x}"),
    ("∛x", r"\sqrt[3]{x}"),
    ("∜x", r"\sqrt[4]{x}"),
    ("√(x)y", r"\sqrt{x} y"),
    ("n(n-1)/2", r"\frac{n \left(n - 1\right)}{2}"),
    ("a/b/x", r"\frac{a}{b x}"),
    ("a/bx", r"\frac{a}{b} x"),
    ("1/2x", r"\frac{1}{2} x"),
    ("-x^2", "-x^{2}"),
    ("(-x)^2", r"\left(-x\right)^{2}"),
    ("2^-x", "2^{-x}"),
    ("x^y^z", "x^{y^{z}}"),
    ("sinh x", r"\sinh\left(x\right)"),
    ("ln x", r"\ln\left(x\right)"),
    ("lg x", r"\log_{10}\left(x\right)"),
    ("[x y]", r"\left[x y\right]"),
    ("[x, y z]", r"\left[x, y z\right]"),
    ("[+1 -2]", r"\left[1, -2\right]"),
    ("[1 [2 3]]", r"\left[1, \left[2, 3\right]\right]"),
    ("lnx", r"\ln\left(x\right)"),
    ("log x^2", r"\log\left(x^{2}\right)"),
    ("log x y", r"\log\left(x y\right)"),
    ("log(x)y", r"\log\left(x\right) y"),
    ("exp x", r"\exp\left(x\right)"),
    ("exp(x)^2", r"\exp\left(x\right)^{2}"),
    ("root(x, 3)", r"\sqrt[3]{x}"),
    ("sign(x)", r"\operatorname{sign}\left(x\right)"),
    ("sgn x", r"\operatorname{sign}\left(x\right)"),
    ("abs x", r"\left|x\right|"),
    ("ceil(x)", r"\left\lceil x \right\rceil"),
    ("floor x", r"\left\lfloor x \right\rfloor"),
    ("inf", r"\infty"),
    ("∞", r"\infty"),
    ("-∞", r"-\infty"),
    ("T x", "T x"),
    ("x^T", "x^{T}"),
    ("x·y", "x y"),
    ("x × y", "x y"),
    ("x∙y", "x y"),
    ("x ÷ y", r"\frac{x}{y}"),
    ("x∕y", r"\frac{x}{y}"),
    ("0,5", "0, 5"),
    (r"\log_2 x", r"\log_{2}\left(x\right)"),
    (r"\log_{y} x", r"\log_{y}\left(x\right)"),
    ("x(y)", "x y"),
    ("2x(y+1)z", r"2 x \left(y + 1\right) z"),
    ("xyz", "x y z"),
    ("yx", "y x"),
    ("(x)(y)", "x y"),
    ("((x))", "x"),
    ("x/(y z)", r"\frac{x}{y z}"),
    ("x/y z", r"\frac{x}{y} z"),
    ("x*y/z", r"\frac{x y}{z}"),
    ("x - y - z", "x - y - z"),
    ("x - (y - z)", r"x - \left(y - z\right)"),
    ("x + (-y)", "x - y"),
    ("x(-y)", r"x \left(-y\right)"),
    ("x*-y", r"x \left(-y\right)"),
    ("-(-x)", "--x"),
    ("|x|^2", r"\left|x\right|^{2}"),
    ("|-x|", r"\left|-x\right|"),
    ("|x+y|/2", r"\frac{\left|x + y\right|}{2}"),
    ("e^|x|", r"e^{\left|x\right|}"),
    ("⌈x/2⌉", r"\left\lceil \frac{x}{2} \right\rceil"),
    ("⌊x⌋+1", r"\left\lfloor x \right\rfloor + 1"),
    ("max(x, y, z)", r"\max\left(x, y, z\right)"),
    ("x^{-1}", "x^{-1}"),
    ("x^(-1/2)", r"x^{\frac{-1}{2}}"),
    ("(x y)^2", r"\left(x y\right)^{2}"),
    ("sqrt(x)/y", r"\frac{\sqrt{x}}{y}"),
    ("sqrt x + 1", r"\sqrt{x} + 1"),
    ("√2", r"\sqrt{2}"),
    ("√2x", r"\sqrt{2} x"),
    ("log(x)/log(2)", r"\frac{\log\left(x\right)}{\log\left(2\right)}"),
    ("log(x, 2)", r"\log_{2}\left(x\right)"),
    ("1/3 x", r"\frac{1}{3} x"),
    ("1/x/y", r"\frac{1}{x y}"),
    ("x^2/2", r"\frac{x^{2}}{2}"),
    ("-x/2", r"\frac{-x}{2}"),
    ("(x)/(y)", r"\frac{x}{y}"),
    ("x ∧ y", r"x \land y"),
    ("x ∨ y", r"x \lor y"),
    ("x < y ∧ y < z", r"x < y \land y < z"),
    ("3 < x ≤ 5", r"3 < x \land x \leq 5"),
    ("max(x,)", r"\max\left(x\right)"),
    ("log_3 x", r"\log_{3}\left(x\right)"),
    ("log_3(x)", r"\log_{3}\left(x\right)"),
    ("log_y x", r"\log_{y}\left(x\right)"),
    ("exp^-1 x", r"\exp\left(x\right)^{-1}"),
    ("max x y", r"\max\left(x y\right)"),
    ("pow(x, 2)", "x^{2}"),
    ("cbrt(x)", r"\sqrt[3]{x}"),
    ("log{x}", r"\log\left(x\right)"),
    ("log[x]", r"\log\left(x\right)"),
    (r"exp\{x\}", r"\exp\left(x\right)"),
    ("x(2)", r"x \cdot 2"),
    ("rate(x)", r"\mathrm{rate} x"),
    ("log x/y", r"\frac{\log\left(x\right)}{y}"),
    ("log x^2 y", r"\log\left(x^{2} y\right)"),
    ("ln ln x", r"\ln\left(\ln\left(x\right)\right)"),
]


@pytest.mark.parametrize(("text", "latex"), READ)
def test_a_text_is_read_as(text: str, latex: str) -> None:
    assert to_latex(parse(text, NAMES)) == latex


def deep(brackets: int, before: str = "") -> str:
    return before + "(" * brackets + "x" + ")" * brackets


@pytest.mark.parametrize(
    "before",
    ["", "(x)" * 9, "x^2 " * 9, "max(x) " * 9, "{x}" * 9, "[x]" * 9, "|x| " * 9, "√x " * 9,
     r"\frac{x}{x} " * 9, r"\sqrt{x} " * 9, "x^{x} " * 9, "x^-x " * 9],
)  # fmt: skip
def test_depth_is_that_of_what_is_open(before: str) -> None:
    # Whatever was opened and closed before, 40 may be open and 41 may not.
    assert parse(deep(40, before), NAMES)
    with pytest.raises(UnreadableError, match="nested"):
        parse(deep(41, before), NAMES)


@pytest.mark.parametrize(
    ("text", "message", "at"),
    [
        ("max(x", "This `(` is never closed", 3),
        ("max(x]", "`]` cannot stand here: expected `)`", 5),
        ("(x]", "An interval has two ends, as in `(0, 1]`", 0),
        (r"x \sqrt", "Something is missing at the end: braces after `\\sqrt`", 7),
        (r"2 + \frac", "Something is missing at the end: braces after `\\frac`", 9),
        (r"x + * \frac{1}{2}", "`*` cannot stand here", 4),
        (r"1 2 \frac{1}{2}", "Two numbers stand next to each other: put a sign between them", 2),
        ("1234 567", "Two numbers stand next to each other: put a sign between them", 5),
        ("123 456", "A number is written without spaces: `123456`", 4),
        ("x,, y", "`,` cannot stand here", 2),
        ("x <", "Something is missing at the end", 3),
        ("(x, y", "This `(` is never closed", 0),
        ("x ^", "Something is missing at the end", 3),
        ("max()", "`max` takes one argument, got 0", 0),
        ("sqrt(x, y)", "`sqrt` takes one argument, got 2", 0),
        (
            "log2",
            "`log2` needs an argument: write `log2(x)`, or `log(2)` for the logarithm of 2",
            0,
        ),
        ("log_", "An index follows its name, as in `x_1`", 3),
        ("rate_1", "`rate1` would be a name of its own: write `rate*1` or `rate^1`", 0),
    ],
)
def test_a_text_that_cannot_be_read_says_why(text: str, message: str, at: int) -> None:
    with pytest.raises(UnreadableError) as error:
        parse(text, NAMES)
    assert (error.value.message, error.value.at) == (message, at)


@pytest.mark.parametrize(
    ("opening", "closing", "at"),
    [
        ("(", ")", 40),
        ("[", "]", 40),
        ("{", "}", 40),
        ("⌈", "⌉", 40),
        ("|(", ")|", 40),
        ("√", "", 40),
        ("max(", ")", 160),
        ("x^", "", 81),
        ("x^{", "}", 61),
        (r"\sqrt{", "}", 245),
        (r"\frac{", "}{x}", 245),
    ],
)
def test_the_place_of_what_is_too_deep_is_told(opening: str, closing: str, at: int) -> None:
    with pytest.raises(UnreadableError, match="Too deeply nested: 40 brackets") as error:
        parse(opening * 41 + "x" + closing * 41, NAMES)
    assert error.value.at == at


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("(0, 1]*2", 0),
        ("(0 < x < 1)*2", 0),
        ("(x = y)/2", 0),
        ("[1, 2]^2", 0),
        ("a/(x, y)", 2),
    ],
)
def test_what_is_no_number_is_not_calculated_with(text: str, at: int) -> None:
    with pytest.raises(UnreadableError) as error:
        parse(text, NAMES)
    assert error.value.message == (
        "Lists and equations cannot be calculated with: write every entry out"
    )
    assert error.value.at == at


@pytest.mark.parametrize(
    ("text", "message", "at"),
    [
        (r"\end{matrix}", r"`\end` cannot stand here", 0),
        (r"x \end{matrix}", r"`\end` cannot stand here", 2),
        ("1e1001", "This number is too large or too small to be read", 0),
        ("1e000001", "This number is too large or too small to be read", 0),
        ("x + 1e-1001", "This number is too large or too small to be read", 4),
        ("1" * 501, "This number is too long: 500 digits are the most", 0),
        ("$ $", "Something is missing at the end", 3),
        ("$x", "Dollar signs can only stand around the whole formula", 0),
        ("$x$ + y", "Dollar signs can only stand around the whole formula", 0),
        ("x_(1)", "An index follows its name, as in `x_1`", 1),
        ("X", "`X` is not a name of this question, but `x` is: case matters", 0),
        ("2 + Λ", "`Lambda` is not a name of this question, but `lambda` is: case matters", 4),
    ],
)
def test_a_slip_is_told_with_its_place(text: str, message: str, at: int) -> None:
    with pytest.raises(UnreadableError) as error:
        parse(text, NAMES)
    assert (error.value.message, error.value.at) == (message, at)


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("1e00001", "10"),
        ("$$$x$$$", "x"),
        (" " * 1999 + "x", "x"),
        ("ŷ_1", "yhat_1"),
        ("y\u0302_1", "yhat_1"),
        ("w_{i}_j", "w_{i,j}"),
        (r"\vec x", "x"),
        (r"\mathbf x y", "x y"),
        ("varepsilon", "epsilon"),
        ("LOG(x)", "log(x)"),
        ("log_{10}{x}", "log10(x)"),
        ("log_2(x)", "log2(x)"),
        (r"\begin{matrix} x & y \\ y & x \\ \end{matrix}", "[[x, y], [y, x]]"),
        (r"\begin{pmatrix} x \\ y \end{pmatrix}", "[[x], [y]]"),
    ],
)
def test_what_is_spelled_otherwise_is_the_same(text: str, same: str) -> None:
    assert parse(text, NAMES) == parse(same, NAMES)


def test_the_largest_numbers_are_read() -> None:
    assert parse("1e1000", NAMES).number == 10**1000
    assert parse("1" * 500, NAMES).number == int("1" * 500)


def test_names_are_listed_in_a_message() -> None:
    with pytest.raises(UnreadableError) as error:
        parse("q", Names(("x", "y", "z")))
    assert error.value.message == (
        "`q` is not a name of this question; its names are `x`, `y` and `z`"
    )
    assert declare(r"\lambda") == "lambda"
