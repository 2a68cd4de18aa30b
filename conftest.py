"""Settings for everything that pytest collects, the notebooks among it."""

# The first runs in Pyodide only; the others share a name, and hold no doctests.
collect_ignore = ["book/_extensions/pack_python.py", "tests/conftest.py", "tests/book/conftest.py"]


def pytest_configure() -> None:
    """Keep nbval from measuring coverage inside the notebooks' kernels.

    It would whenever --cov is given; then each kernel warns or hangs when it reports. What
    coverage should measure is the tests of the library, not what the pages happen to call.
    """
    from nbval import plugin

    plugin.setup_coverage = plugin.teardown_coverage = lambda *_: None
