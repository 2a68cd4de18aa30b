"""Optimizers: they lower any differentiable function, given its value and its gradient.

They know nothing of softmax. Parameters w are one array of real numbers, of any shape; float32 and
float64 are kept. Functions and callbacks may keep the w they are shown, but cannot write to it.

Each returns a `Result` with a `History` and the reason for the end:

- "converged", "max_iter reached", "n_epochs reached", "stopped by callback";
- "diverged": something stopped being finite, or the loss rose far above that of the start. A
  RuntimeWarning names the step size, and the best parameters seen are returned;
- "no step lowers the loss": `lbfgs` is at the limits of rounding, or the gradient is wrong;
- "no minimum along the direction": `lbfgs` found no end to how far the loss falls.

The norm of a gradient is its largest absolute entry. A callback is a function of (iteration,
parameters, loss), called once an iteration or epoch. It may return a dict of numbers, which go to
`History.extra`, and raise StopIteration to end the run, as SciPy's callbacks do.

>>> from softmaxlib.optimizers import lbfgs
>>> result = lbfgs(lambda w: (float(w @ w), 2 * w), [3.0, -4.0])
>>> result.converged, result.reason.split(":")[0]
(True, 'converged')
"""

from .descent import gradient_descent, linear_decay, sgd
from .history import History, Result
from .quasi_newton import lbfgs

__all__ = ["History", "Result", "gradient_descent", "lbfgs", "linear_decay", "sgd"]
