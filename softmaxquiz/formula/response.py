"""Read the learner's side of a question: what was given, in the form that the key has."""

import re
from collections.abc import Mapping, Sequence

from .answer_key import AnswerKey
from .errors import UnreadableError
from .intervals import as_interval, is_condition
from .names import Names, canonical, declare
from .normal_form import as_multiple, normal_form
from .objects import is_a, read
from .parser import parse
from .structures import entries
from .tokens import tokens
from .tree import COMPOSITES, INFINITY, LISTS, Node, div, is_infinite, is_matrix, symbols, walk

COMMA = "The decimal sign is a point, as in `1.5`; a comma separates two answers"
CONDITION = "Write the interval as `(a, b]`, or as `a < x <= b` with one letter in the middle"
INFINITE = "Infinity is no number to calculate with: write `inf` or `-inf` alone"
MOST_LETTERS = 8
Named = Sequence[str] | Mapping[str, str]
_SPACES = re.compile(r"(?<=[\d.)\]]) +(?=[-+]?[\d.(])")
_DECIMAL = re.compile(r"(?<=\d),(?=\d)")
_BASE = re.compile(r"\blog\s*\(\s*\d+(,)\d+\s*\)")  # log(0,5) is no logarithm to the base 5

# A name that stands alone before a sign: `w =`, `p_j :=`, `f(x) =`, `P(X = 1) =`, `dy/dx =`, `x ∈`.
_LEFT = re.compile(
    r"\s*(?P<name>\\?[^\W\d_]\w{0,30}(?:\{\w{1,20}\})?)'*(?P<of>\([^()]{1,40}\)|\[[^\[\]]{1,40}\])?"
    r"\s*(?P<sign>:=|=(?!=)|∈|\\in(?![a-z])|(?<=\s)in\s)"
)
_DERIVATIVE = re.compile(r"\s*(?:[d∂]\w{0,4}/[d∂]\w{1,12}|\\frac\{d\s?\w?\}\{d\s?\w\})\s*=(?!=)")
_THOUSANDS = re.compile(r"\s*[-+−]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?\s*")
_INEQUALITY = re.compile("[<>≤≥⩽⩾]|\\\\[lg]eq?|\\\\[lg]t")
_TUPLE = re.compile(r"\s*\([^()=]{1,60}\)\s*=(?!=)")  # (x, y) =


def response(answer: object, key: AnswerKey, *, tight: bool = False, named: Named = ()) -> Node:
    """Read an answer; raise `UnreadableError` where that cannot be.

    A left side that only names it is left out; an interval is read where one is asked for, or
    inequalities about a letter or what is named. A factor of that is divided out: with eta*a named
    and its factor a, 0 < eta*a < 2 ends at 2/a.
    """
    if not is_a(answer, str):
        node = shaped(read(answer, key.names), key)
        if any(part.kind == "bare" for entry in node.args for part in (entry, *entry.args)):
            raise UnreadableError(COMMA)
        return _with_infinity_alone(node)
    text = str.__str__(answer)
    _require_no_thousands(text, key)
    try:
        return _with_infinity_alone(_without_commas(text, key, tight, named))
    except UnreadableError as error:  # show what was typed, not what was made of it
        place = error.at if error.at is not None and error.at <= len(text) else None
        raise UnreadableError(error.message, text, place) from error


def shaped(node: Node, key: AnswerKey, named: Named = ()) -> Node:
    """Read a pair or inequalities as an interval where the key is one."""
    if key.node.kind != "interval":
        return node
    factors = named if isinstance(named, Mapping) else dict.fromkeys(named, "")
    forms = {normal_form(parse(text, Names(free=True))): by for text, by in factors.items()}
    pair = as_interval(node, symbols(key.node), forms)
    about = [part for part in walk(node) if any(factors.values()) and part.kind == "mul"]
    by = next(filter(None, (forms.get(as_multiple(normal_form(part))[0]) for part in about)), "")
    if pair and by:
        ends = (end if is_infinite(end) else div(end, parse(by, key.names)) for end in pair.args)
        pair = Node("interval", tuple(ends), pair.value)
    if is_condition(node) and not (pair and {*symbols(pair)} <= {*key.names.declared}):
        raise UnreadableError(CONDITION)
    return pair or node


def _without_commas(text: str, key: AnswerKey, tight: bool, named: Named) -> Node:
    """Parse; raise where commas in numbers can only be meant as points."""
    comma, problem, node = _DECIMAL.search(text), None, None
    try:
        node = _parsed(_prepared(text, key), key, tight, named)
    except UnreadableError as error:
        problem = error
    if based := _BASE.search(text):
        raise UnreadableError(COMMA, text, based.start(1))
    if comma and not (node and _fits(node, key)):
        try:
            other = _parsed(_prepared(_DECIMAL.sub(".", text), key), key, tight, named)
        except UnreadableError:
            other = None
        if other and _fits(other, key):
            raise UnreadableError(COMMA, text, comma.start())
    if node is None:
        raise problem or UnreadableError(COMMA)
    return node


def _fits(node: Node, key: AnswerKey) -> bool:
    """Tell whether an answer has the form of the key."""
    if key.node.kind in LISTS:
        is_list = node.kind in (*LISTS, "bare")
        return is_list and entries(node).keys() == entries(key.node).keys()
    return key.node.kind == node.kind or not {key.node.kind, node.kind} & {*COMPOSITES}


def _with_infinity_alone(node: Node) -> Node:
    """Return an answer; raise if something is calculated with infinity."""
    for part in node.args if node.kind in COMPOSITES else (node,):
        if part.kind in COMPOSITES:
            _with_infinity_alone(part)
        elif not is_infinite(part) and INFINITY in walk(part):
            raise UnreadableError(INFINITE)
    return node


def _parsed(text: str, key: AnswerKey, tight: bool, named: Named) -> Node:
    """Parse; an inequality for an interval may be in letters of its own."""
    names = key.names
    if key.node.kind == "interval" and _INEQUALITY.search(text):
        names = Names((*names.declared, *strangers(text, names)[:MOST_LETTERS]))
    elif is_matrix(key.node):
        text = _rows(text)
    elif key.node.kind in LISTS and "," not in text:
        text = text.rstrip().replace("\n", ",")
    return shaped(parse(text, names, tight=tight), key, named)


def _rows(text: str) -> str:
    """Write rows on lines of their own, or with semicolons or signs of LaTeX, in brackets."""
    inner = text.strip()
    if (
        inner.count("[") != inner.count("]")
        or "[[" in inner.replace(" ", "")
        or "begin" in inner
        or inner.startswith("((")
    ):
        return text
    if inner[:1] + inner[-1:] in ("[]", "()") and "\n" not in inner:
        inner = inner[1:-1]
    parts = re.split(r"\n|\\\\", inner) if "\n" in inner else re.split(r";|\\\\", inner)
    rows = [row.strip(" ,;[]()").replace(";", ",") for row in parts if row.strip(" ,;[]()")]
    spaced = [row if "," in row else _SPACES.sub(",", row.replace("&", ",")) for row in rows]
    return f"[{', '.join(f'[{row}]' for row in spaced)}]" if len(rows) > 1 else text


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
