r"""The reference class: log-odds against one class, and the parameters that are not needed.

The derivation takes log-odds against class $k$ for all classes, including class $k$ itself. It does
not say that this makes $w_k = 0$, and it states the general formula for class $k$ alone.
"""

from softmaxquiz import Choice, Choices, Exercise, Formula, Number, Vector, right, wrong

EXERCISE = Exercise(
    "reference_class",
    "The reference class",
    "This book, and the derivation of softmax regression from log-odds",
)

a = EXERCISE.part(
    "a",
    r"""
    Let the log-odds against class $k$ be linear: $\log \frac{P_i}{P_k} = \mathbf x \mathbf w_i$ for
    every input $\mathbf x$. What does this say for $i = k$ itself?
    """,
    Choice(
        wrong(
            r"Nothing: $\mathbf w_k$ is free, like the others.",
            "What is the left side for $i = k$?",
            "reference-free",
        ),
        right(
            r"$\mathbf w_k = \mathbf 0$.", r"The left side is $\log 1 = 0$ for every $\mathbf x$."
        ),
        wrong(
            r"$\mathbf w_k = -\sum_{i \ne k} \mathbf w_i$.",
            "This is another way to fix the freedom, but it does not follow here.",
            "sum-to-zero",
        ),
        wrong(
            r"$\mathbf x \mathbf w_k = 1$ for every $\mathbf x$.",
            "The odds are 1. What is their logarithm?",
            "odds-for-log-odds",
        ),
    ),
    hints=["What are the odds of a class against itself?", "They are $1 : 1$. Take the logarithm."],
    solution=r"""
    b. $\log \frac{P(y=k)}{P(y=k)} = 0$, so $\mathbf x \mathbf w_k = 0$ for every $\mathbf x$, and
    $\mathbf w_k = \mathbf 0$.
    """,
)

b = EXERCISE.part(
    "b",
    r"""
    Of three classes, the first two have the log-odds $s_1$ and $s_2$ against the third. Give the
    three probabilities as a vector.
    """,
    Vector(
        [
            "exp(s_1)/(1 + exp(s_1) + exp(s_2))",
            "exp(s_2)/(1 + exp(s_1) + exp(s_2))",
            "1/(1 + exp(s_1) + exp(s_2))",
        ],
        misconceptions=[
            (
                "reference-term-forgotten",
                [
                    "exp(s_1)/(exp(s_1) + exp(s_2))",
                    "exp(s_2)/(exp(s_1) + exp(s_2))",
                    "1/(exp(s_1) + exp(s_2))",
                ],
                "These sum to more than 1: the reference class has a term in the sum, too.",
            ),
            (
                "reference-impossible",
                ["exp(s_1)/(exp(s_1) + exp(s_2))", "exp(s_2)/(exp(s_1) + exp(s_2))", "0"],
                "Log-odds are finite, so the third class is possible.",
            ),
        ],
    ),
    hints=[
        r"$P_1 = P_3\, e^{s_1}$ and $P_2 = P_3\, e^{s_2}$, and the three sum to 1.",
        r"$P_3\, (1 + e^{s_1} + e^{s_2}) = 1$.",
    ],
    solution=r"""
    It is the softmax of $(s_1, s_2, 0)$. From $P_3\, (e^{s_1} + e^{s_2} + 1) = 1$ follows $P_3$,
    and $P_i = P_3\, e^{s_i}$. The probabilities are
    $\left[\frac{e^{s_1}}{1 + e^{s_1} + e^{s_2}}, \frac{e^{s_2}}{1 + e^{s_1} + e^{s_2}},
    \frac{1}{1 + e^{s_1} + e^{s_2}}\right]$.
    """,
)

c = EXERCISE.part(
    "c",
    """
    Two classes have the odds $2 : 1$ and $3 : 1$ against the reference class. What is the
    probability of the reference class? Answer exactly.
    """,
    Number(
        "1/6",
        misconceptions=[
            (
                "reference-term-forgotten",
                "1/5",
                "The reference class itself belongs to the sum, with the odds $1 : 1$.",
            ),
            (
                "odds-for-log-odds",
                "1/(1 + exp(2) + exp(3))",
                "The odds are given, not their logarithms.",
            ),
            ("first-class", "1/3", "This is the probability of the class with odds $2 : 1$."),
            ("second-class", "1/2", "This is the probability of the class with odds $3 : 1$."),
        ],
    ),
    hints=[
        "Which odds has the reference class against itself?",
        "The probabilities are as $2 : 3 : 1$. Divide by the sum.",
    ],
    solution=r"The probabilities are as $2 : 3 : 1$, so it is $\frac{1}{2 + 3 + 1} = \frac16$.",
)

