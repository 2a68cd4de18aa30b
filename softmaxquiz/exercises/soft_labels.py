r"""Soft labels: the gradient of the loss if a label is not one-hot.

A note on softmax regression assumes without saying so that a label sums to 1. It also prints the
first probability in every row of its gradient.
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
    Let the entries of $\mathbf y$ be any numbers. Their sum is $t = \sum_j y_j$. What is the
    derivative of $-\sum_j y_j \log p_j$ in the logit $o_k$, if $\mathbf p$ is the softmax of
    $\mathbf o$? Answer in $t$, $p_k$ and $y_k$, typed `t`, `p_k` and `y_k`.
    """,
    Formula(
        "t*p_k - y_k",
        domain={"t": "real", "p_k": "unit", "y_k": "real"},
        misconceptions=[
            ("sum-taken-as-one", "p_k - y_k", "This is right only for $t = 1$."),
            ("sign", "y_k - t*p_k", "Mind the minus in front of the sum."),
            ("all-scaled", "t*(p_k - y_k)", "The sum $t$ multiplies only one of the two terms."),
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
    From here on labels sum to 1. Write out the gradient in $\mathbf o$ for three classes, a vector
    of three entries. Use `p_1`, `p_2`, `p_3` and `y_1`, `y_2`, `y_3`.
    """,
    Vector(
        ["p_1-y_1", "p_2-y_2", "p_3-y_3"],
        domain="probability",
        misconceptions=[
            (
                "first-probability",
                ["p_1-y_1", "p_1-y_2", "p_1-y_3"],
                "All entries have the first probability. Each entry has its own logit.",
            ),
            (
                "sign",
                ["y_1-p_1", "y_2-p_2", "y_3-p_3"],
                "This points downhill; the gradient points uphill.",
            ),
            (
                "in-probability",
                ["-y_1/p_1", "-y_2/p_2", "-y_3/p_3"],
                "This is the gradient in the probabilities.",
            ),
        ],
    ),
    hints=["Put $t = 1$ into part a.", "Entry $k$ is the derivative in $o_k$."],
    solution=r"With $t = 1$, part a gives $(p_1 - y_1, p_2 - y_2, p_3 - y_3)$.",
)

c = EXERCISE.part(
    "c",
    r"""
    Now let $t$ be any number again. The loss $-\sum_j y_j \log p_j$ is often rewritten as
    $R - \sum_j y_j o_j$ with $R = \log \sum_\ell e^{o_\ell}$. How much larger is the first form
    than the second? Answer in `t` and `R`.
    """,
    Formula(
        "(t-1)*R",
        domain={"t": "real", "R": "real"},
        misconceptions=[
            (
                "sum-taken-as-one",
                "0",
                "This is right only for $t = 1$. Try $y_j = 2$ for one class.",
            ),
            ("sign", "(1-t)*R", "This is the second form minus the first."),
            ("not-subtracted", "t*R", "The second form contains $R$, too."),
        ],
    ),
    hints=[
        r"$-\sum_j y_j \log p_j = -\sum_j y_j (o_j - R)$.",
        r"How often does $R$ occur in the first form?",
    ],
    solution=r"""
    The two forms agree if $t = 1$. The first is $t R - \sum_j y_j o_j$, so the difference is
    $(t - 1) R$.
    """,
)

d = EXERCISE.part(
    "d",
    r"""
    Take the gradients of both forms of part c in $\mathbf o$. What is the sum of the entries of
    each gradient? Answer with a vector of two sums, the first form first, in `t`.
    """,
    Vector(
        ["0", "1-t"],
        domain={"t": "real"},
        misconceptions=[
            ("sum-taken-as-one", ["0", "0"], "The second sum is 0 only for $t = 1$."),
            ("swapped", ["1-t", "0"], "The first form comes first."),
            ("sign", ["0", "t-1"], "In the gradient the label is subtracted."),
        ],
    ),
    hints=["Part a gives the first gradient. Differentiate the second form.", "Sum term by term."],
    solution=r"""
    A constant added to all logits changes no probability, and so not the first form. It changes the
    second, unless $t = 1$. The sums are $\sum_k (t p_k - y_k)$ and $\sum_k (p_k - y_k)$, which are
    $(0, 1 - t)$.
    """,
)

e = EXERCISE.part(
    "e",
    r"""
    *Label smoothing* mixes a one-hot label with the uniform distribution: $(1 - s)\, \mathbf y +
    s \mathbf 1 / K$ with $0 < s < 1$. What is the smoothed label for three classes, if the first is
    right? Answer with a vector in `s`.
    """,
    Vector(
        ["1-2*s/3", "s/3", "s/3"],
        domain={"s": "unit"},
        misconceptions=[
            (
                "others-only",
                ["1-s", "s/2", "s/2"],
                "This spreads $s$ over the wrong classes only. Include the right one.",
            ),
            ("own-share-forgotten", ["1-s", "s/3", "s/3"], "These do not sum to 1."),
            ("not-shared", ["1-s", "s", "s"], "These do not sum to 1."),
        ],
    ),
    hints=[
        r"$\mathbf 1 / K$ is $(\frac13, \frac13, \frac13)$.",
        "So the right class gets a share of $s$, too.",
    ],
    solution=r"""
    $(1 - s)(1, 0, 0) + s (\frac13, \frac13, \frac13) = (1 - \frac{2s}3, \frac s3, \frac s3)$.
    """,
)

f = EXERCISE.part(
    "f",
    r"""
    For which difference of logits is the loss of a smoothed label smallest? Let there be $K \ge 2$
    classes. Answer with the right logit minus any other one, in `s` and `K`.
    """,
    Formula(
        "log((K - (K-1)*s)/s)",
        domain={"s": "unit", "K": "natural, K >= 2"},
        misconceptions=[
            ("own-share-forgotten", "log((1-s)*K/s)", "The right class also gets a share $s / K$."),
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
    There $\mathbf p$ is the smoothed label. The difference is finite, unlike that of a one-hot
    label: $\log \frac{1 - s + s/K}{s/K} = \log \frac{K - (K - 1) s}{s}$.
    """,
)

g = EXERCISE.part(
    "g",
    r"""
    What is the least loss of the soft label $(\frac12, \frac14, \frac14)$ over all logits, in bits?
    Answer exactly.
    """,
    Number(
        "3/2",
        unit="bits",
        misconceptions=[
            ("zero", "0", "Only a one-hot label has the infimum 0."),
            ("best-class", "1", r"This is $-\log_2 \frac12$, the surprisal of one class alone."),
            ("unweighted", "5", "Weight each surprisal with its probability."),
            ("rarest-class", "2", r"This is $-\log_2 \frac14$, the surprisal of one class alone."),
            ("uniform", "log(3)/log(2)", r"This is the loss at $\mathbf p = (1, 1, 1)/3$."),
        ],
    ),
    hints=[
        r"Put $\mathbf p = \mathbf y$ into $-\sum_j y_j \log_2 p_j$.",
        "It is the entropy of the label.",
    ],
    solution=r"""
    It is the entropy of the label: $\frac12 \cdot 1 + \frac14 \cdot 2 + \frac14 \cdot 2 = \frac32$
    bits.
    """,
)

PARTS = (a, b, c, d, e, f, g)
