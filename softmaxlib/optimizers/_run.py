"""One run of an optimizer, watched: it evaluates, records, shows progress and knows when to end.

So an optimizer's own lines are its mathematics, and all of them end for the same reasons.
"""

import warnings
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any, NamedTuple, Self

import numpy as np

from ._checks import as_float, as_pair
from .history import FloatArray, History, Result

Callback = Callable[[int, FloatArray, float], Mapping[str, float] | None]
# How far the loss may rise above its start, in units of |f| + η‖∇f‖² there, so that the unit of the
# loss does not matter. On the way it may yet come back; at the end SGD has some noise.
ON_THE_WAY, NOISE = 1000.0, 1.0


class Seen(NamedTuple):
    """Parameters that were looked at, with their loss and the largest entry of its gradient."""

    parameters: FloatArray
    loss: float
    gradient_norm: float


@dataclass
class Run:
    """A context manager: ask `evaluate` for the function, `goes_on` after each iteration.

    `first_iteration` is the number of the first record, `tolerance` None means no such stop.
    `average` returns the loss over all batches, where a single evaluation is of one. `idle` counts
    the iterations since the best one.
    """

    function: Callable[..., tuple[Any, Any]]
    limit: int
    limit_name: str = "max_iter"
    unit: str = "iterations"
    first_iteration: int = 0
    tolerance: float | None = None
    callback: Callback | None = None
    progress: bool = False
    step: float = 0.0
    average: Callable[[FloatArray], float] | None = None
    history: History = field(default_factory=History)
    reason: str = ""
    idle: int = 0

    def __enter__(self) -> Self:
        self._stack, self._bar = ExitStack(), None
        if self.progress:
            from tqdm import tqdm

            self._bar = self._stack.enter_context(tqdm(total=self.limit, unit=self.unit[:-1]))
        # The run sees what is not finite, and gives one warning that says what to do about it.
        self._outside = np.geterr()
        self._stack.enter_context(np.errstate(over="ignore", invalid="ignore"))
        self._evaluated = False
        self._began = perf_counter()
        return self

    def __exit__(self, *error: object) -> None:
        self._stack.close()

    def evaluate(self, parameters: FloatArray, *batch: Any) -> tuple[float, FloatArray]:
        """Return the loss and the gradient, of the right kind and shape, and at first finite."""
        parameters = read_only(parameters)
        loss, gradient = as_pair(self.function(parameters, *batch), parameters)
        if not self._evaluated:
            self._begin(Seen(parameters, loss, norm(gradient)), gradient)
        return loss, gradient

    def goes_on(
        self,
        parameters: FloatArray,
        loss: float,
        gradient: FloatArray,
        earlier: FloatArray | None = None,
    ) -> bool:
        """Record an iteration, and say whether there should be another.

        The loss is that of `earlier`, if given: an epoch's mean belongs to where the epoch began.
        """
        iteration = self.first_iteration + len(self.history.loss)
        seen = Seen(read_only(parameters), loss, norm(gradient))
        entry = iteration, loss, seen.gradient_norm, perf_counter() - self._began
        converged = self.tolerance is not None and seen.gradient_norm <= self.tolerance
        ends = converged or iteration >= self.limit
        if self._has_diverged(seen, iteration, self._room if ends else ON_THE_WAY):
            self.history.add(*entry)
            return False
        self.last = seen
        self._keep_best(seen if earlier is None else seen._replace(parameters=earlier))
        self.history.add(*entry, self._call_back(iteration, seen.parameters, loss))
        self._show(iteration, loss)
        if converged:
            size = f"gradient norm {seen.gradient_norm:.3g}"
            self.reason = f"converged: {size} <= tolerance {self.tolerance:.3g}"
        elif not self.reason and ends:
            self.reason = f"{self.limit_name} reached: {self.limit} {self.unit}"
        return not self.reason

    def check_last(self, batch: Any) -> None:
        """Judge the last parameters, which no epoch's mean covers: by a batch, then by all."""
        if self.average is None or self.reason.startswith("diverged"):
            return
        loss, gradient = self.evaluate(self.last.parameters, batch)
        seen = Seen(self.last.parameters, loss, norm(gradient))
        if self._is_high(loss, NOISE, self.last.loss):
            seen = seen._replace(loss=self.average(self.last.parameters))
        self._has_diverged(seen, self.history.iteration[-1], NOISE, self.last.loss)

    def result(self) -> Result:
        """Return how the run ended; if it diverged, warn and return the best parameters seen."""
        diverged = self.reason.startswith("diverged")
        end = self.best if diverged or self.reason.startswith("no step") else self.last
        if diverged:
            warnings.warn(
                f"{self.reason}, from loss {self._start.loss:g}, with step size {self.step:g}: "
                "take a smaller step; the best parameters seen are returned",
                RuntimeWarning,
                stacklevel=3,
            )
        return Result(end.parameters.copy(), end.loss, self.history, self.reason)

    def _begin(self, start: Seen, gradient: FloatArray) -> None:
        """Remember the start, and with it what counts as a rise."""
        if not np.isfinite([start.loss, start.gradient_norm]).all():
            what = f"loss {start.loss:g}, gradient norm {start.gradient_norm:g}"
            raise ValueError(f"expected a finite loss and gradient at start, got {what}")
        self._start = self.best = self.last = start
        self._eps = float(np.finfo(gradient.dtype).eps)
        # A step η along −∇f promises to lower the loss by this much.
        promise = self.step * float(np.vdot(gradient, gradient))
        self._promise = promise if np.isfinite(promise) else 0.0
        self._room: float = NOISE if self.average else self._eps**0.5
        self._evaluated, self._averaged = True, self.average is None

    def _keep_best(self, seen: Seen) -> None:
        """Keep what has the lowest loss and, where rounding hides the difference, gradient."""
        rise, rounding = seen.loss - self.best.loss, self._eps * abs(self.best.loss)
        smaller = seen.gradient_norm < self.best.gradient_norm
        self.idle += 1
        if not self.history.loss or rise < -rounding or (rise <= rounding and smaller):
            self.best, self.idle = seen, 0

    def _has_diverged(self, seen: Seen, iteration: int, room: float, other: float = np.inf) -> bool:
        """Say whether something is not finite or the loss too high; if so, it is the reason."""
        numbers = {
            "loss": seen.loss,
            "gradient norm": seen.gradient_norm,
            "largest parameter": norm(seen.parameters),
        }
        bad = [name for name, number in numbers.items() if not np.isfinite(number)]
        if not bad and self._is_high(seen.loss, room, other):
            bad = ["loss"]
        if bad:
            where = f"{self.unit[:-1]} {iteration}"
            self.reason = f"diverged: {bad[0]} {numbers[bad[0]]:g} at {where}"
        return bool(bad)

    def _is_high(self, loss: float, room: float, other: float = np.inf) -> bool:
        """Say whether a loss is further than `room` above that of the start, or another's."""
        unit = abs(self._start.loss) + self._promise
        high = not loss <= min(self._start.loss, other) + room * unit
        if high and self.average and not self._averaged:
            # A batch is too little to tell by; now it is worth while to look at all of them.
            average = self.average(self._start.parameters)
            self._start, self._averaged = self._start._replace(loss=average), True
            return self._is_high(loss, room, other)
        return high

    def _call_back(self, iteration: int, parameters: FloatArray, loss: float) -> dict[str, float]:
        """Return the callback's numbers; its StopIteration becomes the reason, its time is free."""
        if self.callback is None:
            return {}
        began = perf_counter()
        try:
            with np.errstate(**self._outside):
                numbers = self.callback(iteration, parameters, loss)
        except StopIteration as stop:
            numbers, self.reason = None, ": ".join(["stopped by callback", *map(str, stop.args)])
        if numbers is None:
            numbers = {}
        if not isinstance(numbers, Mapping):
            kind = type(numbers).__name__
            raise TypeError(f"expected a dict of numbers or None from the callback, got {kind}")
        self._began += perf_counter() - began
        return {name: as_float(number, f"callback's {name!r}") for name, number in numbers.items()}

    def _show(self, iteration: int, loss: float) -> None:
        """Move the progress bar, if there is one."""
        if self._bar is not None:
            self._bar.set_postfix_str(f"loss {loss:.4g}", refresh=False)
            self._bar.update(iteration - self._bar.n)


def read_only(array: FloatArray) -> FloatArray:
    """Return an array that a user's function may keep but cannot change; not a scalar."""
    array = np.asarray(array)
    array.flags.writeable = False
    return array


def norm(array: FloatArray) -> float:
    """Return the largest absolute entry; NaN if any is."""
    return float(np.abs(array).max(initial=0))
