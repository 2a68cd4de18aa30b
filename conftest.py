"""Settings for everything that pytest collects, the notebooks among it."""

from typing import Any

# The first runs in Pyodide only; the others share a name, and hold no doctests.
collect_ignore = ["book/_extensions/pack_python.py", "tests/conftest.py", "tests/book/conftest.py"]


def pytest_configure() -> None:
    """Start a notebook's kernel again if it died: another process may have taken its port."""
    from nbval import kernel

    start = kernel.start_new_kernel

    def start_or_start_again(*args: Any, **options: Any) -> Any:
        try:
            return start(*args, **options)
        except RuntimeError:
            return start(*args, **options)

    kernel.start_new_kernel = start_or_start_again
