"""Read the author's side of a question: key, domain, misconceptions. Slips raise ValueError."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from . import sample_points
from .equivalence import Equivalence
from .errors import UnreadableError
from .intervals import as_interval, is_condition
from .names import Names, declare
from .objects import is_a, read
from .sample_points import domain_of
from .tree import COMPOSITES, NONE, Node, is_infinite, symbols

Domain = str | Mapping[str, str]
Misconception = tuple[str, object, str]  # a name, the wrong answer, a message
NO_VALUE = (
    "none", "dne", "does not exist", "no limit", "there is none", "undefined", "diverges",
    "divergent", "unbounded",
)  # fmt: skip


@dataclass(frozen=True)
class AnswerKey:
    """A key that was read, the names that an answer may use, and where they range."""

    node: Node
    names: Names
    domain: sample_points.Domain


def key_of(key: object, domain: object, interval: bool) -> AnswerKey:
    """Read a key and its domain; what was read once is kept."""
    if isinstance(key, bool | Mapping):
        raise ValueError(f"expected a key as text, a number or lists of them, got {key!r}")
    return _read(frozen(key), frozen(domain), interval)


def letters(key: object, domain: Domain = "real") -> tuple[str, ...]:
    """Return the names that an answer may use: those declared, then those in the key.

    >>> letters("p_1*log(q_1)"), letters("x", {"n": "natural"})
    (('p_1', 'q_1'), ('n', 'x'))
    """
    return key_of(key, domain, False).names.declared


def form_of(form: object, names: Names) -> Node:
    """Read a wrong answer that has a name, or a tolerance."""
    return NONE if says_none(form) else _form(frozen(form), names)


@lru_cache(maxsize=256)
def _read(key: object, domain: object, interval: bool) -> AnswerKey:
    given = dict(domain) if isinstance(domain, tuple) else domain
    listed = tuple(declare(name) for name in given) if isinstance(given, dict) else ()
    node = form_of(thawed(key), Names(listed, free=True))
    node = as_interval(node) or node if interval else node
    if is_condition(node):
        raise ValueError(f"expected a formula, a list or an interval as key, got {key!r}")
    names = tuple(dict.fromkeys([*listed, *symbols(node)]))
    found = domain_of(given, names)
    _require_value(node, found)
    return AnswerKey(node, Names(names), found)


@lru_cache(maxsize=1024)
def _form(form: object, names: Names) -> Node:
    try:
        return read(thawed(form), names)
    except UnreadableError as error:
        place = f" (at `{error.text}`)" if error.text else ""
        raise ValueError(f"expected a form that can be read: {error.message}{place}") from error


def _require_value(node: Node, domain: sample_points.Domain) -> None:
    """Raise unless every formula in a key has a value somewhere."""
    if node.kind in COMPOSITES:
        for part in node.args:
            _require_value(part, domain)
    elif not (is_infinite(node) or node == NONE or Equivalence(domain).has_value(node)):
        raise ValueError("expected a key with a value somewhere in its domain, got one without")


def says_none(answer: object) -> bool:
    """Tell whether a text says that there is no value.

    >>> says_none("DNE"), says_none(" It does not exist."), says_none("x")
    (True, True, False)
    """
    if not is_a(answer, str):
        return False
    words = " ".join(str.__str__(answer)[:40].casefold().rstrip(". ").split())
    return words.replace("d.n.e", "dne").removeprefix("it ") in NO_VALUE


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
