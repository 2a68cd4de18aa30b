r"""Soft labels: what the gradient of the loss is if a label is no corner of the simplex.

A note on softmax regression uses silently that a label sums to 1, and prints the first
probability in every row of its gradient.
"""

from softmaxquiz import Exercise, Formula, Number, Vector

EXERCISE = Exercise(
    "soft_labels",
    "Soft labels and smoothed ones",
    "Lei Zhao, Softmax Regression, equations 9 and 11",
)

a = EXERCISE.part(
    "a",
    r"""
    Let the entries of $\mathbf y$ be any numbers, with the sum $t = \sum_j y_j$. What is the
    derivative of $-\sum_j y_j \log p_j$ in the logit $o_k$, if $\mathbf p$ is the softmax of
    $\mathbf o$? Answer in $t$, $p_k$ and $y_k$, typed `t`, `p_k` and `y_k`.
    """,
    Formula(
        "t*p_k - y_k",
        domain={"t": "real", "p_k": "unit", "y_k": "real"},
        misconceptions=[
            ("sum-taken-as-one", "p_k - y_k", "This is right for $t = 1$ only."),
            ("sign", "y_k - t*p_k", "Mind the minus in front of the sum."),
            ("all-scaled", "t*(p_k - y_k)", "Only one of the two terms comes from the whole sum."),
            ("one-term", "-y_k*(1-p_k)", "All $p_j$ depend on $o_k$, not $p_k$ alone."),
        ],
    ),
    hints=[
        r"$\log p_j = o_j - \log \sum_\ell e^{o_\ell}$. What is its derivative in $o_k$?",
        r"It is $\delta_{jk} - p_k$. Multiply by $-y_j$ and sum over $j$.",
    ],
    solution=r"""
    $\partial \log p_j / \partial o_k = \delta_{jk} - p_k$, so the derivative is
    $-\sum_j y_j (\delta_{jk} - p_k) = t\, p_k - y_k$.
    """,
)

b = EXERCISE.part(
    "b",
    r"""
    From here on labels sum to 1. Write out the gradient in $\mathbf o$ for three classes, from
    `p_1`, `p_2`, `p_3` and `y_1`, `y_2`, `y_3`.
    """,
    Vector(
        ["p_1-y_1", "p_2-y_2", "p_3-y_3"],
        domain="probability",
        misconceptions=[
            (
                "first-probability",
                ["p_1-y_1", "p_1-y_2", "p_1-y_3"],
                "The first probability stands in all rows. Each row has its own logit.",
            ),
            ("sign", ["y_1-p_1", "y_2-p_2", "y_3-p_3"], "This points downhill."),
            ("in-probability", ["-y_1/p_1", "-y_2/p_2", "-y_3/p_3"], "This is in $p_k$."),
        ],
    ),
    hints=["Put $t = 1$ into part a.", "Row $k$ is the derivative in $o_k$: $k$ runs."],
    solution=r"With $t = 1$ row $k$ is $p_k - y_k$, for the last row as for the first.",
)

c = EXERCISE.part(
    "c",
    r"""
    Again with any $t$. The loss is often rewritten: $-\sum_j y_j \log p_j$ becomes
    $R - \sum_j y_j o_j$ with $R = \log \sum_\ell e^{o_\ell}$. How much is the first form more
    than the second? Answer in `t` and `R`.
    """,
    Formula(
        "(t-1)*R",
        domain={"t": "real", "R": "real"},
        misconceptions=[
            ("sum-taken-as-one", "0", "That is so for $t = 1$. Take $y_j = 2$ for one class."),
            ("sign", "(1-t)*R", "Take the difference the other way round."),
            ("not-subtracted", "t*R", "The second form has an $R$, too."),
        ],
    ),
    hints=[r"$-\sum_j y_j \log p_j = -\sum_j y_j (o_j - R)$.", r"It is $t R - \sum_j y_j o_j$."],
    solution=r"""
    The first form is $t R - \sum_j y_j o_j$, so it is more by $(t - 1) R$. The two agree if
    $t = 1$.
    """,
)

