"""Read what operators stand between: numbers, names, calls, brackets, bars, roots, fractions."""

import re
from fractions import Fraction
from typing import NoReturn

from .._tree import Node, call, div, number, symbol
from ._brackets import OPENING
from ._calls import Calls, root
from ._names import canonical, is_greek
from ._tables import LETTERS_TOO, NEVER_NAMES
from ._tokens import LARGEST_EXPONENT, Token

_EXPONENT = re.compile(r"\^ ((?:[+-] )?[0-9]+)(?![^ ])|\^ [({] ((?:[+-] )?[0-9]+) [)}]")


class Atoms(Calls):
    """Everything but operators."""

    def atom(self) -> Node:
        """Read a number, name, call, bracket, root or fraction."""
        token = self.here
        if token.kind == "number":
            return self._number()
        if token.kind == "word":
            return self._word(self.next())
        if token.kind == "root":
            return self._root(self.next())
        if token.kind == "op" and token.text in (*OPENING, "begin"):
            return self.bracket()
        if self.skip("∅"):
            return Node("set")
        if token.kind == "op" and token.text in ("frac", "sqrt", "binom"):
            return self._command(self.next())
        return self.unexpected()

    def _number(self) -> Node:
        """Read a number; another one behind it is a slip."""
        token = self.next()
        if (size := self._power_of_ten()) is not None:
            return number(token.number * size)
        if self.here.text == "C" and self.here.sub.isdigit() and "C" not in self.names.known:
            return call("binomial", number(token.number), number(int(self.next().sub)))
        if self.here.kind == "number":
            self._two_numbers(token, self.here)
        return number(token.number)

    def _power_of_ten(self) -> Fraction | None:
        """Read the x10^8 of 3x10^8, unless x is a name of the question."""
        cross, ten = self.here, self.tokens[min(self.index + 1, len(self.tokens) - 1)]
        glued = cross.sub == "10"
        if cross.text not in ("x", "X") or {"x", "x_10", "X"} & self.names.known:
            return None
        if not (glued or (ten.kind == "number" and ten.text == "10" and not cross.sub)):
            return None
        raised = self.tokens[self.index + 1 + (not glued) :][:6]
        found = _EXPONENT.match(" ".join(token.text for token in raised))
        if (
            not found
            or abs(exponent := int((found[1] or found[2]).replace(" ", ""))) > LARGEST_EXPONENT
        ):
            return None
        self.index += 1 + (not glued) + len(found[0].split())
        return Fraction(10) ** exponent

    def _two_numbers(self, token: Token, other: Token) -> NoReturn:
        """Say how a mixed number, or one with spaces between thousands, is written."""
        first, second = token.text, other.text
        after = [each.text for each in self.tokens[self.index + 1 : self.index + 3]]
        if not second.isascii():
            self.fail(f"A mixed number is written as a sum: `{first} + {second}`")
        if after[:1] == ["/"]:
            self.fail(f"A mixed number is written as a sum: `{first} + {second}/{after[1]}`")
        if len(first) <= 3 and len(second) == 3 and (first + second).isdigit():
            self.fail(f"A number is written without spaces: `{first}{second}`")
        self.fail("Two numbers stand next to each other: put a sign between them")

    def _root(self, token: Token) -> Node:
        """Read √ and the power behind it: √x² is √(x²), √2x is (√2)x."""
        self.deeper(token)
        radicand = self.scalar(self.power())
        self.depth -= 1
        return root(radicand, number(token.number))

    def _command(self, token: Token) -> Node:
        """Read the braces behind a LaTeX command."""
        if token.text == "sqrt":
            degree = number(2)
            if self.skip("["):
                degree = self.scalar(self.sum())
                self.expect("]")
            return root(self._braced(token), degree)
        first, second = self._braced(token), self._braced(token)
        return div(first, second) if token.text == "frac" else call("binomial", first, second)

    def _braced(self, token: Token) -> Node:
        """Read braces, or the single digit or letter that may stand for them."""
        if self.at("{"):
            return self.scalar(self.group())
        if self.here.kind == "number" and self.here.text.isdigit():
            digit = self.here
            if len(digit.text) > 1:  # \frac12 is 1/2
                rest = digit.text[1:]
                self.tokens[self.index] = Token("number", rest, digit.at + 1, Fraction(int(rest)))
                return number(int(digit.text[0]))
            return number(self.next().number)
        if self.here.kind == "word":
            return self._word(self.next())
        return self.unexpected(f"braces after `\\{token.text}`")

    def _word(self, token: Token) -> Node:
        """Read a name: a symbol, a constant, a function, or several run together."""
        name = canonical(token.text, token.sub)
        if self.names.free and name.lower() in NEVER_NAMES and name not in self.names.known:
            self._unknown(name, token)
        leaf = self.names.leaf(name)
        if leaf is not None:
            return leaf
        if self.names.free and name in LETTERS_TOO and not self.at("("):
            return symbol(name)
        if self.names.function(name):
            return self.function(name, token)
        if name == "Piecewise" and self.at("("):
            return self.piecewise(token)
        if name == "C" and self.takes_pair():
            return self.function("binomial", token)
        if self.names.is_applied(token.text, token.sub):
            self._put_back([(token.text, token.sub)], token)
            return self._word(self.next())
        pieces = self._pieces(token, name)
        if pieces is None:
            return symbol(self.names.unaccented(name) or self._unknown(name, token))
        if pieces == [(token.text, token.sub)]:
            return symbol(name)
        self._put_back(pieces, token)
        return self._word(self.next())

    def _pieces(self, token: Token, name: str) -> list[tuple[str, str]] | None:
        """Split a word into names; in a key, a new one is a symbol, or a product as mgh is."""
        letters = token.text
        pieces = self.names.pieces(letters, token.sub)
        if pieces or not self.names.free:
            return pieces or self.names.runs(letters + token.sub)
        is_product = len(letters) == 2 or not {*letters.lower()} & {*"aeiouy"}
        if not is_product or not letters.isascii() or is_greek(name) or len(letters) == 1:
            return [(letters, token.sub)]
        return [*((letter, "") for letter in letters[:-1]), (letters[-1], token.sub)]

    def _put_back(self, pieces: list[tuple[str, str]], token: Token) -> None:
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

    def _unknown(self, name: str, token: Token) -> NoReturn:
        """Raise for a name that is none of the question's."""
        called = self.at("(")
        shown = token.text if called and not token.sub else name
        self.fail(self.names.problem(shown, called), token)
