"""Every part of every exercise judges the answers of its table as the table says."""

import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from tables import Rows, problems, table_of

from softmaxquiz import Number, Question, exercises
from softmaxquiz.progress import Progress


def module_of(name: str) -> ModuleType:
    """Load the module of an exercise."""
    return import_module(f"softmaxquiz.exercises.{name}")


MODULES = (*exercises.EXERCISES, *exercises.UNCOUNTED)
PARTS = [(part, part.id.split(".")) for name in MODULES for part in exercises.questions(name)]


@pytest.mark.parametrize(("part", "at"), PARTS, ids=[part.id for part, _ in PARTS])
def test_a_part_judges_as_its_table_says(part: Question, at: list[str]) -> None:
    name, letter = at
    assert letter in table_of(name), f"expected rows for {part.id} in table_{name}.py"
    assert problems(part, table_of(name)[letter]) == []


@pytest.mark.parametrize("name", MODULES)
def test_an_exercise_lists_its_parts_and_no_others(name: str) -> None:
    module = module_of(name)
    defined = {key: each for key, each in vars(module).items() if isinstance(each, Question)}
    assert list(defined.values()) == list(module.PARTS)
    assert [part.id for part in module.PARTS] == [f"{name}.{letter}" for letter in defined]
    assert list(table_of(name)) == list(defined)
    assert module.EXERCISE.name == name


def test_all_modules_are_listed() -> None:
    folder = Path(exercises.__file__).parent
    assert sorted(MODULES) == sorted(
        file.stem for file in folder.glob("*.py") if not file.stem.startswith("_")
    )


def test_a_verdict_is_the_same_bytes_in_every_process() -> None:
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); from tables import texts; print(*texts())"
    )
    command = [sys.executable, "-c", program, str(Path(__file__).parent)]
    started = [
        subprocess.Popen(command, env=os.environ | {"PYTHONHASHSEED": seed}, stdout=subprocess.PIPE)
        for seed in ("0", "1")
    ]
    first, second = (process.communicate()[0] for process in started)
    assert first == second
    assert first.count(b'"status":"correct"') >= len(PARTS)


HALF = Number("1/2", misconceptions=[("twice", "2", "Halve it.")])
GOOD = {
    "right": ["1/2", "0.5", "2/4"],
    "named": [("twice", "2", "Halve")],
    "near": ["0.4", "0.6", "-1/2"],
    "wrong_type": object(),
    "wrong_shape": [1, 2],
    "nonsense": "?",
}


def part(hints: tuple[str, ...] = ("Think.",), solution: str = "Half.") -> Question:
    """Make a part to try tables on."""
    return Question("x.a", "?", HALF, hints=hints, solution=solution, progress=Progress())


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({}, None),
        ({"right": ["1/2", "0.5", "1/3"]}, "'1/3': expected correct, got Not yet"),
        ({"right": ["1/2", "0.5"]}, "two other right forms"),
        ({"named": []}, "no row for the misconception twice"),
        ({"named": [("twice", "2", "Double")]}, "a message with 'Double'"),
        ({"near": ["0.4", "0.6"]}, "expected 3 near misses, got 2"),
        ({"near": ["0.4", "0.6", "0.5"]}, "'0.5': expected incorrect, got Correct"),
        ({"wrong_type": 3}, "3: expected invalid"),
        ({"nonsense": "..."}, "expected invalid, got Not attempted"),
    ],
)
def test_the_check_of_a_table_sees(change: dict[str, object], problem: str | None) -> None:
    found = problems(part(), Rows(**{**GOOD, **change}))  # type: ignore[arg-type]
    assert len(found) == (problem is not None), found
    assert problem is None or problem in found[0]


def test_a_part_needs_hint_and_solution() -> None:
    assert problems(part(hints=()), Rows(**GOOD)) == ["no hint"]  # type: ignore[arg-type]
    assert problems(part(solution=""), Rows(**GOOD)) == ["no solution"]  # type: ignore[arg-type]
