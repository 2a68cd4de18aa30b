"""The model: derivatives, curvature, the optimum scikit-learn finds, every complaint."""

import subprocess
import sys
import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import check_grad
from scipy.sparse import csr_array
from sklearn._loss import HalfMultinomialLoss
from sklearn.datasets import load_digits, load_iris, make_classification
from sklearn.linear_model import LogisticRegression
from sklearn.linear_model._linear_loss import LinearModelLoss

from softmaxlib.losses import softmax_cross_entropy_hessian
from softmaxlib.model import Objective, SoftmaxRegression, objective
from softmaxlib.optimizers import gradient_descent, lbfgs, sgd

RNG = np.random.default_rng(0)
X = RNG.normal(size=(40, 3)) * [1.0, 5.0, 0.2] + [0.0, 2.0, 1.0]
Y = RNG.integers(0, 4, 40)
SOFT = RNG.dirichlet(np.ones(4), 40)
W = RNG.normal(size=(4, 4))
IRIS = load_iris(return_X_y=True)
NAMES = np.array(["setosa", "versicolor", "virginica"])[IRIS[1]]


def parameters(model):
    return np.vstack([model.coef_.T, model.intercept_])


def dense_hessian(f, w):
    rows = np.c_[f.features, np.ones(len(f.features))]
    each = softmax_cross_entropy_hessian(f.logits(w), reduction="none")
    hessian = np.einsum("ir,is,ikl->rksl", rows, rows, each) / len(rows)
    hessian = hessian.reshape(w.size, w.size)
    return hessian + f.l2 * np.diag(np.arange(w.size) < w.size - w.shape[1])


# Objective


@pytest.mark.parametrize("l2", [0.0, 0.7])
@pytest.mark.parametrize("labels", [Y, SOFT])
def test_the_gradient_is_that_of_the_value(labels, l2):
    f = Objective(X, labels, l2=l2)
    for scale in (0.0, 0.3, 3.0):
        point = scale * W.ravel()
        error = check_grad(
            lambda w: f.value(w.reshape(4, 4)), lambda w: f(w.reshape(4, 4))[1].ravel(), point
        )
        assert error < 1e-5
        assert f(scale * W)[0] == pytest.approx(f.value(scale * W), rel=1e-14)


@pytest.mark.parametrize("scale", [0.1, 1.0, 10.0])
def test_value_and_gradient_are_scikit_learns(scale):
    l2, w = 0.3, scale * RNG.normal(size=(4, 4))
    theirs = LinearModelLoss(base_loss=HalfMultinomialLoss(n_classes=4), fit_intercept=True)
    value, gradient = theirs.loss_gradient(
        w.T.copy(order="F"), X, Y.astype(float), l2_reg_strength=l2
    )
    ours = Objective(X, Y, l2=l2)(w)
    assert ours[0] == pytest.approx(value, rel=1e-12)
    np.testing.assert_allclose(ours[1], gradient.T, rtol=1e-10, atol=1e-14)


def test_indices_and_one_hot_labels_are_the_same_to_the_bit():
    hard, one_hot = Objective(X, Y, l2=0.1)(W), Objective(X, np.eye(4)[Y], l2=0.1)(W)
    assert hard[0] == one_hot[0]
    np.testing.assert_array_equal(hard[1], one_hot[1])


def test_the_penalty_adds_its_own_gradient_and_leaves_the_bias_alone():
    with_, without = Objective(X, Y, l2=0.3), Objective(X, Y)
    difference = with_(W)[1] - without(W)[1]
    np.testing.assert_allclose(difference[:-1], 0.3 * W[:-1], atol=1e-14)
    np.testing.assert_array_equal(difference[-1], 0)
    assert with_.value(W) - without.value(W) == pytest.approx(0.15 * np.sum(W[:-1] ** 2))


def test_a_batch_is_the_objective_of_its_examples():
    batch = np.array([3, 3, 17, 39])
    value, gradient = Objective(X, Y, 4, l2=0.1)(W, batch)
    expected = Objective(X[batch], Y[batch], 4, l2=0.1)(W)
    assert value == pytest.approx(expected[0], rel=1e-14)
    np.testing.assert_allclose(gradient, expected[1], rtol=1e-13)


