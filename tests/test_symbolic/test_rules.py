"""Rewriting against numbers, on random expressions of the vocabulary."""

from random import Random
from typing import Any

import mpmath
import pytest
from examples import GAP, C, D, W, X, Y, few, values
from hypothesis import given
from hypothesis import strategies as st
from sympy import (
    Derivative,
    Expr,
    KroneckerDelta,
    Rational,
    S,
    Symbol,
    exp,
    expand,
    log,
    together,
)

from softmaxlib.symbolic import K, i, j, k, less, o, softmax, total
from softmaxlib.symbolic.atoms import ordinary
from softmaxlib.symbolic.crosscheck import counterexample
from softmaxlib.symbolic.language import asked_classes, least_classes
from softmaxlib.symbolic.letters import (
    class_letters,
    integer_letters,
    is_class,
    is_total,
    never_reversed,
)
from softmaxlib.symbolic.normal_form import normal_form, take_derivatives, zero_remainder
from softmaxlib.symbolic.points import Point, UndefinedError

LEAVES = [o[i], o[j], o[k], o[1], C, X, D, S(2), S(-1), Rational(1, 3), K, KroneckerDelta(j, k)]
# Terms of sums, by class.
FAMILIES = [
    lambda a: o[a],
    lambda a: exp(o[a]),
    lambda a: exp(-GAP[a]),
    lambda a: W[a] * exp(o[a] + C),
    lambda a: softmax(o, a),
    lambda a: KroneckerDelta(a, j) * o[a],
    lambda a: KroneckerDelta(a, j) * KroneckerDelta(a, k) * W[a],
    lambda a: o[a] * o[j] - C,
    lambda a: total(lambda b: W[a] * o[b]),
    lambda a: total(lambda b: W[a, b] * KroneckerDelta(a, b), upper=K - 1),
]


def sums() -> st.SearchStrategy[Expr]:
    return st.builds(total, st.sampled_from(FAMILIES), st.sampled_from([K, K - 1, k]))


def grown(inner: st.SearchStrategy[Expr]) -> st.SearchStrategy[Expr]:
    return st.one_of(
        st.builds(lambda a, b: a + b, inner, inner),
        st.builds(lambda a, b: a * b, inner, inner),
        st.builds(lambda a: a**2, inner),
        st.builds(lambda a: exp(a / 3), inner),
        st.builds(lambda a, b: a / (1 + exp(b)), inner, inner),
        st.builds(lambda a: log(X * exp(a) + Y), inner),
        st.builds(lambda a: Derivative(a, o[k]), inner),
        st.builds(lambda a: Derivative(a, C), inner),
    )


def expressions() -> st.SearchStrategy[Expr]:
    return st.recursive(st.sampled_from(LEAVES) | sums(), grown, max_leaves=4)


def agree(a: mpmath.mpf, b: mpmath.mpf) -> bool:
    return bool(abs(a - b) <= 1e-30 * max(1, abs(a), abs(b)))


@few
@given(expressions(), st.booleans())
def test_normal_form_keeps_the_value(expr: Expr, merge: bool) -> None:
    form = ordinary(normal_form(expr, merge_ranges=merge))
    assert all(agree(a, b) for a, b in values(expr, form))


@pytest.mark.parametrize(
    ("expr", "letters"),
    [
        (X**C, [X, C]),
        ((X + exp(C)) ** (C * X), [C]),
        (C**3 * exp(C * X) * log(X), [(C, 3)]),
        (softmax(o, k), [o[j], (o[i], 2)]),
        (log(total(lambda a: exp(C * o[a]) * W[a] ** 2)), [o[k], C]),
        (total(lambda a: total(lambda b: W[a, b] * o[a] * o[b])), [o[j], o[k]]),
        (X * Derivative(C**2 * X**3, X), [X]),
        (exp(C), [X]),
    ],
)
def test_derivatives_agree_with_those_of_jets(expr: Expr, letters: list[Any]) -> None:
    slope = Derivative(expr, *letters)
    rewritten = take_derivatives(slope)
    assert not rewritten.has(Derivative)
    assert all(agree(a, b) for a, b in values(slope, rewritten))


