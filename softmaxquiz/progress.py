"""What a learner has done so far: which parts are solved, and which hints he has seen."""

from collections.abc import Iterable

from .outcome import Outcome


class Progress:
    """Which questions are solved or tried, and how many hints of each were shown.

    A question that was solved stays solved. Only outcomes that say something about the answer
    count as a try; one that could not be read costs nothing.

    >>> progress = Progress()
    >>> progress.record("tails.a", Outcome("incorrect"))
    >>> progress.record("tails.b", Outcome("correct"))
    >>> [progress.status(id) for id in ("tails.a", "tails.b", "tails.c")]
    ['tried', 'solved', 'open']
    """

    def __init__(self) -> None:
        self._status: dict[str, str] = {}
        self._hints: dict[str, int] = {}
        self._variants: dict[str, int] = {}

    def record(self, question: str, outcome: Outcome) -> None:
        """Take note of a check of the question with this id."""
        if outcome:
            self._status[question] = "solved"
        elif outcome.status == "incorrect":
            self._status.setdefault(question, "tried")

    def status(self, question: str) -> str:
        """Tell how far a question is: "solved", "tried" or "open"."""
        return self._status.get(question, "open")

    def next_hint(self, question: str, available: int) -> int:
        """Return the number of the next hint, from 1; one more than available if none is left."""
        self._hints[question] = min(self._hints.get(question, 0), available) + 1
        return self._hints[question]

    def last_variant(self, question: str) -> int:
        """Return the seed of the variant that was shown last; 0 if none was."""
        return self._variants.get(question.partition("~")[0], 0)

    def show_variant(self, question: str, seed: int) -> None:
        """Take note that the variant of a seed was shown."""
        self._variants[question.partition("~")[0]] = seed

    def reset(self, questions: Iterable[str] | None = None) -> None:
        """Forget what was done, of all questions if none are given."""
        for question in [*self._status, *self._hints] if questions is None else questions:
            self._status.pop(question, None)
            self._hints.pop(question, None)


PROGRESS = Progress()
"""What the questions of `softmaxquiz.exercises` keep, unless they are given another."""
