r"""The log-partition function is convex: exercise 6a of Dive into Deep Learning, softmax section.

The book calls the second derivative "the variance"; the summary does not answer. It is a matrix,
the covariance matrix of a one-hot label, and its quadratic form is a variance.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from softmaxquiz import (
    Choices,
    Derivation,
    Exercise,
    Formula,
    Line,
    Matrix,
    Ordering,
    Question,
    Vector,
    fractions,
    right,
    tex,
    wrong,
)

EXERCISE = Exercise(
    "log_partition",
    "The log-partition function is convex",
    "Dive into Deep Learning, section 4.1, exercise 6a",
)

PROBABILITIES = {f"p_{i}": "probability" for i in (1, 2, 3)}
NUMBERS = {f"v_{i}": "real" for i in (1, 2, 3)}


@EXERCISE.variants(factors=((1, 1), (2, 1), (1, 3), (2, 3), (3, 2), (5, 1), (1, 4)))
def a1(factors: tuple[int, int]) -> Question:
    terms = []
    for at, factor in enumerate(factors, 1):
        times, before = (f"{factor}*", f"{factor} ") if factor > 1 else ("", "")
        terms.append((f"{times}exp(x_{at})", f"{before}e^{{x_{at}}}"))
    (first, u), (second, v) = terms
    total, S = f"{first} + {second}", f"{u} + {v}"
    known = "For any number of coordinates" if factors == (1, 1) else "Without the factors"
    prompt = rf"Let $g(x_1, x_2) = \log({S})$. Give its gradient, a vector of two entries."
    slips = [
        (
            "inner-derivative-forgotten",
            [f"1/({total})"] * 2,
            "The sum inside the logarithm has a derivative, too: the chain rule has a second "
            "factor.",
        ),
        (
            "outer-derivative-forgotten",
            [first, second],
            "This is the gradient of the sum. The logarithm brings another factor.",
        ),
        (
            "logarithm-of-sum",
            ["1", "1"],
            "The logarithm of a sum is not the sum of the logarithms.",
        ),
    ]
    kind = Vector([f"{first}/({total})", f"{second}/({total})"], misconceptions=slips)
    hints = ["The derivative of $\\log u$ is $u' / u$.", "The result should look familiar."]
    solution = rf"""
    {known} $\nabla g = \operatorname{{softmax}}(\mathbf x)$. Here it is
    $\left[\frac{{{u}}}{{{S}}}, \frac{{{v}}}{{{S}}}\right]$.
    """
    return EXERCISE.part("a1", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    lambda p: r"Let $g(\mathbf x) = \log(e^{x_1} + e^{x_2} + e^{x_3})$.",
    p=(
        ("p_1", "p_2", "p_3"),
        *map(fractions, ("1/2 1/4 1/4", "1/3 1/3 1/3", "1/5 2/5 2/5", "1/2 1/3 1/6")),
        *map(fractions, ("3/5 1/5 1/5", "1/10 2/5 1/2", "1/6 1/6 2/3")),
    ),
)
def a2(p: tuple[Any, ...]) -> Question:
    prompt = r"""
    For three coordinates write $p_i$ for $\operatorname{softmax}(\mathbf x)_i$. Give the matrix
    of second derivatives of $g$, three rows of three entries, in the $p_i$.
    """
    at = range(3)
    shown = [[f"-{p[min(i, j)]} {p[max(i, j)]}" for j in at] for i in at]
    for i in at:
        shown[i][i] = f"{p[i]} (1 - {p[i]})"
    if isinstance(p[0], Fraction):
        prompt = rf"""
        At some $\mathbf x$ the softmax is $({", ".join(map(tex, p))})$. Give the matrix of second
        derivatives of $g$ there, three rows of three entries.
        """
        shown = [[tex((i == j) * p[i] - p[i] * p[j]) for j in at] for i in at]
    slips = [
        (
            "variances-only",
            [[f"{p[i]}*(1-{p[i]})" if i == j else "0" for j in at] for i in at],
            "The diagonal is right. But each $p_i$ depends on the other coordinates, too.",
        ),
        (
            "denominator-fixed",
            [[f"{p[i]}" if i == j else "0" for j in at] for i in at],
            "This treats the denominator as a constant.",
        ),
    ]
    kind = Matrix(
        [[f"-{p[i]}*{p[j]}" if i != j else f"{p[i]}*(1 - {p[i]})" for j in at] for i in at],
        domain="probability",
        misconceptions=slips,
    )
    hints = [
        "Differentiate $p_i$ in $x_j$, first for $j = i$, then for another $j$.",
        r"$\partial p_i / \partial x_j = p_i (\delta_{ij} - p_j)$.",
    ]
    rows = r" \\ ".join(" & ".join(row) for row in shown)
    solution = rf"""
    It is $\operatorname{{diag}}(\mathbf p) - \mathbf p \mathbf p^\top$, the variances *and
    covariances* of a one-hot label:

    $$\begin{{pmatrix}} {rows} \end{{pmatrix}}$$
    """
    return EXERCISE.part("a2", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    lambda v: (
        r"For $\mathbf p = \operatorname{softmax}(\mathbf x)$ the log-partition function has the "
        r"second derivatives $\operatorname{diag}(\mathbf p) - \mathbf p \mathbf p^\top$."
    ),
    v=(("v_1", "v_2", "v_3"), "123", "210", "302", "141", "512", "034", "223"),
)
def a3(v: Sequence[str]) -> Question:
    article, letters = ("the", "the $p_i$") if isinstance(v, str) else ("a", "the $p_i$ and $v_i$")
    squares = " + ".join(f"p_{i}*{each}^2" for i, each in enumerate(v, 1))
    mean = " + ".join(f"p_{i}*{each}" for i, each in enumerate(v, 1))
    written = f"{squares} - ({mean})^2".replace("*", r" \cdot " if isinstance(v, str) else " ")
    prompt = rf"""
    Call this matrix $\mathbf H$. Give $\mathbf v^\top \mathbf H \mathbf v$ for {article} vector
    $\mathbf v = ({", ".join(v)})$, as a formula in {letters}.
    """
    slips = [
        (
            "mean-not-subtracted",
            squares,
            r"This is only what $\operatorname{diag}(\mathbf p)$ gives, the mean of the "
            r"squares.",
        ),
        (
            "variances-only",
            " + ".join(f"p_{i}*(1-p_{i})*{each}^2" for i, each in enumerate(v, 1)),
            "This leaves out the entries off the diagonal.",
        ),
    ]
    kind = Formula(
        f"{squares} - ({mean})^2",
        domain=PROBABILITIES if isinstance(v, str) else PROBABILITIES | NUMBERS,
        misconceptions=slips,
    )
    hints = [
        r"$\mathbf H = \operatorname{diag}(\mathbf p) - \mathbf p \mathbf p^\top$: two terms.",
        r"$\mathbf v^\top \mathbf p \mathbf p^\top \mathbf v$ is the square of the mean "
        r"$\sum_i p_i v_i$.",
    ]
    solution = rf"""
    It is $\sum_i p_i v_i^2 - \bigl(\sum_i p_i v_i\bigr)^2$, the variance of a number that is $v_i$
    with probability $p_i$. Written out: ${written}$.
    """
    return EXERCISE.part("a3", prompt, kind, hints=hints, solution=solution)


a4 = EXERCISE.part(
    "a4",
    r"""
    With two coordinates, probabilities $p$ and $1 - p$, and $\mathbf v = (u, v)$, this is
    $p (1 - p) (u - v)^2$, which is never negative. Show this line by line.
    """,
    Derivation(
        "p*u^2 + (1-p)*v^2 - (p*u + (1-p)*v)^2",
        "p*(1-p)*(u-v)^2",
        domain={"p": "unit", "u": "real", "v": "real"},
    ),
    hints=["Expand the square.", "Collect the terms with $u^2$, with $v^2$ and with $uv$."],
    solution=r"""
    $$(p - p^2)\, u^2 + \bigl((1 - p) - (1 - p)^2\bigr)\, v^2 - 2 p (1 - p)\, u v
    = p (1 - p) (u^2 + v^2 - 2 u v) = p (1 - p) (u - v)^2 \ge 0.$$
    """,
)

a5 = EXERCISE.part(
    "a5",
    r"""
    Prove for any number of coordinates that $g$ is convex. Put the lines in order. Two of them do
    not belong to the proof.
    """,
    Ordering(
        Line("f", r"$\partial g / \partial x_i = e^{x_i} / \sum_j e^{x_j} = p_i$."),
        Line("b", r"$H_{ij} = \partial p_i / \partial x_j = p_i (\delta_{ij} - p_j)$.", needs="f"),
        Line(
            "h",
            r"$\mathbf v^\top \mathbf H \mathbf v = \sum_i p_i v_i^2 - (\sum_i p_i v_i)^2$.",
            needs="b",
        ),
        Line("d", r"Let $\bar v = \sum_i p_i v_i$ for any numbers $v_i$."),
        Line(
            "a",
            r"So $\mathbf v^\top \mathbf H \mathbf v = \sum_i p_i (v_i - \bar v)^2$.",
            needs="hd",
        ),
        Line("g", r"This is at least 0 for every $\mathbf v$, since $p_i > 0$.", needs="a"),
        Line("c", r"So $\mathbf H$ is positive semidefinite everywhere: $g$ is convex.", needs="g"),
        Line(
            "e",
            r"No entry of $\mathbf H$ is negative, so $\mathbf v^\top \mathbf H \mathbf v \ge 0$.",
            distractor="the entries off the diagonal are negative.",
        ),
        Line(
            "i",
            r"The diagonal of $\mathbf H$ is positive, so $\mathbf H$ is positive definite.",
            distractor="a positive diagonal is not enough, and the matrix is never definite.",
        ),
    ),
    hints=["Gradient, matrix, quadratic form, variance, sign.", "Start with line f."],
    solution=r"""
    `f b h d a g c`, or any other order in which each line has what it needs. Lines e and i do not
    belong: the entries off the diagonal are negative, and $\mathbf H \mathbf 1 = \mathbf 0$.
    """,
)

a6 = EXERCISE.part(
    "a6",
    r"Which of these are true of $\mathbf H$, for $K \ge 2$ coordinates?",
    Choices(
        wrong(
            "It is one number, the variance of the softmax.",
            r"It has $K^2$ entries. $\mathbf v^\top \mathbf H \mathbf v$ is a number, one for each "
            r"$\mathbf v$.",
            "one-variance",
        ),
        right(r"$\mathbf H \mathbf 1 = \mathbf 0$.", "Each row sums to 0."),
        wrong("It is positive definite somewhere.", r"Try $\mathbf v = \mathbf 1$.", "definite"),
        right("Its rank is $K - 1$.", r"The variance is 0 only if all $v_i$ are equal."),
    ),
    hints=["Add up a row of the matrix.", r"When is a variance 0, if all $p_i$ are positive?"],
    solution=r"""
    b and d. The variance of the $v_i$ is 0 exactly if all are equal, so $\mathbf H$ vanishes on the
    multiples of $\mathbf 1$ and nowhere else. So $g$ is convex but not strictly convex: along
    $\mathbf 1$ it is a straight line.
    """,
)

PARTS = (a1, a2, a3, a4, a5, a6)
