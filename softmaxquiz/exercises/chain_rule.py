r"""Chain rule: the step from the loss to the weights, as a derivation from log-odds takes it.

The derivative of the softmax in its two cases, and the derivative in a weight. The last line of the
source names the wrong class, and its first line has a minus sign too many.
"""

from fractions import Fraction

from softmaxquiz import (
    Choice,
    Choices,
    Derivation,
    Exercise,
    Formula,
    Number,
    Question,
    fractions,
    right,
    tex,
    wrong,
)

EXERCISE = Exercise(
    "chain_rule",
    "The chain rule, link by link",
    "The derivation of softmax regression from log-odds, partial derivatives",
)

PAIR = {"p_j": "unit", "p_k": "unit, p_j + p_k <= 1"}
SCALED = "This is right for the softmax of the logits as they are. Here they are multiplied by {}."


@EXERCISE.variants(c=(1, 2, 3, 4, 5, 10))
def a(c: int) -> Question:
    given, k, times, extra = r"logits $o_1, \dots, o_K$", "", "", []
    if c > 1:
        given, k, times = rf"${c}$ times the logits $o_1, \dots, o_K$", f"{c}", f"{c}*"
        extra = [("factor-forgotten", "p_j*(1-p_j)", SCALED.format(c))]
    u = f"e^{{{k} o_j}}" if k else "e^{o_j}"
    quotient = f"{k}({u} S - {u} {u}) / S^2"
    prompt = rf"""
    The softmax turns {given} into probabilities $p_1, \dots, p_K$. What is
    $\partial p_j / \partial o_j$, the derivative of a probability in its *own* logit? Answer in
    $p_j$, typed `p_j`.
    """
    slips = [
        ("denominator-forgotten", f"{times}p_j", "The denominator contains $o_j$, too."),
        ("other-case", f"-{times}p_j^2", "The numerator contains $o_j$, too."),
        ("sign", f"{times}p_j*(p_j-1)", "A probability rises with its own logit."),
        ("of-logarithm", f"{times}(1-p_j)", r"This is the derivative of $\log p_j$."),
        *extra,
    ]
    kind = Formula(f"{times}p_j*(1-p_j)", domain={"p_j": "unit"}, misconceptions=slips)
    summand = u.replace("j", r"\ell")
    hints = [
        rf"Write $p_j = {u} / S$ with $S = \sum_\ell {summand}$. Both contain $o_j$.",
        rf"By the quotient rule it is ${quotient}$. Write it in $p_j$.",
    ]
    solution = rf"""
    With $S = \sum_\ell {summand}$ both numerator and denominator of $p_j = {u} / S$ have the
    derivative ${k}{u}$, so $\partial p_j / \partial o_j
    = {quotient} = {k}p_j (1 - p_j)$.
    """
    return EXERCISE.part("a", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    lambda c: (
        rf"The softmax turns ${c}$ times the logits $o_1, \dots, o_K$ into probabilities $p_k$."
    ),
    c=(1, 2, 3, 4, 5, 10),
)
def b(c: int) -> Question:
    begin, k, times, extra = r"For another class $k \ne j$, what", "", "", []
    if c > 1:
        begin, k, times = r"For $k \ne j$, what", f"{c}", f"{c}*"
        extra = [("factor-forgotten", "-p_j*p_k", SCALED.format(c))]
    u, v = (f"e^{{{k} o_{i}}}" if k else f"e^{{o_{i}}}" for i in "jk")
    prompt = rf"""
    {begin} is $\partial p_k / \partial o_j$? Answer in $p_j$ and
    $p_k$, typed `p_j` and `p_k`.
    """
    slips = [
        ("denominator-forgotten", "0", "$o_j$ is not in the numerator, but in the denominator."),
        (
            "sign",
            f"{times}p_j*p_k",
            "The sum of all probabilities is 1: what one gains, others lose.",
        ),
        ("own-case", f"{times}p_k*(1-p_j)", "Here the numerator does not depend on $o_j$."),
        ("index", f"-{times}p_k^2", f"The derivative of the denominator is ${k}{u}$."),
        ("of-logarithm", f"-{times}p_j", r"This is the derivative of $\log p_k$."),
        *extra,
    ]
    kind = Formula(f"-{times}p_j*p_k", domain=PAIR, misconceptions=slips)
    hints = [
        f"In $p_k = {v} / S$ only $S$ depends on $o_j$.",
        rf"$\partial (1/S) / \partial o_j = -{k}{u} / S^2$.",
    ]
    solution = rf"""
    Only the denominator depends on $o_j$:
    $\partial p_k / \partial o_j = -{k}{v} {u} / S^2 = -{k}p_k p_j$.
    """
    return EXERCISE.part("b", prompt, kind, hints=hints, solution=solution)


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


