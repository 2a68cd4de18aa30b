"""The registry of exercises: names, ids, progress, and what loading it brings in."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from softmaxquiz.exercises import (
    EXERCISES,
    Report,
    check_all,
    exercise,
    question,
    questions,
    temperature,
)
from softmaxquiz.progress import PROGRESS


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    """Forget what other tests solved, and what this one did."""
    PROGRESS.reset()
    yield
    PROGRESS.reset()


def test_questions_come_in_the_order_of_the_book() -> None:
    names = [part.id.split(".")[0] for part in questions()]
    assert list(dict.fromkeys(names)) == list(EXERCISES)
    assert questions("temperature") == temperature.PARTS
    assert exercise("temperature") is temperature.EXERCISE


def test_samples_can_be_found_and_do_not_count() -> None:
    part = question("how_to_answer.number")
    part.progress.reset()
    assert part.check("3/4")
    assert check_all("how_to_answer").solved == 1
    assert part.id not in {each.id for each in questions()}
    assert check_all().solved == 0
    part.progress.reset()


def test_ids_are_distinct() -> None:
    ids = [part.id for part in questions()]
    assert len(set(ids)) == len(ids)
    assert all(question(id).id == id for id in ids)


@pytest.mark.parametrize("id", ["temperature.z", "temperature", "", "nothing.a", "os.path"])
def test_an_id_that_is_none_raises(id: str) -> None:
    with pytest.raises(KeyError, match="expected the"):
        question(id)


def test_all_answers_are_checked_at_once() -> None:
    assert check_all().solved == 0
    report = check_all(answers={"temperature.a1": "0.5", "temperature.a2": "3"})
    assert report.solved == 1
    assert dict(report.parts)["temperature.a2"] == "tried"
    assert len(report.parts) == len(questions())
    assert check_all("temperature").solved == 1
    with pytest.raises(KeyError):
        check_all(answers={"temperature.z": 1})


def test_a_report_is_a_table_in_a_notebook() -> None:
    report = Report((("sums.a", "solved"), ("sums.b", "open"), ("tails.a", "tried")))
    assert report._repr_markdown_() == (
        "**Solved 1 of 3 parts.**\n\n"
        "| exercise | parts |\n|---|---|\n| sums | a solved, b open |\n| tails | a tried |"
    )
    assert repr(report) == "Solved 1 of 3 parts.\nsums: a solved, b open\ntails: a tried"


PROGRAM = """
import sys
from softmaxquiz.exercises import questions
for part in questions():
    part.check("1/2"), part.check("a"), part.check("x y")
print(*sorted({"numpy", "sympy", "matplotlib"} & set(sys.modules)))
"""


def test_all_questions_answer_without_numpy_and_sympy() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr
