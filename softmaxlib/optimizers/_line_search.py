"""A line search for the Wolfe conditions: a step neither too long nor too short."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from ..checks import FloatArray
from ._run import is_finite

DECREASE, CURVATURE = 1e-4, 0.9
MOST_TRIALS = 40


class Trial(NamedTuple):
    """A point on the line: how far along, what is there, and the slope of the loss there."""

    step: float
    parameters: FloatArray
    loss: float
    gradient: FloatArray
    slope: float


def search(
    evaluate: Callable[[FloatArray], tuple[float, FloatArray]],
    start: Trial,
    direction: FloatArray,
    step: float,
) -> Trial | None:
    """Return a point on the line that meets the (weak) Wolfe conditions, or None.

    With φ(t) = f(w + t d): φ(t) ≤ φ(0) + c₁ t φ′(0) (not too long) and φ′(t) ≥ c₂ φ′(0) (not too
    short). `low` is always too short, `high` too long or not finite, so steps that meet both lie
    between. Source: A. S. Lewis, M. L. Overton, Mathematical Programming 141 (2013).

    After MOST_TRIALS `low` is returned, if its loss is lower. If nothing was ever too long, its
    step is given as ∞: the loss falls without end.
    """
    low, high = start, None
    for _ in range(MOST_TRIALS):
        parameters = start.parameters + step * direction
        loss, gradient = evaluate(parameters)
        trial = Trial(step, parameters, loss, gradient, inner(gradient, direction))
        if not _is_lower(start, trial):
            high = trial
        elif trial.slope < CURVATURE * start.slope:
            low = trial
        else:
            return trial
        # Still 0.9 times as steep: if the slope changes evenly, it is 0 ten steps away or more.
        step = 10 * step if high is None else _between(low, high)
    if high is None:
        return low._replace(step=np.inf)
    return low if low.loss < start.loss else None


def inner(a: FloatArray, b: FloatArray) -> float:
    """Return the sum of the products of the entries."""
    return float(np.vdot(a, b))


def _is_lower(start: Trial, trial: Trial) -> bool:
    """Say whether the loss falls enough for the length of the step."""
    # Where the gradient is not finite, the slope is not.
    if not (np.isfinite([trial.loss, trial.slope]).all() and is_finite(trial.parameters)):
        return False
    if trial.loss <= start.loss + DECREASE * trial.step * start.slope:
        return True
    # Near a minimum rounding hides the fall of the loss, but not yet that of the slope: then the
    # same condition is asked of the slope (W. W. Hager, H. Zhang, SIAM J. Optimization 16, 2005).
    rounding = float(np.finfo(start.parameters.dtype).eps) * abs(start.loss)
    return trial.loss <= start.loss + rounding and trial.slope <= (2 * DECREASE - 1) * start.slope


def _between(low: Trial, high: Trial) -> float:
    """Go to the lowest point of the parabola with the slope at `low` and the loss at both.

    It is kept away from either end; where it has no lowest point, go to the middle.
    """
    width = high.step - low.step
    rise = high.loss - low.loss - low.slope * width
    part = -low.slope * width / (2 * rise) if rise > 0 else 0.5
    return low.step + width * min(max(part, 0.1), 0.9)
