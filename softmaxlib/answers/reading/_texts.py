"""Read a whole text, with ± as one or the other."""

from dataclasses import replace

from .._tree import Node
from ._names import Names, canonical
from ._parser import Parser
from ._tokens import tokens


def parse(text: str, names: Names, *, tight: bool = False) -> Node:
    """Read a whole text; ``tight`` lets products without a sign bind before division."""
    parser = Parser(text, names)
    parser.tight = tight
    if not any(token.text == "±" for token in parser.tokens):
        return parser.whole()
    both = []
    for sign in "+-":
        parser = Parser(text, names)
        parser.tight = tight
        parser.tokens = [replace(t, text=sign) if t.text == "±" else t for t in parser.tokens]
        both.append(parser.whole())
    return either(*both)


def either(plus: Node, minus: Node) -> Node:
    """Return what ± means: one or the other, or the set of both."""
    if plus.kind == "set" == minus.kind:
        return Node("set", (*plus.args, *minus.args))
    word = "and" if plus.value == "!=" else "or" if plus.kind in ("relation", "all") else None
    return Node("bare", (plus, minus), word)


def strangers(text: str, names: Names) -> tuple[str, ...]:
    """List the words of a text that are none of the question's names, nor made of them."""
    words = {canonical(t.text, t.sub): t for t in tokens(text) if t.kind == "word"}
    words = {name: token for name, token in words.items() if name.lower() not in ("and", "or")}
    return tuple(
        name
        for name, token in words.items()
        if not (names.leaf(name) or names.function(name) or names.pieces(token.text, token.sub))
    )
