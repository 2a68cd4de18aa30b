"""Read the author's side of a question: key, domain, misconceptions. Slips raise ValueError."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from ._domains import Domain, domain_of
from ._equality import Judge
from ._errors import UnreadableError
from ._intervals import as_interval
from ._tree import COMPOSITES, Node, constant, symbols, walk
from .reading import Names, declare, is_a, read
from .reading._brackets import is_infinite

NO_VALUE = (
    "none", "dne", "does not exist", "no limit", "there is none", "undefined", "diverges",
    "divergent", "unbounded",
)  # fmt: skip

NO_ELEMENT = ("none", "empty set", "no solution", "no solutions", "no real solution")


@dataclass(frozen=True)
class Key:
    """A key that was read, with its names and where they range.

    Attributes
    ----------
    node : Node
        The key.
    names : Names
        What an answer may use.
    domain : Domain
        Where the symbols range.
    kind : str
        Where any other symbol would range: of use to a key without symbols.
    """

    node: Node
    names: Names
    domain: Domain
    kind: str


def key_of(key: object, domain: object, interval: bool) -> Key:
    """Read a key and its domain; what was read once is kept."""
    if isinstance(key, bool | Mapping):
        raise ValueError(f"expected a key as text, a number or lists of them, got {key!r}")
    return _read(frozen(key), frozen(domain), interval)


def form_of(form: object, names: Names) -> Node:
    """Read a wrong answer that has a name, or a tolerance."""
    return constant("none") if says_none(form) else _form(frozen(form), names)


@lru_cache(maxsize=256)
def _read(key: object, domain: object, interval: bool) -> Key:
    given = dict(domain) if isinstance(domain, tuple) else domain
    listed = tuple(declare(name) for name in given) if isinstance(given, dict) else ()
    imaginary = "i" not in listed and (isinstance(given, dict) or given in ("real", "complex"))
    node = constant("none") if says_none(key) else _form(key, Names(listed, imaginary, free=True))
    node = as_interval(node) or node if interval else node
    names = tuple(dict.fromkeys([*listed, *symbols(node)]))
    uses_i = any(n.kind == "constant" and n.value == "i" for n in walk(node))
    imaginary = uses_i or (given == "complex" and "i" not in names)
    found = domain_of(given, names)
    _require_value(node, found)
    return Key(node, Names(names, imaginary), found, given if isinstance(given, str) else "")


@lru_cache(maxsize=1024)
def _form(form: object, names: Names) -> Node:
    try:
        return read(thawed(form), names)
    except UnreadableError as error:
        place = f" (at `{error.text}`)" if error.text else ""
        raise ValueError(f"expected a form that can be read: {error.message}{place}") from error


def _require_value(node: Node, domain: Domain) -> None:
    """Raise unless every formula in a key has a value somewhere."""
    if node.kind in COMPOSITES:
        for part in node.args:
            _require_value(part, domain)
    elif not is_infinite(node) and node != constant("none") and not Judge(domain).has_value(node):
        raise ValueError("expected a key with a value somewhere in its domain, got one without")


def says_none(answer: object) -> bool:
    """Tell whether a text says that there is no value.

    >>> says_none("DNE"), says_none(" It does not exist."), says_none("x")
    (True, True, False)
    """
    return _words(answer).replace("d.n.e", "dne").removeprefix("it ") in NO_VALUE


def says_empty(answer: object) -> bool:
    """Tell whether a text says that a set is empty.

    >>> says_empty("No solution."), says_empty("x")
    (True, False)
    """
    return _words(answer) in NO_ELEMENT


def _words(answer: object) -> str:
    """Return a short text in small letters, with single spaces; nothing for anything else."""
    if not is_a(answer, str):
        return ""
    return " ".join(str.__str__(answer)[:40].casefold().rstrip(". ").split())


def frozen(value: object) -> object:
    """Make a key or a domain of plain types hashable."""
    if isinstance(value, Mapping):
        return tuple((str(name), str(kind)) for name, kind in value.items())
    if isinstance(value, list | tuple):
        return (type(value).__name__, *map(frozen, value))
    return value if isinstance(value, str | int | float | Fraction) else str(value)


def thawed(value: object) -> object:
    """Undo `frozen` for a key."""
    if isinstance(value, tuple):
        parts = [thawed(part) for part in value[1:]]
        return tuple(parts) if value[0] == "tuple" else parts
    return value
