"""The optimizers: known optima, SciPy's results, every reason to stop, every complaint."""

import inspect
import math
import subprocess
import sys

import numpy as np
import pytest
import scipy.optimize
from hypothesis import given
from hypothesis import strategies as st

from softmaxlib.optimizers import History, gradient_descent, lbfgs, linear_decay, sgd

RNG = np.random.default_rng(0)
A = np.diag([1.0, 4.0, 10.0])  # largest eigenvalue L = 10
B = np.array([1.0, -2.0, 3.0])
OPTIMUM = np.linalg.solve(A, B)
X = RNG.normal(size=(200, 3))
Y = (X @ [1.0, -2.0, 0.5] + RNG.normal(size=200) > 0).astype(float)


def quadratic(w):
    return w @ A @ w / 2 - B @ w, A @ w - B


def rosenbrock(w):
    return scipy.optimize.rosen(w), scipy.optimize.rosen_der(w)


def logistic(w, batch=slice(None)):
    x, y = X[batch].astype(w.dtype), Y[batch].astype(w.dtype)
    o = x @ w
    loss = np.mean(np.logaddexp(0, o) - y * o) + 0.005 * w @ w
    return loss, x.T @ (1 / (1 + np.exp(-o)) - y) / len(y) + np.float32(0.01) * w


def squares(w, batch):
    """Squared distance to the rows of X, whose mean is the optimum."""
    gap = w - X[batch]
    return float(np.mean((gap**2).sum(1)) / 2), gap.mean(0)


def run_gradient_descent(f, start, **options):
    return gradient_descent(f, start, **({"step": 0.1} | options))


def run_sgd(f, start, **options):
    def on_batch(w, batch):
        return f(w)

    given = {"n_examples": 6, "batch_size": 2, "step": 0.1, "n_epochs": 50}
    return sgd(on_batch, start, **(given | options))


FULL = [run_gradient_descent, lbfgs]
ALL = [*FULL, run_sgd]


# Gradient descent


@pytest.mark.parametrize("step", [0.01, 0.1, 0.199])
def test_gradient_descent_converges_below_two_over_the_largest_eigenvalue(step):
    result = gradient_descent(quadratic, np.zeros(3), step=step, max_iter=10_000, tolerance=1e-9)
    assert result.converged
    np.testing.assert_allclose(result.parameters, OPTIMUM, atol=1e-8)
    assert (np.diff(result.history.loss) <= 1e-12).all()


@pytest.mark.parametrize("step", [0.201, 0.3, 1e3])
def test_gradient_descent_diverges_above_it(step):
    with pytest.warns(RuntimeWarning, match=rf"diverged: .*step size {step:g}: take a smaller"):
        result = gradient_descent(quadratic, np.zeros(3), step=step, max_iter=10_000)
    assert result.reason.startswith("diverged: loss ")
    assert not result.converged
    best = int(np.argmin(result.history.loss))
    assert result.loss == result.history.loss[best] == quadratic(result.parameters)[0]


def test_gradient_descent_shrinks_the_error_at_the_rate_of_theory():
    step, n = 0.05, 40
    result = gradient_descent(quadratic, np.zeros(3), step=step, max_iter=n, tolerance=0)
    expected = OPTIMUM - (1 - step * np.diag(A)) ** n * OPTIMUM
    np.testing.assert_allclose(result.parameters, expected, rtol=1e-12)


def test_a_run_that_ends_high_has_diverged_though_there_was_no_time_to_grow_far():
    with pytest.warns(RuntimeWarning, match=r"loss 10\.1\d* at iteration 2, from loss 2, .*2\.5:"):
        result = gradient_descent(lambda w: (w @ w / 2, w), [2.0, 0.0], step=2.5, max_iter=2)
    np.testing.assert_array_equal(result.parameters, [2, 0])
    assert result.history.loss == [2, 4.5, 10.125]


def test_a_detour_is_no_divergence():
    def f(w):  # a hill between the start and the optimum
        return float(8 * (0.5 < w < 1.5)), np.ones(()) if w > 0.1 else 0 * w

    result = gradient_descent(f, 2.0, step=1.0, max_iter=9)
    assert result.history.loss == [0, 8, 0]
    assert result.converged


def bowl(scale):
    return lambda w: (scale * float(w @ w) / 2, scale * w)


@pytest.mark.parametrize("scale", [1e-12, 1.0, 1e12])
@pytest.mark.parametrize("max_iter", [1, 20])
def test_the_unit_of_the_loss_does_not_matter_to_divergence(scale, max_iter):
    options = {"step": 2.5 / scale, "max_iter": max_iter, "tolerance": 0}
    with pytest.warns(RuntimeWarning, match="diverged: loss"):
        result = gradient_descent(bowl(scale), np.ones(2), **options)
    np.testing.assert_array_equal(result.parameters, np.ones(2))
    # |f| + η‖∇f‖² is 6 times the start's loss, and a step multiplies the loss by 1.5² = 2.25.
    assert len(result.history.loss) == (2 if max_iter == 1 else 12)


