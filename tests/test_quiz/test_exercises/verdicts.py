"""The verdict on every answer of the tables, as `verdicts.txt` keeps them.

A line is JSON: the part, which answer of its table, the answer if it is text or lists, then status,
misconception and message. To write the file anew, run
`python tests/test_quiz/test_exercises/verdicts.py`: a change in it is deliberate, and reviewed line
by line.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tables import BLANKS, Rows, table_of

from softmaxquiz import Question
from softmaxquiz.exercises import EXERCISES, UNCOUNTED, questions
from softmaxquiz.progress import Progress

FILE = Path(__file__).with_name("verdicts.txt")


def answers(rows: Rows) -> Iterator[tuple[str, Any]]:
    """Name and yield every answer of a part's rows."""
    for group in ("right", "near"):
        yield from ((f"{group} {at}", each) for at, each in enumerate(getattr(rows, group)))
    yield from ((f"named {at}", answer) for at, (_, answer, _) in enumerate(rows.named))
    yield from ((f"blank {at}", each) for at, each in enumerate(BLANKS))
    for name in ("wrong_type", "wrong_shape", "nonsense"):
        yield name, getattr(rows, name)


def lines() -> Iterator[str]:
    """Judge every answer of every table."""
    parts = [part for name in (*EXERCISES, *UNCOUNTED) for part in questions(name)]
    tables = {name: table_of(name) for name in (*EXERCISES, *UNCOUNTED)}
    for part in parts:
        name, _, letter = part.id.partition(".")
        for row, answer in answers(tables[name][letter]):
            yield line(part, row, answer)


def line(part: Question, row: str, answer: Any) -> str:
    """Judge one answer."""
    outcome = Question(part.id, "", part.kind, progress=Progress()).check(answer)
    # What Python says of its own errors differs from one Python to the next.
    message = outcome.message if outcome.misconception != "raises" else ""
    typed = answer if isinstance(answer, str | int | list) else type(answer).__name__
    shown = json.loads(json.dumps(typed, default=lambda each: type(each).__name__))
    fields = [part.id, row, shown, outcome.status, outcome.misconception, message]
    return json.dumps(fields, ensure_ascii=False)


if __name__ == "__main__":
    FILE.write_text("\n".join(lines()) + "\n", encoding="utf-8")
