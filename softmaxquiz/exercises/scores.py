r"""Scores and probabilities: what the softmax keeps, and what it depends on.

Lei Zhao's note "Softmax Regression" writes $P(\mathbf y \mid o_i)$ and
$\operatorname{softmax}(o_i)$, as if each probability depended on its own score alone, and gives no
bound for $\log \sum_j e^{o_j} \approx \max_j o_j$.
"""

from softmaxquiz import Choices, Exercise, Formula, Number, Vector, right, wrong

EXERCISE = Exercise(
    "scores",
    "Scores and probabilities",
    "This book, and Lei Zhao, Softmax Regression, equations 1 to 5",
)

a = EXERCISE.part(
    "a",
    r"""
    Which of these vectors always have their largest entry in the same place as the scores
    $\mathbf o$?
    """,
    Choices(
        right(r"$e^{o_j}$, for each $j$", "The exponential function is strictly increasing."),
        wrong("$o_j^2$, for each $j$", r"Try $\mathbf o = (-2, 1)$.", "squares"),
        right(
            r"$\operatorname{softmax}(\mathbf o)_j$, for each $j$",
            "The exponential keeps the order, and so does division by a positive number.",
        ),
        wrong(
            r"$o_j / \sum_i o_i$, for each $j$",
            r"The sum may be negative. Try $\mathbf o = (-1, -3)$.",
            "scores-normalised",
        ),
        right("$3 o_j - 7$, for each $j$", "A positive factor and a shift keep the order."),
        wrong("$-o_j$, for each $j$", "This reverses the order.", "order-reversed"),
    ),
    hints=[
        "Try each with negative scores.",
        "Which of these functions are strictly increasing, for all real scores?",
    ],
    solution=r"""
    a, c and e. A strictly increasing function keeps the order. The softmax applies the
    exponential and then divides by a positive number that is the same for all classes.
    """,
)

b = EXERCISE.part(
    "b",
    r"Give the softmax of the scores $(0, \log 2, \log 3)$, as a vector of three fractions.",
    Vector(
        ["1/6", "1/3", "1/2"],
        asked=["exp(log(2))"],
        misconceptions=[
            (
                "not-normalised",
                ["1", "2", "3"],
                "These are the exponentials. They do not sum to 1.",
            ),
            (
                "zero-for-one",
                ["0", "2/5", "3/5"],
                "The exponential of the score 0 is $e^0$, which is not 0.",
            ),
            (
                "scores-normalised",
                ["0", "log(2)/log(6)", "log(3)/log(6)"],
                "These are the scores over their sum. Take exponentials first.",
            ),
        ],
    ),
    hints=[r"$e^{\log 2} = 2$.", "Divide the three exponentials by their sum."],
    solution=r"The exponentials are $1, 2, 3$ and their sum is 6: $(\frac16, \frac13, \frac12)$.",
)

c = EXERCISE.part(
    "c",
    r"""
    The third score rises from $\log 3$ to $\log 6$; the first two stay $0$ and $\log 2$. What is
    the probability of the first class now? Answer exactly.
    """,
    Number(
        "1/9",
        misconceptions=[
            (
                "own-score-only",
                "1/6",
                "This was its probability before. The denominator has changed.",
            ),
            ("second-class", "2/9", "This is the probability of the second class."),
            ("third-class", "2/3", "This is the probability of the third class."),
            ("itself-left-out", "1/8", "The exponential of the first class belongs to the sum."),
            (
                "rest-unchanged",
                "1/12",
                "The exponential 6 replaces the 3: it is not added to the old sum.",
            ),
        ],
    ),
    hints=["What are the three exponentials now?", "Divide the first by the new sum."],
    solution=r"""
    A probability depends on *all* scores: it is $\operatorname{softmax}(\mathbf o)_1$, not a
    function of $o_1$ alone. The exponentials are $1, 2, 6$, so it falls to $\frac19$.
    """,
)

d = EXERCISE.part(
    "d",
    r"""
    Let $p_i = \operatorname{softmax}(\mathbf o)_i$ for three classes. Give the derivative of $p_1$
    in the score $o_2$ of the second class, as a formula in the $p_i$.
    """,
    Formula(
        "-p_1*p_2",
        domain={"p_1": "probability", "p_2": "probability", "p_3": "probability"},
        misconceptions=[
            (
                "own-score-only",
                "0",
                r"This would be right if $p_1$ depended on $o_1$ alone. Where does $o_2$ stand?",
            ),
            ("own-derivative", "p_1*(1 - p_1)", "This is the derivative in its own score $o_1$."),
            ("takes-nothing", "p_1*p_2", "If $o_2$ rises, does $p_1$ rise or fall?"),
        ],
    ),
    hints=[
        r"$o_2$ stands in the denominator $S$ only: $p_1 = e^{o_1} / S$.",
        r"The derivative of $1/S$ in $o_2$ is $-e^{o_2} / S^2$.",
    ],
    solution=r"""
    It is never 0, since every probability depends on every score:
    $e^{o_1} \cdot (-e^{o_2} / S^2) = -p_1 p_2$.
    """,
)

e = EXERCISE.part(
    "e",
    r"""
    Ten scores are all equal. By how much does $\log \sum_j e^{o_j}$ exceed their maximum, in nats?
    Answer exactly.
    """,
    Number(
        "log(10)",
        unit="nats",
        misconceptions=[
            (
                "taken-as-equal",
                "0",
                r"The sign $\approx$ in the source hides a difference. How large is it?",
            ),
            ("logarithm-forgotten", "10", r"Ten times $e^o$ has a logarithm that is a sum."),
            ("base-ten", "1", "The logarithm is natural."),
            ("one-fewer", "log(9)", "The largest score belongs to the ten."),
            ("mean", "log(10)/10", "The scores are summed, not averaged."),
        ],
    ),
    hints=[
        r"Ten equal exponentials $e^o$ have the sum $10\, e^o$.",
        "The logarithm of this product is a sum, and one of its terms is $o$.",
    ],
    solution=r"""
    With $K$ scores the excess is at most $\log K$, and exactly that if all are equal. Here
    $\log(10\, e^o)$ exceeds $o$ by $\log 10 \approx 2.303$.
    """,
)

f = EXERCISE.part(
    "f",
    r"For which of these scores is $\log \sum_j e^{o_j}$ within 0.01 of their maximum?",
    Choices(
        right("$(10, 0, 0)$", r"The excess is $\log(1 + 2 e^{-10}) < 0.0001$."),
        wrong(
            "$(1000, 1000, 0)$",
            "The size of the scores does not matter: there is a tie.",
            "size-for-gap",
        ),
        right("$(-5, -12, -13)$", r"The excess is $\log(1 + e^{-7} + e^{-8}) \approx 0.001$."),
        wrong("$(0, 0, 0)$", r"The sum of the exponentials is 3, not 1.", "zeros"),
        wrong("$(3, 2, 1)$", r"$e^{-1} + e^{-2}$ is about one half.", "gap-too-small"),
    ),
    hints=[
        "Subtract the maximum from all scores, and take exponentials.",
        "One exponential is then 1. How large are the others together?",
    ],
    solution=r"""
    a and c. With the maximum $M$, the excess is $\log \sum_j e^{o_j - M}$. It depends on the gaps
    alone. It is small if all others lie well below, and at least $\log 2$ at a tie.
    """,
)

PARTS = (a, b, c, d, e, f)