def test_blocks_change_nothing_but_rounding(monkeypatch):
    f = Objective(X, Y, l2=0.1)
    batch = np.arange(40)
    whole = [*f(W), *f(W, batch), f.value(W)]
    monkeypatch.setattr(objective, "BLOCK", 21)  # 7 examples
    pieces = [*f(W), *f(W, batch), f.value(W)]
    for a, b in zip(whole, pieces, strict=True):
        np.testing.assert_allclose(a, b, rtol=1e-12, atol=1e-14)


def test_logits_and_start():
    f = Objective(X, Y)
    np.testing.assert_allclose(f.logits(W), X @ W[:-1] + W[-1])
    np.testing.assert_array_equal(f.start(), np.zeros((4, 4)))
    assert f.value(f.start()) == pytest.approx(np.log(4))


@pytest.mark.parametrize(
    ("given", "working"),
    [(np.float16, np.float32), (np.float32, np.float32), (np.float64, np.float64),
     (np.uint8, np.float64), (bool, np.float64), (np.int64, np.float64)],
)  # fmt: skip
def test_precision(given, working):
    f = Objective(np.ones((3, 2), given), [0, 1, 1], l2=0.1)
    assert f.features.dtype == f.start().dtype == f(f.start())[1].dtype == working
    assert f.logits(f.start()).dtype == f.preconditioner()(f.start()).dtype == working
    assert isinstance(f.value(f.start()), float)


def test_features_are_not_copied_nor_changed():
    kept = X.copy()
    f = Objective(X, Y, l2=0.1)
    assert f.features is X
    f(W), f.preconditioner()(W), f.curvature_bound()
    np.testing.assert_array_equal(X, kept)


def test_all_optimizers_take_an_objective_as_it_is():
    f = Objective(X, Y, l2=0.1)
    best = lbfgs(f, f.start(), precondition=f.preconditioner(), tolerance=1e-9)
    assert best.converged
    step = 1 / f.curvature_bound()
    slow = gradient_descent(f, f.start(), step=step, max_iter=20_000, tolerance=1e-8)
    assert (np.diff(slow.history.loss) <= 1e-15).all()
    np.testing.assert_allclose(slow.parameters, best.parameters, atol=1e-4)
    drawn = sgd(f, f.start(), n_examples=40, batch_size=10, step=step, n_epochs=50)
    assert best.loss < f.value(drawn.parameters) < np.log(4)


# Curvature


@settings(deadline=None)
@given(
    st.integers(1, 8), st.integers(1, 4), st.integers(2, 4), st.floats(0, 2),
    st.sampled_from([np.float32, np.float64]), st.integers(0, 2**32 - 1),
)  # fmt: skip
def test_the_bound_bounds_the_hessian_everywhere(n, d, K, l2, dtype, seed):
    rng = np.random.default_rng(seed)
    f = Objective(rng.normal(size=(n, d)).astype(dtype), rng.integers(0, K, n), K, l2=l2)
    exact = Objective(f.features.astype(float), f.labels, K, l2=l2)
    for scale in (0.0, 1.0, 10.0):
        hessian = dense_hessian(exact, scale * rng.normal(size=(d + 1, K)))
        np.testing.assert_allclose(hessian, hessian.T, atol=1e-12)
        assert np.linalg.eigvalsh(hessian)[-1] <= f.curvature_bound()


def test_the_bound_is_attained_by_two_classes_at_zero():
    f = Objective([[1.0], [-1.0]], [0, 1], l2=0.25)
    hessian = dense_hessian(f, f.start())
    assert np.linalg.eigvalsh(hessian)[-1] == pytest.approx(0.75)
    assert f.curvature_bound() == pytest.approx(0.75)


def bound_of(f):
    rows = np.c_[f.features, np.ones(len(f.features))]
    return rows.T @ rows / (2 * len(rows)) + f.l2 * np.diag([1.0] * X.shape[1] + [0.0])


