"""Going through the tokens of a text, and saying what is wrong at one of them."""

from typing import NoReturn

from .._errors import UnreadableError
from ._names import Names
from ._tokens import PROBLEMS, Token, tokens

DEEPEST = 40
_MISSING = {")": "(", "]": "[", "}": "{", "\\}": "\\{", "⌉": "⌈", "⌋": "⌊"}


class Cursor:
    """A place in a text."""

    def __init__(self, text: str, names: Names) -> None:
        self.text, self.names = text, names
        self.tokens = tokens(text)
        self.index = 0
        self.depth = 0
        self.open_bars = 0
        self.composite_at: int | None = None  # the bracket of the last list, set or equation
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

    def is_word(self, *words: str) -> bool:
        """Tell whether one of these words comes next."""
        token = self.here
        same = token.text in words or (token.text in ("AND", "OR") and token.text.lower() in words)
        is_word = token.kind == "word" and same and not token.sub
        return is_word and self.names.leaf(token.text) is None

    def skip_words(self, *words: str) -> bool:
        """Read one of these words if it comes next."""
        found = self.is_word(*words)
        if found:
            self.next()
        return found

    def skip(self, *ops: str) -> bool:
        """Read one of these signs if it comes next."""
        found = self.at(*ops)
        if found:
            self.next()
        return found

    def expect(self, op: str, opened: Token | None = None) -> None:
        """Read this sign, or say what is missing."""
        if self.skip(op):
            return
        if opened is not None and self.here.kind == "end":
            self.fail(f"This `{opened.text}` is never closed", opened)
        self.unexpected(f"expected `{op}`")

    def deeper(self, token: Token) -> None:
        """Note that a bracket, sign or power opens; raise where too many are open."""
        self.depth += 1
        if self.depth > DEEPEST:
            self.fail(f"Too deeply nested: {DEEPEST} brackets or powers are the most", token)

    def fail(self, message: str, token: Token | None = None) -> NoReturn:
        """Raise at a token."""
        raise UnreadableError(message, self.text, (token or self.here).at)

    def unexpected(self, wanted: str = "") -> NoReturn:
        """Raise at the token that comes next."""
        token = self.here
        if token.kind == "end":
            self.fail("Something is missing at the end" + (f": {wanted}" if wanted else ""))
        if token.text in _MISSING and not wanted:
            self.fail(f"This `{token.text}` closes nothing, or nothing stands before it")
        if token.text in PROBLEMS:
            self.fail(PROBLEMS[token.text])
        shown = token.text + token.sub
        shown = "\\" + shown if shown in ("frac", "sqrt", "binom", "begin", "end") else shown
        self.fail(f"`{shown[:40]}` cannot stand here" + (f": {wanted}" if wanted else ""))
