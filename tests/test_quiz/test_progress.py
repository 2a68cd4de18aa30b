"""What progress keeps, when a part comes again, and answers that follow from earlier ones."""

import pytest

from softmaxquiz import Exercise, Formula, Number, Outcome, Question
from softmaxquiz.progress import DAY, WAITS, Progress
from softmaxquiz.question import FOLLOWS

RIGHT, WRONG = Outcome("correct"), Outcome("incorrect", misconception="sign")


class Clock:
    """A clock that a test sets."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_record_keeps_attempts_slips_hints_and_when() -> None:
    clock = Clock()
    progress = Progress(clock)
    for clock.now, outcome in enumerate((WRONG, Outcome("invalid"), WRONG, RIGHT)):
        progress.record("x.a", outcome, "2")
    for _ in range(4):
        progress.next_hint("x.a", 2)
    found = progress.of("x.a")
    assert (found.attempts, found.slips, found.hints, found.solved) == (3, {"sign": 2}, 2, True)
    assert (found.at, found.is_missed, found.wrong) == (3, True, "")


def test_a_variant_is_practice_for_its_part() -> None:
    progress = Progress()
    progress.record("x.a", WRONG)
    progress.record("x.a~3", RIGHT)
    assert (progress.status("x.a"), progress.of("x.a").right) == ("tried", 1)
    assert progress.of("x.a~4") is progress.of("x.a")


def test_what_was_missed_comes_again_after_longer_and_longer_waits() -> None:
    clock = Clock()
    progress = Progress(clock)
    assert progress.due("x.a") is None
    progress.record("x.a", RIGHT)
    assert progress.due("x.a") is None
    progress.record("x.a", WRONG)
    assert progress.due("x.a") == 0
    for days in WAITS:
        progress.record("x.a~1", RIGHT)
        assert progress.due("x.a") == clock.now + days * DAY
        clock.now += days * DAY
    progress.record("x.a~2", RIGHT)
    assert progress.due("x.a") is None
    progress.record("x.a~2", WRONG)
    assert progress.due("x.a") == clock.now


def test_a_solution_that_was_shown_before_the_part_was_right_counts_as_missed() -> None:
    progress = Progress()
    part = Question("x.a", "?", Number("1"), solution="1", progress=progress)
    part.solution()
    assert progress.due("x.a") is not None
    progress.reset()
    part.check("1")
    part.solution()
    assert progress.due("x.a") is None
    assert progress.of("x.a").shown


def chain() -> tuple[Question, Question]:
    """Two parts, of which the second builds on the first."""
    sums = Exercise("sums", "Sums", "Own.", Progress())
    slips = [("doubled", "6", "Not twice.")]
    return (
        sums.part("a", "What is $1 + 1$?", Number(2)),
        sums.part(
            "b",
            "What is its square and 1?",
            Number(5, misconceptions=slips),
            follows={"a": lambda a: f"({a})^2 + 1"},
        ),
    )


def test_an_answer_that_follows_from_a_wrong_one_is_told_so() -> None:
    a, b = chain()
    assert b.check("10").misconception != FOLLOWS
    a.check("3")
    outcome = b.check("10")
    assert outcome.message == "This would be right if a were `3`. Look at a again."
    assert (outcome.status, outcome.misconception, outcome.witness) == (
        "incorrect",
        FOLLOWS,
        None,
    )
    assert b.check("9").misconception != FOLLOWS
    assert b.check("6").misconception == "doubled"
    a.check("2")
    assert b.check("10").misconception != FOLLOWS
    assert b.progress.status("sums.b") == "tried"


TYPED = ["x + (", "3; 4", "", "7" * 5000, 10**5000, object(), [3]]


@pytest.mark.parametrize("typed", TYPED, ids=map(str, range(len(TYPED))))
def test_an_answer_of_which_no_key_can_be_made_is_left_alone(typed: object) -> None:
    a, b = chain()
    a.check(typed)
    assert b.check("10").misconception != FOLLOWS


def test_a_formula_follows_too() -> None:
    steps = Exercise("steps", "Steps", "Own.", Progress())
    a = steps.part("a", "?", Formula("w", domain={"w": "real"}))
    b = steps.part(
        "b", "?", Formula("1 - w", domain={"w": "real"}), follows={"a": "1 - ({})".format}
    )
    a.check("2w")
    assert b.check("1 - 2w").message == "This would be right if a were `2w`. Look at a again."
