r"""Entropy, cross-entropy and divergence: an exercise of this book.

Numbers in bits and nats, the order of the arguments, and the proof that $D(P \| Q) \ge 0$. Also,
when the cross-entropy is 0: with finite logits, never.
"""

from fractions import Fraction
from math import log

from softmaxquiz import (
    Choice,
    Exercise,
    Formula,
    Interval,
    Limit,
    Line,
    Number,
    Ordering,
    Question,
    fractions,
    right,
    tex,
    word,
    wrong,
)

EXERCISE = Exercise("entropy_and_kl", "Entropy, cross-entropy and divergence", "This book")

Bits = tuple[int, ...]  # surprisals: a class of three bits has the probability 1/8

BITS: tuple[Bits, ...] = (
    (1, 2, 3, 3), (1, 3, 3, 3, 3), (2, 2, 2, 3, 3), (1, 2, 3, 4, 4), (1, 2, 4, 4, 4, 4),
    (2, 2, 3, 3, 3, 3), (1, 3, 3, 3, 4, 4), (2, 2, 2, 3, 4, 4), (1, 2, 3, 4, 5, 5),
)  # fmt: skip
P_ORDERS = (1, 2, 3, 3), (2, 1, 3, 3), (3, 1, 2, 3), (3, 3, 1, 2), (2, 3, 3, 1)
Q_ORDERS = (3, 1, 2, 3), (1, 2, 3, 3), (3, 2, 1, 3), (2, 3, 1, 3), (3, 3, 2, 1)


def shares(bits: Bits) -> str:
    """Write a distribution."""
    return f"({', '.join(f'1/{2**each}' for each in bits)})"


def mean(weights: Bits, bits: Bits) -> Fraction:
    """Weight surprisals with the probabilities of others, and add up."""
    return sum((Fraction(b, 2**w) for w, b in zip(weights, bits, strict=True)), Fraction())


def terms(weights: Bits, bits: Bits) -> str:
    """Write this mean."""
    pairs = zip(weights, bits, strict=True)
    return " + ".join(rf"{tex(Fraction(1, 2**w))} \cdot {b}" for w, b in pairs)


def listed(bits: Bits) -> str:
    """Write surprisals one after the other."""
    *most, last = map(str, bits)
    return f"{', '.join(most)} and {last} bits"


def belief(p: Bits, q: Bits) -> str:
    """Say what two parts have in common."""
    return f"Labels come from $P = {shares(p)}$, but an observer believes $Q = {shares(q)}$."


@EXERCISE.variants(bits=BITS)
def a1(bits: Bits) -> Question:
    K, last, entropy = len(bits), bits[-1], mean(bits, bits)
    even = Fraction(sum(bits), K)
    prompt = f"What is the entropy of $P = {shares(bits)}$ in **bits**? Answer exactly."
    twice = f"{word(bits.count(last)).capitalize()} classes have the probability 1/{2**last}."
    uniform = f"This is the entropy of {word(K)} equally probable classes."
    kind = Number(
        entropy,
        unit="bits",
        misconceptions=[
            ("uniform", f"log({K})/log(2)", uniform),
            ("unweighted", sum(bits), "Weight each surprisal with its probability."),
            ("mean-of-surprisals", even, "Weight the surprisals with `P`, not equally."),
            ("one-eighth", entropy - Fraction(last, 2**last), twice),
            ("sum-of-two", mean(bits[:2], bits[:2]), f"Add the terms of all {word(K)} classes."),
            ("sign", -entropy, "The logarithm of a probability is negative: mind the sign."),
        ],
    )
    hints = [r"$H(P) = -\sum_i P_i \log_2 P_i$.", f"The surprisals are {listed(bits)}."]
    solution = f"${terms(bits, bits)} = {tex(entropy)}$ bits."
    return EXERCISE.part("a1", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    lambda h, K: f"A distribution of {word(K)} classes has an entropy of ${tex(h)}$ bits.",
    h=fractions("7/4 3/2 5/4 9/8 13/8 15/8"),
    K=(4, 5, 6),
)
def a2(h: Fraction, K: int) -> Question:
    prompt = "What is this entropy in **nats**? Answer exactly."
    uniform = f"This is the entropy of {word(K)} equally probable classes."
    kind = Number(
        f"{h}*log(2)",
        unit="nats",
        misconceptions=[
            ("divided", f"{h}/log(2)", "One bit is `log(2)` nats: multiply."),
            ("uniform", f"log({K})", uniform),
        ],
    )
    hints = [r"$\log x = \log 2 \cdot \log_2 x$."]
    nats = rf"${tex(h)} \log 2 \approx {h * log(2):.3f}$ nats"
    solution = rf"One bit is $\log 2$ nats, so it is {nats}."
    follows = {"a1": lambda a1: f"({a1})*log(2)"}
    return EXERCISE.part("a2", prompt, kind, hints=hints, solution=solution, follows=follows)


