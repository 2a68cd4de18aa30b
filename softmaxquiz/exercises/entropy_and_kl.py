r"""Entropy, cross-entropy and divergence: an exercise of this book.

Numbers in bits and nats, the order of the arguments, and the proof that $D(P \| Q) \ge 0$. Also,
when the cross-entropy is 0: with finite logits, never.
"""

from softmaxquiz import (
    Choice,
    Exercise,
    Formula,
    Interval,
    Limit,
    Line,
    Number,
    Ordering,
    right,
    wrong,
)

EXERCISE = Exercise("entropy_and_kl", "Entropy, cross-entropy and divergence", "This book")

a1 = EXERCISE.part(
    "a1",
    "What is the entropy of $P = (1/2, 1/4, 1/8, 1/8)$ in **bits**? Answer exactly.",
    Number(
        "7/4",
        unit="bits",
        misconceptions=[
            ("uniform", "2", "This is the entropy of four equally probable classes."),
            ("unweighted", "9", "Weight each surprisal with its probability."),
            ("mean-of-surprisals", "9/4", "Weight the surprisals with `P`, not equally."),
            ("one-eighth", "11/8", "Two classes have the probability 1/8."),
            ("sum-of-two", "1", "Add the terms of all four classes."),
            ("sign", "-7/4", "The logarithm of a probability is negative: mind the sign."),
        ],
    ),
    hints=[r"$H(P) = -\sum_i P_i \log_2 P_i$.", "The surprisals are 1, 2, 3 and 3 bits."],
    solution=r"""
    $\frac12 \cdot 1 + \frac14 \cdot 2 + \frac18 \cdot 3 + \frac18 \cdot 3 = \frac74$ bits.
    """,
)

a2 = EXERCISE.part(
    "a2",
    "What is this entropy in **nats**? Answer exactly.",
    Number(
        "7/4*log(2)",
        unit="nats",
        misconceptions=[
            ("divided", "7/(4*log(2))", "One bit is `log(2)` nats: multiply."),
            ("uniform", "2*log(2)", "This is the entropy of four equally probable classes."),
        ],
    ),
    hints=[r"$\log x = \log 2 \cdot \log_2 x$."],
    solution=r"One bit is $\log 2$ nats, so it is $\frac74 \log 2 \approx 1.213$ nats.",
)

b1 = EXERCISE.part(
    "b1",
    r"""
    Labels come from $P = (1/2, 1/4, 1/8, 1/8)$, but an observer believes
    $Q = (1/8, 1/2, 1/4, 1/8)$. What is the mean surprisal for the observer, the cross-entropy
    $H(P, Q)$, in bits? Answer exactly.
    """,
    Number(
        "19/8",
        unit="bits",
        misconceptions=[
            ("swapped", "9/4", "This is $H(Q, P)$. Labels come from `P`, and `Q` is believed."),
            ("entropy", "7/4", "This is the entropy, for an observer who believes `P`."),
            ("divergence", "5/8", "This is only the excess over the entropy."),
            ("unweighted", "9", "Weight each surprisal with its probability under `P`."),
            ("sign", "-19/8", "The logarithm of a probability is negative: mind the sign."),
        ],
    ),
    hints=[
        r"$H(P, Q) = -\sum_i P_i \log_2 Q_i$.",
        "The surprisals under $Q$ are 3, 1, 2 and 3 bits.",
    ],
    solution=r"""
    $\frac12 \cdot 3 + \frac14 \cdot 1 + \frac18 \cdot 2 + \frac18 \cdot 3 = \frac{19}8$ bits.
    """,
)

b2 = EXERCISE.part(
    "b2",
    r"""
    For the same $P$ and $Q$, what is $D(P \| Q) = \sum_i P_i \log_2 (P_i / Q_i)$ in bits? Answer
    exactly.
    """,
    Number(
        "5/8",
        unit="bits",
        misconceptions=[
            ("swapped", "1/2", r"This is $D(Q \| P)$, with the arguments exchanged."),
            ("cross-entropy", "19/8", "This is the cross-entropy. Subtract the entropy."),
            ("entropy", "7/4", "This is the entropy. Subtract it from the cross-entropy."),
            ("equal", "0", "It is 0 only if the distributions are the same."),
            ("sign", "-5/8", r"It is never negative. Is the fraction upside down?"),
        ],
    ),
    hints=[r"$D(P \| Q) = H(P, Q) - H(P)$."],
    solution=r"""
    Believing $Q$ costs so much more than the entropy: $\frac{19}8 - \frac74 = \frac58$ bits.
    """,
)

b3 = EXERCISE.part(
    "b3",
    r"What is $D(Q \| P)$, with the arguments exchanged, in bits? Answer exactly.",
    Number(
        "1/2",
        unit="bits",
        misconceptions=[
            ("symmetric", "5/8", r"This is $D(P \| Q)$. The two are not the same."),
            ("cross-entropy", "9/4", r"This is $H(Q, P)$. Subtract the entropy of $Q$."),
            ("entropy", "7/4", "This is the entropy of $Q$. Subtract it from $H(Q, P)$."),
            ("sign", "-5/8", "Exchanging the two does more than change the sign."),
        ],
    ),
    hints=[r"Compute $H(Q, P) - H(Q)$. $Q$ has the same entries as $P$ in another order."],
    solution=r"$H(Q, P) = \frac94$ and $H(Q) = \frac74$, so it is $\frac12$ bit.",
)

