"""Python functions: cases and properties, with lists and with NumPy; whatever they do is told."""

import math
import sys
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from softmaxquiz import Case, PythonFunction

SOFTMAX = PythonFunction(
    "softmax",
    cases=[
        Case(([0.0, 0.0],), [0.5, 0.5]),
        Case(([1000.0, 0.0],), [1, 0], "Subtract the largest logit first.", "overflow"),
        Case(([-1000.0, -1000.0],), [0.5, 0.5], "Subtract the largest logit first.", "underflow"),
        Case(([[0.0, 0.0], [0.0, 0.0]],), [[0.5, 0.5], [0.5, 0.5]], "Work along the last axis."),
        Case(([1.0, 1.0],), [0.5, 0.5], dtype="float32"),
    ],
    keeps_dtype=True,
)


def good(o: Any) -> Any:
    """Softmax as it should be."""
    p = np.exp(o - o.max(axis=-1, keepdims=True))
    return p / p.sum(axis=-1, keepdims=True)


def naive(o: Any) -> Any:
    """Softmax that overflows."""
    return np.exp(o) / np.exp(o).sum(axis=-1, keepdims=True)


def flat(o: Any) -> Any:
    """Softmax over all entries at once."""
    p = np.exp(o - o.max())
    return p / p.sum()


def wide(o: Any) -> Any:
    """Softmax in float64 whatever comes."""
    return good(o.astype("float64"))


def greedy(o: Any) -> Any:
    """Softmax that changes its argument."""
    o -= o.max(axis=-1, keepdims=True)
    return good(o)


def rounded(o: Any) -> Any:
    """Softmax with something added."""
    return good(o) + 1e-9


def raising(o: Any) -> Any:
    """Raises at once."""
    raise ValueError("no\n  way")


def leaving(o: Any) -> Any:
    """Tries to end the session."""
    sys.exit()


def test_a_right_function_passes_and_nothing_warns() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert repr(SOFTMAX.check(good)) == "Correct. 5 checks passed."


@pytest.mark.parametrize(
    ("function", "slug", "message"),
    [
        (
            naive,
            "overflow",
            "`softmax(np.array([1000.0, 0.0]))` is not right. "
            "The result is not a number (nan). "
            "Subtract the largest logit first. Yours is [nan, 0.0], expected [1, 0].",
        ),
        (
            flat,
            "",
            "`softmax(np.array([[0.0, 0.0], [0.0, 0.0]]))` is not right. "
            "Work along the last axis. "
            "Yours is [[0.25, 0.25], [0.25, 0.25]], expected [[0.5, 0.5], [0.5, 0.5]].",
        ),
        (
            wide,
            "dtype",
            "`softmax(np.array([1.0, 1.0]))` on float32 gives float64, expected float32.",
        ),
        (
            greedy,
            "changes-input",
            "`softmax(np.array([1000.0, 0.0]))` changed its argument. Work on a copy.",
        ),
        (
            rounded,
            "close",
            "`softmax(np.array([0.0, 0.0]))` is not right. This is close, but more than rounding: "
            "is something added, cut off or rounded? "
            "Yours is [0.500000001, 0.500000001], expected [0.5, 0.5].",
        ),
        (raising, "raises", "`softmax(np.array([0.0, 0.0]))` raised ValueError: no way."),
        (leaving, "raises", "`softmax(np.array([0.0, 0.0]))` raised SystemExit."),
        (
            lambda o: None,
            "missing-return",
            "`softmax(np.array([0.0, 0.0]))` returned None. Is a `return` missing?",
        ),
        (
            lambda o: o.sum(),
            "shape",
            "`softmax(np.array([0.0, 0.0]))` gives shape (), expected shape (2,).",
        ),
        (
            lambda o: "half each",
            "shape",
            "`softmax(np.array([0.0, 0.0]))` gives something of type str, expected shape (2,).",
        ),
        (
            lambda o: [1, [2]],
            "shape",
            "`softmax(np.array([0.0, 0.0]))` gives lists that are ragged or hold "
            "something else than numbers, expected shape (2,).",
        ),
    ],
)
def test_what_is_wrong_is_told(function: Callable[..., Any], slug: str, message: str) -> None:
    outcome = SOFTMAX.check(function)
    assert repr(outcome) == f"Not yet. {message}"
    assert outcome.misconception == slug


@pytest.mark.parametrize("answer", [3.5, "softmax", [0.5, 0.5], np.zeros(2)])
def test_what_cannot_be_called_is_invalid(answer: object) -> None:
    outcome = SOFTMAX.check(answer)
    assert outcome.status == "invalid"
    assert outcome.message.endswith("did you call it? Give `softmax`, without brackets.")


