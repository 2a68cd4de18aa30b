"""Answers to the parts of `softmaxquiz.exercises.soft_labels`."""

from fractions import Fraction

from tables import Rows

TABLE = {
    "a": Rows(
        right=["t*p_k - y_k", "-y_k + p_k t", r"t p_k - y_k", "-(y_k - t*p_k)"],
        named=[
            ("sum-taken-as-one", "p_k-y_k", "This is right only for"),
            ("sign", "y_k - t p_k", "minus"),
            ("all-scaled", "t*p_k - t*y_k", "one of the two"),
            ("one-term", "y_k*p_k - y_k", "All $p_j$"),
        ],
        near=["p_k - t*y_k", "t*p_k + y_k", "t + p_k - y_k", "p_k/t - y_k"],
        wrong_type=object(),
        wrong_shape=["t*p_k", "y_k"],
        nonsense="p_k minus",
    ),
    "b": Rows(
        right=[
            ["p_1-y_1", "p_2-y_2", "p_3-y_3"],
            "(p1 - y1, p2 - y2, p3 - y3)",
            "[p_1 - y_1, p_2 - y_2, y_1 + y_2 - p_1 - p_2]",
        ],
        named=[
            ("first-probability", "[p_1-y_1, p_1-y_2, p_1-y_3]", "entries have the first"),
            ("sign", "y_1-p_1, y_2-p_2, y_3-p_3", "downhill"),
            ("in-probability", "[-y_1/p_1, -y_2/p_2, -y_3/p_3]", "is the gradient in"),
        ],
        near=[
            "[p_1-y_1, p_2-y_2, p_3]",
            "[p_1-1, p_2, p_3]",
            "[p_3-y_3, p_2-y_2, p_1-y_1]",
            "[p_1, p_2, p_3]",
        ],
        wrong_type=object(),
        wrong_shape="[p_1-y_1, p_2-y_2]",
        nonsense="[p_1-y_1, …]",
    ),
    "c": Rows(
        right=["(t-1)*R", "t R - R", "-R*(1-t)", "(t-1)R"],
        named=[
            ("sum-taken-as-one", "0", "for $t = 1$"),
            ("sign", "R - t*R", "is the second form"),
            ("not-subtracted", "t*R", "too"),
        ],
        near=["(t+1)*R", "(t-1)*R^2", "R", "(t-1)*abs(R)"],
        wrong_type=print,
        wrong_shape=["t", "R"],
        nonsense="(t-1",
    ),
    "d": Rows(
        right=[["0", "1-t"], "0, 1-t", "[0, -(t-1)]", (0, "1 - t")],
        named=[
            ("sum-taken-as-one", [0, 0], "for $t = 1$"),
            ("swapped", "[1-t, 0]", "The first form comes first"),
            ("sign", "[0, t-1]", "the gradient the label"),
        ],
        near=["[0, |1 - t|]", "[1, 1-t]", "[0, 1+t]", "[t, 1-t]", "[0, 1]"],
        wrong_type=object(),
        wrong_shape="1-t",
        nonsense="nothing & something",
    ),
    "e": Rows(
        right=[
            r"[1 - \frac{2s}3, \frac s3, \frac s3]",
            ["1-2*s/3", "s/3", "s/3"],
            "[(1-s) + s/3, s/3, s/3]",
            r"(1 - \frac{2}{3} s, \frac{s}{3}, \frac{s}{3})",
            "[(3-2s)/3, s/3, s/3]",
        ],
        named=[
            ("others-only", "[1-s, s/2, s/2]", "wrong classes"),
            ("own-share-forgotten", "[1-s, s/3, s/3]", "sum to 1"),
            ("not-shared", "[1-s, s, s]", "sum to 1"),
        ],
        near=["[s/3, s/3, 1-2*s/3]", "[1-2*s, s, s]", "[1-s/3, s/3, s/3]", "[1, 0, 0]"],
        wrong_type=object(),
        wrong_shape="[1-2*s/3, s/3]",
        nonsense="(1-s) y",
    ),
    "f": Rows(
        right=[
            "log((K - (K-1)*s)/s)",
            "log(1-s+s/K) - log(s/K)",
            "ln(1 + K(1-s)/s)",
            r"\log(\frac{K - (K - 1) s}{s})",
        ],
        named=[
            ("own-share-forgotten", "log((1-s)/(s/K))", "a share"),
            ("others-only", "log((1-s)/(s/(K-1)))", "includes"),
            ("not-shared", "log((1-s)/s)", "each gets"),
            ("other-way", "log(s/K) - log(1-s+s/K)", "minus the right"),
        ],
        near=["log((K-s)/s)", "(K - (K-1)*s)/s", "log(K)", "log((K + (K-1)*s)/s)"],
        wrong_type=object(),
        wrong_shape=["K", "s"],
        nonsense="log(",
    ),
    "g": Rows(
        right=["3/2", "1.5", Fraction(3, 2), "1.5 bits", "3/2*log(2) nats"],
        named=[
            ("zero", "0", "a one-hot label has"),
            ("best-class", "1", "one class"),
            ("uniform", "log(3)/log(2)", "at"),
            ("nats-for-bits", "1.5*log(2)", "nats"),
            ("unweighted", "5", "each surprisal with its"),
            ("rarest-class", "2", "the surprisal of one"),
        ],
        near=["1.49", "1.500001", "2", "-3/2"],
        wrong_type=object(),
        wrong_shape=["1/2", "1/4"],
        nonsense="a bit and a half",
    ),
    "h": Rows(
        right=["log(2)/2", "ln(2)/2 nats", "log(4)/4", "1/2 bit", r"\frac12 \log 2"],
        named=[
            ("separable", "0", "at $x = 0$ right"),
            ("only-the-tied", "log(2)", "Take all four"),
            ("bits-for-nats", "1/2", "bits"),
        ],
        near=["0.3466", "2*log(2)", "log(2)/4", "-log(2)/2"],
        wrong_type=object(),
        wrong_shape=["log(2)", "0"],
        nonsense="small!",
    ),
}
