"""How a model is fitted: minibatch SGD, L-BFGS, or the one after the other.

Both work on u, the parameters for features of mean 0 and comparable size, where w = T u are those
for the features as they are.
"""

import math
import warnings
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from ..checks import FloatArray
from ..optimizers import Result, lbfgs, linear_decay, sgd
from ._curvature import hessian_inverse, shared_inverse, with_ones
from ._separation import falling_direction
from .objective import Objective

MANY = 10_000  # examples, from which on L-BFGS starts where SGD ends
FIRST_EPOCHS, ONLY_EPOCHS = 3, 20
SAMPLE = 2000  # examples from which to estimate the curvature
BATCH_SIZE, MOMENTUM = 125, 0.9

ADVICE = {
    "max_iter reached": "raise max_iter, l2 or tolerance",
    "no step lowers the loss": "raise tolerance",
    "no minimum along the direction": "raise l2 or tolerance",
}


def train_sgd(objective: Objective, n_epochs: int | None) -> Result:
    """Run SGD; a warning that it diverged names the line that called `fit`."""
    result = _run_sgd(objective, ONLY_EPOCHS if n_epochs is None else n_epochs)
    if result.reason.startswith("diverged"):
        message = f"{result.reason}; the best parameters seen are returned"
        warnings.warn(message, RuntimeWarning, stacklevel=4)
    return result


def train_lbfgs(objective: Objective, n_epochs: int | None, **options: Any) -> Result:
    """Run L-BFGS from where a few epochs of SGD end, or from zeros if they were of no use."""
    if n_epochs is None:
        n_epochs = FIRST_EPOCHS if len(objective.labels) >= MANY else 0
    start = objective.start()
    if n_epochs:
        found = _run_sgd(objective, n_epochs).parameters
        start = found if objective.value(found) < objective.value(start) else start
    return _judged(objective, _run_lbfgs(objective, start, **options))


def _judged(objective: Objective, result: Result) -> Result:
    """Warn, for the caller of `fit`, if there is no minimum or L-BFGS did not get near it."""
    direction = None if objective.l2 else falling_direction(objective, result.parameters)
    if direction is not None:
        reason = "no minimum: along a direction the loss falls for ever"
        warnings.warn(f"{reason} (see result_.direction); raise l2", RuntimeWarning, stacklevel=5)
        return replace(result, reason=reason, direction=direction)
    for reason, advice in ADVICE.items():
        if result.reason.startswith(reason):
            if reason.startswith("no step") and objective.features.dtype == np.float32:
                advice += ", or pass features in float64"
            message = f"L-BFGS did not converge: {result.reason}; {advice}"
            warnings.warn(message, RuntimeWarning, stacklevel=5)
    return result


def _run_sgd(objective: Objective, n_epochs: int) -> Result:
    """Run minibatch SGD from zeros; if it diverges, the caller says so where that matters."""
    n = len(objective.labels)
    size = min(BATCH_SIZE, n)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "diverged", RuntimeWarning)
        result = sgd(
            _in_u(objective),
            objective.start(),
            n_examples=n,
            batch_size=size,
            step=_falling_step(objective, size),
            momentum=MOMENTUM,
            n_epochs=n_epochs,
        )
    return replace(result, parameters=objective.units.parameters(result.parameters))


def _run_lbfgs(objective: Objective, w: FloatArray, **options: Any) -> Result:
    """Run L-BFGS from w, preconditioned with the inverses of the Hessian's blocks there."""
    units = objective.units
    u = units.coordinates(w)
    if u.any():
        inverse = hessian_inverse(objective.features, units, u)
    else:  # at 0 the Hessian is Z̃ᵀZ̃/(nK) + penalty for all classes whose steps sum to 0
        inverse = shared_inverse(objective.features, units, 1 / objective.n_classes)
    result = lbfgs(_in_u(objective), u, precondition=_balanced(inverse), **options)
    return replace(result, parameters=units.parameters(result.parameters))


def _balanced(inverse: Callable[[FloatArray], FloatArray]) -> Callable[[FloatArray], FloatArray]:
    """Let the steps of all classes sum to 0, as the gradients do, and so the best weights."""

    def balanced(g: FloatArray) -> FloatArray:
        step = inverse(g)
        step -= step.mean(axis=1, keepdims=True)
        return step

    return balanced


def _in_u(objective: Objective) -> Callable[..., tuple[float, FloatArray]]:
    """Return value and gradient as a function of u."""
    units = objective.units

    def function(u: FloatArray, batch: Any = None) -> tuple[float, FloatArray]:
        value, gradient = objective(units.parameters(u), batch)
        return value, units.gradient(gradient)

    return function


def _falling_step(objective: Objective, batch_size: int) -> Callable[[float], float]:
    """Return a step size for SGD that falls to 0 from 1 over the curvature that batches see.

    At W = 0 that of all examples is the largest eigenvalue of the features' covariance over K. In a
    batch of B it varies by about trace/B, which momentum adds up over 1/(1 − μ) batches.
    """
    features, units = objective.features, objective.units
    z = with_ones(units.features(features[:: math.ceil(len(features) / SAMPLE)]))
    noise = np.vdot(z, z).item() / len(z) / batch_size / (1 - MOMENTUM)
    curvature = (_largest_eigenvalue(z) + noise) / min(objective.n_classes, 10)
    return linear_decay(1 / (curvature + units.penalty.max().item()))


def _largest_eigenvalue(z: FloatArray) -> float:
    """Estimate the largest eigenvalue of zᵀz/n by power iteration, from below."""
    v, length = np.ones(z.shape[1], z.dtype), 0.0
    for _ in range(20):
        v = z.T @ (z @ v) / len(z)
        length = float(np.linalg.norm(v))
        v /= length
    return length
