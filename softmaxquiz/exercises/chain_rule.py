r"""Chain rule: the step from the loss to the weights, as a derivation from log-odds takes it.

The derivative of the softmax in its two cases, and the derivative in a weight. The last line of the
source names the wrong class, and its first line has a minus sign too many.
"""

from softmaxquiz import Choice, Choices, Derivation, Exercise, Formula, Number, right, wrong

EXERCISE = Exercise(
    "chain_rule",
    "The chain rule, link by link",
    "The derivation of softmax regression from log-odds, partial derivatives",
)

a = EXERCISE.part(
    "a",
    r"""
    The softmax turns logits $o_1, \dots, o_K$ into probabilities $p_1, \dots, p_K$. What is
    $\partial p_j / \partial o_j$, the derivative of a probability in its *own* logit? Answer in
    $p_j$, typed `p_j`.
    """,
    Formula(
        "p_j*(1-p_j)",
        domain={"p_j": "unit"},
        misconceptions=[
            ("denominator-forgotten", "p_j", "The denominator contains $o_j$, too."),
            ("other-case", "-p_j^2", "The numerator contains $o_j$, too."),
            ("sign", "p_j*(p_j-1)", "A probability rises with its own logit."),
            ("of-logarithm", "1-p_j", r"This is the derivative of $\log p_j$."),
        ],
    ),
    hints=[
        r"Write $p_j = e^{o_j} / S$ with $S = \sum_\ell e^{o_\ell}$. Both contain $o_j$.",
        r"By the quotient rule it is $(e^{o_j} S - e^{o_j} e^{o_j}) / S^2$. Write it in $p_j$.",
    ],
    solution=r"""
    With $S = \sum_\ell e^{o_\ell}$ both numerator and denominator of $p_j = e^{o_j} / S$ have the
    derivative $e^{o_j}$, so $\partial p_j / \partial o_j
    = (e^{o_j} S - e^{o_j} e^{o_j}) / S^2 = p_j (1 - p_j)$.
    """,
)

b = EXERCISE.part(
    "b",
    r"""
    For another class $k \ne j$, what is $\partial p_k / \partial o_j$? Answer in $p_j$ and
    $p_k$, typed `p_j` and `p_k`.
    """,
    Formula(
        "-p_j*p_k",
        domain={"p_j": "unit", "p_k": "unit, p_j + p_k <= 1"},
        misconceptions=[
            (
                "denominator-forgotten",
                "0",
                "$o_j$ is not in the numerator, but in the denominator.",
            ),
            ("sign", "p_j*p_k", "The sum of all probabilities is 1: what one gains, others lose."),
            ("own-case", "p_k*(1-p_j)", "Here the numerator does not depend on $o_j$."),
            ("index", "-p_k^2", "The derivative of the denominator is $e^{o_j}$."),
            ("of-logarithm", "-p_j", r"This is the derivative of $\log p_k$."),
        ],
    ),
    hints=[
        r"In $p_k = e^{o_k} / S$ only $S$ depends on $o_j$.",
        r"$\partial (1/S) / \partial o_j = -e^{o_j} / S^2$.",
    ],
    solution=r"""
    Only the denominator depends on $o_j$:
    $\partial p_k / \partial o_j = -e^{o_k} e^{o_j} / S^2 = -p_k p_j$.
    """,
)

c = EXERCISE.part(
    "c",
    r"""
    Which of these formulas for $\partial p_k / \partial o_j$ are right in *both* cases? Here
    $\delta_{kj}$ is 1 if $k = j$, and 0 otherwise.
    """,
    Choices(
        right(r"$p_k (\delta_{kj} - p_j)$", "It gives both cases."),
        wrong(
            r"$p_k (\delta_{kj} - p_k)$",
            r"For $k \ne j$ it gives $-p_k^2$, in which class $j$ is missing.",
            "index",
        ),
        right(r"$p_j (\delta_{kj} - p_k)$", "The derivatives are symmetric in $k$ and $j$."),
        wrong(
            r"$\delta_{kj}\, p_k (1 - p_j)$",
            r"For $k \ne j$ it is 0, but the probabilities depend on every logit.",
            "diagonal-only",
        ),
        right(r"$\delta_{kj}\, p_j - p_k p_j$", "For $k = j$ it is $p_j - p_j^2$."),
        wrong(r"$\delta_{kj} - p_k p_j$", "For $k = j$ it is $1 - p_j^2$.", "factor-forgotten"),
    ),
    hints=[
        r"Put $\delta_{kj} = 1$ and $k = j$, then $\delta_{kj} = 0$, and compare with a and b.",
        r"For $k = j$, $p_k$ and $p_j$ are the same. So more than one formula is right.",
    ],
    solution=r"""
    a, c and e are the same: $p_j (1 - p_j)$ for $k = j$, and $-p_k p_j$ otherwise.
    """,
)

