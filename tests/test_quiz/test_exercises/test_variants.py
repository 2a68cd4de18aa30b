"""Every variant of a part passes the checks that the part itself does."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from tables import problems
from variant_rows import of_code, rows_of

from softmaxquiz import (
    Choice,
    Choices,
    Exercise,
    Number,
    PrefixCode,
    PythonFunction,
    Question,
    decimal,
    fractions,
    tex,
    word,
)
from softmaxquiz.exercises import question, questions
from softmaxquiz.formula.numbers_as_text import fraction_text
from softmaxquiz.progress import Progress

SEEDS = range(1, 201)
VARIED = [part for part in questions() if part.variants]


def drawn(part: Question) -> dict[str, Question]:
    """Draw the variants of all seeds, and keep those that differ."""
    assert part.variants
    return {found.prompt: found for found in map(part.variants.__getitem__, SEEDS)}


@pytest.mark.parametrize("part", VARIED, ids=lambda part: part.id)
def test_variants_pass_the_checks_of_a_table(part: Question) -> None:
    for variant in drawn(part).values():
        quiet = Question(variant.id, "", variant.kind, hints=variant.hints,
                         solution=variant.worked, progress=Progress())  # fmt: skip
        found = [*problems(quiet, rows_of(variant)), *leaks(variant), *ending(variant)]
        assert found == [], (variant.id, variant.prompt)


def spelled(key: object) -> set[str]:
    """Ways to write a key that a text could give away; a small whole number gives nothing away."""
    try:
        (value,) = fractions(str(key))
    except ValueError:
        return {str(key)}
    ways = {str(value), tex(value), fraction_text(value)} - {""}
    return {way for way in ways if len(way) > 1}


def leaks(variant: Question) -> Iterator[str]:
    """Say where the key stands in a hint or a message, unless the prompt has to name it."""
    kind = variant.kind
    if isinstance(kind, Choice | Choices | PrefixCode | PythonFunction):
        return
    messages = [message for _, _, message in getattr(kind, "misconceptions", ())]
    ways = "|".join(map(re.escape, spelled(kind.key)))
    stands = re.compile(rf"(?<![\w.])({ways})(?!\w|\.\d)")
    if ways and not stands.search(variant.prompt):
        texts = [text for text in (*variant.hints, *messages) if stands.search(text)]
        yield from (f"{text!r} has the key" for text in texts)


def ending(variant: Question) -> Iterator[str]:
    """Say so if no formula, number or word of the solution is the answer."""
    if isinstance(variant.kind, Choice | Choices | PrefixCode | PythonFunction):
        return
    typed = variant.worked.replace(r"\hat y", "p")
    formulas = re.findall(r"\$+([^$]+)\$+|`([^`]+)`|(?<![\w.])([\d.]*\d)(?![\w.])", typed)
    sides = [re.split(r"=|\\to|\\approx|\\in\b", "".join(found)) for found in formulas]
    whole = ["".join(found) for found in formulas]
    pieces = [*whole, *(side for each in sides for side in each)]
    if not any(variant.kind.check(piece.strip(" .,")) for piece in reversed(pieces)):
        yield f"the solution does not give the answer: {variant.worked}"


@pytest.mark.parametrize("part", VARIED, ids=lambda part: part.id)
def test_a_part_has_other_numbers(part: Question) -> None:
    variants = drawn(part)
    assert len(variants) >= 3
    assert part.prompt not in variants
    again = question(f"{part.id}~7")
    assert again is part.another(7)
    assert again.another(8) is part.another(8)


def test_a_variant_is_drawn_anew_until_its_slips_differ() -> None:
    sums = Exercise("sums", "Sums", "Own.", Progress())

    @sums.variants(n=(3, 2, 1, 5))  # 2 + 2 is 2 times 2, and 1 gives what the book asks for
    def a(n: int) -> Question:
        slip = ("product", f"{n * n}", "Add.")
        return sums.part("a", f"What is ${n} + {n}$?", Number(f"{n + n}", misconceptions=[slip]))

    assert a.id == "sums.a"
    assert {a.another(seed).prompt for seed in SEEDS} == {"What is $5 + 5$?", "What is $1 + 1$?"}


def test_values_that_cannot_be_told_apart_are_refused() -> None:
    sums = Exercise("sums", "Sums", "Own.", Progress())

    @sums.variants(n=(3, 4))
    def a(n: int) -> Question:
        return sums.part("a", f"What is ${n} - {n}$?", Number("0"))

    with pytest.raises(ValueError, match="expected values whose slips differ"):
        a.another(1)


def test_the_next_variant_is_another_one() -> None:
    part = question("temperature.a1")
    part.progress.reset()
    shown = [part.another().prompt for _ in range(12)]
    assert all(one != two for one, two in pairwise(shown))
    assert len(set(shown)) >= 4
    part.progress.reset()
    assert part.another().prompt == shown[0]
    part.progress.reset()


def test_a_part_without_numbers_says_so() -> None:
    assert repr(question("temperature.b").another()).startswith("There is no other.")


@pytest.mark.parametrize(
    "id", ["temperature.b~1", "temperature.a1~", "temperature.a1~x", "temperature.a1~" + "9" * 5000]
)
def test_an_id_of_no_variant_raises(id: str) -> None:
    with pytest.raises(KeyError, match="expected the id"):
        question(id)


def test_numbers_are_written_as_the_book_does() -> None:
    half, tenth, whole = fractions("1/2 0.1 12")
    assert [tex(each) for each in (half, tenth, whole, -half, -3)] == [
        r"\frac12", r"\frac1{10}", "12", r"-\frac12", "-3",
    ]  # fmt: skip
    assert [decimal(each) for each in (half, tenth, whole, 3)] == ["0.5", "0.1", "12", "3"]
    with pytest.raises(ValueError, match="got 1/3"):
        decimal(*fractions("1/3"))
    assert [word(each) for each in (0, 12, 13)] == ["zero", "twelve", "13"]


def test_words_of_a_code_come_from_the_solution() -> None:
    part = question("block_code.b3")
    assert part.kind.check(of_code(part)[0][0])
