r"""Shapes and counts of the linear model, and how labels are written.

For the chapter on classification, and for a derivation from log-odds that writes its weights as a
K x M matrix and says that each column is a class.
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
    Images of $2 \times 2$ grey pixels show a cat, a chicken or a dog. A linear model computes a
    score for each of the three classes. How many weights does it have, without the biases?
    """,
    Number(
        "12",
        unit="weights",
        misconceptions=[
            ("biases-counted", "15", "These are the weights and the biases."),
            ("one-class", "4", "These are the weights of a single class."),
            ("added", "7", "Every pixel has a weight for every class: multiply."),
            ("side-for-pixels", "6", "An image has four pixels, two in each row."),
            ("reference-class", "8", "All three classes have weights."),
        ],
    ),
    hints=["How many features does an image have?", "Each pixel counts in each of the scores."],
    solution=r"$d K = 4 \cdot 3 = 12$.",
)

a2 = EXERCISE.part(
    "a2",
    "How many biases does this model have?",
    Number(
        "3",
        misconceptions=[
            ("one-a-feature", "4", "A bias is added to a score, not to a pixel."),
            ("one-a-weight", "12", "This is the number of weights."),
            ("one-for-all", "1", "Each score has a bias of its own."),
            ("reference-class", "2", "Every class has a bias."),
        ],
    ),
    hints=["A bias is the value of a score when all pixels are 0."],
    solution="One for each class: $K = 3$.",
)

b = EXERCISE.part(
    "b",
    r"""
    Fashion-MNIST has grey images of $28 \times 28$ pixels and 10 classes. How many parameters does
    the linear model have, weights and biases together?
    """,
    Number(
        "7850",
        unit="parameters",
        misconceptions=[
            ("biases-forgotten", "7840", "These are the weights alone."),
            (
                "reference-class",
                "7065",
                "This many would be enough. The model has a column for every class.",
            ),
            ("bias-a-pixel", "8624", "There is a bias for each class, not for each pixel."),
            ("one-side", "290", "An image has as many features as pixels."),
        ],
    ),
    hints=[
        r"There are $28 \cdot 28 = 784$ pixels.",
        "Each class has a weight for each pixel, and a bias.",
    ],
    solution=r"$784 \cdot 10 + 10 = 7850$.",
)

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
            r"None: $\beta$ is $K \times M$.",
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

e = EXERCISE.part(
    "e",
    r"""
    Here are a minibatch of two images, weights, and biases:

    $$
    \mathbf X = \begin{pmatrix} 1 & \frac12 & 0 & 0 \\ 0 & 1 & 0 & 1 \end{pmatrix}, \quad
    \mathbf W = \begin{pmatrix} 1 & -1 & 1 \\ 1 & 1 & -1 \\ -1 & -1 & -1 \\ -1 & 1 & 1
    \end{pmatrix}, \quad \mathbf b = \Big(\frac15, -\frac1{10}, 0\Big) .
    $$

    What are the logits $\mathbf O$, a matrix of 2 rows and 3 columns?
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
                "Add the bias to every row, not only to the first.",
            ),
        ],
    ),
    hints=[
        r"Row 1 of $\mathbf X \mathbf W$ is the first row of $\mathbf W$ plus half the second.",
        r"Then add $\mathbf b$ to both rows.",
    ],
    solution=r"""
    $\mathbf X \mathbf W$ has the rows $(1.5, -0.5, 0.5)$ and $(0, 2, 0)$. With the bias, the scores
    say a cat and a chicken: $\begin{pmatrix} 1.7 & -0.6 & 0.5 \\ 0.2 & 1.9 & 0 \end{pmatrix}$.
    """,
)

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

g = EXERCISE.part(
    "g",
    r"""
    What is the Euclidean distance between the one-hot labels of two different classes? Answer
    exactly.
    """,
    Number(
        "sqrt(2)",
        misconceptions=[
            ("squared", "2", "This is the square of the distance."),
            ("one-entry", "1", "Two entries differ, not one."),
            ("three-entries", "sqrt(3)", "Only two entries differ."),
            ("cancelled", "0", "The differences do not cancel: they are squared."),
        ],
    ),
    hints=[
        "Which entries does their difference have?",
        "Take the root of the sum of their squares.",
    ],
    solution=r"For any two classes it is $\sqrt{1^2 + (-1)^2} = \sqrt 2$.",
)

PARTS = (a1, a2, b, c, d, e, f, g)
