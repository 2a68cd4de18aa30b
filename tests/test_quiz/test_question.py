"""Questions: hints one at a time, progress that stays, and a verdict on anything at all."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from softmaxquiz import (
    Choice,
    Choices,
    Derivation,
    Exercise,
    Formula,
    Interval,
    Limit,
    Line,
    Matrix,
    Number,
    Ordering,
    Outcome,
    PrefixCode,
    PythonFunction,
    Question,
    Vector,
    right,
    wrong,
)
from softmaxquiz.kinds.base import Kind
from softmaxquiz.progress import PROGRESS, Progress

OPTIONS = (right("yes", "Yes."), wrong("no", "No."))
KINDS: list[Kind] = [
    Choice(*OPTIONS),
    Choices(*OPTIONS),
    Ordering(Line("a", "one"), Line("b", "two", needs="a")),
    PrefixCode(["1/2", "1/2"]),
    PythonFunction("f", []),
    Number("1/2", unit="bits"),
    Formula("p*q", misconceptions=[("sum", "p + q", "Multiply.")]),
    Vector(["p", "q"]),
    Matrix([["p", "q"], ["q", "p"]]),
    Interval("(0, 1]"),
    Limit("none"),
    Derivation("p + p", "2*p"),
]


@pytest.fixture
def question() -> Question:
    """A question with two hints and a progress of its own."""
    prompt = """
        Is it so?
          Really?
    """
    return Question(
        "doubt.a",
        prompt,
        KINDS[0],
        hints=["Think.", "Say $y$."],
        solution="It is.",
        source="Own.",
        progress=Progress(),
    )


def test_hints_come_one_at_a_time(question: Question) -> None:
    shown = [repr(question.hint()) for _ in range(4)]
    end = "No more hints. `solution()` shows the worked solution."
    assert shown == ["Hint 1 of 2. Think.", "Hint 2 of 2. Say $y$.", end, end]
    question.progress.reset()
    assert question.hint()._repr_markdown_() == "**Hint 1 of 2.** Think."


def test_questions_do_not_share_their_hints(question: Question) -> None:
    other = Question("doubt.b", "?", KINDS[0], hints=["One."], progress=question.progress)
    question.hint()
    assert repr(other.hint()) == "Hint 1 of 1. One."


def test_a_question_needs_only_a_prompt_and_a_kind() -> None:
    bare = Question("x.a", "?", KINDS[0], progress=Progress())
    assert (bare.hints, bare.worked, bare.source) == ((), "", "")
    assert Exercise("x", "X", "Own.").part("a", "?", KINDS[0]).worked == ""
    assert repr(bare.hint()) == "No more hints. `solution()` shows the worked solution."


def test_the_solution_is_shown(question: Question) -> None:
    assert question.solution()._repr_markdown_() == "**Solution.** It is."


def test_what_was_solved_stays_solved(question: Question) -> None:
    states = []
    for answer in (..., "?", "b", "a", "b", "?"):
        question.check(answer)
        states.append(question.progress.status("doubt.a"))
    assert states == ["open", "open", "tried", "solved", "solved", "solved"]


def test_a_part_can_be_forgotten_alone() -> None:
    progress = Progress()
    for id in ("x.a", "x.b"):
        progress.record(id, Outcome("correct"))
    progress.reset(["x.a", "x.c"])
    assert (progress.status("x.a"), progress.status("x.b")) == ("open", "solved")
    progress.next_hint("x.d", 1)
    progress.reset(["x.d"])
    assert progress.next_hint("x.d", 1) == 1
    progress.reset()
    assert progress.status("x.b") == "open"
    assert progress.next_hint("x.d", 1) == 1


def test_no_answer_is_not_attempted(question: Question) -> None:
    outcome = question.check()
    assert repr(outcome) == "Not attempted yet."


def test_a_question_shows_itself(question: Question) -> None:
    shown = "\n\n".join(
        [
            "Is it so?\n  Really?",
            "- **a)** yes\n- **b)** no",
            "Answer with the letter of one option, such as `a`.",
        ]
    )
    assert question._repr_markdown_() == shown
    assert repr(question) == f"doubt.a: {shown}"


def test_a_form_tells_everything_but_the_answer(question: Question) -> None:
    assert question.to_form() == {
        "id": "doubt.a",
        "prompt": "Is it so?\n  Really?",
        "hints": 2,
        "source": "Own.",
        "kind": "choice",
        "how": "Answer with the letter of one option, such as `a`.",
        "options": [{"key": "a", "text": "yes"}, {"key": "b", "text": "no"}],
    }


def test_an_exercise_names_its_parts() -> None:
    exercise = Exercise("doubt", "Doubt", "Own.")
    part = exercise.part("b", "So?", KINDS[0], hints=["h"], solution="s")
    assert (part.id, part.source, part.hints, part.worked) == ("doubt.b", "Own.", ("h",), "s")
    assert part.kind is KINDS[0]
    assert part.progress is PROGRESS
    own = Progress()
    assert Exercise("doubt", "Doubt", "Own.", own).part("b", "So?", KINDS[0]).progress is own


class Hostile:
    """Something whose every look raises."""

    def __getattribute__(self, name: str) -> Any:
        raise RuntimeError(name)


class Broken(Kind):
    """A kind with a mistake in it."""

    name = "broken"
    how = "Do not."

    def _judge(self, answer: object) -> Outcome:
        raise ZeroDivisionError


def test_lists_without_end_are_nested_too_deeply() -> None:
    outcome = Question("x.a", "?", KINDS[0], progress=Progress()).check(ENDLESS)
    how = "Answer with the letter of one option, such as `a`."
    assert repr(outcome) == f"Could not be read. This is nested too deeply. {how}"


def test_a_mistake_of_ours_is_never_shown_as_wrong() -> None:
    outcome = Question("x.a", "?", Broken(), progress=Progress()).check("1")
    assert repr(outcome) == "Could not be decided. The check itself failed (ZeroDivisionError)."
    assert Broken().form() == {"kind": "broken", "how": "Do not."}
    assert Broken().listing() == ""


ENDLESS: list[Any] = []
ENDLESS.append(ENDLESS)
values = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary()
anything = st.recursive(
    values,
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner, inner),
    max_leaves=10,
)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@given(answer=anything)
def test_no_answer_raises_and_every_answer_is_decided(kind: Kind, answer: object) -> None:
    outcome = Question("x.a", "?", kind, progress=Progress()).check(answer)
    assert outcome.status in {"correct", "incorrect", "invalid", "not_attempted"}
    assert outcome.to_json() == kind.check(answer).to_json()
    assert outcome._repr_html_().startswith("<div")


STRANGE = [object(), ENDLESS, b"a", 1j, range(3), {"a"}, [..., "a"], Hostile()]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@pytest.mark.parametrize("at", range(len(STRANGE)))
def test_strange_objects_raise_nothing(kind: Kind, at: int) -> None:
    outcome = Question("x.a", "?", kind, progress=Progress()).check(STRANGE[at])
    hostile = {"undecided"} if at == len(STRANGE) - 1 else set()
    assert outcome.status in {"correct", "incorrect", "invalid"} | hostile


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@pytest.mark.parametrize(
    "answer", [..., "", " \n", "...", "…", [], (), {}, set(), [...], [["", ...]], {"A": ""}]
)
def test_a_blank_is_not_attempted(kind: Kind, answer: object) -> None:
    assert kind.check(answer).status == "not_attempted"
