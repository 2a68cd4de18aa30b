"""Whether data are separable: whether the loss falls for ever along some direction.

Along D the logits of example i move by o = z̃ᵢ D. The loss of the example never rises that way if
no class moves ahead of its own, and it falls if the classes do not all move alike. So if the first
holds for every example and the second for one, the mean loss has no minimum: complete or
quasi-complete separation (A. Albert, J. A. Anderson, Biometrika 71, 1984).
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

from ..checks import FloatArray
from ..optimizers import lbfgs
from ._curvature import shared_inverse, with_ones
from .objective import Objective

MOST_STEPS = 200
CLEAR = 1e6  # how far what is called positive must be above what is called 0, which is rounding


def falling_direction(objective: Objective, w: FloatArray) -> FloatArray | None:
    """Return a direction along which the loss of the data falls for ever, if one is found from w.

    From weights of low loss, how far classes are ahead of the own is lowered to 0. Where a class is
    ahead now, most directions tie it: that problem is linear, and is tried first.
    """
    u = objective.units.coordinates(w.astype(float))
    u -= u.mean(axis=1, keepdims=True)
    u /= np.abs(u).max() or 1.0
    ahead = np.concatenate([_lead(z, u, own) > 0 for _, z, own in _blocks(objective)])
    for tied in (None, ahead, np.zeros_like(ahead)):
        found = u if tied is None else _without_lead(objective, u, tied)
        if _never_rises(objective, found):
            direction = objective.units.parameters(found)
            direction /= np.abs(direction).max()
            return direction
    return None


def _never_rises(objective: Objective, u: FloatArray) -> bool:
    """Tell whether the loss falls along u, and for no example rises by more than rounding.

    u is known to ε of its largest entry, the features in their units to 2 ε; a sum of d + 1
    products errs by (d + 1) ε times the sum of their sizes, and two such sums are subtracted.
    """
    spread = rounding = 0.0
    for _, z, own in _blocks(objective):
        lead = _lead(z, u, own)
        size = np.abs(z).sum(axis=1) * np.abs(u).max()
        error = 2 * (z.shape[1] + 3) * np.finfo(float).eps * size
        if (lead > error[:, None]).any():
            return False
        spread = max(spread, float(np.abs(lead).max()))
        rounding = max(rounding, float(error.max()))
    return spread > CLEAR * rounding


def _without_lead(objective: Objective, u: FloatArray, tied: Any) -> FloatArray:
    """Move u until no class is ahead of the own, or nothing but rounding is left."""
    least = np.finfo(float).eps ** 2 / (2 * len(objective.labels))

    def stop(_: int, v: FloatArray, loss: float) -> None:
        if loss < least or _never_rises(objective, v):
            raise StopIteration

    return lbfgs(
        lambda v: _excess(objective, v, tied),
        u,
        precondition=shared_inverse(objective.features, objective.units, 1.0),
        tolerance=0,
        max_iter=MOST_STEPS,
        callback=stop,
    ).parameters


def _excess(objective: Objective, u: FloatArray, tied: Any) -> tuple[float, FloatArray]:
    """Return half the mean square of all leads that are positive or tied, and its gradient."""
    total, gradient, n = 0.0, np.zeros_like(u), len(objective.labels)
    for at, z, own in _blocks(objective):
        lead = _lead(z, u, own)
        lead = np.where(tied[at], lead, np.maximum(lead, 0))
        total += float(np.vdot(lead, lead)) / 2
        lead[np.arange(len(own)), own] = -lead.sum(axis=1)
        gradient += z.T @ lead
    return total / n, gradient / n


def _lead(z: FloatArray, u: FloatArray, own: Any) -> FloatArray:
    """Return how far each class is ahead of the example's own."""
    o = z @ u
    lead: FloatArray = o - o[np.arange(len(own)), own][:, None]
    return lead


def _blocks(objective: Objective) -> Iterator[tuple[slice, FloatArray, Any]]:
    """Yield slices, the features in their units with a 1 after them, and the labels."""
    for at in objective._blocks():
        x = objective.features[at].astype(float)
        yield at, with_ones(objective.units.features(x)), objective.labels[at]
