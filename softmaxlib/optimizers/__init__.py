"""Optimizers: they lower any differentiable function, given its value and its gradient.

They know nothing of softmax. Parameters w are one array of real numbers, of any shape; float32 and
float64 are kept, float16 becomes float32, integers become float64. `start` is never changed.
Every iteration makes a new array, so functions and callbacks may keep the w they are shown; it is
read-only, so they cannot change the run. `Result.parameters` is yours to change.

Each returns a `Result`, which holds a `History` and says why the run ended:

- "converged: gradient norm … <= tolerance …", for `gradient_descent` and `lbfgs`;
- "max_iter reached: …" or "n_epochs reached: …";
- "stopped by callback", with what it said;
- "diverged: …", with what it saw: the loss, the gradient or the parameters stopped being finite, or
  the loss rose far above that of the start. A RuntimeWarning names the step size, and the best
  parameters seen are returned;
- "no step lowers the loss: …": `lbfgs` is at the limits of rounding, or the gradient is wrong; the
  best parameters seen are returned;
- "no minimum along the direction: …": `lbfgs` found no end to how far the loss falls.

In these lines and in the history, the norm of a gradient is its largest absolute entry.

A callback is a function of (iteration, parameters, loss), called once an iteration or epoch. It may
return a dict of numbers, which go to `History.extra`, and raise StopIteration to end the run, as
SciPy's callbacks do.

>>> from softmaxlib.optimizers import lbfgs
>>> result = lbfgs(lambda w: (float(w @ w), 2 * w), [3.0, -4.0])
>>> result.converged, result.reason.split(":")[0]
(True, 'converged')
"""

from .descent import gradient_descent, linear_decay, sgd
from .history import History, Result
from .quasi_newton import lbfgs

__all__ = ["History", "Result", "gradient_descent", "lbfgs", "linear_decay", "sgd"]
