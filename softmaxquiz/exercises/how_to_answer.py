"""How to answer: each kind of question once, about things that are easy. They count for nothing."""

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
    "What is a quarter of 3?",
    Number("3/4", misconceptions=[("added", "13/4", "This is a quarter more than 3.")]),
    hints=["Divide 3 by 4.", "It is less than 1."],
    solution=r"$3 \cdot \frac14 = \frac34$, or $0.75$.",
)

unit = EXERCISE.part(
    "unit",
    "How much information is in the toss of a fair coin?",
    Number("1", unit="bits"),
    hints=["Heads or tails: one question with two answers."],
    solution=r"1 bit, or $\log 2$ nats.",
)

formula = EXERCISE.part(
    "formula",
    r"What is the derivative of $x e^x$?",
    Formula(
        "(1 + x)*exp(x)",
        misconceptions=[("product", "exp(x)", "A product of two: both factors take their turn.")],
    ),
    hints=["The product rule."],
    solution=r"$e^x + x e^x = (1 + x)\, e^x$.",
)

vector = EXERCISE.part(
    "vector",
    r"What is the gradient of $x^2 y$ in $(x, y)$?",
    Vector(["2*x*y", "x^2"]),
    hints=["First the derivative in $x$, then that in $y$."],
    solution=r"$(2xy,\; x^2)$.",
)

matrix = EXERCISE.part(
    "matrix",
    r"What is the product of the column $(a, b)^\top$ and the row $(c, d)$?",
    Matrix([["a*c", "a*d"], ["b*c", "b*d"]], domain=dict.fromkeys("abcd", "real")),
    hints=["Every entry of the column meets every entry of the row."],
    solution=r"Row 1 is $(ac, ad)$, row 2 is $(bc, bd)$.",
)

interval = EXERCISE.part(
    "interval",
    r"Where is $x^2 < 4$ and $x \ge 0$?",
    Interval("[0, 2)"),
    hints=["Does 0 belong to it? Does 2?"],
    solution=r"From 0, which belongs to it, to 2, which does not: $[0, 2)$.",
)

limit = EXERCISE.part(
    "limit",
    r"Where does $\log x$ go as $x \to 0$ from above?",
    Limit("-inf", misconceptions=[("at-one", "0", r"So it does as $x \to 1$.")]),
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
    hints=["It lies between 0 and 1."],
    solution="b: the others are not between 0 and 1.",
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
    hints=["Not negative, and the sum is 1."],
    solution="a and c.",
)

ordering = EXERCISE.part(
    "ordering",
    r"Prove that the square of an even number $n$ is even. One line is too many.",
    Ordering(
        Line("c", r"Let $n$ be even, $n = 2m$."),
        Line("a", r"Then $n^2 = 4m^2$.", needs="c"),
        Line("d", r"So $n^2 = 2 (2m^2)$ is even.", needs="a"),
        Line("b", r"Let $n^2$ be even.", distractor="This is what is to be shown."),
    ),
    hints=["Start from what is given."],
    solution="c, a, d.",
)

derivation = EXERCISE.part(
    "derivation",
    "Lead the start to the goal, line by line.",
    Derivation("(a + b)^2 - (a - b)^2", "4*a*b"),
    hints=["Multiply out both squares."],
    solution="`a^2 + 2*a*b + b^2 - (a^2 - 2*a*b + b^2) = 4*a*b`",
)

code = EXERCISE.part(
    "code",
    "Rain has probability 1/2, snow and sun have 1/4 each. Give a shortest prefix code.",
    PrefixCode(["1/2", "1/4", "1/4"], names=["rain", "snow", "sun"]),
    hints=["The likeliest gets the shortest word.", "No word may begin another."],
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
    hints=["A sum, divided by how many there are.", "Which can be done first?"],
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
