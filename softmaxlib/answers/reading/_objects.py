"""Read answers that are no text: numbers, lists, arrays, SymPy's expressions.

An object is only looked at through its type and the few methods named here, and what it says is
checked. Whatever one of these methods raises means that the object cannot be read.
"""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from .._errors import UnreadableError
from .._intervals import union
from .._tree import Node, Rounded, neg, number
from ._characters import SPACES
from ._names import Names
from ._texts import parse
from ._tokens import LONGEST_NUMBER, LONGEST_TEXT

DEEPEST_LIST = 4
MOST_ENTRIES = 400
BITS_OF_LONGEST = LONGEST_NUMBER * 10 // 3
_NUMBERS = (int, float, complex, Fraction, Decimal)
_BRACKETS: tuple[tuple[Any, str], ...] = (
    (list, "list"),
    (tuple, "tuple"),
    (set, "set"),
    (frozenset, "set"),
)
_RELATIONS = {
    "Equality": "=",
    "Unequality": "!=",
    "StrictLessThan": "<",
    "LessThan": "<=",
    "StrictGreaterThan": ">",
    "GreaterThan": ">=",
}
_SETS = ("FiniteSet", "EmptySet", "Union")


def is_missing(answer: object) -> bool:
    """Tell whether nothing was answered yet: None, ..., or a blank text."""
    if answer is None or answer is ...:
        return True
    return is_a(answer, str) and _blank(str.__str__(answer))


def is_a(answer: object, *kinds: type) -> bool:
    """Tell whether an object is of a type, without asking the object."""
    return issubclass(type(answer), kinds)


def _blank(text: str) -> bool:
    return len(text) <= LONGEST_TEXT and text.strip(SPACES) in ("", "...", "…")


def read(answer: object, names: Names) -> Node:
    """Read an answer of any type into a tree; raise `UnreadableError` where that cannot be."""
    if is_a(answer, str):
        return parse(str.__str__(answer), names)
    try:
        return _Reader(names).read(answer, 0)
    except UnreadableError:
        raise
    except Exception as error:  # the object's own methods may raise anything
        raise _strange(answer) from error


class _Reader:
    """Reads an object, and counts its entries.

    Parameters
    ----------
    names : Names
        The question's names.
    """

    def __init__(self, names: Names) -> None:
        self.names = names
        self.left = MOST_ENTRIES

    def read(self, answer: object, depth: int) -> Node:
        """Read an object, or an entry of one."""
        if is_a(answer, str):
            return parse(str.__str__(answer), self.names)
        if is_a(answer, bool):
            raise UnreadableError(
                "A formula or a number is asked for, not True or False", repr(answer)
            )
        if is_a(answer, *_NUMBERS):
            return _number(answer, self.names)
        for kind, name in _BRACKETS:
            if is_a(answer, kind):
                return self._entries([*kind.__iter__(answer)], name, depth)
        return self._duck(answer, depth)

    def _entries(self, entries: list[object], kind: str, depth: int) -> Node:
        """Read the entries of a list, tuple or set."""
        self.left -= len(entries)
        if self.left < 0 or depth >= DEEPEST_LIST:
            message = f"This list is too long or too deep: {MOST_ENTRIES} entries are the most"
            raise UnreadableError(message)
        nodes = [self.read(entry, depth + 1) for entry in entries]
        return Node(kind, tuple(sorted(nodes, key=repr) if kind == "set" else nodes))

    def _duck(self, answer: Any, depth: int) -> Node:
        """Read an array by its `tolist`, or an expression of SymPy by its text."""
        if is_a(answer, type) or callable(getattr(type(answer), "__get__", None)):
            raise _strange(answer)
        if callable(getattr(type(answer), "tolist", None)):
            elements = getattr(answer, "size", getattr(answer, "shape", 1))
            if (isinstance(elements, int) and elements > MOST_ENTRIES) or depth >= DEEPEST_LIST:
                return self._entries([None] * (MOST_ENTRIES + 1), "list", depth)
            return self.read(answer.tolist(), depth)
        if hasattr(answer, "free_symbols") and hasattr(answer, "args"):
            return self._expression(answer)
        raise _strange(answer)

    def _expression(self, answer: Any) -> Node:
        """Read an expression of SymPy, its sets and equations part by part."""
        kind = type.__getattribute__(type(answer), "__name__")
        _count(answer)
        if kind in _RELATIONS:
            left, right = map(self._expression, answer.args)
            return Node("relation", (left, right), _RELATIONS[kind])
        if kind == "Interval":
            low, high, left_open, right_open = answer.args
            ends = ("(" if left_open else "[") + (")" if right_open else "]")
            return Node("interval", (self._expression(low), self._expression(high)), ends)
        if kind in ("And", "Or"):
            parts = sorted(map(self._expression, answer.args), key=repr)
            return Node("bare", tuple(parts), kind.lower())
        if kind in _SETS:
            parts = sorted(map(self._expression, answer.args), key=repr)
            return union(parts) if kind == "Union" else Node("set", tuple(parts))
        return self._printed(answer)

    def _printed(self, answer: Any) -> Node:
        """Read an expression of SymPy by its text."""
        text = str.__str__(str(answer)).replace(" & ", " and ").replace(" | ", " or ")
        return parse(text, Names(self.names.declared, self.names.imaginary, printed=True))


def _count(expression: Any) -> None:
    """Raise for an expression with too many parts to be printed."""
    waiting, left = [expression], LONGEST_TEXT // 2
    while waiting:
        left -= 1
        if left < 0:
            raise UnreadableError("This expression is too long to be read")
        waiting += getattr(waiting.pop(), "args", ())


def _number(answer: Any, names: Names) -> Node:
    """Read a number of Python exactly as it is printed; a float remembers that it is one."""
    if is_a(answer, int):
        return _whole(int.__add__(answer, 0))
    if is_a(answer, Fraction):
        top, bottom = _whole(answer.numerator), _whole(answer.denominator)
        return number(Fraction(top.number or 0) / (bottom.number or 1))
    if is_a(answer, complex):
        text = complex.__repr__(answer).replace("j", "*i").strip("()")
        return parse(text, Names(names.declared, imaginary=True))
    text = float.__repr__(answer) if is_a(answer, float) else Decimal.__str__(answer)
    if "nan" in text.lower():
        raise UnreadableError("This is not a number (NaN)", text)
    if "inf" in text.lower():
        node = parse("inf", names)
        return neg(node) if text.startswith("-") else node
    node = parse(text, names)
    return number(Rounded(node.number or 0)) if is_a(answer, float) else node


def _whole(value: int) -> Node:
    """Read an integer of bearable length."""
    if value.bit_length() > BITS_OF_LONGEST:
        raise UnreadableError(f"This number is too long: {LONGEST_NUMBER} digits are the most")
    return number(int.__add__(value, 0))


def _strange(answer: object) -> UnreadableError:
    """Say that an object is nothing that can be judged here."""
    name = type.__getattribute__(type(answer), "__name__")
    known = name if isinstance(name, str) and name.isidentifier() else "object"
    return UnreadableError(f"A formula is asked for, got an object of type `{known[:40]}`")
