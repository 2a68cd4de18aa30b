"""Numbers: exact as long as they are rational, otherwise mpmath's at any precision."""

from ._bounded import Bounded
from ._budget import Budget
from ._complex import Complex
from ._evaluate import value_of
from ._float import Value, is_exact, magnitude, sign, to_float, to_fraction
from ._quick import ERRORS as QUICK_ERRORS
from ._quick import Quick, quick
from ._real import Real

__all__ = [
    "QUICK_ERRORS",
    "Bounded",
    "Budget",
    "Complex",
    "Quick",
    "Real",
    "Value",
    "is_exact",
    "magnitude",
    "quick",
    "sign",
    "to_float",
    "to_fraction",
    "value_of",
]
