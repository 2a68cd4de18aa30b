"""A question: a prompt, a kind of answer, hints that come one at a time, a solution."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from copy import copy
from dataclasses import dataclass, field, replace
from fractions import Fraction
from inspect import cleandoc
from types import MappingProxyType
from typing import Any, Union

from .kinds.base import Kind
from .kinds.letters import quoted
from .outcome import Outcome
from .progress import PROGRESS, Progress
from .variants import draws, tells_apart

Follow = Callable[[str], Any]
FOLLOWS = "follows"  # the name of a slip that was made in an earlier part
LONGEST_TYPED = 200  # characters of an answer that are kept
SAME_IN_A_ROW = 30  # seeds that may give what was shown last, before it is shown again


@dataclass(frozen=True)
class Note:
    """A hint or a solution: its title, and Markdown."""

    title: str
    text: str

    def __repr__(self) -> str:
        return f"{self.title}. {self.text}"

    def _repr_markdown_(self) -> str:
        return f"**{self.title}.** {self.text}"


class Question:
    """A question whose answer is checked.

    Parameters
    ----------
    id : str
        The exercise and the part: "temperature.a1".
    prompt, solution, source : str
        What is asked, the worked solution, and where both are from, in Markdown.
    kind : Kind
        How it is answered, and what is right.
    hints : sequence of str
        Hints in Markdown, each giving away a little more.
    follows : mapping of str to callable
        For the letter of an earlier part, what the key would be if the answer to that part, which
        comes as it was typed, were right.
    progress : Progress
        Where it is kept what was tried, shown and solved.

    Examples
    --------
    >>> from softmaxquiz import Number
    >>> half = Question("sums.a", "What is $1 - 1/2$?", Number("1/2"), hints=["Halve 1."],
    ...                 progress=Progress())
    >>> half.check("0.5")
    Correct.
    >>> half.hint()
    Hint 1 of 1. Halve 1.
    >>> half.hint()
    No more hints. `solution()` shows the worked solution.
    """

    def __init__(
        self,
        id: str,
        prompt: str,
        kind: Kind,
        *,
        hints: tuple[str, ...] | list[str] = (),
        solution: str = "",
        source: str = "",
        follows: Mapping[str, Follow] = MappingProxyType({}),
        progress: Progress = PROGRESS,
    ) -> None:
        self.id, self.kind, self.source = id, kind, source
        self.prompt = cleandoc(prompt)
        self.hints = tuple(map(cleandoc, hints))
        self.worked = cleandoc(solution)
        self.follows, self.progress = follows, progress
        self.variants: Variants | None = None

    def check(self, answer: object = ...) -> Outcome:
        """Judge an answer, whatever it is, and keep in `progress` what came of it.

        Parameters
        ----------
        answer : object
            The answer; left out or still `...`, it is not attempted.

        Returns
        -------
        Outcome
            The verdict; this never raises for what a learner gave.
        """
        outcome = self.judge(answer)
        if outcome.status == "incorrect":
            outcome = self._followed(answer, outcome)
        self.progress.record(self.id, outcome, _typed(answer))
        return outcome

    def judge(self, answer: object) -> Outcome:
        """Judge an answer as `check` does, and keep nothing: it may be half typed."""
        return self.kind.check(answer)

    def _followed(self, answer: object, outcome: Outcome) -> Outcome:
        """Say so if a wrong answer follows from the wrong answer that an earlier part got last."""
        exercise = self.id.partition(".")[0]
        for letter, follow in self.follows.items():
            wrong = self.progress.of(f"{exercise}.{letter}").wrong
            if wrong and self._fits(answer, follow, wrong):
                right_if = f"This would be right if {letter} were {quoted(wrong)}."
                message = f"{right_if} Look at {letter} again."
                return replace(
                    outcome, message=message, misconception=FOLLOWS, witness=None, wrong=()
                )
        return outcome

    def _fits(self, answer: object, follow: Follow, wrong: str) -> bool:
        """Tell whether an answer would be right, had that of an earlier part been."""
        meant = copy(self.kind)
        meant.key = follow(wrong)  # type: ignore[attr-defined]
        return bool(meant.check(answer))  # undecided, if no key can be made of that answer

    def hint(self) -> Note:
        """Show the next hint.

        Returns
        -------
        Note
            The hint, or that there are no more.
        """
        number = self.progress.next_hint(self.id, len(self.hints))
        if number > len(self.hints):
            return Note("No more hints", "`solution()` shows the worked solution.")
        return Note(f"Hint {number} of {len(self.hints)}", self.hints[number - 1])

    def solution(self) -> Note:
        """Show the worked solution.

        Returns
        -------
        Note
            The solution.
        """
        self.progress.show_solution(self.id)
        return Note("Solution", self.worked)

    def another(self, seed: int | None = None) -> Union["Question", Note]:
        """Make another question like this one, with other numbers.

        Parameters
        ----------
        seed : int, optional
            What the numbers are drawn with; if left out, the next that was not shown yet.

        Returns
        -------
        Question or Note
            The question, whose id is this part's and the seed: "weight_decay.d~17". A note, if the
            part has no other numbers.
        """
        if self.variants is None:
            return Note("There is no other", "This part has no numbers that could be others.")
        if seed is None:
            seed = self.variants.next_seed(self.progress.last_variant(self.id))
            self.progress.show_variant(self.id, seed)
        return self.variants[seed]

    def to_form(self) -> dict[str, Any]:
        """Describe the question as data for a page; never its answer.

        Returns
        -------
        dict
            "id", "prompt", "hints" (how many), "source", and the form of its kind.
        """
        about = {"id": self.id, "prompt": self.prompt, "hints": len(self.hints)}
        return {**about, "source": self.source, **self.kind.form()}

    def __repr__(self) -> str:
        return f"{self.id}: {self._asked()}"

    def _repr_markdown_(self) -> str:
        return self._asked()

    def _asked(self) -> str:
        """Prompt, options, and how to answer, in Markdown."""
        return "\n\n".join(filter(None, [self.prompt, self.kind.listing(), self.kind.how]))


def _typed(answer: object) -> str:
    """Text or a number as a learner could type it again; of anything else nothing."""
    with suppress(ValueError):  # a whole number of thousands of digits
        if type(answer) in (str, int, float, Fraction):
            return str(answer)[:LONGEST_TYPED]
    return ""


class Variants:
    """A part's questions by their seeds; one is made when it is first asked for."""

    def __init__(
        self,
        make: Callable[..., Question],
        values: Mapping[str, Sequence[Any]],
        setting: Callable[..., str] | None,
    ) -> None:
        self.make, self.values, self.setting = make, values, setting
        self.book = make(**{name: each[0] for name, each in values.items()})
        self.book.variants = self
        self.made: dict[int, Question] = {}
        self.fit: dict[str, bool] = {}  # values that were drawn: can their slips be told apart?

    def __getitem__(self, seed: int) -> Question:
        """Return the question of a seed, whose slips can be told apart."""
        if seed not in self.made:
            for drawn in draws(self.values, seed):
                found, known = self.make(**drawn), repr(drawn)
                if known not in self.fit:
                    self.fit[known] = tells_apart(found.kind, self.book.kind)
                if self.fit[known]:
                    break
            else:
                raise ValueError(f"expected values whose slips differ, got {self.values}")
            found.id, found.variants, found.follows = f"{found.id}~{seed}", self, {}
            if self.setting:
                found.prompt = f"{self.setting(**drawn)} {found.prompt}"
            self.made[seed] = found
        return self.made[seed]

    def next_seed(self, last: int) -> int:
        """Return the next seed whose question is not the last one again."""
        seeds = range(last + 1, last + SAME_IN_A_ROW)
        shown = self[last].prompt if last else ""
        return next((seed for seed in seeds if self[seed].prompt != shown), last + 1)


