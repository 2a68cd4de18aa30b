"""The quiz of the book: it asks, and judges what a learner answers.

It needs the standard library alone, so that it can run in a reader's browser; a learner's Python
function is judged with NumPy. `exercises` holds the questions of the book.

>>> from softmaxquiz.exercises import temperature
>>> temperature.a1.check("1/2")
Correct.
"""

from .formula import compare
from .kinds.choice import Choice, Choices, Option, right, wrong
from .kinds.derivation import Derivation
from .kinds.entries import Matrix, Vector
from .kinds.formula import Formula
from .kinds.function import (
    Case,
    Property,
    PythonFunction,
    keeps_dtype,
    sums_to_one,
    unchanged,
)
from .kinds.interval import Interval
from .kinds.limit import Limit
from .kinds.number import Number
from .kinds.ordering import Line, Ordering
from .kinds.prefix_code import PrefixCode
from .outcome import Outcome, Witness
from .progress import PROGRESS, Progress
from .question import Exercise, Note, Question

__all__ = [
    "PROGRESS",
    "Case",
    "Choice",
    "Choices",
    "Derivation",
    "Exercise",
    "Formula",
    "Interval",
    "Limit",
    "Line",
    "Matrix",
    "Note",
    "Number",
    "Option",
    "Ordering",
    "Outcome",
    "PrefixCode",
    "Progress",
    "Property",
    "PythonFunction",
    "Question",
    "Vector",
    "Witness",
    "compare",
    "keeps_dtype",
    "right",
    "sums_to_one",
    "unchanged",
    "wrong",
]
