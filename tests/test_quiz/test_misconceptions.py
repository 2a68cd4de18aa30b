"""Wrong answers get the name of what went wrong, and no name by accident."""

import pytest
from pairs_wrong import WRONG

from softmaxquiz.formula.compare import compare


@pytest.mark.parametrize(("answer", "key", "domain", "name"), WRONG)
def test_a_wrong_answer_gets_its_name(answer, key, domain, name) -> None:
    outcome = compare(answer, key, domain=domain)
    assert (outcome.status, outcome.misconception) == ("incorrect", name)
    assert bool(outcome.message) >= bool(name)


NAMED = (
    ("minimum", "3", "Bits need not be whole."),
    ("per-pair", "log2(9)", "That is for two of them."),
    ("other", "log(3)", "This has a name of its own here."),
)


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        ("3", "minimum"),
        ("2*log2(3)", "per-pair"),
        ("ln 3", "other"),
        ("-log2(3)", "sign"),
        ("2", ""),
    ],
)
def test_the_questions_own_misconceptions_come_first(answer, name) -> None:
    outcome = compare(answer, "log2(3)", misconceptions=NAMED)
    assert (outcome.status, outcome.misconception) == ("incorrect", name)
    messages = {slug: text for slug, _, text in NAMED}
    assert outcome.message == messages.get(name, outcome.message)


def test_a_misconception_may_be_a_list() -> None:
    named = [("one-class", ["p - 1", "q - 1"], "Subtract the label, which is 0 here.")]
    outcome = compare(["p - 1", "q - 1"], ["p - 1", "q"], misconceptions=named)
    assert (outcome.misconception, outcome.wrong) == ("one-class", ("entry 2",))


def test_a_condition_is_no_interval_in_a_name_that_nobody_declared() -> None:
    named = [("unit", "(0, 2)", "No.")]
    domain = {"a": "positive"}
    outcome = compare("0 < a < b", "(0, 2/a)", domain=domain, interval=True, misconceptions=named)
    assert (outcome.status, outcome.misconception) == ("invalid", "")


def test_a_difference_is_not_forgotten_when_the_budget_is_spent() -> None:
    named = [(f"off-{k}", f"log(1 + exp(-abs(a - b)*t*{k}))^{k}", "No.") for k in range(2, 60)]
    domain = {"a": "real", "b": "real", "t": "positive"}
    key = "log(1 + exp(-t*abs(a - b)))/t"
    assert compare("20000", key, domain=domain, misconceptions=named).status == "incorrect"


def test_a_right_answer_is_right_even_if_an_author_calls_it_wrong() -> None:
    assert compare("x + x", "2x", misconceptions=[("double", "2x", "No.")]).status == "correct"


@pytest.mark.parametrize(
    ("answer", "key", "wrong"),
    [
        ("[1, 3]", "[1, 2]", ("entry 2",)),
        ("[[1, 2], [3, 5]]", "[[1, 2], [3, 4]]", ("row 2, column 2",)),
        ("[[1, 9], [9, 4]]", "[[1, 2], [3, 4]]", ("row 1, column 2", "row 2, column 1")),
        ("(0, 2]", "(0, 1]", ("right end",)),
        ("(1, 1)", "(0, 1]", ("left end",)),
    ],
)
def test_the_wrong_parts_are_named(answer, key, wrong) -> None:
    assert compare(answer, key).wrong == wrong


@pytest.mark.parametrize(
    ("answer", "key", "at", "yours", "expected"),
    [
        ("a^2 + b^2", "(a + b)^2", (("a", "1.3"), ("b", "0.9")), "2.5", "4.84"),
        ("0.333", "1/3", (), "0.333", "0.3333"),
        ("x + 1e-15", "x", (("x", "1.3"),), "1.300000000000001", "1.3"),
        ("2^-5000", "2^-5001", (), "7.08e-1506", "3.54e-1506"),
        ("1/(x - x)", "x", (("x", "1.3"),), "undefined", "1.3"),
        ("sqrt(x)^2", "x", (("x", "-1.4"),), "undefined", "-1.4"),
        ("1e30 + 1", "10^30", (), "1e30 + 1", "1e30"),
        ("max(x, -2)", "x", (("x", "-2.6"),), "-2", "-2.6"),
        ("e^1000000", "e^1000001", (), "3.033e434294", "8.245e434294"),
    ],
)
def test_the_witness_shows_two_numbers_that_differ(answer, key, at, yours, expected) -> None:
    witness = compare(answer, key).witness
    assert witness is not None
    assert (witness.at, witness.yours, witness.expected) == (at, yours, expected)
