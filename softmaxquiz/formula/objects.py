"""Read answers that are no text: numbers, lists, arrays, SymPy's expressions.

An object is only looked at through its type and the few methods named here, and what it says is
checked. Whatever one of these methods raises means that the object cannot be read.
"""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from .characters import SPACES
from .errors import UnreadableError
from .names import Names
from .parser import parse
from .tokens import LONGEST_NUMBER, LONGEST_TEXT
from .tree import INFINITY, Node, Rounded, neg, number

DEEPEST_LIST = 4
MOST_ENTRIES = 400
BITS_OF_LONGEST = LONGEST_NUMBER * 10 // 3
_LONG_LIST = f"This list is too long or too deep: {MOST_ENTRIES} entries are the most"


def is_missing(answer: object) -> bool:
    """Tell whether nothing was answered yet: None, ..., or a blank text."""
    if not is_a(answer, str):
        return answer is None or answer is ...
    text = str.__str__(answer)
    return len(text) <= LONGEST_TEXT and text.strip(SPACES) in ("", "...", "…")


def is_a(answer: object, *kinds: type) -> bool:
    """Tell whether an object is of a type, without asking the object."""
    return issubclass(type(answer), kinds)


def read(answer: object, names: Names) -> Node:
    """Read an answer of any type into a tree; raise `UnreadableError` where that cannot be."""
    try:
        return _Reader(names).read(answer, 0)
    except (UnreadableError, KeyboardInterrupt):
        raise
    except BaseException as error:  # the object's own methods may raise anything
        raise _strange(answer) from error


class _Reader:
    """Reads an object, and counts its entries."""

    def __init__(self, names: Names) -> None:
        self.names, self.left = names, MOST_ENTRIES

    def read(self, answer: Any, depth: int) -> Node:
        """Read an object, or an entry of one."""
        if is_a(answer, str):
            return parse(str.__str__(answer), self.names)
        if is_a(answer, bool):
            message = "A formula or a number is asked for, not True or False"
            raise UnreadableError(message, repr(answer))
        if is_a(answer, int, float, Fraction, Decimal):
            return _number(answer, self.names)
        if is_a(answer, list, tuple):
            kind = list if is_a(answer, list) else tuple
            return self.entries([*kind.__iter__(answer)], kind.__name__, depth)
        if is_a(answer, type) or callable(getattr(type(answer), "__get__", None)):
            raise _strange(answer)
        if callable(getattr(type(answer), "tolist", None)):
            elements = getattr(answer, "size", getattr(answer, "shape", 1))
            if (isinstance(elements, int) and elements > MOST_ENTRIES) or depth >= DEEPEST_LIST:
                raise UnreadableError(_LONG_LIST)
            return self.read(answer.tolist(), depth)
        if hasattr(answer, "free_symbols") and hasattr(answer, "args"):
            _require_short(answer)
            return parse(str.__str__(str(answer)), Names(self.names.declared, printed=True))
        raise _strange(answer)

    def entries(self, entries: list[object], kind: str, depth: int) -> Node:
        """Read the entries of a list or tuple."""
        self.left -= len(entries)
        if self.left < 0 or depth >= DEEPEST_LIST:
            raise UnreadableError(_LONG_LIST)
        return Node(kind, tuple(self.read(entry, depth + 1) for entry in entries))


def _require_short(expression: Any) -> None:
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
        return number(_whole(answer))
    if is_a(answer, Fraction):
        return number(Fraction(_whole(answer.numerator), _whole(answer.denominator)))
    text = float.__repr__(answer) if is_a(answer, float) else Decimal.__str__(answer)
    if "nan" in text.lower():
        raise UnreadableError("This is not a number (NaN)", text)
    if "inf" in text.lower():
        return neg(INFINITY) if text.startswith("-") else INFINITY
    node = parse(text, names)
    return number(Rounded(node.number or 0)) if is_a(answer, float) else node


def _whole(value: int) -> int:
    """Return an integer of bearable length as a plain one."""
    if value.bit_length() > BITS_OF_LONGEST:
        raise UnreadableError(f"This number is too long: {LONGEST_NUMBER} digits are the most")
    return int.__add__(value, 0)


def _strange(answer: object) -> UnreadableError:
    """Say that an object is nothing that can be judged here."""
    name = type.__getattribute__(type(answer), "__name__")
    known = name if isinstance(name, str) and name.isidentifier() else "object"
    return UnreadableError(f"A formula is asked for, got an object of type `{known[:40]}`")
