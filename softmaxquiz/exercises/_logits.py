"""Logits at which wrong relatives of the softmax fail, and what a right function returns there.

Each row names what fails at it. The order matters: a function fails first where the hint fits it.
"""

from collections.abc import Callable, Mapping, Sequence
from math import exp, fsum, log
from typing import Any

from softmaxquiz import Case

Logits = list[Any]

OVERFLOW = "An exponential overflows. Which constant can be subtracted from all logits?"
LARGEST = "The shift fits some logits and not these. Which shift fits all?"
HINTS = {
    "wrong-axis": "Each row is a distribution of its own: sum along `axis=-1` and keep the axis.",
    "overflow": OVERFLOW,
    "underflow": "All exponentials became 0.",
    "clipped": "The differences between logits must not be lost.",
    "shift-by-other": LARGEST,
    "log-of-zero": "The logarithm came too late: a probability was already 0.",
    "one-shift-for-all": "Shift each row by its own largest logit.",
    "shift": "A constant added to all logits changes no difference between them.",
    "many-classes": "There may be any number of classes.",
    "single-precision": "These logits are of single precision (float32), and `exp` has less room.",
}
ROWS: tuple[tuple[str, Logits], ...] = (
    ("", [0.0, 0.0]),
    ("", [0.0, 1.0, 2.0]),
    ("", [3.0, -2.0, 0.5, 1.5]),
    ("", [5.0]),
    ("wrong-axis", [[0.0, 0.0], [5.0, 5.0]]),
    ("wrong-axis", [[1.0, 2.0, 4.0], [3.0, 0.0, -1.0]]),
    ("overflow", [1000.0, 1000.0]),
    ("overflow", [709.5, 709.5]),
    ("overflow", [1000.0]),
    ("underflow", [-1000.0, -1000.0]),
    ("clipped", [1001.0, 1000.0]),
    ("clipped", [-1000.0, -1001.0, -1002.0]),
    ("underflow", [-800.0, -801.0, -800.0]),
    ("log-of-zero", [0.0, -30.0]),
    ("log-of-zero", [-690.0, 0.0]),
    ("shift-by-other", [0.0, 720.0]),
    ("shift-by-other", [720.0, 0.0]),
    ("shift-by-other", [0.0, 720.0, 0.0, 1.0]),
    ("log-of-zero", [0.0, -1000.0]),
    ("log-of-zero", [-1200.0, 0.0]),
    ("shift-by-other", [3000.0, 0.0]),
    ("shift-by-other", [0.0, 3000.0]),
    ("shift-by-other", [-3000.0, 3000.0, 0.0]),
    ("shift-by-other", [3000.0, 0.0, 3000.0, -3000.0]),
    ("one-shift-for-all", [[0.0, 0.0], [-2000.0, -2000.0]]),
    ("one-shift-for-all", [[[0.0, 1.0]], [[1001.0, 1000.0]]]),
    ("one-shift-for-all", [[3000.0], [-3000.0]]),
    ("shift", [51.0, 52.0]),
    ("shift", [-99.0, -98.0]),
    ("many-classes", [k / 8 % 5 for k in range(300)]),
    ("single-precision", [0.5, -1.25, 2.0]),
    ("single-precision", [0.0, 100.0]),
    ("single-precision", [-110.0, -110.0]),
    ("single-precision", [100.0, 0.0, -110.0]),
)


def log_partition(row: Logits) -> float:
    """Logarithm of the sum of the exponentials."""
    largest: float = max(row)
    return largest + log(fsum(exp(each - largest) for each in row))


def log_softmax(logits: Logits) -> Logits:
    """Logarithm of the softmax along the last axis."""
    if isinstance(logits[0], list):
        return [log_softmax(row) for row in logits]
    largest = max(logits)
    rest = log(fsum(exp(each - largest) for each in logits))
    return [each - largest - rest for each in logits]


def softmax(logits: Logits) -> Logits:
    """Softmax along the last axis."""
    if isinstance(logits[0], list):
        return [softmax(row) for row in logits]
    return [exp(each) for each in log_softmax(logits)]


def cases(
    right: Callable[..., Any],
    *,
    batches: bool = False,
    labels: bool = False,
    hints: Mapping[str, str] = HINTS,
) -> Sequence[Case]:
    """Cases of a function of logits, with each label of a row if it takes one too."""
    made, said = [], {**HINTS, **hints}
    for slug, row in ROWS:
        if isinstance(row[0], list) and not batches:
            continue
        ends = [0, len(row) - 1, len(row) // 2]
        for args in [(row, label) for label in dict.fromkeys(ends)] if labels else [(row,)]:
            dtype = "float32" if slug == "single-precision" else "float64"
            made.append(Case(args, right(*args), said.get(slug, ""), slug, dtype))
    return made
