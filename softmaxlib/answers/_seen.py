"""Count the places at which two conditions were found alike, and what speaks for more."""

from collections.abc import Mapping

from ._conditions import FALSE, TRUE, UNDEFINED, UNSURE, Place, relations, truth
from ._equality import is_special
from ._looking import Verdict
from ._tree import Node, symbols
from .reading._brackets import is_infinite

EDGE = "edge"


class Seen:
    """What was seen of two conditions.

    Parameters
    ----------
    yours, expected : Node
        The conditions.
    needed : int
        At how many places both must hold.
    has_edges : bool
        Whether places are looked for at which the sides of an inequality are equal.
    """

    def __init__(self, yours: Node, expected: Node, needed: int, *, has_edges: bool) -> None:
        self.yours, self.expected, self.needed = yours, expected, needed
        mine, theirs = relations(yours), relations(expected)
        self.atoms = list(dict.fromkeys([*mine, *theirs]))
        both = ((yours, mine, theirs), (expected, theirs, mine))
        # What only one of them says must have decided, true and false and where its sides are
        # equal, or it may hide a difference. Of one letter all roots are seen.
        self.waiting = {
            (condition, atom, value)
            for condition, own, other in both
            for atom in own
            for value in (TRUE, FALSE, *([EDGE] if has_edges and atom.value in ("<", "<=") else []))
            if needed > 1 and len(own) > 1 and atom not in other and _varies(atom)
        }
        self.both: set[str] = set()
        self.unsure = 0
        self.holes: list[Place] = []

    def note(self, place: Place, held: Mapping[Node, str]) -> Verdict | None:
        """Count a place; where the key has no value, nothing can be said."""
        mine, theirs = (truth(each, held.__getitem__) for each in (self.yours, self.expected))
        if {mine, theirs} == {TRUE, FALSE}:
            return Verdict("different", place.shown(), mine, theirs)
        if mine == theirs == TRUE:
            self.both.add(repr(sorted(place.point.items())))
        self.unsure += {mine, theirs} == {TRUE, UNSURE}
        if (mine, theirs) == (UNDEFINED, TRUE):
            self.holes.append(place)
        self.waiting = {each for each in self.waiting if not _decides(each, held, place)}
        return None

    def verdict(self) -> Verdict:
        """Say what the places say together: of several letters, a few holes are no difference."""
        away = [p for p in self.holes if self.needed == 1 or not is_special(p.point)]
        if len(away) > (self.needed > 1):
            return Verdict("different", away[0].shown(), UNDEFINED, TRUE)
        count = len(self.both)
        few = not away and len(self.holes) <= max(2, count // 3) and 4 * self.unsure <= count
        is_clear = self.needed <= count and few and not self.waiting
        return Verdict("equal" if is_clear else "undecided")


def _varies(atom: Node) -> bool:
    """Tell whether a relation has symbols and is more than x < ∞."""
    return bool(symbols(atom)) and not any(map(is_infinite, atom.args))


def _decides(case: tuple[Node, Node, str], held: Mapping[Node, str], place: Place) -> bool:
    """Tell whether a relation has a value here and the condition would change with it."""
    condition, atom, value = case
    if not (place.root == atom if value == EDGE else held[atom] == value):
        return False
    either = {truth(condition, {**held, atom: other}.__getitem__) for other in (TRUE, FALSE)}
    return either == {TRUE, FALSE}
