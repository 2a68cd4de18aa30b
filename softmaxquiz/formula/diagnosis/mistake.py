"""A wrong formula beside the right one: what the rules that explain it look at."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import islice

from ..equivalence import CORNERS, DIGITS, STEPS, Equivalence, Pair, Verdict, calls_any, close
from ..errors import TooLargeError
from ..evaluate import Point, roomy
from ..tree import Node, symbols

Values = tuple[Point, Decimal, Decimal]  # a point, and the values of answer and key there
Explanation = tuple[str, str]  # a name and a message
FEW, MORE = 5, 16  # points, for formulas without corners and with
LOOKS = 40  # points for a rewritten formula
NUMBERS = roomy(DIGITS[0])


@dataclass
class Mistake:
    """A wrong answer and its key, and their values at a few plain points.

    `tight` returns the answer read with products like `2x` before division, if it can be; `seen` is
    where the two differ, which plain points need not show.
    """

    yours: Node
    expected: Node
    equivalence: Equivalence
    tight: Callable[[], Node | None]
    seen: Verdict

    @cached_property
    def varies(self) -> bool:
        """Whether there are letters in the key: two constants always have a ratio."""
        return bool(symbols(self.expected))

    @cached_property
    def both_vary(self) -> bool:
        """Whether there are letters in both."""
        return self.varies and bool(symbols(self.yours))

    @cached_property
    def values(self) -> list[Values]:
        """Plain points with the values of both formulas."""
        pair, found = Pair(self.yours, self.expected), list[Values]()
        most = MORE if calls_any((*CORNERS, *STEPS), self.yours, self.expected) else FEW
        for point in islice(self.equivalence.samples(self.yours, self.expected), 3 * most):
            try:
                a, b = pair.values(point, DIGITS[0])
            except TooLargeError:
                continue
            if a is not None and b is not None and len(found) < most:
                found.append((point, a, b))
        seen = self.seen
        if found and seen.point and seen.yours is not None and seen.expected is not None:
            found.append((seen.point, seen.yours, seen.expected))
        return found

    def equal(self, node: Node) -> bool:
        """Tell whether the answer equals another formula."""
        return self.equivalence.decide(self.yours, node, LOOKS).status == "equal"

    def means(self, node: Node) -> bool:
        """Tell whether the key equals another formula."""
        return self.equivalence.decide(node, self.expected, LOOKS).status == "equal"

    def everywhere(self, holds: Callable[[Point, Decimal, Decimal], bool]) -> bool:
        """Tell whether something holds at all points, of which there must be some."""
        return bool(self.values) and all(holds(*each) for each in self.values)

    def are_shares(self, *, mine: bool) -> bool:
        """Tell whether all values of the answer, or of the key, lie between 0 and 1."""
        return self.everywhere(lambda _, a, b: 0 < (a if mine else b) < 1)

    @cached_property
    def ratio(self) -> Decimal | None:
        """The factor between answer and key if it is the same everywhere; else None."""
        pairs = [(a, b) for _, a, b in self.values if a or b]
        if any(not b for _, b in pairs):
            return None
        return self._same([NUMBERS.divide(a, b) for a, b in pairs])

    @cached_property
    def gap(self) -> Decimal | None:
        """The difference between answer and key if it is the same everywhere; else None."""
        return self._same([NUMBERS.subtract(a, b) for _, a, b in self.values])

    def _same(self, values: list[Decimal]) -> Decimal | None:
        """Return what most points agree on, if all that say something do."""
        enough = len(values) > (len(self.values) // 2 if self.varies else 0)
        return values[0] if enough and all(close(v, values[0]) for v in values) else None
