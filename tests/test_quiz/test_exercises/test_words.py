"""The sentences of the exercises: what they give away, where solutions end, how much is said."""

import re
from collections.abc import Iterator

import pytest
from tables import table_of
from verdicts import answers

from softmaxquiz import Choice, Choices, Formula, Limit, Number, PythonFunction, Question
from softmaxquiz.exercises import EXERCISES, UNCOUNTED, questions
from softmaxquiz.progress import Progress

PARTS = [part for name in (*EXERCISES, *UNCOUNTED) for part in questions(name)]
TYPED = [part for part in PARTS if isinstance(part.kind, Number | Formula)]
# Numerals that cannot be avoided: a prompt says "two classes" or "entries 0 and 1" in passing.
NUMERALS = {"0", "1", "2", "3", "inf", "-inf"}
# What must stand where another part, a hint or a message shows it, and why.
SHOWN = {
    ("entropy_and_kl.e2", "prompt of entropy_and_kl.c"),  # there `t > 0` is a condition on others
}


def judged(part: Question, text: str) -> bool:
    """Tell whether a text is right, without a trace in the progress."""
    return bool(Question(part.id, "", part.kind, progress=Progress()).check(text))


def formulas(text: str) -> Iterator[str]:
    """Yield each formula of a text, and each side of its signs of relation."""
    for code, display, inline in re.findall(r"`([^`]+)`|\$\$(.+?)\$\$|\$([^$]+)\$", text, re.S):
        whole = (code or display or inline).strip()
        sides = re.split(r"=|<|>|\\leq?\b|\\geq?\b|\\approx|\\to\b|\\propto|\\ne\b|\\mid|:", whole)
        yield from dict.fromkeys(side.strip(" .,;\n&") for side in (whole, *sides))
    plain = re.sub(r"`[^`]+`|\$\$.+?\$\$|\$[^$]+\$", " ", text, flags=re.S)
    yield from re.findall(r"(?<![\w.])-?\d+(?:\.\d+|/\d+)?(?![\w/])", plain)


def own(part: Question) -> Iterator[tuple[str, str]]:
    """Yield what a learner reads at a part before it is solved, without its prompt."""
    yield from ((f"hint {at} of {part.id}", hint) for at, hint in enumerate(part.hints, 1))
    yield f"how of {part.id}", part.kind.how
    for slug, _, message in getattr(part.kind, "misconceptions", ()):
        yield f"message {slug} of {part.id}", message


def around(part: Question) -> Iterator[tuple[str, str]]:
    """Yield what a learner reads beside a part: prompts, options, results of the others."""
    name = part.id.partition(".")[0]
    for other in (each for each in questions(name) if each.id != part.id):
        yield f"prompt of {other.id}", other.prompt + "\n" + other.kind.listing()
        if isinstance(other.kind, Choice | Choices | PythonFunction):  # only options and cases
            continue
        right = table_of(name)[other.id.partition(".")[2]].right[0]
        said = Question(other.id, "", other.kind, progress=Progress()).check(right).message
        yield f"result of {other.id}", said


@pytest.mark.parametrize("part", TYPED, ids=[part.id for part in TYPED])
def test_no_sentence_gives_an_answer_away(part: Question) -> None:
    if str(part.kind.key) in NUMERALS:
        return
    found = [
        (place, formula)
        for place, text in (*own(part), *around(part))
        for formula in formulas(text)
        if (part.id, place) not in SHOWN and formula and judged(part, formula)
    ]
    assert not found


@pytest.mark.parametrize("part", TYPED, ids=[part.id for part in TYPED])
def test_a_solution_ends_in_the_result(part: Question) -> None:
    exact = re.sub(r"\s*\\approx [-\d.]+", "", part.worked.replace(r"\hat y", "p"))
    last = re.findall(r"`[^`]+`|\$\$.+?\$\$|\$[^$]+\$", exact, re.S)[-1]
    assert any(judged(part, each) for each in formulas(last)), last


def test_a_wrong_number_is_told_more_than_that_it_is_wrong() -> None:
    bare = total = 0
    for part in PARTS:
        name, _, letter = part.id.partition(".")
        if not isinstance(part.kind, Number | Limit):
            continue
        for _, answer in answers(table_of(name)[letter]):
            outcome = Question(part.id, "", part.kind, progress=Progress()).check(answer)
            total += outcome.status == "incorrect"
            bare += outcome.status == "incorrect" and not outcome.message
    assert total > 400
    assert 10 * bare <= total, f"{bare} of {total} wrong numbers are told nothing"
