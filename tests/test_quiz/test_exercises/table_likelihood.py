"""Answers to the parts of `softmaxquiz.exercises.likelihood`."""

from math import exp, log
from typing import Any

import numpy as np
from tables import Rows, choice_rows
from wrong_softmax import loss, wrong_shifts


def stable(logits: Any, label: int) -> float:
    """Compute the loss after a shift."""
    top = max(logits)
    return log(sum(exp(each - top) for each in logits)) + top - logits[label]


def naive(logits: Any, label: int) -> float:
    """Compute it from probabilities, with infinity for what overflows or underflows."""
    try:
        total = sum(exp(each) for each in logits)
        return -log(exp(logits[label]) / total)
    except (OverflowError, ValueError, ZeroDivisionError):
        return float("inf")


def upper_shifted(logits: Any, label: int) -> float:
    """Guard against large logits only."""
    return stable(logits, label) if max(logits) > 0 else naive(logits, label)


def in_place(logits: Any, label: int) -> float:
    """Change the argument."""
    logits[0] = logits[0] - 1
    return 0.0


def drifting(logits: Any, label: int) -> float:
    """Be wrong for large logits of nearly equal size."""
    top = max(logits)
    return stable(logits, label) + (1 if 10 < top < 100 else 0)


TABLE = {
    "a1": Rows(
        right=[
            "(p_1 + 0*y_1)^y_1*p_2^y_2*p_3^y_3",
            "p_1^y_1*p_2^y_2*p_3^y_3",
            "p1^y1 p2^y2 p3^y3",
            r"p_1^{y_1} p_2^{y_2} p_3^{y_3}",
            "exp(y_1*log(p_1) + y_2*log(p_2) + y_3*log(p_3))",
        ],
        named=[
            ("sum-form", "y_1*p_1 + y_2*p_2 + y_3*p_3", "The question asks for the product"),
            ("label-left-out", "p_1*p_2*p_3", "right class"),
            ("factors", "y_1*p_1*y_2*p_2*y_3*p_3", "always 0"),
            ("logarithm", "log(p_1^y_1*p_2^y_2*p_3^y_3)", "logarithm"),
        ],
        near=["p_1^y_1 + p_2^y_2 + p_3^y_3", "y_1^p_1*y_2^p_2*y_3^p_3", "p_1^y_1*p_2^y_2", "p_1"],
        wrong_type=object(),
        wrong_shape="[p_1^y_1, p_2^y_2, p_3^y_3]",
        nonsense="P(y|x)",
    ),
    "a2": Rows(
        right=[
            "(p + q)/2 + max(0, p + q - 1) - sqrt(p*q)",
            "(p + q)/2 - sqrt(p*q)",
            "(sqrt(p) - sqrt(q))^2/2",
            "p/2 + q/2 - p^0.5 q^0.5",
        ],
        named=[
            ("no-difference", "0", "agree only for one-hot"),
            ("order", "sqrt(p*q) - (p + q)/2", "is the product minus"),
            ("root-missing", "(p + q)/2 - p*q", "one half"),
        ],
        near=["p + q - sqrt(p*q)", "(p + q)/2 - sqrt(p + q)", "(p - q)^2/2", "(p + q)/2"],
        wrong_type=object(),
        wrong_shape=["p", "q"],
        nonsense="not at all",
    ),
    "b": choice_rows(
        "c",
        4,
        named=[
            ("vector-minimised", "a", "A vector cannot be minimised"),
            ("maximised", "d", "minus sign"),
        ],
    ),
    "c1": Rows(
        right=["1/32", "0.03125", "2^-5", r"\frac{1}{32}"],
        named=[
            ("sum", "1", "multiply"),
            ("mean", "1/3", "average"),
            ("one-left-out", "1/8", "are three examples. Did"),
            ("one-too-many", "1/64", "two of the three"),
            ("log", "5*log(2)", "is the negative logarithm"),
        ],
        near=["1/16", "1/64", "0.031", "32"],
        wrong_type=object(),
        wrong_shape=["1/2", "1/4", "1/4"],
        nonsense="small",
    ),
    "c2": Rows(
        right=["5*log(2)/3", "log(32)/3", "5/3 ln 2 nats", "-log(1/32)/3", "5/3 bits"],
        named=[
            ("not-divided", "log(32)", "the mean"),
            ("log-of-mean", "log(3)", "logarithms first"),
            ("sign", "-5/3*log(2)", "negative"),
            ("bits-for-nats", "5/3", "bits"),
            ("rounded", "1.1552", "exactly"),
            ("mean-of-two", "3*log(2)/2", "are three examples, two"),
        ],
        near=["log(2)*3/5", "1.15524530093", "log(5)/3"],
        wrong_type=object(),
        wrong_shape=["log(2)", "log(4)", "log(4)"],
        nonsense="log likelihood",
    ),
    "c3": Rows(
        right=["5/3", "5/3 bits", "log2(32)/3", "5/3*log(2) nats"],
        named=[
            ("not-divided", "5", "sum"),
            ("nats-for-bits", "5/3*log(2)", "nats"),
            ("rounded", "1.67", "exactly"),
            ("wrong-way", "5*log(2)^2/3", "by the number of"),
            ("mean-of-two", "3/2", "are three examples, two"),
        ],
        near=["3/5", "1.6666667", "-5/3"],
        wrong_type=object(),
        wrong_shape=[5, 3],
        nonsense="five thirds",
    ),
    "d": Rows(
        right=[
            "log((exp(a) + exp(b))/exp(a)) = log(1 + exp(b - a))",
            ["-a + log(exp(a) + exp(b))", "log(1 + exp(b - a))"],
            "-ln(e^a/(e^a + e^b))\nln(1 + e^b/e^a)\nln(1 + e^(b-a))",
        ],
        named=[("no-steps", "log(1 + exp(b - a))", "at least one line")],
        near=[
            "log(exp(a) + exp(b)) + a = log(1 + exp(b - a))",
            "log(1 + exp(a - b)) = log(1 + exp(b - a))",
            "log((exp(a) + exp(b))/exp(a))",
        ],
        wrong_type=object(),
        wrong_shape=[["a", "b"], "log(1 + exp(b - a))"],
        nonsense="by algebra",
    ),
    "e": Rows(
        right=[
            stable,
            lambda o, c: (
                log(sum(exp(each - o[c]) for each in o))
                if max(o) - o[c] < 80
                else stable(list(o), c)
            ),
            lambda logits, label: float(stable(list(logits), label)),
        ],
        named=[
            ("class-ignored", lambda o, c: stable(list(o), len(o) - 1), "right class"),
            ("overflow", naive, "This loss"),
            ("underflow", upper_shifted, "became 0"),
            ("clipped", lambda o, c: stable(list(np.clip(o, -700, 700)), c), "not be lost"),
            ("log-of-zero", lambda o, c: min(stable(list(o), c), 600), "too late"),
            ("log-of-zero", lambda o, c: -log(exp(-stable(list(o), c)) + 1e-16), "too late"),
            ("close", lambda o, c: -log(exp(-stable(list(o), c)) + 1e-12), "added"),
            ("shift", drifting, "changes no difference"),
            ("many-classes", lambda o, c: stable(list(o), c) + (len(o) > 100), "any number"),
            *wrong_shifts(loss, "This loss"),
            ("changes-input", in_place, "changed its argument"),
        ],
        near=[
            lambda o, c: -stable(o, c),
            lambda o, c: stable(o, c) / log(2),
            lambda o, c: max(o) - o[c],
        ],
        wrong_type=0.69,
        wrong_shape=lambda o, c: [stable(o, c)],
        nonsense="label_loss(logits, 0)",
    ),
}
