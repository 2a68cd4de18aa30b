r"""Shapes and counts of the linear model, and how labels are written.

Called for by the chapter on classification, and by a derivation from log-odds that lays its weights
out as K x M and says that each column is a class.
"""

from softmaxquiz import Choice, Choices, Exercise, Matrix, Number, right, wrong

EXERCISE = Exercise(
    "linear_model",
    "Shapes, counts and labels",
    "This book, and the derivation of softmax regression from log-odds",
)

a1 = EXERCISE.part(
    "a1",
    r"""
    Images of $2 \times 2$ grey pixels show a cat, a chicken or a dog. A linear model scores all
    three. How many weights does it have, not counting the biases?
    """,
    Number(
        "12",
        unit="weights",
        misconceptions=[
            ("biases-counted", "15", "These are the weights and the biases."),
            ("one-class", "4", "These are the weights of a single class."),
            ("added", "7", "Every pixel has a weight for every class."),
        ],
    ),
    hints=["How many features has an image?", "Each of the 4 pixels counts for each of 3 scores."],
    solution=r"$d K = 4 \cdot 3 = 12$.",
)

a2 = EXERCISE.part(
    "a2",
    "And how many biases?",
    Number(
        "3",
        misconceptions=[
            ("one-a-feature", "4", "A bias is added to a score, not to a pixel."),
            ("one-a-weight", "12", "A bias does not belong to a weight."),
            ("one-for-all", "1", "One constant in all scores would change no probability."),
        ],
    ),
    hints=["A bias is what a score is when all pixels are 0."],
    solution="One for each class: $K = 3$.",
)

b = EXERCISE.part(
    "b",
    r"""
    Fashion-MNIST has grey images of $28 \times 28$ pixels and 10 classes. How many parameters has
    the linear model, weights and biases together?
    """,
    Number(
        "7850",
        unit="parameters",
        misconceptions=[
            ("biases-forgotten", "7840", "These are the weights alone."),
            ("reference-class", "7065", "So many are free. The model has one column more."),
            ("bias-a-pixel", "8624", "There is a bias for each class, not for each pixel of it."),
            ("one-side", "290", "An image has as many features as pixels."),
        ],
    ),
    hints=[r"$d = 28 \cdot 28 = 784$.", "$d K$ weights and $K$ biases."],
    solution=r"$784 \cdot 10 + 10 = 7850$.",
)

c = EXERCISE.part(
    "c",
    r"""
    For $n$ examples with $d$ features and $K$ classes, $\mathbf O = \mathbf X \mathbf W +
    \mathbf b$, an example in each row. Which shapes have $\mathbf X$, $\mathbf W$, $\mathbf b$ and
    $\mathbf O$?
    """,
    Choice(
        wrong(
            r"$n \times d$, $K \times d$, $1 \times K$, $n \times K$",
            r"Then $\mathbf X \mathbf W$ does not exist: $d$ columns meet $K$ rows.",
            "transposed",
        ),
        wrong(
            r"$d \times n$, $d \times K$, $1 \times K$, $n \times K$",
            "Then the examples stand in columns.",
            "examples-in-columns",
        ),
        right(
            r"$n \times d$, $d \times K$, $1 \times K$, $n \times K$",
            "Each row of scores is a row of features times the weights, plus the same bias.",
        ),
        wrong(
            r"$n \times d$, $d \times K$, $n \times 1$, $n \times K$",
            "Then each example has a bias, and each class of it the same.",
            "bias-a-row",
        ),
    ),
    hints=["Take one example first, $n = 1$.", "An example has $d$ numbers, and gets $K$ scores."],
    solution=r"$n \times d$ times $d \times K$ is $n \times K$; the bias is added to each row.",
)

d = EXERCISE.part(
    "d",
    r"""
    A text writes its weights as a $K \times M$ matrix $\beta$, says that each *column* belongs to
    a class, and computes the scores $x \beta$ of a row $x$ of $M$ features. What is its slip?
    """,
    Choice(
        wrong(
            r"None: $\beta$ is $K \times M$.",
            r"Then $x \beta$ does not exist unless $M = K$.",
            "as-printed",
        ),
        right(
            r"The shape: $\beta$ is $M \times K$.",
            r"Then it has $K$ columns, one a class, and $x \beta$ is a row of $K$ scores.",
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
    hints=["Which shape must a matrix have that a row of $M$ numbers can be multiplied by?"],
    solution=r"$x$ is $1 \times M$, so $\beta$ is $M \times K$ (one row more with a bias).",
)

e = EXERCISE.part(
    "e",
    r"""
    A minibatch of two images, hand-written weights and biases:

    $$
    \mathbf X = \begin{pmatrix} 1 & \frac12 & 0 & 0 \\ 0 & 1 & 0 & 1 \end{pmatrix}, \quad
    \mathbf W = \begin{pmatrix} 1 & -1 & 1 \\ 1 & 1 & -1 \\ -1 & -1 & -1 \\ -1 & 1 & 1
    \end{pmatrix}, \quad \mathbf b = \Big(\frac15, -\frac1{10}, 0\Big) .
    $$

    What are the logits $\mathbf O$?
    """,
    Matrix(
        [["17/10", "-3/5", "1/2"], ["1/5", "19/10", "0"]],
        misconceptions=[
            (
                "bias-forgotten",
                [["3/2", "-1/2", "1/2"], ["0", "2", "0"]],
                r"This is $\mathbf X \mathbf W$, without the bias.",
            ),
            (
                "bias-once",
                [["17/10", "-3/5", "1/2"], ["0", "2", "0"]],
                "The bias belongs to every row, not to the first alone.",
            ),
        ],
    ),
    hints=[
        r"Row 1 of $\mathbf X \mathbf W$ is the first row of $\mathbf W$ plus half the second.",
        r"Then add $\mathbf b$ to both rows.",
    ],
    solution=r"""
    $\mathbf X \mathbf W$ has the rows $(1.5, -0.5, 0.5)$ and $(0, 2, 0)$. With the bias they are
    $(1.7, -0.6, 0.5)$ and $(0.2, 1.9, 0)$: a cat and a chicken.
    """,
)

f = EXERCISE.part(
    "f",
    r"""
    The labels are cat = 1, chicken = 2, dog = 3. A model is fitted to these *numbers* by least
    squares. What does that claim which one-hot labels do not?
    """,
    Choices(
        right("That a chicken lies halfway between a cat and a dog.", "2 does, between 1 and 3."),
        wrong("That the three classes are different.", "So do one-hot labels.", "both"),
        right("That a dog is more than a chicken.", "3 is more than 2."),
        wrong("That all confusions are equally bad.", "1 and 2 have the squares 1 and 4.", "equal"),
        right("That dog for cat is worse than chicken for cat.", "Four times, in squares."),
    ),
    hints=["What is the squared error of each confusion?", "Three of them are right."],
    solution=r"""
    The numbers have an order and distances: $1 < 2 < 3$, and 1 and 3 are twice as far apart as 1
    and 2. None of that is true of the animals.
    """,
)

g = EXERCISE.part(
    "g",
    r"How far apart are the one-hot labels of two different classes, for every $K$?",
    Number(
        "sqrt(2)",
        misconceptions=[
            ("squared", "2", "This is the square of the distance."),
            ("one-entry", "1", "Two entries differ, not one."),
        ],
    ),
    hints=["Their difference has one entry 1, one entry $-1$, and zeros."],
    solution=r"$\sqrt{1^2 + (-1)^2} = \sqrt 2$, for any two classes.",
)

PARTS = (a1, a2, b, c, d, e, f, g)