@EXERCISE.variants(
    lambda c: "The probabilities $p_k$ are the softmax of the logits $o_k$.",
    c=fractions("1 2 3 5 1/2 1/3"),
)
def f(c: Fraction) -> Question:
    begin, k, times, extra = "Now the last link:", "", "", []
    if c != 1:
        begin, k, times = "Let", rf"{tex(c)}\, ", f"{c}*"
        extra = [("factor-forgotten", "x_m*(y_j-p_j)", "Look again at how $o_j$ is computed.")]
    prompt = rf"""
    {begin} $o_j = {k}\sum_m x_m \beta_{{mj}}$. What is $\partial E / \partial \beta_{{mj}}$
    for $E = \sum_k y_k \log p_k$, where the label sums to 1? Answer with `x_m` and the
    letters you need out of `y_j`, `y_k`, `p_j`, `p_k`.
    """
    slips = [
        ("wrong-class", f"{times}x_m*(y_k-p_j)", "The sum runs over $k$, so no $k$ can be left."),
        ("other-class", f"{times}x_m*(y_k-p_k)", r"The weight $\beta_{mj}$ is one of class $j$."),
        ("sign", f"{times}x_m*(p_j-y_j)", "This is the gradient of the loss, which is $-E$."),
        ("link-forgotten", "y_j-p_j", "This is the derivative in the logit. One link is missing."),
        *extra,
    ]
    kind = Formula(
        f"{times}x_m*(y_j-p_j)",
        domain={"x_m": "real", "y_j": "real", "y_k": "real", **PAIR},
        misconceptions=slips,
    )
    hints = [
        r"Only $o_j$ contains $\beta_{mj}$. So multiply $\partial E / \partial o_j$ by "
        r"$\partial o_j / \partial \beta_{mj}$.",
        r"$\sum_k y_k \delta_{kj}$ has one term that is not 0. Which one?",
    ]
    solution = rf"""
    It is the feature times the error of the class that the weight belongs to:
    $\partial E / \partial o_j = y_j - p_j$ and $\partial o_j / \partial \beta_{{mj}} = {k}x_m$ give
    ${k}x_m (y_j - p_j)$.
    """
    return EXERCISE.part("f", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    lambda p: (
        "The softmax of logits $o_k$ gives the probabilities $p_k$, and for a one-hot label "
        r"$E = \sum_k y_k \log p_k$."
    ),
    p=fractions("1/5 1/4 1/3 2/5 3/5 2/3 3/4 1/10 9/10"),
)
def g(p: Fraction) -> Question:
    prompt = rf"""
    The loss is $J = -E$. A model gives the right class $c$ the probability $p_c = {p}$. What is
    $\partial J / \partial o_c$? Answer exactly.
    """
    slips = [
        (
            "sign",
            1 - p,
            "With this sign, gradient descent would *lower* the score of the right class.",
        ),
        ("probability", p, "This is $p_c$ itself. The label enters, too."),
        ("minus-probability", -p, "This is $-p_c$. The label enters, too."),
        ("in-probability", -1 / p, "This is the derivative in $p_c$. Go on to the logit."),
        ("softmax-derivative", p * (1 - p), "This is the derivative of $p_c$, not of the loss."),
    ]
    kind = Number(p - 1, misconceptions=slips)
    hints = [
        r"$J = -\log p_c$ has two links: its derivative in $p_c$, and that of $p_c$ in $o_c$.",
        r"The two links are $-1 / p_c$ and $p_c (1 - p_c)$.",
    ]
    solution = rf"""
    It is negative, so a step against it raises the score of the right class:
    $\partial J / \partial o_c = p_c - 1 = {p - 1}$.
    """
    return EXERCISE.part("g", prompt, kind, hints=hints, solution=solution)


PARTS = (a, b, c, d, e, f, g)
