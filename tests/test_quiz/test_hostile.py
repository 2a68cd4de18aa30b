"""Whatever object comes, every kind of question answers with an outcome, and soon."""

import itertools
from typing import Any

import numpy as np
import pytest

from softmaxquiz.exercises import questions


class EndlessList(list[Any]):
    """A list that never ends, if it is asked."""

    def __iter__(self) -> Any:
        return itertools.repeat("a")


class RaisingList(list[Any]):
    """A list that raises, if it is asked."""

    def __len__(self) -> int:
        raise SystemExit


class EndlessDict(dict[str, str]):
    """A mapping that never ends, if it is asked."""

    def values(self) -> Any:
        return itertools.repeat("a")


class RaisingText(str):
    """A text that raises, if it is asked."""

    __slots__ = ()

    def strip(self, *args: Any) -> str:
        raise SystemExit


class Leaving:
    """An object that ends the session, whatever is asked of it."""

    def __getattr__(self, name: str) -> Any:
        raise SystemExit

    def __len__(self) -> int:
        raise SystemExit


class Converted:
    """An object that becomes a very long list."""

    def tolist(self) -> Any:
        return [0.5] * 10**6


class Printed:
    """An object that looks like an expression, and prints very long."""

    free_symbols = args = ()

    def __str__(self) -> str:
        return "x" * 10**6


LOOP: list[Any] = []
LOOP.append(LOOP)
DEEP: list[Any] = []
for _ in range(3000):
    DEEP = [DEEP]
HOSTILE = [
    EndlessList(["§"]), RaisingList(["§"]), EndlessDict(), RaisingText("§"), Leaving(), Converted(),
    Printed(), LOOP, DEEP, ["a"] * 10**6, [[["a"] * 100] * 100] * 100, np.zeros(10**6),
    "a" * 10**7, "\n" * 10**7, "x\n" * 10**6, "(" * 10**5, "x=" * 10**5, "1," * 10**5,
    {str(k): "0" for k in range(10**5)}, 10 ** (10**5), itertools.count(), object(), [Leaving()],
    "^" * 1999, "exp(" * 400, "e^" * 900 + "1", " = ".join(["x+" * 300 + "x"] * 19),
]  # fmt: skip


@pytest.mark.parametrize("part", questions("how_to_answer"), ids=lambda part: part.id)
def test_any_object_gets_an_outcome(part: Any) -> None:
    for answer in HOSTILE:
        outcome = part.check(answer)
        assert outcome.status in ("invalid", "undecided", "not_attempted", "incorrect")
        assert len(outcome.to_json()) < 10_000
        assert repr(outcome)


@pytest.mark.parametrize("part", questions("how_to_answer"), ids=lambda part: part.id)
def test_what_is_like_a_list_or_a_text_counts_as_one(part: Any) -> None:
    for made, plain in ((EndlessList(["a"]), ["a"]), (RaisingText("a"), "a")):
        assert part.check(made) == part.check(plain)
