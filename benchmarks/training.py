"""Time the training of softmax regression beside its peers: how long to how near the optimum.

Every fit starts from the same float32 features, labels and zeros, and minimises the same objective,
that of scikit-learn's LogisticRegression(C=1): λ = 1/n. A gap is the objective, in float64, above
its minimum. The library's own fits are repeated after each of the peers', and the median is taken.
BLAS and PyTorch run on one thread.
"""

import os
import statistics
import time
import warnings
from collections.abc import Callable
from functools import partial
from typing import Any

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # idle threads must not disturb the next
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before NumPy is loaded
os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
from harness import machine, medians, row
from sklearn.datasets import load_digits, make_classification
from sklearn.linear_model import LogisticRegression

from softmaxlib.datasets import load_fashion_mnist
from softmaxlib.model import Objective, SoftmaxRegression

try:
    import torch
except ImportError:
    torch = None

# Of Fashion-MNIST: L-BFGS in float64 until no entry of the gradient exceeded 1e-7.
OPTIMUM = 0.3498928
GAPS = [0.04, 0.01, 0.001, 0.0001]
ROUNDS = 3
Fit = Callable[[Any, Any], Any]  # takes features and labels, returns W and b as one array


def ours(**options: Any) -> Fit:
    """Fit the library's model."""

    def fit(X: Any, y: Any) -> Any:
        model = SoftmaxRegression(1 / len(X), **options).fit(X, y)
        return np.vstack([model.coef_.T, model.intercept_])

    return fit


def sklearn(**options: Any) -> Fit:
    """Fit scikit-learn's model with C = 1."""

    def fit(X: Any, y: Any) -> Any:
        model = LogisticRegression(C=1, **options).fit(X, y)
        return np.vstack([model.coef_.T, model.intercept_])

    return fit


def torch_loss(X: Any, y: Any) -> tuple[Any, Any]:
    """Return W and b at 0 in one array, and the objective of some examples."""
    features, labels = torch.from_numpy(X), torch.from_numpy(y)
    w = torch.zeros(X.shape[1] + 1, int(y.max()) + 1, requires_grad=True)

    def loss(batch: Any) -> Any:
        logits = features[batch] @ w[:-1] + w[-1]
        penalty = (w[:-1] ** 2).sum() / (2 * len(X))
        return torch.nn.functional.cross_entropy(logits, labels[batch]) + penalty

    return w, loss


