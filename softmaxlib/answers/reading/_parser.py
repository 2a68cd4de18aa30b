"""Read tokens into a tree.

From weakest to strongest: commas; relations; + and −; *, /, and products without a sign; a minus
in front; ^ from the right; ! and %. So `-x^2` is −(x²), `2^3^2` is 2^(3²), and `1/2x` is (1/2)·x,
read from left to right as `1/2*x` is.
"""

from collections.abc import Callable

from .._errors import UnreadableError
from .._intervals import as_interval, union
from .._tree import COMPOSITES, Node, add, call, constant, div, mul, neg, number, power
from ._atoms import Atoms
from ._brackets import CLOSING, OPENING
from ._rows import LISTS, is_vector, transposed

NO_TRANSPOSE = "A transpose cannot be read here: write the entries out"
RELATIONS = ("=", "!=", "<", "<=", ">", ">=")
_STARTS = {"(", "[", "{", "\\{", "|", "⌈", "⌊", "frac", "sqrt", "binom", "begin"}


class Parser(Atoms):
    """Operators; what they stand between is read by `Atoms`."""

    tight = False

    def whole(self) -> Node:
        """Read all there is."""
        node = self.bare()
        if self.here.kind != "end":
            self.unexpected()
        return node

    def bare(self) -> Node:
        """Read relations with commas, "and" or "or" between them."""
        parts, links = [self.relation()], set[str]()
        while self.at(*self.commas, "and", "or") or self.is_word("and", "or"):
            links.add(self.next().text.lower())
            if self.here.kind == "end" and len(parts) > 1:
                break
            parts.append(self.relation())
        if {"and", "or"} <= links:
            self.fail("Write either `and` or `or` between conditions, not both")
        link = next((word for word in ("and", "or") if word in links), None)
        return parts[0] if len(parts) == 1 else Node("bare", tuple(parts), link)

    def relation(self) -> Node:
        """Read sums with relations between them."""
        sides, signs = [self.union()], list[str]()
        while self.at(*RELATIONS):
            signs.append(self.next().text)
            sides.append(self.union())
        made = [
            Node("relation", (a, b), sign)
            for a, b, sign in zip(sides, sides[1:], signs, strict=False)
        ]
        if not made:
            return sides[0]
        return made[0] if len(made) == 1 else Node("all", tuple(made))

    def union(self) -> Node:
        """Read sets and intervals with ∪, or a U between brackets, between them."""
        parts = [self.sum()]
        while self.at_union():
            sign = self.next()
            parts.append(self.sum())
            if any((as_interval(part) or part).kind not in ("set", "interval") for part in parts):
                self.fail("A union is one of sets or intervals, such as `(0, 1) ∪ {2}`", sign)
        return parts[0] if len(parts) == 1 else union(parts)

    def at_union(self) -> bool:
        """Tell whether ∪ comes next, or a U between brackets."""
        before, after = self.tokens[self.index - 1], self.tokens[self.index + 1 :][:1]
        letter = self.is_word("U") and before.text in CLOSING
        return self.at("∪") or (letter and any(token.text in OPENING for token in after))

    def sum(self) -> Node:
        """Read products with plus and minus between them."""
        terms = [self.product()]
        while self.at("+", "-"):
            sign = self.next().text
            term = self.product()
            terms.append(self.each(term, neg) if sign == "-" else term)
        return self.entrywise(terms, add) if len(terms) > 1 else terms[0]

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
        return self.entrywise([node], change)

    def entrywise(
        self, nodes: list[Node], change: Callable[..., Node], *, rows: bool = False
    ) -> Node:
        """Combine numbers, or vectors or matrices of one shape entry by entry."""
        lists = [node for node in nodes if is_vector(node) or (rows and node.kind in LISTS)]
        if len(lists) < len(nodes) or len({len(node.args) for node in nodes}) > 1:
            return change(*map(self.scalar, nodes))
        rows = all(arg.kind in LISTS for node in nodes for arg in node.args)
        columns = zip(*(node.args for node in nodes), strict=True)
        entries = (self.entrywise(list(column), change, rows=rows) for column in columns)
        return Node(nodes[0].kind, tuple(entries))

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
            return not (self.is_word("and", "or") or self.at_union())
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
            turned = transposed(base) or self.fail(NO_TRANSPOSE)
            self.next()
            self.depth -= 1
            return turned
        exponent = self.group() if self.at("{") else self.signed()
        self.depth -= 1
        return self.postfix(power(self.scalar(base), self.scalar(exponent)))

    def postfix(self, node: Node) -> Node:
        """Read what stands behind a number or a bracket."""
        for _ in range(4):
            if self.at("!"):
                node = call(self.factorial(), self.scalar(node))
            elif self.skip("%"):
                node = div(self.scalar(node), number(100))
            elif self.skip("°"):
                node = div(mul(self.scalar(node), constant("pi")), number(180))
            elif self.is_word("choose") and self.is_infix():
                self.next()
                node = call("binomial", self.scalar(node), self.scalar(self.power()))
            else:
                return node
        return self.fail("Too many signs behind one number")

    def factorial(self) -> str:
        """Read !, or !! with nothing between: the product of every second number."""
        first = self.next()
        if self.at("!") and self.here.at == first.at + 1:
            self.next()
            return "factorial2"
        return "factorial"

    def scalar(self, node: Node) -> Node:
        """Return a node to be calculated with; brackets around a single one are only brackets."""
        while node.kind in ("list", "set") and len(node.args) == 1:
            node = node.args[0]
        if node.kind in COMPOSITES:
            raise UnreadableError(
                "Lists, sets and equations cannot be calculated with: write every entry out",
                self.text,
                self.composite_at,
            )
        return node
