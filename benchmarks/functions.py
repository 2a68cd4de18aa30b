"""Time softmax, its kin and the loss beside their peers, and measure their errors.

Columns of ratios tell how many times the library's time the peer takes: above 1, the library is
faster. BLAS and PyTorch run on one thread unless a column says "2 threads".
"""

import os
from collections.abc import Callable
from typing import Any

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # idle threads must not disturb the next
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before NumPy is loaded

import numpy as np
import scipy.special as sp
from harness import geometric_mean, machine, medians, row
from sklearn.utils.extmath import softmax as sklearn_softmax

from softmaxlib.logits import log_softmax, logsumexp, softmax
from softmaxlib.losses import softmax_cross_entropy_with_gradient

try:
    import torch
except ImportError:
    torch = None

Functions = dict[str, Callable[[], object]]
CASES = [(65_536, 10), (8_192, 1_000), (256, 50_257)]
DTYPES = [np.float32, np.float64]
SCALES = {"std 1": (1, 0), "std 10": (10, 0), "std 1000": (1000, 0), "mean -30": (1, -30)}
NAMES = ["softmax", "log_softmax", "logsumexp", "loss and gradient"]


def scipy_loss(x: Any, y: Any) -> tuple[Any, Any]:
    """Compose loss and gradient from logsumexp and softmax."""
    at = np.arange(len(y)), y
    value = (sp.logsumexp(x, axis=1) - x[at]).mean()
    gradient = sp.softmax(x, axis=1)
    gradient[at] -= 1
    gradient /= len(y)
    return value, gradient


def scipy_loss_by_log_softmax(x: Any, y: Any) -> tuple[Any, Any]:
    """Compose loss and gradient from log_softmax alone: faster, the gradient less accurate."""
    at, log_p = (np.arange(len(y)), y), sp.log_softmax(x, axis=1)
    gradient = np.exp(log_p)
    gradient[at] -= 1
    gradient /= len(y)
    return -log_p[at].mean(), gradient


def on_threads(n: int, function: Callable[[], object]) -> Callable[[], object]:
    """Let PyTorch use n threads for a function."""

    def run() -> object:
        torch.set_num_threads(n)
        return function()

    return run


def torch_functions(name: str, x: Any, y: Any) -> Functions:
    """Return PyTorch's counterpart on one thread and on two."""
    if torch is None:
        return {}
    logits, labels = torch.from_numpy(x), torch.from_numpy(y)

    def loss() -> object:
        leaf = logits.detach().requires_grad_()
        torch.nn.functional.cross_entropy(leaf, labels).backward()
        return leaf.grad

    function = {
        "softmax": lambda: torch.softmax(logits, 1),
        "log_softmax": lambda: torch.log_softmax(logits, 1),
        "logsumexp": lambda: torch.logsumexp(logits, 1),
        "loss and gradient": loss,
    }[name]
    return {f"torch, {n} thr.": on_threads(n, function) for n in (1, 2)}


def functions(name: str, x: Any, y: Any) -> Functions:
    """Return the library's function, the floor, and the peers."""
    room = np.empty_like(x)
    ours = {"softmax": softmax, "log_softmax": log_softmax, "logsumexp": logsumexp}
    both: Functions = {"floor": lambda: np.exp(x, out=room)}
    if name == "loss and gradient":
        both["ours"] = lambda: softmax_cross_entropy_with_gradient(x, y)
        both["scipy"] = lambda: scipy_loss(x, y)
        both["scipy, log_sm"] = lambda: scipy_loss_by_log_softmax(x, y)
    else:
        both["ours"] = lambda: ours[name](x)
        both["scipy"] = lambda: getattr(sp, name)(x, axis=1)
    if name == "softmax":
        both["scikit-learn"] = lambda: sklearn_softmax(x)
    return both | torch_functions(name, x, y)


def sample(n: int, n_classes: int, dtype: Any, scale: str = "std 1") -> tuple[Any, Any]:
    """Draw logits and labels by a fixed seed."""
    rng = np.random.default_rng(0)
    std, mean = SCALES[scale]
    return rng.normal(mean, std, (n, n_classes)).astype(dtype), rng.integers(0, n_classes, n)


