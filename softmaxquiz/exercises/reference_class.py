r"""The reference class: log-odds against one class, and the weights that this leaves over.

The derivation from log-odds takes them against class $k$ for all $k$ classes, class $k$ itself
among them, without saying that then $w_k = 0$; and by substitution it finds the general formula
for class $k$ alone.
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
            "What is the left side, for $i = k$?",
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
    hints=["What are the odds of a class against itself?", "They are $1 : 1$. Take the log."],
    solution=r"""
    $\log \frac{P(y=k)}{P(y=k)} = 0$, so $\mathbf x \mathbf w_k = 0$ for every $\mathbf x$, and
    $\mathbf w_k = \mathbf 0$.
    """,
)

b = EXERCISE.part(
    "b",
    r"""
    Three classes; the log-odds of the first two against the third are $s_1$ and $s_2$. Give the
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
                "These sum to more than 1: the reference class has a term in the sum too.",
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
    From $P_3\, (e^{s_1} + e^{s_2} + 1) = 1$ follows $P_3 = \frac{1}{1 + e^{s_1} + e^{s_2}}$, and
    $P_i = P_3\, e^{s_i}$. It is the softmax of $(s_1, s_2, 0)$.
    """,
)

c = EXERCISE.part(
    "c",
    "The odds against the reference class are $2 : 1$ and $3 : 1$. What is its probability?",
    Number(
        "1/6",
        misconceptions=[
            ("reference-term-forgotten", "1/5", "Its own odds, $1 : 1$, belong to the sum."),
            (
                "odds-for-log-odds",
                "1/(1 + exp(2) + exp(3))",
                "The odds are given, not their logarithms.",
            ),
        ],
    ),
    hints=["Which odds has the reference class itself?", "All are as $2 : 3 : 1$."],
    solution=r"They are as $2 : 3 : 1$: the reference class has $\frac{1}{2 + 3 + 1} = \frac16$.",
)

d = EXERCISE.part(
    "d",
    r"""
    In general $P_k = \frac1S$ with $S = \sum_j e^{s_j}$. Put this into $P_i = P_k\, e^{s_i}$. What
    is $P_i$, for any class $i$? Write $s$ for its log-odds $s_i$, and answer in $s$ and $S$.
    """,
    Formula(
        "exp(s)/S",
        domain={"s": "real", "S": "positive, exp(s) < S"},
        misconceptions=[
            ("reference-only", "1/S", "This is the reference class, where $s = 0$."),
            ("not-normalised", "exp(s)", "These are the odds against the reference class."),
            ("sum-upside-down", "exp(s)*S", r"$P_k$ is one over the sum."),
        ],
    ),
    hints=["Replace $P_k$ and keep the factor.", r"What is $\frac1S \cdot e^s$?"],
    solution=r"""
    $P_i = \frac{e^{s_i}}{S}$ for *every* class; the source writes it for $P(y = k)$. The reference
    class is no exception: there $s_k = 0$.
    """,
)

e = EXERCISE.part(
    "e",
    r"""
    The log-odds of three classes against the third are $(s_1, s_2, 0)$. Which are they against the
    first? Give all three.
    """,
    Vector(
        ["0", "s_2 - s_1", "-s_1"],
        misconceptions=[
            ("wrong-way", ["0", "s_1 - s_2", "s_1"], "These are of the first against each."),
            ("odds-for-log-odds", ["1", "s_2/s_1", "1/s_1"], "Odds are divided. And logarithms?"),
            ("only-first-changed", ["0", "s_2", "0"], "All three are against another class now."),
        ],
    ),
    hints=[r"$P_2 / P_1 = (P_2 / P_3) / (P_1 / P_3)$.", "Take logarithms: a quotient becomes…"],
    solution=r"""
    Subtract $s_1$ from all: $(0, s_2 - s_1, -s_1)$. The probabilities are the same; which class is
    the reference is a matter of taste.
    """,
)

f = EXERCISE.part(
    "f",
    r"""
    The symmetric form has $d$ weights and a bias for each of $K$ classes, the reference form for
    all but one. How many parameters are spare?
    """,
    Formula(
        "d + 1",
        domain={"d": "natural", "K": "natural, K >= 2"},
        misconceptions=[
            ("bias-forgotten", "d", "Each class has a bias too."),
            ("needed-for-spare", "(d + 1)*(K - 1)", "So many are needed."),
            ("all", "(d + 1)*K", "So many has the symmetric form."),
            ("one-constant", "1", "A whole vector may be added to the weights of every class."),
        ],
    ),
    hints=["How many parameters has one class?", "Subtract the two totals."],
    solution=r"$(d + 1) K - (d + 1)(K - 1) = d + 1$: those of one class.",
)

g = EXERCISE.part(
    "g",
    "Which changes of the symmetric form leave all probabilities as they are, for every input?",
    Choices(
        right(r"Adding one vector $\mathbf v$ to every $\mathbf w_j$.", "All scores move alike."),
        wrong(r"Adding $\mathbf v$ to $\mathbf w_1$ alone.", "One score moves.", "one-class"),
        wrong("Doubling all weights and biases.", "This halves the temperature.", "factor"),
        right("Adding 1 to all biases.", "All scores rise by 1."),
        right(r"Subtracting $\mathbf w_K$ from every $\mathbf w_j$.", "It is a common vector too."),
    ),
    hints=["Only differences between scores count.", "Which changes move all scores alike?"],
    solution=r"""
    a, d and e. A common shift of all scores cancels. The last one gives the reference form back, if
    the bias of class $K$ is subtracted too.
    """,
)

PARTS = (a, b, c, d, e, f, g)
