"""Diagnosis: buggy rules that explain a wrong formula."""

from .mistake import Mistake
from .rules import explain
from .size import about

__all__ = ["Mistake", "about", "explain"]
