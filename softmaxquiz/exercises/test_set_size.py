r"""How many test examples: an exercise of this book, on Hoeffding's inequality.

An accuracy measured on $n$ independent examples is off by $\varepsilon$ or more, to one side, with
probability at most $e^{-2 n \varepsilon^2}$. The 15,000 examples that Dive into Deep Learning asks
for are for one side.
"""

from math import ceil, log

from softmaxquiz import (
    Case,
    Choices,
    Exercise,
    Formula,
    Line,
    Number,
    Ordering,
    PythonFunction,
    right,
    wrong,
)

EXERCISE = Exercise("test_set_size", "How many test examples", "This book")

LETTERS = {"epsilon": "unit", "delta": "unit", "m": "natural"}

a = EXERCISE.part(
    "a",
    r"""
    A model's accuracy is measured on $n$ independent test examples. By Hoeffding's inequality it
    exceeds the true one by $\varepsilon$ or more with probability at most $e^{-2 n \varepsilon^2}$,
    and falls short of it by as much with at most the same. Which $n$ keeps the probability of an
    error of $\varepsilon$ or more, **to either side**, at or below $\delta$? Put the lines in
    order. Two of them do not belong to the proof.
    """,
    Ordering(
        Line("f", r"To each side the probability is at most $e^{-2 n \varepsilon^2}$."),
        Line("b", r"To either side it is at most the sum, $2 e^{-2 n \varepsilon^2}$.", needs="f"),
        Line(
            "e", r"That is at most $\delta$ if $e^{-2 n \varepsilon^2} \le \delta / 2$.", needs="b"
        ),
        Line(
            "a",
            r"The logarithm increases, so the same is $-2 n \varepsilon^2 \le \log(\delta / 2)$.",
            needs="e",
        ),
        Line(
            "d",
            r"Divide by $-2 \varepsilon^2$; the sign $\le$ becomes $\ge$, which bounds $n$ from "
            r"below.",
            needs="a",
        ),
        Line(
            "c",
            r"Divide by $-2 \varepsilon^2$; the sign $\le$ stays, which bounds $n$ from above.",
            distractor="division by a negative number reverses the sign.",
        ),
        Line(
            "g",
            r"The two sides are independent, so it is at most $e^{-4 n \varepsilon^2}$.",
            distractor="it cannot be too high and too low at once. Add the probabilities.",
        ),
    ),
    hints=["One side first, then both.", "Then solve for $n$, and mind the sign."],
    solution="`f b e a d`: one side, both sides, at most δ, the logarithm, and the division.",
)

b1 = EXERCISE.part(
    "b1",
    """
    Solve a for $n$: which number of examples is enough for both sides? Do not round. Answer with a
    formula in `epsilon` and `delta`.
    """,
    Formula(
        "log(2/delta)/(2*epsilon^2)",
        domain={name: LETTERS[name] for name in ("epsilon", "delta")},
        also=["ceil(log(2/delta)/(2*epsilon^2))"],
        misconceptions=[
            ("one-side", "log(1/delta)/(2*epsilon^2)", "This is for one side."),
            ("not-squared", "log(2/delta)/(2*epsilon)", "The error is squared in the exponent."),
            ("factor-lost", "log(2/delta)/epsilon^2", "The exponent has a factor 2."),
            ("negative", "log(delta/2)/(2*epsilon^2)", "The logarithm of `delta/2` is negative."),
        ],
    ),
    hints=[r"Solve $2 e^{-2 n \varepsilon^2} = \delta$ for $n$."],
    solution=r"Rounded up, this is the least number: $n = \log(2 / \delta) / (2 \varepsilon^2)$.",
)

b2 = EXERCISE.part(
    "b2",
    r"""
    How many examples does b1 ask for if $\varepsilon = 0.01$ and $\delta = 0.05$? Round up to a
    whole number.
    """,
    Number(
        "18445",
        unit="examples",
        misconceptions=[
            ("one-side", "14979", "This is for one side only."),
            ("source-answer", "15000", "This is for one side, and rounded."),
            ("rounded-down", "18444", "Round up: with one fewer, the bound is above 0.05."),
            ("not-whole", "log(40)/(2*0.01^2)", "Round up to a whole number."),
            ("not-whole", "18444.4", "Round up to a whole number."),
            ("base-2", "ceil(log2(40)/(2*0.01^2))", "The logarithm is natural."),
            ("factor-lost", "ceil(log(40)/0.01^2)", "The exponent has a factor 2."),
            ("not-squared", "ceil(log(40)/0.02)", "Square the error."),
        ],
    ),
    hints=[r"Here $2 / \delta = 40$ and $2 \varepsilon^2 = 0.0002$.", "Then round up."],
    solution=r"$\log(2 / 0.05) / (2 \cdot 0.01^2) \approx 18444.4$, so it takes $18445$.",
)

