r"""Second derivatives of the loss: exercise 1a of the softmax section of Dive into Deep Learning.

The Hessian of the cross-entropy in the logits is $\mathrm{diag}(\hat y) - \hat y \hat y^\top$.
The answer in the summary, $-1/\hat y_j$, is a named misconception.
"""

from softmaxquiz import Choices, Exercise, Formula, Matrix, right, wrong

EXERCISE = Exercise(
    "exponential_family",
    "Second derivatives of the loss",
    "Dive into Deep Learning, section 4.1, exercise 1a",
)

a1 = EXERCISE.part(
    "a1",
    r"""
    The cross-entropy of a label $\mathbf y$ is $l = -\sum_k y_k \log \hat y_k$ with
    $\hat{\mathbf y} = \operatorname{softmax}(\mathbf o)$ and $\sum_k y_k = 1$. What is
    $\partial^2 l / \partial o_j^2$? Write `p_j` for $\hat y_j$ and, if you need it, `y_j` for
    $y_j$.
    """,
    Formula(
        "p_j*(1 - p_j)",
        domain={"p_j": "unit", "y_j": "unit"},
        misconceptions=[
            (
                "minus-reciprocal",
                "-1/p_j",
                "This is the first derivative of `-log(p_j)` in `p_j`. Asked is the second "
                "derivative in the logit `o_j`, on which `p_j` depends.",
            ),
            (
                "in-the-probability",
                "y_j/p_j^2",
                "This is the second derivative in the probability `p_j`. Asked is that in the "
                "logit `o_j`, on which every probability depends.",
            ),
            (
                "first-in-the-probability",
                "-y_j/p_j",
                "This is the first derivative in the probability `p_j`. Asked is the second, in "
                "the logit `o_j`.",
            ),
            (
                "first-derivative",
                "p_j - y_j",
                "This is the gradient, the first derivative. Differentiate it once more.",
            ),
            (
                "right-class-only",
                "p_j - 1",
                "This is the gradient, the first derivative, if `j` is the right class.",
            ),
        ],
    ),
    hints=[
        r"Write the loss with the logits first: $l = \log \sum_k e^{o_k} - \sum_k y_k o_k$.",
        r"The first derivative is $\hat y_j - y_j$, and $y_j$ is a constant.",
        r"It remains to differentiate the softmax $e^{o_j} / \sum_k e^{o_k}$ in $o_j$. Use the "
        r"quotient rule.",
    ],
    solution=r"""
    $l = \log \sum_k e^{o_k} - \sum_k y_k o_k$ since labels sum to one. So
    $\partial l / \partial o_j = \hat y_j - y_j$, and with $S = \sum_k e^{o_k}$

    $$\frac{\partial^2 l}{\partial o_j^2} = \frac{\partial \hat y_j}{\partial o_j}
    = \frac{e^{o_j} S - e^{o_j} e^{o_j}}{S^2} = \hat y_j (1 - \hat y_j).$$
    """,
)

a2 = EXERCISE.part(
    "a2",
    r"""
    For two different classes $i \ne j$, what is
    $\partial^2 l / \partial o_i\, \partial o_j$? Write `p_i` and `p_j`.
    """,
    Formula(
        "-p_i*p_j",
        domain={"p_i": "unit", "p_j": "unit, p_i + p_j <= 1"},
        misconceptions=[
            (
                "diagonal-only",
                "0",
                "`p_j` depends on every logit: if `o_i` rises, so does the denominator.",
            ),
            ("sign", "p_i*p_j", "If `o_i` rises, `p_j` falls. Look at the sign."),
            (
                "case-of-one-class",
                "p_j*(1 - p_i)",
                "The 1 belongs to the case $i = j$. Here the numerator does not contain `o_i`.",
            ),
        ],
    ),
    hints=[
        r"Differentiate $\hat y_j - y_j$ in $o_i$. Where does $o_i$ stand in $\hat y_j$?",
        r"Only in the denominator: $\hat y_j = e^{o_j} S^{-1}$ with $\partial S / \partial o_i = "
        r"e^{o_i}$.",
    ],
    solution=r"""
    With the Kronecker delta, one formula covers both cases: $\hat y_j (\delta_{ij} - \hat y_i)$.
    For $i \ne j$ it is $\partial \hat y_j / \partial o_i = -e^{o_j} S^{-2} e^{o_i}
    = -\hat y_i \hat y_j$.
    """,
)

