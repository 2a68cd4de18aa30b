"""Where long double is double (Windows, Apple silicon) all is the same: no page needs more."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FILES = ["logits", "losses", "information", "checks"]  # the tests that speak of long double
RUN = """
import sys
import numpy
numpy.longdouble = numpy.float64
import pytest
sys.exit(pytest.main(sys.argv[1:]))
"""


@pytest.mark.parametrize("word", ["longdouble", "float128", "longfloat"])
def test_no_notebook_uses_long_double(word):
    users = [p.name for p in (ROOT / "book").rglob("*.ipynb") if word in p.read_text("utf-8")]
    assert users == []


def test_the_library_passes_its_tests_where_long_double_is_double():
    tests = [f"tests/test_{name}.py" for name in FILES]
    options = ["-q", "-p", "no:cacheprovider", "-k", "type or long or kept or divergence"]
    command = [sys.executable, "-c", RUN, *options]
    done = subprocess.run(
        [*command, *tests], cwd=ROOT, env=os.environ, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
