"""What a model is given, checked: features, labels, and the strength of the penalty."""

import operator
from numbers import Integral, Real
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .._validation import FloatArray, as_array, as_floats, as_labels, as_probabilities, require


def as_features(features: ArrayLike, n_features: int | None = None) -> FloatArray:
    """Return finite features (n, d) in single precision or better; no copy where none is needed.

    >>> as_features([[0, 1], [2, 3]], n_features=3)
    Traceback (most recent call last):
    ValueError: expected 3 features, got 2
    """
    array = as_table(features, n_features)
    with np.errstate(all="ignore"):
        total = array.sum()
    if not np.isfinite(total):  # one number to look at; it may also have overflowed
        require(np.isfinite(array), array, "finite features")
    return array.astype(np.result_type(array, np.float32), copy=False)


def as_table(features: ArrayLike, n_features: int | None = None) -> FloatArray:
    """Return features (n, d) as floats, which need not be finite: to look at all takes time.

    >>> as_table([0.5, np.nan])
    Traceback (most recent call last):
    ValueError: expected features of shape (n_examples, n_features), got shape (2,)
    """
    if hasattr(features, "toarray"):
        raise TypeError(f"expected dense features, got {type(features).__name__}; use .toarray()")
    array = as_floats(features, "features")
    if array.ndim != 2:
        shape = "(n_examples, n_features)"
        raise ValueError(f"expected features of shape {shape}, got {_shape(array)}")
    if not array.size:
        raise ValueError(f"expected at least one example and one feature, got {_shape(array)}")
    if n_features is not None and array.shape[1] != n_features:
        raise ValueError(f"expected {n_features} features, got {array.shape[1]}")
    return array


def as_targets(
    labels: ArrayLike, n_examples: int, n_classes: int | None, dtype: np.dtype[Any]
) -> tuple[NDArray[Any], int]:
    """Return labels as class indices (n,) or probabilities (n, K), and the number of classes K."""
    array = as_array(labels, "labels")
    if array.ndim not in (1, 2):
        shapes = "(n_examples,) or (n_examples, n_classes)"
        raise ValueError(f"expected labels of shape {shapes}, got {_shape(array)}")
    if len(array) != n_examples:
        raise ValueError(f"expected {n_examples} labels, one an example, got {len(array)}")
    K = None if n_classes is None else operator.index(n_classes)
    if array.ndim == 1:
        if K is None:
            K = int(as_labels(array, np.iinfo(np.intp).max).max()) + 1
        return as_labels(array, K), K
    if K is not None and array.shape[1] != K:
        raise ValueError(f"expected labels of {K} classes, got {_shape(array)}")
    return as_probabilities(array).astype(dtype), array.shape[1]


def as_classes(y: ArrayLike, n_examples: int) -> tuple[NDArray[Any], NDArray[np.intp]]:
    """Return the distinct labels, sorted, and for each example the index of its own.

    >>> as_classes(["dog", "cat", "dog"], 3)
    (array(['cat', 'dog'], dtype='<U3'), array([1, 0, 1]))
    """
    array = as_array(y, "labels")
    if array.ndim != 1:
        raise ValueError(f"expected labels of shape (n_examples,), got {_shape(array)}")
    if len(array) != n_examples:
        raise ValueError(f"expected {n_examples} labels, one an example, got {len(array)}")
    if array.dtype.kind == "f":
        whole = np.isfinite(array) & (array == np.floor(array))
        require(whole, array, "labels that are integers or strings")
    elif array.dtype.kind == "O":
        kind = str if isinstance(array[0], str) else Integral
        _require_all(array, kind)
        array = array if kind is str else np.array(array.tolist())
    elif array.dtype.kind in "US" and not hasattr(y, "dtype"):
        _require_all(y, (str, bytes))  # of numbers beside strings in a list NumPy makes strings
    elif array.dtype.kind not in "biuUST":
        raise TypeError(f"expected labels that are integers or strings, got dtype {array.dtype}")
    classes, indices = np.unique(array, return_inverse=True)
    if len(classes) < 2:
        raise ValueError(
            f"expected labels of at least two classes, got only {classes.tolist()[0]!r}"
        )
    return classes, indices


def as_strength(l2: float) -> float:
    """Return λ, a finite number of at least 0.

    >>> as_strength(-0.1)
    Traceback (most recent call last):
    ValueError: expected a finite l2 of at least 0, got -0.1
    """
    if not isinstance(l2, Real):
        raise TypeError(f"expected l2 as a number, got {type(l2).__name__}")
    if not 0 <= l2 < np.inf:
        raise ValueError(f"expected a finite l2 of at least 0, got {l2}")
    return float(l2)


def as_matrix(
    values: ArrayLike, name: str, shape: tuple[int, int], dtype: np.dtype[Any]
) -> FloatArray:
    """Return parameters, or a vector to multiply with, as an array of this shape and dtype."""
    array = as_floats(values, name)
    if array.shape != shape:
        raise ValueError(f"expected {name} of shape {shape}, got {_shape(array)}")
    return array.astype(dtype, copy=False)


def _shape(array: NDArray[Any]) -> str:
    return f"shape {array.shape}"


def _require_all(labels: Any, kind: Any) -> None:
    """Raise for the first label that is not of a kind."""
    for position, label in enumerate(labels):
        if not isinstance(label, kind):
            what = f"{type(label).__name__} at position {position}"
            raise TypeError(f"expected labels that are all integers or all strings, got {what}")
