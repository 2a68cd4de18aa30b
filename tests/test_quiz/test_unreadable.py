"""What cannot be read is invalid: with a sentence, and a caret at the place."""

import pytest

from softmaxquiz.formula.compare import compare

XY = {"x": "real", "y": "real"}

# Answer, a part of the message, and the place.
REFUSED = [
    ("z", "`z` is not a name of this question; its names are `x` and `y`", 0),
    ("x + z", "`z` is not a name", 4),
    ("X", "case matters", 0),
    ("log_y(x, y)", "`log` takes one argument, got 2", 0),
    ("x2", "write `x*2` or `x^2`", 0),
    ("x^2 + foo(y)", "`foo` is neither a function nor a name", 6),
    ("eval(x)", "`eval` is neither", 0),
    ("__import__('os')", "index", 0),
    ("x.__class__", "dot", 1),
    ("x.real", "dot", 1),
    ("(1).real", "dot", 3),
    ("'x'", "Quotation", 0),
    ('"x"', "Quotation", 0),
    ("f'{x}'", "Quotation", 1),
    ("x'", "primes", 1),
    ("lambda x: x", "colon", 8),
    ("lambda: x", "colon", 6),
    ("[x for x in y]", "`for` is not a name", 3),
    ("x if y else 1", "`if` is not a name", 2),
    ("not x", "`not` is not a name", 0),
    ("x[0]", "cannot stand here", 1),
    ("x*y := 1", "right side alone", 4),
    ("x, y; x", "commas", 4),
    ("x // y", "single `/`", 2),
    ("x @ y", "no meaning", 2),
    ("~x", "no meaning", 0),
    ("x & y", "cannot stand here", 2),
    ("x ? y", "no meaning", 2),
    ("#x", "no meaning", 0),
    ("x \\", "backslash", 2),
    ("\\foo x", "not a command", 0),
    ("\\sum_i x", "write the terms out", 0),
    ("\\int x", "write the terms out", 0),
    ("x \\pm y", "stands for two", 2),
    ("x ± y", "stands for two", 2),
    ("(x", "never closed", 0),
    ("[x, y", "never closed", 0),
    ("|x", "never closed", 0),
    ("{x", "never closed", 0),
    ("\\frac{x", "never closed", 5),
    ("\\begin{matrix} x", "never ended", 0),
    ("x)", "closes nothing", 1),
    ("x]", "closes nothing", 1),
    ("x}", "closes nothing", 1),
    ("()", "nothing in these brackets", 0),
    ("x +", "missing at the end", 3),
    ("x *", "missing at the end", 3),
    ("-", "missing at the end", 1),
    ("x =", "missing at the end", 3),
    ("* x", "cannot stand here", 0),
    ("x * / y", "cannot stand here", 4),
    ("x ^^ 2", "cannot stand here", 3),
    ("x + , y", "cannot stand here", 4),
    ("2 3", "Two numbers", 2),
    ("x 2", "cannot stand here", 2),
    ("1½", "`1 + ½`", 1),
    ("1 2/3", "`1 + 2/3`", 2),
    ("18 445", "`18445`", 3),
    ("⌈x", "never closed", 0),
    ("x⌉", "closes nothing", 1),
    ("[1, 2]*[3, 4]", "every entry", 7),
    ("2/[3, 4]", "every entry", 2),
    ("log2", "write `log2(x)`, or `log(2)` for the logarithm of 2", 0),
    ("x - log3", "write `log3(x)`, or `log(3)`", 4),
    ("gamma2", "`gamma_2` is not a name", 0),
    ("x < 1 and x > 0 or x = 3", "either `and` or `or`", 24),
    ("5 % 3", "cannot stand here", 4),
    ("1_000", "index", 1),
    ("0x10", "`x10`", 1),
    ("x_", "index", 1),
    ("_x", "index", 0),
    ("root(x)", "takes 2 arguments, got 1", 0),
    ("log(x, y, 2)", "takes one argument, got 3", 0),
    ("log_z(x)", "`z` is not a name", 0),
    ("[1, 2] + x", "every entry", 0),
    ("(x = 1) + 1", "every entry", 0),
    ("(1, 2)^2", "every entry", 0),
    ("(1, 2, 3]", "two ends", 0),
    ("x^T", "transpose", 2),
    ("\\hat 2", "followed by a name", 0),
    ("\\frac[x]", "braces after", 5),
    ("x\x00", "cannot be seen", 1),
    ("x\u202e+y", "cannot be seen", 1),
    ("\u2066x", "cannot be seen", 0),
    ("x\u200by", "cannot be seen", 1),
    ("x\ufeff", "cannot be seen", 1),
    ("\ud800", "cannot be seen", 0),
    ("x\udfff", "cannot be seen", 1),
    ("\u0445", "only looks like `x`", 0),
    ("x + \u0443", "only looks like `y`", 4),
    ("\u0430", "only looks like `a`", 0),
    ("\u03bf", "only looks like `o`", 0),
    ("é", "no meaning", 0),
    ("漢", "no meaning", 0),
    ("\u0661", "no meaning", 0),
    ("😀", "no meaning", 0),
    ("i", "`i` is not a name", 0),
    ("none", "`none` is not a name", 0),
    ("nan", "`nan` is not a name", 0),
    ("x$", "Dollar", 1),
    ("1e1001", "too large", 0),
    ("1e-1001", "too large", 0),
    ("x + " + "1" * 501, "too long", 4),
    ("(" * 41 + "x" + ")" * 41, "nested", 40),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "message", "place"), REFUSED)
