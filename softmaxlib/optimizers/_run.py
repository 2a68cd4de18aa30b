"""One run of an optimizer, watched: it evaluates, records, shows progress and knows when to end.

So an optimizer's own lines are its mathematics, and all of them end for the same reasons.
"""

import warnings
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any, Self

import numpy as np

from ._checks import as_like
from .history import FloatArray, History, Result

Callback = Callable[[int, FloatArray, float], Mapping[str, float] | None]
# How many times (1 + its start) the loss may rise above its start: on the way it may yet come back,
# and some noise or a first long step is no harm; a run that ends so high was of no use.
ON_THE_WAY, AT_THE_END = 1000.0, 1.0


@dataclass
class Run:
    """A context manager: ask `evaluate` for the function, `goes_on` after each iteration.

    `first` is the number of the first record, `tolerance` None means no such stop.
    """

    function: Callable[..., tuple[Any, Any]]
    limit: int
    limit_name: str = "max_iter"
    unit: str = "iterations"
    first: int = 0
    tolerance: float | None = None
    callback: Callback | None = None
    progress: bool = False
    step: float = np.nan
    history: History = field(default_factory=History)
    reason: str = ""

    def __enter__(self) -> Self:
        self._stack = ExitStack()
        # The run sees what is not finite, and gives one warning that says what to do about it.
        self._stack.enter_context(np.errstate(over="ignore", invalid="ignore"))
        self._bar: Any = None
        if self.progress:
            from tqdm import tqdm

            self._bar = self._stack.enter_context(tqdm(total=self.limit, unit=self.unit[:-1]))
        self._evaluated = False
        self._began = perf_counter()
        return self

    def __exit__(self, *error: object) -> None:
        self._stack.close()

    def evaluate(self, parameters: FloatArray, *batch: Any) -> tuple[float, FloatArray]:
        """Return the loss and the gradient, of the right kind and shape, and at first finite."""
        pair = self.function(parameters, *batch)
        if not isinstance(pair, tuple) or len(pair) != 2:
            raise TypeError(f"expected a pair (loss, gradient), got {type(pair).__name__}")
        if np.ndim(pair[0]):
            raise ValueError(f"expected a loss that is one number, got shape {np.shape(pair[0])}")
        loss, gradient = float(pair[0]), as_like(pair[1], parameters, "gradient")
        if not self._evaluated:
            if not (np.isfinite(loss) and np.isfinite(gradient).all()):
                what = f"loss {loss:g}, gradient norm {norm(gradient):g}"
                raise ValueError(f"expected a finite loss and gradient at start, got {what}")
            self._best = self._last = parameters, loss
            self._start_loss, self._evaluated = loss, True
        return loss, gradient

    def goes_on(self, parameters: FloatArray, loss: float, gradient: FloatArray) -> bool:
        """Record an iteration, and say whether there should be another."""
        iteration, size = self.first + len(self.history.loss), norm(gradient)
        entry = iteration, loss, size, perf_counter() - self._began
        room = AT_THE_END if iteration >= self.limit else ON_THE_WAY
        if not self._is_sound(parameters, loss, size, room):
            self.reason = f"diverged: loss {loss:g} at {self.unit[:-1]} {iteration}"
            self.history.add(*entry)
            return False
        if loss < self._best[1]:
            self._best = parameters, loss
        self._last = parameters, loss
        self.history.add(*entry, self._call_back(iteration, parameters, loss))
        self._show(iteration, loss)
        if self.tolerance is not None and size <= self.tolerance:
            self.reason = f"converged: gradient norm {size:.3g} <= tolerance {self.tolerance:.3g}"
        elif not self.reason and iteration >= self.limit:
            self.reason = f"{self.limit_name} reached: {self.limit} {self.unit}"
        return not self.reason

    def result(self) -> Result:
        """Return how the run ended; if it diverged, warn and return the best parameters seen."""
        parameters, loss = self._last
        if self.reason.startswith("diverged"):
            parameters, loss = self._best
            warnings.warn(
                f"{self.reason}, from {self._start_loss:g}, with step size {self.step:g}: "
                "take a smaller step; the best parameters seen are returned",
                RuntimeWarning,
                stacklevel=3,
            )
        return Result(np.asarray(parameters), loss, self.history, self.reason)

    def _call_back(self, iteration: int, parameters: FloatArray, loss: float) -> dict[str, float]:
        """Return the callback's numbers; its StopIteration becomes the reason, its time is free."""
        if self.callback is None:
            return {}
        began = perf_counter()
        try:
            numbers = self.callback(iteration, parameters, loss) or {}
        except StopIteration as stop:
            numbers, self.reason = {}, ": ".join(["stopped by callback", *map(str, stop.args)])
        if not isinstance(numbers, Mapping):
            kind = type(numbers).__name__
            raise TypeError(f"expected a dict of numbers or None from the callback, got {kind}")
        self._began += perf_counter() - began
        return {name: float(number) for name, number in numbers.items()}

    def _show(self, iteration: int, loss: float) -> None:
        """Move the progress bar, if there is one."""
        if self._bar is not None:
            self._bar.set_postfix_str(f"loss {loss:.4g}", refresh=False)
            self._bar.update(iteration - self._bar.n)

    def _is_sound(self, parameters: FloatArray, loss: float, size: float, room: float) -> bool:
        """Say whether all is finite, and the loss no further above the start's than it may be."""
        bound = self._start_loss + room * (1 + abs(self._start_loss))
        return bool(loss <= bound and np.isfinite([loss, size, norm(parameters)]).all())


def norm(array: FloatArray) -> float:
    """Return the largest absolute entry; NaN if any is."""
    return float(np.abs(array).max(initial=0))
