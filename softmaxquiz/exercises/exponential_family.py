r"""Second derivatives of the loss: exercise 1a of the softmax section of Dive into Deep Learning.

The Hessian of the cross-entropy in the logits is $\mathrm{diag}(\hat y) - \hat y \hat y^\top$.
The answer in the summary, $-1/\hat y_j$, is a named misconception.
"""

from softmaxquiz import Choices, Exercise, Formula, Matrix, Question, fractions, right, tex, wrong

EXERCISE = Exercise(
    "exponential_family",
    "Second derivatives of the loss",
    "Dive into Deep Learning, section 4.1, exercise 1a",
)

FACTORS = (1, 2, 3, 4, 5, 10)
BROUGHT_DOWN = "Each differentiation brings down the factor of the logits."


def symbols(c: int) -> tuple[str, str]:
    """Write a factor and its square before other factors."""
    return (f"{c} ", f"{c * c} ") if c > 1 else ("", "")


@EXERCISE.variants(c=FACTORS)
def a1(c: int) -> Question:
    by, twice = symbols(c)
    first = rf"{by}(\hat y_j - y_j)" if c > 1 else r"\hat y_j - y_j"
    prompt = rf"""
    The cross-entropy of a label $\mathbf y$ is $l = -\sum_k y_k \log \hat y_k$ with
    $\hat{{\mathbf y}} = \operatorname{{softmax}}({by}\mathbf o)$ and $\sum_k y_k = 1$. What is
    $\partial^2 l / \partial o_j^2$? Write `p_j` for $\hat y_j$ and, if you need it, `y_j` for
    $y_j$.
    """
    kind = Formula(
        f"{c * c}*p_j*(1 - p_j)",
        domain={"p_j": "unit", "y_j": "unit"},
        misconceptions=[
            (
                "minus-reciprocal",
                "-1/p_j",
                "This is the first derivative of `-log(p_j)` in `p_j`. The question asks for the "
                "second derivative in the logit `o_j`, on which `p_j` depends.",
            ),
            (
                "in-the-probability",
                "y_j/p_j^2",
                "This is the second derivative in the probability `p_j`. The question asks for "
                "that in the logit `o_j`, on which every probability depends.",
            ),
            (
                "first-in-the-probability",
                "-y_j/p_j",
                "This is the first derivative in the probability `p_j`. The question asks for the "
                "second, in the logit `o_j`.",
            ),
            (
                "first-derivative",
                f"{c}*(p_j - y_j)",
                "This is the gradient, the first derivative. Differentiate it once more.",
            ),
            (
                "right-class-only",
                f"{c}*(p_j - 1)",
                "This is the gradient, the first derivative, if `j` is the right class.",
            ),
            *[
                ("factor-forgotten", "p_j*(1 - p_j)", BROUGHT_DOWN),
                ("factor-once", f"{c}*p_j*(1 - p_j)", BROUGHT_DOWN),
            ]
            * (c > 1),
        ],
    )
    hints = [
        "Write the loss with the logits first: "
        rf"$l = \log \sum_k e^{{{by}o_k}} - {by}\sum_k y_k o_k$.",
        f"The first derivative is ${first}$, and $y_j$ is a constant.",
        "It remains to differentiate the softmax "
        rf"$e^{{{by}o_j}} / \sum_k e^{{{by}o_k}}$ in $o_j$. Use the quotient rule.",
    ]
    solution = rf"""
    $l = \log \sum_k e^{{{by}o_k}} - {by}\sum_k y_k o_k$ since labels sum to one. So
    $\partial l / \partial o_j = {first}$, and with $S = \sum_k e^{{{by}o_k}}$

    $$\frac{{\partial^2 l}}{{\partial o_j^2}} = {by}\frac{{\partial \hat y_j}}{{\partial o_j}}
    = {twice}\frac{{e^{{{by}o_j}} S - e^{{{by}o_j}} e^{{{by}o_j}}}}{{S^2}}
    = {twice}\hat y_j (1 - \hat y_j).$$
    """
    return EXERCISE.part("a1", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    lambda c: (
        r"Let $l$ be the cross-entropy of a label with "
        rf"$\hat{{\mathbf y}} = \operatorname{{softmax}}({c} \mathbf o)$."
    ),
    c=FACTORS,
)
def a2(c: int) -> Question:
    by, twice = symbols(c)
    prompt = r"""
    For two different classes $i \ne j$, what is
    $\partial^2 l / \partial o_i\, \partial o_j$? Write `p_i` and `p_j`.
    """
    kind = Formula(
        f"-{c * c}*p_i*p_j",
        domain={"p_i": "unit", "p_j": "unit, p_i + p_j <= 1"},
        misconceptions=[
            (
                "diagonal-only",
                "0",
                "`p_j` depends on every logit: if `o_i` rises, so does the denominator.",
            ),
            ("sign", f"{c * c}*p_i*p_j", "If `o_i` rises, `p_j` falls. Look at the sign."),
            (
                "case-of-one-class",
                f"{c * c}*p_j*(1 - p_i)",
                "The 1 belongs to the case $i = j$. Here the numerator does not contain `o_i`.",
            ),
            *[
                ("factor-forgotten", "-p_i*p_j", BROUGHT_DOWN),
                ("factor-once", f"-{c}*p_i*p_j", BROUGHT_DOWN),
            ]
            * (c > 1),
        ],
    )
    hints = [
        rf"Differentiate ${f'{by}(' * (c > 1)}\hat y_j - y_j{')' * (c > 1)}$ in $o_i$. "
        r"Where does $o_i$ stand in $\hat y_j$?",
        rf"Only in the denominator: $\hat y_j = e^{{{by}o_j}} S^{{-1}}$ with "
        rf"$\partial S / \partial o_i = {by}e^{{{by}o_i}}$.",
    ]
    solution = rf"""
    With the Kronecker delta, one formula covers both cases:
    ${twice}\hat y_j (\delta_{{ij}} - \hat y_i)$. For $i \ne j$ it is
    ${by}\partial \hat y_j / \partial o_i = -{twice}e^{{{by}o_j}} S^{{-2}} e^{{{by}o_i}}
    = -{twice}\hat y_i \hat y_j$.
    """
    return EXERCISE.part("a2", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    lambda p: (
        r"Let $l$ be the cross-entropy of a label with $\hat{\mathbf y} = \operatorname{softmax}"
        r"(\mathbf o)$, and take its second derivatives in the logits."
    ),
    p=("p_1 p_2 p_3", "1/2 1/4 1/4", "1/2 1/3 1/6", "3/5 1/5 1/5", "1/4 3/4", "1/3 2/3", "1/5 4/5"),
)
def a3(p: str) -> Question:
    each = p.split()
    K, order = len(each), range(len(each))

    def matrix(same: str, other: str) -> list[list[str]]:
        """Fill in the diagonal and the rest."""
        return [
            [(same if i == j else other).format(each[min(i, j)], each[max(i, j)]) for j in order]
            for i in order
        ]

    hessian = matrix("{0}*(1 - {0})", "-{0}*{1}")
    if "p_1" in each:
        given = "Write `p_1`, `p_2`, `p_3` for the probabilities, which sum to 1."
        shown = [[entry.replace("p", r"\hat y").replace("*", " ") for entry in r] for r in hessian]
    else:
        q = fractions(p)
        given = f"The probabilities are {', '.join(f'${tex(x)}$' for x in q)}."
        shown = [[tex(q[i] * ((i == j) - q[j])) for j in order] for i in order]
    prompt = f"""
    Write down the whole Hessian for $K = {K}$, a matrix of {K} rows and {K} columns. {given}
    """
    kind = Matrix(
        hessian,
        domain="probability",
        misconceptions=[
            (
                "diagonal-only",
                matrix("{0}*(1 - {0})", "0"),
                "The diagonal is right, but each logit changes all probabilities.",
            ),
            (
                "outer-product-missing",
                matrix("{0}", "0"),
                "This is $\\mathrm{diag}(\\hat y)$ alone. Do its rows sum to 0?",
            ),
            (
                "outer-product-alone",
                matrix("({0})^2", "{0}*{1}"),
                "This is $\\hat y \\hat y^\\top$ alone. Do its rows sum to 0?",
            ),
            (
                "minus-reciprocal",
                matrix("-1/({0})", "0"),
                "These are derivatives in the probabilities. The question asks for those in the "
                "logits.",
            ),
        ],
    )
    hints = [
        "Parts a1 and a2 give all entries.",
        "A constant added to all logits changes nothing, so each row sums to 0. Check yours.",
    ]
    rows = " \\\\\n    ".join(" & ".join(row) for row in shown)
    solution = rf"""
    It is $\operatorname{{diag}}(\hat{{\mathbf y}}) - \hat{{\mathbf y}} \hat{{\mathbf y}}^\top$:

    $$\begin{{pmatrix}}
    {rows}
    \end{{pmatrix}}$$
    """
    return EXERCISE.part("a3", prompt, kind, hints=hints, solution=solution)


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


