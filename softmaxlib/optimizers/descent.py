"""Gradient descent: with all examples at each step, or with a few, drawn at random."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ..checks import FloatArray, as_count, as_number
from ._run import Callback, Run, Seen, as_start, is_finite, norm
from .history import Result

Schedule = Callable[[float], float]
Batches = list[tuple[NDArray[np.intp], float, float]]  # indices, share, training done


def gradient_descent(
    value_and_gradient: Callable[[FloatArray], tuple[Any, Any]],
    start: ArrayLike,
    *,
    step: float,
    max_iter: int = 1000,
    tolerance: float = 1e-6,
    callback: Callback | None = None,
) -> Result:
    """Lower a function by steps against its gradient: w ← w − η ∇f(w).

    Parameters
    ----------
    value_and_gradient : callable
        Takes w; returns f(w), a number, and ∇f(w), of w's shape.
    start : array_like, the first w, of any shape
    step : float, the step size η > 0, also called learning rate
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
        If an argument, or what a function returns, does not fit, or is not finite at the start.

    Notes
    -----
    If no eigenvalue of the Hessian exceeds L in absolute value, every step with 0 < η < 2/L lowers
    f, unless the gradient is 0. Source: Y. Nesterov, "Introductory Lectures on Convex Optimization"
    (2004), section 1.2.3.

    Examples
    --------
    >>> result = gradient_descent(lambda w: (w @ w / 2, w), [4.0, -2.0], step=0.5, max_iter=2)
    >>> result.parameters, result.history.loss, result.reason
    (array([ 1. , -0.5]), [10.0, 2.5, 0.625], 'max_iter reached: 2 iterations')
    """
    parameters = as_start(start)
    step = as_number(step, "step", 0, closed="")
    with Run(
        value_and_gradient,
        limit=as_count(max_iter, "max_iter"),
        tolerance=as_number(tolerance, "tolerance", 0),
        callback=callback,
        step=step,
    ) as run:
        loss, gradient = run.evaluate(parameters)
        while run.goes_on(parameters, loss, gradient):
            parameters = parameters - step * gradient
            loss, gradient = run.evaluate(parameters)
    return run.result()


def sgd(
    value_and_gradient_on_batch: Callable[..., tuple[Any, Any]],
    start: ArrayLike,
    *,
    n_examples: int,
    batch_size: int,
    step: float | Schedule,
    n_epochs: int,
    momentum: float = 0.0,
    seed: int = 0,
    callback: Callback | None = None,
) -> Result:
    """Minibatch stochastic gradient descent: v ← μv − η ∇f_B(w), then w ← w + v, for each batch B.

    Each epoch shuffles the examples anew and cuts them into batches, so that it uses every example
    once; the last batch may be smaller.

    Parameters
    ----------
    value_and_gradient_on_batch : callable
        Takes w and an array of indices of examples; returns their mean loss and its gradient.
    start : array_like, the first w, of any shape
    n_examples, batch_size : int, how many examples there are, and how many a batch has
    step : float or callable
        η, or a function of the fraction of training done that returns it; see `linear_decay`.
    n_epochs : int, how often to go through the examples
    momentum : float, default 0, μ in [0, 1): what part of the last step is taken again
    seed : int, default 0, the same seed gives the same batches
    callback : callable, optional
        Called with (epoch, w, mean loss over the epoch's batches) after each epoch, from 1 on.

    Returns
    -------
    Result, parameters, loss, history by epochs, and the reason for the end

    Raises
    ------
    TypeError, ValueError
        If an argument, or what a function returns, does not fit, or is not finite at the start.

    Notes
    -----
    The batch gradient is right on average, so a fixed η ends in a cloud around the minimum whose
    size falls with η; a step that falls to zero lets the cloud shrink. There is no tolerance: the
    gradient of a batch never gets small. Source: H. Robbins, S. Monro, Annals of Mathematical
    Statistics 22 (1951).

    Examples
    --------
    >>> x = np.array([1.0, 2.0, 3.0, 6.0])
    >>> f = lambda w, batch: (np.mean((w - x[batch]) ** 2) / 2, np.mean(w - x[batch]))
    >>> options = {"n_examples": 4, "batch_size": 2, "step": linear_decay(0.2), "n_epochs": 100}
    >>> round(float(sgd(f, 0.0, **options).parameters), 1)  # the mean
    3.0
    """
    n_examples = as_count(n_examples, "n_examples")
    batch_size = as_count(batch_size, "batch_size", high=n_examples)
    n_epochs = as_count(n_epochs, "n_epochs")
    momentum, schedule = as_number(momentum, "momentum", 0, 1), _as_schedule(step)
    rng = np.random.default_rng(as_count(seed, "seed", low=0))
    parameters = as_start(start)
    velocity, f = np.zeros_like(parameters), value_and_gradient_on_batch
    epoch, goes_on = 0, True
    with Run(f, n_epochs, "n_epochs", "epochs", 1, callback=callback) as run:
        while goes_on:
            batches = _batches(rng.permutation(n_examples), batch_size, epoch, n_epochs)
            w = parameters
            parameters, loss, gradient = _epoch(run, w, velocity, momentum, batches, schedule)
            epoch, goes_on = epoch + 1, run.goes_on(parameters, loss, gradient, w)
        _judge_last(run, parameters, batches, epoch)
    return run.result()


def linear_decay(first: float) -> Schedule:
    """Make a step size that falls evenly to 0: η(t) = (1 − t) first.

    Parameters
    ----------
    first : float, the step size at the beginning, above 0

    Returns
    -------
    callable, a function of the fraction t of training done

    Examples
    --------
    >>> step = linear_decay(0.8)
    >>> step(0.0), step(0.75)
    (0.8, 0.2)
    """
    first = as_number(first, "first", 0, closed="")
    return lambda fraction: (1 - fraction) * first


def _batches(order: NDArray[np.intp], size: int, epoch: int, n_epochs: int) -> Batches:
    """Cut an epoch into batches; to each, its share of the examples, and of training so far."""
    n = len(order)
    batches = [order[first : first + size] for first in range(0, n, size)]
    return [(b, len(b) / n, (epoch + size * k / n) / n_epochs) for k, b in enumerate(batches)]


def _epoch(
    run: Run,
    parameters: FloatArray,
    velocity: FloatArray,
    momentum: float,
    batches: Batches,
    schedule: Schedule,
) -> tuple[FloatArray, float, FloatArray]:
    """Take a step for each batch; return parameters, mean loss and mean gradient.

    The velocity is changed in place.
    """
    mean_loss, mean_gradient = 0.0, np.zeros_like(parameters)
    for batch, share, done in batches:
        run.step = schedule(done)
        loss, gradient = run.evaluate(parameters, batch)
        velocity *= momentum
        velocity -= run.step * gradient
        parameters = parameters + velocity
        mean_loss += share * loss
        mean_gradient += share * gradient
        if not (math.isfinite(loss) and is_finite(gradient)):
            break
    return parameters, mean_loss, mean_gradient


def _judge_last(run: Run, parameters: FloatArray, batches: Batches, epoch: int) -> None:
    """Look at the last parameters, which no epoch's mean covers: at a batch, if need be at all."""
    if not run.reason.startswith("diverged"):
        loss, gradient = run.evaluate(parameters, batches[-1][0])
        if loss > run.last.loss:
            loss = sum(share * run.evaluate(parameters, b)[0] for b, share, _ in batches)
        run.has_diverged(Seen(parameters, loss, norm(gradient)), epoch)


def _as_schedule(step: float | Schedule) -> Schedule:
    """Return a schedule that is checked at each use; a number is the same at all times."""
    if callable(step):
        return lambda fraction: as_number(step(fraction), f"step({fraction:.3g})", 0)
    constant = as_number(step, "step", 0, closed="")
    return lambda _: constant