def test_any_end_above_the_start_is_worth_a_warning_but_rounding_is_not():
    with pytest.warns(RuntimeWarning, match="diverged: loss"):
        gradient_descent(bowl(1.0), np.ones(2), step=2.001, max_iter=3)

    def noisy(w):
        return 1.0 + 1e-15 * (w < 0), np.ones(())

    assert gradient_descent(noisy, 0.0, step=1.0, max_iter=3).loss > 1


def test_a_plateau_above_the_start_is_a_divergence_not_convergence():
    with pytest.warns(RuntimeWarning, match="diverged: loss 3 at iteration 1"):
        gradient_descent(lambda w: (3.0 * (w < 0), float(w > 0)), 1.0, step=9.0)


def test_a_bouncing_run_that_ends_below_its_start_is_no_divergence():
    def f(w):  # |w|^1.5 bounces at the end, but comes down to there
        return float(np.abs(w) ** 1.5), 1.5 * np.sign(w) * np.sqrt(np.abs(w))

    result = gradient_descent(f, 9.0, step=1.0, max_iter=100)
    assert (np.diff(result.history.loss) > 0).any()
    assert result.loss < 27


# Minibatches


def test_batches_take_every_example_once_an_epoch_in_a_new_order():
    batches = []

    def f(w, batch):
        batches.append(batch)
        return 0.0, np.zeros_like(w)

    sgd(f, 0.0, n_examples=10, batch_size=4, step=1.0, n_epochs=2)
    assert [len(b) for b in batches] == [4, 4, 2] * 2 + [2]
    first, second = np.concatenate(batches[:3]), np.concatenate(batches[3:6])
    np.testing.assert_array_equal(batches[6], batches[5])  # once more, at the last parameters
    assert sorted(first) == sorted(second) == list(range(10))
    assert list(first) != list(second)


def test_the_same_seed_gives_the_same_weights_to_the_bit():
    def fit(seed):
        options = {"n_examples": 200, "batch_size": 32, "step": 0.1, "n_epochs": 3}
        return sgd(logistic, np.zeros(3), momentum=0.9, seed=seed, **options).parameters

    assert fit(1).tobytes() == fit(1).tobytes()
    assert fit(1).tobytes() != fit(2).tobytes()


def test_one_batch_of_everything_is_gradient_descent():
    options = {"n_examples": 200, "batch_size": 200, "step": 0.3, "n_epochs": 20}
    stochastic = sgd(squares, np.ones(3), **options)
    full = gradient_descent(
        lambda w: squares(w, slice(None)), np.ones(3), step=0.3, max_iter=20, tolerance=0
    )
    np.testing.assert_allclose(stochastic.parameters, full.parameters, rtol=1e-12)
    # SGD writes down an epoch at its end, but the loss of its batches as they came.
    np.testing.assert_allclose(stochastic.history.loss, full.history.loss[:-1], rtol=1e-12)
    assert stochastic.history.iteration == list(range(1, 21))


def test_momentum_is_the_heavy_ball():
    result = run_sgd(quadratic, np.zeros(3), n_epochs=1, momentum=0.5, step=0.1)
    w, v = np.zeros(3), np.zeros(3)
    for _ in range(3):
        v = 0.5 * v - 0.1 * quadratic(w)[1]
        w = w + v
    np.testing.assert_allclose(result.parameters, w, rtol=1e-14)


def test_a_falling_step_settles_where_a_constant_one_does_not():
    def error(step):
        result = sgd(squares, np.zeros(3), n_examples=200, batch_size=10, step=step, n_epochs=30)
        return np.abs(result.parameters - X.mean(0)).max()

    assert error(linear_decay(0.5)) < 0.01 < error(0.5)


def test_a_schedule_sees_the_fraction_of_training_done():
    seen = []

    def schedule(fraction):
        seen.append(fraction)
        return 0.1

    run_sgd(quadratic, np.zeros(3), step=schedule, n_epochs=2, n_examples=4)
    assert seen == [0, 0.25, 0.5, 0.75]


def test_sgd_with_momentum_nears_the_optimum_of_logistic_regression():
    result = sgd(
        logistic, np.zeros(3), n_examples=200, batch_size=20, n_epochs=100,
        step=linear_decay(0.5), momentum=0.9,
    )  # fmt: skip
    best = lbfgs(logistic, np.zeros(3), tolerance=1e-8).loss
    assert 0 <= logistic(result.parameters)[0] - best < 1e-4


def test_sgd_that_diverges_returns_the_best_epoch_and_stops_at_once():
    calls = []

    def f(w, batch):
        calls.append(w)
        return (np.nan, w) if len(calls) > 7 else (1 / len(calls), np.ones_like(w))

    message = r"loss nan at epoch 3, from loss 1, with step size 0\.5"
    with pytest.warns(RuntimeWarning, match=message):
        result = sgd(f, [1.0, 2.0], n_examples=9, batch_size=3, step=0.5, n_epochs=9)
    np.testing.assert_array_equal(result.parameters, [-0.5, 0.5])  # where the second epoch began
    assert len(calls) == 8
    assert result.loss == pytest.approx(np.mean([1 / 4, 1 / 5, 1 / 6]))