REWRITINGS = [
    lambda e: expand(e, power_exp=False),
    together,
    lambda e: ordinary(normal_form(e)),
    lambda e: e + C - C,
]


@few
@given(expressions(), st.sampled_from(REWRITINGS))
def test_rewriting_leaves_nothing_over_and_a_change_does(expr: Expr, rewrite: Any) -> None:
    plain = ordinary(normal_form(expr))
    assert zero_remainder(expr - rewrite(plain)) == 0
    assert zero_remainder(expr - rewrite(plain) + o[j] * Rational(1, 10**60)) != 0


@few
@given(expressions(), expressions())
def test_nothing_left_over_means_zero(a: Expr, b: Expr) -> None:
    if zero_remainder(a - b) == 0:
        assert all(agree(x, y) for x, y in values(a, b))


@pytest.mark.parametrize(
    ("low", "high", "least", "never"),
    [
        (1, K, 1, True),
        (1, K - 1, 1, True),
        (1, K - 2, 1, False),
        (1, K - 2, 2, True),
        (2, K, 1, True),
        (1, K - k, 1, True),
        (1, K - k - 1, 1, False),
        (1, K - 2 * k, 1, False),
        (1, K - k - j, 1, False),
        (1, k, 1, True),
        (k, j, 1, False),
        (k, K, 1, True),
        (1, 0, 1, True),
        (1, -1, 1, False),
    ],
)
def test_sums_that_may_run_backwards_are_seen(low: Any, high: Any, least: int, never: bool) -> None:
    assert never_reversed(S(low), S(high), least) is never


@pytest.mark.parametrize(
    "expr", [log(-X), 1 / (X - X + K - 1), log(K - 1), (-1 - X) ** Rational(1, 2)]
)
def test_a_point_says_where_nothing_is_defined(expr: Expr) -> None:
    with pytest.raises(UndefinedError):
        Point(1, Random(0)).value(expr)


def test_a_derivative_is_written_out_for_the_indices_of_the_point() -> None:
    slope = Derivative(total(lambda a: KroneckerDelta(a, j) * o[a] ** 2), o[k])
    for size in (1, 2, 3):
        point = Point(size, Random(size))
        value = point.value(slope)
        same = point.integers[j] == point.integers[k]
        assert value == (2 * point.value(o[k]) if same else 0)


def test_points_fit_the_assumptions() -> None:
    low, not_zero = Symbol("u", nonpositive=True), Symbol("v", nonzero=True, real=True)
    whole = Symbol("h", integer=True, positive=True)
    rng = Random(0)
    points = [Point(2, rng) for _ in range(40)]
    assert all(point.value(low) <= 0 for point in points)
    assert all(point.value(not_zero) != 0 for point in points)
    assert {int(point.value(whole)) for point in points} == {1, 2}
    assert {int(point.value(K)) for point in points} == {2}


def test_a_counterexample_needs_points() -> None:
    with pytest.raises(ValueError, match="found 0"):
        counterexample(less(X, 1), [less(X, 0)])


def test_which_letters_name_classes() -> None:
    expr = total(o) + o[k] ** j
    assert integer_letters(expr) == [j, k]
    assert class_letters(expr) == [k]
    assert [is_class(c, 1) for c in (k, K, S(1), S(2), k + 1)] == [True, True, True, False, False]
    assert [is_total(e) for e in (total(o), total(o, K - 1), total(exp), o[k])] == [
        True,
        False,
        False,
        False,
    ]


def test_hypotheses_ask_for_classes() -> None:
    assert [asked_classes(r) for r in (K > 1, K >= 2, K <= 5)] == [2, 2, None]
    assert least_classes([K >= 2, S(2) < K]) == 3