def torch_sgd(n_epochs: int, size: int = 125, rate: float = 0.05) -> Fit:
    """Fit with PyTorch's SGD, momentum 0.9, the rate falling linearly to 0."""

    def fit(X: Any, y: Any) -> Any:
        torch.manual_seed(0)
        w, loss = torch_loss(X, y)
        optimizer = torch.optim.SGD([w], lr=rate, momentum=0.9)
        steps = n_epochs * -(-len(X) // size)
        schedule = torch.optim.lr_scheduler.LinearLR(optimizer, 1, 0, steps)
        for _ in range(n_epochs):
            for batch in torch.randperm(len(X)).split(size):
                optimizer.zero_grad()
                loss(batch).backward()
                optimizer.step()
                schedule.step()
        return w.detach().numpy()

    return fit


def torch_lbfgs(max_iter: int) -> Fit:
    """Fit with PyTorch's L-BFGS and its line search."""

    def fit(X: Any, y: Any) -> Any:
        w, loss = torch_loss(X, y)
        optimizer = torch.optim.LBFGS(
            [w], max_iter=max_iter, history_size=10, line_search_fn="strong_wolfe",
            tolerance_grad=0, tolerance_change=0,
        )  # fmt: skip

        def closure() -> Any:
            optimizer.zero_grad()
            value = loss(slice(None))
            value.backward()
            return value

        optimizer.step(closure)
        return w.detach().numpy()

    return fit


OURS = {
    "sgd, 2 epochs": ours(solver="sgd", n_epochs=2),
    "tolerance=1e-3": ours(tolerance=1e-3),
    "tolerance=2e-4": ours(tolerance=2e-4),
    "as it comes": ours(),
}
PEERS = {
    "sklearn lbfgs 100 it": sklearn(max_iter=100),
    "sklearn lbfgs 300 it": sklearn(max_iter=300),
    "sklearn lbfgs 700 it": sklearn(max_iter=700),
    "sklearn saga 20 ep": sklearn(solver="saga", max_iter=20),
}
TORCH = {
    "torch sgd 2 ep": torch_sgd(2),
    "torch sgd 20 ep": torch_sgd(20),
    "torch lbfgs 100 it": torch_lbfgs(100),
    "torch lbfgs 400 it": torch_lbfgs(400),
}


def pixels(images: Any) -> Any:
    """Return images as float32 rows in 0..1."""
    return images.reshape(len(images), -1) / np.float32(255)


def timed(fit: Fit, X: Any, y: Any) -> tuple[float, Any]:
    """Return the seconds of a fit, and W and b."""
    start = time.perf_counter()
    w = fit(X, y)
    return time.perf_counter() - start, w


def one_pass(X: Any, y: Any) -> None:
    """Compare a value and gradient with the two matrix products that it cannot do without."""
    objective = Objective(X, y, l2=1 / len(X))
    w, slope = objective.start(), np.ones((len(X), 10), X.dtype)
    seconds = medians(
        {
            "products": lambda: (X @ w[:-1], X.T @ slope),
            "objective": lambda: objective(w),
        },
        ROUNDS,
    )
    ratio = seconds["objective"] / seconds["products"]
    print(f"value and gradient: {ratio:.2f} times its two matrix products\n")


def fashion() -> None:
    """Print seconds, gap and test accuracy of every fit, and ratios to the same gaps."""
    data = load_fashion_mnist(whole=True)
    X, y = pixels(data.train.images), data.train.labels
    one_pass(X, y)
    peers = PEERS | (TORCH if torch is not None else {})
    times: dict[str, list[float]] = {name: [] for name in OURS}
    found: dict[str, Any] = {}
    for name, fit in peers.items():
        seconds, found[name] = timed(fit, X, y)
        times[name] = [seconds]
        for own, own_fit in OURS.items():
            seconds, found[own] = timed(own_fit, X, y)
            times[own].append(seconds)
    exact = Objective(X.astype(float), y, l2=1 / len(X))
    test, labels = pixels(data.test.images), data.test.labels
    gaps = {name: exact.value(w) - OPTIMUM for name, w in found.items()}
    seconds_of = {name: statistics.median(values) for name, values in times.items()}
    row("Fashion-MNIST 60000x784", ["seconds", "gap", "test accuracy"])
    for name in [*OURS, *peers]:
        w = found[name]
        accuracy = np.mean((test @ w[:-1] + w[-1]).argmax(1) == labels)
        row(name, [f"{seconds_of[name]:.2f}", f"{gaps[name]:.6f}", f"{accuracy:.2%}"])
    print()
    families = {"sklearn": [*PEERS]} | ({"torch": [*TORCH]} if torch is not None else {})
    row("seconds to a gap of", ["ours", *families, *(f"{name} / ours" for name in families)])
    for gap in GAPS:
        best = [fastest(gap, names, gaps, seconds_of) for names in ([*OURS], *families.values())]
        cells = [*best, *(peer / best[0] for peer in best[1:])]
        row(f"{gap:g}", [f"{cell:.2f}" if np.isfinite(cell) else "not reached" for cell in cells])
    print()


def fastest(gap: float, names: list[str], gaps: dict[str, float], times: dict[str, float]) -> float:
    """Return the shortest time of those that came so near, or infinity."""
    return min((times[name] for name in names if gaps[name] <= gap), default=np.inf)


def small() -> None:
    """Print seconds and gaps of the defaults, and of scikit-learn's solvers, on small data."""
    digits, labels = load_digits(return_X_y=True)
    made, made_labels = make_classification(
        5000, 40, n_informative=20, n_classes=20, n_clusters_per_class=1, random_state=0
    )
    sets = {
        "digits 1797x64": (digits / 16, labels),
        "20 classes 5000x40": (made, made_labels),
        "same, badly scaled": (made * np.logspace(-4, 4, 40), made_labels),
    }
    fits = {
        "ours": ours(),
        "lbfgs 100": sklearn(),
        "newton-cholesky": sklearn(solver="newton-cholesky"),
    }
    row("seconds", fits)
    lines = []
    for name, (X, y) in sets.items():
        objective = Objective(X, y, l2=1 / len(X))
        best = objective.value(ours(tolerance=1e-8, max_iter=10_000)(X, y))
        seconds = medians({key: partial(fit, X, y) for key, fit in fits.items()}, ROUNDS)
        row(name, [f"{seconds[key]:.3f}" for key in fits])
        lines.append((name, [f"{objective.value(fit(X, y)) - best:.1e}" for fit in fits.values()]))
    row("gap", fits)
    for name, cells in lines:
        row(name, cells)


if __name__ == "__main__":
    warnings.simplefilter("ignore")  # scikit-learn says that it has not converged
    machine()
    small()
    print()
    fashion()
