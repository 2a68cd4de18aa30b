"""Choices: letters are read however they are typed, and each option answers for itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from softmaxquiz import Choice, Choices, right, wrong
from softmaxquiz.kinds.choice import Option

ONE = Choice(wrong("1", "Too few.", "few"), right("2", "Just so."), wrong("3", "Too many."))
SEVERAL = Choices(
    right("2", "Yes."), wrong("3", "It is odd.", "odd"), right("4", "Yes."), wrong("5", "Odd too.")
)


@pytest.mark.parametrize(
    "answer",
    ["b", "B", " b) ", "(b)", "b.", ["b"], ("b",), {"b"}, "ｂ", "b b", "b" * 1000, ["b"] * 100],
)
def test_one_choice_is_right_however_it_is_typed(answer: object) -> None:
    assert repr(ONE.check(answer)) == "Correct. Just so."


def test_a_wrong_choice_gets_its_own_feedback() -> None:
    outcome = ONE.check("a")
    assert repr(outcome) == "Not yet. Too few."
    assert (outcome.misconception, outcome.wrong) == ("few", ())
    assert ONE.check("c").misconception == ""


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ("d", "There is no option `d`. The letters are a, b and c."),
        ("а", "There is no option `а`. The letters are a, b and c."),  # a Cyrillic look-alike
        ("a, x", "There is no option `x`. The letters are a, b and c."),
        ({"y", "x", "z", "a"}, "There is no option `x`. The letters are a, b and c."),
        ("2", "There is no option `2`. The letters are a, b and c."),
        ("!", "There is no option `!`. The letters are a, b and c."),
        ("\x00`", "There is no option `?'`. The letters are a, b and c."),
        ("z" * 99, f"There is no option `{'z' * 30}…`. The letters are a, b and c."),
        (["!", "?"], "There is no option `! ?`. The letters are a, b and c."),
        ("z" * 30, f"There is no option `{'z' * 30}`. The letters are a, b and c."),
        ("a, b", "Expected the letter of one option, got a and b."),
        (2, "Expected letters out of a, b and c, got an int."),
        (None, "Expected letters out of a, b and c, got a NoneType."),
        ({"a": "b"}, "Expected letters out of a, b and c, got a dict."),
        (["a", 2], "Expected letters out of a, b and c, got a list."),
        ("a" * 1001, "Expected letters out of a, b and c, got a str."),
        ("b" + " " * 1000, "Expected letters out of a, b and c, got a str."),
        (["a"] * 101, "Expected letters out of a, b and c, got a list."),
    ],
)
def test_what_is_no_letter_is_told_so(answer: object, message: str) -> None:
    outcome = ONE.check(answer)
    assert (outcome.status, outcome.message) == ("invalid", message)


@pytest.mark.parametrize(
    "answer", ["a, c", "c a", "ac", "a and c", ["a", "c"], {"c", "a"}, "A)\nC)", "a,a,c"]
)
def test_several_choices_are_right_in_any_order(answer: object) -> None:
    assert repr(SEVERAL.check(answer)) == "Correct. All of them, and only those."


@pytest.mark.parametrize(
    ("answer", "message", "misconception", "at"),
    [
        ("a", "What you chose is right, but not all: one more option is right.", "", ()),
        ("abc", "Option b: It is odd.", "odd", ("option b",)),
        ("bd", "Option b: It is odd. Option d: Odd too.", "odd", ("option b", "option d")),
    ],
)
def test_several_choices_say_what_is_wrong(
    answer: str, message: str, misconception: str, at: tuple[str, ...]
) -> None:
    outcome = SEVERAL.check(answer)
    assert (outcome.status, outcome.message) == ("incorrect", message)
    assert (outcome.misconception, outcome.wrong) == (misconception, at)


def test_the_number_of_missing_options_is_given() -> None:
    kind = Choices(*[right(str(n), "Yes.") for n in range(3)])
    assert kind.check("a").message.endswith("not all: 2 more options are right.")


def test_forms_hold_options_and_no_key() -> None:
    options = [{"key": "a", "text": "1"}, {"key": "b", "text": "2"}, {"key": "c", "text": "3"}]
    assert ONE.form() == {"kind": "choice", "how": ONE.how, "options": options}
    assert SEVERAL.form()["kind"] == "choices"
    assert ONE.listing() == "- **a)** 1\n- **b)** 2\n- **c)** 3"


@pytest.mark.parametrize(
    ("kind", "options", "message"),
    [
        (Choice, [right("1", "")], "expected 2 to 26 options, got 1"),
        (Choice, [right("1", "")] * 27, "expected 2 to 26 options, got 27"),
        (Choice, [right("1", ""), right("2", "")], "expected one right option, got 2"),
        (Choices, [wrong("1", ""), wrong("2", "")], "expected at least one right option, got none"),
    ],
)
def test_questions_that_cannot_be_right_are_refused(
    kind: type, options: list[Option], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        kind(*options)


@given(st.sets(st.sampled_from("abcd")))
def test_only_the_key_is_right(letters: set[str]) -> None:
    assert bool(SEVERAL.check(letters)) == (letters == {"a", "c"})
