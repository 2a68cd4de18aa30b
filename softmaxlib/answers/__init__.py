"""Judging what a learner answers: text, to a tree, to a verdict. Needs mpmath alone."""

from .kinds import (
    Case,
    Choice,
    Choices,
    Line,
    Option,
    Ordering,
    PrefixCode,
    Property,
    PythonFunction,
    keeps_dtype,
    right,
    sums_to_one,
    unchanged,
    wrong,
)
from .outcome import Outcome, Witness

__all__ = [
    "Case",
    "Choice",
    "Choices",
    "Line",
    "Option",
    "Ordering",
    "Outcome",
    "PrefixCode",
    "Property",
    "PythonFunction",
    "Witness",
    "keeps_dtype",
    "right",
    "sums_to_one",
    "unchanged",
    "wrong",
]
