"""Rules for slips of no special field: term by term, rounded, the opposite."""

from collections.abc import Callable, Iterator
from decimal import Decimal

from ..evaluate import ONE
from ..numbers_as_text import fraction_text, number_text
from ..tree import Node, add, call, div, neg, number, power, sub, symbols, walk
from .mistake import NUMBERS, Explanation, Mistake, is_near

MOST_PLACES = 8  # at which something is taken term by term
ROUGHEST = Decimal("0.05")  # relative error of what is still called rounded
_TERMS = (
    "This takes a sum term by term: a power, root, logarithm or reciprocal of a sum is not the "
    "sum of those of its terms"
)
_SPREAD = ("root", "log", "log2", "log10", "exp", "abs")


def term_by_term(mistake: Mistake) -> Explanation | None:
    """A function of a sum taken of every term: (a + b)^2 as a^2 + b^2."""
    if not mistake.varies:
        return None
    for count, other in enumerate(_spread(mistake.expected)):
        if count == MOST_PLACES or mistake.equivalence.left <= 0:
            break
        if mistake.equal(other):
            return "term-by-term", _TERMS
    return None


def _spread(node: Node) -> Iterator[Node]:
    """Take one function of a sum in a formula term by term."""
    at, of = (1, div) if node.kind == "div" else (0, power)
    inner = node.args[at] if node.args else node
    spreads = node.kind in ("pow", "div") or (node.kind == "call" and node.name in _SPREAD)
    if spreads and inner.kind == "add":
        yield add(*(_each(term, _function(node, of)) for term in inner.args))
    if node.kind == "pow" and node.args[1].kind == "add":
        yield add(*(power(node.args[0], term) for term in node.args[1].args))
    for index, arg in enumerate(node.args):
        for other in _spread(arg):
            yield Node(node.kind, (*node.args[:index], other, *node.args[index + 1 :]), node.value)


def _function(node: Node, of: Callable[[Node, Node], Node]) -> Callable[[Node], Node]:
    """Return what a node does with one of its parts."""
    if node.kind == "call":
        return lambda term: call(node.name, term, *node.args[1:])
    if node.kind == "div":
        return lambda term: of(node.args[0], term)
    return lambda term: of(term, node.args[1])


def _each(term: Node, function: Callable[[Node], Node]) -> Node:
    """Apply a function to a term; a minus stays before it."""
    if term.number is not None and term.number < 0:
        return neg(function(neg(term)))
    return neg(function(term.args[0])) if term.kind == "neg" else function(term)


def rounded(mistake: Mistake) -> Explanation | None:
    """A decimal in place of an exact number, alone or as a factor."""
    numbers = [n.number for n in walk(mistake.yours) if n.number is not None]
    if not any(n.denominator > 1 and fraction_text(n) for n in numbers):  # no decimal
        return None
    if not mistake.varies and not symbols(mistake.yours):
        return _rounded_number(mistake) if mistake.yours.number is not None else None
    ratio = mistake.ratio
    if not ratio or not is_near(ratio, ROUGHEST):
        return None
    off = NUMBERS.multiply(NUMBERS.subtract(ratio, ONE).copy_abs(), Decimal(100))
    percent = number_text(off, 2)
    return "rounded", f"A number in yours is rounded: yours is off by {percent} percent"


def _rounded_number(mistake: Mistake) -> Explanation | None:
    """Say by how much a decimal is off that is right as far as it goes."""
    for _, a, b in mistake.values:
        gap = NUMBERS.subtract(a, b).copy_abs()
        last = Decimal((0, (1,), int(NUMBERS.normalize(a).as_tuple().exponent)))
        if b and gap and gap < last and is_near(NUMBERS.divide(a, b), ROUGHEST):
            off = number_text(gap, 2)
            return "rounded", f"This is rounded, and off by {off}: write the exact number"
    return None


def complement(mistake: Mistake) -> Explanation | None:
    """One minus a probability where the probability was asked, or the reverse."""
    if not mistake.are_shares(mine=False):
        return None
    if mistake.equal(sub(number(1), mistake.expected)):
        return "complement", "Yours is 1 minus what is expected: the share of the opposite"
    return None
