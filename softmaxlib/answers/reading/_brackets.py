"""Read brackets: to group, and around lists, sets, intervals and matrices."""

from abc import ABC, abstractmethod

from .._tree import COMPOSITES, Node, call
from ._cursor import Cursor
from ._rows import with_commas
from ._tokens import Token

OPENING = ("(", "[", "{", "\\{", "|", "⌈", "⌊")
CLOSING = (")", "]", "}", "\\}", "⌉", "⌋")
_ROUNDING = {"⌈": ("ceil", "⌉"), "⌊": ("floor", "⌋")}
_CLOSERS = {"(": (")", "]"), "[": ("]", ")"), "{": ("}",), "\\{": ("\\}",)}


CASES = "Each case is a value and a condition, such as `Piecewise((x, x > 0), (0, True))`"


class Brackets(Cursor, ABC):
    """Brackets; what stands inside them is read by `relation`."""

    @abstractmethod
    def relation(self) -> Node:
        """Read an element."""

    @abstractmethod
    def bare(self) -> Node:
        """Read conditions."""

    @abstractmethod
    def sum(self) -> Node:
        """Read a sum."""

    @abstractmethod
    def power(self) -> Node:
        """Read a power."""

    @abstractmethod
    def scalar(self, node: Node) -> Node:
        """Return a node to be calculated with."""

    def bracket(self) -> Node:
        """Read what stands in brackets."""
        token = self.next()
        self.deeper(token)
        bars, self.open_bars = self.open_bars, 0
        if token.text == "|":
            node = self._absolute(token)
        elif token.text in _ROUNDING:
            node = self._rounded(token)
        elif token.text == "begin":
            node = self._matrix(token)
        else:
            node = self._closed(token)
        if node.kind in COMPOSITES:
            self.composite_at = token.at
        self.open_bars = bars
        self.depth -= 1
        return node

    def group(self) -> Node:
        """Read LaTeX braces, which only group."""
        opened = self.next()
        self.deeper(opened)
        node = self.relation()
        self.expect("}", opened)
        self.depth -= 1
        return node

    def listed(self, opening: str, closing: str) -> list[Node]:
        """Read arguments in brackets."""
        opened = self.here
        self.expect(opening)
        self.deeper(opened)
        bars, self.open_bars = self.open_bars, 0
        args = [] if self.at(closing) else self.elements(closing)
        self.expect(closing, opened)
        self.open_bars = bars
        self.depth -= 1
        return args

    def elements(self, *closing: str, commas: tuple[str, ...] = ()) -> list[Node]:
        """Read elements with commas between them; one comma may follow the last."""
        found = [self.relation()]
        while self.skip(*(commas or self.commas)):
            if self.at(*closing):
                break
            found.append(self.relation())
        return found

    def _absolute(self, opened: Token) -> Node:
        """Read |x|."""
        self.open_bars = 1
        node = self.scalar(self.sum())
        self.expect("|", opened)
        return call("abs", node)

    def _rounded(self, opened: Token) -> Node:
        """Read ⌈x⌉ or ⌊x⌋."""
        function, closing = _ROUNDING[opened.text]
        node = self.scalar(self.sum())
        self.expect(closing, opened)
        return call(function, node)

    def _closed(self, opened: Token) -> Node:
        """Read elements up to the closing bracket, and say what they make."""
        closers = _CLOSERS[opened.text]
        start = self.index
        if opened.text == "[":
            self.tokens = with_commas(self.tokens, start, self.text)
        commas = (",",) if opened.text == "[" else self.commas  # a semicolon ends a row
        parts = [] if self.at(*closers) else self.elements(*closers, commas=commas)
        if opened.text == "[" and self.at(";"):
            return self._rows(parts, opened)
        trailing = self.tokens[self.index - 1].text == "," and self.index > start
        if not self.at(*closers):
            self.expect(closers[0], opened)
        closing = self.next().text
        if opened.text == "(" and closing == ")" and not trailing and len(parts) == 1:
            return parts[0]
        if (opened.text in "([" and closing != closers[0]) or self._is_interval(opened, parts):
            if len(parts) != 2:
                self.fail("An interval has two ends, as in `(0, 1]`", opened)
            return Node("interval", (parts[0], parts[1]), opened.text + closing)
        if opened.text == "{" and self.is_latex and len(parts) == 1:
            return parts[0]
        kinds = {"(": "tuple", "[": "list", "{": "set", "\\{": "set"}
        if not parts and opened.text == "(":
            self.fail("There is nothing in these brackets", opened)
        return Node(kinds[opened.text], tuple(parts))

    def _rows(self, first: list[Node], opened: Token) -> Node:
        """Read the rows of [1, 2; 3, 4] behind the first one."""
        rows = [first]
        while self.skip(";"):
            rows.append(self.elements("]", ";", commas=(",",)))
        self.expect("]", opened)
        return Node("list", tuple(Node("list", tuple(row)) for row in rows))

    def _is_interval(self, opened: Token, parts: list[Node]) -> bool:
        """Tell whether an end is infinite, so that a pair in round brackets is an interval."""
        return opened.text == "(" and len(parts) == 2 and any(map(is_infinite, parts))

    def _cases(self, opened: Token) -> Node:
        r"""Read the rows of LaTeX cases up to \end: a value, & and when it holds."""
        self.next()
        pairs: list[tuple[Node, ...]] = []
        while not self.at("end"):
            if self.here.kind == "end":
                self.fail("These cases are never ended", opened)
            value = self.scalar(self.sum())
            self.skip(",")
            self.skip("&")
            self.skip_words("if", "for", "when")
            otherwise = self.skip_words("otherwise", "else") or self.at("\\\\", "end")
            pairs.append((value,) if otherwise else (value, self.bare()))
            self.skip("\\\\")
        self.next()
        self.skip_words("cases")
        return cases(pairs) or self.fail(CASES, opened)

    def _matrix(self, opened: Token) -> Node:
        r"""Read the rows of a LaTeX matrix up to \end."""
        if self.here.text == "cases":
            return self._cases(opened)
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


def cases(pairs: list[tuple[Node, ...]]) -> Node | None:
    """Make a formula of pairs of a value and a condition; the last may have none."""
    flat = [node for pair in pairs for node in pair]
    conditions = [node for pair in pairs for node in pair[1:]]
    are_said = all(_is_condition(node) for node in conditions)
    values = [pair[0] for pair in pairs if pair]
    if not are_said or any(node.kind in COMPOSITES for node in values):
        return None
    fit = all(len(pair) == 2 for pair in pairs[:-1]) and bool(pairs)
    return Node("cases", tuple(flat)) if fit else None


def _is_condition(node: Node) -> bool:
    return node.kind in ("relation", "all") or (node.kind == "bare" and bool(node.value))


def is_infinite(node: Node) -> bool:
    """Tell whether a tree is ∞ or −∞."""
    inner = node.args[0] if node.kind == "neg" else node
    return inner.kind == "constant" and inner.name == "inf"