@pytest.mark.parametrize("momentum", [0.0, 0.9])
def test_sgd_never_returns_weights_that_are_not_finite(momentum):
    with pytest.warns(RuntimeWarning, match="step size 1e\\+300"):
        result = run_sgd(quadratic, np.ones(3), step=1e300, momentum=momentum)
    np.testing.assert_array_equal(result.parameters, np.ones(3))
    assert result.loss == quadratic(np.ones(3))[0]


def test_weights_that_overflow_are_a_divergence_though_the_loss_is_finite():
    with pytest.warns(RuntimeWarning, match="diverged: largest parameter inf at iteration 1"):
        result = gradient_descent(lambda w: (0.0, np.full(1, 1e300)), [-1e308], step=1e9)
    assert result.parameters == [-1e308]


def test_a_gradient_that_is_not_a_number_is_named_and_ends_the_epoch():
    calls = []

    def f(w, batch):
        calls.append(w)
        return 1.0, np.array([np.nan if len(calls) == 5 else 1.0, 1.0])

    with pytest.warns(RuntimeWarning, match="diverged: gradient norm nan at epoch 1"):
        sgd(f, np.zeros(2), n_examples=400, batch_size=4, step=0.1, n_epochs=3)
    assert len(calls) == 5


@pytest.mark.parametrize("batch_size", [1, 3, 16])
def test_the_luck_of_the_first_batch_is_no_divergence(batch_size):
    x = 10 * X
    options = {"n_examples": 200, "batch_size": batch_size, "step": linear_decay(0.05)}
    for seed in range(20):
        result = sgd(
            lambda w, batch: (float(((w - x[batch]) ** 2).sum(1).mean() / 2), w - x[batch].mean(0)),
            np.zeros(3), n_epochs=3, seed=seed, **options,
        )  # fmt: skip
        assert result.reason.startswith("n_epochs")


@pytest.mark.parametrize("first", [0.0, 1e-3, 1.0])
def test_too_long_a_step_is_told_whatever_the_first_batch_is(first):
    def f(w, batch):  # the first example is easier than the others
        return float(w @ w) * (first if 0 in batch else 1), 2 * w

    for seed in range(9):
        with pytest.warns(RuntimeWarning, match="diverged: loss"):
            result = sgd(f, np.ones(2), n_examples=4, batch_size=1, step=1.2, n_epochs=9, seed=seed)
        np.testing.assert_array_equal(result.parameters, [1, 1])


@pytest.mark.parametrize(
    ("n_examples", "batch_size", "n_epochs", "step"),
    [
        (4, 4, 1, 1e200),
        (4, 4, 2, 30.0),
        (4, 2, 1, 30.0),
        (100, 1, 1, lambda t: 0.01 if t < 0.99 else 1e6),
    ],
)
def test_a_last_step_that_blows_up_is_noticed(n_examples, batch_size, n_epochs, step):
    options = {"n_examples": n_examples, "batch_size": batch_size, "n_epochs": n_epochs}
    with pytest.warns(RuntimeWarning, match=f"diverged: loss .* at epoch {n_epochs}, from loss 2"):
        result = sgd(lambda w, b: (float(w @ w), 2 * w), np.ones(2), step=step, **options)
    assert result.parameters @ result.parameters <= 2
    assert len(result.history.loss) == n_epochs


def test_a_last_batch_that_is_hard_is_no_divergence():
    def f(w, batch):  # one example in ten has a thousand times the loss of the others
        return float(w @ w) * (1000 if 0 in batch else 0.1), 0.01 * w

    for seed in range(20):
        options = {"n_examples": 10, "batch_size": 1, "step": 0.1, "n_epochs": 2, "seed": seed}
        assert sgd(f, np.ones(2), **options).reason.startswith("n_epochs")


def test_after_a_divergence_the_loss_and_the_parameters_belong_together():
    h = np.array([1.0, 100.0])
    start = np.array([100.0, 1e-3])
    options = {"n_examples": 1, "batch_size": 1, "step": 0.05, "n_epochs": 50}
    with pytest.warns(RuntimeWarning, match="diverged"):
        result = sgd(lambda w, batch: (float(h @ w**2 / 2), h * w), start, **options)
    assert result.loss == float(h @ result.parameters**2 / 2) == min(result.history.loss)


def test_the_smaller_last_batch_counts_for_less():
    def f(w, batch):
        return float(len(batch)), np.full(2, float(len(batch)))

    result = sgd(f, np.zeros(2), n_examples=10, batch_size=4, step=0.1, n_epochs=1)
    mean = (4 * 4 + 4 * 4 + 2 * 2) / 10
    assert result.history.loss == [pytest.approx(mean)]
    assert result.history.gradient_norm == [pytest.approx(mean)]