def test_the_preconditioner_is_the_inverse_of_the_bound():
    f = Objective(X, Y, l2=0.1)
    np.testing.assert_allclose(f.preconditioner()(bound_of(f) @ W), W, rtol=1e-6)


def awkward():
    """Features on which a plain inverse fails: dependent, constant, huge and tiny, more than n."""
    base = RNG.normal(size=(30, 3))
    yield np.c_[base, base @ RNG.normal(size=(3, 3)), np.ones(30), np.zeros(30)]
    yield base * [1e-8, 1.0, 1e8]
    yield base + 1e5
    yield RNG.normal(size=(10, 30))


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("l2", [0.0, 1e-3])
@pytest.mark.parametrize("features", list(awkward()))
def test_the_preconditioner_is_symmetric_and_positive_definite(features, l2, dtype):
    n, d = features.shape
    f = Objective(features.astype(dtype), np.arange(n) % 3, l2=l2)
    P = f.preconditioner()
    for g, h in RNG.normal(size=(5, 2, d + 1, 3)).astype(dtype):
        size = float(np.sqrt(np.vdot(g, P(g)) * np.vdot(h, P(h))))
        assert np.vdot(g, P(g)) > 0
        assert np.vdot(g, P(h)) == pytest.approx(np.vdot(h, P(g)), abs=1e-3 * size)


# Fit: the optimum, on data of many kinds


def digits():
    features, labels = load_digits(return_X_y=True)
    return features[:500] / 16, labels[:500]


def twenty():
    return make_classification(
        2000, 30, n_informative=15, n_classes=20, n_clusters_per_class=1, random_state=0
    )


def scaled():
    features, labels = twenty()
    return features * np.logspace(-4, 4, 30) + np.logspace(3, -3, 30), labels


def separable():
    features = RNG.normal(size=(300, 4))
    return features, (features @ RNG.normal(size=(4, 3))).argmax(1)


def collinear():
    features, labels = separable()
    return np.c_[features, features[:, :2] @ RNG.normal(size=(2, 2)), np.full(300, 7.0)], labels


def wide():
    return RNG.normal(size=(40, 100)), RNG.integers(0, 3, 40)


@pytest.mark.parametrize(
    ("data", "l2", "most"),
    [
        (lambda: IRIS, 1e-2, 1e-8), (lambda: IRIS, 1e-4, 1e-6), (digits, 1e-3, 1e-5),
        (twenty, 1e-4, 1e-6), (scaled, 1e-4, 1e-6), (separable, 1e-5, 1e-5),
        (collinear, 1e-4, 1e-6), (wide, 1e-3, 1e-5), (wide, 1.0, 1e-8),
    ],
)  # fmt: skip
def test_the_default_reaches_the_optimum(data, l2, most):
    features, labels = data()
    model = SoftmaxRegression(l2).fit(features, labels)
    assert model.result_.converged
    f = Objective(features, labels, l2=l2)
    w = parameters(model)
    tight = SoftmaxRegression(l2, tolerance=1e-7, n_epochs=0).fit(features, labels)
    assert f.value(w) - f.value(parameters(tight)) < most
    if features.std(axis=0).max() < 100:  # else scikit-learn does not get there
        theirs = LogisticRegression(C=1 / (l2 * len(features)), tol=1e-6, max_iter=5000)
        theirs.fit(features, labels)
        best = f.value(np.vstack([theirs.coef_.T, theirs.intercept_]))
        assert abs(f.value(w) - best) < most


