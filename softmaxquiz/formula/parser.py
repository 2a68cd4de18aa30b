"""Read a text into a tree, by recursive descent.

From weakest to strongest: commas; relations; + and −; *, /, and products without a sign; a minus
in front; ^ from the right; %. So `-x^2` is −(x²), `2^3^2` is 2^(3²), and `1/2x` is (1/2)·x, read
from left to right as `1/2*x` is.
"""

from fractions import Fraction
from typing import NoReturn

from .cursor import Cursor
from .errors import UnreadableError
from .names import FUNCTIONS, Names, canonical
from .tokens import Token
from .tree import (
    COMPOSITES,
    Node,
    add,
    call,
    div,
    entrywise,
    is_infinite,
    is_vector,
    mul,
    neg,
    number,
    over,
    power,
    symbol,
)

RELATIONS = ("=", "!=", "<", "<=", ">", ">=")
_CLOSERS = {"(": (")", "]"), "[": ("]", ")"), "{": ("}",), "\\{": ("\\}",)}
_ROUNDING = {"⌈": ("ceil", "⌉"), "⌊": ("floor", "⌋")}
_OPENING = (*_CLOSERS, *_ROUNDING, "|", "begin")
_CURLY = "Curly brackets only group: write a list as `[a, b]`"
_NO_SCALAR = "Lists and equations cannot be calculated with: write every entry out"


def parse(text: str, names: Names, *, tight: bool = False) -> Node:
    """Read a whole text; ``tight`` lets products without a sign bind before division."""
    parser = Parser(text, names, tight)
    node = parser.bare()
    return node if parser.here.kind == "end" else parser.unexpected()


