"""An interval, with brackets or as inequalities; open and closed ends matter."""

from typing import ClassVar

from .formula import Formula

__all__ = ["Interval"]


class Interval(Formula):
    """An interval; the learner may type it with brackets or as inequalities.

    Examples
    --------
    >>> gap = Interval("(0, log(2)]")
    >>> gap.check("(0, ln 2]").status
    'correct'
    """

    name = "interval"
    _options: ClassVar = {"interval": True}

    def _how(self, of: str) -> str:
        return f"Answer with an interval{of}, such as `(0, 1]`, `[2, inf)` or `0 < x <= 1`."
