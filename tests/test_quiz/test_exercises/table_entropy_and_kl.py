"""Answers to the parts of `softmaxquiz.exercises.entropy_and_kl`."""

from tables import Rows, choice_rows

TABLE = {
    "a1": Rows(
        right=["7/4", "1.75", "1.75 bits", "7/4 log(2) nats", "1/2 + 1/2 + 3/8 + 3/8"],
        named=[
            ("uniform", "2", "equally"),
            ("unweighted", "9", "Weight"),
            ("mean-of-surprisals", "9/4", "not alike"),
            ("sign", "-7/4", "mind the sign"),
            ("nats-for-bits", "7/4*log(2)", "nats"),
        ],
        near=["1.7", "4/7", "1.750001"],
        wrong_type=object(),
        wrong_shape=[1, 2, 3, 3],
        nonsense="H(P)",
    ),
    "a2": Rows(
        right=["7/4*log(2)", "1.75 ln 2", "7 log(2)/4 nats", "log(2^1.75)", "7/4 bits"],
        named=[
            ("divided", "1.75/log(2)", "less than one"),
            ("uniform", "log(4)", "equally"),
            ("bits-for-nats", "7/4", "bits"),
            ("close", "1.213", "exact"),
        ],
        near=["1.21300756598", "7/4*log(3)", "-7/4*log(2)"],
        wrong_type=object(),
        wrong_shape=["log(2)", "log(4)"],
        nonsense="nats",
    ),
    "b1": Rows(
        right=["19/8", "2.375", "2.375 bits", "3/2 + 1/4 + 1/4 + 3/8"],
        named=[
            ("swapped", "9/4", "who draws"),
            ("entropy", "7/4", "know"),
            ("divergence", "5/8", "for his error"),
            ("sign", "-19/8", "mind the sign"),
            ("nats-for-bits", "19/8*log(2)", "nats"),
        ],
        near=["19/4", "2.37", "8/19"],
        wrong_type=object(),
        wrong_shape=[3, 1, 2, 3],
        nonsense="very",
    ),
    "b2": Rows(
        right=["5/8", "0.625", ".625 bits", "19/8 - 7/4"],
        named=[
            ("swapped", "0.5", "not symmetric"),
            ("cross-entropy", "19/8", "entropy off"),
            ("sign", "-5/8", "exchanged"),
            ("nats-for-bits", "5/8*log(2)", "nats"),
        ],
        near=["8/5", "0.62", "0"],
        wrong_type=object(),
        wrong_shape=[5, 8],
        nonsense="D(P||Q)",
    ),
    "b3": Rows(
        right=["1/2", ".5", "0.5 bits", "9/4 - 7/4", r"\frac12"],
        named=[
            ("symmetric", "5/8", "not symmetric"),
            ("cross-entropy", "9/4", "entropy of $Q$"),
            ("sign", "-5/8", "more than"),
            ("nats-for-bits", "log(2)/2", "nats"),
        ],
        near=["-1/2", "2", "0.49"],
        wrong_type=object(),
        wrong_shape=["1/2", "5/8"],
        nonsense="the same",
    ),
    "c": Rows(
        right=["e b g a f c", "begafc", ["e", "b", "g", "a", "f", "c"]],
        named=[],
        near=["ebgac", "hbgafc", "dc", "gebafc", "ebgafcd"],
        wrong_type=1,
        wrong_shape="e e",
        nonsense="Jensen",
    ),
    "d1": Rows(
        right=[
            "p*log(p/q) + (1 - p)*log((1 - p)/(1 - q))",
            "p*(log(p) - log(q)) + (1-p)*(log(1-p) - log(1-q))",
            "p ln(p) + (1-p) ln(1-p) - p ln(q) - (1-p) ln(1-q)",
            r"p \log\frac{p}{q} + (1-p) \log\frac{1-p}{1-q}",
        ],
        named=[
            ("one-term", "p*log(p/q)", "other class"),
            ("cross-entropy", "-p*log(q) - (1-p)*log(1-q)", "cross-entropy"),
            ("swapped-kl", "q*log(q/p) + (1-q)*log((1-q)/(1-p))", "exchanged"),
            ("sign", "p*log(q/p) + (1-p)*log((1-q)/(1-p))", "negative"),
        ],
        near=[
            "p*log(p/q) + (1-p)*log(p/q)",
            "p*log(p/q) - (1-p)*log((1-p)/(1-q))",
            "p*log2(p/q) + (1-p)*log2((1-p)/(1-q))",
            "log(p/q) + log((1-p)/(1-q))",
        ],
        wrong_type=object(),
        wrong_shape=["p*log(p/q)", "(1-p)*log((1-p)/(1-q))"],
        nonsense="KL(P, Q)",
    ),
    "d2": Rows(
        right=["inf", "∞", "oo", r"\infty"],
        named=[
            ("zero", "0", "smallest"),
            ("log-2", "log(2)", "grows"),
            ("other-sign", "-inf", "never negative"),
        ],
        near=["1", "1/2", "1e9", "none", "does not exist"],
        wrong_type=object(),
        wrong_shape="[inf, 0]",
        nonsense="far away",
    ),
    "e1": choice_rows(
        "b",
        4,
        named=[
            ("equal", "a", "need not be 0"),
            ("certain-label", "c", "Is that 0"),
            ("never", "d", "probability of 1"),
        ],
    ),
    "e2": Rows(
        right=["-log(y) > 0", "0 < -ln(p_c)", "(0, inf)", "(0, oo)", "(0, ∞)", r"(0, \infty)"],
        named=[
            ("zero-reached", "[0, inf)", "can"),
            ("bounded", "(0, 1)", "no upper bound"),
            ("log-k", "(0, log(2))", "guessing"),
        ],
        near=["(-inf, inf)", "(1, inf)", "(0, 100)"],
        wrong_type=object(),
        wrong_shape="0",
        nonsense="positive ones",
    ),
}
