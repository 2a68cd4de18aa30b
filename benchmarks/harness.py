"""Side-by-side timings: interleaved rounds, medians, ratios."""

import math
import os
import platform
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from importlib.metadata import PackageNotFoundError, version

PACKAGES = ("numpy", "scipy", "scikit-learn", "torch")


def medians(functions: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Time each function once a round, and return the median seconds of each.

    Taking turns exposes all of them alike to whatever else the machine does. What one frees, or
    leaves in the cache, tells on the next: so each round has a new order.
    """
    times: dict[str, list[float]] = {name: [] for name in functions}
    for function in functions.values():
        function()  # warm up
    order, shuffle = list(functions), random.Random(0).shuffle
    for _ in range(rounds):
        shuffle(order)
        for name in order:
            start = time.perf_counter()
            functions[name]()
            times[name].append(time.perf_counter() - start)
    return {name: statistics.median(values) for name, values in times.items()}


def geometric_mean(ratios: Iterable[float]) -> float:
    """Return the geometric mean."""
    return math.exp(statistics.fmean(map(math.log, ratios)))


def row(label: str, cells: Iterable[str]) -> None:
    """Print one line of a table."""
    print(f"{label:<24}" + "".join(f"{cell:>17}" for cell in cells), flush=True)


def machine() -> None:
    """Print what was measured on."""
    print(f"{processor()}, {os.cpu_count()} logical CPUs, {platform.system()}")
    print(f"Python {sys.version.split()[0]}", *(f"{name} {found(name)}" for name in PACKAGES))


def processor() -> str:
    """Return the name of the processor as the system gives it."""
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:
            return next(line.split(":")[1].strip() for line in lines if "model name" in line)
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def found(package: str) -> str:
    """Return the version of a package."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "missing"
