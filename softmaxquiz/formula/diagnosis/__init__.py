"""Diagnosis: buggy rules that explain a wrong formula."""

from .mistake import Mistake
from .rules import explain

__all__ = ["Mistake", "explain"]
