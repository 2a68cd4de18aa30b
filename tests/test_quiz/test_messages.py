"""What learners are told, word for word: every rule, every other shape, every slip of the pen.

A message is what a wrong answer gives; a word changed by mistake would be read by everybody.
"""

import pytest

from softmaxquiz.formula.compare import compare

COINS = {"p": "unit", "q": "unit"}
XY = {"x": "real", "y": "real"}

# Answer, key, domain, and all that is said.
SAID = [
    ("-x", "x", "real",
     "Not yet. The sign is wrong; all else is right. At x = 1.3 yours is -1.3, "
     "expected 1.3."),
    ("-inf", "inf", "real",
     "Not yet. The sign is wrong."),
    ("[-a, -b]", "[a, b]", "real",
     "Not yet. The sign is wrong; all else is right. Wrong: entry 1; entry 2. At a ="
     " 1.3 yours is -1.3, expected 1.3."),
    ("log(3)", "log2(3)", "real",
     "Not yet. Yours is in nats, but bits are expected: divide by `log(2)`, or take "
     "`log2`. Yours is 1.099, expected 1.585."),
    ("log2(3)", "log(3)", "real",
     "Not yet. Yours is in bits, but nats are expected: multiply by `log(2)`, or "
     "take the natural log. Yours is 1.585, expected 1.099."),
    ("log10(x)", "ln(x)", "positive",
     "Not yet. This would be right with natural logarithms; yours has the base 10. "
     "At x = 1.3 yours is 0.1139, expected 0.2624."),
    ("x + log10(x)", "x + ln(x)", "positive",
     "Not yet. The logarithm is natural, to base e; yours has base 10. At x = 1.3 "
     "yours is 1.414, expected 1.562."),
    ("x + log2(x)", "x + ln(x)", "positive",
     "Not yet. The logarithm is natural, to base e; yours has base 2. At x = 1.3 "
     "yours is 1.679, expected 1.562."),
    ("50", "0.5", "real",
     "Not yet. Yours is 100 times too large: this is a percentage, not a share. "
     "Yours is 50, expected 0.5."),
    ("p/100", "p", "unit",
     "Not yet. A constant factor is wrong; all else is right. At p = 0.4 yours is "
     "0.004, expected 0.4."),
    ("2x", "x", "real",
     "Not yet. A constant factor is wrong; all else is right. At x = 1.3 yours is "
     "2.6, expected 1.3."),
    ("x/n", "x/n*3/7", "real",
     "Not yet. A constant factor is wrong; all else is right. At n = 0.9, x = 1.3 "
     "yours is 1.444, expected 0.619."),
    ("x + 1", "x", "real",
     "Not yet. Yours is more than expected, by the same number everywhere. At x = "
     "1.3 yours is 2.3, expected 1.3."),
    ("x^2 - log(2)", "x^2", "real",
     "Not yet. Yours is less than expected, by the same number everywhere. At x = "
     "1.3 yours is 0.9969, expected 1.69."),
    ("x + 1e-15", "x", "real",
     "Not yet. Yours is more than expected, by the same number everywhere. At x = "
     "1.3 yours is 1.300000000000001, expected 1.3."),
    ("x", "1/x", "real",
     "Not yet. Yours is upside down: the reciprocal of what is expected. At x = 1.3 "
     "yours is 1.3, expected 0.7692."),
    ("exp(a)", "exp(a)/(exp(a) + exp(b))", "real",
     "Not yet. The denominator is missing: divide by the normaliser. At a = 1.3, b ="
     " 0.9 yours is 3.669, expected 0.5987."),
    ("log(2)", "log(2)/x", "positive",
     "Not yet. The denominator is missing. At x = 1.3 yours is 0.6931, expected 0.5332."),
    ("exp(a)/exp(a) + exp(b)", "exp(a)/(exp(a) + exp(b))", "real",
     "Not yet. Brackets are missing: `1/2*x` is read as `(1/2)*x` and `1/2 + x` as "
     "`(1/2) + x`; write `1/(2*x)` or `1/(2 + x)`. At a = 1.3, b = 0.9 yours is "
     "3.46, expected 0.5987."),
    ("log p/(1 - p)", "log(p/(1 - p))", "unit",
     "Not yet. Brackets are missing: `e^2*x` is read as `(e^2)*x` and `log p/q` as "
     "`log(p)/q`; write `e^(2*x)` or `log(p/q)`. At p = 0.4 yours is -1.527, "
     "expected -0.4055."),
    ("q_1*log(q_1/p_1) + q_2*log(q_2/p_2)", "p_1*log(p_1/q_1) + p_2*log(p_2/q_2)", "probability",
     "Not yet. `p` and `q` are exchanged in yours. At p_1 = 0.2, p_2 = 0.8, q_1 = "
     "0.5, q_2 = 0.5 yours is 0.2231, expected 0.1927."),
    ("a/b", "b/a^1", "real",
     "Not yet. `a` and `b` are exchanged in yours. At a = 0.9, b = 1.3 yours is "
     "0.6923, expected 1.444."),
    ("p", "p*(1-p)", "unit",
     "Not yet. This is a probability, or 1 minus it. The question asks for its derivative in its "
     "own score. At p = 0.4 yours is 0.4, expected 0.24."),
    ("p*(1-p)", "p", "unit",
     "Not yet. This is the derivative in its own score. The question asks for the probability "
     "itself. At p = 0.4 yours is 0.24, expected 0.4."),
    ("log(x)", "log|x|", "real",
     "Not yet. Yours has no value there. At x = -1.4 yours is undefined, expected "
     "0.3365."),
    ("x^2 + x", "x^2 + |x|", "real",
     "Not yet. The absolute value is missing. At x = -1.4 yours is 0.56, expected "
     "3.36."),
    ("x^2", "x", "real",
     "Not yet. Yours is the square of what is expected. At x = 1.3 yours is 1.69, "
     "expected 1.3."),
    ("x+1", "(x+1)^2", "real",
     "Not yet. The square of yours is expected. At x = 1.3 yours is 2.3, expected "
     "5.29."),
    ("x^3", "x^2", "real",
     "Not yet. The power of `x` is one too high. At x = 1.3 yours is 2.197, "
     "expected 1.69."),
    ("x^2*y", "x^2*y^2", "real",
     "Not yet. The power of `y` is one too low. At x = 1.3, y = 0.9 yours is "
     "1.521, expected 1.3689."),
    ("[[1, 3], [2, 4]]", "[[1, 2], [3, 4]]", "real",
     "Not yet. This is the transpose: rows and columns are exchanged. Wrong: row "
     "1, column 2; row 2, column 1. Yours is 3, expected 2."),
    ("[[1, 2, 3], [4, 5, 6]]", "[[1, 4], [2, 5], [3, 6]]", "real",
     "Not yet. This is the transpose. Expected a matrix of 3 by 2, got a matrix of "
     "2 by 3."),
    ("[[1], [2]]", "[[1, 2]]", "real",
     "Not yet. The entries are right, but rows and columns are exchanged. Expected "
     "a matrix of 1 by 2, got a matrix of 2 by 1."),
    ("[[a, b, c]]", "[[a], [b], [c]]", "real",
     "Not yet. The entries are right, but rows and columns are exchanged. Expected "
     "a matrix of 3 by 1, got a matrix of 1 by 3."),
    ("(0, 1)", "(0, 1]", "real",
     "Not yet. The ends are right, but the right end belongs to it."),
    ("0 <= x <= 1", "(0, 1]", {'x': 'real'},
     "Not yet. The ends are right, but the left end does not belong to it."),
    ("[1, 2]", "[3, 4]", "real",
     "Not yet. Wrong: entry 1; entry 2. Yours is 1, expected 3."),
    ("[[1, 2], [3, 5]]", "[[1, 2], [3, 4]]", "real",
     "Not yet. Wrong: row 2, column 2. Yours is 5, expected 4."),
    ("1, 2", "3", "real",
     "Not yet. Expected a number, got a list of 2 elements. The decimal sign is a "
     "point, as in `1.5`; a comma separates two answers."),
    ("[1, 2]", "3", "real",
     "Not yet. Expected a number, got a list of 2 elements."),
    ("x < 1 or x > 2", "3", {'x': 'real'},
     "Not yet. Expected a number, got several conditions."),
    ("(1, 2)", "[1, 2, 3]", "real",
     "Not yet. Expected a list of 3 elements, got a list of 2 elements."),
    ("x", "[1, 2]", {'x': 'real'},
     "Not yet. Expected a list of 2 elements, got a formula."),
    ("2", "(0, 1]", "real",
     "Not yet. Expected an interval, got a number."),
    ("x > 1", "3", {'x': 'real'},
     "Not yet. Expected a number, got an inequality."),
    ("0 < x < 1", "x", {'x': 'real'},
     "Not yet. Expected a formula, got several conditions."),
    ("[0, 1)", "(0, 1]", "real",
     "Not yet. The ends are right, but the left end does not belong to it and the "
     "right end belongs to it."),
    ("(0, 2)", "(0, 1]", "real",
     "Not yet. Wrong: right end. Yours is 2, expected 1."),
    ("(1, 2]", "(0, 1]", "real",
     "Not yet. Wrong: left end; right end. Yours is 1, expected 0."),
    ("(0, inf)", "(0, 1]", "real",
     "Not yet. A finite value is expected. Wrong: right end."),
    ("(-inf, 1]", "(0, 1]", "real",
     "Not yet. A finite value is expected. Wrong: left end."),
    ("0.5", "(0, 1)", "real",
     "Not yet. Expected a list of 2 elements, got a number."),
    ("inf", "3", "real",
     "Not yet. A finite value is expected."),
    ("3", "none", "real",
     "Not yet. There is no such value."),
    ("[1, 2]", "[[1, 2]]", "real",
     "Not yet. The entries are right. Expected a matrix of 1 by 2, got a list of 2 "
     "elements."),
    ("[1, 2]", "[[1], [2]]", "real",
     "Not yet. The entries are right. Expected a matrix of 2 by 1, got a list of 2 "
     "elements."),
    ("[[1, 2], [3]]", "[[1, 2], [3, 4]]", "real",
     "Not yet. Expected a matrix of 2 by 2, got a list of 2 elements."),
    ("[[1, 2], [3, 4]]", "[1, 2, 3, 4]", "real",
     "Not yet. The entries are right. Expected a list of 4 elements, got a matrix "
     "of 2 by 2."),
    ("[1, 2, 3]", "[1, 2]", "real",
     "Not yet. Expected a list of 2 elements, got a list of 3 elements."),
    ("[[1, 2, 3], [4, 5, 6]]", "[[1, 2], [4, 5]]", "real",
     "Not yet. Expected a matrix of 2 by 2, got a matrix of 2 by 3."),
    ("[1, x]", "[1, y]", XY,
     "Not yet. Wrong: entry 2. At x = 1.3, y = 0.9 yours is 1.3, expected 0.9."),
    ("x/1000", "x", "real",
     "Not yet. A constant factor is wrong; all else is right. At x = 22 yours is "
     "0.022, expected 22."),
    ("-2x", "x", "real",
     "Not yet. A constant factor is wrong; all else is right. At x = 1.3 yours is "
     "-2.6, expected 1.3."),
    ("x/3", "x", "real",
     "Not yet. A constant factor is wrong; all else is right. At x = 1.3 yours is "
     "0.4333, expected 1.3."),
    ("2.5x", "x", "real",
     "Not yet. A constant factor is wrong; all else is right. At x = 1.3 yours is "
     "3.25, expected 1.3."),
    ("x - 2/3", "x", "real",
     "Not yet. Yours is less than expected, by the same number everywhere. At x = "
     "1.3 yours is 0.6333, expected 1.3."),
    ("b/c", "c/b", "positive",
     "Not yet. `b` and `c` are exchanged in yours. At b = 0.9, c = 1.3 yours is "
     "0.6923, expected 1.444."),
    ("ln(x)", "log10(x)", "positive",
     "Not yet. A constant factor is wrong; all else is right. At x = 1.3 yours is "
     "0.2624, expected 0.1139."),
    ("log10(x)", "log2(x)", "positive",
     "Not yet. A constant factor is wrong; all else is right. At x = 1.3 yours is "
     "0.1139, expected 0.3785."),
    ("9^9^9^9", "3", "real",
     "Could not be read. There is a number in this that is too large to be "
     "checked."),
    ("0.3332x", "x/3", "real",
     "Not yet. A constant factor is wrong; all else is right. At x = 1.3 yours is "
     "0.43316, expected 0.4333."),
    ("-0.33", "-1/3", "real",
     "Not yet. A number in yours is rounded: write it exactly. Yours is -0.33, "
     "expected -0.3333."),
    ("0.333", "1/3", "real",
     "Not yet. A number in yours is rounded: write it exactly. Yours is 0.333, "
     "expected 0.3333."),
    ("1 - p", "p", "unit",
     "Not yet. This is the probability of the opposite: 1 minus what is expected. At"
     " p = 0.4 yours is 0.6, expected 0.4."),
    (True, "x", "real",
     "Could not be read. A formula or a number is asked for, not True or False."),
    (float("nan"), "x", "real",
     "Could not be read. This is not a number (NaN)."),
]  # fmt: skip