def test_sgd_averages_the_gradients_of_an_epoch():
    result = sgd(squares, np.zeros(3), n_examples=200, batch_size=20, step=1e-9, n_epochs=1)
    assert result.history.gradient_norm[0] == pytest.approx(np.abs(X.mean(0)).max(), rel=1e-6)


# L-BFGS


@pytest.mark.parametrize("tolerance", [1e-3, 1e-6, 1e-9])
def test_lbfgs_meets_the_tolerance_on_rosenbrock(tolerance):
    for start in [-1.2, 1.0], [0.0, 0.0], [-3.0, -4.0], [-1.2, 1.0] * 5:
        result = lbfgs(rosenbrock, start, tolerance=tolerance)
        assert result.converged, result.reason
        assert np.abs(rosenbrock(result.parameters)[1]).max() <= tolerance
        assert result.loss == rosenbrock(result.parameters)[0]


def test_lbfgs_finds_the_optimum_that_scipy_finds():
    ours = lbfgs(logistic, np.zeros(3), tolerance=1e-10)
    theirs = scipy.optimize.minimize(
        logistic, np.zeros(3), jac=True, method="BFGS", options={"gtol": 1e-10}
    )
    np.testing.assert_allclose(ours.parameters, theirs.x, atol=1e-8)
    assert ours.loss <= theirs.fun + 1e-15


def test_lbfgs_needs_about_as_many_evaluations_as_scipy():
    def count(minimize):
        calls = []
        minimize(lambda w: calls.append(w) or rosenbrock(w))
        return len(calls)

    start = np.array([-1.2, 1.0] * 10)
    ours = count(lambda f: lbfgs(f, start, tolerance=1e-6))
    options = {"gtol": 1e-6, "ftol": 0}
    theirs = count(
        lambda f: scipy.optimize.minimize(f, start, jac=True, method="L-BFGS-B", options=options)
    )
    assert ours <= 1.3 * theirs


@given(st.integers(1, 8), st.floats(0, 6), st.integers(0, 2**32 - 1))
def test_lbfgs_solves_random_convex_quadratics(n, decades, seed):
    rng = np.random.default_rng(seed)
    basis = np.linalg.qr(rng.normal(size=(n, n)))[0]
    hessian = basis * np.logspace(-decades / 2, decades / 2, n) @ basis.T
    optimum = rng.normal(size=n)

    def f(w):
        g = hessian @ (w - optimum)
        return (w - optimum) @ g / 2, g

    result = lbfgs(f, np.zeros(n), tolerance=1e-9)
    assert result.converged, result.reason
    assert (np.diff(result.history.loss) <= 1e-15 * max(1, result.history.loss[0])).all()
    np.testing.assert_allclose(hessian @ result.parameters, hessian @ optimum, atol=2e-9)


def ill_conditioned(n=50):
    scales = np.logspace(-2, 2, n)
    return lambda w: (float(scales @ (w - 1) ** 2) / 2, scales * (w - 1)), scales


def test_a_preconditioner_saves_iterations():
    f, scales = ill_conditioned()
    plain = lbfgs(f, np.zeros(50), tolerance=1e-6)
    rough = lbfgs(f, np.zeros(50), tolerance=1e-6, precondition=lambda g: g / (3 * scales + 0.01))
    exact = lbfgs(f, np.zeros(50), tolerance=1e-6, precondition=lambda g: g / scales)
    assert plain.converged
    assert rough.converged
    assert len(rough.history.loss) < len(plain.history.loss) / 2
    assert len(exact.history.loss) == 2  # the start, and the optimum after one Newton step


def test_more_memory_helps():
    f, _ = ill_conditioned()
    iterations = [len(lbfgs(f, np.zeros(50), memory=m).history.loss) for m in (1, 40)]
    assert iterations[1] < iterations[0]


def test_single_precision_stays_and_goes_to_its_own_limit():
    result = lbfgs(logistic, np.zeros(3, np.float32), tolerance=2e-7)
    assert result.parameters.dtype == np.float32
    assert result.history.gradient_norm[-1] < 2e-6
    exact = lbfgs(logistic, np.zeros(3), tolerance=1e-9).parameters
    np.testing.assert_allclose(result.parameters, exact, atol=1e-4)


def test_a_function_that_is_not_finite_everywhere_is_no_trouble():
    def f(w):  # −log w + w, NaN below 0, lowest at 1
        with np.errstate(all="ignore"):
            return float(np.sum(w - np.log(w))), 1 - 1 / w

    result = lbfgs(f, [1e-3, 50.0], tolerance=1e-9)
    assert result.converged
    np.testing.assert_allclose(result.parameters, 1, atol=1e-8)


def test_a_gradient_that_is_not_finite_counts_as_too_far():
    def f(w):
        return float((w - 1) ** 2), 2 * (w - 1) if w < 3 else np.float64(np.inf)

    result = lbfgs(f, -40.0, tolerance=1e-9)
    assert result.converged
    assert result.parameters == pytest.approx(1)