def time_cases(name: str, scale: str, rounds: int) -> None:
    """Print the six cases of one function, and the geometric means of the ratios."""
    columns: dict[str, list[float]] = {}
    print(f"\n{name}, {scale}: time of ours, then peers' times over ours (floor: ours over it)")
    for n, n_classes in CASES:
        for dtype in DTYPES:
            times = medians(functions(name, *sample(n, n_classes, dtype, scale)), rounds)
            ours, floor = times.pop("ours"), times.pop("floor")
            ratios = {"/ floor": ours / floor} | {k: t / ours for k, t in times.items()}
            if not columns:
                row("rows x classes", ["ours, ms", *ratios])
            label = f"{n} x {n_classes} {np.dtype(dtype).name}"
            row(label, [f"{1e3 * ours:.2f}", *(f"{r:.2f}" for r in ratios.values())])
            for peer, ratio in ratios.items():
                columns.setdefault(peer, []).append(ratio)
    row("geometric mean", ["", *(f"{geometric_mean(v):.2f}" for v in columns.values())])


def time_few_numbers(n: int) -> None:
    """Print microseconds of a call on n rows of ten numbers, float64."""
    x, y = sample(n, 10, np.float64)
    print(f"\n{n} x 10: microseconds a call")
    for name in NAMES:
        times = medians({k: repeat(f) for k, f in functions(name, x, y).items()}, 9)
        del times["floor"]
        print(f"{name}:", ", ".join(f"{k} {1e4 * t:.1f}" for k, t in times.items()))


def repeat(function: Callable[[], object], times: int = 100) -> Callable[[], None]:
    """Call a function that is over too soon for the clock a hundred times."""

    def run() -> None:
        for _ in range(times):
            function()

    return run


def exact(x: Any) -> list[Any]:
    """Return softmax, log-softmax and soft maximum of each row in extended precision."""
    o = x.astype(np.longdouble)
    m, top = o.max(axis=1, keepdims=True), (np.arange(len(o)), o.argmax(axis=1))
    terms = np.exp(o - m)
    terms[top] = 0
    rest = terms.sum(axis=1, keepdims=True)
    terms[top] = 1
    return [terms / (1 + rest), o - m - np.log1p(rest), (m + np.log1p(rest))[:, 0]]


def ulps(got: Any, want: Any) -> float:
    """Return the largest error in units of the last place of the result, normal results only."""
    normal = np.abs(want) >= np.finfo(got.dtype).tiny
    errors = np.abs(got - want) / np.spacing(np.abs(want).astype(got.dtype))
    return float(errors[normal].max(initial=0))


def measure_errors() -> None:
    """Print the largest errors in ulp of 1.6 million numbers, ours and SciPy's."""
    print("\nlargest error in ulp, ours / SciPy's")
    row("", NAMES[:3])
    ours = {"softmax": softmax, "log_softmax": log_softmax, "logsumexp": logsumexp}
    for scale in SCALES:
        for n, n_classes in (160_000, 10), (1_600, 1_000):
            for dtype in DTYPES:
                if np.finfo(np.longdouble).eps > np.finfo(dtype).eps / 1000:
                    continue  # nothing more precise to compare with
                x = sample(n, n_classes, dtype, scale)[0]
                cells = []
                for (name, f), want in zip(ours.items(), exact(x), strict=True):
                    peer = getattr(sp, name)(x, axis=1)
                    cells.append(f"{ulps(f(x), want):.3g} / {ulps(peer, want):.3g}")
                row(f"{scale} {n_classes} {np.dtype(dtype).name}", cells)


def main() -> None:
    """Print everything."""
    machine()
    with np.errstate(all="ignore"):
        for scale in SCALES:
            for name in NAMES:
                time_cases(name, scale, 9 if scale == "std 1" else 5)
        time_few_numbers(1)
        time_few_numbers(125)  # a minibatch
        measure_errors()


if __name__ == "__main__":
    main()
