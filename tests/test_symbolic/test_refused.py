"""False claims are refused: by the rules alone, by the numbers alone, and by both together."""

from typing import Any

import pytest
from examples import A, B, C, X
from false_claims import SUBTLE, WRONG
from sympy import (
    Abs,
    Derivative,
    Float,
    Function,
    I,
    IndexedBase,
    Limit,
    Max,
    Min,
    Ne,
    Piecewise,
    Product,
    S,
    Sum,
    Symbol,
    exp,
    log,
    nan,
    oo,
    sign,
    true,
)

from softmaxlib.symbolic import (
    K,
    NotProved,
    at_least,
    at_most,
    ell,
    equal,
    greater,
    j,
    k,
    less,
    m,
    o,
    proof,
    prove,
    softmax,
    total,
)

REASONS = "left over: |not shown to|no rule gives|not a number"
Row = tuple[Any, dict[str, Any]]


def rows(*tables: dict[str, Row]) -> Any:
    return pytest.mark.parametrize(
        ("claim", "options"),
        [pytest.param(*row, id=name) for t in tables for name, row in t.items()],
    )


@rows(WRONG, SUBTLE)
def test_the_rules_alone_refuse(
    claim: Any, options: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proof, "counterexample", lambda *_: None)
    with pytest.raises(
        NotProved, match=r"not proved: .*(left over: |not shown to|no rule gives|not a number)"
    ):
        prove(claim, label="eq-x", **options)