a3 = EXERCISE.part(
    "a3",
    r"""
    Write down the whole Hessian for $K = 3$, a matrix of 3 rows and 3 columns. Write `p_1`, `p_2`,
    `p_3` for the probabilities, which sum to 1.
    """,
    Matrix(
        [
            ["p_1*(1 - p_1)", "-p_1*p_2", "-p_1*p_3"],
            ["-p_1*p_2", "p_2*(1 - p_2)", "-p_2*p_3"],
            ["-p_1*p_3", "-p_2*p_3", "p_3*(1 - p_3)"],
        ],
        domain="probability",
        misconceptions=[
            (
                "diagonal-only",
                "[[p_1*(1-p_1), 0, 0], [0, p_2*(1-p_2), 0], [0, 0, p_3*(1-p_3)]]",
                "The diagonal is right, but each logit changes all probabilities.",
            ),
            (
                "outer-product-missing",
                "[[p_1, 0, 0], [0, p_2, 0], [0, 0, p_3]]",
                "This is $\\mathrm{diag}(\\hat y)$ alone. Do its rows sum to 0?",
            ),
            (
                "outer-product-alone",
                "[[p_1^2, p_1*p_2, p_1*p_3], [p_1*p_2, p_2^2, p_2*p_3], [p_1*p_3, p_2*p_3, p_3^2]]",
                "This is $\\hat y \\hat y^\\top$ alone. Do its rows sum to 0?",
            ),
            (
                "minus-reciprocal",
                "[[-1/p_1, 0, 0], [0, -1/p_2, 0], [0, 0, -1/p_3]]",
                "These are derivatives in the probabilities. Asked are those in the logits.",
            ),
        ],
    ),
    hints=[
        "Parts a1 and a2 give all entries.",
        "A constant added to all logits changes nothing, so each row sums to 0. Check yours.",
    ],
    solution=r"""
    It is $\operatorname{diag}(\hat{\mathbf y}) - \hat{\mathbf y} \hat{\mathbf y}^\top$:

    $$\begin{pmatrix}
    \hat y_1 (1 - \hat y_1) & -\hat y_1 \hat y_2 & -\hat y_1 \hat y_3 \\
    -\hat y_1 \hat y_2 & \hat y_2 (1 - \hat y_2) & -\hat y_2 \hat y_3 \\
    -\hat y_1 \hat y_3 & -\hat y_2 \hat y_3 & \hat y_3 (1 - \hat y_3)
    \end{pmatrix}$$
    """,
)

a4 = EXERCISE.part(
    "a4",
    r"Which of these hold for the Hessian at all logits and all labels, for every $K \ge 2$?",
    Choices(
        right("It is symmetric.", "The order of differentiation does not matter."),
        wrong(
            "It is positive definite.",
            r"Multiply it by the vector of ones: the rows sum to 0.",
            "definite",
        ),
        right(
            "It does not depend on the label.",
            "The loss is linear in the label's terms, so they vanish.",
        ),
        wrong(
            "All its entries are positive.",
            "Then no row could sum to 0. Look off the diagonal.",
            "all-positive",
        ),
        right("No entry on its diagonal exceeds $1/4$.", r"$t (1 - t)$ is largest at $t = 1/2$."),
    ),
    hints=[
        "Try it with $K = 2$ and equal logits.",
        r"What is $\mathbf H \mathbf 1$, and what does that say of its eigenvalues?",
    ],
    solution=r"""
    a, c and e. The matrix is symmetric and does not contain the label. Its diagonal is at most
    $1/4$, since $t(1 - t) = 1/4 - (t - 1/2)^2$. It is not definite, since $\mathbf H \mathbf 1 =
    \hat{\mathbf y} - \hat{\mathbf y} \cdot 1 = 0$, and its entries off the diagonal are negative.
    """,
)

PARTS = (a1, a2, a3, a4)
