"""Read tokens into a tree.

From weakest to strongest: commas; relations; + and −; *, /, and products without a sign; a minus
in front; ^ from the right; ! and %. So `-x^2` is −(x²), `2^3^2` is 2^(3²), and `1/2x` is (1/2)·x,
read from left to right as `1/2*x` is.
"""

from collections.abc import Callable

from .._errors import UnreadableError
from .._tree import Node, add, constant, div, mul, neg, number, power
from ._atoms import Atoms
from ._names import Names, canonical
from ._tokens import tokens

RELATIONS = ("=", "!=", "<", "<=", ">", ">=")
_STARTS = {"(", "[", "{", "\\{", "|", "⌈", "⌊", "frac", "sqrt", "binom", "begin"}


def parse(text: str, names: Names, *, tight: bool = False) -> Node:
    """Read a whole text; ``tight`` lets products without a sign bind before division."""
    parser = Parser(text, names)
    parser.tight = tight
    node = parser.bare()
    if parser.here.kind != "end":
        parser.unexpected()
    return node


def strangers(text: str, names: Names) -> tuple[str, ...]:
    """List the words of a text that are none of the question's names, nor made of them."""
    words = {canonical(t.text, t.sub): t for t in tokens(text) if t.kind == "word"}
    words = {name: token for name, token in words.items() if name not in ("and", "or")}
    return tuple(
        name
        for name, token in words.items()
        if not (names.leaf(name) or names.function(name) or names.pieces(token.text, token.sub))
    )


def is_vector(node: Node) -> bool:
    """Tell whether a node has entries that can be multiplied by a number."""
    return node.kind in ("list", "tuple") and len(node.args) > 1


class Parser(Atoms):
    """Operators; what they stand between is read by `Atoms`."""

    tight = False

    def bare(self) -> Node:
        """Read relations with commas, "and" or "or" between them."""
        parts, links = [self.relation()], set[str]()
        while self.at(",", "and", "or") or self.is_word("and", "or"):
            links.add(self.next().text)
            if self.here.kind == "end" and len(parts) > 1:
                break
            parts.append(self.relation())
        if {"and", "or"} <= links:
            self.fail("Write either `and` or `or` between conditions, not both")
        link = next((word for word in ("and", "or") if word in links), None)
        return parts[0] if len(parts) == 1 else Node("bare", tuple(parts), link)

    def relation(self) -> Node:
        """Read sums with relations between them."""
        sides, signs = [self.sum()], list[str]()
        while self.at(*RELATIONS):
            signs.append(self.next().text)
            sides.append(self.sum())
        made = [
            Node("relation", (a, b), sign)
            for a, b, sign in zip(sides, sides[1:], signs, strict=False)
        ]
        if not made:
            return sides[0]
        return made[0] if len(made) == 1 else Node("all", tuple(made))

    def sum(self) -> Node:
        """Read products with plus and minus between them."""
        terms = [self.product()]
        while self.at("+", "-"):
            sign = self.next().text
            term = self.product()
            terms.append(neg(term) if sign == "-" else term)
        return add(*map(self.scalar, terms)) if len(terms) > 1 else terms[0]

    def product(self) -> Node:
        """Read factors with multiplication and division between them."""
        done: list[Node] = []
        first, bottom = self.signed(), list[Node]()
        if not (self.at("/", "*") or self.starts_factor()):
            return first
        top = [self.factor(first)]
        while True:
            if self.skip("/"):
                bottom.append(self.scalar(self.tightly() if self.tight else self.signed()))
            elif self.skip("*") or self.starts_factor():
                if bottom:
                    done.append(self.over(self.times(top), bottom))
                    top, bottom = [], []
                top.append(self.factor(self.signed()))
            else:
                break
        return self.times([*done, self.over(self.times(top), bottom)])

    def factor(self, node: Node) -> Node:
        """Return a factor: a vector or matrix may be one, once."""
        return node if is_vector(node) else self.scalar(node)

    def times(self, factors: list[Node]) -> Node:
        """Multiply; a vector or matrix among the factors is multiplied entry by entry."""
        at = next((i for i, each in enumerate(factors) if is_vector(each)), None)
        if at is None:
            return mul(*factors)
        before, after = factors[:at], [self.scalar(each) for each in factors[at + 1 :]]
        return self.each(factors[at], lambda entry: mul(*before, entry, *after))

    def over(self, top: Node, bottom: list[Node]) -> Node:
        """Divide by a product, a vector or matrix entry by entry."""
        if not bottom:
            return top
        return self.each(top, lambda entry: div(entry, mul(*bottom)))

    def each(self, node: Node, change: Callable[[Node], Node]) -> Node:
        """Do something to a number, or to every entry of a vector or matrix."""
        if not is_vector(node):
            return change(self.scalar(node))
        return Node(node.kind, tuple(self.each(arg, change) for arg in node.args))

    def tightly(self) -> Node:
        """Read a factor with those that follow without a sign."""
        factors = [self.signed()]
        while self.starts_factor():
            factors.append(self.signed())
        return self.times(factors)

    def starts_factor(self) -> bool:
        """Tell whether a factor follows without a sign."""
        token, before = self.here, self.tokens[self.index - 1]
        if token.kind in ("word", "root"):
            return not self.is_word("and", "or")
        if token.kind == "number":
            return before.text in (")", "\\}", "}")
        if token.text == "|":
            return token.kind == "op" and not self.open_bars
        if token.text == "[":
            return (token.kind == "op" and before.text in (")", "]")) or before.kind == "number"
        return token.kind == "op" and token.text in _STARTS

    def signed(self) -> Node:
        """Read a power with signs in front of it."""
        minus, first = False, self.here
        while self.at("+", "-"):
            minus ^= self.next().text == "-"
        if first is not self.here and self.here.kind == "end":
            self.unexpected("a number or a name after the sign")
        node = self.power()
        return self.each(node, neg) if minus else node

    def power(self) -> Node:
        """Read a power, from the right."""
        base = self.postfix(self.atom())
        if not self.at("^"):
            return base
        token = self.next()
        self.deeper(token)
        if self.at("°"):  # 30^\circ
            self.depth -= 1
            return self.postfix(base)
        if self.is_word("T"):
            self.fail("A transpose cannot be read here: write the entries out")
        exponent = self.group() if self.at("{") else self.signed()
        self.depth -= 1
        return self.postfix(power(self.scalar(base), self.scalar(exponent)))

    def postfix(self, node: Node) -> Node:
        """Read what stands behind a number or a bracket."""
        for _ in range(4):
            if self.skip("!"):
                node = Node("call", (self.scalar(node),), "factorial")
            elif self.skip("%"):
                node = div(self.scalar(node), number(100))
            elif self.skip("°"):
                node = div(mul(self.scalar(node), constant("pi")), number(180))
            else:
                return node
        return self.fail("Too many signs behind one number")

    def scalar(self, node: Node) -> Node:
        """Return a node to be calculated with; brackets around a single one are only brackets."""
        while node.kind in ("list", "set") and len(node.args) == 1:
            node = node.args[0]
        if node.kind in ("list", "set", "tuple", "bare", "interval", "relation", "all"):
            raise UnreadableError(
                "Lists, sets and equations cannot be calculated with: write every entry out",
                self.text,
                self.composite_at,
            )
        return node
