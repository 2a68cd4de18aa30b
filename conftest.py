"""Settings for everything that pytest collects, the notebooks among it."""

# The first runs in Pyodide only; the others share a name, and hold no doctests.
collect_ignore = ["book/_extensions/pack_python.py", "tests/conftest.py", "tests/book/conftest.py"]


def pytest_configure() -> None:
    """Give nbval kernels that no other process can disturb."""
    from local_kernel import LocalKernel
    from nbval import kernel

    kernel.KernelManager = LocalKernel
