"""What is raised inside the engine where an answer cannot be read or computed."""

LONGEST_SHOWN = 80


class UnreadableError(Exception):
    """A text that cannot be read: what is wrong, the text, and the place in it if there is one.

    The place is `at` in the whole text, `place` in what is shown of it.
    """

    def __init__(self, message: str, text: str = "", place: int | None = None) -> None:
        super().__init__(message)
        self.message, self.at = message, place
        self.text, self.place = around(text, place)


class TooLargeError(Exception):
    """A number too large, or too close to 0, to be computed."""


def around(text: str, place: int | None) -> tuple[str, int | None]:
    """Shorten a text around a place in it, and say where the place went.

    >>> around("x" * 100 + "?" + "y" * 100, 100)[0].index("?")
    40
    """
    if place is None:
        return (text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"), None
    start = max(0, min(place - LONGEST_SHOWN // 2, len(text) - LONGEST_SHOWN))
    shown = text[start : start + LONGEST_SHOWN]
    if start:
        shown = "…" + shown[1:]
    if start + LONGEST_SHOWN < len(text):
        shown = shown[:-1] + "…"
    return shown, min(place - start, len(shown))
