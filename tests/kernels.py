"""Run what computes, and compare the notebooks' outputs, with each way to compute of a processor.

A processor decides which kernel OpenBLAS takes and which instructions NumPy uses, and so the last
bits. One processor can play others: `make kernels`. One line for each says how it ended.
"""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
from threadpoolctl import threadpool_info

ROOT = Path(__file__).resolve().parents[1]
COMPUTING = (
    "logits losses model optimizers information evaluation codes datasets checks fast figures"
)
NUMPY = np.show_config(mode="dicts")["SIMD Extensions"]
# NumPy up to 2.3 names single features, later ones levels: AVX512 is the fourth.
WIDE = any(name.startswith(("AVX512", "X86_V4")) for name in NUMPY["found"])


def configurations() -> dict[str, dict[str, str]]:
    """Name the configurations, each with the variables of the environment that make it."""
    kernels = {kernel: {"OPENBLAS_CORETYPE": kernel} for kernel in ("Prescott", "Haswell", "Zen")}
    return {
        **kernels,
        "SkylakeX": {"OPENBLAS_CORETYPE": "SkylakeX"},
        "NumPy's baseline": {"NPY_DISABLE_CPU_FEATURES": " ".join(NUMPY["found"])},
        "two threads": {"OPENBLAS_NUM_THREADS": "2", "OMP_NUM_THREADS": "2"},
    }


def what_computes() -> list[str]:
    """Name the files to test: tests, and the notebooks with them."""
    tests = [path for name in COMPUTING.split() for path in ROOT.glob(f"tests/test_{name}*")]
    notebooks = [*ROOT.glob("book/*.ipynb"), *ROOT.glob("book/exercises/*.ipynb")]
    return [str(path) for path in [*sorted(tests), *sorted(notebooks)]]


def run(changes: dict[str, str], options: list[str]) -> tuple[bool, str]:
    """Run the tests in a changed environment; say whether they passed, and pytest's last line."""
    threads = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadfile", "--nbval"]
    done = subprocess.run(
        [*command, "-p", "no:cacheprovider", *(options or what_computes())],
        cwd=ROOT, env=os.environ | threads | changes, capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode:
        print(done.stdout, done.stderr, sep="\n")
    return not done.returncode, (done.stdout.splitlines() or [""])[-1]


def main(options: list[str]) -> int:
    """Run all configurations; return 1 if one fails."""
    kernel = next(x["architecture"] for x in threadpool_info() if x["internal_api"] == "openblas")
    python = ".".join(map(str, sys.version_info[:3]))
    print(f"Python {python}, NumPy {np.__version__}, of itself on {kernel} with {NUMPY['found']}")
    failed = False
    for name, changes in configurations().items():
        if name == "SkylakeX" and not WIDE:
            print(f"{name:18} skipped: this processor has no AVX-512")
            continue
        passed, last = run(changes, options)
        print(f"{name:18} {'passed' if passed else 'FAILED'}: {last}", flush=True)
        failed |= not passed
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