@pytest.mark.parametrize("f", [lambda w: (-float(w), -1.0), lambda w: (-float(w * w), -2 * w)])
def test_a_function_without_a_minimum_is_told(f):
    calls = []
    result = lbfgs(lambda w: calls.append(w) or f(w), 1.0)
    assert result.reason.startswith("no minimum along the direction: loss -1e+")
    assert result.loss == result.history.loss[1]
    assert len(calls) == 41


def test_parameters_that_overflow_count_as_too_far():
    def f(w):
        return (-float(w), -1.0) if np.isfinite(w) else (-4e38, 0.0)

    result = lbfgs(f, np.float32(0), max_iter=3)
    assert np.isfinite(result.parameters)


def test_a_gradient_too_large_to_square_is_told():
    calls = []
    result = lbfgs(lambda w: calls.append(w) or bowl(1e200)(w), [1.0, 2.0])
    assert len(calls) == 1
    assert result.reason == "no step lowers the loss: gradient norm 2e+200"
    assert len(result.history.loss) == 1


def test_a_wrong_gradient_ends_the_run_and_the_run_says_so():
    result = lbfgs(lambda w: (w @ w, -2 * w), [1.0, 2.0])
    assert result.reason == "no step lowers the loss: gradient norm 4"
    np.testing.assert_array_equal(result.parameters, [1, 2])


def test_a_gradient_too_small_to_square_ends_the_run():
    result = lbfgs(lambda w: (0.0, np.full(2, 1e-200)), [1.0, 2.0], tolerance=0)
    assert result.reason == "no step lowers the loss: gradient norm 1e-200"


def test_remembered_curvature_that_leads_nowhere_is_forgotten():
    calls = []

    def fickle(g):  # the third call is the second step's, which has a pair to forget
        calls.append(g)
        return -1e3 * g if len(calls) == 3 else g

    result = lbfgs(quadratic, np.zeros(3), precondition=fickle, tolerance=1e-8)
    assert np.abs(calls[3]).max() == result.history.gradient_norm[1]  # the bare gradient again
    assert result.converged


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_lbfgs_does_not_depend_on_the_unit_of_the_loss(dtype):
    c = np.logspace(0, 2, 30).astype(dtype)

    def iterations(scale):
        def f(w):
            return scale * float(c @ (w - 1) ** 2) / 2, (scale * c * (w - 1)).astype(dtype)

        result = lbfgs(f, np.zeros(30, dtype), tolerance=scale * 1e-3)
        assert result.converged, result.reason
        return len(result.history.loss)

    assert iterations(1e12) <= 1.2 * iterations(1.0)


def test_a_preconditioner_may_work_in_place():
    f, scales = ill_conditioned()

    def in_place(g):
        g /= scales + 0.01
        return g

    ours, fresh = (
        lbfgs(f, np.zeros(50), precondition=p) for p in (in_place, lambda g: g / (scales + 0.01))
    )
    assert ours.history.loss == fresh.history.loss
    assert ours.history.gradient_norm == fresh.history.gradient_norm


def test_the_first_step_along_a_bare_gradient_is_not_longer_than_one():
    seen = []
    lbfgs(lambda w: seen.append(w) or bowl(1e6)(w), [3.0, 4.0])
    assert np.linalg.norm(seen[1] - seen[0]) == pytest.approx(1)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_lbfgs_ends_soon_at_the_limit_of_rounding(dtype):
    x = X.astype(dtype)

    def f(w):
        gap = x @ w - dtype(1)
        return gap @ gap / dtype(200), x.T @ gap / dtype(100)

    result = lbfgs(f, np.zeros(3, dtype), tolerance=0)
    norms = result.history.gradient_norm
    assert result.converged or result.reason.startswith("no step lowers the loss: gradient norm ")
    assert len(norms) < 60
    assert np.abs(f(result.parameters)[1]).max() <= min(norms) * 1.5
    assert result.loss <= min(result.history.loss) * (1 + 4 * np.finfo(dtype).eps)


def test_rounding_near_the_optimum_does_not_stop_lbfgs_early():
    def shifted(w):
        loss, gradient = quadratic(w)
        return loss + 1e6, gradient

    result = lbfgs(shifted, np.zeros(3), tolerance=1e-7)
    assert result.converged, result.reason


# All: reasons, history, callback


@pytest.mark.parametrize("minimize", FULL)
def test_convergence_is_said_with_both_numbers(minimize):
    result = minimize(quadratic, np.zeros(3), tolerance=1e-4)
    norm = np.abs(quadratic(result.parameters)[1]).max()
    assert result.reason == f"converged: gradient norm {norm:.3g} <= tolerance 0.0001"
    assert norm == result.history.gradient_norm[-1]
    assert result.converged


@pytest.mark.parametrize("minimize", FULL)
def test_a_start_at_the_optimum_converges_without_a_step(minimize):
    result = minimize(lambda w: (w @ w, 2 * w), np.zeros(2), tolerance=0)
    assert result.history.iteration == [0]
    assert result.converged


