"""Going through the tokens of a text, and saying what is wrong at one of them."""

from collections.abc import Callable
from typing import NoReturn

from .errors import UnreadableError
from .names import Names
from .tokens import PROBLEMS, Token, tokens
from .tree import Node

DEEPEST = 40
CLOSING = (")", "]", "}", "\\}", "⌉", "⌋")


class Cursor:
    """A place in a text."""

    def __init__(self, text: str, names: Names, tight: bool = False) -> None:
        self.text, self.names, self.tight = text, names, tight
        self.tokens = tokens(text)
        self.index = self.depth = self.open_bars = 0
        self.composite_at: int | None = None  # the bracket of the last list or equation
        self.is_latex = "\\" in text
        plain = any(token.text == "," for token in self.tokens)
        self.commas = (",",) if plain else (",", ";")  # semicolons where there are no commas

    @property
    def here(self) -> Token:
        """The token to be read next."""
        return self.tokens[self.index]

    def next(self) -> Token:
        """Read a token."""
        token = self.here
        self.index = min(self.index + 1, len(self.tokens) - 1)
        return token

    def at(self, *ops: str) -> bool:
        """Tell whether one of these signs comes next."""
        return self.here.kind == "op" and self.here.text in ops

    def skip(self, *ops: str) -> bool:
        """Read one of these signs if it comes next."""
        if found := self.at(*ops):
            self.next()
        return found

    def at_word(self, *words: str) -> bool:
        """Tell whether one of these words comes next, in small letters or large ones."""
        token = self.here
        known = token.text in words or (token.text.isupper() and token.text.lower() in words)
        is_word = token.kind == "word" and known and not token.sub
        return is_word and token.text not in self.names.known

    def expect(self, op: str, opened: Token | None = None) -> None:
        """Read this sign, or say what is missing."""
        if self.skip(op):
            return
        if opened is not None and self.here.kind == "end":
            self.fail(f"This `{opened.text}` is never closed", opened)
        self.unexpected(f"expected `{op}`")

    def inside(self, token: Token, read: Callable[[], Node]) -> Node:
        """Read one level deeper; raise where too many levels are open."""
        self.depth += 1
        if self.depth > DEEPEST:
            self.fail(f"Too deeply nested: {DEEPEST} brackets or powers are the most", token)
        node = read()
        self.depth -= 1
        return node

    def fail(self, message: str, token: Token | None = None) -> NoReturn:
        """Raise at a token."""
        raise UnreadableError(message, self.text, (token or self.here).at)

    def unexpected(self, wanted: str = "") -> NoReturn:
        """Raise at the token that comes next."""
        token = self.here
        if token.kind == "end":
            self.fail("Something is missing at the end" + (f": {wanted}" if wanted else ""))
        if token.text in CLOSING and not wanted:
            self.fail(f"This `{token.text}` closes nothing, or nothing stands before it")
        if token.text in PROBLEMS:
            self.fail(PROBLEMS[token.text])
        shown = token.text + token.sub
        shown = "\\" + shown if shown in ("frac", "sqrt", "begin", "end") else shown
        self.fail(f"`{shown[:40]}` cannot stand here" + (f": {wanted}" if wanted else ""))

    def two_numbers(self, token: Token) -> NoReturn:
        """Say how a mixed number, or one with spaces between thousands, is written."""
        first, second = token.text, self.here.text
        after = [each.text for each in self.tokens[self.index + 1 : self.index + 3]]
        if not second.isascii() or after[:1] == ["/"]:
            fraction = second if not second.isascii() else f"{second}/{after[1]}"
            self.fail(f"A mixed number is written as a sum: `{first} + {fraction}`")
        if len(first) <= 3 and len(second) == 3 and (first + second).isdigit():
            self.fail(f"A number is written without spaces: `{first}{second}`")
        self.fail("Two numbers stand next to each other: put a sign between them")
