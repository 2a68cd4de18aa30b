r"""Shapes and counts of the linear model, and how labels are written.

For the chapter on classification, and for a derivation from log-odds that writes its weights as a
K x M matrix and says that each column is a class.
"""

from fractions import Fraction

from softmaxquiz import (
    Choice,
    Choices,
    Exercise,
    Matrix,
    Number,
    Question,
    decimal,
    fractions,
    right,
    tex,
    word,
    wrong,
)

EXERCISE = Exercise(
    "linear_model",
    "Shapes, counts and labels",
    "This book, and the derivation of softmax regression from log-odds",
)

ANIMALS = ("a cat", "a chicken", "a dog", "a horse", "a pig", "a rabbit")


@EXERCISE.variants(side=(2, 3, 4, 5, 6), K=(3, 4, 5, 6))
def a1(side: int, K: int) -> Question:
    d, shown = side * side, f"{', '.join(ANIMALS[: K - 1])} or {ANIMALS[K - 1]}"
    prompt = rf"""
    Images of ${side} \times {side}$ grey pixels show {shown}. A linear model computes a
    score for each of the {word(K)} classes. How many weights does it have, without the biases?
    """
    rows = f"An image has {word(d)} pixels, {word(side)} in each row."
    kind = Number(
        d * K,
        unit="weights",
        misconceptions=[
            ("biases-counted", d * K + K, "These are the weights and the biases."),
            ("one-class", d, "These are the weights of a single class."),
            ("added", d + K, "Every pixel has a weight for every class: multiply."),
            ("side-for-pixels", side * K, rows),
            ("reference-class", d * (K - 1), f"All {word(K)} classes have weights."),
        ],
    )
    hints = ["How many features does an image have?", "Each pixel counts in each of the scores."]
    solution = rf"$d K = {d} \cdot {K} = {d * K}$."
    return EXERCISE.part("a1", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    lambda d, K: f"A linear model computes {word(K)} scores, one for each class, from {d} pixels.",
    d=(4, 9, 16, 25, 64, 100),
    K=(3, 4, 5, 6, 7, 8, 9),
)
def a2(d: int, K: int) -> Question:
    kind = Number(
        K,
        misconceptions=[
            ("one-a-feature", d, "A bias is added to a score, not to a pixel."),
            ("one-a-weight", d * K, "This is the number of weights."),
            ("one-for-all", 1, "Each score has a bias of its own."),
            ("reference-class", K - 1, "Every class has a bias."),
        ],
    )
    prompt = "How many biases does this model have?"
    hints = ["A bias is the value of a score when all pixels are 0."]
    solution = f"One for each class: $K = {K}$."
    return EXERCISE.part("a2", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(side=(28, 8, 16, 20, 32), K=(10, 5, 7, 26, 100))
def b(side: int, K: int) -> Question:
    d, size = side * side, rf"{side} \times {side}"
    data = "Fashion-MNIST" if (side, K) == (28, 10) else "A data set"
    prompt = rf"""
    {data} has grey images of ${size}$ pixels and {K} classes. How many parameters does
    the linear model have, weights and biases together?
    """
    kind = Number(
        (d + 1) * K,
        unit="parameters",
        misconceptions=[
            ("biases-forgotten", d * K, "These are the weights alone."),
            (
                "reference-class",
                (d + 1) * (K - 1),
                "This many would be enough. The model has a column for every class.",
            ),
            ("bias-a-pixel", d * (K + 1), "There is a bias for each class, not for each pixel."),
            ("one-side", (side + 1) * K, "An image has as many features as pixels."),
        ],
    )
    hints = [
        rf"There are ${side} \cdot {side} = {d}$ pixels.",
        "Each class has a weight for each pixel, and a bias.",
    ]
    solution = rf"${d} \cdot {K} + {K} = {(d + 1) * K}$."
    return EXERCISE.part("b", prompt, kind, hints=hints, solution=solution)


c = EXERCISE.part(
    "c",
    r"""
    For $n$ examples with $d$ features and $K$ classes, $\mathbf O = \mathbf X \mathbf W +
    \mathbf b$, an example in each row. Which shapes do $\mathbf X$, $\mathbf W$, $\mathbf b$ and
    $\mathbf O$ have?
    """,
    Choice(
        wrong(
            r"$n \times d$, $K \times d$, $1 \times K$, $n \times K$",
            r"Then $\mathbf X \mathbf W$ does not exist: $d$ columns meet $K$ rows.",
            "transposed",
        ),
        wrong(
            r"$d \times n$, $d \times K$, $1 \times K$, $n \times K$",
            "Then the examples would stand in columns.",
            "examples-in-columns",
        ),
        right(
            r"$n \times d$, $d \times K$, $1 \times K$, $n \times K$",
            "Each row of scores is a row of features times the weights, plus the same bias.",
        ),
        wrong(
            r"$n \times d$, $d \times K$, $n \times 1$, $n \times K$",
            "Then each example, not each class, would have a bias.",
            "bias-a-row",
        ),
    ),
    hints=["First take one example, $n = 1$.", "An example has $d$ features and gets $K$ scores."],
    solution=r"c. $n \times d$ times $d \times K$ is $n \times K$. The bias is added to each row.",
)

d = EXERCISE.part(
    "d",
    r"""
    A text writes its weights as a $K \times M$ matrix $\beta$ and says that each *column* belongs
    to a class. It computes the scores $x \beta$ from a row $x$ of $M$ features. What is wrong?
    """,
    Choice(
        wrong(
            r"Nothing: $\beta$ is $K \times M$.",
            r"Then $x \beta$ does not exist unless $M = K$.",
            "as-printed",
        ),
        right(
            r"The shape: $\beta$ is $M \times K$.",
            r"Then it has $K$ columns, one for each class, and $x \beta$ is a row of $K$ scores.",
        ),
        wrong(
            r"The product: it should be $\beta x$.",
            r"A row cannot stand on the right of a $K \times M$ matrix, unless $M = 1$.",
            "product",
        ),
        wrong(
            r"The columns: each *row* should be a class.",
            r"That fits the shape, but then $x \beta$ does not exist unless $M = K$.",
            "rows",
        ),
    ),
    hints=["By which matrices can a row of $M$ numbers be multiplied, and on which side?"],
    solution=r"b. $x$ is $1 \times M$, so $\beta$ is $M \times K$ (with one more row for a bias).",
)


@EXERCISE.variants(
    share=[
        (Fraction(1, 2), "half"),
        (Fraction(1, 4), "a quarter of"),
        (Fraction(3, 4), "three quarters of"),
    ],
    bias=[fractions("1/5 -1/10 0"), fractions("0 1/5 -1/10"), fractions("-1/10 0 1/5")],
)
def e(share: tuple[Fraction, str], bias: tuple[Fraction, ...]) -> Question:
    part, times = share
    plain: list[list[Fraction]] = [[1 + part, part - 1, 1 - part], [*fractions("0 2 0")]]
    full = [[o + b for o, b in zip(row, bias, strict=True)] for row in plain]
    bare, key = ([[*map(str, row)] for row in rows] for rows in (plain, full))
    prompt = rf"""
    Here are a minibatch of two images, weights, and biases:

    $$
    \mathbf X = \begin{{pmatrix}} 1 & {tex(part)} & 0 & 0 \\ 0 & 1 & 0 & 1 \end{{pmatrix}}, \quad
    \mathbf W = \begin{{pmatrix}} 1 & -1 & 1 \\ 1 & 1 & -1 \\ -1 & -1 & -1 \\ -1 & 1 & 1
    \end{{pmatrix}}, \quad \mathbf b = \Big({", ".join(map(tex, bias))}\Big) .
    $$

    What are the logits $\mathbf O$, a matrix of 2 rows and 3 columns?
    """
    kind = Matrix(
        key,
        misconceptions=[
            ("bias-forgotten", bare, r"This is $\mathbf X \mathbf W$, without the bias."),
            ("bias-once", [key[0], bare[1]], "Add the bias to every row, not only to the first."),
        ],
    )
    hints = [
        rf"Row 1 of $\mathbf X \mathbf W$ is the first row of $\mathbf W$ plus {times} the second.",
        r"Then add $\mathbf b$ to both rows.",
    ]
    first, second = (" & ".join(map(decimal, row)) for row in full)
    product = ", ".join(map(decimal, plain[0]))
    solution = rf"""
    $\mathbf X \mathbf W$ has the rows $({product})$ and $(0, 2, 0)$. With the bias, the scores
    say a cat and a chicken: $\begin{{pmatrix}} {first} \\ {second} \end{{pmatrix}}$.
    """
    return EXERCISE.part("e", prompt, kind, hints=hints, solution=solution)


f = EXERCISE.part(
    "f",
    r"""
    The labels are cat = 1, chicken = 2, dog = 3. A model is fitted to these *numbers* by least
    squares. What does this assume that one-hot labels do not?
    """,
    Choices(
        right(
            "That a chicken lies halfway between a cat and a dog.",
            "2 lies halfway between 1 and 3.",
        ),
        wrong("That the three classes are different.", "One-hot labels assume this, too.", "both"),
        right("That a dog is more than a chicken.", "3 is more than 2."),
        wrong(
            "That all confusions are equally bad.",
            "Errors of 1 and 2 have the squares 1 and 4.",
            "equal",
        ),
        right(
            "That dog for cat is worse than chicken for cat.",
            "Its squared error is four times as large.",
        ),
    ),
    hints=["What is the squared error of each confusion?", "Three statements are right."],
    solution=r"""
    a, c and e. The numbers have an order, $1 < 2 < 3$, and 1 and 3 are twice as far apart as 1 and
    2. The animals have neither.
    """,
)


@EXERCISE.variants(
    label=[fractions(each) for each in ("1 0", "0.9 0.05", "0.8 0.1", "0.7 0.1", "0.91 0.01")]
)
def g(label: tuple[Fraction, Fraction]) -> Question:
    own, other = label
    apart, asked = own - other, "What is the Euclidean distance between the"
    prompt = f"""
    {asked} one-hot labels of two different classes? Answer
    exactly.
    """
    if other:
        prompt = f"""
        Labels are smoothed: the entry of the class is {decimal(own)}, and all others are
        {decimal(other)}. {asked} labels of two different classes? Answer exactly.
        """
    kind = Number(
        f"{apart}*sqrt(2)",
        misconceptions=[
            ("squared", 2 * apart**2, "This is the square of the distance."),
            ("one-entry", apart, "Two entries differ, not one."),
            ("three-entries", f"{apart}*sqrt(3)", "Only two entries differ."),
            ("cancelled", 0, "The differences do not cancel: they are squared."),
        ],
    )
    hints = [
        "Which entries does their difference have?",
        "Take the root of the sum of their squares.",
    ]
    length = decimal(apart) if other else ""
    solution = (
        rf"For any two classes it is $\sqrt{{{decimal(apart)}^2 + (-{decimal(apart)})^2}} = "
        rf"{length}\sqrt 2$."
    )
    return EXERCISE.part("g", prompt, kind, hints=hints, solution=solution)


PARTS = (a1, a2, b, c, d, e, f, g)
