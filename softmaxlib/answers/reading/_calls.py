"""Read the calls of functions, with brackets or without."""

from abc import ABC, abstractmethod
from typing import NoReturn

from .._tree import Node, call, div, mul, neg, number, power, sub, symbol
from ._brackets import CASES, CLOSING, OPENING, Brackets, cases
from ._names import canonical
from ._tables import FUNCTIONS
from ._tokens import Token

_INVERSE = {"sin": "asin", "cos": "acos", "tan": "atan"}
_INVERSE |= {"sinh": "asinh", "cosh": "acosh", "tanh": "atanh"}


class Calls(Brackets, ABC):
    """Calls; what they are of is read by `power` and `atom`."""

    @abstractmethod
    def atom(self) -> Node:
        """Read a number, name, call, bracket, root or fraction."""

    def function(self, name: str, token: Token) -> Node:
        """Read a call, with brackets or without, perhaps with a power before them: sin² x."""
        function = self.names.function(name) or name
        self.deeper(token)
        exponent = self._exponent()
        if exponent is not None and exponent.number == -1 and function in _INVERSE:
            function, exponent = _INVERSE[function], None
        made = self._made(function, self._arguments(function, token), token)
        self.depth -= 1
        return made if exponent is None else power(made, exponent)

    def is_infix(self) -> bool:
        """Tell whether the word that comes next stands between its arguments: 5 choose 2."""
        self.index += 1
        infix = not self.takes_pair()
        self.index -= 1
        return infix

    def takes_pair(self) -> bool:
        """Tell whether two arguments in round brackets come next."""
        depth = commas = 0
        for token in self.tokens[self.index :] if self.at("(") else ():
            depth += (token.text in OPENING) - (token.text in CLOSING)
            commas += token.text == "," and depth == 1
            if not depth:
                return commas == 1
        return False

    def piecewise(self, token: Token) -> Node:
        """Read SymPy's Piecewise((x, x > 0), (0, True))."""
        pairs: list[tuple[Node, ...]] = []
        self.expect("(")
        while self.skip("("):
            value = self.scalar(self.sum())
            self.expect(",")
            pairs.append((value,) if self.skip_words("True") else (value, self.bare()))
            self.expect(")")
            self.skip(",")
        self.expect(")", token)
        return cases(pairs) or self.fail(CASES, token)

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
        if self.at("[", "\\{"):
            return [self.bracket()]
        minus = self.skip("-")
        if not self.starts_argument():
            self._without_argument(token)
        factors = [self.scalar(self.power())]
        while self.starts_argument() and not self.at("(", "|") and not self._at_function():
            factors.append(self.scalar(self.power()))
        return [neg(mul(*factors)) if minus else mul(*factors)]

    def starts_argument(self) -> bool:
        """Tell whether an argument without brackets begins here."""
        token = self.here
        if token.kind in ("number", "word", "root"):
            return not self.is_word("and", "or")
        return self.at("frac", "sqrt", "binom", "(", "⌈", "⌊") or (
            self.at("|") and not self.open_bars
        )

    def _at_function(self) -> bool:
        """Tell whether a function comes next, by its name or as a power of e."""
        token, after = self.here, self.tokens[min(self.index + 1, len(self.tokens) - 1)]
        if token.kind != "word":
            return False
        name = canonical(token.text, token.sub)
        if self.names.leaf(name):
            return name == "e" and after.text == "^"
        pieces = self.names.pieces(token.text, token.sub) or [(token.text, token.sub)]
        return bool(self.names.function(canonical(*pieces[0]))) or self.names.is_applied(*pieces[0])

    def _without_argument(self, token: Token) -> NoReturn:
        """Raise for a function that stands alone; log2 may be meant as log(2)."""
        name = token.text
        if token.sub.isdigit() and token.sub.isascii():
            whole = name + token.sub
            self.fail(
                f"`{whole}` needs an argument: write `{whole}(x)`, or `{name}({token.sub})` "
                f"for the logarithm of {token.sub}",
                token,
            )
        self.fail(f"`{name}` needs an argument, as in `{name}(x)`", token)

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
    if function == "perm":
        return div(call("factorial", args[0]), call("factorial", sub(*args)))
    return power(*args) if function == "pow" else call(function, *args)


def root(radicand: Node, degree: Node) -> Node:
    """Make a root."""
    return call("root", radicand, degree)