def test_what_cannot_be_read_is_invalid(answer, message, place) -> None:
    outcome = compare(answer, "x + y", domain=XY)
    assert outcome.status == "invalid"
    assert message in outcome.message
    assert outcome.caret == place or (len(answer) > 80 and outcome.caret is not None)


def test_names_are_listed_as_far_as_they_exist() -> None:
    assert compare("z", "1").message.endswith("which has no names")
    assert compare("z", "x").message.endswith("its only name is `x`")
    assert compare("foo_bar", "x").message.startswith("`foo_bar` is not a name")
    assert "`" + "z" * 39 + "…`" in compare("z" * 100, "x").message


@pytest.mark.parametrize(
    "answer",
    [
        "9^9^9^9",
        "9**9**9",
        "2^2^2^2^2^2",
        "10^(10^10)",
        "exp(exp(exp(exp(9))))",
        "x + 9^9^9^9",
        "log(9^9^9^9)",
        "1/9^9^9^9",
    ],
)
def test_what_is_too_large_is_invalid(answer) -> None:
    outcome = compare(answer, "x + y", domain=XY)
    assert (outcome.status, outcome.caret) == ("invalid", None)
    assert "too large" in outcome.message


@pytest.mark.parametrize("key", ["9^9^9^9", "x + 9^9^9^9", "2*inf", "1/0", "[1, e^inf]"])
def test_what_has_no_value_is_no_key(key) -> None:
    with pytest.raises(ValueError, match="expected a key with a value"):
        compare("1", key)


@pytest.mark.parametrize(
    "answer", ["x" * 2001, "(" * 10_000, "9" * 5_000, "-" * 10**6, " " * 10**6]
)
def test_a_long_text_is_invalid_and_shown_in_short(answer) -> None:
    outcome = compare(answer, "x")
    assert outcome.status == "invalid"
    assert len(outcome.answer) <= 80


def test_the_place_in_a_long_text_is_kept_in_view() -> None:
    outcome = compare("x + " * 200 + "? + " + "x + " * 50 + "x", "x")
    assert outcome.answer[outcome.caret] == "?"
    assert (outcome.answer[0], outcome.answer[-1], len(outcome.answer)) == ("…", "…", 80)


def test_a_list_of_many_names_does_not_end_as_if_it_were_all():
    many = dict.fromkeys("abcdefghijklm", "real")
    assert compare("q", "a", domain=many).message.endswith("`k`, `l` and others")
    del many["m"]
    assert compare("q", "a", domain=many).message.endswith("`k` and `l`")
