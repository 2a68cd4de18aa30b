"""How to answer: each kind of question once, about easy things. These parts do not count."""

from softmaxquiz import (
    Case,
    Choice,
    Choices,
    Derivation,
    Exercise,
    Formula,
    Interval,
    Limit,
    Line,
    Matrix,
    Number,
    Ordering,
    PrefixCode,
    PythonFunction,
    Vector,
    right,
    wrong,
)
from softmaxquiz.progress import Progress

EXERCISE = Exercise("how_to_answer", "How to answer", "Made for this page", progress=Progress())

number = EXERCISE.part(
    "number",
    "What is a quarter of 3? Answer exactly.",
    Number("3/4", misconceptions=[("added", "13/4", "This is 3 plus a quarter.")]),
    hints=["Divide 3 by 4.", "It is less than 1."],
    solution=r"As a decimal or a fraction: $0.75 = 3 \cdot \frac14 = \frac34$.",
)

unit = EXERCISE.part(
    "unit",
    "How much information is in the toss of a fair coin, in bits?",
    Number("1", unit="bits"),
    hints=["Heads or tails: one yes-or-no question."],
    solution=r"In nats it is $\log 2$. In bits it is $1$.",
)

formula = EXERCISE.part(
    "formula",
    r"What is the derivative of $x e^x$?",
    Formula(
        "(1 + x)*exp(x)",
        misconceptions=[
            (
                "product",
                "exp(x)",
                "This is a product of two factors. Differentiate each in turn.",
            )
        ],
    ),
    hints=["Use the product rule."],
    solution=r"$e^x + x e^x = (1 + x)\, e^x$.",
)

vector = EXERCISE.part(
    "vector",
    r"What is the gradient of $x^2 y$ in $(x, y)$? Answer with two entries.",
    Vector(["2*x*y", "x^2"]),
    hints=["First the derivative in $x$, then the derivative in $y$."],
    solution=r"$(2xy,\; x^2)$.",
)

matrix = EXERCISE.part(
    "matrix",
    r"What is the product of the column $(a, b)^\top$ and the row $(c, d)$? Answer with two rows.",
    Matrix([["a*c", "a*d"], ["b*c", "b*d"]], domain=dict.fromkeys("abcd", "real")),
    hints=["Multiply every entry of the column by every entry of the row."],
    solution=r"It has two rows: $\begin{pmatrix} ac & ad \\ bc & bd \end{pmatrix}$.",
)

interval = EXERCISE.part(
    "interval",
    r"For which $x$ are both $x^2 < 4$ and $x \ge 0$?",
    Interval("[0, 2)"),
    hints=["Does 0 belong to it? Does 2?"],
    solution=r"From 0, which belongs to the interval, to 2, which does not: $[0, 2)$.",
)

limit = EXERCISE.part(
    "limit",
    r"What is the limit of $\log x$ as $x \to 0$ from above?",
    Limit("-inf", misconceptions=[("at-one", "0", r"This is its limit as $x \to 1$.")]),
    hints=[r"$\log e^{-10} = -10$."],
    solution=r"$\log x \to -\infty$.",
)

choice = EXERCISE.part(
    "choice",
    "Which of these can be a probability?",
    Choice(
        wrong("$-0.1$", "A probability is never negative.", "negative"),
        right("$0.9$", "It lies between 0 and 1."),
        wrong("$1.1$", "No probability exceeds 1.", "above-one"),
    ),
    hints=["Can a probability be negative, or larger than 1?"],
    solution="b. The others do not lie between 0 and 1.",
)

choices = EXERCISE.part(
    "choices",
    "Which of these are distributions over two classes?",
    Choices(
        right("$(0.5, 0.5)$", "Not negative, and they sum to 1."),
        wrong("$(0.5, 0.6)$", "They sum to more than 1.", "sum"),
        right("$(0, 1)$", "Not negative, and they sum to 1."),
        wrong("$(1.5, -0.5)$", "One of them is negative.", "negative"),
    ),
    hints=["Probabilities are not negative, and their sum is 1."],
    solution="a and c. The others do not sum to 1, or have a negative entry.",
)

ordering = EXERCISE.part(
    "ordering",
    r"""
    Prove that the square of an even number $n$ is even. Put the lines in order. One line does not
    belong to the proof.
    """,
    Ordering(
        Line("c", r"Let $n$ be even, $n = 2m$."),
        Line("a", r"Then $n^2 = 4m^2$.", needs="c"),
        Line("d", r"So $n^2 = 2 (2m^2)$ is even.", needs="a"),
        Line("b", r"Let $n^2$ be even.", distractor="this is what is to be shown."),
    ),
    hints=["Start from what is given."],
    solution="`c a d`: line b assumes what is to be shown.",
)

derivation = EXERCISE.part(
    "derivation",
    "Transform the start into the goal, line by line.",
    Derivation("(a + b)^2 - (a - b)^2", "4*a*b"),
    hints=["Multiply out both squares."],
    solution="`a^2 + 2*a*b + b^2 - (a^2 - 2*a*b + b^2) = 4*a*b`",
)

code = EXERCISE.part(
    "code",
    """
    Rain has probability 1/2, snow and sun have 1/4 each. Give a shortest prefix code of 0s and 1s.
    """,
    PrefixCode(["1/2", "1/4", "1/4"], names=["rain", "snow", "sun"]),
    hints=["The most probable gets the shortest word.", "No word may begin another."],
    solution="`0, 10, 11`: 3/2 bits on average.",
)

function = EXERCISE.part(
    "function",
    "Write a function `mean(values)` that returns the mean of an array.",
    PythonFunction(
        "mean",
        [
            Case(([2.0, 4.0],), 3.0),
            Case(([1.0],), 1.0, "Count the values."),
            Case(([1.0, 9.0, 2.0],), 4.0, "All values count alike."),
            Case(([-6.0, 0.0, 0.0, 1.0],), -1.25, "All values count alike."),
            Case(([1e308, 1e308],), 1e308, "The sum overflows. Divide first.", "overflow"),
        ],
    ),
    hints=["It is the sum divided by the number of values.", "Which can you do first?"],
    solution="`def mean(values): return (values / len(values)).sum()`",
)

PARTS = (
    number,
    unit,
    formula,
    vector,
    matrix,
    interval,
    limit,
    choice,
    choices,
    ordering,
    derivation,
    code,
    function,
)
