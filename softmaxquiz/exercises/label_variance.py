r"""The variance of a label: exercise 1b of the softmax section of Dive into Deep Learning.

A label drawn from $\hat y$ has the covariance $\mathrm{diag}(\hat y) - \hat y \hat y^\top$, which
is the Hessian of the loss. The answer in the summary, $-1/\hat y_j$, is negative.
"""

from softmaxquiz import (
    Choice,
    Derivation,
    Exercise,
    Formula,
    Interval,
    Line,
    Ordering,
    Vector,
    right,
    wrong,
)

EXERCISE = Exercise(
    "label_variance", "The variance of a label", "Dive into Deep Learning, section 4.1, exercise 1b"
)

b1 = EXERCISE.part(
    "b1",
    r"""
    Draw a one-hot label $\mathbf y$ from $\hat{\mathbf y} = \operatorname{softmax}(\mathbf o)$:
    $y_j$ is 1 with probability $\hat y_j$, written `p`, and 0 otherwise. Its variance is
    $\hat y_j (1 - \hat y_j)^2 + (1 - \hat y_j)(0 - \hat y_j)^2$. Simplify it to `p*(1 - p)`, and
    show at least one line in between.
    """,
    Derivation("p*(1 - p)^2 + (1 - p)*(0 - p)^2", "p*(1 - p)", domain={"p": "unit"}),
    hints=[
        "Both terms have a factor in common.",
        "Take `p*(1 - p)` out. What is left in the bracket?",
    ],
    solution=r"""
    $\hat y_j (1 - \hat y_j)^2 + (1 - \hat y_j)\, \hat y_j^2 = \hat y_j (1 - \hat y_j)
    \big((1 - \hat y_j) + \hat y_j\big) = \hat y_j (1 - \hat y_j)$. Or: $y_j^2 = y_j$, so
    $\operatorname E[y_j^2] - \operatorname E[y_j]^2 = \hat y_j - \hat y_j^2$.
    """,
)

b2 = EXERCISE.part(
    "b2",
    r"""
    What is the covariance of the entries $y_i$ and $y_j$ for two different classes? Write `p_i` and
    `p_j` for their probabilities.
    """,
    Formula(
        "-p_i*p_j",
        domain={"p_i": "unit", "p_j": "unit, p_i + p_j <= 1"},
        misconceptions=[
            (
                "independent",
                "0",
                "This would be right for independent entries. But where one is 1, the other is 0.",
            ),
            (
                "sign",
                "p_i*p_j",
                "Where one is 1, the other is 0. What does that say about the sign?",
            ),
            ("variance-of-one", "p_j*(1 - p_j)", "This is the variance of `y_j` alone."),
        ],
    ),
    hints=[
        r"$\operatorname{Cov}(y_i, y_j) = \operatorname E[y_i y_j] - \operatorname E[y_i] "
        r"\operatorname E[y_j]$.",
        r"A label has a single 1. What is $y_i y_j$ for $i \ne j$?",
    ],
    solution=r"""
    A one-hot label has a single 1, so $y_i y_j$ is always 0. The covariance is
    $0 - \hat y_i \hat y_j = -\hat y_i \hat y_j$.
    """,
)

b3 = EXERCISE.part(
    "b3",
    r"""
    Show that the covariance of $\mathbf y$, drawn from $\hat{\mathbf y}$, is the Hessian of the
    loss of any label $\mathbf t$ whose entries sum to one. Put the lines in order. Not all of them
    belong to the proof.
    """,
    Ordering(
        Line("d", r"$\partial l / \partial o_j = \hat y_j - t_j$."),
        Line(
            "g",
            r"$\mathbf t$ is constant, so $\partial^2 l / \partial o_i\, \partial o_j = "
            r"\partial \hat y_j / \partial o_i = \hat y_j (\delta_{ij} - \hat y_i)$.",
            needs="d",
        ),
        Line("b", r"$\mathbf y$ has a single 1, so $y_i y_j = \delta_{ij}\, y_j$."),
        Line("e", r"$y_j$ is 1 with probability $\hat y_j$, so $\operatorname E[y_j] = \hat y_j$."),
        Line("a", r"$\operatorname E[y_i y_j] = \delta_{ij}\, \hat y_j$.", needs="be"),
        Line(
            "f",
            r"$\operatorname{Cov}(y_i, y_j) = \operatorname E[y_i y_j] - \operatorname E[y_i]\, "
            r"\operatorname E[y_j] = \hat y_j (\delta_{ij} - \hat y_i)$.",
            needs="ae",
        ),
        Line("h", "Entry by entry, Hessian and covariance are the same.", needs="gf"),
        Line(
            "c",
            r"$y_i$ and $y_j$ are independent, so $\operatorname E[y_i y_j] = \hat y_i \hat y_j$.",
            distractor="where one is 1, the other is 0, so they are not independent.",
        ),
    ),
    hints=[
        "There are two chains of lines, one for each side. They meet in the last line.",
        "One chain is about derivatives, the other about expectations.",
    ],
    solution=r"""
    `d g b e a f h`, for example. The derivatives (d, then g) and the expectations (b and e, then
    a, then f) do not need each other; h needs both. Line c is false.
    """,
)

