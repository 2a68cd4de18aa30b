"""An outcome reads well in a terminal and in a notebook, and is the same JSON everywhere."""

import json

import pytest

from softmaxquiz import Outcome
from softmaxquiz.outcome import Witness

WITNESS = Witness((("a", "1.3"), ("b", "-0.2")), "0.18", "0.82")
UNREAD = Outcome("invalid", "A bracket is open.", answer="2*(x<1", caret=2)


@pytest.mark.parametrize(
    ("outcome", "text"),
    [
        (Outcome("correct"), "Correct."),
        (Outcome("not_attempted"), "Not attempted yet."),
        (Outcome("undecided", "It took too long"), "Could not be decided. It took too long."),
        (
            Outcome("incorrect", "The sign is wrong.", witness=WITNESS),
            "Not yet. The sign is wrong. At a = 1.3, b = -0.2 yours is 0.18, expected 0.82.",
        ),
        (
            Outcome("incorrect", witness=Witness((), "1", "2")),
            "Not yet. Yours is 1, expected 2.",
        ),
        (
            Outcome("incorrect", "Is a `return` missing?"),
            "Not yet. Is a `return` missing?",
        ),
        (
            Outcome("incorrect", wrong=("row 1, column 2", "row 2, column 1")),
            "Not yet. Wrong: row 1, column 2; row 2, column 1.",
        ),
        (
            Outcome("incorrect", "Line 2 does not follow", wrong=("line 2",)),
            "Not yet. Line 2 does not follow.",
        ),
        (
            Outcome("incorrect", wrong=tuple(f"entry {n}" for n in range(1, 7))),
            "Not yet. Wrong: entry 1; entry 2; entry 3; entry 4; entry 5; entry 6.",
        ),
        (
            Outcome("incorrect", wrong=tuple(f"entry {n}" for n in range(1, 8))),
            "Not yet. Wrong: entry 1; entry 2; entry 3; entry 4; entry 5; entry 6; and 1 more.",
        ),
        (Outcome("incorrect", "Stop!"), "Not yet. Stop!"),
        (Outcome("incorrect", "Find X.."), "Not yet. Find X."),
        (Outcome("incorrect", "Try one of these:"), "Not yet. Try one of these:"),
        (
            Outcome("incorrect", wrong=tuple(f"entry {n}" for n in range(1, 9))),
            "Not yet. Wrong: entry 1; entry 2; entry 3; entry 4; entry 5; entry 6; and 2 more.",
        ),
        (UNREAD, "Could not be read. A bracket is open.\n    2*(x<1\n      ^"),
    ],
)
def test_a_terminal_shows_sentences(outcome: Outcome, text: str) -> None:
    assert repr(outcome) == text


def test_only_correct_is_true() -> None:
    assert Outcome("correct")
    assert not any(
        Outcome(status) for status in ("incorrect", "invalid", "not_attempted", "undecided")
    )


def test_a_notebook_shows_all_of_it() -> None:
    outcome = Outcome("incorrect", "Not `x < 1`.", understood=r"x<1 & \pi", witness=WITNESS)
    assert outcome._repr_html_() == (
        '<div class="outcome outcome-incorrect">\n'
        "<p><strong>Not yet.</strong> Not <code>x &lt; 1</code>. "
        "At a = 1.3, b = -0.2 yours is 0.18, expected 0.82.</p>\n"
        "<p>Understood as "
        '<span class="math notranslate nohighlight">\\(x&lt;1 &amp; \\pi\\)</span>.</p>\n'
        "</div>"
    )


def test_mathematics_in_a_message_is_marked_for_the_book() -> None:
    html = Outcome("incorrect", "Not $x<1$, but `$5$`.")._repr_html_()
    assert '<span class="math notranslate nohighlight">\\(x&lt;1\\)</span>' in html
    assert "<code>$5$</code>" in html


def test_a_notebook_shows_the_place() -> None:
    assert "<pre>2*(x&lt;1\n  ^</pre>" in UNREAD._repr_html_()


def test_a_title_alone_is_shown_alone() -> None:
    assert "<p><strong>Correct.</strong></p>" in Outcome("correct")._repr_html_()


@pytest.mark.parametrize("text", ["<script>", "a & b", '"', "`<b>`", "``", "`"])
def test_what_was_typed_cannot_become_markup(text: str) -> None:
    shown = Outcome("invalid", text, understood=text, answer=text, caret=0)._repr_html_()
    assert "<script" not in shown
    assert "<b>" not in shown
    assert "a & b" not in shown


@pytest.mark.parametrize(
    ("answer", "caret", "shown"),
    [
        ("x = 1\ny = §", 10, "y = §\n    ^"),
        ("x\ty\x00\u202ez", 3, "x?y??z\n   ^"),
        ("p\n\nq§\nr\ns", 4, "q§\n ^"),
        ("\n§", 1, "§\n^"),
        ("x", 1, "x\n ^"),
        ("", 0, "\n^"),
        ("1" * 100 + "§" + "2" * 100, 100, "1" * 36 + "§" + "2" * 35 + "\n" + " " * 36 + "^"),
    ],
)
def test_the_caret_stands_under_the_place(answer: str, caret: int, shown: str) -> None:
    outcome = Outcome("invalid", answer=answer, caret=caret)
    assert outcome._repr_html_().split("pre>")[1].removesuffix("</") == shown
    assert repr(outcome).endswith("\n".join(f"    {line}" for line in shown.split("\n")))


def test_json_is_the_same_bytes_everywhere() -> None:
    assert Outcome("correct").to_json() == (
        '{"answer":"","caret":null,"message":"","misconception":"","status":"correct",'
        '"understood":"","witness":null,"wrong":[]}'
    )


def test_an_outcome_stays_as_it_is() -> None:
    for record in (Outcome("correct"), WITNESS):
        with pytest.raises(AttributeError):
            record.at = ()  # type: ignore[misc, union-attr]


def test_json_holds_every_field_and_nothing_but_ascii() -> None:
    outcome = Outcome("incorrect", "½", r"\frac12", WITNESS, "half", "½", 0, ("row 1",))
    text = outcome.to_json()
    assert text.isascii()
    assert json.loads(text) == {
        "status": "incorrect",
        "message": "½",
        "understood": r"\frac12",
        "witness": {"at": [["a", "1.3"], ["b", "-0.2"]], "yours": "0.18", "expected": "0.82"},
        "misconception": "half",
        "answer": "½",
        "caret": 0,
        "wrong": ["row 1"],
    }