# Answers to a question whose key is x + y, and why they cannot be read.
UNREAD = [
    ("z", "`z` is not a name of this question; its names are `x` and `y`"),
    ("X", "`X` is not a name of this question, but `x` is: case matters"),
    ("x2", "`x2` would be a name of its own: write `x*2` or `x^2`"),
    ("x^2 + foo(y)",
     "`foo` is neither a function nor a name of this question; its names are `x` "
     "and `y`"),
    ("eval(x)",
     "`eval` is neither a function nor a name of this question; its names are `x` "
     "and `y`"),
    ("__import__('os')", "An index follows its name, as in `x_1`"),
    ("x.__class__", "A dot stands only in a number such as `0.5`; multiplication is `*`"),
    ("'x'", "Quotation marks and primes cannot be used here: type the formula itself"),
    ("\"x\"", "Quotation marks cannot be used here: type the formula itself"),
    ("lambda x: x", "A colon cannot be used here: division is `/`"),
    ("[x for x in y]", "`for` is not a name of this question; its names are `x` and `y`"),
    ("x if y else 1", "`if` is not a name of this question; its names are `x` and `y`"),
    ("not x", "`not` is not a name of this question; its names are `x` and `y`"),
    ("x[0]", "`[` cannot stand here"),
    ("x*y := 1", "Give the right side alone: what stands behind `:=`"),
    ("x; y", "Expected a formula, got a list of 2 elements"),
    ("x, y; 2", "Separate with commas: `[[1, 2], [3, 4]]` is a matrix of two rows"),
    ("x // y", "Division is a single `/`"),
    ("x @ y", "The character `@` has no meaning here"),
    ("~x", "The character `~` has no meaning here"),
    ("x & y", "`&` cannot stand here"),
    ("x ? y", "The character `?` has no meaning here"),
    ("#x", "The character `#` has no meaning here"),
    ('x \\', 'A backslash must be followed by a command, such as `\\frac{1}{2}`'),
    ('\\foo x', '`\\foo` is not a command that can be read here'),
    ('\\sum_i x', '`\\sum` cannot be read here: write the terms out, such as `x_1 + x_2`'),
    ('\\int x', '`\\int` cannot be read here: write the terms out, such as `x_1 + x_2`'),
    ('x \\pm y', "Give one value: `±` stands for two"),
    ("(x", "This `(` is never closed"),
    ("[x, y", "This `[` is never closed"),
    ("|x", "This `|` is never closed"),
    ("{x", "This `{` is never closed"),
    ('\\begin{matrix} x', "This matrix is never ended"),
    ("x)", "This `)` closes nothing, or nothing stands before it"),
    ("x]", "This `]` closes nothing, or nothing stands before it"),
    ("x}", "This `}` closes nothing, or nothing stands before it"),
    ("()", "There is nothing in these brackets"),
    ("x +", "Something is missing at the end"),
    ("-", "Something is missing at the end: a number or a name after the sign"),
    ("* x", "`*` cannot stand here"),
    ("x * / y", "`/` cannot stand here"),
    ("x ^^ 2", "`^` cannot stand here"),
    ("x + , y", "`,` cannot stand here"),
    ("2 3", "Two numbers stand next to each other: put a sign between them"),
    ("x 2", "`2` cannot stand here"),
    ("1½", "A mixed number is written as a sum: `1 + ½`"),
    ("1 2/3", "A mixed number is written as a sum: `1 + 2/3`"),
    ("18 445", "A number is written without spaces: `18445`"),
    ("⌈x", "This `⌈` is never closed"),
    ("x⌉", "This `⌉` closes nothing, or nothing stands before it"),
    ("[1, 2]*[3, 4]",
     "Lists and equations cannot be calculated with: write every entry out"),
    ("log2", "`log2` needs an argument: write `log2(x)`, or `log(2)` for the logarithm of "
     "2"),
    ("x - log3",
     "`log3` needs an argument: write `log3(x)`, or `log(3)` for the logarithm of "
     "3"),
    ("gamma2", "`gamma_2` is not a name of this question; its names are `x` and `y`"),
    ("x < 1 and x > 0 or x = 3", "Write either `and` or `or` between conditions, not both"),
    ("5 % 3", "`3` cannot stand here"),
    ("0x10", "`x10` would be a name of its own: write `x*10` or `x^10`"),
    ("root(x)", "`root` takes 2 arguments, got 1"),
    ("log(x, y, 2)", "`log` takes one argument, got 3"),
    ("(1, 2, 3]", "An interval has two ends, as in `(0, 1]`"),
    ("x^T", "A transpose cannot be read here: write the entries out"),
    ('\\hat 2', '`\\hat` must be followed by a name in braces'),
    ('\\frac[x]', '`[` cannot stand here: braces after `\\frac`'),
    ('x\x00', "There is a character that cannot be seen here (U+0000): delete it"),
    ('x\u202e+y', "There is a character that cannot be seen here (U+202E): delete it"),
    ('\u2066x', "There is a character that cannot be seen here (U+2066): delete it"),
    ('x\u200by', "There is a character that cannot be seen here (U+200B): delete it"),
    ('x\ufeff', "There is a character that cannot be seen here (U+FEFF): delete it"),
    ('\ud800', "There is a character that cannot be seen here (U+D800): delete it"),
    ('x\udfff', "There is a character that cannot be seen here (U+DFFF): delete it"),
    ("х", "This letter (U+0445) only looks like `x`: type `x` on the keyboard"),
    ("x + у", "This letter (U+0443) only looks like `y`: type `y` on the keyboard"),
    ("а", "This letter (U+0430) only looks like `a`: type `a` on the keyboard"),
    ("ο", "This letter (U+03BF) only looks like `o`: type `o` on the keyboard"),
    ("é", "The character `é` (U+00E9) has no meaning here"),
    ("漢", "The character `漢` (U+6F22) has no meaning here"),
    ("١", "The character `١` (U+0661) has no meaning here"),
    ("😀", "The character `😀` (U+1F600) has no meaning here"),
    ("i", "`i` is not a name of this question; its names are `x` and `y`"),
    ("none", "`none` is not a name of this question; its names are `x` and `y`"),
    ("nan", "`nan` is not a name of this question; its names are `x` and `y`"),
    ("x$", "Dollar signs can only stand around the whole formula"),
    ("1e1001", "This number is too large or too small to be read"),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "key", "domain", "text"), SAID)
def test_what_is_wrong_is_said_in_these_words(answer, key, domain, text) -> None:
    assert repr(compare(answer, key, domain=domain)) == text


@pytest.mark.parametrize(("answer", "message"), UNREAD)
def test_what_cannot_be_read_is_said_in_these_words(answer, message) -> None:
    assert compare(answer, "x + y", domain=XY).message == message


def test_limits_are_told_in_these_words() -> None:
    assert compare("x + " + "1" * 501, "x").message == (
        "This number is too long: 500 digits are the most"
    )
    assert compare("(" * 41 + "x" + ")" * 41, "x").message == (
        "Too deeply nested: 40 brackets or powers are the most"
    )
    assert compare("x" * 2001, "x").message == (
        "This is too long to be read: 2000 characters are the most"
    )
