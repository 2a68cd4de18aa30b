"""Read what operators stand between: numbers, names, calls, brackets, bars, roots, fractions."""

from fractions import Fraction
from typing import NoReturn

from .._tree import Node, call, constant, div, mul, neg, number, power, symbol
from ._brackets import Brackets
from ._cursor import Cursor
from ._names import FUNCTIONS, canonical, is_greek
from ._tokens import Token

_INVERSE = {"sin": "asin", "cos": "acos", "tan": "atan"}
# In a key these are letters where nothing is applied.
_LETTERS_TOO = {"gamma", "arg", "re", "im", "sign", "root"}
_INVERSE |= {"sinh": "asinh", "cosh": "acosh", "tanh": "atanh"}


class Atoms(Brackets):
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
        if token.kind == "op" and token.text in ("(", "[", "{", "\\{", "|", "begin"):
            return self.bracket()
        if token.kind == "op" and token.text in ("frac", "sqrt", "binom"):
            return self._command(self.next())
        return self.unexpected()

    def _number(self) -> Node:
        """Read a number; another one behind it is a slip."""
        token = self.next()
        if self.here.kind == "number":
            self.fail("Two numbers stand next to each other: put a sign between them")
        return number(token.number)

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
        leaf = self.names.leaf(name)
        if leaf is not None:
            return leaf
        if self.names.free and name in _LETTERS_TOO and not self.at("("):
            return symbol(name)
        if self.names.function(name):
            return self._function(name, token)
        pieces = self._pieces(token, name)
        if pieces is None:
            self._unknown(name, token)
        if len(pieces) == 1:
            return symbol(name)
        self._put_back(pieces, token)
        return self._word(self.next())

    def _pieces(self, token: Token, name: str) -> list[tuple[str, str]] | None:
        """Split a word into names; in a key, a new one is a symbol, or two of one letter each."""
        letters = token.text
        pieces = self.names.pieces(letters, token.sub)
        if pieces or not self.names.free:
            return pieces
        short = len(letters) == 2 and letters.isascii() and not is_greek(name)
        return [(letters[0], ""), (letters[1], token.sub)] if short else [(letters, token.sub)]

    def _put_back(self, pieces: list[tuple[str, str]], token: Token) -> None:
        """Read a word as several: what follows it then belongs to the last."""
        at, new = token.at, []
        for letters, sub in pieces:
            new.append(Token("word", letters, at, sub=sub))
            at += len(letters)
        self.index -= 1
        self.tokens[self.index : self.index + 1] = new

    def _unknown(self, name: str, token: Token) -> NoReturn:
        """Raise for a name that is none of the question's."""
        called = self.at("(")
        shown = token.text if called and not token.sub else name
        self.fail(self.names.problem(shown, called), token)

    def _function(self, name: str, token: Token) -> Node:
        """Read a call, with brackets or without, perhaps with a power before them: sin² x."""
        function = self.names.function(name) or name
        self.deeper(token)
        exponent = self._exponent()
        if exponent is not None and exponent.number == -1 and function in _INVERSE:
            function, exponent = _INVERSE[function], None
        made = self._made(function, self._arguments(function, token), token)
        self.depth -= 1
        return made if exponent is None else power(made, exponent)

    def _exponent(self) -> Node | None:
        """Read the power between a function and its argument."""
        if not self.skip("^"):
            return None
        if self.at("{"):
            return self.scalar(self.group())
        minus = self.skip("-")
        node = self.scalar(self.atom())
        return neg(node) if minus else node

    def _arguments(self, function: str, token: Token) -> list[Node]:
        """Read the arguments in brackets, or the product that follows without any."""
        if self.at("("):
            return self.listed("(", ")")
        if self.at("{") and (self.is_latex or function in FUNCTIONS):
            return [self.group()] if self.is_latex else [self.bracket()]
        if self.at("["):
            return [self.bracket()]
        minus = self.skip("-")
        if not self.starts_argument():
            self.fail(f"`{token.text}` needs an argument, as in `{token.text}(x)`", token)
        factors = [self.scalar(self.power())]
        while self.starts_argument() and not self.at("(", "|") and not self._at_function():
            factors.append(self.scalar(self.power()))
        return [neg(mul(*factors)) if minus else mul(*factors)]

    def starts_argument(self) -> bool:
        """Tell whether an argument without brackets begins here."""
        token = self.here
        if token.kind in ("number", "word", "root"):
            return True
        return self.at("frac", "sqrt", "binom", "(") or (self.at("|") and not self.open_bars)

    def _at_function(self) -> bool:
        """Tell whether the name of a function comes next."""
        token = self.here
        return token.kind == "word" and bool(self.names.function(canonical(token.text, token.sub)))

    def _made(self, function: str, args: list[Node], token: Token) -> Node:
        """Make a call, with the right number of arguments."""
        if function == "max" or function == "min":
            args = [*args[0].args] if len(args) == 1 and args[0].kind in ("list", "set") else args
        args = [self.scalar(arg) for arg in args]
        if function.startswith("log_"):
            base = function.removeprefix("log_")
            leaf = number(int(base)) if base.isdigit() and len(base) < 9 else self.names.leaf(base)
            if leaf is None and self.names.free:
                leaf = symbol(base)
            if leaf is None or len(args) != 1:
                self.fail(self.names.problem(base, False), token)
            return call("log", args[0], leaf)
        counts = next((n for f, n in FUNCTIONS.values() if f == function), (1,))
        counts = FUNCTIONS["log"][1] if function == "log" else counts
        if len(args) not in counts:
            wanted = "one argument" if counts[0] == 1 else f"{counts[0]} arguments"
            self.fail(f"`{token.text}` takes {wanted}, got {len(args)}", token)
        return _simplest(function, args)


def _simplest(function: str, args: list[Node]) -> Node:
    """Make the call of a function; roots and powers are written in one way."""
    if function == "root":
        return root(args[0], args[1])
    if function == "sqrt":
        return root(args[0], number(2))
    if function == "cbrt":
        return root(args[0], number(3))
    return power(*args) if function == "pow" else call(function, *args)


def root(radicand: Node, degree: Node) -> Node:
    """Make a root."""
    return call("root", radicand, degree)


__all__ = ["Atoms", "Cursor", "constant", "root"]
