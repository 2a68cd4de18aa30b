"""Where the kinds meet the engine: what they need of it, in their terms."""

from collections.abc import Hashable, Mapping
from dataclasses import replace
from typing import Any

from .._canonical import canonical
from .._errors import TooLargeError, UndefinedError, UnreadableError
from .._tree import symbols
from ..comparing import compare
from ..numbers import Real, to_fraction, value_of
from ..outcome import Outcome
from ..reading import Names, declare, read

__all__ = ["Domain", "Form", "Key", "Misconception", "close", "judge", "letters", "written"]

Domain = str | Mapping[str, str]
Form = Hashable
Key = str | list[str] | list[list[str]]
Misconception = tuple[str, object, str]


def judge(answer: object, key: object, **options: Any) -> Outcome:
    """Compare, with the options of `compare`; the witness of a constant would be the answer.

    >>> judge("x", "2*x").witness is None, judge("1", "2").witness is None
    (False, True)
    """
    outcome = compare(answer, key, **options)
    if outcome.witness is not None and not outcome.witness.at:
        return replace(outcome, witness=None)
    return outcome


def close(answer: object, key: object, tolerance: object) -> bool:
    """Tell whether two numbers are close, to 128 bits: for hints, not for verdicts.

    >>> close("1.1", "log(3)", "0.01"), close("1.1", "log(3)", "0.001"), close("x", "1", "9")
    (True, False, False)
    """
    try:
        a, b, off = (
            to_fraction(value_of(read(each, Names()), {}, Real(128)))
            for each in (answer, key, tolerance)
        )
    except (UnreadableError, UndefinedError, TooLargeError, OverflowError):
        return False
    return abs(a - b) <= off


def letters(key: object, domain: Domain = "real") -> tuple[str, ...]:
    """Return the names that an answer may use: those declared, then those in the key.

    >>> letters("p_1*log(q_1)"), letters("x", {"n": "integer"})
    (('p_1', 'q_1'), ('n', 'x'))
    """
    listed = () if isinstance(domain, str) else tuple(map(declare, domain))
    try:
        found = symbols(read(key, Names(listed, free=True)))
    except UnreadableError as error:
        raise ValueError(f"expected a key that can be read: {error.message}") from error
    return tuple(dict.fromkeys([*listed, *found]))


def written(formula: object, names: tuple[str, ...]) -> Form:
    """Return what was written, order and spelling aside: equal for `1 + x` and `x+1`.

    >>> written("(x + 1)/2", ("x",)) == written("(1+x)*2^-1", ("x",))
    True
    """
    return canonical(read(formula, Names(names)))
