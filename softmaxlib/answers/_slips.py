"""Rules for slips of no special field: term by term, rounded, the opposite."""

from collections.abc import Callable, Iterator
from fractions import Fraction

from ._case import Case, Explanation
from ._digits import number_text
from ._tree import ONE, Node, add, call, div, neg, number, power, sub, symbols, walk
from .numbers import Real, Value, sign

MOST_PLACES = 8  # at which something is taken term by term
ROUGHEST = Fraction(1, 20)  # relative error of what is still called rounded
_TERMS = (
    "This takes a sum term by term: a power, root, logarithm or reciprocal of a sum is not the "
    "sum of those of its terms"
)
_SPREAD = ("root", "log", "log2", "log10", "exp", "abs", "sin", "cos", "tan")


def term_by_term(case: Case) -> Explanation | None:
    """A function of a sum taken of every term: (a + b)^2 as a^2 + b^2."""
    if not case.varies:
        return None
    for count, other in enumerate(_spread(case.expected)):
        if count == MOST_PLACES or case.judge.budget.left <= 0:
            break
        if case.equal(other):
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


def rounded(case: Case) -> Explanation | None:
    """A decimal in place of an exact number, alone or as a factor."""
    if case.judge.arithmetic is not Real or not any(map(_is_decimal, walk(case.yours))):
        return None
    if not case.varies and not symbols(case.yours):
        return _rounded_number(case, case.yours.number) if case.yours.number is not None else None
    ratio = case.ratio
    if not ratio or not _is_small(case, case.numbers.sub(ratio, ONE), ONE):
        return None
    off = number_text(case.numbers.mul([case.numbers.sub(ratio, ONE), Fraction(100)]), 2)
    return "rounded", f"A number in yours is rounded: yours is off by {off.lstrip('-')} percent"


def _rounded_number(case: Case, decimal: Fraction) -> Explanation | None:
    """Say by how much a decimal is off that is right as far as it goes."""
    for _, a, b in case.probes:
        gap = case.numbers.sub(a, b)
        fits = case.numbers.compare(_size(case, gap), _last_place(decimal)) < 0
        if sign(gap) and fits and _is_small(case, gap, b):
            off = number_text(gap, 2).lstrip("-")
            return "rounded", f"This is rounded, and off by {off}: write the exact number"
    return None


def _last_place(decimal: Fraction) -> Fraction:
    """Return what a 1 is worth at the last place of a decimal."""
    place = Fraction(1)
    while (decimal / place).denominator != 1:
        place /= 10
    return place


def _is_small(case: Case, gap: Value, size: Value) -> bool:
    """Tell whether a difference is small beside a number, and not so small as to be meant."""
    least = case.numbers.mul([_size(case, size), ROUGHEST])
    return bool(sign(gap)) and case.numbers.compare(_size(case, gap), least) <= 0


def _size(case: Case, value: Value) -> Value:
    return case.numbers.neg(value) if sign(value) < 0 else value


def _is_decimal(node: Node) -> bool:
    """Tell whether a number has digits behind the point."""
    value = node.number
    if value is None or value.denominator == 1:
        return False
    rest = value.denominator
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    return rest == 1


def complement(case: Case) -> Explanation | None:
    """One minus a probability where the probability was asked, or the reverse."""
    if case.judge.arithmetic is not Real or not case.are_shares(mine=False):
        return None
    if case.equal(sub(number(1), case.expected)):
        return "complement", "Yours is 1 minus what is expected: the share of the opposite"
    return None
