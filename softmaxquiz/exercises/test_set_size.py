r"""How many test examples: an exercise of this book, on Hoeffding's inequality.

An accuracy measured on $n$ independent examples is off by $\varepsilon$ or more, to one side, with
probability at most $e^{-2 n \varepsilon^2}$. The 15,000 examples that Dive into Deep Learning asks
for belong to one side.
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
    error of $\varepsilon$ or more, **to either side**, at $\delta$? Put the lines in order.
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
            r"Divide by $-2 \varepsilon^2$: $n \ge \log(2 / \delta) / (2 \varepsilon^2)$.",
            needs="a",
        ),
        Line(
            "c",
            r"Divide by $-2 \varepsilon^2$: $n \le \log(2 / \delta) / (2 \varepsilon^2)$.",
            distractor="division by a negative number turns the sign round.",
        ),
        Line(
            "g",
            r"The two sides are independent, so it is at most $e^{-4 n \varepsilon^2}$.",
            distractor="it cannot be too high and too low at once, and either does harm: add.",
        ),
    ),
    hints=["One side first, then both.", "Then solve for $n$, and mind the sign."],
    solution="`f b e a d`: one side, both sides, at most δ, the logarithm, and the division.",
)

b1 = EXERCISE.part(
    "b1",
    "So how many examples are enough for both sides? A formula in `epsilon` and `delta`.",
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
    solution=r"$n = \log(2 / \delta) / (2 \varepsilon^2)$, rounded up.",
)

b2 = EXERCISE.part(
    "b2",
    r"How many for $\varepsilon = 0.01$ and $\delta = 0.05$, to both sides? A whole number.",
    Number(
        "18445",
        unit="examples",
        misconceptions=[
            ("one-side", "14979", "This is for one side only."),
            ("source-answer", "15000", "This figure is for one side, and rounded."),
            ("rounded-down", "18444", "Round up: with one fewer, the bound is above 0.05."),
            ("not-whole", "log(40)/(2*0.01^2)", "Examples come whole."),
            ("not-whole", "18444.4", "Examples come whole."),
            ("base-2", "ceil(log2(40)/(2*0.01^2))", "The logarithm is natural."),
        ],
    ),
    hints=[r"$\log 40 / 0.0002$.", "Round up."],
    solution=r"$\log(2 / 0.05) / (2 \cdot 0.01^2) = 18444.4$, so 18445.",
)

b3 = EXERCISE.part(
    "b3",
    "And if only one side matters: the model is not *worse* than measured by 0.01?",
    Number(
        "14979",
        unit="examples",
        misconceptions=[
            ("both-sides", "18445", "This is for both sides."),
            ("half", "ceil(log(40)/(4*0.01^2))", "One side needs more than half of that."),
            ("rounded-down", "14978", "Round up: with one fewer, the bound is above 0.05."),
            ("not-whole", "log(20)/(2*0.01^2)", "Examples come whole."),
            ("not-whole", "14978.7", "Examples come whole."),
            ("source-answer", "15000", "This is rounded. Give the exact number."),
        ],
    ),
    hints=[r"Solve $e^{-2 n \varepsilon^2} = \delta$ for $n$."],
    solution=r"$\log(1 / 0.05) / (2 \cdot 0.01^2) = 14978.7$, so 14979.",
)

c = EXERCISE.part(
    "c",
    "To halve the error at the same risk, by which factor must the number of examples grow?",
    Number(
        "4",
        misconceptions=[
            ("linear", "2", "The error is squared in the formula."),
            ("root", "sqrt(2)", "It is the other way round: the error goes with the root of `n`."),
            ("less", "1/4", "A smaller error needs more examples, not fewer."),
        ],
    ),
    hints=["Where does the error stand in the formula?"],
    solution=r"$n$ goes with $1 / \varepsilon^2$: four times as many.",
)

d = EXERCISE.part(
    "d",
    r"""
    Now `m` models, fixed beforehand, are tested on the same examples. How many examples keep the
    risk that *any* of them is off by $\varepsilon$ or more, to either side, at $\delta$?
    """,
    Formula(
        "log(2*m/delta)/(2*epsilon^2)",
        domain={name: LETTERS[name] for name in ("epsilon", "delta", "m")},
        also=["ceil(log(2*m/delta)/(2*epsilon^2))"],
        misconceptions=[
            ("times-m", "m*log(2/delta)/(2*epsilon^2)", "They share the examples: the risk grows."),
            ("one-model", "log(2/delta)/(2*epsilon^2)", "Every model may be the one that is off."),
            ("risk-times-m", "log(2/(m*delta))/(2*epsilon^2)", "Each must run a smaller risk."),
        ],
    ),
    hints=[r"The risks of the models add up at most.", r"Give each model a risk of $\delta / m$."],
    solution=r"With $\delta / m$ for $\delta$: $n = \log(2 m / \delta) / (2 \varepsilon^2)$.",
)

SLIPS = [
    ("one-side", 35, "Both sides."),
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
    "Write `test_size(epsilon, delta, sides)`, the number of examples for 1 or 2 sides.",
    PythonFunction(
        "test_size",
        [
            Case((0.1, 0.5, 2), 70, misconceptions=SLIPS),
            Case((0.01, 0.05, 2), 18445, "Both sides.", "one-side"),
            Case((0.01, 0.05, 1), 14979, "Only one side.", "both-sides"),
            Case((0.5, 0.1, 1), 5, "Is it rounded up, for any numbers?"),
            *(Case(args, size(*args), "Is it right for any numbers?") for args in OTHERS),
        ],
        exact=True,
    ),
    hints=["`math.ceil` rounds up.", "`math.log(sides / delta)`"],
    solution="`return math.ceil(math.log(sides / delta) / (2 * epsilon**2))`",
)

f = EXERCISE.part(
    "f",
    "What does Hoeffding's inequality need here?",
    Choices(
        right("The examples are independent.", "A copy of an example adds nothing."),
        wrong("The accuracy is near one half.", "It holds for every accuracy.", "near-half"),
        right("The model was fixed before the test.", "Else chance was chosen for."),
        wrong("Errors are normally distributed.", "It holds for every `n`, exactly.", "normal"),
        wrong("The classes are equally frequent.", "Only right or wrong counts.", "balanced"),
    ),
    hints=["Copy an example a hundred times. Or pick the best of many models. What goes wrong?"],
    solution="Independent examples, and a model that was not chosen by them. Nothing else.",
)

PARTS = (a, b1, b2, b3, c, d, e, f)
