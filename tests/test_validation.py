"""Each check accepts what it should and says what it expected, what it got, and where."""

import re
import sys

import numpy as np
import pytest

from softmaxlib._validation import (
    as_axes,
    as_base,
    as_each_probability,
    as_labels,
    as_logits,
    as_out,
    as_probabilities,
    as_temperature,
)


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64, np.longdouble])
def test_floats_are_kept_without_a_copy(dtype):
    logits = np.zeros((2, 3), dtype)
    assert as_logits(logits) is logits


@pytest.mark.parametrize("values", [[1, 2], [True, False], np.uint8([1, 2]), (1, 2), range(2), 3])
def test_integers_and_bools_become_float64(values):
    assert as_logits(values).dtype == np.float64
    np.testing.assert_array_equal(as_logits(values), np.asarray(values, float))


@pytest.mark.parametrize(
    ("values", "dtype"),
    [
        ([1j], "complex128"),
        (["a"], "<U1"),
        ([None], "object"),
        ([10**30], "object"),
        (np.array(["2020-01-01"], "M8[D]"), "datetime64[D]"),
    ],
)
def test_what_is_not_a_real_number_is_refused(values, dtype):
    message = re.escape(f"expected logits as real numbers, got dtype {dtype}")
    with pytest.raises(TypeError, match=message):
        as_logits(values)


def test_ragged_lists_are_refused():
    with pytest.raises(ValueError, match=r"expected logits as a rectangular array, got: .*inhomog"):
        as_logits([[1, 2], [3]])


@pytest.mark.parametrize("value", [2, 0.5, np.float32(0.5), np.int64(3), 5e-324])
def test_temperature_is_a_float(value):
    assert type(as_temperature(value)) is float
    assert as_temperature(value) == value


@pytest.mark.parametrize("value", [0, -1.5, np.inf, np.nan, -np.inf, 10**400, -(10**400)])
def test_temperature_out_of_range(value):
    with pytest.raises(ValueError, match=f"expected a finite temperature above 0, got {value}"):
        as_temperature(value)


@pytest.mark.parametrize("value", ["1", None, [1.0], 1j])
def test_temperature_is_a_number(value):
    with pytest.raises(TypeError, match=f"as a number, got {type(value).__name__}"):
        as_temperature(value)


@pytest.mark.parametrize("labels", [[0, 2], [0.0, 2.0], np.uint8([0, 2]), [[0], [2]], [], 1])
def test_labels_are_integers(labels):
    got = as_labels(labels, 3)
    assert got.dtype == np.intp
    np.testing.assert_array_equal(got, labels)


def test_labels_may_have_another_name():
    with pytest.raises(ValueError, match=r"expected symbols in 0\.\.2, got 3 at position 1"):
        as_labels([0, 3], 3, "symbols")
    with pytest.raises(ValueError, match=r"expected whole symbols, got 0\.5 at position 0"):
        as_labels([0.5], 3, "symbols")


