"""What the table of an exercise holds for each part, and what is wrong with one that does not.

A table is `TABLE` in `table_<exercise>.py`: a dictionary from the letter of a part to its `Rows`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from softmaxquiz import Choice, Question
from softmaxquiz.exercises import questions

Named = Sequence[tuple[str, Any, str]]
BLANKS = (..., "", "  ", [], [...])


@dataclass(frozen=True)
class Rows:
    """Answers to one part, by what must become of them.

    right: the reference answer, then at least two other right forms.
    named: (slug, answer, piece of the message) for each misconception; others may be added.
    near: at least three near misses; for a choice all wrong options.
    wrong_type, wrong_shape, nonsense: one of each; only a wrong shape may count as incorrect.
    """

    right: Sequence[Any]
    named: Named
    near: Sequence[Any]
    wrong_type: Any
    wrong_shape: Any
    nonsense: Any


def choice_rows(key: str, n_options: int, named: Named = ()) -> Rows:
    """Make the rows of a choice from the letter of the right option."""
    near = [letter for letter in "abcdefghij"[:n_options] if letter != key]
    right = [key, f"{key.upper()})", [key]]
    return Rows(right, named, near, wrong_type=2.5, wrong_shape=["a", "b"], nonsense="§ 1!")


def problems(question: Question, rows: Rows) -> list[str]:
    """Say what is wrong: with the question, or with rows that are too few."""
    expected = [
        *((answer, {"correct"}) for answer in rows.right),
        *((answer, {"incorrect"}) for answer in rows.near),
        *((answer, {"not_attempted"}) for answer in BLANKS),
        (rows.wrong_type, {"invalid"}),
        (rows.wrong_shape, {"invalid", "incorrect"}),
        (rows.nonsense, {"invalid"}),
    ]
    found = [_verdict(question, answer, statuses) for answer, statuses in expected]
    found += [_naming(question, *row) for row in rows.named]
    return [each for each in [*found, *_too_few(question, rows)] if each]


def _verdict(question: Question, answer: Any, statuses: set[str]) -> str:
    outcome = question.judge(answer)
    if outcome.status in statuses:
        return ""
    return f"{answer!r}: expected {' or '.join(sorted(statuses))}, got {outcome}"


def _naming(question: Question, slug: str, answer: Any, piece: str) -> str:
    outcome = question.judge(answer)
    is_named = outcome.misconception == slug and piece in outcome.message
    if is_named and outcome.status == "incorrect":
        return ""
    got = f"{outcome.status}, {outcome.misconception!r} and {outcome.message!r}"
    return f"{answer!r}: expected {slug!r} and a message with {piece!r}, got {got}"


def _too_few(question: Question, rows: Rows) -> list[str]:
    least = 3
    if isinstance(question.kind, Choice):
        least = len(question.kind.options) - 1
    missing = sorted(set(question.kind.slugs) - {slug for slug, _, _ in rows.named})
    return [
        "expected the reference and two other right forms" if len(rows.right) < 3 else "",
        f"expected {least} near misses, got {len(rows.near)}" if len(rows.near) < least else "",
        f"no row for the misconception {missing[0]}" if missing else "",
        "" if question.hints else "no hint",
        "" if question.worked else "no solution",
    ]


def table_of(name: str) -> dict[str, Rows]:
    """Load the table of an exercise."""
    table: dict[str, Rows] = import_module(f"table_{name}").TABLE
    return table


def texts() -> Iterator[str]:
    """Verdicts, as JSON, on answers of every table that a page could send: text or lists of it."""
    for part in questions():
        name, _, letter = part.id.partition(".")
        rows = table_of(name)[letter]
        answers = [*rows.right[:2], *rows.near[:2], *(answer for _, answer, _ in rows.named[:1])]
        for answer in [*answers, rows.wrong_shape, rows.nonsense]:
            if isinstance(answer, str | list):
                yield part.check(answer).to_json()