d = EXERCISE.part(
    "d",
    r"""
    In general $P_k = \frac1S$ with $S = \sum_j e^{s_j}$. Put this into $P_i = P_k\, e^{s_i}$. What
    is $P_i$ for any class $i$? Write $s$ for its log-odds $s_i$. Answer in $s$ and $S$.
    """,
    Formula(
        "exp(s)/S",
        domain={"s": "real", "S": "positive, exp(s) < S"},
        misconceptions=[
            ("reference-only", "1/S", "This is right for the reference class, where $s = 0$."),
            ("not-normalised", "exp(s)", "These are the odds against the reference class."),
            ("sum-upside-down", "exp(s)*S", r"$P_k$ is one over the sum."),
        ],
    ),
    hints=["Replace $P_k$ and keep the factor.", "The factor is the exponential of the log-odds."],
    solution=r"""
    This holds for *every* class; the source writes it for $P(y = k)$ only. The reference class is
    no exception, since $s_k = 0$. So $P_i$ is $\frac{e^s}{S}$.
    """,
)

e = EXERCISE.part(
    "e",
    r"""
    The log-odds of three classes against the third are $(s_1, s_2, 0)$. What are their log-odds
    against the first? Give a vector of three entries.
    """,
    Vector(
        ["0", "s_2 - s_1", "-s_1"],
        misconceptions=[
            (
                "wrong-way",
                ["0", "s_1 - s_2", "s_1"],
                "These are the log-odds of the first class against each.",
            ),
            (
                "odds-for-log-odds",
                ["1", "s_2/s_1", "1/s_1"],
                "Odds are divided. What happens to logarithms?",
            ),
            (
                "only-first-changed",
                ["0", "s_2", "0"],
                "All three entries change: they are against another class now.",
            ),
        ],
    ),
    hints=[
        r"$P_2 / P_1 = (P_2 / P_3) / (P_1 / P_3)$.",
        "Take logarithms: a quotient becomes a difference.",
    ],
    solution=r"""
    The probabilities are the same, whichever class is the reference. Subtract $s_1$ from all:
    $(0, s_2 - s_1, -s_1)$.
    """,
)

f = EXERCISE.part(
    "f",
    r"""
    The symmetric form has $d$ weights and a bias for each of $K$ classes. The reference form has
    them for all classes but one. How many parameters of the symmetric form are not needed?
    """,
    Formula(
        "d + 1",
        domain={"d": "natural", "K": "natural, K >= 2"},
        misconceptions=[
            ("bias-forgotten", "d", "Each class has a bias, too."),
            (
                "needed-for-spare",
                "(d + 1)*(K - 1)",
                "This is the number of parameters that are needed.",
            ),
            ("all", "(d + 1)*K", "This is the number of all parameters."),
            ("one-constant", "1", "A whole vector may be added to the weights of every class."),
        ],
    ),
    hints=["How many parameters does one class have?", "Subtract the two totals."],
    solution=r"Those of one class: $(d + 1) K - (d + 1)(K - 1) = d + 1$.",
)

g = EXERCISE.part(
    "g",
    "Which changes of the symmetric form change no probability, for any input?",
    Choices(
        right(
            r"Adding one vector $\mathbf v$ to every $\mathbf w_j$.",
            "All scores change by the same number.",
        ),
        wrong(
            r"Adding $\mathbf v$ to $\mathbf w_1$ alone.", "Only one score changes.", "one-class"
        ),
        wrong("Doubling all weights and biases.", "This halves the temperature.", "factor"),
        right("Adding 1 to all biases.", "All scores rise by 1."),
        right(
            r"Subtracting $\mathbf w_K$ from every $\mathbf w_j$.", "This is a common vector, too."
        ),
    ),
    hints=["Only differences between scores count.", "Which changes shift all scores alike?"],
    solution=r"""
    a, d and e. A common shift of all scores cancels. The last change gives the reference form, if
    the bias of class $K$ is subtracted, too.
    """,
)

PARTS = (a, b, c, d, e, f, g)