@pytest.mark.parametrize("n_classes", [2, 3])
def test_probabilities_are_scikit_learns(n_classes):
    keep = IRIS[1] < n_classes
    features, labels = IRIS[0][keep], NAMES[keep]
    theirs = LogisticRegression(C=1 / (0.01 * len(features)), tol=1e-10, max_iter=10_000)
    if n_classes == 3:
        theirs.fit(features, labels)
    ours = SoftmaxRegression(0.01, tolerance=1e-9).fit(features, labels)
    if n_classes == 2:  # theirs penalises one vector of weights, ours two that are its halves
        theirs.set_params(C=2 / (0.01 * len(features))).fit(features, labels)
    np.testing.assert_allclose(
        ours.predict_proba(features), theirs.predict_proba(features), atol=1e-6
    )
    np.testing.assert_array_equal(ours.classes_, theirs.classes_)
    np.testing.assert_array_equal(ours.predict(features), theirs.predict(features))
    assert ours.score(features, labels) == theirs.score(features, labels)


def large(n=10_000):
    rng = np.random.default_rng(3)
    features = rng.normal(size=(n, 5))
    scores = features @ rng.normal(size=(5, 3)) + rng.gumbel(size=(n, 3))
    features = features * [1, 10, 0.1, 1, 1] + [0, 0, 0, 50, 0]
    return features.astype(np.float32), scores.argmax(1)


def test_large_data_are_looked_at_by_sgd_first_and_end_at_the_same_place():
    features, labels = large()
    first = SoftmaxRegression().fit(features, labels)
    without = SoftmaxRegression(n_epochs=0).fit(features, labels)
    losses = [model.result_.history.loss for model in (first, without)]
    assert losses[0][0] < losses[1][0] == pytest.approx(np.log(3))
    assert len(losses[0]) <= len(losses[1])
    np.testing.assert_allclose(first.coef_, without.coef_, atol=0.01)
    assert first.coef_.dtype == np.float32


def test_sgd_alone_comes_near_the_optimum():
    features, labels = large()
    near = SoftmaxRegression(solver="sgd").fit(features, labels)
    best = SoftmaxRegression().fit(features, labels)
    f = Objective(features, labels, l2=1e-4)
    assert 0 < f.value(parameters(near)) - f.value(parameters(best)) < 2e-3
    assert near.result_.reason == "n_epochs reached: 20 epochs"


def test_sgd_on_features_without_variance():
    model = SoftmaxRegression(0.0, solver="sgd", n_epochs=100).fit(np.ones((4, 2)), [0, 1, 1, 1])
    np.testing.assert_allclose(model.predict_proba(np.ones((1, 2))), [[0.25, 0.75]], atol=0.05)


@pytest.mark.parametrize("solver", ["lbfgs", "sgd"])
def test_the_same_data_give_the_same_model_to_the_bit(solver):
    def fit():
        model = SoftmaxRegression(solver=solver, n_epochs=2, tolerance=1e-2)
        return model.fit(*large(500)).coef_.tobytes()

    assert fit() == fit()


@pytest.mark.filterwarnings("ignore:no minimum")
def test_units_of_the_features_do_not_matter():
    features, labels = separable()
    factors = np.array([1e-6, 1.0, 1e3, 1e6])
    plain = SoftmaxRegression(0.0, max_iter=5, tolerance=1.0).fit(features, labels)
    other = SoftmaxRegression(0.0, max_iter=5, tolerance=1.0).fit(features * factors + 1, labels)
    np.testing.assert_allclose(other.coef_ * factors, plain.coef_, rtol=1e-6, atol=1e-9)


def test_the_weights_of_the_classes_sum_to_zero():
    features, labels = large()
    model = SoftmaxRegression().fit(features.astype(float), labels)
    np.testing.assert_allclose(model.coef_.sum(axis=0), 0, atol=1e-10)


# What is warned of


def test_too_few_iterations_are_warned_of():
    with pytest.warns(
        RuntimeWarning, match="max_iter reached: 2 iterations; raise max_iter"
    ) as seen:
        model = SoftmaxRegression(max_iter=2).fit(*IRIS)
    assert seen[0].filename == __file__
    assert model.result_.history.iteration == [0, 1, 2]
    assert not model.result_.converged


def test_a_tolerance_below_rounding_is_warned_of():
    features = IRIS[0].astype(np.float32)
    with pytest.warns(RuntimeWarning, match="no step lowers the loss.*float64"):
        SoftmaxRegression(tolerance=0).fit(features, IRIS[1])


