"""Settings for everything that pytest collects, the notebooks among it."""

# The first runs in Pyodide only; the others share a name, and hold no doctests.
collect_ignore = ["book/_extensions/pack_python.py", "tests/conftest.py", "tests/book/conftest.py"]
