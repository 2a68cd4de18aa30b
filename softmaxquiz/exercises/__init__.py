"""The questions of the book, one module for each exercise.

>>> from softmaxquiz.exercises import temperature
>>> temperature.a1.check("1/2")
Correct.

A module names its parts in `PARTS`; `EXERCISES` names the modules, in the order of the book. They
are loaded on first use.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from softmaxquiz import Exercise, Question

__all__ = ["EXERCISES", "UNCOUNTED", "check_all", "exercise", "questions", "review"]

EXERCISES = (
    "exponential_family", "label_variance", "ternary_code", "block_code", "pam3",
    "bradley_terry", "default_option", "real_softmax", "real_softmax_scaled", "soft_minimum",
    "log_partition", "log_partition_stable", "temperature", "scores", "sigmoid",
    "reference_class", "chain_rule", "likelihood", "weight_decay", "soft_labels",
    "stable_softmax", "linear_model", "step_size", "accuracy_interval", "test_set_size",
    "entropy_and_kl", "mutual_information",
)  # fmt: skip
"""The modules, in the order of the book."""

UNCOUNTED = ("how_to_answer", "predictions", "first_page")
"""Modules whose parts do not count: samples, guesses before an explorer is moved, a first taste."""


def exercise(name: str) -> Exercise:
    """Return an exercise: its title and its source; raise KeyError if there is none.

    Parameters
    ----------
    name : str
        The name of its module.

    Returns
    -------
    Exercise
        The exercise.

    Examples
    --------
    >>> exercise("temperature").title
    'Temperature'
    """
    found: Exercise = _module(name).EXERCISE
    return found


def questions(name: str | None = None) -> tuple[Question, ...]:
    """Return all questions in the order of the book, or those of one exercise.

    Parameters
    ----------
    name : str, optional
        The name of an exercise; KeyError is raised if there is none.

    Returns
    -------
    tuple of Question
        The parts.

    Examples
    --------
    >>> [part.id for part in questions("temperature")][:2]
    ['temperature.a1', 'temperature.a2']
    """
    names = EXERCISES if name is None else (name,)
    return tuple(part for each in names for part in _module(each).PARTS)


def question(id: str) -> Question:
    """Return a question by its id, exercise and part; raise KeyError if there is none.

    The id of a variant ends in its seed.

    >>> question("temperature.a1").check(2).misconception
    'reciprocal'
    >>> question("weight_decay.d~17").id
    'weight_decay.d~17'
    """
    part, varied, seed = id.partition("~")
    for each in questions(part.partition(".")[0]):
        if each.id == part and not varied:
            return each
        if each.id == part and each.variants and seed.isdecimal() and len(seed) < 10:
            return each.variants[int(seed)]
    raise KeyError(f"expected the id of a question, such as temperature.a1, got {id}")


def check_all(name: str | None = None, *, answers: Mapping[str, object] | None = None) -> "Report":
    """Show how many parts are solved, after checking the answers given, if any.

    Parameters
    ----------
    name : str, optional
        The name of an exercise; all if not given.
    answers : mapping of str to object, optional
        Answers by the id of the question; KeyError is raised if there is none of that name or id.

    Returns
    -------
    Report
        What is solved, tried and open; shown as a table in a notebook.

    Examples
    --------
    >>> from softmaxquiz.progress import PROGRESS
    >>> PROGRESS.reset()
    >>> check_all("temperature", answers={"temperature.a1": "1/2", "temperature.b": "a"})
    Solved 1 of 4 parts.
    temperature: a1 solved, a2 open, b tried, c open
    >>> PROGRESS.reset()
    """
    for id, answer in (answers or {}).items():
        question(id).check(answer)
    return Report(tuple((part.id, part.progress.status(part.id)) for part in questions(name)))


def review() -> tuple[Question, ...]:
    """Return what was missed and should be answered again now: variants, where there are some.

    Returns
    -------
    tuple of Question
        One for each part, the one that has waited longest first. After each right answer a part
        waits longer: 1, 3, 7 and 21 days.

    Examples
    --------
    >>> from softmaxquiz.exercises import weight_decay
    >>> weight_decay.d.progress.reset()
    >>> weight_decay.d.check("1.95").misconception
    'no-decay'
    >>> [question.id for question in review()]
    ['weight_decay.d~1']
    >>> weight_decay.d.progress.reset()
    """
    due = [(part.progress.due(part.id), part) for part in questions()]
    now = [(at, part) for at, part in due if at is not None and at <= part.progress.clock()]
    again = (
        part.another() if part.variants else part for _, part in sorted(now, key=lambda x: x[0])
    )
    return tuple(each for each in again if isinstance(each, Question))


@dataclass(frozen=True)
class Report:
    """How far all parts are: the id and the status of each.

    >>> Report((("sums.a", "solved"), ("sums.b", "tried"), ("tails.a", "open")))
    Solved 1 of 3 parts.
    sums: a solved, b tried
    tails: a open
    """

    parts: tuple[tuple[str, str], ...]

    @property
    def solved(self) -> int:
        """Number of parts that are solved."""
        return sum(status == "solved" for _, status in self.parts)

    def _rows(self) -> list[tuple[str, str]]:
        """For each exercise its name, and its parts with their status."""
        groups: dict[str, list[str]] = {}
        for id, status in self.parts:
            name, _, letter = id.partition(".")
            groups.setdefault(name, []).append(f"{letter} {status}")
        return [(name, ", ".join(parts)) for name, parts in groups.items()]

    def __repr__(self) -> str:
        return "\n".join([self._line(), *(f"{name}: {parts}" for name, parts in self._rows())])

    def _repr_markdown_(self) -> str:
        rows = [f"| {name} | {parts} |" for name, parts in self._rows()]
        return "\n".join([f"**{self._line()}**", "", "| exercise | parts |", "|---|---|", *rows])

    def _line(self) -> str:
        return f"Solved {self.solved} of {len(self.parts)} parts."


def _module(name: str) -> Any:
    """Load the module of an exercise."""
    if name not in (*EXERCISES, *UNCOUNTED):
        raise KeyError(f"expected the name of an exercise, such as temperature, got {name}")
    return import_module(f"{__name__}.{name}")