# As an estimator


@pytest.mark.parametrize(
    ("labels", "classes"),
    [
        (NAMES, ["setosa", "versicolor", "virginica"]),
        (NAMES.astype(object), ["setosa", "versicolor", "virginica"]),
        (NAMES.astype(bytes), [b"setosa", b"versicolor", b"virginica"]),
        (list(NAMES), ["setosa", "versicolor", "virginica"]),
        (IRIS[1] * 10 - 5, [-5, 5, 15]),
        (IRIS[1].astype(float), [0.0, 1.0, 2.0]),
        (IRIS[1] == 1, [False, True]),
    ],
)
def test_labels_of_all_kinds_come_back(labels, classes):
    model = SoftmaxRegression(0.1).fit(IRIS[0], labels)
    assert model.classes_.tolist() == classes
    assert set(model.predict(IRIS[0]).tolist()) <= set(classes)
    assert model.score(IRIS[0], labels) == np.mean(model.predict(IRIS[0]) == np.asarray(labels))


def test_shapes_and_probabilities():
    model = SoftmaxRegression(0.01).fit(*IRIS)
    assert model.coef_.shape == (3, 4)
    assert model.intercept_.shape == (3,)
    probabilities = model.predict_proba(IRIS[0])
    np.testing.assert_allclose(probabilities.sum(axis=1), 1)
    logits = Objective(*IRIS).logits(parameters(model))
    np.testing.assert_allclose(model.decision_function(IRIS[0]), logits)


def test_scipy_and_scikit_learn_are_not_imported():
    program = (
        "import sys; from softmaxlib.model import SoftmaxRegression as S;"
        "S().fit([[0.0], [1.0]], [0, 1]); print(*{'scipy', 'sklearn'} & {*sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr


# Complaints


@pytest.mark.parametrize(
    ("features", "labels", "options", "error", "message"),
    [
        ([1.0, 2.0], [0, 1], {}, ValueError, r"shape \(n_examples, n_features\), got shape"),
        (np.ones((0, 2)), [], {}, ValueError, r"n_features\), got shape \(0, 2\)"),
        (np.ones((2, 0)), [0, 1], {}, ValueError, r"n_features\), got shape \(2, 0\)"),
        ([[1.0], [np.nan]], [0, 1], {}, ValueError, r"finite features, got nan at .* \(1, 0\)"),
        ([[np.inf], [1.0]], [0, 1], {}, ValueError, r"finite features, got inf at .* \(0, 0\)"),
        ([["a"], ["b"]], [0, 1], {}, TypeError, "features as real numbers, got dtype <U"),
        ([[1.0], [2.0, 3.0]], [0, 1], {}, ValueError, "features as a rectangular array"),
        ([[1.0], [2.0]], [0, 1, 1], {}, ValueError, r"labels of shape \(2,\) .*, got shape \(3,\)"),
        ([[1.0], [2.0]], 1, {}, ValueError, r"or \(2, n_classes\), got shape \(\)"),
        ([[1.0], [2.0]], [0, -1], {}, ValueError, "got -1 at position 1"),
        ([[1.0], [2.0]], [0, 3], {"n_classes": 3}, ValueError, r"in 0\.\.2, got 3 at position 1"),
        ([[1.0], [2.0]], [0, 0.5], {"n_classes": 3}, ValueError, "whole labels, got 0.5"),
        ([[1.0]], [[0.5, 0.5]], {"n_classes": 3}, ValueError, r"of 3 classes, got shape \(1, 2\)"),
        ([[1.0]], [[0.5, 0.6]], {}, ValueError, "labels that sum to 1"),
        ([[1.0]], [0], {"l2": -1}, ValueError, r"l2 in \[0, ∞\), got -1"),
        ([[1.0]], [0], {"l2": np.nan}, ValueError, r"l2 in \[0, ∞\), got nan"),
        ([[1.0]], [0], {"l2": "1"}, TypeError, "l2 as a number, got str"),
    ],
)  # fmt: skip
def test_bad_objectives(features, labels, options, error, message):
    with pytest.raises(error, match=message):
        Objective(features, labels, **options)


def test_bad_parameters():
    f = Objective(X, Y)
    with pytest.raises(
        ValueError, match=r"expected parameters of shape \(4, 4\), got shape \(3, 4\)"
    ):
        f(np.zeros((3, 4)))


def test_features_whose_sum_overflows_are_finite_still():
    assert Objective(np.full((2, 2), 3e38, np.float32), [0, 1]).features.max() < np.inf


@pytest.mark.parametrize(
    ("labels", "error", "message"),
    [
        ([0, 0, 0], ValueError, "expected labels of at least two classes, got only 0"),
        (["a"] * 3, ValueError, "expected labels of at least two classes, got only 'a'"),
        ([0.0, 1.5, 1.0], ValueError, "integers or strings, got 1.5 at position 1"),
        ([0.0, 1.0, np.nan], ValueError, "integers or strings, got nan at position 2"),
        ([0, None, 1], TypeError, "labels as integers, got NoneType at position 1"),
        ([0, "a", 1], TypeError, "labels as strings, got int at position 0"),
        (np.array(["a", None, "b"], object), TypeError, "got NoneType at position 1"),
        ([0j, 1j, 1j], TypeError, "integers or strings, got dtype complex128"),
        ([[0], [1], [1]], ValueError, r"labels of shape \(n_examples,\), got shape \(3, 1\)"),
        ([0, 1], ValueError, r"expected labels of shape \(3,\) .*, got shape \(2,\)"),
    ],
)
def test_bad_labels(labels, error, message):
    with pytest.raises(error, match=message):
        SoftmaxRegression().fit(np.eye(3), labels)


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"solver": "newton"}, ValueError, "expected solver 'lbfgs' or 'sgd', got 'newton'"),
        ({"l2": -1.0}, ValueError, r"l2 in \[0, ∞\), got -1"),
        ({"max_iter": 0}, ValueError, "max_iter of at least 1, got 0"),
        ({"tolerance": -1.0}, ValueError, "tolerance in"),
        ({"n_epochs": -1}, ValueError, "n_epochs of at least 0, got -1"),
        ({"n_epochs": 0, "solver": "sgd"}, ValueError, "n_epochs of at least 1, got 0"),
        ({"n_epochs": 2.0}, TypeError, "n_epochs as an integer, got float"),
    ],
)
def test_bad_options(options, error, message):
    with pytest.raises(error, match=message):
        SoftmaxRegression(**options).fit(*IRIS)


