"""Laws: what is equal by construction is correct, what was changed is not; nothing ever raises."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from softmaxquiz.formula.answer_key import key_of
from softmaxquiz.formula.compare import compare

DOMAIN = {"x": "real", "y": "real"}
LEAVES = st.sampled_from(["x", "y", "2", "3", "1/2", "0.7", "e", "(x+1)", "(y-2)"])


def larger(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Build formulas out of formulas."""
    pairs = st.tuples(parts, parts)
    return st.one_of(
        pairs.map("({0[0]} + {0[1]})".format),
        pairs.map("({0[0]} - {0[1]})".format),
        pairs.map("({0[0]})*({0[1]})".format),
        pairs.map("({0[0]})/(({0[1]})^2 + 1)".format),
        st.tuples(parts, st.sampled_from(["tanh", "abs", "sinh"])).map(lambda p: f"{p[1]}({p[0]})"),
        parts.map("({})^2".format),
        parts.map("exp(-({})^2)".format),
        parts.map("log(1 + ({})^2)".format),
        parts.map("sqrt(1 + ({})^2)".format),
    )


FORMULAS = st.recursive(LEAVES, larger, max_leaves=6)
# Ways to write a formula differently.
SAME = [
    "({0}) + 0",
    "1*({0})",
    "-(-({0}))",
    "({0})/2 + ({0})/2",
    "({0})*(cosh(x)^2 - sinh(x)^2)",
    "(({0})^2 + ({0}))/(1 + ({0}))",
    "({0})*e^y/exp(y)",
    "({0}) + log(e^x) - x",
    "(({0})*(1 + y^2) - ({0})*y^2)",
    "(({0}) + y)^2 - (({0}) - y)^2 + ({0}) - 4y*({0})",
    "max({0}, {0})",
    "|{0}|*sign({0})",
]
OTHER = [
    "({0}) + 1e-15",
    "({0}) + e^-40",
    "({0})*(1 + 10^-15) + 10^-20",
    "({0}) + exp(-x^2)/1000",
    "-({0}) + 1/7",
    "({0}) + max(x, 3) - 3",
    "({0})/2 + 0.01",
]


@given(FORMULAS, st.sampled_from(SAME))
@settings(max_examples=120, deadline=None)
def test_a_formula_rewritten_is_correct(formula, way) -> None:
    assert compare(way.format(formula), formula, domain=DOMAIN).status == "correct"


@given(FORMULAS, st.sampled_from(OTHER))
@settings(max_examples=120, deadline=None)
def test_a_formula_changed_is_incorrect(formula, way) -> None:
    other = way.format(formula)
    outcome = compare(other, formula, domain=DOMAIN)
    # -f + 1/7 is f where f is 1/14, and f/2 + 0.01 where it is 0.02: no formula here is.
    assert outcome.status == "incorrect"
    assert outcome.witness is not None
    assert outcome.witness.yours != outcome.witness.expected


@given(FORMULAS, FORMULAS)
@settings(max_examples=60, deadline=None)
def test_equality_is_symmetric(a, b) -> None:
    assert compare(a, b, domain=DOMAIN).status == compare(b, a, domain=DOMAIN).status


DECLARED = {"x": "real", "y": "positive", "p_1": "unit", "n": "natural"}
WORDS = [
    "x", "y", "n", "p_1", "2", "3", "0.5", "1/2", "e", "inf", "lnx", "sqrtx", "ln", "log", "log2",
    "exp", "sqrt", "abs", "max", "min", "σ", "sigmoid", "tanh", "ceil", "floor", "sign", "(", ")",
    "+", "-", "*", "/", "^", " ", ",", "|", "[", "]", "²", "½", "√", "xy", "2x", "p1", "log2x",
    "x_1", "<", "=", "%", "e^", "1e9", "10^", "\\frac", "{", "}", "\\log", "root", "E", "gamma",
    "exp(x)", "ln(y)", "(x+1)", "1/x", "max(x,y)", "|x|", "x^2", "λ", "1/0", "0^0", "x/x", "(x-x)",
]  # fmt: skip
READ = ["2lnx", "2ln(x)", "sqrtx", "xy", "x y", "x(y+1)", "log2x", "exp x", "x/x", "0", "(x-x)lnx"]


def reads(text: str) -> bool:
    """Tell whether a text can be a key."""
    try:
        return bool(key_of(text, DECLARED, False))
    except ValueError:
        return False


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map("".join).filter(reads))
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_text_means_the_same_as_answer_and_as_key(text) -> None:
    assert compare(text, text, domain=DECLARED).status == "correct"
    for other in READ:
        one, two = (
            compare(a, b, domain=DECLARED).status for a, b in ((text, other), (other, text))
        )
        assert one == two, (text, other)


SYMBOLS = [*"xyze0123456789.,+-*/^!()[]{}|<>=_ %'\"\\;:&?@#~`$", "sin", "log", "\\frac", "\\sqrt"]
SYMBOLS += ["pi", "inf", "max", "λ", "²", "½", "√", "−", "≤", "\\begin{matrix}", "\\end{matrix}"]
TYPED = st.lists(st.sampled_from(SYMBOLS), max_size=30).map("".join)
KEYS = ["x + y", "[[x, 1], [y, 2]]", "(0, 1]", "3/7", "inf", "max(x, y)"]


def holds_up(answer: object, key: str) -> None:
    """Check what must hold for any answer whatsoever."""
    outcome = compare(answer, key, domain=DOMAIN)
    fields = json.loads(outcome.to_json())
    assert fields["status"] == outcome.status
    assert outcome.message or outcome.status != "invalid"
    assert len(outcome.answer) <= 80
    assert outcome.caret is None or 0 <= outcome.caret <= len(outcome.answer)
    assert repr(outcome)


@given(TYPED, st.sampled_from(KEYS))
@settings(max_examples=300, deadline=None)
def test_anything_typed_gets_an_outcome(answer, key) -> None:
    holds_up(answer, key)


@given(st.text(alphabet=st.characters(), max_size=40), st.sampled_from(KEYS))
@settings(max_examples=200, deadline=None)
def test_any_unicode_gets_an_outcome(answer, key) -> None:
    holds_up(answer, key)


ATOMS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.complex_numbers(), st.fractions(),
    st.decimals(), st.binary(max_size=4), TYPED,
)  # fmt: skip
OBJECTS = st.recursive(ATOMS, lambda x: st.lists(x, max_size=4) | st.tuples(x, x), max_leaves=8)


@given(OBJECTS, st.sampled_from(KEYS))
@settings(max_examples=200, deadline=None)
def test_any_object_gets_an_outcome(answer, key) -> None:
    holds_up(answer, key)


# What fuzzing found, kept.
FOUND = [
    *("[" * n + "x" + "]" * n for n in (5, 39)),
    "((x, 1), (x, 1))" * 9,
    "gammae!e",
    "∛∛∛pitanpi",
    "∛1e92xgammax",
    "1e9gamma^-1xxxxxxxi",
    "arg(x)",
    "coth(x)",
    "1e1000^1e1000",
    "*".join(["1e1000"] * 250),
    "x" * 1999,
    "x+" * 999 + "x",
    "²" * 1999,
]


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("answer", FOUND, ids=lambda text: text[:9])
def test_what_fuzzing_found_stays_mended(answer, key) -> None:
    holds_up(answer, key)
