"""Answers to the parts of `softmaxquiz.exercises.ternary_code`."""

from tables import Rows, choice_rows

TABLE = {
    "a1": Rows(
        right=["2", 2, "2 bits", "ceil(log2(3))", "2 log(2) nats"],
        named=[
            ("bit-for-each-class", "3", "one-hot"),
            ("bit-for-each-class", "3 bits", "one-hot"),
            ("too-few-words", "1", "only two words"),
            ("entropy", "log2(3)", "whole number"),
            ("nats-for-bits", "2*log(2)", "nats"),
        ],
        near=["4", "2.0001", "-2", "5/3"],
        wrong_type=object(),
        wrong_shape=["00", "01", "10"],
        nonsense="two of them",
    ),
    "a2": choice_rows(
        "c",
        4,
        named=[
            ("bit-for-each-class", "a", "Two bits already"),
            ("words-run-together", "b", "same length"),
            ("nothing-to-gain", "d", "is so only if"),
        ],
    ),
    "a3": Rows(
        right=["0, 10, 11", ["10", "0", "11"], {"A": "00", "B": "01", "C": "1"}, "11 10 0"],
        named=[
            ("too-long", "00, 01, 10", "room left"),
            ("too-long", "001, 010, 100", "room left"),
            ("collision", "0, 1, 10", "begins"),
            ("collision", "0, 01, 11", "begins"),
            ("same-word", "0, 0, 1", "same word"),
            ("empty-word", ["", "0", "1"], "empty"),
        ],
        near=["0, 10, 110", "0, 01, 10", "1, 11, 111"],
        wrong_type=2.5,
        wrong_shape="0, 1",
        nonsense="short, long, long",
    ),
    "a4": Rows(
        right=["5/3", "5/3 bits", "1 + 2/3", r"\frac{5}{3}", "(1+2+2)/3"],
        named=[
            ("sum", "5", "sum of the lengths"),
            ("mean-of-lengths-used", "1.5", "longer word"),
            ("fixed-length", "2", "fixed"),
            ("entropy", "log(3)/log(2)", "entropy"),
            ("nats-for-bits", "5/3*log(2)", "nats"),
            ("rounded", "1.667", "exactly"),
            ("two-short", "4/3", "one of the words"),
        ],
        near=["1.6666666667", "1.66", "-5/3", "3/5"],
        wrong_type=object(),
        wrong_shape=[1, 2, 2],
        nonsense="less than two",
    ),
    "a5": Rows(
        right=[
            "log2(3) bits per label",
            "log2(3) bits/symbol",
            "log2(3)",
            "log(3)/log(2)",
            "ln(3)/ln(2)",
            r"\log_2 3",
            "-log2(1/3) bits",
            "log(3) nats",
        ],
        named=[
            ("one-term", "log2(3)/3", "one class"),
            ("sum-of-surprisals", "3*log2(3)", "Weight"),
            ("sign", "log2(1/3)", "mind the sign"),
            ("fixed-length", "2", "need not be whole"),
            ("best-code", "5/3", "lower"),
            ("nats-for-bits", "log(3)", "nats"),
            ("rounded", "1.585", "exactly"),
            ("base-ten", "log(3)/log(10)", "the logarithm to base"),
        ],
        near=["1.584962500721156", "log2(3) + 1e-15", "log10(3)", "1/log2(3)"],
        wrong_type=object(),
        wrong_shape=["log2(3)"] * 3,
        nonsense="H(P)",
    ),
}