@pytest.mark.parametrize("ask", ["predict", "predict_proba", "decision_function"])
def test_questions_to_a_model_that_cannot_answer(ask):
    model = SoftmaxRegression(0.1)
    message = "expected a fitted model, got one on which fit was not called"
    with pytest.raises(ValueError, match=message):
        getattr(model, ask)(IRIS[0])
    with pytest.raises(ValueError, match=r"shape \(n_examples, 4\), got shape \(150, 3\)"):
        getattr(model.fit(*IRIS), ask)(IRIS[0][:, :3])


def test_scores_need_a_label_for_each_example():
    model = SoftmaxRegression(0.1).fit(*IRIS)
    with pytest.raises(ValueError, match=r"expected labels of shape \(150,\), got \(149,\)"):
        model.score(IRIS[0], IRIS[1][1:])


def test_nothing_is_warned_of_in_ordinary_use():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        SoftmaxRegression().fit(*IRIS)


LINE = np.array([[0.0], [1.0], [2.0], [3.0]])
TIED = np.array([[0.0], [1.0], [1.0], [2.0]])
CENTRES = np.array([[0.0, 0.0], [3.0, 0.0], [0.0, 3.0]])


def three_apart():
    rng = np.random.default_rng(5)
    return np.repeat(CENTRES, 30, axis=0) + rng.uniform(-1, 1, (90, 2)), np.repeat([0, 1, 2], 30)


def one_apart():
    """Two of the classes are in one place, the third is not."""
    features, labels = three_apart()
    return features - CENTRES[labels] * (labels == 1)[:, None], labels


