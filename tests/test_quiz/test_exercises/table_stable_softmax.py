"""Answers to the parts of `softmaxquiz.exercises.stable_softmax`, some of them broken functions."""

import numpy as np
from scipy import special
from tables import Rows, choice_rows
from wrong_softmax import gradient, log_softmax, softmax, wrong_shifts
from wrong_softmax import loss as loss_with

import softmaxlib
from softmaxlib import losses


def by_max(logits):
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def through_logarithm(logits):
    return np.exp(logits - np.logaddexp.reduce(logits, axis=-1, keepdims=True))


def naive(logits):
    return np.exp(logits) / np.exp(logits).sum(axis=-1, keepdims=True)


def along_columns(logits):
    return special.softmax(logits, axis=0)


def over_everything(logits):
    return special.softmax(logits)


def shifted_at_once(logits):
    powers = np.exp(logits - logits.max())
    return powers / powers.sum(axis=-1, keepdims=True)


def shifted_down(logits):
    """Guard against overflow alone."""
    return naive(logits - np.maximum(logits, 0).max(axis=-1, keepdims=True))


def in_place(logits):
    logits -= logits.max(axis=-1, keepdims=True)
    return naive(logits)


def widening(logits):
    return by_max(logits.astype(float))


def clipping(logits):
    return naive(np.clip(logits, -700, 700))


def softmin(logits):
    return by_max(-logits)


def unnormalised(logits):
    return np.exp(logits - logits.max(axis=-1, keepdims=True))


def fused(logits):
    shifted = logits - logits.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))


def unfused(logits):
    return np.log(by_max(logits))


def with_epsilon(logits):
    return np.log(by_max(logits) + 1e-12)


def log_naive(logits):
    return logits - np.log(np.exp(logits).sum(axis=-1, keepdims=True))


def log_shifted_at_once(logits):
    return logits.max() + log_naive(logits - logits.max()) - logits.max()


def log_widening(logits):
    return fused(logits.astype(float))


def loss(logits, label):
    return -fused(logits)[label]


def loss_from_definition(logits, label):
    return np.logaddexp.reduce(logits) - logits[label]


def loss_in_bits(logits, label):
    return loss(logits, label) / np.log(2)


def loss_unfused(logits, label):
    return -np.log(by_max(logits)[label])


def loss_naive(logits, label):
    return np.log(np.exp(logits).sum()) - logits[label]


def slope(logits, label):
    result = by_max(logits)
    result[label] -= 1
    return result


def slope_with_eye(logits, label):
    return by_max(logits) - np.eye(len(logits))[label]


def slope_of_library(logits, label):
    return losses.softmax_cross_entropy_with_gradient(logits, label)[1]


def slope_uphill(logits, label):
    return -slope(logits, label)


def slope_naive(logits, label):
    return naive(logits) - np.eye(len(logits))[label]


def slope_in_probability(logits, label):
    return -np.eye(len(logits))[label] / by_max(logits)