def test_the_end_of_patience_is_said():
    result = gradient_descent(quadratic, np.zeros(3), step=1e-3, max_iter=5)
    assert result.reason == "max_iter reached: 5 iterations"
    assert result.history.iteration == [0, 1, 2, 3, 4, 5]
    assert run_sgd(quadratic, np.zeros(3), n_epochs=4).reason == "n_epochs reached: 4 epochs"


@pytest.mark.parametrize("minimize", ALL)
def test_the_callback_sees_each_iteration_and_its_numbers_are_kept(minimize):
    seen = []

    def callback(iteration, parameters, loss):
        seen.append((iteration, parameters, loss))
        return {"error": np.abs(parameters - OPTIMUM).max()}

    result = minimize(quadratic, np.zeros(3), callback=callback)
    history = result.history
    assert [s[0] for s in seen] == history.iteration
    assert [s[2] for s in seen] == history.loss
    assert history.extra["error"] == [np.abs(s[1] - OPTIMUM).max() for s in seen]
    assert history.time == sorted(history.time)
    assert history.time[0] >= 0
    np.testing.assert_array_equal(seen[-1][1], result.parameters)


@pytest.mark.parametrize("minimize", ALL)
@pytest.mark.parametrize("words", [[], ["accurate enough"]])
def test_the_callback_may_stop_the_run(minimize, words):
    def callback(iteration, parameters, loss):
        if iteration == 2:
            raise StopIteration(*words)
        return {"twice": 2 * loss}

    result = minimize(quadratic, np.zeros(3), callback=callback)
    assert result.reason == ": ".join(["stopped by callback", *words])
    assert result.history.iteration[-1] == 2
    assert math.isnan(result.history.extra["twice"][-1])


def test_numbers_that_come_now_and_then_are_filled_with_nan():
    result = gradient_descent(
        quadratic, np.zeros(3), step=0.1, max_iter=4,
        callback=lambda iteration, *_: {"odd": iteration} if iteration % 2 else None,
    )  # fmt: skip
    np.testing.assert_array_equal(result.history.extra["odd"], [np.nan, 1, np.nan, 3, np.nan])


@pytest.mark.parametrize("returned", [[1], 0, ""])
def test_a_callback_that_returns_something_else_is_refused(returned):
    kind = type(returned).__name__
    with pytest.raises(TypeError, match=f"dict of numbers or None from the callback, got {kind}"):
        lbfgs(quadratic, np.zeros(3), callback=lambda *_: returned)


@pytest.mark.parametrize(
    ("value", "kind"), [("x", "str"), (None, "NoneType"), (np.ones(1), r"shape \(1,\)")]
)
def test_what_a_callback_returns_must_be_numbers(value, kind):
    with pytest.raises(TypeError, match=f"expected callback's 'a' as one number, got {kind}"):
        lbfgs(quadratic, np.zeros(3), callback=lambda *_: {"a": value})


@pytest.mark.parametrize("minimize", ALL)
def test_a_callback_that_stops_at_the_last_iteration_is_the_reason(minimize):
    def callback(iteration, parameters, loss):
        if iteration == 3:
            raise StopIteration("enough")

    limit = {"n_epochs": 3} if minimize is run_sgd else {"max_iter": 3, "tolerance": 0}
    assert minimize(quadratic, np.zeros(3), callback=callback, **limit).reason.endswith("enough")


@pytest.mark.parametrize("minimize", ALL)
def test_neither_the_function_nor_the_callback_can_change_the_parameters(minimize):
    shown = []

    def callback(iteration, parameters, loss):
        shown.append(parameters)
        with pytest.raises(ValueError, match="read-only"):
            parameters += 1

    def f(w):
        assert isinstance(w, np.ndarray)
        with pytest.raises(ValueError, match="read-only"):
            w[...] = 0
        return quadratic(w)

    result = minimize(f, np.zeros(3), callback=callback)
    assert len(shown) == len(result.history.loss)
    result.parameters += 1  # but the caller owns the result
    np.testing.assert_array_equal(shown[-1] + 1, result.parameters)


@pytest.mark.parametrize("minimize", ALL)
def test_parameters_without_dimensions_stay_arrays(minimize):
    kinds = set()
    callback = lambda _, w, loss: kinds.add(type(w))  # noqa: E731
    minimize(lambda w: kinds.add(type(w)) or (float(w * w), 2 * w), 3.0, callback=callback)
    assert kinds == {np.ndarray}


def test_numbers_keep_the_callbacks_order():
    names = ["zeta", "alpha", "mu", "beta", "omega", "kappa"]
    result = lbfgs(quadratic, np.zeros(3), callback=lambda *_: dict.fromkeys(names, 1.0))
    assert list(result.history.extra) == names


@pytest.mark.parametrize("minimize", ALL)
def test_numpys_warnings_are_the_users_in_the_callback_and_after(minimize):
    before = np.geterr()
    seen = []
    minimize(quadratic, np.zeros(3), callback=lambda *_: seen.append(np.geterr()))
    assert seen[0] == before == np.geterr()
    with pytest.raises(ZeroDivisionError):
        minimize(lambda w: 1 / 0, np.zeros(3))
    assert np.geterr() == before


