"""How a proof is shown: its statement, its hypotheses, and the kind of proof in words."""

import pytest
from sympy import IndexedBase, Limit, Rel, Symbol, exp, log, oo

from softmaxlib.symbolic import (
    K,
    Proof,
    at_least,
    at_most,
    equal,
    i,
    j,
    less,
    m,
    o,
    prove,
    r,
    softmax,
    total,
)
from softmaxlib.symbolic.record import kind_of_proof

D = Symbol("d", integer=True, positive=True)
X = IndexedBase("x", real=True)
GAP = IndexedBase("g", nonnegative=True)
LAMBDA = Symbol("lambda", positive=True)
FREE = Symbol("c", real=True)
NEGATIVE = IndexedBase("u", negative=True)
LOW, NOT_ZERO = Symbol("v", nonpositive=True), Symbol("w", real=True, nonzero=True)


@pytest.mark.parametrize(
    ("claim", "kind"),
    [
        (equal(FREE, FREE), "exact"),
        (equal(softmax(o, i), 0), "exact, for every K"),
        (less(FREE, K), "exact, for every K"),
        (equal(total(X, upper=D, letter=r), 0), "exact, for every d"),
        (equal(total(X, upper=K - m), 0), "exact, for every K"),
        (equal(total(X, upper=D) + total(X), 0), "exact, for every K and d"),
        (equal(Limit(log(K) / LAMBDA, LAMBDA, oo), 0), "limit, for every K"),
    ],
)
def test_the_kind_names_what_was_left_open(claim: Rel, kind: str) -> None:
    assert kind_of_proof(claim, squeezed=False, n_classes=None) == kind


def test_the_kind_says_how_a_limit_was_found_and_for_how_many_classes() -> None:
    claim = equal(Limit(1 / LAMBDA, LAMBDA, oo), 0)
    squeezed = kind_of_proof(claim, squeezed=True, n_classes=None)
    assert squeezed == "limit, squeezed between two bounds"
    assert kind_of_proof(claim, squeezed=False, n_classes=3) == "limit, for K = 3 only"


@pytest.mark.parametrize(
    ("claim", "given", "ending"),
    [
        (equal(o[i], FREE), (), ""),
        (less(0, LAMBDA), (), r"\qquad\text{if }\lambda > 0"),
        (at_most(0, total(GAP)), (), r"\qquad\text{if }{g}_{\ell} \geq 0"),
        (less(o[j], o[i]), (less(o[j], o[i]),), r"\qquad\text{if }{o}_{j} < {o}_{i}"),
        (less(0, LAMBDA), (at_least(K, 2),), r"\qquad\text{if }K \geq 2,\; \lambda > 0"),
        (less(NEGATIVE[1], 0), (), r"\qquad\text{if }{u}_{\ell} < 0"),
        (at_most(0, LOW * NOT_ZERO), (), r"\qquad\text{if }v \leq 0,\; w \neq 0"),
        (less(0, 1), (less(FREE, LAMBDA),), r"\qquad\text{if }c < \lambda,\; \lambda > 0"),
        (equal(FREE**D, D), (), r"\qquad\text{if }d \in \{1, 2, \ldots\}"),
        (less(total(o, K - m), K), (), r"\qquad\text{if }m \in \{1, 2, \ldots, K\}"),
    ],
)
def test_the_statement_ends_in_all_that_was_assumed(
    claim: Rel, given: tuple[Rel, ...], ending: str
) -> None:
    statement = Proof(claim, "eq-x", "exact", given).statement
    assert statement.partition(r"\qquad")[1:] == ending.partition(r"\qquad")[1:]


def test_a_notebook_shows_the_letters_of_the_kind_as_mathematics() -> None:
    sums = equal(total(lambda c: 2 * X[c], upper=D), 2 * total(X, upper=D))
    shown = prove(sums, label="eq-double")._repr_markdown_()
    assert shown.startswith("**Proved** `eq-double`: exact, for every $d$.\n\n$$\n")
    fixed = prove(
        equal(softmax(o, 1) * total(lambda c: exp(o[c])), exp(o[1])), label="e", n_classes=2
    )
    assert "for $K$ = 2 only" in fixed._repr_markdown_()
    assert repr(fixed).startswith("Proved e (exact, for K = 2 only): Eq(")


def test_total_refuses_a_letter_that_is_taken() -> None:
    with pytest.raises(ValueError, match="expected a letter that no term uses, got r"):
        total(lambda c: X[c] * o[r], letter=r)


def test_every_length_is_set_as_mathematics() -> None:
    proof = prove(equal(total(X, upper=D) * total(o), total(o) * total(X, upper=D)), label="eq-x")
    assert proof.how == "exact, for every K and d"
    assert "exact, for every $K$ and $d$." in proof._repr_markdown_()
