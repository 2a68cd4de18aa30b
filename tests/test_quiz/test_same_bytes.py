"""The same text gives the same bytes, and the engine needs the standard library alone."""

import os
import subprocess
import sys

PROGRAM = """
import sys
from softmaxquiz.formula.compare import compare
from pairs_algebra import SAME, OTHER
from pairs_wrong import WRONG
from test_unreadable import REFUSED
for answer, key, domain, *_ in [*SAME[::9], *OTHER[::5], *WRONG[::3]]:
    print(compare(answer, key, domain=domain).to_json())
for answer, *_ in REFUSED:
    print(compare(answer, "x").to_json())
"""


def output(seed: str) -> str:
    """Run the program with a hash seed."""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.path.dirname(__file__)}
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    return done.stdout


def test_json_does_not_depend_on_the_hash_seed() -> None:
    first = output("1")
    assert first.isascii()
    assert first.count("\n") > 150
    assert first == output("2")


def test_importing_the_engine_is_light() -> None:
    program = (
        "import sys, softmaxquiz as quiz; assert quiz.Formula('x^2+2x+1').check('(x+1)^2');"
        "print(*{'numpy', 'sympy', 'mpmath'} & {*sys.modules})"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
