"""Answers to the parts of `softmaxquiz.exercises.pam3`."""

from tables import Rows

WORDS = ["00", "01", "02", "10", "11", "12", "20", "21"]
TABLE = {
    "a1": Rows(
        right=["2", 2, "2 symbols", "ceil(log(8)/log(3))"],
        named=[
            ("binary", "3", "bits"),
            ("not-whole", "log(8)/log(3)", "whole"),
            ("not-whole", "log(8, 3)", "whole"),
            ("too-few", "1", "eight integers"),
            ("divided", "8/3", "multiply"),
        ],
        near=["1.9", "4", "9", "2.5"],
        wrong_type=object(),
        wrong_shape=[2, 3],
        nonsense="trits?",
    ),
    "a2": Rows(
        right=[
            ", ".join(WORDS),
            dict(zip("01234567", WORDS, strict=True)),
            ["22", *WORDS[1:]],
            " ".join(WORDS[::-1]),
        ],
        named=[
            ("too-long", [f"0{word}" for word in WORDS], "room left"),
            ("too-long", ["2", *(w + x for w in ("00", "01", "02") for x in "012")][:8], "shorter"),
            ("same-word", [*WORDS[:7], "20"], "same word"),
            ("collision", ["0", *WORDS[1:]], "begins"),
            ("collision", ["0", "1", "2", "10", "11", "12", "20", "21"], "begins"),
        ],
        near=[
            [*WORDS[:7], "212"],
            ["000", "001", "010", "011", "100", "101", "110", "111"],
            [*WORDS[:7], "00"],
        ],
        wrong_type=8,
        wrong_shape="00, 01, 02",
        nonsense="-1 0 1 -1 0 1 -1 0",
    ),
    "b1": Rows(
        right=["3/2", "1.5", "1.5 bits", "1 + 1/2", "1.5 log(2) nats"],
        named=[
            ("reciprocal", "2/3", "per bit"),
            ("bound", "log2(3)", "most"),
            ("all", "3", "together"),
            ("nats-for-bits", "3/2*log(2)", "nats"),
        ],
        near=["1.585", "-3/2", "2"],
        wrong_type=object(),
        wrong_shape=[3, 2],
        nonsense="3 in 2",
    ),
    "b2": Rows(
        right=["2/3", r"\frac23", "4/6", "1/1.5"],
        named=[
            ("reciprocal", "3/2", "way round"),
            ("bound", "1/log2(3)", "a2"),
            ("same", "1", "fewer"),
            ("rounded", "0.667", "exactly"),
        ],
        near=["0.66666", "1/2", "-2/3"],
        wrong_type=object(),
        wrong_shape=[2, 3],
        nonsense="fewer",
    ),
    "b3": Rows(
        right=["a, c, d", "acd", {"d", "a", "c"}],
        named=[
            ("noise-margin", "abcd", "closer together"),
            ("noise-margin", "b", "closer together"),
            ("less-information", "acde", "data are the same"),
            ("simpler-receiver", "acdf", "two thresholds"),
        ],
        near=["a", "ac", "bdf", "abcdef"],
        wrong_type=1.5,
        wrong_shape="g",
        nonsense="§",
    ),
    "c1": Rows(
        right=["s/(2*(m - 1))", "s/(2m-2)", "1/2*s/(m-1)", r"\frac{s}{2(m-1)}", "0.5 s (m-1)^-1"],
        named=[
            ("levels-for-gaps", "s/(2m)", "gaps"),
            ("whole-distance", "s/(m-1)", "halfway"),
            ("both-slips", "s/m", "half"),
            ("missing-brackets", "s/2(m-1)", "rackets"),
        ],
        near=["s/(2*(m + 1))", "s/2*(m - 1)", "s/(m - 2)", "s/2m-1"],
        wrong_type=object(),
        wrong_shape=["s", "m"],
        nonsense="half the gap",
    ),
    "c2": Rows(
        right=["1/2", ".5", "0.5", r"\frac12", "2^-1", "50%"],
        named=[
            ("counted-levels", "2/3", "gaps"),
            ("better", "2", "closer"),
            ("same", "1", "swing is the same"),
        ],
        near=["1/3", "1/4", "0.49", "-1/2"],
        wrong_type=object(),
        wrong_shape=[1, 2],
        nonsense="half",
    ),
    "c3": Rows(
        right=[
            "4*q/3 + max(0, q - 1/2)",
            "4*q/3",
            "4/3 q",
            "(q + 2q + q)/3",
            r"\frac{4}{3} q",
            "q + q/3",
        ],
        named=[
            ("as-for-two-levels", "q", "both sides"),
            ("all-in-the-middle", "2q", "outer"),
            ("mean-of-two", "1.5 q", "are two outer levels"),
        ],
        near=["3*q/4", "4*q", "1.333*q", "q^(4/3)"],
        wrong_type=object(),
        wrong_shape=["q", "2q", "q"],
        nonsense="more often",
    ),
}
