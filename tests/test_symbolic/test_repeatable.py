"""What is shown does not depend on how Python hashes strings: pages compare outputs."""

import os
import subprocess
import sys

PROGRAM = """
from sympy import Derivative, IndexedBase, KroneckerDelta, Max, Symbol, exp, log, sign
from softmaxlib.symbolic import *
a, b = Symbol("a", real=True), Symbol("b", real=True)
d = IndexedBase("d", nonnegative=True)
below = log(exp(a) + total(lambda l: exp(a - d[l]), upper=K - 1))
p = lambda c: softmax(o, c)
claims = [
    (equal(Derivative(p(k), o[j]), p(k) * (KroneckerDelta(k, j) - p(j))), []),
    (equal(Derivative(p(k), o[j]), p(j) * (KroneckerDelta(k, i) - p(m))), []),
    (equal(sign(p(i) - p(j)), sign(o[i] - o[j])), []),
    (equal(sign(p(i) - p(j)), sign(o[j] - o[i])), []),
    (less(a, below), [at_least(K, 2)]),
    (less(a, below), []),
    (at_most(log(exp(a) + exp(b)), Max(a, b)), []),
    (equal(total(lambda c: total(lambda e: o[c] * d[e] + p(e))), a * b), [at_least(a, b)]),
]
for claim, given in claims:
    try:
        proof = prove(claim, label="eq-x", given=given)
        print(repr(proof), proof._repr_markdown_())
    except NotProved as refusal:
        print(refusal)
"""


def test_same_text_whatever_the_hash_seed() -> None:
    running = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM],
            env={**os.environ, "PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed in ("0", "1", "1234")
    ]
    texts = [process.communicate()[0] for process in running]
    assert [process.returncode for process in running] == [0] * 3
    assert texts[0].count("Proved eq-x") == 3
    assert texts[0].count("not proved") == 5
    assert texts == [texts[0]] * 3
