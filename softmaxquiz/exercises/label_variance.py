r"""The variance of a label: exercise 1b of the softmax section of Dive into Deep Learning.

A label drawn from $\hat y$ has the covariance $\mathrm{diag}(\hat y) - \hat y \hat y^\top$, which
is the Hessian of the loss. The answer in the summary, $-1/\hat y_j$, is negative.
"""

from fractions import Fraction

from softmaxquiz import (
    Choice,
    Derivation,
    Exercise,
    Formula,
    Interval,
    Line,
    Ordering,
    Question,
    Vector,
    right,
    word,
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

NUMBERS = (1, 2, 3, 5, 10, 100)


def said(n: int) -> str:
    """Say what is drawn."""
    return (
        rf"Draw {word(n)} independent one-hot labels from $\hat{{\mathbf y}} = "
        r"\operatorname{softmax}(\mathbf o)$, and let $\mathbf y$ be their sum."
    )


@EXERCISE.variants(said, n=NUMBERS)
def b2(n: int) -> Question:
    where = "where one is 1, the other is 0" if n == 1 else "no label counts for both"
    prompt = r"""
    What is the covariance of the entries $y_i$ and $y_j$ for two different classes? Write `p_i` and
    `p_j` for their probabilities.
    """
    kind = Formula(
        f"-{n}*p_i*p_j",
        domain={"p_i": "unit", "p_j": "unit, p_i + p_j <= 1"},
        misconceptions=[
            ("independent", "0", f"This would be right for independent entries. But {where}."),
            ("sign", f"{n}*p_i*p_j", f"{where.capitalize()}. What does that say about the sign?"),
            ("variance-of-one", f"{n}*p_j*(1 - p_j)", "This is the variance of `y_j` alone."),
            *[("single", "-p_i*p_j", "This is the covariance for a single label.")] * (n > 1),
        ],
    )
    hints = [
        r"$\operatorname{Cov}(y_i, y_j) = \operatorname E[y_i y_j] - \operatorname E[y_i] "
        r"\operatorname E[y_j]$.",
        r"A label has a single 1. What is $y_i y_j$ for $i \ne j$?",
    ]
    solution = r"""
    A one-hot label has a single 1, so $y_i y_j$ is always 0. The covariance is
    $0 - \hat y_i \hat y_j = -\hat y_i \hat y_j$.
    """
    if n > 1:
        hints[1] += " Covariances of independent labels add up."
        solution = f"""
        A single label has $y_i y_j = 0$, and the covariance $0 - p_i p_j$. Covariances of
        independent labels add up: $-{n} p_i p_j$.
        """
    return EXERCISE.part("b2", prompt, kind, hints=hints, solution=solution)


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


@EXERCISE.variants(said, n=NUMBERS)
def b5(n: int) -> Question:
    most = Fraction(n, 4)
    prompt = r"""
    Let $K \ge 2$. Which values does the variance of $y_j$ take, over all finite logits? Answer with
    an interval.
    """
    kind = Interval(
        f"(0, {most}]",
        named=[f"{n}*{p}*(1 - {p})" for p in ("p", "p_j", "yhat_j")],
        misconceptions=[
            ("minus-reciprocal", "(-inf, -1)", "A variance is never negative."),
            ("probability", "(0, 1)", "These are the values of the probability itself."),
            (
                "half",
                f"(0, {2 * most}]",
                r"It is largest at $\hat y_j = 1/2$. How large is it there?",
            ),
            *[("single", "(0, 1/4]", "These are the values for a single label.")] * (n > 1),
        ],
    )
    hints = [
        r"$\hat y_j$ takes all values between 0 and 1, without the ends.",
        r"Write $t (1 - t)$ as a constant minus a square.",
        *["The variances of independent labels add up."] * (n > 1),
    ]
    solution = r"""
    $\hat y_j$ takes every value in $(0, 1)$, and $t(1 - t) = 1/4 - (t - 1/2)^2$ is $1/4$ at
    $t = 1/2$. It comes as close to 0 as we like but does not reach it: $(0, 1/4]$.
    """
    if n > 1:
        solution += f"This is for one label. The variances of {word(n)} add up: $(0, {most}]$."
    return EXERCISE.part("b5", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    lambda c: (
        "The first two derivatives of RealSoftMax are the mean and the covariance of a label."
    ),
    c=(1, 2, 3, 4, 5, 10),
)
def b6(c: int) -> Question:
    by, power = (f"{c} ", f"{c}^t ") if c > 1 else ("", "")
    prompt = rf"""
    The same holds in every exponential family, $\log P(t) = \eta t - A(\eta) + h(t)$: the first
    two derivatives of $A$ are the mean and the variance of $t$. Take the counts $t = 0, 1, \dots$
    with $P(t) \propto {power}e^{{\eta t}} / t!$. Give `[mean, variance]`, two formulas in `eta`.
    """
    kind = Vector(
        [f"{c}*exp(eta)", f"{c}*exp(eta)"],
        misconceptions=[
            ("parameter-for-mean", "[eta, eta]", r"$\eta$ is only the parameter. What is $A$?"),
            (
                "two-classes",
                [f"{c}*exp(eta)/(1 + {c}*exp(eta))", f"{c}*exp(eta)/(1 + {c}*exp(eta))^2"],
                r"This is for $t = 0, 1$ only. Sum over all $t$.",
            ),
            *[("factor-forgotten", "[exp(eta), exp(eta)]", f"What became of ${c}^t$?")] * (c > 1),
        ],
    )
    hints = [
        rf"$e^{{A(\eta)}} = \sum_t {power}e^{{\eta t}} / t!$.",
        rf"This is the series of the exponential function at ${by}e^\eta$.",
    ]
    solution = rf"""
    $e^{{A}} = \sum_t ({by}e^\eta)^t / t! = e^{{{by}e^\eta}}$, so $A = {by}e^\eta$ and so are its
    derivatives. This is the Poisson distribution. Mean and variance are equal:
    $({by}e^\eta, {by}e^\eta)$.
    """
    return EXERCISE.part("b6", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(k=(2, 3, 4, 5, 6))
def b7(k: int) -> Question:
    power = f"^{k - 1}" * (k > 2)
    prompt = rf"""
    Two classes have the logits $u$ and 0. The first is right, and has the probability
    $q = 1/(1 + e^{{-u}})$. What is the derivative of $(1 - q)^{k}$ in $u$? Answer in `q`.
    """
    kind = Formula(
        f"-{k}*q*(1-q)^{k}",
        domain={"q": "unit"},
        misconceptions=[
            (
                "in-probability",
                f"-{k}*(1-q){power}",
                "This is the derivative in $q$. One link is missing.",
            ),
            ("sign", f"{k}*q*(1-q)^{k}", "The loss falls as $u$ rises."),
        ],
    )
    hints = [r"$\mathrm dq / \mathrm du = q (1 - q)$.", "Use the chain rule."]
    solution = rf"""
    The chain rule gives a derivative that tends to 0 for $q \to 0$. So where the model is
    confidently wrong, it learns hardly anything. The derivative is
    $-{k} (1 - q){power} \cdot q (1 - q) = -{k} q (1 - q)^{k}$.
    """
    return EXERCISE.part("b7", prompt, kind, hints=hints, solution=solution)


PARTS = (b1, b2, b3, b4, b5, b6, b7)
