"""What a learner has done so far: which parts are solved, which were missed, and when."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from time import time

from .outcome import Outcome

DAY = 86_400.0  # seconds
WAITS = (1, 3, 7, 21)  # days until a missed part comes again, longer each time it is right


@dataclass
class Record:
    """What was done at a part and at its variants; `solved` and `wrong` are of the part itself."""

    attempts: int = 0  # answers that were right or wrong
    hints: int = 0  # how many were shown
    slips: Counter[str] = field(default_factory=Counter)  # by their names
    solved: bool = False
    shown: bool = False  # the solution was
    is_missed: bool = False  # once wrong, or looked up before it was right
    right: int = 0  # times in a row since
    at: float = 0.0  # when it was answered last
    wrong: str = ""  # the last answer as typed, if it was wrong


class Progress:
    """A record for each part, the hints of each question, and the variants that were shown.

    A part that was solved stays solved; a variant that was solved is practice for its part. Only
    outcomes that say something about the answer count; one that could not be read costs nothing.

    >>> progress = Progress()
    >>> progress.record("tails.a", Outcome("incorrect"))
    >>> progress.record("tails.b", Outcome("correct"))
    >>> progress.record("tails.a~7", Outcome("correct"))
    >>> [progress.status(id) for id in ("tails.a", "tails.b", "tails.c")]
    ['tried', 'solved', 'open']
    """

    def __init__(self, clock: Callable[[], float] = time) -> None:
        self.clock = clock
        self._records: dict[str, Record] = {}
        self._hints: dict[str, int] = {}
        self._variants: dict[str, int] = {}

    def of(self, question: str) -> Record:
        """Return the record of the part that a question, or a variant, belongs to."""
        return self._records.setdefault(question.partition("~")[0], Record())

    def record(self, question: str, outcome: Outcome, answer: str = "") -> None:
        """Take note of a check of the question with this id."""
        if outcome.status not in ("correct", "incorrect"):
            return
        found, is_right = self.of(question), bool(outcome)
        found.attempts += 1
        found.at = self.clock()
        found.right = found.right + 1 if is_right else 0
        found.is_missed |= not is_right
        if outcome.misconception:
            found.slips[outcome.misconception] += 1
        if "~" not in question:
            found.solved |= is_right
            found.wrong = "" if is_right else answer

    def status(self, question: str) -> str:
        """Tell how far a question is: "solved", "tried" or "open"."""
        found = self._records.get(question, Record())
        return "solved" if found.solved else "tried" if found.attempts else "open"

    def due(self, question: str) -> float | None:
        """Return the time from which a part that was missed should be asked again, if any."""
        found = self._records.get(question, Record())
        if not found.is_missed or found.right > len(WAITS):
            return None
        return found.at + (WAITS[found.right - 1] * DAY if found.right else 0)

    def next_hint(self, question: str, available: int) -> int:
        """Return the number of the next hint, from 1; one more than available if none is left."""
        number = self._hints[question] = min(self._hints.get(question, 0), available) + 1
        self.of(question).hints += number <= available
        return number

    def show_solution(self, question: str) -> None:
        """Take note that the solution was shown; who needed it should meet the part again."""
        found = self.of(question)
        found.shown = True
        found.is_missed |= not found.right

    def last_variant(self, question: str) -> int:
        """Return the seed of the variant that was shown last; 0 if none was."""
        return self._variants.get(question.partition("~")[0], 0)

    def show_variant(self, question: str, seed: int) -> None:
        """Take note that the variant of a seed was shown."""
        self._variants[question.partition("~")[0]] = seed

    def reset(self, questions: Iterable[str] | None = None) -> None:
        """Forget what was done, of all questions if none are given."""
        known = [*self._records, *self._hints, *self._variants]
        for question in known if questions is None else list(questions):
            self._records.pop(question, None)
            self._hints.pop(question, None)
            self._variants.pop(question, None)


PROGRESS = Progress()
"""What the questions of `softmaxquiz.exercises` keep, unless they are given another."""