@rows(WRONG)
def test_the_numbers_alone_refuse(
    claim: Any, options: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(proof, "_left", lambda *_: iter(()))
    with pytest.raises(NotProved, match=r"; false at K = \d.*: left .*, right "):
        prove(claim, label="eq-x", **options)


@rows(SUBTLE)
def test_no_numbers_show_these(claim: Any, options: dict[str, Any]) -> None:
    with pytest.raises(NotProved) as refusal:
        prove(claim, label="eq-x", **options)
    assert "false at" not in str(refusal.value)


def test_a_bound_whose_limit_no_rule_gives() -> None:
    with pytest.raises(NotProved, match="no rule gives Limit"):
        prove(equal(Limit(1 / X, X, oo), 0), label="eq-x", between=(0, Max(1, 1 / X)))


@pytest.mark.parametrize(
    ("by", "reason"),
    [
        (X + 1, "left over: "),
        (X + A - B, "left over: "),
        (X + (A**2 - B**2) / (A - B) - A - B, "not shown to differ"),
        ((X**2 - 1) / (X + 1) + 1, None),
    ],
)
def test_a_true_inequality_needs_what_it_is_equal_to(by: Any, reason: str | None) -> None:
    if reason is None:
        assert prove(at_least(X, 0), label="eq-x", by=by)
        return
    with pytest.raises(NotProved, match=reason):
        prove(at_least(X, 0), label="eq-x", by=by)


def test_the_message_has_the_remainder_and_the_counterexample() -> None:
    with pytest.raises(NotProved) as refusal:
        prove(equal(softmax(o, k), exp(o[k])), label="eq-x", n_classes=2)
    message = str(refusal.value)
    assert message.startswith("eq-x: not proved: Eq(exp(o[k])/Sum(exp(o[ell]), (ell, 1, K)), exp(o")
    assert "; left over: " in message
    assert "; false at K = 2, k = " in message


COMPLEX, WHOLE = Symbol("z"), Symbol("z", integer=True)
REAL = Symbol("t", real=True)
BAD: dict[str, tuple[Any, dict[str, Any], str]] = {
    "complex letter": (greater(exp(COMPLEX), 0), {}, "declared real, got z"),
    "complex family": (equal(IndexedBase("u")[k], 0), {}, "family declared real"),
    "integer that may be negative": (greater(total(exp), exp(o[WHOLE])), {}, "positive integer"),
    "real index": (equal(o[REAL], o[REAL]), {}, "integer index"),
    "float": (equal(Float(0.1) * 3, Float(0.3)), {}, "vocabulary"),
    "imaginary": (equal(I * A, 0), {}, "vocabulary"),
    "infinity": (less(A, oo), {}, "vocabulary"),
    "nan": (equal(nan, nan), {}, "vocabulary"),
    "absolute value": (at_least(Abs(A), 0), {}, "vocabulary"),
    "unknown function": (equal(Function("f")(A), 0), {}, "vocabulary"),
    "product": (greater(Product(exp(o[j]), (j, 1, K)), 0), {}, "vocabulary"),
    "cases": (greater(Piecewise((A, A > 0), (1, True)), 0), {}, "vocabulary"),
    "three terms": (at_least(Max(A, B, C), A), {}, "two terms"),
    "sign alone": (less(sign(A), 2), {}, "vocabulary"),
    "root of a square": (equal((C**2) ** S.Half, C), {}, "vocabulary"),
    "one sign": (equal(sign(A), 1), {}, "vocabulary"),
    "sign of a product": (equal(sign(A * B), sign(A * C)), {}, "difference of letters"),
    "maximum in a sum": (equal(total(lambda a: Max(o[a], 0)), total(o)), {}, "vocabulary"),
    "minimum in a derivative": (equal(Derivative(Min(A, B), A), 1), {}, "vocabulary"),
    "maximum in a hypothesis": (at_least(C, A), {"given": [equal(C, Max(A, B))]}, "vocabulary"),
    "sum that may run backwards": (at_least(Sum(exp(o[j]), (j, 3, K)), 0), {}, "K >= 1 classes"),
    "sum that ends before it starts": (equal(total(o, K - 2), 0), {}, "K >= 1 classes"),
    "sum over K": (equal(Sum(K, (K, 1, 3)), 6), {}, "letter to sum over"),
    "derivative by a class": (equal(Derivative(o[k], k), 0), {}, "by a real letter"),
    "limit in an inequality": (greater(Limit(1 / X, X, oo), 0), {}, "limit in an equation"),
    "limit on the right": (equal(0, Limit(1 / X, X, oo)), {}, "vocabulary"),
    "limit times two": (equal(2 * Limit(1 / X, X, oo), 0), {}, "vocabulary"),
    "limit in K": (equal(Limit(1 / K, K, oo), 0), {}, "in a real letter"),
    "limit at a letter": (equal(Limit(X, X, A), A), {}, "at a number"),
    "limit from both sides": (equal(Limit(C, C, 0, "+-"), 0), {}, "from one side"),
    "maximum of the letter": (equal(Limit(Max(X, A), X, oo), X), {}, "x in the limit only"),
    "hypothesis on the letter": (
        equal(Limit(C / X, X, oo), 1),
        {"given": [at_least(C, X)]},
        "x in the limit only",
    ),
    "bounds without limit": (equal(A, A), {"between": (A, A)}, "`between` with a limit"),
    "equation by another": (equal(A, A), {"by": A - A}, "`by` with an inequality"),
    "limit by": (equal(Limit(1 / X, X, oo), 0), {"by": 0}, "`by` with an inequality"),
    "maximum in what it is by": (at_least(Max(A, B), A), {"by": Max(A, B) - A}, "vocabulary"),
    "complex letter in what it is by": (at_least(X, 0), {"by": COMPLEX}, "declared real"),
    "no classes": (equal(K, 1), {"n_classes": 0}, "at least one class, got 0"),
    "exact number of classes": (equal(K, 3), {"given": [equal(K, 3)]}, "K >= number or a letter"),
    "at most K classes": (equal(K, 3), {"given": [at_most(K, 3)]}, "K >= number or a letter"),
    "order of classes": (equal(A, A), {"given": [less(j, k)]}, "a letter and its bound"),
    "hypothesis on an expression": (equal(A, A), {"given": [less(A * B, 0)]}, "its bound"),
    "contradiction": (equal(1, 2), {"given": [less(X, 0)]}, "expected points that satisfy"),
    "contradiction of two": (
        equal(A, 1),
        {"given": [equal(A, 0), equal(A, 1)]},
        "expected points that satisfy",
    ),
    "contradiction for one class": (
        equal(1, 2),
        {"given": [at_least(K, 2)], "n_classes": 1},
        "expected points that satisfy",
    ),
    "hypothesis without value": (
        equal(A, 0),
        {"given": [equal(A, log(0 * S.One - exp(B)))]},
        "expected points that satisfy",
    ),
}


@pytest.mark.parametrize(("claim", "options", "words"), BAD.values(), ids=BAD)
def test_what_the_rules_are_not_made_for_is_refused(
    claim: Any, options: dict[str, Any], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        prove(claim, label="eq-x", **options)


@pytest.mark.parametrize("claim", [True, true, A, "a = a", Ne(A, B), None])
def test_what_is_no_relation_is_refused(claim: Any) -> None:
    with pytest.raises(TypeError, match="expected an unevaluated relation"):
        prove(claim, label="eq-x")
    with pytest.raises(TypeError, match="expected an unevaluated relation"):
        prove(equal(A, A), label="eq-x", given=[claim])


def test_a_free_letter_may_be_the_letter_of_a_sum() -> None:
    assert prove(at_most(softmax(o, ell), 1), label="eq-x")
    assert prove(equal(total(o, K - m), total(o, K - m)), label="eq-x")
