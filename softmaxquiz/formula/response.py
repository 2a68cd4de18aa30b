"""Read the learner's side of a question: what was given, in the form that the key has."""

import re

from .answer_key import AnswerKey
from .errors import UnreadableError
from .intervals import as_interval, is_condition
from .names import Names, canonical, declare
from .objects import is_a, read
from .parser import parse
from .tokens import tokens
from .tree import COMPOSITES, Node, symbols

COMMA = "The decimal sign is a point, as in `1.5`; a comma separates two answers"

# A name that stands alone before a sign: `w =`, `p_j :=`, `f(x) =`, `P(X = 1) =`, `dy/dx =`, `x ∈`.
_LEFT = re.compile(
    r"\s*(?P<name>\\?[^\W\d_]\w{0,30}(?:\{\w{1,20}\})?)'*(?P<of>\([^()]{1,40}\)|\[[^\[\]]{1,40}\])?"
    r"\s*(?P<sign>:=|=(?!=)|∈|\\in(?![a-z])|(?<=\s)in\s)"
)
_DERIVATIVE = re.compile(r"\s*(?:d\w?/d\w|\\frac\{d\s?\w?\}\{d\s?\w\})\s*=(?!=)")
_THOUSANDS = re.compile(r"\s*[-+−]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?\s*")
_INEQUALITY = re.compile("[<>≤≥⩽⩾]|\\\\[lg]eq?|\\\\[lg]t")
_TUPLE = re.compile(r"\s*\([^()=]{1,60}\)\s*=(?!=)")  # (x, y) =


def response(answer: object, key: AnswerKey, *, tight: bool = False) -> Node:
    """Read an answer; raise `UnreadableError` where that cannot be.

    A left side that only names it is left out; an interval is read where one is asked for.
    """
    if not is_a(answer, str):
        return shaped(read(answer, key.names), key)
    text = str.__str__(answer)
    _require_no_thousands(text, key)
    try:
        return shaped(_parsed(_prepared(text, key), key, tight), key)
    except UnreadableError as error:  # show what was typed, not what was made of it
        place = error.at if error.at is not None and error.at <= len(text) else None
        raise UnreadableError(error.message, text, place) from error


def shaped(node: Node, key: AnswerKey) -> Node:
    """Read a pair or inequalities as an interval where the key is one."""
    if key.node.kind != "interval":
        return node
    return as_interval(node, symbols(key.node)) or node


def _parsed(text: str, key: AnswerKey, tight: bool) -> Node:
    """Parse; an inequality for an interval may be in a letter of its own."""
    if key.node.kind == "interval" and _INEQUALITY.search(text):
        new = strangers(text, key.names)
        if len(new) == 1:
            node = parse(text, Names((*key.names.declared, *new)), tight=tight)
            if {*new, *symbols(key.node)}.issuperset(symbols(node)) and is_condition(node):
                return node
    node = parse(text, key.names, tight=tight)
    if key.node.kind not in COMPOSITES:
        comma = re.search(r"(?<=\d),(?=\d)", text)
        if comma and node.kind == "bare":
            raise UnreadableError(COMMA, text, comma.start())
    return node


def strangers(text: str, names: Names) -> tuple[str, ...]:
    """List the words of a text that are none of the question's names, nor made of them."""
    words = {canonical(t.text, t.sub): t for t in tokens(text) if t.kind == "word"}
    return tuple(
        name
        for name, token in words.items()
        if not (
            name.lower() in ("and", "or")
            or names.leaf(name)
            or names.function(name)
            or names.pieces(token.text, token.sub)
        )
    )


def _prepared(text: str, key: AnswerKey) -> str:
    """Blank out a left side; turn the brackets of ]0, 1] round. Every place stays where it is."""
    found = _DERIVATIVE.match(text) or _LEFT.match(text)
    if key.node.kind in ("list", "tuple"):
        found = found or _TUPLE.match(text)
    if found and text[found.end() :].strip() and _is_new(found, key):
        text = " " * found.end() + text[found.end() :]
    return _turned(text) if key.node.kind == "interval" else text


def _is_new(found: re.Match[str], key: AnswerKey) -> bool:
    """Tell whether a left side is a name for the answer, and not one that the answer is made of."""
    parts = found.groupdict()
    if not parts or parts["sign"] != "=":
        return True
    name = declare(parts["name"])
    if "'" not in found[0] and name in symbols(key.node):
        return False
    return name in key.names.known or not (key.names.leaf(name) or key.names.function(name))


def _turned(text: str) -> str:
    """Write ]0; 1[ as (0, 1)."""
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if text[start:].startswith("]"):
        text = f"{text[:start]}({text[start + 1 :]}"
    if text[:end].endswith("["):
        text = f"{text[: end - 1]}){text[end:]}"
    return text.replace(";", ",") if text.count(";") == 1 and "," not in text else text


def _require_no_thousands(text: str, key: AnswerKey) -> None:
    """Raise for 18,445 where one number is asked for."""
    if key.node.kind in COMPOSITES or not _THOUSANDS.fullmatch(text):
        return
    plain = text.strip().replace(",", "")
    point = f", or `{text.strip().replace(',', '.')}`" if text.count(",") == 1 else ""
    message = f"A number is written without commas: `{plain}`{point if '.' not in plain else ''}"
    raise UnreadableError(message, text, text.index(","))