def test_without_numpy_arguments_are_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "numpy")
    kind = PythonFunction("largest", [Case(([1, 3], 2), 6)], keeps_dtype=True)
    assert kind.check(lambda x, times: max(x) * times)
    assert kind.check(lambda x, times: x.sort() or 6)
    outcome = kind.check(lambda x, times: x.append(2) or 6)
    assert outcome.misconception == "changes-input"


SAME = PythonFunction("f", [Case((), 1)])


@pytest.mark.parametrize(
    ("value", "is_right"),
    [
        (1, True),
        (1.0000000000001, True),
        (1.000000000001, False),
        (np.float32(1), True),
        (np.array(1), True),
        (math.nan, False),
        (math.inf, False),
        (10**400, False),
        (1j, False),
        (object(), False),
        ({}, False),
    ],
)
def test_a_number_must_be_within_the_tolerance(value: object, is_right: bool) -> None:
    assert bool(SAME.check(lambda: value)) == is_right


@pytest.mark.parametrize(
    ("expected", "got", "is_right"),
    [
        (math.nan, math.nan, True),
        (math.nan, 1, False),
        (-math.inf, -math.inf, True),
        (math.inf, -math.inf, False),
        (1e9, 1e9 + 1e-4, True),
        (1e9, 1e9 + 1e-2, False),
        ([], [], True),
        ([], [1], False),
        ([[1], [2]], [[1], [2]], True),
        ([[1], [2]], [1, 2], False),
    ],
)
def test_tolerance_grows_with_the_number(expected: Any, got: Any, is_right: bool) -> None:
    assert bool(PythonFunction("f", [Case((), expected)]).check(lambda: got)) == is_right


def test_the_number_of_checks_is_told() -> None:
    assert repr(SAME.check(lambda: 1)) == "Correct. 1 check passed."


def test_long_results_are_cut_short() -> None:
    outcome = SAME.check(lambda: 10**400)
    assert outcome.witness is not None
    assert outcome.witness.yours == "a number of more than 60 digits"
    long = PythonFunction("f", [Case((), [0] * 1000)]).check(lambda: [1] * 1000)
    assert long.witness is not None
    assert len(long.witness.yours) == 201


def test_two_numbers_that_differ_look_different() -> None:
    outcome = SAME.check(lambda: 1 + 1e-12)
    assert outcome.witness is not None
    assert outcome.witness.yours == "1.0000000000010001"
    exact = PythonFunction("f", [Case((), 0.1)], exact=True).check(lambda: 0.1 + 1e-17 * 2)
    assert exact.witness is not None
    assert exact.witness.yours != exact.witness.expected


def test_room_for_rounding_grows_with_the_arguments() -> None:
    kind = PythonFunction("f", [Case(([3000.0],), 1.0)])
    assert kind.check(lambda x: 1 + 2e-11)
    assert not kind.check(lambda x: 1 + 4e-11)


ENDLESS: list[Any] = []
ENDLESS.append(ENDLESS)


class Broken:
    """An object that raises whatever it is asked."""

    def __len__(self) -> int:
        raise SystemExit

    def tolist(self) -> Any:
        raise SystemExit


class Unprintable(BaseException):
    """An exception that cannot be shown."""

    def __str__(self) -> str:
        raise ValueError


class Unending(list[Any]):
    """A list that never ends, if it is asked."""

    def __iter__(self) -> Any:
        while True:
            yield self


def raises_unprintable() -> Any:
    """Raise it."""
    raise Unprintable


@pytest.mark.parametrize(
    ("function", "message"),
    [
        (lambda: ENDLESS, "no endless lists"),
        (lambda: [0.0] * 10**6, "at most 5000 numbers"),
        (lambda: np.zeros(10**6), "at most 5000 numbers"),
        (lambda: np.zeros((10**3, 10**3)), "at most 5000 numbers"),
        (lambda: Unending(), "shape (0,), expected shape ()"),
        (Broken, "something of type Broken"),
        (raises_unprintable, "raised Unprintable."),
        (lambda: (n for n in [1]), "something of type generator"),
        (lambda: "x" * 10**7, "something of type str"),
    ],
)
def test_whatever_comes_back_is_told_at_once(function: Callable[..., Any], message: str) -> None:
    outcome = SAME.check(function)
    assert outcome.status == "incorrect"
    assert message in outcome.message


def test_an_interrupt_stops_an_endless_loop() -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        SAME.check(interrupted)


def test_the_form_offers_the_notebook() -> None:
    how = "Answer with the function itself: `check(softmax)`."
    assert SOFTMAX.form() == {"kind": "python", "how": how, "function": "softmax"}
    assert SOFTMAX.slugs == ("overflow", "underflow", "dtype")


def test_a_stub_is_not_attempted() -> None:
    assert PythonFunction("f", [Case((1,), 2)]).check(lambda x: ...).status == "not_attempted"
