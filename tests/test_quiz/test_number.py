"""Numbers: exact or within a tolerance, and units, typed or meant."""

import pytest

from softmaxquiz import Number

ENTROPY = Number("log(3)/log(2)", unit="bits", tolerance="0.001")
LOSS = Number("log(2)", unit="nats")
WEIGHTS = Number("12", unit="weights", misconceptions=[("biases", "15", "Biases are no weights.")])


@pytest.mark.parametrize(
    "answer",
    ["1.585 bits", "1.585", "1.5850bit", "log2(3) BITS", 1.585, "log(3) nats", "1.585 bits. "],
)
def test_a_number_is_right_in_its_unit_or_in_another_that_is_typed(answer: object) -> None:
    assert repr(ENTROPY.check(answer)) == "Correct."


@pytest.mark.parametrize(
    ("kind", "answer", "message"),
    [
        (
            ENTROPY,
            "log(3)",
            "This is the number of nats, but bits are asked for. One nat is `1/log(2)` bits.",
        ),
        (
            ENTROPY,
            "1.0986 bits",
            "This is the number of nats, but you wrote bits. One nat is `1/log(2)` bits.",
        ),
        (
            ENTROPY,
            "1.585 nats",
            "This is the number of bits, but you wrote nats. One bit is `log(2)` nats.",
        ),
        (
            Number("1", unit="trits"),
            "log2(3)",
            "This is the number of bits, but trits are asked for. "
            "One bit is `log(2)/log(3)` trits.",
        ),
        (
            LOSS,
            "1",
            "This is the number of bits, but nats are asked for. One bit is `log(2)` nats.",
        ),
    ],
)
def test_a_number_in_the_wrong_unit_is_told(kind: Number, answer: str, message: str) -> None:
    outcome = kind.check(answer)
    assert (outcome.status, outcome.message) == ("incorrect", message)
    unit, meant = message.split()[5].rstrip(","), message.split()[-1].rstrip(".")
    assert outcome.misconception == f"{unit}-for-{meant}"


def test_a_unit_of_its_own_may_be_typed() -> None:
    assert WEIGHTS.check("12 weights")
    assert WEIGHTS.check("12 weight")
    assert WEIGHTS.check("12")
    assert WEIGHTS.check("12 nats").status == "invalid"
    assert WEIGHTS.check("15 weights").misconception == "biases"
    assert WEIGHTS.slugs == ("biases",)
    assert LOSS.slugs == ("bits-for-nats",)
    assert ENTROPY.slugs == ("nats-for-bits",)


@pytest.mark.parametrize(
    "answer", ["1.583", "1.587", "-1.585", "1.585 bits more", "bits", "x", [1.585]]
)
def test_what_is_wrong_is_not_right(answer: object) -> None:
    assert ENTROPY.check(answer).status in {"incorrect", "invalid"}


def test_a_word_that_ends_like_a_unit_is_no_unit() -> None:
    assert "`rabbits`" in ENTROPY.check("12 rabbits").message


def test_without_a_tolerance_a_number_is_exact() -> None:
    third = Number("1/3")
    assert third.check("1/3")
    assert third.check("2/6")
    assert not third.check("0.333")
    assert not third.check("0.33333333333333333333333333")


def test_a_tolerance_is_exact_too() -> None:
    near = Number("1", tolerance="0.05")
    assert near.check("1.05")
    assert near.check("0.95")
    assert near.check("1.0500000000000001").status == "incorrect"


def test_a_named_number_is_found_within_the_tolerance_and_in_any_unit() -> None:
    named = [("longest", "2", "That is the longest word.")]
    kind = Number("log(3)/log(2)", unit="bits", tolerance="0.01", misconceptions=named)
    assert kind.check("2.001").misconception == "longest"
    assert kind.check("2.01").misconception == "longest"
    assert kind.check("1.386 nats").misconception == "longest"


def test_a_named_number_is_named_even_if_it_is_close() -> None:
    kind = Number("100", misconceptions=[("fence-post", "101", "Count the gaps.")])
    assert kind.check("100.9").misconception == "not-whole"
    assert kind.check("101").misconception == "fence-post"
    assert kind.check("102").misconception == "miscounted"


def test_a_unit_behind_what_cannot_be_read_moves_no_caret() -> None:
    outcome = ENTROPY.check("(2 bits")
    assert outcome.status == "invalid"
    assert outcome.caret is not None
    assert outcome.answer.startswith("(2")


def test_the_form_and_the_sentence_name_unit_and_tolerance() -> None:
    how = "Answer with a number of bits, to within 0.001, such as `2.5`, `9/7` or `log(5)`."
    assert ENTROPY.form() == {"kind": "number", "how": how, "unit": "bits"}
    assert Number("1").how == "Answer with a number, exactly, such as `2.5`, `9/7` or `log(5)`."


@pytest.mark.parametrize(
    ("kind", "answer", "message"),
    [
        (Number("1/3"), "0.3333", "A number in yours is rounded: write it exactly"),
        (Number("1/3"), "0.3339", "This is close, but not exact"),
        (Number("37/20"), "1.9", "This is not far off, but too large"),
        (Number("7850"), "7860", "This is not far off. Count or compute again"),
        (Number("7850"), "7850.5", "The right number is a whole number"),
        (Number("100*log(10)"), "log(10)", "This is far too small"),
        (Number("-4/5"), "-3/4", "This is not far off, but too near to 0"),
        (Number("-4/5"), "-0.9", "This is not far off, but too far from 0"),
        (Number("-4/5"), "-0.1", "This is much too near to 0"),
        (Number("1/4"), "25", "Yours is 100 times too large: this is a percentage"),
        (Number("1/4"), "3", "The right number lies below 1"),
        (Number("1/4"), "-3", "The right number is positive"),
        (ENTROPY, "1.58", "This is close, but not within 0.001."),
        (ENTROPY, "1.7", "This is not far off, but too large"),
    ],
)
def test_a_close_number_is_told_so_but_not_the_right_one(
    kind: Number, answer: str, message: str
) -> None:
    outcome = kind.check(answer)
    assert outcome.message.startswith(message)
    assert (outcome.misconception == "close") == message.startswith("This is close")
    assert str(kind.key) not in outcome.message
    assert outcome.witness is None
