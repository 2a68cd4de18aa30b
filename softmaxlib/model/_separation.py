"""Whether data are separable: whether the loss falls for ever along some direction.

Along D the logits of example i move by o = z̃ᵢ D. The loss of the example never rises that way if
no class moves ahead of a class that the label gives a probability, and it falls if the classes do
not all move alike. So if the first holds for every example and the second for one, the mean loss
has no minimum. A. Albert, J. A. Anderson, "On the existence of maximum likelihood estimates in
logistic regression models", Biometrika 71 (1984), call this complete or quasi-complete separation.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from .._validation import FloatArray
from ..optimizers import lbfgs
from ._curvature import shared_inverse, with_ones
from .objective import Objective

MOST_STEPS = 200
CLEAR = 1e6  # how far what is called positive must be above what is called 0, which is rounding

Mask = NDArray[np.bool_]


def falling_direction(objective: Objective, w: FloatArray) -> FloatArray | None:
    """Return a direction along which the loss of the data falls for ever, if one is found from w.

    Weights that a solver has moved towards lower loss have a part in every such direction. What
    else they have is removed: how far classes are ahead that should not be is lowered to 0. Where
    a class is ahead now, most directions tie it: that problem is linear, and is tried first.
    """
    u = objective.units.coordinates(w.astype(float))
    u -= u.mean(axis=1, keepdims=True)
    u /= np.abs(u).max() or 1.0
    supported = [tied for _, _, tied in _blocks(objective)]
    ahead = [tied | (_lead(z @ u, own) > 0) for z, own, tied in _blocks(objective)]
    for tied in (None, ahead, supported):
        found = u if tied is None else _without_lead(objective, u, tied)
        if _never_rises(objective, found):
            direction = objective.units.parameters(found)
            direction /= np.abs(direction).max()
            return direction
    return None


def _never_rises(objective: Objective, u: FloatArray) -> bool:
    """Tell whether the loss falls along u, and for no example rises by more than rounding.

    u is known to ε of its largest entry, the features in their units to 2 ε, and a sum of d + 1
    products errs by (d + 1) ε times the sum of their sizes. Two such sums are subtracted. So data
    that overlap by no more than this count as tied.
    """
    spread = rounding = 0.0
    for z, own, tied in _blocks(objective):
        lead = _lead(z @ u, own)
        size = np.abs(z).sum(axis=1) * np.abs(u).max()
        error = 2 * (z.shape[1] + 3) * np.finfo(float).eps * size
        if (np.where(tied, np.abs(lead), lead) > error[:, None]).any():
            return False
        spread = max(spread, float(np.abs(lead).max()))
        rounding = max(rounding, float(error.max()))
    return spread > CLEAR * rounding


def _without_lead(objective: Objective, u: FloatArray, tied: list[Mask]) -> FloatArray:
    """Move u until no class is ahead that should not be, or nothing but rounding is left."""
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


def _excess(objective: Objective, u: FloatArray, tied: list[Mask]) -> tuple[float, FloatArray]:
    """Return half the mean square of all leads that are positive or tied, and its gradient."""
    total, gradient = 0.0, np.zeros_like(u)
    for (z, own, _), equal in zip(_blocks(objective), tied, strict=True):
        lead = _lead(z @ u, own)
        lead = np.where(equal, lead, np.maximum(lead, 0))
        total += float(np.vdot(lead, lead)) / 2
        lead[np.arange(len(own)), own] = -lead.sum(axis=1)
        gradient += z.T @ lead
    n = len(objective.labels)
    return total / n, gradient / n


def _lead(o: FloatArray, own: NDArray[np.intp]) -> FloatArray:
    """Return how far each class is ahead of the example's own."""
    lead: FloatArray = o - o[np.arange(len(own)), own][:, None]
    return lead


def _blocks(objective: Objective) -> Iterator[tuple[FloatArray, NDArray[np.intp], Mask]]:
    """Yield the features in their units, a 1 after them; own classes; classes to be tied to those.

    An example's own class is the most probable in its label. Others in its label are tied to it.
    """
    for at in objective._blocks():
        labels = objective.labels[at]
        hard = labels.ndim == 1
        own = labels if hard else labels.argmax(axis=1)
        tied = own[:, None] == np.arange(objective.n_classes) if hard else labels > 0
        yield with_ones(objective.units.features(objective.features[at].astype(float))), own, tied
