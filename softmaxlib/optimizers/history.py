"""What a run of an optimizer leaves behind: its result, and its course."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from ..checks import FloatArray


@dataclass
class History:
    """The course of a run, as lists of the same length: an entry an iteration, or an epoch of SGD.

    Attributes
    ----------
    iteration : list of int
        From 0, the start; for SGD from 1, the end of the first epoch.
    loss, gradient_norm : list of float
        The loss and the largest absolute entry of its gradient; for SGD the means over the epoch's
        batches, each before its step.
    time : list of float, seconds since the start, those spent in the callback left out
    extra : dict of str to list of float
        What the callback returned, by name; NaN where it did not return that name.

    Examples
    --------
    >>> history = History()
    >>> history.add(0, 2.5, 1.0, 0.0, {})
    >>> history.add(1, 0.5, 0.1, 0.2, {"accuracy": 0.75})
    >>> history.loss, history.extra
    ([2.5, 0.5], {'accuracy': [nan, 0.75]})
    """

    iteration: list[int] = field(default_factory=list)
    loss: list[float] = field(default_factory=list)
    gradient_norm: list[float] = field(default_factory=list)
    time: list[float] = field(default_factory=list)
    extra: dict[str, list[float]] = field(default_factory=dict)

    def add(
        self, iteration: int, loss: float, norm: float, time: float, extra: Mapping[str, float]
    ) -> None:
        """Append one entry to every list."""
        for name in extra:
            self.extra.setdefault(name, [np.nan] * len(self.loss))
        for name, values in self.extra.items():
            values.append(float(extra.get(name, np.nan)))
        self.iteration.append(iteration)
        self.loss.append(loss)
        self.gradient_norm.append(norm)
        self.time.append(time)


@dataclass
class Result:
    """What an optimizer returns.

    Attributes
    ----------
    parameters : ndarray, shape of `start`
        The last ones; the best ones seen after a divergence, and where no step lowers the loss.
    loss : float
        The loss there; for SGD the mean over the batches of the epoch.
    history : History, how it went
    reason : str, why the run ended
    direction : ndarray, shape of `start`, optional
        Where a model's fit has no minimum: a direction along which the loss falls for ever.

    Examples
    --------
    >>> Result(np.zeros(2), 0.5, History(), "max_iter reached: 10 iterations").converged
    False
    """

    parameters: FloatArray
    loss: float
    history: History
    reason: str
    direction: FloatArray | None = None

    @property
    def converged(self) -> bool:
        """Whether the gradient fell to the tolerance; SGD has none, so never for SGD."""
        return self.reason.startswith("converged")
