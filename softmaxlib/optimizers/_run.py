"""One run of an optimizer, watched: it evaluates, records, and knows when to end.

So an optimizer's own lines are its mathematics, and all of them end for the same reasons.
"""

import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any, NamedTuple, Self

import numpy as np

from ..checks import FloatArray, as_callable, as_floats, kind_of, require
from .history import History, Result

Callback = Callable[[int, FloatArray, float], Mapping[str, float] | None]
# How far the loss may rise above its start, in units of |f| + η‖∇f‖² there, so that the unit of the
# loss does not matter. On the way it may yet come back.
ON_THE_WAY = 1000.0


class Seen(NamedTuple):
    """Parameters that were looked at, with their loss and the largest entry of its gradient."""

    parameters: FloatArray
    loss: float
    gradient_norm: float


@dataclass
class Run:
    """A context manager: ask `evaluate` for the function, `goes_on` after each iteration."""

    function: Callable[..., tuple[Any, Any]]
    limit: int
    limit_name: str = "max_iter"
    unit: str = "iterations"
    first_iteration: int = 0  # the number of the first record
    tolerance: float | None = None  # None: there is no such stop
    callback: Callback | None = None
    step: float = 0.0
    history: History = field(default_factory=History)
    reason: str = ""
    idle: int = 0  # iterations since the best one

    def __enter__(self) -> Self:
        as_callable(self.callback, "callback")
        # The run sees what is not finite, and gives one warning that says what to do about it.
        self._outside, self._quiet = np.geterr(), np.errstate(all="ignore")
        self._quiet.__enter__()
        self._evaluated, self._began = False, perf_counter()
        return self

    def __exit__(self, *error: Any) -> None:
        self._quiet.__exit__(*error)

    def evaluate(self, parameters: FloatArray, *batch: Any) -> tuple[float, FloatArray]:
        """Return the loss and the gradient, of the right kind and shape, and at first finite."""
        parameters = read_only(parameters)
        pair = self.function(parameters, *batch)
        if not isinstance(pair, tuple) or len(pair) != 2:
            kind = kind_of(pair) + (f" of {len(pair)}" if isinstance(pair, tuple) else "")
            raise TypeError(f"expected a pair (loss, gradient), got {kind}")
        loss, gradient = as_float(pair[0], "loss"), as_like(pair[1], parameters, "gradient")
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
        if self.has_diverged(seen, iteration, strict=ends and earlier is None):
            self.history.add(*entry, {})
            return False
        self.last = seen
        self._keep_best(seen if earlier is None else seen._replace(parameters=earlier))
        self.history.add(*entry, self._call_back(iteration, seen.parameters, loss))
        if converged:
            size = f"gradient norm {seen.gradient_norm:.3g}"
            self.reason = f"converged: {size} <= tolerance {self.tolerance:.3g}"
        elif not self.reason and ends:
            self.reason = f"{self.limit_name} reached: {self.limit} {self.unit}"
        return not self.reason

    def has_diverged(self, seen: Seen, iteration: int, strict: bool = False) -> bool:
        """Say whether something is not finite or the loss too high; if so, it is the reason."""
        numbers = {
            "loss": seen.loss,
            "gradient norm": seen.gradient_norm,
            "largest parameter": norm(seen.parameters),
        }
        bad = [name for name, number in numbers.items() if not np.isfinite(number)]
        room = self._eps**0.5 if strict else ON_THE_WAY
        if not bad and seen.loss > self._start.loss + room * self._rise:
            bad = ["loss"]
        if bad:
            where = f"{self.unit[:-1]} {iteration}"
            self.reason = f"diverged: {bad[0]} {numbers[bad[0]]:g} at {where}"
        return bool(bad)

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
        self._rise = abs(start.loss) + (promise if np.isfinite(promise) else 0.0)
        self._evaluated = True

    def _keep_best(self, seen: Seen) -> None:
        """Keep what has the lowest loss and, where rounding hides the difference, gradient."""
        rise, rounding = seen.loss - self.best.loss, self._eps * abs(self.best.loss)
        smaller = seen.gradient_norm < self.best.gradient_norm
        self.idle += 1
        if not self.history.loss or rise < -rounding or (rise <= rounding and smaller):
            self.best, self.idle = seen, 0

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
            kind = kind_of(numbers)
            raise TypeError(f"expected a dict of numbers or None from the callback, got {kind}")
        self._began += perf_counter() - began
        return {name: as_float(number, f"callback's {name!r}") for name, number in numbers.items()}


def as_start(start: Any) -> FloatArray:
    """Return a copy of the start as finite numbers of at least single precision."""
    array = as_floats(start, "start")
    require(np.isfinite(array), array, "a finite start")
    return np.array(array, dtype=np.result_type(array, np.float32))


def as_like(values: Any, parameters: FloatArray, name: str) -> FloatArray:
    """Return a copy in the parameters' shape and dtype: a function may use its memory again."""
    array = as_floats(values, name)
    if array.shape != parameters.shape:
        raise ValueError(f"expected {name} of shape {parameters.shape}, got {array.shape}")
    return np.array(array, dtype=parameters.dtype)


def as_float(value: Any, name: str) -> float:
    """Return one number, which need not be finite."""
    if type(value) is float:  # the usual case, at every step
        return value
    try:
        if not np.ndim(value):
            return float(value)
    except (TypeError, ValueError):
        pass
    raise TypeError(f"expected {name} as one number, got {kind_of(value)}")


def read_only(array: FloatArray) -> FloatArray:
    """Return an array that a user's function may keep but cannot change; not a scalar."""
    array = np.asarray(array)
    array.flags.writeable = False
    return array


def norm(array: FloatArray) -> float:
    """Return the largest absolute entry; NaN if any is."""
    return float(np.abs(array).max(initial=0))


def is_finite(array: FloatArray) -> bool:
    """Say whether all entries are finite: a product says so for less, unless it overflows."""
    return bool(np.isfinite(np.vdot(array, array)) or np.isfinite(array).all())
