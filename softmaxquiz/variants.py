"""Parts whose numbers are parameters: draw other numbers, and write them as the book does."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from random import Random
from typing import Any

from .formula.numbers_as_text import fraction_text
from .kinds.base import Kind

MOST_DRAWS = 200  # if none of so many will do, the values are ill chosen
WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
)  # fmt: skip


def draws(values: Mapping[str, Sequence[Any]], seed: int) -> Iterator[dict[str, Any]]:
    """Draw values by name, again and again, the same for a seed everywhere; never the first of all.

    >>> next(draws({"w": (2, 3, 4), "g": (1, 5)}, seed=7))
    {'w': 3, 'g': 1}
    """
    random = Random(seed)
    first = {name: each[0] for name, each in values.items()}
    for _ in range(MOST_DRAWS):
        drawn = {name: random.choice(each) for name, each in values.items()}
        if drawn != first:
            yield drawn


def tells_apart(kind: Kind, book: Kind) -> bool:
    """Tell whether each named slip goes by its own name, and the book's answer is not right here.

    Two slips that agree go by one name, and one that is right has none.

    >>> from softmaxquiz.kinds.number import Number
    >>> slips = [("sum", "4", "Multiply."), ("doubled", "4", "Square.")]
    >>> tells_apart(Number("9", misconceptions=slips), Number("1"))
    False
    """
    slips = getattr(kind, "misconceptions", None)
    if slips is None:
        return True
    named = all(kind.check(wrong).misconception == slug for slug, wrong, _ in slips)
    return named and not kind.check(getattr(book, "key", ...))


def fractions(text: str) -> tuple[Fraction, ...]:
    """Read numbers, exactly: the values of a parameter.

    Parameters
    ----------
    text : str
        Fractions, whole numbers or decimals, with blanks between them.

    Returns
    -------
    tuple of Fraction
        The numbers.

    Examples
    --------
    >>> fractions("1/2 0.1 3")
    (Fraction(1, 2), Fraction(1, 10), Fraction(3, 1))
    """
    return tuple(map(Fraction, text.split()))


def tex(value: Fraction | int) -> str:
    r"""Write a number in LaTeX, as a fraction if it is not whole.

    Parameters
    ----------
    value : Fraction or int
        The number.

    Returns
    -------
    str
        LaTeX, with no more braces than it needs.

    Examples
    --------
    >>> print(tex(Fraction(1, 2)), tex(Fraction(-1, 10)), tex(Fraction(6, 2)))
    \frac12 -\frac1{10} 3
    """
    if value.denominator == 1:
        return f"{value}"
    parts = (abs(value.numerator), value.denominator)
    top, bottom = (f"{each}" if each < 10 else f"{{{each}}}" for each in parts)
    return rf"{'-' if value < 0 else ''}\frac{top}{bottom}"


def decimal(value: Fraction | int) -> str:
    """Write a number as a decimal.

    Parameters
    ----------
    value : Fraction or int
        The number.

    Returns
    -------
    str
        All its digits.

    Raises
    ------
    ValueError
        If the decimal has no end.

    Examples
    --------
    >>> decimal(Fraction(37, 20)), decimal(-3)
    ('1.85', '-3')
    """
    if not (text := fraction_text(Fraction(value))):
        raise ValueError(f"expected a number with an end as a decimal, got {value}")
    return text


def word(number: int) -> str:
    """Write a small number as a word.

    Parameters
    ----------
    number : int
        A number from 0 to 12; a larger one is written in digits.

    Returns
    -------
    str
        The word.

    Examples
    --------
    >>> word(3), word(27)
    ('three', '27')
    """
    return WORDS[number] if number < len(WORDS) else str(number)