@EXERCISE.variants(p=P_ORDERS, q=Q_ORDERS)
def b1(p: Bits, q: Bits) -> Question:
    cross, back, entropy = mean(p, q), mean(q, p), mean(p, p)
    prompt = f"""
    Labels come from $P = {shares(p)}$, but an observer believes
    $Q = {shares(q)}$. What is the mean surprisal for the observer, the cross-entropy
    $H(P, Q)$, in bits? Answer exactly.
    """
    kind = Number(
        cross,
        unit="bits",
        misconceptions=[
            ("swapped", back, "This is $H(Q, P)$. Labels come from `P`, and `Q` is believed."),
            ("entropy", entropy, "This is the entropy, for an observer who believes `P`."),
            ("divergence", cross - entropy, "This is only the excess over the entropy."),
            ("unweighted", sum(q), "Weight each surprisal with its probability under `P`."),
            ("sign", -cross, "The logarithm of a probability is negative: mind the sign."),
        ],
    )
    hints = [r"$H(P, Q) = -\sum_i P_i \log_2 Q_i$.", f"The surprisals under $Q$ are {listed(q)}."]
    solution = f"${terms(p, q)} = {tex(cross)}$ bits."
    return EXERCISE.part("b1", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(belief, p=P_ORDERS, q=Q_ORDERS)
def b2(p: Bits, q: Bits) -> Question:
    cross, entropy = mean(p, q), mean(p, p)
    excess, other = cross - entropy, mean(q, p) - entropy
    prompt = r"""
    For the same $P$ and $Q$, what is $D(P \| Q) = \sum_i P_i \log_2 (P_i / Q_i)$ in bits? Answer
    exactly.
    """
    kind = Number(
        excess,
        unit="bits",
        misconceptions=[
            ("swapped", other, r"This is $D(Q \| P)$, with the arguments exchanged."),
            ("cross-entropy", cross, "This is the cross-entropy. Subtract the entropy."),
            ("entropy", entropy, "This is the entropy. Subtract it from the cross-entropy."),
            ("equal", 0, "It is 0 only if the distributions are the same."),
            ("sign", -excess, r"It is never negative. Is the fraction upside down?"),
        ],
    )
    hints = [r"$D(P \| Q) = H(P, Q) - H(P)$."]
    solution = rf"""
    Believing $Q$ costs this much more than the entropy:
    ${tex(cross)} - {tex(entropy)} = {tex(excess)}$ bits.
    """
    follows = {"b1": lambda b1: f"({b1}) - 7/4", "a1": lambda a1: f"19/8 - ({a1})"}
    return EXERCISE.part("b2", prompt, kind, hints=hints, solution=solution, follows=follows)


@EXERCISE.variants(belief, p=P_ORDERS, q=Q_ORDERS)
def b3(p: Bits, q: Bits) -> Question:
    cross, entropy = mean(q, p), mean(q, q)
    excess, other = cross - entropy, mean(p, q) - entropy
    prompt = r"What is $D(Q \| P)$, with the arguments exchanged, in bits? Answer exactly."
    kind = Number(
        excess,
        unit="bits",
        misconceptions=[
            ("symmetric", other, r"This is $D(P \| Q)$. The two are not the same."),
            ("cross-entropy", cross, r"This is $H(Q, P)$. Subtract the entropy of $Q$."),
            ("entropy", entropy, "This is the entropy of $Q$. Subtract it from $H(Q, P)$."),
            ("sign", -other, "Exchanging the two does more than change the sign."),
        ],
    )
    hints = [r"Compute $H(Q, P) - H(Q)$. $Q$ has the same entries as $P$ in another order."]
    solution = (
        f"$H(Q, P) = {tex(cross)}$ and $H(Q) = {tex(entropy)}$, so it is ${tex(excess)}$ "
        f"bit{'s' if excess > 1 else ''}."
    )
    return EXERCISE.part("b3", prompt, kind, hints=hints, solution=solution)


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


@EXERCISE.variants(order=(("P", "Q"), ("Q", "P")), unit=("nats", "bits"))
def d1(order: tuple[str, str], unit: str) -> Question:
    x, y = map(str.lower, order)
    asked = rf"$D({order[0]} \| {order[1]})$"
    log, in_tex, typed = "log", r"\log", ""
    if unit == "bits":
        log, in_tex = "log2", r"\log_2"
        typed = " Write `log2(x)` for the logarithm to base 2."
    prompt = rf"""
    For two classes, $P = (p, 1 - p)$ and $Q = (q, 1 - q)$: write {asked} in {unit} as a formula
    in `p` and `q`.{typed}
    """
    kind = Formula(
        f"{x}*{log}({x}/{y}) + (1 - {x})*{log}((1 - {x})/(1 - {y}))",
        domain={"p": "unit", "q": "unit"},
        misconceptions=[
            ("one-term", f"{x}*{log}({x}/{y})", "The other class has a term, too."),
            (
                "cross-entropy",
                f"-{x}*{log}({y}) - (1 - {x})*{log}(1 - {y})",
                "This is the cross-entropy.",
            ),
        ],
    )
    hints = ["There are two terms, one for each class."]
    solution = (
        rf"Each class has a term: ${x} {in_tex} \frac {x}{y} + (1 - {x}) {in_tex} "
        rf"\frac{{1 - {x}}}{{1 - {y}}}$."
    )
    return EXERCISE.part("d1", prompt, kind, hints=hints, solution=solution)


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
    As $\hat y_c$ takes all values in $(0, 1)$, without the ends, the infimum 0 is never reached and
    there is no upper bound. The values are $(0, \infty)$.
    """,
)


@EXERCISE.variants(p=("p", "1/4", "1/3", "1/5", "2/3", "3/4", "2/5", "4/5", "3/10"))
def f(p: str) -> Question:
    shown, other, asked = p, "1 - p", "`p` and `q`"
    first, second, noise = "2 p", "2 (1 - p)", "2 p (1 - p)"
    if p != "p":  # a variant gives the probability
        share = Fraction(p)
        shown, other, asked = tex(share), f"{1 - share}", "`q`"
        first, second, noise = map(tex, (2 * share, 2 - 2 * share, 2 * share * (1 - share)))
    prompt = f"""
    The first of two classes has the probability ${shown}$. A forecaster predicts $(q, 1 - q)$. What
    is the mean of the Brier score, the squared distance of the prediction from the one-hot label?
    Answer in {asked}.
    """
    kind = Formula(
        f"2*(q - {p})^2 + 2*{p}*(1 - {p})",
        domain=dict.fromkeys("pq" if p == "p" else "q", "unit"),
        misconceptions=[
            ("one-class", f"(q-{p})^2 + {p}*(1 - {p})", "Add the squared errors of both classes."),
            (
                "label-not-drawn",
                f"2*(q - {p})^2",
                f"The label is $(1, 0)$ or $(0, 1)$, not $({p}, {other})$.",
            ),
        ],
    )
    hints = [
        "For the label $(1, 0)$ the score is $2 (1 - q)^2$. What is it for the other?",
        f"Weight the two scores with ${p}$ and ${other}$.",
    ]
    solution = rf"""
    On the right only the first term depends on $q$, and it is least at $q = {shown}$:
    ${first} (1 - q)^2 + {second} q^2 = 2 (q - {shown})^2 + {noise}$.
    """
    return EXERCISE.part("f", prompt, kind, hints=hints, solution=solution)


PARTS = (a1, a2, b1, b2, b3, c, d1, d2, e1, e2, f)