@EXERCISE.variants(c=FACTORS)
def a5(c: int) -> Question:
    by, twice = symbols(c)
    error = rf"{by}(\hat y - y)" if c > 1 else r"\hat y - y"
    prompt = rf"""
    Now take two classes with the logits $0$ and ${by}o$. Let $\hat y$ be the probability of the
    second class, and $y$ the label: 1 for the second class, 0 for the first. Newton's method adds
    to $o$ minus the first derivative of the loss, divided by the second. What does it add? Write
    `p` for $\hat y$, and `y`.
    """
    once = "The second derivative has the factor twice."
    kind = Formula(
        f"(y - p)/({c}*p*(1 - p))",
        domain={"p": "unit", "y": "label"},
        misconceptions=[
            (
                "gradient-step",
                f"{c}*(y - p)",
                "This is a step of gradient descent, of size 1. Newton's step uses curvature, too.",
            ),
            ("uphill", f"(p - y)/({c}*p*(1 - p))", "This step goes uphill."),
            *[("factor-once", "(y - p)/(p*(1 - p))", once)] * (c > 1),
        ],
    )
    hints = [
        f"The first derivative is ${error}$.",
        r"Differentiate it in $o$ once more. What is the slope of $\hat y$?",
    ]
    solution = rf"""
    The first derivative is ${error}$, and the second is ${twice}\hat y (1 - \hat y)$. So Newton's
    step is $\frac{{y - \hat y}}{{{by}\hat y (1 - \hat y)}}$.
    """
    return EXERCISE.part("a5", prompt, kind, hints=hints, solution=solution)


PARTS = (a1, a2, a3, a4, a5)
