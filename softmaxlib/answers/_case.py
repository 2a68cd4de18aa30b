"""A wrong formula beside the right one: what the rules that explain it look at."""

from collections.abc import Callable
from functools import cached_property

from ._equality import Judge
from ._errors import TooLargeError, UndefinedError
from ._looking import Point
from ._tree import Node, symbols
from .numbers import Real, Value, is_exact, sign

Explanation = tuple[str, str]  # a name and a message
PROBES = 5
BITS = 128


class Case:
    """A wrong answer and its key, and their values at a few plain points.

    Parameters
    ----------
    yours, expected : Node
        Two formulas that are not equal.
    judge : Judge
        Who compares, on a budget of its own.
    tight : callable
        Returns the answer read with products like `2x` before division, if it can be.
    """

    def __init__(
        self, yours: Node, expected: Node, judge: Judge, tight: Callable[[], Node | None]
    ) -> None:
        self.yours, self.expected = yours, expected
        self.judge = judge
        self.tight = tight

    @cached_property
    def varies(self) -> bool:
        """Whether there are symbols in the key: two constants always have a ratio."""
        return bool(symbols(self.expected))

    @cached_property
    def both_vary(self) -> bool:
        """Whether there are symbols in both."""
        return self.varies and bool(symbols(self.yours))

    @cached_property
    def probes(self) -> list[tuple[Point, Value, Value]]:
        """Plain points with the values of both formulas."""
        self.judge.begin(self.yours, self.expected)
        found: list[tuple[Point, Value, Value]] = []
        for count, point in enumerate(self.judge.points(self.yours, self.expected)):
            if count >= 3 * PROBES or len(found) == PROBES:
                break
            try:
                a, b = self.judge.values(self.yours, self.expected, point, BITS)
            except TooLargeError:
                continue
            if a is not None and b is not None:
                found.append((point, a, b))
        return found

    def equal(self, node: Node) -> bool:
        """Tell whether the answer equals another formula."""
        return self.judge.decide(self.yours, node, points=8).status == "equal"

    def means(self, node: Node) -> bool:
        """Tell whether the key equals another formula."""
        return self.judge.decide(node, self.expected, points=8).status == "equal"

    def everywhere(self, holds: Callable[[Point, Value, Value], bool]) -> bool:
        """Tell whether something holds at all probes, of which there must be some."""
        try:
            return bool(self.probes) and all(holds(*probe) for probe in self.probes)
        except (UndefinedError, TooLargeError):
            return False

    @cached_property
    def ratio(self) -> Value:
        """The factor between answer and key if it is the same everywhere; else None."""
        return self._same(lambda a, b: self.numbers.div(a, b))

    @cached_property
    def gap(self) -> Value:
        """The difference between answer and key if it is the same everywhere; else None."""
        return self._same(lambda a, b: self.numbers.sub(a, b))

    @property
    def numbers(self) -> Real:
        """The arithmetic of the probes."""
        return self.judge.arithmetic(BITS)

    def _same(self, combine: Callable[[Value, Value], Value]) -> Value:
        """Combine the two values at every probe; None unless it is the same at all."""
        try:
            values = [combine(a, b) for _, a, b in self.probes]
            same = all(self.is_same(value, values[0]) for value in values)
        except (UndefinedError, TooLargeError):
            return None
        enough = len(values) > (1 if self.varies else 0)
        return values[0] if enough and same else None

    def is_same(self, a: Value, b: Value) -> bool:
        """Tell whether two values are equal to their last bits."""
        gap = self.numbers.sub(a, b)
        return is_exact(gap) and sign(gap) == 0
