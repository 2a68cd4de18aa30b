"""L-BFGS: a Newton-like method that learns the curvature from the gradients it has seen."""

import math
from collections import deque
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from ..checks import FloatArray, as_callable, as_count, as_number
from ._line_search import Trial, inner, search
from ._run import Callback, Run, as_like, as_start
from .history import Result

Precondition = Callable[[FloatArray], Any]
PATIENCE = 10  # steps in a row that may bring nothing but rounding


def lbfgs(
    value_and_gradient: Callable[[FloatArray], tuple[Any, Any]],
    start: ArrayLike,
    *,
    memory: int = 10,
    precondition: Precondition | None = None,
    max_iter: int = 1000,
    tolerance: float = 1e-6,
    callback: Callback | None = None,
) -> Result:
    """Lower a smooth function with limited-memory BFGS: w ← w − t H ∇f(w).

    H stands for the inverse of the Hessian. It is made of the last m steps s = Δw and changes of
    the gradient y = Δ∇f, so that H y = s for the last of them, and is never formed. The length t
    meets the Wolfe conditions.

    Parameters
    ----------
    value_and_gradient : callable
        Takes w; returns f(w), a number, and ∇f(w), of w's shape.
    start : array_like, the first w, of any shape
    memory : int, default 10, m, how many steps to remember
    precondition : callable, optional
        A symmetric positive definite linear map g ↦ P g that H starts from, up to a factor.
    max_iter : int, default 1000, the largest number of steps
    tolerance : float, default 1e-6, stop once no entry of the gradient is larger in absolute value
    callback : callable, optional
        Called with (iteration, w, f(w)) from the start on; see `softmaxlib.optimizers`.

    Returns
    -------
    Result, parameters, loss, history, and the reason for the end

    Raises
    ------
    TypeError, ValueError
        If an argument, or what a function returns, does not fit, or is not finite at the start; if
        `precondition` is seen not to be positive definite.

    Notes
    -----
    No step raises the loss by more than a rounding. If the remembered curvature leads nowhere, it
    is forgotten; if then no step along −P∇f lowers the loss either, or ten steps in a row brought
    nothing but rounding, the run ends. Source: J. Nocedal, S. J. Wright, "Numerical Optimization",
    2nd edition (2006), algorithms 7.4 and 7.5.

    Examples
    --------
    >>> result = lbfgs(lambda w: (np.cosh(w - 1).sum(), np.sinh(w - 1)), [-1.0, 4.0])
    >>> result.parameters.round(4), result.converged
    (array([1., 1.]), True)
    """
    parameters = as_start(start)
    inverse = _InverseHessian(as_count(memory, "memory"), as_callable(precondition, "precondition"))
    with Run(
        value_and_gradient,
        limit=as_count(max_iter, "max_iter"),
        tolerance=as_number(tolerance, "tolerance", 0),
        callback=callback,
    ) as run:
        here = Trial(0.0, parameters, *run.evaluate(parameters), slope=np.nan)
        while run.goes_on(here.parameters, here.loss, here.gradient):
            there = _step(run, here, inverse)
            if there is None:
                break
            inverse.learn(there.parameters - here.parameters, there.gradient - here.gradient)
            here = there
    return run.result()


class _InverseHessian:
    """What L-BFGS knows of the inverse Hessian H: a scaled start, and the last pairs (s, y)."""

    def __init__(self, memory: int, precondition: Precondition | None) -> None:
        self.precondition = precondition
        self.scale = 1.0
        self.pairs: deque[tuple[FloatArray, FloatArray, float]] = deque(maxlen=memory)

    def initial(self, vector: FloatArray) -> FloatArray:
        """Apply the map that H starts from, without its scale."""
        if self.precondition is None:
            return vector
        return as_like(self.precondition(vector.copy()), vector, "precondition(g)")

    def times(self, vector: FloatArray) -> FloatArray:
        """Multiply H by a vector: the two loops of Nocedal & Wright, algorithm 7.4."""
        factors = []
        vector, part = vector.copy(), np.empty_like(vector)
        for s, y, s_y in reversed(self.pairs):
            factors.append(inner(s, vector) / s_y)
            vector -= np.multiply(factors[-1], y, out=part)
        result = self.initial(vector)
        result *= self.scale
        for s, y, s_y in self.pairs:
            result += np.multiply(factors.pop() - inner(y, result) / s_y, s, out=part)
        return result

    def learn(self, s: FloatArray, y: FloatArray) -> None:
        """Remember a step s and the change y of the gradient, if the function curves upwards."""
        s_y, y_Py = inner(s, y), inner(y, self.initial(y))
        # A pair without curvature would make H indefinite, or blow it up. That s and y are not at a
        # right angle, up to rounding, depends on no units.
        least = float(np.finfo(y.dtype).eps) * math.sqrt(inner(s, s)) * math.sqrt(inner(y, y))
        if s_y > least and y_Py > 0:
            self.pairs.append((s, y, s_y))
            self.scale = s_y / y_Py


def _step(run: Run, here: Trial, inverse: _InverseHessian) -> Trial | None:
    """Return the next point, if there is one; if the run ends with this step, say why."""
    found = _search(run, here, inverse) if run.idle < PATIENCE else None
    if found is None:
        run.reason = f"no step lowers the loss: gradient norm {run.best.gradient_norm:.3g}"
    elif found.step == np.inf:
        run.reason = f"no minimum along the direction: loss {found.loss:.3g}"
    return found


def _search(run: Run, here: Trial, inverse: _InverseHessian) -> Trial | None:
    """Search along −H∇f; if there is nothing, once more without the remembered curvature."""
    direction = -inverse.times(here.gradient)
    start = here._replace(step=0.0, slope=inner(here.gradient, direction))
    if inverse.precondition and not inverse.pairs and not start.slope <= 0:
        product = f"g · precondition(g) = {-start.slope:g}"
        raise ValueError(f"expected a positive definite precondition, got {product}")
    found = None
    if -np.inf < start.slope < 0:
        # Of a bare gradient the scale means nothing: begin with a step of length 1 at most.
        known = inverse.pairs or inverse.precondition
        length = 1.0 if known else min(1.0, 1 / math.sqrt(-start.slope))
        found = search(run.evaluate, start, direction, length)
    if found is None and inverse.pairs:
        inverse.pairs.clear()
        inverse.scale = 1.0
        return _search(run, here, inverse)
    return found