b3 = EXERCISE.part(
    "b3",
    r"""
    How many examples does it take if only one side matters, so that the model is not *worse* than
    measured by 0.01 or more? Take $\delta = 0.05$ again, and round up to a whole number.
    """,
    Number(
        "14979",
        unit="examples",
        misconceptions=[
            ("both-sides", "18445", "This is for both sides."),
            ("half", "ceil(log(40)/(4*0.01^2))", "One side needs more than half as many."),
            ("rounded-down", "14978", "Round up: with one fewer, the bound is above 0.05."),
            ("not-whole", "log(20)/(2*0.01^2)", "Round up to a whole number."),
            ("not-whole", "14978.7", "Round up to a whole number."),
            ("source-answer", "15000", "This is rounded. Give the exact number."),
        ],
    ),
    hints=[r"Solve $e^{-2 n \varepsilon^2} = \delta$ for $n$."],
    solution=r"$\log(1 / 0.05) / (2 \cdot 0.01^2) \approx 14978.7$, so it takes $14979$.",
)

c = EXERCISE.part(
    "c",
    "To halve the error at the same risk, by which factor must the number of examples grow?",
    Number(
        "4",
        misconceptions=[
            ("linear", "2", "The error is squared in the formula."),
            ("root", "sqrt(2)", "It is the other way round: the error falls with the root of `n`."),
            ("less", "1/4", "A smaller error needs more examples, not fewer."),
            ("cubed", "8", "The error is squared, not cubed."),
        ],
    ),
    hints=["Where does the error stand in the formula?"],
    solution=r"$n$ is proportional to $1 / \varepsilon^2$, so it grows by the factor $4$.",
)

d = EXERCISE.part(
    "d",
    r"""
    Now `m` models, fixed beforehand, are tested on the same examples. How many examples keep the
    risk that *any* of the models is off by $\varepsilon$ or more, to either side, at or below
    $\delta$? Do not round. Answer with a formula.
    """,
    Formula(
        "log(2*m/delta)/(2*epsilon^2)",
        domain={name: LETTERS[name] for name in ("epsilon", "delta", "m")},
        also=["ceil(log(2*m/delta)/(2*epsilon^2))"],
        misconceptions=[
            (
                "times-m",
                "m*log(2/delta)/(2*epsilon^2)",
                "The models share the examples. It is the risk that grows.",
            ),
            ("one-model", "log(2/delta)/(2*epsilon^2)", "Every model may be the one that is off."),
            (
                "risk-times-m",
                "log(2/(m*delta))/(2*epsilon^2)",
                "Each model must have a smaller risk, not a larger one.",
            ),
        ],
    ),
    hints=[r"The risks of the models add up at most.", r"Give each model a risk of $\delta / m$."],
    solution=r"With $\delta / m$ for $\delta$ it is $n = \log(2 m / \delta) / (2 \varepsilon^2)$.",
)

BOTH = "For both sides the risks add up."
SLIPS = [
    ("one-side", 35, BOTH),
    ("rounded-down", 69, "Round up: fewer examples are not enough."),
    ("not-whole", log(4) / 0.02, "Round up: a number of examples is whole."),
    ("base-2", 100, "Take the natural logarithm."),
]
OTHERS = [(e, d, s) for e in (0.3, 0.05, 0.002) for d in (0.9, 0.2, 0.001) for s in (1, 2)]


def size(epsilon: float, delta: float, sides: int) -> int:
    """Number of examples that are enough."""
    return ceil(log(sides / delta) / (2 * epsilon**2))


e = EXERCISE.part(
    "e",
    """
    Write a function `test_size(epsilon, delta, sides)` that returns the number of examples for 1 or
    2 sides, rounded up to a whole number.
    """,
    PythonFunction(
        "test_size",
        [
            Case((0.1, 0.5, 2), 70, misconceptions=SLIPS),
            Case((0.01, 0.05, 2), 18445, BOTH, "one-side"),
            Case((0.01, 0.05, 1), 14979, "Here only one side counts.", "both-sides"),
            Case((0.5, 0.1, 1), 5, "Is it rounded up, for any numbers?"),
            *(Case(args, size(*args), "Is it right for any numbers?") for args in OTHERS),
        ],
        exact=True,
    ),
    hints=["`math.ceil` rounds up.", "`sides` multiplies the exponential, and so divides `delta`."],
    solution="`return math.ceil(math.log(sides / delta) / (2 * epsilon**2))`",
)

f = EXERCISE.part(
    "f",
    "What does Hoeffding's inequality need here?",
    Choices(
        right("The examples are independent.", "A copy of an example adds no information."),
        wrong("The accuracy is near one half.", "It holds for every accuracy.", "near-half"),
        right(
            "The model was fixed before the test.",
            "Otherwise it may have been chosen for its luck.",
        ),
        wrong("Errors are normally distributed.", "It holds for every `n`, exactly.", "normal"),
        wrong("The classes are equally frequent.", "Only right and wrong count.", "balanced"),
    ),
    hints=["Copy an example a hundred times, or pick the best of many models. What goes wrong?"],
    solution="""
    a and c: independent examples, and a model that was not chosen with them. Nothing else.
    """,
)

PARTS = (a, b1, b2, b3, c, d, e, f)
