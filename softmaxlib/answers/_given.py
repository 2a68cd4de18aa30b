"""Read the learner's side of a question: what was given, in the form that the key has."""

import re

from ._alike import is_condition
from ._errors import UnreadableError
from ._intervals import as_interval
from ._key import Key
from ._tree import COMPOSITES, Node, symbols
from .reading import Names, declare, is_a, parse, read, strangers
from .reading._tables import LETTERS_TOO
from .reading._tokens import PROBLEMS

COMMA = "The decimal sign is a point, as in `1.5`; a comma separates two answers"

# A name that stands alone before a sign: `w =`, `p_j :=`, `f(x) =`, `P(X = 1) =`, `dy/dx =`, `x ∈`.
_LEFT = re.compile(
    r"\s*(?P<name>\\?[^\W\d_]\w{0,30}(?:\{\w{1,20}\})?)'*(?P<of>\([^()]{1,40}\)|\[[^\[\]]{1,40}\])?"
    r"\s*(?P<sign>:=|=(?!=)|∈|\\in(?![a-z])|(?<=\s)in\s)"
)
_DERIVATIVE = re.compile(r"\s*(?:d\w?/d\w|\\frac\{d\s?\w?\}\{d\s?\w\})\s*=(?!=)")
_THOUSANDS = re.compile(r"\s*[-+−]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?\s*")
_RANGES = ("interval", "union", "set", "bare")
_TUPLE = re.compile(r"\s*\([^()=]{1,60}\)\s*=(?!=)")  # (x, y) =


def given(answer: object, question: Key, *, tight: bool = False) -> Node:
    """Read an answer; raise `UnreadableError` where that cannot be.

    Parameters
    ----------
    answer : object
        What a learner gave.
    question : Key
        The key; a text is read with its names.
    tight : bool, default False
        Whether products like 2x bind before division.

    Returns
    -------
    Node
        The answer, without a left side that only names it, and an interval where one is asked for.
    """
    if not is_a(answer, str):
        return shaped(read(answer, question.names), question)
    text = str.__str__(answer)
    _require_no_thousands(text, question)
    try:
        return shaped(_parsed(_prepared(text, question), question, tight), question)
    except UnreadableError as error:  # show what was typed, not what was made of it
        place = error.at if error.at is not None and error.at <= len(text) else None
        raise UnreadableError(error.message, text, place) from error


def shaped(node: Node, question: Key) -> Node:
    """Read a pair or inequalities as an interval where the key is one."""
    if question.node.kind != "interval":
        return node
    return as_interval(node, symbols(question.node)) or node


def _parsed(text: str, question: Key, tight: bool) -> Node:
    """Parse; an inequality for an interval may be in a letter of its own."""
    names = question.names
    if _is_range(question) and re.search("[<>≤≥⩽⩾=≠]|\\\\[lgn]e", text):
        new = strangers(text, names)
        if len(new) == 1:
            more = Names((*names.declared, *new), names.imaginary)
            node = parse(text, more, tight=tight)
            about = {*new, *symbols(question.node)}
            if about.issuperset(symbols(node)) and (is_condition(node) or as_interval(node)):
                return node
    node = parse(text, names, tight=tight)
    if question.node.kind not in COMPOSITES:
        _require_one_value(node, text)
    return node


def _is_range(question: Key) -> bool:
    """Tell whether a key says where something lies, without a letter for it."""
    return question.node.kind in _RANGES and not is_condition(question.node)


def _require_one_value(node: Node, text: str) -> None:
    """Raise for ±, or a comma in a decimal, where one value is asked for."""
    if both := re.search(r"±|\\pm(?![a-z])", text):
        raise UnreadableError(PROBLEMS["±"], text, both.start())
    comma = re.search(r"(?<=\d),(?=\d)", text)
    if comma and node.kind == "bare":
        raise UnreadableError(COMMA, text, comma.start())


def _prepared(text: str, question: Key) -> str:
    """Blank out a left side; turn the brackets of ]0, 1] round. Every place stays where it is."""
    is_said = is_condition(question.node)
    several = question.node.kind in _RANGES and len(re.findall("(?<![<>!=:])=(?!=)", text)) > 1
    found = _DERIVATIVE.match(text) or _LEFT.match(text)
    if question.node.kind in ("list", "tuple"):
        found = found or _TUPLE.match(text)
    lies_in = found and found.groupdict().get("sign") not in ("=", ":=", None)
    if (is_said or several) and not lies_in:
        return text
    if found and text[found.end() :].strip() and _is_new(found, question):
        text = " " * found.end() + text[found.end() :]
    return _turned(text) if question.node.kind == "interval" else text


def _is_new(found: re.Match[str], question: Key) -> bool:
    """Tell whether a left side is a name for the answer, and not one that the answer is made of."""
    parts = found.groupdict()
    if not parts or parts["sign"] != "=":
        return True
    name = declare(parts["name"])
    if "'" not in found[0] and name in symbols(question.node):
        return False
    known = name in question.names.known or (name in LETTERS_TOO and not parts["of"])
    return known or not (question.names.leaf(name) or question.names.function(name))


def _turned(text: str) -> str:
    """Write ]0; 1[ as (0, 1)."""
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if text[start:].startswith("]"):
        text = f"{text[:start]}({text[start + 1 :]}"
    if text[:end].endswith("["):
        text = f"{text[: end - 1]}){text[end:]}"
    return text.replace(";", ",") if text.count(";") == 1 and "," not in text else text


def _require_no_thousands(text: str, question: Key) -> None:
    """Raise for 18,445 where one number is asked for."""
    if question.node.kind in COMPOSITES or not _THOUSANDS.fullmatch(text):
        return
    plain = text.strip().replace(",", "")
    point = f", or `{text.strip().replace(',', '.')}`" if text.count(",") == 1 else ""
    message = f"A number is written without commas: `{plain}`{point if '.' not in plain else ''}"
    raise UnreadableError(message, text, text.index(","))
