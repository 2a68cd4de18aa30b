"""Read the author's side of a question: key, domain, misconceptions. Slips raise ValueError."""

from collections.abc import Mapping
from dataclasses import dataclass

from . import sample_points
from .equivalence import Equivalence, is_too_large
from .errors import UnreadableError
from .intervals import as_interval, is_condition
from .names import Names, declare
from .objects import is_a, read
from .sample_points import domain_of
from .tree import COMPOSITES, INFINITY, NONE, Node, is_infinite, symbols, walk

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


_KEYS: dict[str, AnswerKey] = {}
_FORMS: dict[str, Node] = {}


def key_of(key: object, domain: object, interval: bool) -> AnswerKey:
    """Read a key and its domain; what was read once is kept."""
    if isinstance(key, bool | Mapping):
        raise ValueError(f"expected a key as text, a number or lists of them, got {key!r}")
    known = repr((key, domain, interval))
    if known not in _KEYS:
        _KEYS[known] = _read(key, domain, interval)
    return _KEYS[known]


def letters(key: object, domain: Domain = "real") -> tuple[str, ...]:
    """Return the names that an answer may use: those that the domain names, else the key's.

    >>> letters("p_1*log(q_1)"), letters("x", {"n": "natural", "x": "real"})
    (('p_1', 'q_1'), ('n', 'x'))
    """
    return key_of(key, domain, False).names.declared


def form_of(form: object, names: Names) -> Node:
    """Read a wrong answer that has a name, or a tolerance; what was read once is kept."""
    known = repr((form, names))
    if known not in _FORMS:
        try:
            _FORMS[known] = NONE if says_none(form) else read(form, names)
        except UnreadableError as error:
            said = error.message + (f" (at `{error.text}`)" if error.text else "")
            raise ValueError(f"expected a form that can be read: {said}") from error
    return _FORMS[known]


def _read(key: object, domain: object, interval: bool) -> AnswerKey:
    listed = tuple(map(declare, domain)) if isinstance(domain, Mapping) else ()
    node = form_of(key, Names(listed, free=not listed))  # a domain that names letters names all
    node = as_interval(node) or node if interval else node
    if is_condition(node):
        raise ValueError(f"expected a formula, a list or an interval as key, got {key!r}")
    names = tuple(dict.fromkeys([*listed, *symbols(node)]))
    found = domain_of(domain, names)
    _require_value(node, found)
    return AnswerKey(node, Names(names), found)


def _require_value(node: Node, domain: sample_points.Domain) -> None:
    """Raise unless every formula in a key has a value somewhere."""
    if node.kind in COMPOSITES:
        for part in node.args:
            _require_value(part, domain)
    elif not (is_infinite(node) or node == NONE):
        strange = INFINITY in walk(node) or is_too_large(node)
        if strange or not Equivalence(domain).has_value(node):
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
