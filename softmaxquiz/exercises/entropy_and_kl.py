r"""Entropy, cross-entropy and divergence: an exercise of this book.

Numbers in bits and nats, the order of the arguments, the proof that $D(P \| Q) \ge 0$, and when the
cross-entropy is 0: with finite logits never.
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
    "What is the entropy of $P = (1/2, 1/4, 1/8, 1/8)$ in **bits**?",
    Number(
        "7/4",
        unit="bits",
        misconceptions=[
            ("uniform", "2", "This is the entropy of four classes that are equally probable."),
            ("unweighted", "9", "Weight each surprisal with its probability."),
            ("mean-of-surprisals", "9/4", "The surprisals are weighted with `P`, not alike."),
            ("sign", "-7/4", "The logarithm of a probability is negative: mind the sign."),
        ],
    ),
    hints=[r"$H(P) = -\sum_i P_i \log_2 P_i$.", "The surprisals are 1, 2, 3 and 3 bits."],
    solution=r"$\frac12 \cdot 1 + \frac14 \cdot 2 + \frac18 \cdot 3 + \frac18 \cdot 3 = \frac74$.",
)

a2 = EXERCISE.part(
    "a2",
    "And in **nats**? Answer exactly.",
    Number(
        "7/4*log(2)",
        unit="nats",
        misconceptions=[
            ("divided", "7/(4*log(2))", "One bit is `log(2)` nats, less than one."),
            ("uniform", "2*log(2)", "This is the entropy of four equally probable classes."),
        ],
    ),
    hints=[r"$\log x = \log 2 \cdot \log_2 x$."],
    solution=r"$\frac74 \log 2 \approx 1.213$ nats.",
)

b1 = EXERCISE.part(
    "b1",
    r"""
    Labels come from $P = (1/2, 1/4, 1/8, 1/8)$, and an observer believes
    $Q = (1/8, 1/2, 1/4, 1/8)$. How surprised is he on average, in bits? This is the cross-entropy
    $H(P, Q)$.
    """,
    Number(
        "19/8",
        unit="bits",
        misconceptions=[
            ("swapped", "9/4", "This is $H(Q, P)$: who draws, and who believes?"),
            ("entropy", "7/4", "This is the entropy: it takes the observer to know `P`."),
            ("divergence", "5/8", "This is only what he pays for his error."),
            ("sign", "-19/8", "The logarithm of a probability is negative: mind the sign."),
        ],
    ),
    hints=[r"$H(P, Q) = -\sum_i P_i \log_2 Q_i$.", "His surprisals are 3, 1, 2 and 3 bits."],
    solution=r"""
    $\frac12 \cdot 3 + \frac14 \cdot 1 + \frac18 \cdot 2 + \frac18 \cdot 3 = \frac{19}8$.
    """,
)

b2 = EXERCISE.part(
    "b2",
    r"What is $D(P \| Q) = \sum_i P_i \log_2 (P_i / Q_i)$ for them, in bits?",
    Number(
        "5/8",
        unit="bits",
        misconceptions=[
            ("swapped", "1/2", r"This is $D(Q \| P)$: it is not symmetric."),
            ("cross-entropy", "19/8", "This is the cross-entropy. Take the entropy off."),
            ("sign", "-5/8", r"Then $P_i$ and $Q_i$ are exchanged in the fraction."),
        ],
    ),
    hints=[r"$D(P \| Q) = H(P, Q) - H(P)$."],
    solution=r"$\frac{19}8 - \frac74 = \frac58$ bits: what it costs to believe $Q$.",
)

b3 = EXERCISE.part(
    "b3",
    r"And the other way round, $D(Q \| P)$?",
    Number(
        "1/2",
        unit="bits",
        misconceptions=[
            ("symmetric", "5/8", r"This is $D(P \| Q)$: it is not symmetric."),
            ("cross-entropy", "9/4", r"This is $H(Q, P)$. Take the entropy of $Q$ off."),
            ("sign", "-5/8", "Exchanging the two does more than to change the sign."),
        ],
    ),
    hints=[r"$H(Q, P) - H(Q)$. $Q$ has the same numbers as $P$, so the same entropy."],
    solution=r"$H(Q, P) = \frac94$ and $H(Q) = \frac74$, so $\frac12$: another number.",
)

c = EXERCISE.part(
    "c",
    r"""
    Let $Q_i > 0$ for all $i$; terms with $P_i = 0$ are 0. Show $D(P \| Q) \ge 0$, in nats. Put the
    lines in order; not all belong to the proof.
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
            distractor="a term is negative where $P_i < Q_i$. Only their sum is not.",
        ),
        Line(
            "h",
            r"$\log t \ge t - 1$ for all $t > 0$.",
            distractor="the tangent at 1 lies above the logarithm, not below.",
        ),
    ),
    hints=["Begin with the inequality of the logarithm.", "Use it for every term, and add up."],
    solution="`e b g a f c`, or with e and b exchanged. Line d is false: look where $P_i < Q_i$.",
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
            ("one-term", "p*log(p/q)", "The other class counts too."),
            ("cross-entropy", "-p*log(q) - (1 - p)*log(1 - q)", "This is the cross-entropy."),
        ],
    ),
    hints=["Two terms, one for each class."],
    solution=r"$p \log \frac pq + (1 - p) \log \frac{1 - p}{1 - q}$.",
)

d2 = EXERCISE.part(
    "d2",
    r"Let $P = (1/2, 1/2)$ in d1. Where does $D(P \| Q)$ go as $q \to 0$?",
    Limit(
        "inf",
        misconceptions=[
            ("zero", "0", r"That is where it is smallest: at $Q = P$."),
            ("log-2", "log(2)", r"This is where $D(Q \| P)$ goes. Here $P_1 / Q_1$ grows."),
            ("other-sign", "-inf", "It is never negative."),
        ],
    ),
    hints=["Half of the labels are of a class that he thinks all but impossible."],
    solution=r"$\frac12 \log \frac{1}{2q}$ grows without bound; the other term has a limit.",
)

e1 = EXERCISE.part(
    "e1",
    r"When is $H(P, Q) = 0$?",
    Choice(
        wrong("When $P = Q$.", "Then it is the entropy $H(P)$, which need not be 0.", "equal"),
        right("When both put all on one class, the same.", "No surprise, and no doubt."),
        wrong("When $P$ is one-hot.", "It is then $-\\log Q_c$. Is that 0?", "certain-label"),
        wrong("Never.", "A distribution may give one class a probability of 1.", "never"),
    ),
    hints=[r"$H(P, Q) = H(P) + D(P \| Q)$, and neither is negative."],
    solution=r"Both $H(P) = 0$ and $D(P \| Q) = 0$: $P$ is one-hot, and $Q = P$.",
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
            ("bounded", "(0, 1)", "It has no upper bound: make the right class improbable."),
            ("log-k", "(0, log(2))", "A model may be worse than guessing."),
        ],
    ),
    hints=[r"$\hat y_c$ takes every value in $(0, 1)$, without the ends."],
    solution=r"$\hat y_c \in (0, 1)$, so $(0, \infty)$: 0 is an infimum that is never reached.",
)

PARTS = (a1, a2, b1, b2, b3, c, d1, d2, e1, e2)
