"""Where the kinds meet the engine: what they need of it, in their terms."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from .._canonical import canonical
from .._errors import Unreadable
from .._tree import Node, symbols
from ..comparing import compare
from ..outcome import Outcome
from ..reading import Names, declare, read

__all__ = ["Domain", "Form", "Key", "Misconception", "judge", "letters", "written"]

Domain = str | Mapping[str, str]
Form = Node
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


def letters(key: object, domain: Domain = "real") -> tuple[str, ...]:
    """Return the names that an answer may use: those declared, then those in the key.

    >>> letters("p_1*log(q_1)"), letters("x", {"n": "integer"})
    (('p_1', 'q_1'), ('n', 'x'))
    """
    listed = () if isinstance(domain, str) else tuple(map(declare, domain))
    try:
        found = symbols(read(key, Names(listed, free=True)))
    except Unreadable as error:
        raise ValueError(f"expected a key that can be read: {error.message}") from error
    return tuple(dict.fromkeys([*listed, *found]))


def written(formula: object, names: tuple[str, ...]) -> Form:
    """Return what was written, order and spelling aside: equal for `1 + x` and `x+1`.

    >>> written("(x + 1)/2", ("x",)) == written("(1+x)*2^-1", ("x",))
    True
    """
    return canonical(read(formula, Names(names)))