c = EXERCISE.part(
    "c",
    r"""
    Let $Q_i > 0$ for all $i$; terms with $P_i = 0$ are 0. Show $D(P \| Q) \ge 0$, in nats. Put the
    lines in order. Two of them do not belong to the proof.
    """,
    Ordering(
        Line("e", r"$\log t \le t - 1$ for all $t > 0$."),
        Line("b", r"$-D(P \| Q) = \sum_{P_i > 0} P_i \log \frac{Q_i}{P_i}$."),
        Line("g", r"$-D(P \| Q) \le \sum_{P_i > 0} P_i (\frac{Q_i}{P_i} - 1)$.", needs="be"),
        Line("a", r"The right side is $\sum_{P_i > 0} Q_i - \sum_{P_i > 0} P_i$.", needs="g"),
        Line("f", r"It is at most $\sum_i Q_i - 1 = 0$, since $Q_i \ge 0$.", needs="a"),
        Line("c", r"So $D(P \| Q) \ge 0$.", needs="f"),
        Line(
            "d",
            r"Each term $P_i \log \frac{P_i}{Q_i}$ is at least 0.",
            distractor="a term is negative where $P_i < Q_i$. Only the sum is never negative.",
        ),
        Line(
            "h",
            r"$\log t \ge t - 1$ for all $t > 0$.",
            distractor="the tangent at 1 lies above the logarithm, not below.",
        ),
    ),
    hints=["Start from the inequality of the logarithm.", "Use it for every term, then add up."],
    solution="""
    `e b g a f c`, or with e and b exchanged. Line d is false where $P_i < Q_i$, and so is h.
    """,
)

d1 = EXERCISE.part(
    "d1",
    r"""
    For two classes, $P = (p, 1 - p)$ and $Q = (q, 1 - q)$: write $D(P \| Q)$ in nats as a formula
    in `p` and `q`.
    """,
    Formula(
        "p*log(p/q) + (1 - p)*log((1 - p)/(1 - q))",
        domain={"p": "unit", "q": "unit"},
        misconceptions=[
            ("one-term", "p*log(p/q)", "The other class has a term, too."),
            ("cross-entropy", "-p*log(q) - (1 - p)*log(1 - q)", "This is the cross-entropy."),
        ],
    ),
    hints=["There are two terms, one for each class."],
    solution=r"Each class has a term: $p \log \frac pq + (1 - p) \log \frac{1 - p}{1 - q}$.",
)

d2 = EXERCISE.part(
    "d2",
    r"Let $P = (1/2, 1/2)$ in d1. What is the limit of $D(P \| Q)$ as $q \to 0$?",
    Limit(
        "inf",
        misconceptions=[
            ("zero", "0", r"This is its value at $Q = P$."),
            ("log-2", "log(2)", r"This is the limit of $D(Q \| P)$. Here $P_1 / Q_1$ grows."),
            ("other-sign", "-inf", "It is never negative."),
        ],
    ),
    hints=["Half of the labels belong to a class that $Q$ calls almost impossible."],
    solution=r"""
    The term of the second class has a limit, but $\frac12 \log \frac{1}{2q} \to \infty$.
    """,
)

e1 = EXERCISE.part(
    "e1",
    r"When is $H(P, Q) = 0$?",
    Choice(
        wrong("When $P = Q$.", "Then it is the entropy $H(P)$, which need not be 0.", "equal"),
        right("When both are one-hot, for the same class.", "Then no label is a surprise."),
        wrong("When $P$ is one-hot.", "Then it is $-\\log Q_c$. Is that 0?", "certain-label"),
        wrong("Never.", "A distribution may give one class the probability 1.", "never"),
    ),
    hints=[r"$H(P, Q) = H(P) + D(P \| Q)$, and neither is negative."],
    solution=r"b. Both $H(P) = 0$ and $D(P \| Q) = 0$, so $P$ is one-hot and $Q = P$.",
)

e2 = EXERCISE.part(
    "e2",
    r"""
    Let $K \ge 2$. Which values does the loss $-\log \hat y_c$ of a one-hot label take over all
    finite logits? Answer with an interval.
    """,
    Interval(
        "(0, inf)",
        named=["-log(y)", "-log(y_c)", "-log(yhat_c)", "-log(p_c)", "-log(p)"],
        misconceptions=[
            ("zero-reached", "[0, inf)", r"With finite logits, can $\hat y_c$ be 1?"),
            (
                "bounded",
                "(0, 1)",
                "There is no upper bound: the right class can be very improbable.",
            ),
            ("log-k", "(0, log(2))", "A model can be worse than guessing."),
        ],
    ),
    hints=[r"$\hat y_c$ takes every value in $(0, 1)$, without the ends."],
    solution=r"""
    The infimum 0 is never reached. As $\hat y_c$ takes all values below 1: $(0, \infty)$.
    """,
)

PARTS = (a1, a2, b1, b2, b3, c, d1, d2, e1, e2)