d = EXERCISE.part(
    "d",
    r"""
    The gradient of the first form has the entries $t p_k - y_k$, that of the second $p_k - y_k$.
    What do the entries of each sum to? Answer with both sums, in `t`.
    """,
    Vector(
        ["0", "1-t"],
        domain={"t": "real"},
        misconceptions=[
            ("sum-taken-as-one", ["0", "0"], "The second is 0 for $t = 1$ only."),
            ("swapped", ["1-t", "0"], "The other way round."),
            ("sign", ["0", "t-1"], "Subtract the label from the probability."),
        ],
    ),
    hints=[r"$\sum_k p_k = 1$ and $\sum_k y_k = t$.", "Sum term by term."],
    solution=r"""
    $t \cdot 1 - t = 0$ and $1 - t$. A constant added to all logits changes no probability, so the
    first form cannot change either. The second does, unless $t = 1$.
    """,
)

e = EXERCISE.part(
    "e",
    r"""
    *Label smoothing* mixes a one-hot label with the uniform distribution: $(1 - s)\, \mathbf y +
    s \mathbf 1 / K$ with $0 < s < 1$. What is the smoothed label for three classes, if the first is
    right?
    """,
    Vector(
        ["1-2*s/3", "s/3", "s/3"],
        domain={"s": "unit"},
        misconceptions=[
            (
                "others-only",
                ["1-s", "s/2", "s/2"],
                "This spreads $s$ over the wrong classes. The uniform label has all three.",
            ),
            ("own-share-forgotten", ["1-s", "s/3", "s/3"], "These do not sum to 1."),
            ("not-shared", ["1-s", "s", "s"], "These do not sum to 1."),
        ],
    ),
    hints=[
        r"$\mathbf 1 / K$ is $(\frac13, \frac13, \frac13)$.",
        "So the right class gets a third of $s$ back.",
    ],
    solution=r"""
    $(1 - s)(1, 0, 0) + s (\frac13, \frac13, \frac13) = (1 - \frac{2s}3, \frac s3, \frac s3)$.
    """,
)

f = EXERCISE.part(
    "f",
    r"""
    At which distance of logits is the loss of a smoothed label least? Let there be $K \ge 2$
    classes, and answer with the right logit minus another, in `s` and `K`.
    """,
    Formula(
        "log((K - (K-1)*s)/s)",
        domain={"s": "unit", "K": "natural, K >= 2"},
        misconceptions=[
            ("own-share-forgotten", "log((1-s)*K/s)", "The right class has a share $s / K$, too."),
            ("others-only", "log((1-s)*(K-1)/s)", "Smoothing includes the right class."),
            ("not-shared", "log((1-s)/s)", "All classes share $s$: each gets $s / K$."),
            ("other-way", "log(s/(K-(K-1)*s))", "This is another logit minus the right one."),
        ],
    ),
    hints=[
        r"The gradient is 0 where $\mathbf p = \mathbf y$.",
        r"$o_c - o_k = \log (p_c / p_k)$ with $p_c = 1 - s + s/K$ and $p_k = s/K$.",
    ],
    solution=r"""
    There $\mathbf p$ is the smoothed label, so the distance is
    $\log \frac{1 - s + s/K}{s/K} = \log \frac{K - (K - 1) s}{s}$: finite, unlike that of a
    hard label.
    """,
)

g = EXERCISE.part(
    "g",
    r"What is the least loss of the soft label $(\frac12, \frac14, \frac14)$ over all logits?",
    Number(
        "3/2",
        unit="bits",
        misconceptions=[
            ("zero", "0", "Only a hard label has 0 as its infimum."),
            ("best-class", "1", r"This is $-\log_2 \frac12$, the surprisal of one class alone."),
            ("uniform", "log(3)/log(2)", r"This is the loss at $\mathbf p = (1, 1, 1)/3$."),
        ],
    ),
    hints=[
        r"Put $\mathbf p = \mathbf y$ into $-\sum_j y_j \log_2 p_j$.",
        "It is the entropy of the label.",
    ],
    solution=r"$\frac12 \cdot 1 + \frac14 \cdot 2 + \frac14 \cdot 2 = \frac32$ bits, its entropy.",
)

PARTS = (a, b, c, d, e, f, g)
