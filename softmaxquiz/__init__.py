"""The quiz of the book: it asks, and judges what a learner answers.

It needs the standard library alone, so that it can run in a reader's browser. A learner's Python
function gets arrays if he has loaded NumPy. `exercises` holds the questions of the book.

>>> from softmaxquiz.exercises import temperature
>>> temperature.a1.check("1/2")
Correct.
"""

from .kinds.choice import Choice, Choices, right, wrong
from .kinds.derivation import Derivation
from .kinds.entries import Matrix, Vector
from .kinds.formula import Formula, Interval, Limit
from .kinds.function import Case, PythonFunction
from .kinds.number import Number
from .kinds.ordering import Line, Ordering
from .kinds.prefix_code import PrefixCode
from .outcome import Outcome
from .question import Exercise, Question
from .variants import decimal, fractions, tex, word

__all__ = [
    "Case", "Choice", "Choices", "Derivation", "Exercise", "Formula", "Interval", "Limit", "Line",
    "Matrix", "Number", "Ordering", "Outcome", "PrefixCode", "PythonFunction", "Question", "Vector",
    "decimal", "fractions", "right", "tex", "word", "wrong",
]  # fmt: skip
