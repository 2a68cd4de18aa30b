r"""Apples or oranges: exercise 4a of the softmax regression section of Dive into Deep Learning.

In the Bradley-Terry model a larger score must make its item likelier, and the item with the largest
score must be the most likely. Instead of a proof, the summary gives only the formula of the model.
"""

from softmaxquiz import Exercise, Formula, Interval, Line, Ordering

EXERCISE = Exercise(
    "bradley_terry", "Apples or oranges", "Dive into Deep Learning, section 4.1, exercise 4a"
)

a1 = EXERCISE.part(
    "a1",
    r"""
    Somebody chooses between apples, with score $a$, and oranges, with score $b$, according to the
    softmax of the two scores. Give the probability of apples, as a formula in $a$ and $b$.
    """,
    Formula(
        "exp(a)/(exp(a) + exp(b))",
        misconceptions=[
            (
                "other-item",
                "exp(b)/(exp(a) + exp(b))",
                "This is the probability of oranges: it falls when $a$ rises.",
            ),
            (
                "odds",
                "exp(a - b)",
                "These are the odds of apples against oranges. They may exceed 1.",
            ),
            (
                "scores-for-powers",
                "a/(a + b)",
                "Scores may be negative. What would this give for $a = 1$ and $b = -2$?",
            ),
        ],
    ),
    hints=[
        "Scores may be negative. Which function makes them positive and keeps their order?",
        "Divide the exponential of $a$ by the sum of both exponentials.",
    ],
    solution=r"$$\frac{e^a}{e^a + e^b} = \frac{1}{1 + e^{-(a - b)}}.$$",
)

a2 = EXERCISE.part(
    "a2",
    "Call this probability $p$. Give its derivative in $a$, as a formula in $p$.",
    Formula(
        "p*(1 - p)",
        domain={"p": "unit"},
        misconceptions=[
            (
                "denominator-fixed",
                "p",
                "This treats the denominator as a constant, but it contains $a$, too.",
            ),
            (
                "other-score",
                "-p*(1 - p)",
                "This is the derivative in $b$. In $a$ the probability rises.",
            ),
            (
                "derivative-of-log",
                "1 - p",
                r"This is the derivative of $\log p$. What is it for $p$ itself?",
            ),
        ],
    ),
    hints=[
        r"The quotient rule gives $\bigl(e^a (e^a + e^b) - e^a e^a\bigr) / (e^a + e^b)^2$.",
        "The numerator is $e^a e^b$. Split the fraction into two factors.",
    ],
    solution=r"""
    $$\frac{e^a (e^a + e^b) - e^a e^a}{(e^a + e^b)^2}
    = \frac{e^a}{e^a + e^b} \cdot \frac{e^b}{e^a + e^b} = p (1 - p).$$
    """,
)

a3 = EXERCISE.part(
    "a3",
    r"""
    Is the derivative of a2 always positive? Give all values that it takes, over all real scores $a$
    and $b$, as an interval.
    """,
    Interval(
        "(0, 1/4]",
        named=["p*(1-p)"],
        misconceptions=[
            (
                "zero-reached",
                "[0, 1/4]",
                "It would be 0 only for $p = 0$ or $p = 1$. Do any real scores give these?",
            ),
            ("tie-forgotten", "(0, 1/4)", "The right end is reached: look at $a = b$."),
            (
                "values-of-p",
                "(0, 1)",
                "These are the values of $p$. Its derivative has a second factor.",
            ),
        ],
    ),
    hints=[
        "Which values does $p$ take, if both exponentials are positive?",
        "The derivative is a parabola in $p$. Its top lies halfway between its zeros.",
    ],
    solution=r"""
    Both exponentials are positive, so $0 < p < 1$ and $p (1 - p) > 0$. The parabola is highest at
    $p = \frac12$, that is at $a = b$, where it is $\frac14$. As $a - b \to \pm\infty$ it falls
    towards 0 without reaching it: $(0, \frac14]$.
    """,
)

a4 = EXERCISE.part(
    "a4",
    "Divide the probability of apples by that of oranges. Give these odds, in $a$ and $b$.",
    Formula(
        "exp(a - b)",
        misconceptions=[
            ("log-odds", "a - b", "This is the logarithm of the odds, which may be negative."),
            (
                "scores-divided",
                "a/b",
                "The exponentials of the scores are divided, not the scores.",
            ),
            ("other-way-round", "exp(b - a)", "These are the odds of oranges against apples."),
        ],
    ),
    hints=["Both probabilities have the same denominator.", "What happens to the exponents?"],
    solution=r"""
    The odds exceed 1 exactly if $a > b$. The denominators cancel: $e^a / e^b = e^{a - b}$.
    """,
)

a5 = EXERCISE.part(
    "a5",
    r"""
    Now take $K \ge 2$ items. Prove that an item becomes likelier if its own score rises, and that a
    single item with the largest score is the most likely. Put the lines in order. Two of the lines
    do not belong to the proof.
    """,
    Ordering(
        Line("e", r"Let $S = \sum_j e^{o_j}$ and $p_i = e^{o_i} / S$."),
        Line("b", "$S$ has two or more terms, all positive: $0 < p_i < 1$.", needs="e"),
        Line("h", r"$\partial p_i / \partial o_i = p_i (1 - p_i)$.", needs="e"),
        Line("c", "So this derivative is positive: $p_i$ grows with $o_i$.", needs="bh"),
        Line("g", "$e^x > 1$ exactly if $x > 0$."),
        Line("a", "$p_i / p_j = e^{o_i - o_j}$.", needs="e"),
        Line("i", "So $p_i > p_j$ exactly if $o_i > o_j$.", needs="ag"),
        Line("d", "So the largest score has the largest probability.", needs="i"),
        Line(
            "f",
            "All scores are positive, so $p_i > 0$.",
            distractor="scores may be negative; it is their exponentials that are positive.",
        ),
        Line(
            "j",
            "$p_i$ is given by the softmax, so both requirements hold.",
            distractor="it names the model and claims what it should prove.",
        ),
    ),
    hints=[
        "Say first what $p_i$ is.",
        "There are two chains: the sign of a derivative, and a ratio that is compared with 1.",
        "A derivative is positive if both of its factors are.",
    ],
    solution=r"""
    `e b h c g a i d`, or any other order in which each line has what it needs. Lines f and j do not
    belong: scores may be negative, and writing down a formula proves nothing.
    """,
)

PARTS = (a1, a2, a3, a4, a5)