def test_of_equal_losses_the_first_is_the_best():
    with pytest.warns(RuntimeWarning, match="diverged"):
        result = gradient_descent(
            lambda w: (1.0 if abs(w) < 3 else np.nan, np.ones(())), 0.0, step=1.0
        )
    assert result.parameters == 0


@pytest.mark.parametrize(("peak", "diverged"), [(1900.0, False), (2100.0, True)])
def test_how_far_the_loss_may_rise_on_the_way(peak, diverged):
    def f(w):  # |f| + η‖∇f‖² = 2 at the start
        return {2.0: 1.0, 1.0: peak}.get(float(w), 0.0), np.ones(())

    options = {"step": 1.0, "max_iter": 2}
    if diverged:
        with pytest.warns(RuntimeWarning, match="diverged: loss 2100 at iteration 1"):
            assert gradient_descent(f, 2.0, **options).parameters == 2
    else:
        assert gradient_descent(f, 2.0, **options).parameters == 0


def test_a_promise_that_overflows_is_not_counted():
    def f(w):
        return 1.0 + float(w < 0), np.float64(1e200)

    with pytest.warns(RuntimeWarning, match="diverged: loss 2 at iteration 1"):
        gradient_descent(f, 1.0, step=1.0, max_iter=1)


@pytest.mark.parametrize("minimize", ALL)
@pytest.mark.parametrize("shape", [(), (4,), (2, 3), (2, 1, 2), (0,)])
@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64, np.int64])
def test_shape_and_precision_are_kept_and_the_start_too(minimize, shape, dtype):
    start = np.ones(shape, dtype)
    start.flags.writeable = False
    result = minimize(lambda w: (np.sum(w * w) / 2, w), start)
    assert isinstance(result.parameters, np.ndarray)
    assert result.parameters.shape == shape
    wide = {np.float16: np.float32, np.int64: np.float64}.get(dtype, dtype)
    assert result.parameters.dtype == wide
    assert np.abs(result.parameters).max(initial=0) < 1e-2
    assert (start == 1).all()


@pytest.mark.parametrize("minimize", ALL)
def test_a_function_may_use_its_memory_again(minimize):
    memory = np.empty(3)

    def frugal(w):
        loss, memory[:] = quadratic(w)
        return loss, memory

    reused, fresh = (minimize(f, np.zeros(3)).parameters for f in (frugal, quadratic))
    np.testing.assert_array_equal(reused, fresh)


@pytest.mark.parametrize("minimize", ALL)
def test_the_result_does_not_share_memory_with_the_start(minimize):
    start = np.zeros(3)
    result = minimize(lambda w: (0.0, np.zeros(3)), start)
    assert not np.shares_memory(result.parameters, start)


def test_scipy_is_not_imported():
    program = "import softmaxlib.optimizers, sys; print(*{'scipy'} & {*sys.modules})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr


def test_the_warning_points_at_the_caller():
    with pytest.warns(RuntimeWarning) as caught:
        gradient_descent(quadratic, np.zeros(3), step=9.0)
    assert caught[0].filename == __file__


def test_history_starts_empty():
    assert History().loss == []


def test_linear_decay():
    assert [linear_decay(0.8)(t) for t in (0, 0.5, 1)] == [0.8, 0.4, 0]


# Complaints


@pytest.mark.parametrize("minimize", ALL)
@pytest.mark.parametrize(
    ("start", "error", "message"),
    [
        (np.nan, ValueError, "expected a finite start, got nan"),
        ([0, np.inf, 0], ValueError, "expected a finite start, got inf at position 1"),
        ([[0, 1], [0, np.nan]], ValueError, r"finite start, got nan at position \(1, 1\)"),
        (["a"], TypeError, "expected start as real numbers, got dtype <U1"),
        ([[1], [2, 3]], ValueError, "expected start as a rectangular array, got: "),
        ([1j], TypeError, "expected start as real numbers, got dtype complex128"),
    ],
)
def test_bad_starts(minimize, start, error, message):
    with pytest.raises(error, match=message):
        minimize(quadratic, start)


@pytest.mark.parametrize("minimize", ALL)
@pytest.mark.parametrize(
    ("returned", "error", "message"),
    [
        (1.0, TypeError, r"expected a pair \(loss, gradient\), got float"),
        ((1.0, 2.0, 3.0), TypeError, r"expected a pair \(loss, gradient\), got tuple of 3"),
        ((1.0, [[1], [2, 3]]), ValueError, "expected gradient as a rectangular array"),
        ((None, [1.0] * 3), TypeError, "expected loss as one number, got NoneType"),
        (("x", [1.0] * 3), TypeError, "expected loss as one number, got str"),
        ((np.ones(1), [1.0] * 3), TypeError, r"expected loss as one number, got shape \(1,\)"),
        ((1.0, [1.0]), ValueError, r"expected gradient of shape \(3,\), got \(1,\)"),
        ((1.0, [1j] * 3), TypeError, "expected gradient as real numbers, got dtype complex128"),
        (([1.0], [1.0] * 3), TypeError, "expected loss as one number, got list"),
        ((np.nan, [1.0] * 3), ValueError, "loss and gradient at start, got loss nan, gradient "),
        ((0.0, [1.0, np.inf, 0]), ValueError, "at start, got loss 0, gradient norm inf"),
    ],
)
def test_bad_functions(minimize, returned, error, message):
    with pytest.raises(error, match=message):
        minimize(lambda w: returned, np.zeros(3))


