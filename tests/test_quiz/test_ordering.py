"""Orderings: every order that respects the needs is right, any other is told where and why not."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from softmaxquiz import Line, Ordering

PROOF = Ordering(
    Line("c", "first"),
    Line("a", "also first"),
    Line("d", "second", needs="c"),
    Line("b", "last", needs="ad"),
    Line("e", "nonsense", distractor="It is false."),
)
VALID = {"cadb", "acdb", "cdab"}


@pytest.mark.parametrize("order", ["".join(p) for p in permutations("abcd")])
def test_every_order_that_has_what_it_needs_is_right_and_no_other(order: str) -> None:
    outcome = PROOF.check(order)
    assert outcome.status == ("correct" if order in VALID else "incorrect")


@given(st.permutations(range(7)), st.data())
def test_any_graph_of_needs_is_held(order: list[int], data: st.DataObject) -> None:
    keys = "abcdefg"
    lines = []
    for at, k in enumerate(order):
        needs = data.draw(st.sets(st.sampled_from(order[:at]))) if at else set()
        lines.append(Line(keys[k], "", needs="".join(keys[n] for n in sorted(needs))))
    given_order = data.draw(st.permutations(keys))
    holds = all(
        given_order.index(need) < given_order.index(line.key)
        for line in lines
        for need in line.needs
    )
    kind = Ordering(*lines)
    assert kind.check("".join(keys[k] for k in order))
    assert bool(kind.check(given_order)) == holds


@pytest.mark.parametrize(
    "answer", ["c a d b", "C, A, D, B", "c) a) d) b)", "c → a → d → b", [*"cadb"]]
)
def test_an_order_is_read_however_it_is_typed(answer: object) -> None:
    assert PROOF.check(answer)


@pytest.mark.parametrize(
    ("answer", "message", "at"),
    [
        ("bcad", "Line b comes too early: it needs lines a and d before it.", "line b"),
        (
            "adcb",
            "Line d comes too early: it needs line c before it. 1 of 4 lines is right.",
            "line d",
        ),
        ("ab", "Line b needs line d, and it is missing. 1 of 4 lines is right.", "line b"),
        ("b", "Line b needs lines a and d, and they are missing.", "line b"),
        ("ba", "Line b comes too early: it needs lines a and d before it.", "line b"),
        (
            "cea",
            "Line e does not belong to the proof: It is false. 1 of 4 lines is right.",
            "line e",
        ),
        ("ca", "So far so good. Lines b and d are missing.", None),
        ("cad", "So far so good. Line b is missing.", None),
    ],
)
def test_the_first_line_that_cannot_stand_there_is_named(
    answer: str, message: str, at: str | None
) -> None:
    outcome = PROOF.check(answer)
    assert (outcome.status, outcome.message) == ("incorrect", message)
    assert outcome.wrong == ((at,) if at else ())


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ("cadbc", "Line c is there twice: use each line once."),
        ("cadf", "There is no line `cadf`. The letters are a, b, c, d and e."),
        (7, "Expected letters out of a, b, c, d and e, got an int."),
    ],
)
def test_what_is_no_order_is_invalid(answer: object, message: str) -> None:
    outcome = PROOF.check(answer)
    assert (outcome.status, outcome.message) == ("invalid", message)


def test_the_form_shows_lines_by_letter_and_tells_nothing_of_their_order() -> None:
    form = PROOF.form()
    assert [line["key"] for line in form["lines"]] == [*"abcde"]
    assert form["lines"][0] == {"key": "a", "text": "also first"}
    assert not form["all"]
    assert Ordering(Line("a", "x")).form()["all"]
    assert PROOF.listing().splitlines()[0] == "- **a)** also first"


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([Line("a", ""), Line("a", "")], "expected distinct small letters, got"),
        ([Line("A", "")], "expected distinct small letters, got"),
        ([Line("a", "", needs="z")], "expected line a to need known lines, got z"),
        ([Line("a", "", needs="b"), Line("b", "", distractor="No.")], "to need known lines, got b"),
        ([Line("a", "", needs="b"), Line("b", "", needs="a")], "nodes are in a cycle"),
    ],
)
def test_proofs_that_no_order_satisfies_are_refused(lines: list[Line], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Ordering(*lines)
