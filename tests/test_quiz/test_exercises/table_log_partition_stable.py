"""Answers to the parts of `softmaxquiz.exercises.log_partition_stable`."""

import math

import numpy as np
from tables import Rows, choice_rows
from wrong_softmax import log_partition, wrong_shifts


def logsumexp(x):
    m = np.max(x)
    return m + np.log(np.sum(np.exp(x - m)))


def without_numpy(x):
    m = max(x)
    return m + math.log(sum(math.exp(each - m) for each in x))


def shift_in_two_steps(x):
    shifted = np.asarray(x) - np.max(x)
    return np.log1p(np.exp(np.sort(shifted)[:-1]).sum()) + np.max(x)


def naive(x):
    return np.log(np.sum(np.exp(x)))


def shift_only_large(x):
    m = max(0.0, np.max(x))
    return m + np.log(np.sum(np.exp(x - m)))


def shift_by_mean(x):
    m = np.mean(x)
    return m + np.log(np.sum(np.exp(x - m)))


def clipped(x):
    return logsumexp(x) + (x.max() > 1000)


def not_added_back(x):
    return np.log(np.sum(np.exp(x - np.max(x))))


def softmax(x):
    return np.exp(x - np.max(x)) / np.sum(np.exp(x - np.max(x)))


def maximum(x):
    return np.max(x)


def in_place(x):
    m = np.max(x)
    x -= m
    return m + np.log(np.sum(np.exp(x)))


def prints(x):
    print(logsumexp(x))


def two_arguments(x, m):
    return m + np.log(np.sum(np.exp(x - m)))


TABLE = {
    "b1": Rows(
        right=["g + b", "b+g", "log(e^b*e^g)", "g - (-b)"],
        named=[
            ("invariant", "g", "(0, 0)"),
            ("shift-counted-often", "g + K*b", "once"),
            ("wrong-way", "g - b", "fall"),
            ("logarithm-forgotten", "g*e^b", "logarithm"),
        ],
        near=["b", "g + e^b", "g + log(b)", "g + b + 1e-15", "g*b"],
        wrong_type=object(),
        wrong_shape=["g", "b"],
        nonsense="g(x) + b",
    ),
    "b2": Rows(
        right=["a, c, d, f", "acdf", {"f", "d", "c", "a"}],
        named=[
            ("invariant", "a, b", "g(1, 1)"),
            ("wrong-normaliser", "a, c, d, e, f", "The numerator is multiplied by"),
        ],
        near=["a", "a, d", "c, d, f", "a b c d e f"],
        wrong_type=4,
        wrong_shape=[["a"], ["c"]],
        nonsense="z",
    ),
    "c1": Rows(
        right=["1024*log(2)", "709.78", "709.782712893384", "ln(2^1024)", "709.79"],
        named=[
            ("base-two", "1024", "is the exponent of"),
            ("base-ten", "308.25", "is the exponent of"),
            ("single-precision", "88.72", "single"),
            ("close", "710", "close"),
            ("largest", "2^1024", "is the largest number"),
            ("underflow", "-745.13", "0. The question asks for the"),
        ],
        near=["709", "709.77", "-709.78", "1.8e308", "2^1024", "inf"],
        wrong_type=object(),
        wrong_shape=["709.78", "88.72"],
        nonsense="a lot",
    ),
    "c2": choice_rows(
        "c",
        5,
        named=[
            ("exact-arithmetic", "a", "do not fit"),
            ("softmax-instead", "b", "divided"),
            ("log-zero", "d", "the same as 0"),
            ("math-instead", "e", "warns"),
        ],
    ),
    "d1": Rows(
        right=[
            ["log(exp(m)*(exp(x-m) + exp(y-m)))", "m + log(exp(x - m) + exp(y - m))"],
            "log(e^m e^(x-m) + e^m e^(y-m)) = log(e^m) + log(e^(x-m) + e^(y-m))\n"
            "m + log(e^(x-m) + e^(y-m))",
            "log(e^(m+x-m) + e^(m+y-m)) = log(e^(x-m) + e^(y-m)) + m",
        ],
        named=[("no-steps", "m + log(e^(x-m) + e^(y-m))", "at least one line")],
        near=[
            "log(e^m) * log(e^(x-m) + e^(y-m)) = m + log(e^(x-m) + e^(y-m))",
            "log(e^(x-m) + e^(y-m)) = m + log(e^(x-m) + e^(y-m))",
            "log(e^m*(e^(x-m) + e^(y-m)))",
        ],
        wrong_type=object(),
        wrong_shape=[["m", "x"]],
        nonsense="factor out",
    ),
    "d2": Rows(
        right=["(1, K]", r"\left(1, K\right]", "(e^0, K*e^0]"],
        named=[
            ("one-reached", "[1, K]", "positive"),
            ("maximum-forgotten", "(0, K]", "its term"),
            ("unbounded", "(1, inf)", "exponent"),
            ("ties-forgotten", "(1, K)", "all are equal"),
        ],
        near=["[1, K)", "(1, K-1]", "(1, log(K)]", "(0, 1]", "(1, e^K]"],
        wrong_type=object(),
        wrong_shape="K",
        nonsense="(1, K",
    ),
    "d3": Rows(
        right=[logsumexp, without_numpy, shift_in_two_steps],
        named=[
            ("overflow", naive, "overflows"),
            ("underflow", shift_only_large, "became 0"),
            ("shift-by-other", shift_by_mean, "fits all"),
            ("clipped", clipped, "not be lost"),
            ("close", lambda x: logsumexp(x) + 1e-12, "added"),
            ("log-of-zero", lambda x: logsumexp(x) + (x.min() == -690), "far apart"),
            ("shift", lambda x: logsumexp(x) + (x.min() == 51), "changes no difference"),
            ("many-classes", lambda x: logsumexp(x[:100]), "any number"),
            *wrong_shifts(log_partition),
            ("missing-return", prints, "return"),
            ("changes-input", in_place, "copy"),
            ("shape", softmax, "shape"),
            ("raises", two_arguments, "TypeError"),
        ],
        near=[not_added_back, maximum, np.sum, np.log],
        wrong_type=logsumexp(np.array([1.0, 2.0])),
        wrong_shape=[logsumexp],
        nonsense="m + log(sum(exp(x - m)))",
    ),
}
