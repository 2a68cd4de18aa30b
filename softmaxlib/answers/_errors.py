"""What is raised inside the engine where an answer cannot be read or computed."""

LONGEST_SHOWN = 80


class UnreadableError(Exception):
    """A text that cannot be read.

    Parameters
    ----------
    message : str
        What is wrong and how to write it.
    text : str
        What was typed.
    place : int or None
        The place in it; as `at` in the whole text, as `place` in what is shown of it.
    """

    def __init__(self, message: str, text: str = "", place: int | None = None) -> None:
        super().__init__(message)
        self.message, self.at = message, place
        self.text, self.place = around(text, place)


class TooLargeError(Exception):
    """A number too large to be computed."""


class UndefinedError(Exception):
    """An expression without a value at a point, such as 1/0."""


def around(text: str, place: int | None) -> tuple[str, int | None]:
    """Shorten a text around a place in it, and say where the place went.

    >>> around("x" * 100 + "?" + "y" * 100, 100)[0].index("?")
    40
    """
    if place is None:
        return shortened(text), None
    start = max(0, min(place - LONGEST_SHOWN // 2, len(text) - LONGEST_SHOWN))
    shown = text[start : start + LONGEST_SHOWN]
    if start:
        shown = "…" + shown[1:]
    if start + LONGEST_SHOWN < len(text):
        shown = shown[:-1] + "…"
    return shown, min(place - start, len(shown))


def shortened(text: str) -> str:
    """Shorten a text, from its start."""
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"
