"""Put an answer and a key into one form: x < -1 or x > 1 beside (-inf, -1) ∪ (1, inf)."""

from ._domains import Domain
from ._equality import Judge
from ._finding import Finding
from ._intervals import as_condition, as_interval
from ._relations import Relations
from ._tree import Node, symbol, symbols

_LETTERS = ("x", "t", "y", "z", "s")


def is_condition(node: Node) -> bool:
    """Tell whether a node says something that holds or not."""
    if node.kind == "bare":
        return all(map(is_condition, node.args))
    return node.kind in ("relation", "all")


def compared(yours: Node, expected: Node, judge: Judge) -> Finding | None:
    """Compare where one is a condition for a letter and the other says where the letter lies.

    Two unions are compared in this way too. None for anything else.
    """
    says, asks = is_condition(yours), is_condition(expected)
    if says and asks:
        return Relations(judge).compare(yours, expected)
    letter = _letter(yours, expected, judge)
    if letter is None or not (says or asks or "union" in (yours.kind, expected.kind)):
        return None
    mine, theirs = (_condition(node, letter) for node in (yours, expected))
    if mine is None or theirs is None:
        return None
    domain = Domain({**judge.domain.kinds, letter: judge.domain.kinds.get(letter, "real")})
    return Relations(Judge(domain, judge.budget)).compare(mine, theirs)


def _letter(yours: Node, expected: Node, judge: Judge) -> str | None:
    """Return the letter that both are about."""
    if is_condition(expected):
        asked = symbols(expected)
        return asked[0] if len(asked) == 1 and not symbols(yours) else None
    if is_condition(yours):
        new = [name for name in symbols(yours) if name not in symbols(expected)]
        return new[0] if len(new) == 1 else None
    taken = {*judge.domain.kinds, *symbols(yours, expected)}
    return next((letter for letter in _LETTERS if letter not in taken), None)


def _condition(node: Node, letter: str) -> Node | None:
    """Return a range as a condition for a letter; a pair is an interval."""
    if is_condition(node):
        return node
    pair = as_interval(node) if node.kind in ("tuple", "list") else None
    return as_condition(pair or node, symbol(letter))
