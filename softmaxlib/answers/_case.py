"""A wrong formula beside the right one: what the rules that explain it look at."""

from collections.abc import Callable
from functools import cached_property

from ._equality import Judge
from ._errors import TooLargeError, UndefinedError
from ._looking import Point, Verdict, is_zero
from ._survey import is_stepped
from ._tree import ONE, Node, symbols
from .numbers import Real, Value, is_exact, sign

Probe = tuple[Point, Value, Value]
Explanation = tuple[str, str]  # a name and a message
PROBES, MORE_PROBES = 5, 16  # of formulas without steps, and with
LOOKS = 40
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
    seen : Verdict, optional
        Where they differ, which plain points need not show.
    """

    def __init__(
        self,
        yours: Node,
        expected: Node,
        judge: Judge,
        tight: Callable[[], Node | None],
        seen: Verdict | None = None,
    ) -> None:
        self.yours, self.expected = yours, expected
        self.judge, self.tight, self.seen = judge, tight, seen

    @cached_property
    def varies(self) -> bool:
        """Whether there are symbols in the key: two constants always have a ratio."""
        return bool(symbols(self.expected))

    @cached_property
    def both_vary(self) -> bool:
        """Whether there are symbols in both."""
        return self.varies and bool(symbols(self.yours))

    @cached_property
    def probes(self) -> list[Probe]:
        """Plain points with the values of both formulas."""
        self.judge.begin(self.yours, self.expected)
        found: list[Probe] = []
        most = MORE_PROBES if is_stepped(self.yours, self.expected) else PROBES
        for count, point in enumerate(self.judge.points(self.yours, self.expected)):
            if count >= 3 * most or len(found) == most or self.judge.budget.left <= 0:
                break
            try:
                a, b = self.judge.values(self.yours, self.expected, point, BITS)
            except TooLargeError:
                continue
            if a is not None and b is not None:
                found.append((point, a, b))
        seen = self.seen
        if found and seen is not None and seen.point and seen.yours is not None:
            found.append((seen.point, seen.yours, seen.expected))
        return found

    def equal(self, node: Node) -> bool:
        """Tell whether the answer equals another formula."""
        return self.judge.decide(self.yours, node, points=LOOKS).status == "equal"

    def means(self, node: Node) -> bool:
        """Tell whether the key equals another formula."""
        return self.judge.decide(node, self.expected, points=LOOKS).status == "equal"

    def everywhere(self, holds: Callable[[Point, Value, Value], bool]) -> bool:
        """Tell whether something holds at all probes, of which there must be some."""
        return bool(self.probes) and all(holds(*probe) for probe in self.probes)

    def are_shares(self, *, mine: bool) -> bool:
        """Tell whether all values of the answer, or of the key, lie between 0 and 1."""
        shares = [a if mine else b for _, a, b in self.probes]
        return bool(shares) and all(
            sign(share) > 0 and self.numbers.compare(share, ONE) < 0 for share in shares
        )

    @cached_property
    def ratio(self) -> Value:
        """The factor between answer and key if it is the same everywhere; else None."""
        return self._same(
            lambda a, b: self.numbers.div(a, b), [p for p in self.probes if not _are_zero(*p[1:])]
        )

    @cached_property
    def gap(self) -> Value:
        """The difference between answer and key if it is the same everywhere; else None."""
        return self._same(lambda a, b: self.numbers.sub(a, b), self.probes)

    @property
    def numbers(self) -> Real:
        """The arithmetic of the probes."""
        return self.judge.arithmetic(BITS)

    def _same(self, combine: Callable[[Value, Value], Value], probes: list[Probe]) -> Value:
        """Combine the two values at every probe; None unless it is the same at all."""
        try:
            values = [combine(a, b) for _, a, b in probes]
            same = all(self.is_same(value, values[0]) for value in values)
        except (UndefinedError, TooLargeError):
            return None
        enough = len(values) > (len(self.probes) // 2 if self.varies else 0)
        return values[0] if enough and same else None

    def is_same(self, a: Value, b: Value) -> bool:
        """Tell whether two values are equal to their last bits."""
        gap = self.numbers.sub(a, b)
        return is_exact(gap) and sign(gap) == 0


def _are_zero(a: Value, b: Value) -> bool:
    """Tell whether both values are 0: they have no ratio, and speak against none."""
    return is_zero(a) and is_zero(b)
