"""Look for a place at which one of two conditions holds and the other does not."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice, product
from typing import Any

from ._conditions import Place, Witnesses, relations
from ._domains import holds
from ._equality import Judge
from ._errors import TooLargeError, UndefinedError
from ._landmarks import landmarks
from ._linear import is_system, solution
from ._looking import Verdict
from ._seen import Seen
from ._solving import Solver, is_blind
from ._survey import INTEGERS
from ._tree import Node, symbols
from .numbers import Real, is_exact, to_fraction, value_of

MOST_BASES = 22  # points that are looked at; from some, roots are looked for:
PLAIN_BASES, ALL_SIZES, LAST_PLAIN = (
    3,
    8,
    15,
)  # the first, and those of which a coordinate is 0 or so
SMALL = range(-4, 6), range(-1, 4)  # of two integers, and of three
FEWEST, NEVER = 3, 10**9  # places at which both must hold


class Seeker:
    """Finds a place that tells two conditions apart, or how much speaks for their being the same.

    Parameters
    ----------
    judge : Judge
        Who knows the domain and what may still be computed.
    """

    def __init__(self, judge: Judge) -> None:
        self.judge = judge
        self.searched = False  # whether roots were looked for, from one point at least

    def seek(self, yours: Node, expected: Node) -> Verdict:
        """Look for a place at which one of two conditions holds and the other does not."""
        self.judge.begin(yours, expected)
        self.searched = False
        witnesses = Witnesses(self.judge.domain, self.judge.arithmetic, self.judge.budget)
        names = symbols(yours, expected)
        solved = [solution(each, names) for each in (yours, expected)]
        if solved[0] and solved[0] == solved[1]:
            return Verdict("equal")
        # Of a system only the solutions that somebody names are found, in integers only small ones.
        continuous = any(self.judge.domain.kinds[name] not in INTEGERS for name in names)
        equations = any(atom.value in ("=", "!=") for atom in relations(yours, expected))
        are_systems = is_system(yours) or is_system(expected)
        is_lost = len(names) > 1 and (are_systems or (equations and not continuous))
        is_sure = self.judge.arithmetic is Real and not is_lost and not is_blind(yours, expected)
        needed = 1 if len(names) == 1 else FEWEST
        enough = needed if is_sure else NEVER
        seen = Seen(yours, expected, enough, has_edges=continuous)
        try:
            for place in self._places(yours, expected, witnesses):
                held = {atom: witnesses.one(atom, place) for atom in seen.atoms}
                if found := seen.note(place, held):
                    return found
        except TooLargeError:
            pass
        found = seen.verdict()
        return found if self.searched or found.status != "equal" else Verdict("undecided")

    def _places(self, yours: Node, expected: Node, witnesses: Witnesses) -> Iterator[Place]:
        """Yield points of the domain, and from each of them places where an equation holds."""
        judge, names = self.judge, symbols(yours, expected)
        kinds = judge.domain.kinds
        marks = landmarks(judge.budget, yours, expected)
        yield from self._solved(yours, expected)
        tied = judge.points(yours, expected).tied
        free = [n for n in names if n not in tied and judge.arithmetic is Real]
        solver = Solver((yours, expected), witnesses, marks)
        points = [*islice(judge.points(yours, expected), MOST_BASES)]
        yield from map(Place, points)
        if 1 < len(names) < 4 and all(kinds[name] in INTEGERS for name in names):
            small = product(*(SMALL[len(names) - 2] for _ in names))
            grid = (dict(zip(names, map(Fraction, values), strict=True)) for values in small)
            yield from (Place(p) for p in grid if all(holds(kinds[n], v) for n, v in p.items()))
        for count, point in enumerate(points):
            for name in free if _is_base(count, len(names), solver.is_composed) else ():
                yield from solver.places(point, name)
            self.searched = True

    def _solved(self, *conditions: Node) -> Iterator[Place]:
        """Yield the places that equations for single letters name: x = 1 and y = 2."""
        names = symbols(*conditions)
        for condition in conditions:
            kinds = self.judge.domain.kinds
            point = solution(condition, names)
            if point and all(holds(kinds[name], value) for name, value in point.items()):
                yield Place(point)
            alternatives = condition.args if condition.value == "or" else (condition,)
            for each in alternatives:
                start = dict(next(iter(self.judge.points(*conditions)), {}))
                for atom in relations(each):
                    if atom.value == "=" and (found := self._named(atom, start)):
                        start.update(found)
                yield Place(start)

    def _named(self, atom: Node, point: dict[str, Any]) -> dict[str, Any]:
        """Return the letter that an equation is solved for, with its value if that is rational."""
        for letter, side in (atom.args, atom.args[::-1]):
            if letter.kind != "symbol" or letter.name in symbols(side):
                continue
            try:
                value = value_of(side, point, self.judge.arithmetic(256, self.judge.budget))
            except (UndefinedError, TooLargeError):
                continue
            kind = self.judge.domain.kinds[letter.name]
            if is_exact(value) and holds(kind, value):
                return {letter.name: value}
            if not is_exact(value) and len(value) == 2 and kind == "complex":
                return {letter.name: tuple(to_fraction(part) for part in value)}
        return {}


def _is_base(count: int, names: int, is_composed: bool) -> bool:
    """Tell whether to look for roots from a point; one letter has the same from all of them.

    From points of every size too where some condition may decide only there.
    """
    if names == 1:
        return count == 0
    return count < PLAIN_BASES or count >= LAST_PLAIN or (is_composed and count >= ALL_SIZES)
