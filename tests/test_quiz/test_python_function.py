"""Python functions: cases and properties, with lists and with NumPy; whatever they do is told."""

import math
import sys
import warnings
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from softmaxquiz import Case, PythonFunction, Question, keeps_dtype, sums_to_one, unchanged

SOFTMAX = PythonFunction(
    "softmax",
    cases=[
        Case(([0.0, 0.0],), [0.5, 0.5]),
        Case(([1000.0, 0.0],), [1, 0], "Subtract the largest logit first.", "overflow"),
        Case(([-1000.0, -1000.0],), [0.5, 0.5], "Subtract the largest logit first.", "underflow"),
        Case(([[0.0, 0.0], [0.0, 0.0]],), [[0.5, 0.5], [0.5, 0.5]], "Work along the last axis."),
    ],
    properties=[
        sums_to_one([[1.0, 2.0, 3.0], [0.0, 0.0, 5.0]]),
        unchanged(([1.0, 2.0],), ([4.0, 5.0],), "A shift changes nothing.", "shift"),
        keeps_dtype([1.0, 2.0]),
    ],
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


def low(o: Any) -> Any:
    """Right for equal logits, and for those far apart."""
    return good(o) * np.where(np.ptp(o, axis=-1, keepdims=True) % 1000, 0.9, 1)


def shifty(o: Any) -> Any:
    """Right for equal logits, for those far apart, and in its sum."""
    return good(o * np.where(np.ptp(o) == 1, o.max(), 1).astype(o.dtype))


def raising(o: Any) -> Any:
    """Raises at once."""
    raise ValueError("no\n  way")


def leaving(o: Any) -> Any:
    """Tries to end the session."""
    sys.exit()


def test_a_right_function_passes_and_nothing_warns() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert repr(SOFTMAX.check(good)) == "Correct. 7 checks passed."


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
            "`softmax(np.array([1.0, 2.0]))` on float32 gives float64, expected float32.",
        ),
        (
            greedy,
            "changes-input",
            "`softmax(np.array([1000.0, 0.0]))` changed its argument. Work on a copy.",
        ),
        (
            low,
            "sums-to-one",
            "`softmax(np.array([[1.0, 2.0, 3.0], [0.0, 0.0, 5.0]]))` sums to 0.9, expected 1.",
        ),
        (
            shifty,
            "shift",
            "A shift changes nothing. `softmax(np.array([1.0, 2.0]))` is "
            "[0.119202922, 0.880797078], but `softmax(np.array([4.0, 5.0]))` is "
            "[0.006692850924, 0.9933071491].",
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
    kind = PythonFunction("largest", [Case(([1, 3], 2), 6)], [keeps_dtype([1.0], 2)])
    assert kind.check(lambda x, times: max(x) * times)
    assert kind.check(lambda x, times: x.sort() or 6)
    outcome = kind.check(lambda x, times: x.append(2) or 6)
    assert outcome.misconception == "changes-input"


SAME = PythonFunction("f", [Case((), 1)], tolerance="1e-6")


@pytest.mark.parametrize(
    ("value", "is_right"),
    [
        (1, True),
        (1.0000009, True),
        (1.0000011, False),
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
        (1e9, 1e9 + 1, True),
        (1e9, 1e9 + 1e4, False),
        ([], [], True),
        ([], [1], False),
        ([[1], [2]], [[1], [2]], True),
        ([[1], [2]], [1, 2], False),
    ],
)
def test_tolerance_grows_with_the_number(expected: Any, got: Any, is_right: bool) -> None:
    assert bool(PythonFunction("f", [Case((), expected)], tolerance="1e-6").check(lambda: got)) == (
        is_right
    )


def test_the_number_of_checks_is_told() -> None:
    assert repr(SAME.check(lambda: 1)) == "Correct. 1 check passed."


def test_long_results_are_cut_short() -> None:
    outcome = SAME.check(lambda: 10**400)
    assert outcome.witness is not None
    assert outcome.witness.yours == "a number of more than 60 digits"
    long = PythonFunction("f", [Case((), [0] * 1000)]).check(lambda: [1] * 1000)
    assert long.witness is not None
    assert len(long.witness.yours) == 201


def test_a_property_asks_for_numbers() -> None:
    kind = PythonFunction("f", [], [sums_to_one()])
    outcome = kind.check(lambda: "one")
    assert repr(outcome) == "Not yet. `f()` returned something of type str, expected numbers."
    assert kind.check(lambda: 1)
    assert not kind.check(lambda: [[[0.5, 0.5]], [[0.5, 0.6]]])


def test_lists_without_end_are_nested_too_deeply() -> None:
    endless: list[Any] = []
    endless.append(endless)
    outcome = Question("x.a", "?", SAME).check(lambda: endless)
    assert outcome.status == "invalid"


def test_an_interrupt_stops_an_endless_loop() -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        SAME.check(interrupted)


def test_the_form_offers_the_notebook() -> None:
    how = "Answer with the function itself: `check(softmax)`."
    assert SOFTMAX.form() == {"kind": "python", "how": how, "function": "softmax"}
    assert SOFTMAX.slugs == ("overflow", "underflow", "sums-to-one", "shift", "dtype")


def test_a_stub_is_not_attempted() -> None:
    assert PythonFunction("f", [Case((1,), 2)]).check(lambda x: ...).status == "not_attempted"