def telltale(n):
    """A feature that is 1 for a few examples of one class, and 0 for all others."""
    features, labels = large(n)
    return np.c_[features, (labels == 1) & (np.arange(n) % 20 == 0)], labels


def overlapping(n):
    """The same, and the feature is 1 for one example of each other class, too."""
    features, labels = telltale(n)
    features[[np.flatnonzero(labels == 0)[0], np.flatnonzero(labels == 2)[0]], -1] = 1
    return features, labels


SEPARABLE = {
    "on a line": (LINE, [0, 0, 1, 1]),
    "tied at 1": (TIED, [0, 0, 1, 1]),
    "far from 0": (LINE + 1e6, [0, 0, 1, 1]),
    "float32": (LINE.astype(np.float32), [0, 0, 1, 1]),
    "with a constant": (np.c_[LINE, np.full(4, 0.1)], [0, 0, 1, 1]),
    "collinear": (np.c_[TIED, 3 * TIED + 1], [0, 0, 1, 1]),
    "three classes": three_apart(),
    "one class of three": one_apart(),
    "iris, of which one class is apart": IRIS,
    "more features than examples": wide(),
    "one feature tells": telltale(300),
    "one feature tells, float32": (telltale(300)[0].astype(np.float32), telltale(300)[1]),
}
NOT_SEPARABLE = {
    "on a line": (np.array([[0.0], [1.0], [2.0], [3.0]]), [0, 1, 0, 1]),
    "tied at both ends": (np.array([[0.0], [0.0], [1.0], [1.0]]), [0, 1, 0, 1]),
    "float32": (LINE.astype(np.float32), [0, 1, 0, 1]),
    "nothing but a constant": (np.ones((4, 2)), [0, 1, 1, 1]),
    "collinear": (np.c_[LINE, 3 * LINE + 1], [0, 1, 0, 1]),
    "random": (X, Y),
    "two of iris": (IRIS[0][50:], IRIS[1][50:]),
    "one feature tells but for one example": overlapping(300),
    "almost on a line": (np.array([[0.0], [1.0], [1 - 1e-6], [2.0]]), [0, 0, 1, 1]),
}


@pytest.mark.parametrize("options", [{}, {"tolerance": 0}, {"tolerance": 1e-2}, {"max_iter": 2}])
@pytest.mark.parametrize(("features", "labels"), SEPARABLE.values(), ids=SEPARABLE)
def test_without_a_minimum_there_is_a_warning_and_a_direction(features, labels, options):
    with pytest.warns(RuntimeWarning, match="no minimum: .*raise l2") as seen:
        model = SoftmaxRegression(0, **options).fit(features, labels)
    assert [warning.filename for warning in seen] == [__file__]
    assert not model.result_.converged
    direction = model.result_.direction
    logits = np.asarray(features, float) @ direction[:-1] + direction[-1]
    lead = logits - logits[np.arange(len(labels)), labels][:, None]
    assert lead.max() <= -1e-8 * lead.min() != 0


@pytest.mark.parametrize("options", [{}, {"tolerance": 0}, {"tolerance": 1e-2}, {"max_iter": 2}])
@pytest.mark.parametrize(("features", "labels"), NOT_SEPARABLE.values(), ids=NOT_SEPARABLE)
@pytest.mark.filterwarnings("ignore:L-BFGS did not converge")
def test_data_with_a_minimum_are_not_called_separable(features, labels, options):
    result = SoftmaxRegression(0, **options).fit(features, labels).result_
    assert "no minimum" not in result.reason
    assert result.direction is None


def test_a_penalty_makes_a_minimum():
    result = SoftmaxRegression(1e-6).fit(LINE, [0, 0, 1, 1]).result_
    assert result.converged
    assert result.direction is None


