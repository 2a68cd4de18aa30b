"""Read [1 2; 3 4] as [1, 2; 3, 4]: spaces between the entries of a matrix."""

from .._tree import Node
from ._characters import SPACES
from ._tokens import Token

LISTS = ("list", "tuple")
_OPEN, _CLOSED = ("(", "[", "{", "\\{"), (")", "]", "}", "\\}")
_PLAIN = ("+", "-", "/", "[", "]")


def with_commas(tokens: list[Token], start: int, text: str) -> list[Token]:
    """Put commas where spaces separate the entries of a bracket that begins before a token.

    Only where there are no commas, and rows end in semicolons or there is nothing but numbers:
    `[x y]` is a product.
    """
    end, depths = _end(tokens, start)
    here = [token for token, depth in zip(tokens[start:end], depths, strict=True) if not depth]
    rows = any(token.text == ";" for token in here)
    if any(token.text == "," for token in here) or not (rows or _numeric(tokens[start:end])):
        return tokens
    made = tokens[:start]
    for at in range(start, end):
        if not depths[at - start] and at > start and _begins_entry(tokens, at, text):
            made.append(Token("op", ",", tokens[at].at))
        made.append(tokens[at])
    return made + tokens[end:]


def _end(tokens: list[Token], start: int) -> tuple[int, list[int]]:
    """Return where a bracket ends, and how deep its tokens are in other brackets."""
    depth, depths = 0, list[int]()
    for at in range(start, len(tokens)):
        text = tokens[at].text
        closes = tokens[at].kind == "op" and text in _CLOSED
        if closes and not depth:
            return at, depths
        depths.append(depth)
        depth += (tokens[at].kind == "op" and text in _OPEN) - closes
    return len(tokens), depths


def _numeric(inside: list[Token]) -> bool:
    """Tell whether there are only numbers, signs and square brackets."""
    return all(token.kind == "number" or token.text in _PLAIN for token in inside)


def _begins_entry(tokens: list[Token], at: int, text: str) -> bool:
    """Tell whether a token begins an entry: a space is before it, and none behind its sign."""
    before, token = tokens[at - 1], tokens[at]
    spaced = text[token.at - 1 : token.at] in tuple(SPACES)
    ends = before.kind in ("number", "word") or before.text in (*_CLOSED, "!")
    signed = token.text in ("+", "-") and text[token.at + 1 : token.at + 2] not in tuple(SPACES)
    starts = token.kind in ("number", "word", "root") or token.text in _OPEN or signed
    return spaced and ends and starts


def is_vector(node: Node) -> bool:
    """Tell whether a node has entries that can be multiplied by a number."""
    return node.kind in LISTS and (len(node.args) > 1 or any(map(is_vector, node.args)))


def transposed(node: Node) -> Node | None:
    """Make columns of the rows of a vector or matrix; None for anything else."""
    rows = node.args if all(arg.kind in LISTS for arg in node.args) else (node,)
    if not is_vector(node) or len({len(row.args) for row in rows}) > 1:
        return None
    columns = zip(*(row.args for row in rows), strict=True)
    return Node("list", tuple(Node("list", column) for column in columns))