def test_bool_labels_are_two_classes():
    np.testing.assert_array_equal(as_labels([True, False], 2), [1, 0])


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        ([0, 1, 2, 0, 1, 2, 0, 3], "expected labels in 0..2, got 3 at position 7"),
        (np.full((3, 6), 2) + np.eye(3, 6, 3, int), "labels in 0..2, got 3 at position (0, 3)"),
        ([0, -1], "expected labels in 0..2, got -1 at position 1"),
        (np.uint64([2**64 - 1]), "got 18446744073709551615 at position 0"),
        ([0, 1.5], "expected whole labels, got 1.5 at position 1"),
        ([np.nan], "expected labels in 0..2, got nan at position 0"),
        ([np.inf], "expected labels in 0..2, got inf at position 0"),
        (3, "expected labels in 0..2, got 3"),
        ([[0], [0, 1]], "expected labels as a rectangular array"),
    ],
)
def test_wrong_labels(labels, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        as_labels(labels, 3)


def test_labels_are_whole_numbers_of_some_classes():
    with pytest.raises(TypeError, match="expected labels as whole numbers, got dtype <U3"):
        as_labels(["cat"], 3)
    with pytest.raises(ValueError, match="expected at least one class, got n_classes=0"):
        as_labels([0], 0)


@pytest.mark.parametrize(
    "values", [[0.5, 0.5], [[1, 0], [0, 1]], np.float16([0.3, 0.7]), [1 / 3] * 3, 1.0]
)
def test_probabilities(values):
    np.testing.assert_array_equal(as_probabilities(values), values)


def test_probabilities_along_an_axis():
    columns = np.array([[0.5, 0.1], [0.5, 0.9]])
    assert as_probabilities(columns, axis=0) is columns
    assert as_probabilities(columns / 2, axis=None).shape == (2, 2)
    message = r"sum to 1 along axis 0, got a sum of 0\.6 \(off by -0\.4\) at position 1"
    with pytest.raises(ValueError, match=message):
        as_probabilities([[0.5, 0.1], [0.5, 0.5]], axis=0)
    with pytest.raises(ValueError, match="sum to 1 along axis None, got a sum of 2"):
        as_probabilities(columns, axis=None)


def test_narrow_floats_are_not_summed_in_their_own_precision():
    many = np.full((10_000, 2), 1e-4, np.float16)
    assert (many.sum(axis=0) < 0.5).all()  # each 1e-4 is less than half an ulp of 0.25
    assert as_probabilities(many, axis=0) is many


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ([0.5, 0.7], "that sum to 1, got a sum of 1.2 (off by +0.2)"),
        ([[0.5, 0.5], [0.5, 0.25]], "got a sum of 0.75 (off by -0.25) at position 1"),
        (np.full((2, 3, 4), 0.2), "got a sum of 0.8 (off by -0.2) at position (0, 0)"),
        ([[0.5, 0.5], [-0.5, 1.5]], "expected probabilities in 0..1, got -0.5 at position (1, 0)"),
        ([np.nan, 1], "expected probabilities in 0..1, got nan at position 0"),
        ([np.inf, 1], "expected probabilities in 0..1, got inf at position 0"),
        ([], "got a sum of 0 (off by -1)"),
    ],
)
def test_wrong_probabilities(values, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        as_probabilities(values)


def test_probabilities_are_named_in_errors():
    with pytest.raises(ValueError, match="expected probabilities q that sum to 1, got a sum of 2"):
        as_probabilities([1, 1], name="probabilities q")
    with pytest.raises(np.exceptions.AxisError, match=r"expected axis in -1\.\.0, got 1"):
        as_probabilities([1.0], axis=1)


def test_each_probability_by_itself():
    array, tolerance = as_each_probability([0.25, 1])
    np.testing.assert_array_equal(array, [0.25, 1])
    assert tolerance == 2.0**-26
    with pytest.raises(ValueError, match=r"expected odds in 0\.\.1, got 1\.1 at position 1"):
        as_each_probability([0, 1.1], "odds")


@pytest.mark.parametrize("value", [2, 10.0, np.float32(1.5), 1e308])
def test_base_is_a_float(value):
    assert type(as_base(value)) is float
    assert as_base(value) == value


@pytest.mark.parametrize("value", [1, 0.5, 0, -2, np.inf, np.nan, 10**400])
def test_base_out_of_range(value):
    with pytest.raises(ValueError, match=f"expected a finite base above 1, got {value}"):
        as_base(value)


@pytest.mark.parametrize("value", ["2", None, 2j])
def test_base_is_a_number(value):
    with pytest.raises(TypeError, match=f"expected base as a number, got {type(value).__name__}"):
        as_base(value)


def test_axes():
    assert as_axes(-1, 3) == (2,)
    assert as_axes(None, 3) == (0, 1, 2)
    assert as_axes((0, -1), 3) == (0, 2)
    assert as_axes(np.int64(1), 2) == (1,)


@pytest.mark.parametrize("axis", [2, -3, (0, 2)])
def test_axis_out_of_range(axis):
    with pytest.raises(np.exceptions.AxisError, match=r"expected axis in -2\.\.1, got (2|-3)"):
        as_axes(axis, 2)


def test_axes_are_distinct_integers():
    with pytest.raises(ValueError, match=r"expected distinct axes, got \(0, -2\)"):
        as_axes((0, -2), 2)
    with pytest.raises(TypeError, match="integer"):
        as_axes(1.0, 2)


def test_out():
    out = np.empty((2, 3), np.float32)
    assert as_out(out, (2, 3), np.float32) is out
    with pytest.raises(TypeError, match="expected out as a NumPy array, got list"):
        as_out([0.0], (1,), np.float64)
    message = "shape (3,) and dtype float64, got shape (2, 3) and dtype float32"
    with pytest.raises(ValueError, match=re.escape(message)):
        as_out(out, (3,), np.float64)
    out.flags.writeable = False
    with pytest.raises(ValueError, match="got a read-only array"):
        as_out(out, (2, 3), np.float32)


def test_bytes_in_another_order_are_put_in_ours() -> None:
    swapped = np.array([1.5, -2.0]).astype(">f8" if sys.byteorder == "little" else "<f8")
    found = as_logits(swapped)
    assert found.dtype == np.float64
    assert found.dtype.isnative
    assert found.tolist() == [1.5, -2.0]
    native = np.array([1.5])
    assert as_logits(native) is native
