"""Judging what a learner answers: text, to a tree, to a verdict. Needs mpmath alone."""

from .outcome import Outcome, Witness

__all__ = ["Outcome", "Witness"]
