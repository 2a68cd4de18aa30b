"""What a learner has done so far: which parts are solved, and which hints he has seen."""

from collections.abc import Iterable

from .outcome import Outcome

__all__ = ["PROGRESS", "Progress"]


class Progress:
    """Which questions are solved or tried, and how many hints of each were shown.

    A question that was solved stays solved. Only outcomes that say something about the answer
    count as a try; one that could not be read costs nothing.

    Examples
    --------
    >>> progress = Progress()
    >>> progress.record("tails.a", Outcome("incorrect"))
    >>> progress.record("tails.b", Outcome("correct"))
    >>> progress.line(["tails.a", "tails.b", "tails.c"])
    'Solved 1 of 3 parts.'
    >>> progress.status("tails.a"), progress.status("tails.b"), progress.status("tails.c")
    ('tried', 'solved', 'open')
    """

    def __init__(self) -> None:
        self._status: dict[str, str] = {}
        self._hints: dict[str, int] = {}

    def record(self, question: str, outcome: Outcome) -> None:
        """Take note of a check.

        Parameters
        ----------
        question : str
            The id of the question.
        outcome : Outcome
            What the check found.
        """
        if outcome:
            self._status[question] = "solved"
        elif outcome.status == "incorrect":
            self._status.setdefault(question, "tried")

    def status(self, question: str) -> str:
        """Tell how far a question is.

        Parameters
        ----------
        question : str
            Its id.

        Returns
        -------
        str
            "solved", "tried" or "open".
        """
        return self._status.get(question, "open")

    def next_hint(self, question: str, available: int) -> int:
        """Count one more hint of a question, up to those there are.

        Parameters
        ----------
        question : str
            Its id.
        available : int
            How many hints it has.

        Returns
        -------
        int
            The number of the hint to show, from 1; one more than there are if none is left.
        """
        number = min(self._hints.get(question, 0), available) + 1
        self._hints[question] = number
        return number

    def reset(self, questions: Iterable[str] | None = None) -> None:
        """Forget what was done.

        Parameters
        ----------
        questions : iterable of str, optional
            The ids to forget; all if not given.
        """
        for question in [*self._status, *self._hints] if questions is None else questions:
            self._status.pop(question, None)
            self._hints.pop(question, None)

    def line(self, questions: Iterable[str]) -> str:
        """Say in a line how many of some questions are solved.

        Parameters
        ----------
        questions : iterable of str
            Their ids.

        Returns
        -------
        str
            Such as "Solved 3 of 24 parts."
        """
        states = [self.status(question) for question in questions]
        return f"Solved {states.count('solved')} of {len(states)} parts."


PROGRESS = Progress()
"""What the questions of `softmaxquiz.exercises` keep, unless they are given another."""
