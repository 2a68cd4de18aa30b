"""Reading: from what a learner typed to a tree."""

from ._names import Names, declare
from ._objects import is_a, is_missing, read
from ._texts import parse, strangers

__all__ = ["Names", "declare", "is_a", "is_missing", "parse", "read", "strangers"]
