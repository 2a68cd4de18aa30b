"""Rows for a variant, made from its key: its numbers are drawn, so nobody writes them down.

A kind that is missing in `ANSWERS` gets its line there when the first part of it has variants.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from tables import Rows

from softmaxquiz import (
    Case,
    Choice,
    Choices,
    Formula,
    Interval,
    Limit,
    Matrix,
    Number,
    PrefixCode,
    PythonFunction,
    Question,
    Vector,
)
from softmaxquiz.formula.numbers_as_text import fraction_text
from softmaxquiz.variants import fractions

Answers = tuple[list[Any], list[Any]]  # right forms, and near misses
INFINITE = ("inf", "-inf")
OTHER_UNIT = {  # the slug of a number in another unit, and how to get it from the key
    "bits": ("nats-for-bits", "({})*log(2)"),
    "nats": ("bits-for-nats", "({})/log(2)"),
    "trits": ("bits-for-trits", "({})*log(3)/log(2)"),
}


def longer(key: str) -> str:
    """Write a formula at more length."""
    return key if key in INFINITE else f"2*({key})/2"


def other(key: str, by: str = "1/1000") -> str:
    """Change a formula a little."""
    return {"inf": "1000", "-inf": "-1000"}.get(key, f"({key}) + {by}")


def decimal(key: str) -> str:
    """Write a key as a decimal if it is a number that has one, else as it is."""
    try:
        return fraction_text(fractions(key)[0]) or key
    except ValueError:
        return key


def of_number(question: Question) -> Answers:
    key, tolerance = question.kind.key, getattr(question.kind, "tolerance", "")
    step = f"3*({tolerance})" if tolerance else "1/1000"
    right = [key, decimal(key), f" {longer(key)} "]
    return right, [other(key, step), other(key, f"-{step}"), f"-({key}) + 1/7"]


def of_limit(question: Question) -> Answers:
    key = question.kind.key
    if key not in INFINITE:
        return of_number(question)
    sign = key.removesuffix("inf")
    right = [key, f"{sign}∞", rf"{sign}\infty"]
    return right, [INFINITE[key == "inf"], other(key), "0.001"]


def of_interval(question: Question) -> Answers:
    first, *inside, last = question.kind.key
    low, high = "".join(inside).rsplit(",", 1)
    right = [
        question.kind.key,
        f"{first}{longer(low)}, {high}{last}",
        f"{first}{low},{high} {last}",
    ]
    ends = {"(": "[", "[": "(", ")": "]", "]": ")"}
    turned = [f"{ends[first]}{low}, {high}{last}", f"{first}{low}, {high}{ends[last]}"]
    return right, [*turned, f"{first}{other(low)}, {high}{last}"]


def of_list(question: Question) -> Answers:
    key: list[Any] = question.kind.key
    changed = [[other(key[0]), *key[1:]], [*key[:-1], other(key[-1])], [*map(other, key)]]
    return [key, [*map(longer, key)], f"[{', '.join(key)}]"], changed


def of_matrix(question: Question) -> Answers:
    key: list[list[str]] = question.kind.key
    first, *rest = key
    changed = [[other(first[0]), *first[1:]], *rest], [[*first[:-1], other(first[-1])], *rest]
    text = ", ".join(f"[{', '.join(row)}]" for row in key)
    right = [key, [[*map(longer, row)] for row in key], f"[{text}]"]
    return right, [*changed, [[*map(other, row)] for row in key]]


def of_choice(question: Question) -> Answers:
    key, letters = sorted(question.kind.key), list(question.kind.options)
    wrong = [[letter] for letter in letters if letter not in key]
    if isinstance(question.kind, Choices):
        wrong = [[*key, *each] for each in wrong] + [key[1:] or ["a", "b", "c"], letters]
    return [key, ", ".join(key), "".join(key).upper()], wrong


def of_code(question: Question) -> Answers:
    """Take the words from the solution."""
    words = re.findall("`([012]+)`", question.worked)
    swapped = [words[0] + "0", *words[1:]], [words[0], *words[:-1]], ["0" * 40, *words[1:]]
    named = dict(zip(question.kind.names, words, strict=True))
    return [words, ", ".join(words), named], [*swapped]


def of_function(question: Question) -> Answers:
    """Take the function from the solution."""
    known: dict[str, Any] = {}
    exec(re.search("`(def [^`]*)`", question.worked)[1], known)
    function = known[question.kind.function]
    right = [function, lambda *args: function(*args), lambda *args: +function(*args)]
    return right, [lambda *args: 2 * function(*args), lambda *args: -7, lambda *args: None]


ANSWERS: dict[type, Callable[[Question], Answers]] = {
    Number: of_number,
    Formula: of_number,
    Limit: of_limit,
    Interval: of_interval,
    Vector: of_list,
    Matrix: of_matrix,
    Choice: of_choice,
    Choices: of_choice,
    PrefixCode: of_code,
    PythonFunction: of_function,
}


def named(question: Question) -> Iterator[tuple[str, Any, str]]:
    """Yield a wrong answer for each slug, with its message."""
    kind = question.kind
    yield from getattr(kind, "misconceptions", ())
    if isinstance(kind, Number) and (slug := OTHER_UNIT.get(kind.unit)):
        yield slug[0], slug[1].format(kind.key), ""
    for letter, option in kind.options.items() if isinstance(kind, Choice | Choices) else ():
        if option.slug:
            yield option.slug, letter, option.feedback
    keys = kind.key if isinstance(kind, Vector) else [getattr(kind, "key", "")]
    for asked in getattr(kind, "asked", ()):  # right, but with the question in it
        padded = [f"({key})*({asked})/({asked})" for key in keys]
        yield "question", padded if isinstance(kind, Vector) else padded[0], ""
    if isinstance(kind, PythonFunction):
        right = of_function(question)[0][0]
        first = {slip[0]: slip for case in reversed(kind.cases) for slip in _slips(case, right)}
        yield from first.values()


def _slips(case: Case, right: Callable[..., Any]) -> Iterator[tuple[str, Any, str]]:
    """Let a right function err in one case, in each way that has a name."""
    for slug, result, message in case.misconceptions:
        yield slug, lambda *args, r=result: r if args == case.args else right(*args), message
    if case.slug:
        yield case.slug, lambda *args: right(*args) + (args == case.args), case.hint


def rows_of(question: Question) -> Rows:
    """Make the rows of a variant."""
    right, near = ANSWERS[type(question.kind)](question)
    strange: dict[str, Any] = {"wrong_type": object(), "wrong_shape": [["1", "0"], ["a"]]}
    return Rows(right, list(named(question)), near, **strange, nonsense="§ 1!")
