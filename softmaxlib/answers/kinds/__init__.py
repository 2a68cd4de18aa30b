"""Kinds of question, one module each: how an answer is read and judged, and what form it needs."""

from .choice import Choice, Choices, Option, right, wrong
from .derivation import Derivation
from .entries import Matrix, Vector
from .formula import Formula
from .function import (
    Case,
    Property,
    PythonFunction,
    keeps_dtype,
    sums_to_one,
    unchanged,
)
from .interval import Interval
from .limit import Limit
from .number import Number
from .ordering import Line, Ordering
from .prefix_code import PrefixCode

__all__ = [
    "Case",
    "Choice",
    "Choices",
    "Derivation",
    "Formula",
    "Interval",
    "Limit",
    "Line",
    "Matrix",
    "Number",
    "Option",
    "Ordering",
    "PrefixCode",
    "Property",
    "PythonFunction",
    "Vector",
    "keeps_dtype",
    "right",
    "sums_to_one",
    "unchanged",
    "wrong",
]