TABLE = {
    "a": Rows(
        right=[by_max, through_logarithm, softmaxlib.softmax, lambda x: special.softmax(x, -1)],
        named=[
            ("wrong-axis", along_columns, "axis=-1"),
            ("wrong-axis", over_everything, "axis=-1"),
            ("overflow", naive, "overflows"),
            ("underflow", shifted_down, "became 0"),
            ("one-shift-for-all", shifted_at_once, "its own"),
            ("clipped", clipping, "not be lost"),
            ("log-of-zero", lambda x: by_max(x) + (x.max() == 0) * (x.min() == -30), "its value"),
            ("close", lambda x: by_max(x) + 1e-12, "added"),
            ("close", lambda x: np.clip(by_max(x), 1e-12, 1), "cut off"),
            ("close", lambda x: np.round(by_max(x), 9), "rounded"),
            ("shift", lambda x: by_max(x * (1 + (x.min() == -99))), "changes no difference"),
            ("many-classes", lambda x: by_max(x) * (1 + (x.shape[-1] > 100)), "any number"),
            *wrong_shifts(softmax),
            ("dtype", widening, "float64"),
            ("changes-input", in_place, "changed its argument"),
            ("missing-return", lambda x: None, "`return` missing"),
            ("raises", lambda x: by_max(x, 1), "TypeError"),
        ],
        near=[
            softmin,
            lambda x: by_max(x / 2),
            lambda x: np.log(by_max(x)),
            lambda x: np.nan_to_num(naive(x)),
            unnormalised,
            lambda x: x,
            lambda x: by_max(x)[0],
        ],
        wrong_type="softmax",
        wrong_shape=lambda x: by_max(x).sum(),
        nonsense=by_max(np.array([0.0, 0.0])),
    ),
    "b": Rows(
        right=[fused, softmaxlib.log_softmax, lambda x: special.log_softmax(x, -1)],
        named=[
            ("log-of-zero", unfused, "too late"),
            ("overflow", log_naive, "overflows"),
            ("one-shift-for-all", log_shifted_at_once, "its own"),
            ("wrong-axis", lambda x: special.log_softmax(x, 0), "axis=-1"),
            ("clipped", lambda x: log_naive(np.clip(x, -700, 700)), "not be lost"),
            ("log-of-zero", lambda x: np.log(by_max(x) + 1e-16), "too late"),
            ("close", with_epsilon, "added"),
            ("shift", lambda x: fused(x * (1 + (x.min() == -99))), "changes no difference"),
            ("many-classes", lambda x: fused(x) * (1 + (x.shape[-1] > 100)), "any number"),
            *wrong_shifts(log_softmax),
            ("dtype", log_widening, "float64"),
            ("missing-return", lambda x: None, "`return` missing"),
        ],
        near=[
            lambda x: np.maximum(fused(x), -1000),
            by_max,
            lambda x: -fused(x),
            lambda x: fused(x) / np.log(2),
        ],
        wrong_type=[0.5],
        wrong_shape=lambda x: fused(x).sum(axis=-1),
        nonsense="log(softmax(x))",
    ),
    "c": Rows(
        right=[loss, loss_from_definition, losses.softmax_cross_entropy],
        named=[
            ("log-of-zero", loss_unfused, "too late"),
            ("log-of-zero", lambda x, y: -np.log(by_max(x) + 1e-16)[y], "too late"),
            ("close", lambda x, y: -with_epsilon(x)[y], "added"),
            ("clipped", lambda x, y: loss(np.clip(x, -700, 700), y), "not be lost"),
            ("shift", lambda x, y: loss(x * (1 + (x.min() == -99)), y), "changes no difference"),
            ("many-classes", lambda x, y: loss(x, y) * (1 + (len(x) > 100)), "any number"),
            *wrong_shifts(loss_with),
        ],
        near=[loss_in_bits, lambda x, y: -loss(x, y), loss_naive, lambda x, y: loss(x, 0)],
        wrong_type=0.7,
        wrong_shape=lambda x, y: -fused(x),
        nonsense="-log p",
    ),
    "d": Rows(
        right=[slope, slope_with_eye, slope_of_library],
        named=[
            ("sign", slope_uphill, "sign"),
            ("overflow", slope_naive, "Does an exponential overflow"),
            ("log-of-zero", lambda x, y: slope(x, y) * (x.min() != -30), "its value"),
            ("close", lambda x, y: slope(x, y) + 1e-12, "added"),
            ("clipped", lambda x, y: slope(np.clip(x, -700, 700), y), "not be lost"),
            ("shift", lambda x, y: slope(x * (1 + (x.min() == -99)), y), "changes no difference"),
            ("many-classes", lambda x, y: slope(x, y) * (1 + (len(x) > 100)), "any number"),
            *wrong_shifts(gradient, "Does an exponential overflow"),
        ],
        near=[
            slope_in_probability,
            lambda x, y: by_max(x),
            lambda x, y: slope(x, 0),
            lambda x, y: slope(x, y - 1),
        ],
        wrong_type=None,
        wrong_shape=lambda x, y: slope(x, y)[y],
        nonsense="p - y",
    ),
    "e1": Rows(
        right=["log((2-2^-23)*2^127)", "88.72", "128*log(2)", "88.7228"],
        named=[
            ("binary", "128", "exponent of 2"),
            ("decimal", "38.53", "exponent of 10"),
            ("double", "709.78", "double"),
            ("other-end", "-103.97", "0. The question asks for the"),
        ],
        near=["88.7", "89", "-88.72", "90"],
        wrong_type=object(),
        wrong_shape=[88.72, 0],
        nonsense="3.4e38?",
    ),
    "e2": Rows(
        right=["-150*log(2)", "-103.97", "-103.972", -103.97],
        named=[
            ("not-rounded", "-149*log(2)", "rounded up"),
            ("normal", "-87.34", "subnormal"),
            ("symmetric", "-88.72", "not symmetric"),
            ("binary", "-150", "is the exponent of"),
            ("positive", "150*log(2)", "logit above 0 has"),
            ("double", "-745.13", "is the end of"),
        ],
        near=["103.97", "-104", "-745.13", "-90"],
        wrong_type=object(),
        wrong_shape=["-103.97", "0"],
        nonsense="tiny!",
    ),
    "f": choice_rows(
        "b",
        4,
        named=[
            ("fine", "a", "is too small for float32"),
            ("nan", "c", "No $0/0$"),
            ("clipped", "d", "probability is rounded to"),
        ],
    ),
}