@dataclass(frozen=True)
class Exercise:
    """An exercise: the name of its module, its title, and its source. It makes its parts.

    Examples
    --------
    >>> from softmaxquiz import Number
    >>> a = Exercise("sums", "Sums", "Own.").part("a", "What is $1 + 1$?", Number("2"))
    >>> a.id
    'sums.a'
    """

    name: str
    title: str
    source: str
    progress: Progress = field(default=PROGRESS, repr=False, compare=False)

    def part(
        self,
        letter: str,
        prompt: str,
        kind: Kind,
        *,
        hints: tuple[str, ...] | list[str] = (),
        solution: str = "",
        follows: Mapping[str, Follow] = MappingProxyType({}),
    ) -> Question:
        """Make a part of this exercise.

        Parameters
        ----------
        letter : str
            Its name in the module: "a" or "a1".
        prompt, kind, hints, solution, follows
            As of `Question`.

        Returns
        -------
        Question
            The part.
        """
        return Question(
            f"{self.name}.{letter}",
            prompt,
            kind,
            hints=hints,
            solution=solution,
            source=self.source,
            follows=follows,
            progress=self.progress,
        )

    def variants(
        self, setting: Callable[..., str] | None = None, **values: Sequence[Any]
    ) -> Callable[[Callable[..., Question]], Question]:
        """Make a part from a function of its numbers, so that it has variants.

        Parameters
        ----------
        setting : callable, optional
            From the same numbers, a sentence that stands before the prompt of a variant: what the
            book says in the parts before.
        **values : sequence
            For each parameter of the function its values, the book's own first.

        Returns
        -------
        callable
            A decorator; it turns the function into the part with the book's numbers.

        Examples
        --------
        >>> from softmaxquiz import Number
        >>> sums = Exercise("sums", "Sums", "Own.")
        >>> @sums.variants(n=(1, 2, 3))
        ... def a(n):
        ...     return sums.part("a", f"What is $1 + {n}$?", Number(f"{1 + n}"))
        >>> a.prompt, a.another(seed=5).prompt, a.another(seed=5).id
        ('What is $1 + 1$?', 'What is $1 + 3$?', 'sums.a~5')
        """
        return lambda make: Variants(make, values, setting).book
