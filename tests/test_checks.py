"""Each check accepts what it should and says what it expected, what it got, and where."""

import re
import sys
from fractions import Fraction

import numpy as np
import pytest

from softmaxlib.checks import (
    as_axis,
    as_count,
    as_finite,
    as_floats,
    as_fractions,
    as_labels,
    as_list,
    as_names,
    as_number,
    as_probabilities,
    as_weights,
)


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64, np.longdouble])
def test_floats_are_kept_without_a_copy(dtype):
    logits = np.zeros((2, 3), dtype)
    assert as_floats(logits, "logits") is logits


@pytest.mark.parametrize("values", [[1, 2], [True, False], np.uint8([1, 2]), (1, 2), range(2), 3])
def test_integers_and_bools_become_float64(values):
    assert as_floats(values, "logits").dtype == np.float64
    np.testing.assert_array_equal(as_floats(values, "logits"), np.asarray(values, float))


def test_bytes_in_another_order_are_put_in_ours():
    swapped = np.array([1.5, -2.0]).astype(">f8" if sys.byteorder == "little" else "<f8")
    found = as_floats(swapped, "logits")
    assert (found.dtype, found.dtype.isnative, found.tolist()) == (np.float64, True, [1.5, -2.0])


def test_narrow_floats_are_not_summed_in_their_own_precision():
    many = np.full((10_000, 2), 1e-4, np.float16)
    assert (many.sum(axis=0) < 0.5).all()  # each 1e-4 is less than half an ulp of 0.25
    assert as_probabilities(many, axis=0) is many


@pytest.mark.parametrize("labels", [[0, 2], [0.0, 2.0], np.uint8([0, 2]), [[0], [2]], [], 1])
def test_labels_are_integers(labels):
    got = as_labels(labels, 3)
    assert got.dtype == np.intp
    np.testing.assert_array_equal(got, labels)


@pytest.mark.parametrize(
    ("value", "interval"),
    [
        (2, (0,)),
        (0.5, (0, 1)),
        (np.float32(0.5), (0,)),
        (np.array(3), (0,)),
        (Fraction(1, 2), (0,)),
    ],
)
def test_numbers_become_floats(value, interval):
    assert type(as_number(value, "step", *interval)) is float
    assert as_number(value, "step", *interval) == value


ERRORS = [
    (lambda: as_floats([1j], "logits"), TypeError, "logits as real numbers, got dtype complex128"),
    (lambda: as_floats(["a"], "logits"), TypeError, "real numbers, got dtype <U1"),
    (
        lambda: as_floats(np.array([[1.5, True]], object), "features"),
        TypeError,
        "expected features as real numbers, got dtype object; use .astype(float)",
    ),
    (lambda: as_floats([[1, 2], [3]], "x"), ValueError, "expected x as a rectangular array, got: "),
    (
        lambda: as_floats(np.ma.masked_array([1.0], [True]), "x"),
        TypeError,
        "expected x without a mask, got a masked array; use .filled()",
    ),
    (lambda: as_number("1", "T", 0), TypeError, "expected T as a number, got str"),
    (lambda: as_number([1.0], "T", 0), TypeError, "expected T as a number, got list"),
    (lambda: as_number(0, "T", 0, closed=""), ValueError, "expected T in (0, ∞), got 0"),
    (lambda: as_number(np.nan, "T", 0), ValueError, "expected T in [0, ∞), got nan"),
    (lambda: as_number(np.inf, "T", 0), ValueError, "expected T in [0, ∞), got inf"),
    (lambda: as_number(10**400, "T", 0), ValueError, "expected T as a finite float, got 1000"),
    (lambda: as_number(1, "momentum", 0, 1), ValueError, "expected momentum in [0, 1), got 1"),
    (lambda: as_count(2.0, "n_classes"), TypeError, "expected n_classes as an integer, got float"),
    (lambda: as_count(0, "n_bins"), ValueError, "expected n_bins of at least 1, got 0"),
    (lambda: as_count(37, "base", 2, 36), ValueError, "expected base of at most 36, got 37"),
    (lambda: as_axis(2, np.ones((1, 1)), "x"), ValueError, "expected axis of at most 1, got 2"),
    (lambda: as_axis(None, np.ones(1), "x"), TypeError, "axis as an integer, got NoneType"),
    (lambda: as_labels([0, 1, 3], 3), ValueError, "expected labels in 0..2, got 3 at position 2"),
    (lambda: as_labels([[0], [-1]], 3), ValueError, "0..2, got -1 at position (1, 0)"),
    (lambda: as_labels(np.uint64([2**64 - 1]), 3), ValueError, "got 18446744073709551615 at"),
    (lambda: as_labels([0, 1.5], 3), ValueError, "expected whole labels, got 1.5 at position 1"),
    (lambda: as_labels([np.nan], 3), ValueError, "labels in 0..2, got nan at position 0"),
    (lambda: as_labels(["cat"], 3), TypeError, "labels as whole numbers, got dtype <U3"),
    (lambda: as_labels([0], 0), ValueError, "expected n_classes of at least 1, got 0"),
    (lambda: as_probabilities([0.5, 0.7]), ValueError, "that sum to 1, got a sum of 1.2 (off"),
    (lambda: as_probabilities([[1], [0.5]]), ValueError, "(off by -0.5) at position 1"),
    (lambda: as_probabilities([-0.5, 1.5]), ValueError, "probabilities in 0..1, got -0.5 at"),
    (lambda: as_probabilities([np.nan, 1]), ValueError, "in 0..1, got nan at position 0"),
    (lambda: as_finite([1, 2], "x", "n", 4), ValueError, "x of shape (n, 4), got shape (2,)"),
    (lambda: as_finite([1, np.nan], "x", "n"), ValueError, "finite x, got nan at position 1"),
    (lambda: as_finite([], "x", "n"), ValueError, "expected x of shape (n,), got shape (0,)"),
    (lambda: as_list(0.5, "weights"), TypeError, "expected weights as a sequence, got float"),
    (lambda: as_list(["a", 1], "words", str), TypeError, "words as strings, got int at position 1"),
    (lambda: as_names(["cat"], "names", 2), ValueError, "expected at least 2 names, got 1"),
    (lambda: as_names(["cat", " "], "names"), ValueError, "not empty, got ' ' at position 1"),
    (lambda: as_fractions([0.5, -1], "weights"), ValueError, "of at least 0, got -1 at position 1"),
    (lambda: as_fractions([0.5, "a"], "weights"), TypeError, "weights as real numbers, got str"),
    (lambda: as_weights(np.ma.masked_array([1], [True])), TypeError, "weights without a mask"),
    (lambda: as_weights([0, 0]), ValueError, "expected a weight above 0, got 2 that are 0"),
]  # fmt: skip


@pytest.mark.parametrize(("call", "error", "message"), ERRORS)
def test_errors_say_what_was_expected_and_what_came(call, error, message):
    with pytest.raises(error, match=re.escape(message)):
        call()