@pytest.mark.parametrize(
    ("minimize", "options", "error", "message"),
    [
        (run_gradient_descent, {"step": -1}, ValueError, r"expected step in \(0, ∞\), got -1"),
        (run_gradient_descent, {"step": 0}, ValueError, r"expected step in \(0, ∞\), got 0"),
        (run_gradient_descent, {"step": np.nan}, ValueError, r"step in \(0, ∞\), got nan"),
        (run_gradient_descent, {"step": "big"}, TypeError, "step as a number, got str"),
        (run_gradient_descent, {"max_iter": 0}, ValueError, "max_iter of at least 1, got 0"),
        (run_gradient_descent, {"max_iter": 1.5}, TypeError, "max_iter as an integer, got float"),
        (run_gradient_descent, {"tolerance": -1}, ValueError, r"tolerance in \[0, ∞\), got -1"),
        (lbfgs, {"tolerance": np.inf}, ValueError, r"tolerance in \[0, ∞\), got inf"),
        (lbfgs, {"max_iter": -3}, ValueError, "max_iter of at least 1, got -3"),
        (lbfgs, {"memory": 0}, ValueError, "memory of at least 1, got 0"),
        (lbfgs, {"callback": 3}, TypeError, "expected callback as a function, got int"),
        (run_sgd, {"callback": 3}, TypeError, "expected callback as a function, got int"),
        (lbfgs, {"precondition": "P"}, TypeError, "expected precondition as a function, got str"),
        (lbfgs, {"precondition": np.sum}, ValueError, r"precondition\(g\) of shape \(3,\), got"),
        (
            lbfgs,
            {"precondition": np.negative},
            ValueError,
            r"positive definite precondition, got g · precondition\(g\) = -14",
        ),
        (run_sgd, {"batch_size": 0}, ValueError, "batch_size of at least 1, got 0"),
        (run_sgd, {"batch_size": 7}, ValueError, "batch_size of at most 6, got 7"),
        (run_sgd, {"n_examples": 0}, ValueError, "n_examples of at least 1, got 0"),
        (run_sgd, {"n_epochs": 0}, ValueError, "n_epochs of at least 1, got 0"),
        (run_sgd, {"momentum": 1}, ValueError, r"momentum in \[0, 1\), got 1"),
        (run_sgd, {"momentum": -0.1}, ValueError, r"momentum in \[0, 1\), got -0.1"),
        (run_sgd, {"seed": -1}, ValueError, "seed of at least 0, got -1"),
        (run_sgd, {"seed": None}, TypeError, "seed as an integer, got NoneType"),
        (run_sgd, {"step": -1}, ValueError, r"step in \(0, ∞\), got -1"),
        (run_sgd, {"step": lambda t: -t}, ValueError, r"step\(0.00667\) in \[0, ∞\), got -0.00"),
    ],
)
def test_bad_options(minimize, options, error, message):
    with pytest.raises(error, match=message):
        minimize(quadratic, np.zeros(3), **options)


def test_numbers_may_be_arrays_without_dimensions():
    assert gradient_descent(bowl(1.0), [1.0], step=np.array(1.0)).converged
    assert run_sgd(bowl(1.0), [1.0], step=lambda t: np.array(1.0), n_epochs=1).parameters == 0


def test_bad_decays():
    with pytest.raises(ValueError, match=r"expected first in \(0, ∞\), got 0"):
        linear_decay(0)


@pytest.mark.parametrize("minimize", [gradient_descent, lbfgs, sgd])
def test_options_are_given_by_name(minimize):
    kinds = [p.kind for p in inspect.signature(minimize).parameters.values()]
    assert set(kinds[2:]) == {inspect.Parameter.KEYWORD_ONLY}


@pytest.mark.parametrize("minimize", ALL)
def test_nothing_is_raised_where_numpy_is_told_to_raise(minimize):
    with np.errstate(all="raise"):
        result = minimize(lambda w: (float(w @ w) * 1e-300, w * 1e-200), np.ones(2))
        assert np.geterr()["under"] == "raise"
    assert np.isfinite(result.parameters).all()


def test_masks_are_refused():
    with pytest.raises(TypeError, match="expected start without a mask"):
        lbfgs(quadratic, np.ma.masked_array([0.0, 0.0, 0.0], [True, False, False]))