b4 = EXERCISE.part(
    "b4",
    r"""
    Somebody finds $-1/\hat y_j$ for this variance. What shows, without any calculation, that this
    is wrong?
    """,
    Choice(
        wrong(
            r"It is not defined at $\hat y_j = 0$.",
            "True, but the softmax never gives 0, so this rules nothing out.",
            "zero-never-comes",
        ),
        wrong(
            "It does not depend on the label.",
            "Neither does the variance: it belongs to a label that is yet to be drawn.",
            "should-depend-on-label",
        ),
        right("It is negative.", "A variance is the mean of a square, so it is never negative."),
        wrong("It is below 1.", "So is the variance of any number that hardly varies."),
    ),
    hints=["A variance is the mean of something. Of what?"],
    solution=r"""
    $\operatorname{Var}(y_j) = \operatorname E\big[(y_j - \hat y_j)^2\big]$ is the mean of a
    square, so it is at least 0. But $-1/\hat y_j$ is negative: c.
    """,
)

b5 = EXERCISE.part(
    "b5",
    r"""
    Let $K \ge 2$. Which values does the variance of $y_j$ take, over all finite logits? Answer with
    an interval.
    """,
    Interval(
        "(0, 1/4]",
        named=["p*(1-p)", "p_j*(1-p_j)", "yhat_j*(1-yhat_j)"],
        misconceptions=[
            ("minus-reciprocal", "(-inf, -1)", "A variance is never negative."),
            ("probability", "(0, 1)", "These are the values of the probability itself."),
            ("half", "(0, 1/2]", r"It is largest at $\hat y_j = 1/2$. How large is it there?"),
        ],
    ),
    hints=[
        r"$\hat y_j$ takes all values between 0 and 1, without the ends.",
        r"Write $t (1 - t)$ as a constant minus a square.",
    ],
    solution=r"""
    $\hat y_j$ takes every value in $(0, 1)$, and $t(1 - t) = 1/4 - (t - 1/2)^2$ is $1/4$ at
    $t = 1/2$. It comes as close to 0 as we like but does not reach it: $(0, 1/4]$.
    """,
)

b6 = EXERCISE.part(
    "b6",
    r"""
    The same holds in every exponential family, $\log P(t) = \eta t - A(\eta) + h(t)$: the first
    two derivatives of $A$ are the mean and the variance of $t$. Take the counts $t = 0, 1, \dots$
    with $P(t) \propto e^{\eta t} / t!$. Give `[mean, variance]`, two formulas in `eta`.
    """,
    Vector(
        ["exp(eta)", "exp(eta)"],
        misconceptions=[
            ("parameter-for-mean", "[eta, eta]", r"$\eta$ is only the parameter. What is $A$?"),
            (
                "two-classes",
                "[exp(eta)/(1 + exp(eta)), exp(eta)/(1 + exp(eta))^2]",
                r"This is for $t = 0, 1$ only. Sum over all $t$.",
            ),
        ],
    ),
    hints=[
        r"$e^{A(\eta)} = \sum_t e^{\eta t} / t!$.",
        r"This is the series of the exponential function at $e^\eta$.",
    ],
    solution=r"""
    $e^{A} = \sum_t (e^\eta)^t / t! = e^{e^\eta}$, so $A = e^\eta$ and so are its derivatives.
    This is the Poisson distribution. Mean and variance are equal: $(e^\eta, e^\eta)$.
    """,
)

PARTS = (b1, b2, b3, b4, b5, b6)