class Parser(Cursor):
    """What is read from a place on."""

    def bare(self) -> Node:
        """Read relations with commas, "and" or "or" between them."""
        parts, links = [self.relation()], set[str]()
        while self.at(*self.commas, "and") or self.at_word("and", "or"):
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
        sides, made = [self.sum()], list[Node]()
        while self.at(*RELATIONS):
            sign = self.next().text
            sides.append(self.sum())
            made.append(Node("relation", (sides[-2], sides[-1]), sign))
        if len(made) > 1:
            return Node("all", tuple(made))
        return made[0] if made else sides[0]

    def sum(self) -> Node:
        """Read products with plus and minus between them."""
        terms = [self.product()]
        while self.at("+", "-"):
            minus = self.next().text == "-"
            term = self.scalar(self.product())
            terms.append(neg(term) if minus else term)
        return add(self.scalar(terms[0]), *terms[1:]) if len(terms) > 1 else terms[0]

    def product(self) -> Node:
        """Read factors with multiplication and division between them."""
        first = self.signed()
        if not (self.at("/", "*") or self.starts_factor()):
            return first
        done, top, bottom = list[Node](), [first], list[Node]()
        while self.at("/", "*") or self.starts_factor():
            if self.skip("/"):
                bottom.append(self.scalar(self.tightly() if self.tight else self.signed()))
                continue
            self.skip("*")
            if bottom:
                done, top, bottom = [*done, over(self.times(top), bottom)], [], []
            top.append(self.signed())
        return self.times([*done, over(self.times(top), bottom)])

    def times(self, factors: list[Node]) -> Node:
        """Multiply; a vector or matrix among the factors is multiplied entry by entry."""
        vector = next((each for each in factors if is_vector(each)), None)
        others = [self.scalar(each) for each in factors if each is not vector]
        if vector is None:
            return mul(*others)
        return entrywise(vector, lambda n: mul(*others, n))

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
            return not self.at_word("and", "or")
        if token.kind == "number":
            return before.text in (")", "\\}", "}")
        if token.text == "|":
            return token.kind == "op" and not self.open_bars
        if token.text == "[":
            return (token.kind == "op" and before.text in (")", "]")) or before.kind == "number"
        return token.kind == "op" and token.text in (*_OPENING, "frac", "sqrt")

    def signed(self) -> Node:
        """Read a power with signs in front of it."""
        minus, first = False, self.here
        while self.at("+", "-"):
            minus ^= self.next().text == "-"
        if first is not self.here and self.here.kind == "end":
            self.unexpected("a number or a name after the sign")
        node = self.power()
        if not minus:
            return node
        return entrywise(node, neg) if is_vector(node) else neg(self.scalar(node))

    def power(self) -> Node:
        """Read a power, from the right."""
        base = self.percent(self.atom())
        if not self.at("^"):
            return base
        token = self.next()
        if self.at_word("T"):
            self.fail("A transpose cannot be read here: write the entries out")
        exponent = self.inside(token, self.exponent)
        return self.percent(power(self.scalar(base), self.scalar(exponent)))

    def exponent(self) -> Node:
        """Read what stands behind ^."""
        return self.group() if self.at("{") else self.signed()

    def percent(self, node: Node) -> Node:
        """Read a percent sign behind a number or a bracket."""
        return div(self.scalar(node), number(100)) if self.skip("%") else node

    def scalar(self, node: Node) -> Node:
        """Return a node to be calculated with; brackets around a single one are only brackets."""
        while node.kind == "list" and len(node.args) == 1:
            node = node.args[0]
        if node.kind in COMPOSITES:
            raise UnreadableError(_NO_SCALAR, self.text, self.composite_at)
        return node

    def atom(self) -> Node:
        """Read a number, name, call, bracket, root or fraction."""
        token = self.here
        if token.kind == "number":
            self.next()
            return number(token.number) if self.here.kind != "number" else self.two_numbers(token)
        if token.kind == "word":
            return self.word(self.next())
        if token.kind == "root":  # √x² is √(x²), √2x is (√2)x
            self.next()
            radicand = self.inside(token, self.power)
            return call("root", self.scalar(radicand), number(token.number))
        if token.kind == "op" and token.text in _OPENING:
            return self.bracket(self.next())
        if self.skip("sqrt"):
            degree = self.elements("]")[0] if self.skip("[") else number(2)
            self.skip("]")
            return call("root", self.braced(token), self.scalar(degree))
        if self.skip("frac"):
            return div(self.braced(token), self.braced(token))
        return self.unexpected()

    def braced(self, token: Token) -> Node:
        """Read braces behind a command, or the single digit or name that may stand for them."""
        if self.at("{"):
            return self.scalar(self.group())
        if self.here.kind == "number" and self.here.text.isdigit():
            digit = self.here
            if len(digit.text) == 1:
                return number(self.next().number)
            rest = digit.text[1:]  # \frac12 is 1/2
            self.tokens[self.index] = Token("number", rest, digit.at + 1, Fraction(int(rest)))
            return number(int(digit.text[0]))
        if self.here.kind == "word":
            self.part_letters(self.here)
            return self.word(self.next())
        return self.unexpected(f"braces after `\\{token.text}`")

    def part_letters(self, token: Token) -> None:
        r"""Read a word as letters, and a digit behind them: \frac s3 is s/3."""
        letters = token.text if self.names.leaf(token.text) is None else (token.text,)
        new = [Token("word", letter, token.at + at) for at, letter in enumerate(letters)]
        if token.sub.isdigit():
            at = token.at + len(token.text)
            new.append(Token("number", token.sub, at, Fraction(int(token.sub))))
        if token.sub.isdigit() or not token.sub:
            self.tokens[self.index : self.index + 1] = new

    def word(self, token: Token) -> Node:
        """Read a name: a symbol, a constant, a function, or several run together."""
        name = canonical(token.text, token.sub)
        if name == "sigma" and self.at("(") and name not in self.names.known:
            return self.function("sigmoid", token)
        if leaf := self.names.leaf(name):
            return leaf
        if self.names.function(name):
            return self.function(name, token)
        pieces = self.names.split(token.text, token.sub)
        if pieces:
            self.put_back(pieces, token)
            return self.word(self.next())
        if plain := self.names.unaccented(name):
            return symbol(plain)
        shown = token.text if self.at("(") and not token.sub else name
        return self.fail(self.names.problem(shown, self.at("(")), token)

    def put_back(self, pieces: list[tuple[str, str]], token: Token) -> None:
        """Read a word as several: what follows it then belongs to the last."""
        at, new = token.at, list[Token]()
        for letters, sub in pieces:
            applied = self.names.is_applied(letters, sub)
            new.append(Token("word", letters, at, sub="" if applied else sub))
            at += len(letters)
            if applied:
                new.append(Token("number", sub, at, Fraction(int(sub))))
            at += len(sub)
        self.index -= 1
        self.tokens[self.index : self.index + 1] = new

    def group(self) -> Node:
        """Read LaTeX braces, which only group."""
        opened = self.next()
        node = self.inside(opened, self.relation)
        self.expect("}", opened)
        return node

    def bracket(self, opened: Token) -> Node:
        """Read what stands in brackets."""
        bars, self.open_bars = self.open_bars, 0
        read = self.matrix if opened.text == "begin" else self.closed
        if opened.text == "|" or opened.text in _ROUNDING:
            read = self.between
        node = self.inside(opened, lambda: read(opened))
        if node.kind in COMPOSITES:
            self.composite_at = opened.at
        self.open_bars = bars
        return node

    def between(self, opened: Token) -> Node:
        """Read |x|, ⌈x⌉ or ⌊x⌋."""
        self.open_bars = int(opened.text == "|")
        function, closing = _ROUNDING.get(opened.text, ("abs", "|"))
        node = self.scalar(self.sum())
        self.expect(closing, opened)
        return call(function, node)

    def elements(self, *closing: str) -> list[Node]:
        """Read elements with commas between them; one comma may follow the last."""
        found = [] if self.at(*closing) else [self.relation()]
        while found and self.skip(*self.commas) and not self.at(*closing):
            found.append(self.relation())
        return found

    def closed(self, opened: Token) -> Node:
        """Read elements up to the closing bracket, and say what they make."""
        start, closers = self.index, _CLOSERS[opened.text]
        parts = self.elements(*closers)
        trailing = self.index > start and self.tokens[self.index - 1].text == ","
        if not self.at(*closers):
            self.expect(closers[0], opened)
        closing = self.next().text
        if opened.text in ("{", "\\{", "(") and len(parts) == 1 and closing != "]" and not trailing:
            return parts[0]
        if opened.text in ("{", "\\{"):
            self.fail(_CURLY, opened)
        infinite = opened.text == "(" and len(parts) == 2 and any(map(is_infinite, parts))
        if closing != closers[0] or infinite:
            if len(parts) != 2:
                self.fail("An interval has two ends, as in `(0, 1]`", opened)
            return Node("interval", tuple(parts), opened.text + closing)
        if not parts and opened.text == "(":
            self.fail("There is nothing in these brackets", opened)
        return Node("tuple" if opened.text == "(" else "list", tuple(parts))

    def matrix(self, opened: Token) -> Node:
        r"""Read the rows of a LaTeX matrix up to \end."""
        rows: list[list[Node]] = [[]]
        while not self.at("end"):
            if self.here.kind == "end":
                self.fail("This matrix is never ended", opened)
            rows[-1].append(self.sum())
            if self.skip("\\\\") and not self.at("end"):
                rows.append([])
            else:
                self.skip("&")
        self.next()
        return Node("list", tuple(Node("list", tuple(row)) for row in rows))

    def function(self, name: str, token: Token) -> Node:
        """Read a call, with brackets or without, perhaps with a power before them: log² x."""
        function = self.names.function(name) or name
        exponent = self.exponent() if self.skip("^") else None
        args = self.inside(token, lambda: Node("list", tuple(self.arguments(token)))).args
        made = self.made(function, args, token)
        return made if exponent is None else power(made, self.scalar(exponent))

    def arguments(self, token: Token) -> list[Node]:
        """Read the arguments in brackets, or the product that follows without any."""
        if self.at(*_CLOSERS):
            opened = self.next()
            bars, self.open_bars = self.open_bars, 0
            args = self.elements(_CLOSERS[opened.text][0])
            self.expect(_CLOSERS[opened.text][0], opened)
            self.open_bars = bars
            return args
        minus = self.skip("-")
        if not self.starts_argument():
            self.without_argument(token)
        factors = [self.scalar(self.power())]
        while self.starts_argument() and not self.at("(", "|") and not self.at_function():
            factors.append(self.scalar(self.power()))
        return [neg(mul(*factors)) if minus else mul(*factors)]

    def starts_argument(self) -> bool:
        """Tell whether an argument without brackets begins here."""
        if self.here.kind in ("number", "word", "root"):
            return not self.at_word("and", "or")
        return self.at("frac", "sqrt", "(", "⌈", "⌊") or (self.at("|") and not self.open_bars)

    def at_function(self) -> bool:
        """Tell whether a function comes next, by its name or as a power of e."""
        token, after = self.here, self.tokens[min(self.index + 1, len(self.tokens) - 1)]
        if token.kind != "word":
            return False
        name = canonical(token.text, token.sub)
        if self.names.leaf(name):
            return name == "e" and after.text == "^"
        first = (self.names.split(token.text, token.sub) or [(token.text, token.sub)])[0]
        return bool(self.names.function(canonical(*first))) or self.names.is_applied(*first)

    def without_argument(self, token: Token) -> NoReturn:
        """Raise for a function that stands alone; log2 may be meant as log(2)."""
        name, base = token.text, token.sub
        if not (base.isdigit() and base.isascii()):
            self.fail(f"`{name}` needs an argument, as in `{name}(x)`", token)
        way = f"write `{name}{base}(x)`, or `{name}({base})` for the logarithm of {base}"
        self.fail(f"`{name}{base}` needs an argument: {way}", token)

    def made(self, function: str, given: tuple[Node, ...], token: Token) -> Node:
        """Make a call, with the right number of arguments."""
        if function in ("max", "min") and len(given) == 1 and given[0].kind == "list":
            given = given[0].args
        args = [self.scalar(arg) for arg in given]
        word, _, base = function.partition("_")
        counts = next((n for f, n in FUNCTIONS.values() if f == word), (1,)) if not base else (1,)
        if len(args) not in (FUNCTIONS["log"][1] if function == "log" else counts):
            wanted = "one argument" if counts[0] == 1 else f"{counts[0]} arguments"
            self.fail(f"`{token.text}` takes {wanted}, got {len(args)}", token)
        if base:
            leaf = number(int(base)) if base.isdigit() and len(base) < 9 else self.names.leaf(base)
            return call("log", *args, leaf or self.fail(self.names.problem(base, False), token))
        if function in ("sqrt", "cbrt"):
            return call("root", *args, number(2 if function == "sqrt" else 3))
        if function == "log1p":
            return call("log", add(number(1), *args))
        if function == "sigmoid":
            return div(number(1), add(number(1), call("exp", neg(*args))))
        return power(*args) if function == "pow" else call(function, *args)