@pytest.mark.parametrize(("dtype", "advice"), [(np.float32, True), (np.float64, False)])
def test_the_limit_of_rounding_gets_fitting_advice(dtype, advice):
    with pytest.warns(RuntimeWarning, match="no step lowers the loss.*raise tolerance") as seen:
        SoftmaxRegression(tolerance=0).fit(IRIS[0].astype(dtype), IRIS[1])
    assert ("float64" in str(seen[0].message)) == advice


@pytest.mark.parametrize("batch", [np.array([True, False, True]), np.array([], int)])
def test_a_batch_is_indices(batch):
    f = Objective(np.eye(3), [0, 1, 2])
    with pytest.raises(ValueError, match="expected batch as indices of examples, got"):
        f(f.start(), batch)


def test_labels_of_integers_as_objects_are_integers():
    model = SoftmaxRegression().fit(IRIS[0], IRIS[1].astype(object))
    assert model.classes_.dtype.kind == "i"
    with pytest.raises(TypeError, match="expected labels like int64, got dtype <U"):
        model.score(IRIS[0], IRIS[1].astype(str))


def test_features_that_cannot_be_used_say_why():
    with pytest.raises(ValueError, match="whose squares are finite, got feature 0 with values"):
        SoftmaxRegression().fit(IRIS[0] * 1e200, IRIS[1])
    with pytest.raises(TypeError, match="real numbers, got dtype object, from csr_array"):
        SoftmaxRegression().fit(csr_array(IRIS[0]), IRIS[1])


@pytest.mark.parametrize(
    ("dtype", "scale"),
    [(np.float32, 1e-25), (np.float32, 1e-12), (np.float64, 1e-170), (np.float64, 1e-300)],
)
def test_features_whose_squares_underflow_count_as_any_others(dtype, scale):
    """Masses of molecules in kilograms are such features."""
    rng = np.random.default_rng(0)
    x = rng.normal(size=(200, 1))
    y = (2 * x[:, 0] + rng.logistic(size=200) > 0).astype(int)
    plain = SoftmaxRegression(0).fit(x, y)
    features = (x * scale).astype(dtype)
    tiny = SoftmaxRegression(0).fit(features, y)
    assert tiny.result_.converged
    np.testing.assert_allclose(tiny.coef_.astype(float) * scale, plain.coef_, 1e-3)
    assert tiny.score(features, y) == plain.score(x, y) > 0.7
    assert tiny.result_.loss == pytest.approx(plain.result_.loss, rel=1e-5)


def test_features_so_large_that_logits_overflow_are_refused():
    model = SoftmaxRegression(1e-3).fit(*IRIS)
    huge = IRIS[0][:3].copy()
    huge[1] = 1e308 * np.sign(model.coef_[0])
    for ask in model.predict, model.predict_proba, model.decision_function:
        with pytest.raises(ValueError, match=r"logits are finite, got 1e\+308 in example 1"):
            ask(huge)


@pytest.mark.filterwarnings("ignore:no minimum")
@pytest.mark.parametrize("l2", [0, 1e-3])
@pytest.mark.parametrize("solver", ["lbfgs", "sgd"])
def test_nothing_is_raised_where_numpy_is_told_to_raise(l2, solver):
    with np.errstate(all="raise"):
        model = SoftmaxRegression(l2, solver=solver).fit(IRIS[0] * 1e-160, IRIS[1])
        assert model.predict_proba(IRIS[0] * 1e-160).shape == (150, 3)


def test_tables_of_several_kinds_and_masks_say_what_helps():
    mixed = np.array([[1.5, True], [2.5, False]], dtype=object)
    with pytest.raises(TypeError, match=r"features as real numbers, .* use \.astype\(float\)"):
        SoftmaxRegression().fit(mixed, [0, 1])
    SoftmaxRegression(0.1).fit(mixed.astype(float), [0, 1])
    with pytest.raises(TypeError, match="expected features without a mask"):
        SoftmaxRegression().fit(np.ma.masked_array(IRIS[0], IRIS[0] > 5), IRIS[1])
    with pytest.raises(TypeError, match="expected labels without a mask"):
        SoftmaxRegression().fit(IRIS[0], np.ma.masked_array(IRIS[1], IRIS[1] > 1))