d = EXERCISE.part(
    "d",
    r"""
    Take three classes, a label whose entries sum to 1, and $E = \sum_k y_k \log p_k$. The chain
    rule gives $\partial E / \partial o_1$ as the start below. Transform it line by line into the
    goal, with at least two lines in between.
    """,
    Derivation(
        "y_1/p_1*p_1*(1-p_1) - y_2/p_2*p_2*p_1 - y_3/p_3*p_3*p_1",
        "y_1 - p_1",
        domain="probability",
        steps=2,
    ),
    hints=[
        "First cancel: each fraction loses its denominator.",
        r"Then collect all terms with $p_1$.",
        r"The bracket $y_1 + y_2 + y_3$ is 1.",
    ],
    solution=r"""
    Cancelling leaves $y_1 (1 - p_1) - y_2 p_1 - y_3 p_1$. Collected, this is
    $y_1 - p_1 (y_1 + y_2 + y_3)$, and since the label sums to 1, $y_1 - p_1$. As lines:
    `y_1*(1-p_1) - y_2*p_1 - y_3*p_1`, `y_1 - p_1*(y_1+y_2+y_3)`, `y_1 - p_1`.
    """,
)

e = EXERCISE.part(
    "e",
    r"""
    For every $K$, $\sum_k \frac{y_k}{p_k}\, p_k (\delta_{kj} - p_j)$ is simplified in four steps.
    Which step needs the entries of the label to sum to 1?
    """,
    Choice(
        wrong(r"Cancel: $\sum_k y_k (\delta_{kj} - p_j)$.", r"This needs only $p_k \ne 0$."),
        wrong(r"Split: $\sum_k y_k \delta_{kj} - \sum_k y_k p_j$.", "A finite sum can be split."),
        wrong(
            r"Pick: the first sum is $y_j$.",
            "The delta keeps the one term with $k = j$, whatever the numbers are.",
            "delta",
        ),
        right(
            r"Replace: $p_j \sum_k y_k$ is $p_j$.",
            r"Without it, the sum of the label stays as a factor of $p_j$.",
        ),
    ),
    hints=["Try labels that do not sum to 1, such as $(1, 1, 0)$. Which step becomes false?"],
    solution=r"""
    d. $\sum_k y_k \delta_{kj} = y_j$ holds for any numbers, but $p_j \sum_k y_k = p_j$ only if the
    label sums to 1.
    """,
)

f = EXERCISE.part(
    "f",
    r"""
    Now the last link: $o_j = \sum_m x_m \beta_{mj}$. What is $\partial E / \partial \beta_{mj}$
    for $E = \sum_k y_k \log p_k$, where the label sums to 1? Answer with `x_m` and the
    letters you need out of `y_j`, `y_k`, `p_j`, `p_k`.
    """,
    Formula(
        "x_m*(y_j-p_j)",
        domain={
            "x_m": "real",
            "y_j": "real",
            "y_k": "real",
            "p_j": "unit",
            "p_k": "unit, p_j + p_k <= 1",
        },
        misconceptions=[
            ("wrong-class", "x_m*(y_k-p_j)", "The sum runs over $k$, so no $k$ can be left."),
            ("other-class", "x_m*(y_k-p_k)", r"The weight $\beta_{mj}$ is one of class $j$."),
            ("sign", "x_m*(p_j-y_j)", "This is the gradient of the loss, which is $-E$."),
            (
                "link-forgotten",
                "y_j-p_j",
                "This is the derivative in the logit. One link is missing.",
            ),
        ],
    ),
    hints=[
        r"Only $o_j$ contains $\beta_{mj}$. So multiply $\partial E / \partial o_j$ by "
        r"$\partial o_j / \partial \beta_{mj}$.",
        r"$\sum_k y_k \delta_{kj}$ has one term that is not 0. Which one?",
    ],
    solution=r"""
    It is the feature times the error of the class that the weight belongs to:
    $\partial E / \partial o_j = y_j - p_j$ and $\partial o_j / \partial \beta_{mj} = x_m$ give
    $x_m (y_j - p_j)$.
    """,
)

g = EXERCISE.part(
    "g",
    r"""
    The loss is $J = -E$. A model gives the right class $c$ the probability $p_c = 1/5$. What is
    $\partial J / \partial o_c$? Answer exactly.
    """,
    Number(
        "-4/5",
        misconceptions=[
            (
                "sign",
                "4/5",
                "With this sign, gradient descent would *lower* the score of the right class.",
            ),
            ("probability", "1/5", "This is $p_c$ itself. The label enters, too."),
            ("minus-probability", "-1/5", "This is $-p_c$. The label enters, too."),
            ("in-probability", "-5", "This is the derivative in $p_c$. Go on to the logit."),
            ("softmax-derivative", "4/25", "This is the derivative of $p_c$, not of the loss."),
        ],
    ),
    hints=[
        r"$J = -\log p_c$ has two links: its derivative in $p_c$, and that of $p_c$ in $o_c$.",
        r"The two links are $-1 / p_c$ and $p_c (1 - p_c)$.",
    ],
    solution=r"""
    It is negative, so a step against it raises the score of the right class:
    $\partial J / \partial o_c = p_c - 1 = -4/5$.
    """,
)

PARTS = (a, b, c, d, e, f, g)
