"""Each rule against numbers, on random expressions of the vocabulary."""

from random import Random
from typing import Any

import mpmath
import pytest
from examples import GAP, WIDE, A, C, D, M, W, X, Y
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import (
    Derivative,
    Expr,
    KroneckerDelta,
    Limit,
    Rational,
    S,
    Sum,
    Symbol,
    exp,
    expand,
    factor,
    log,
    oo,
    together,
)

from softmaxlib.symbolic import K, i, j, k, o, real_softmax, softmax, total
from softmaxlib.symbolic.atoms import ordinary
from softmaxlib.symbolic.crosscheck import counterexample
from softmaxlib.symbolic.letters import never_reversed
from softmaxlib.symbolic.limits import limit_of
from softmaxlib.symbolic.normal_form import normal_form
from softmaxlib.symbolic.points import Point, UndefinedError
from softmaxlib.symbolic.remainder import zero_remainder
from softmaxlib.symbolic.signs import sign_of

few = settings(max_examples=40)

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


def values(*exprs: Expr, seed: int = 0, least: int = 1) -> list[list[mpmath.mpf]]:
    """Values of some expressions at one point for each small number of classes."""
    found = []
    rng = Random(seed)
    with mpmath.workdps(50):
        for size in range(least, 4):
            point = Point(size, rng)
            found.append([point.value(expr) for expr in exprs])
    return found


def agree(a: mpmath.mpf, b: mpmath.mpf) -> bool:
    return bool(abs(a - b) <= 1e-30 * max(1, abs(a), abs(b)))


@few
@given(expressions(), st.booleans())
def test_normal_form_keeps_the_value(expr: Expr, merge: bool) -> None:
    form = ordinary(normal_form(expr, merge_ranges=merge))
    assert all(agree(a, b) for a, b in values(expr, form))


REWRITINGS = [expand, factor, together, lambda e: ordinary(normal_form(e)), lambda e: e + C - C]


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


AGREES = {
    2: lambda v: v > 0,
    1: lambda v: v >= -1e-40,
    0: lambda v: abs(v) < 1e-40,
    -1: lambda v: v <= 1e-40,
    -2: lambda v: v < 0,
}
# Things of known sign, so that the rules have an answer often.
SIGNED = [X, D, -D, exp(o[k]), 1 - exp(-D), softmax(o, k), 1 - softmax(o, j), exp(-X) - 1]
SIGNED += [total(lambda a: exp(-GAP[a])), K - total(lambda a: exp(-GAP[a])), log(1 + D), M**2]
SIGNED += [total(lambda a: -WIDE[a], K - 1), real_softmax(o) - o[k], log(K), exp(o[j]) - exp(o[k])]


@few
@given(
    st.recursive(
        st.sampled_from(SIGNED),
        lambda s: st.builds(lambda a, b: a + b, s, s) | st.builds(lambda a, b: a * b, s, s),
        max_leaves=3,
    ),
    st.sampled_from([1, 2]),
)
def test_signs_agree_with_numbers(expr: Expr, least: int) -> None:
    sign = sign_of(expr, least_classes=least)
    if sign is not None:
        assert all(AGREES[sign](v) for (v,) in values(expr, least=least))


@pytest.mark.parametrize(
    ("expr", "sign"),
    [
        (X, 2),
        (-X, -2),
        (D, 1),
        (-D, -1),
        (S.Zero, 0),
        (C, None),
        (C - C, 0),
        (C**2, 1),
        (-(C**2) - X, -2),
        (C**2 * X, 1),
        (C**3, None),
        (D**3 + 1, 2),
        (X**-2 + D, 2),
        ((-D) ** 3, -1),
        (exp(-D), 2),
        (1 - exp(-D), 1),
        (exp(X) + exp(-D) - 1, 2),
        (exp(D - D) - 1, 0),
        (softmax(o, k) - 1, -1),
        (C + total(lambda a: exp(o[a])), None),
        (Sum(exp(o[j]), (j, 3, K)), None),
        (total(lambda a: total(lambda b: exp(o[a] * W[b]))), 2),
        (total(lambda a: exp(-GAP[a])) - K, -1),
        (2 * log(1 + X) - log(1 + X / 2), 2),
        (log(X) / 2 - log(2 * X) / 2, -2),
        (X * log(1 + X) + exp(C), 2),
        (X ** Rational(1, 2) + 1, 2),
        (1 + D**C, None),
        (1 + (D - X) ** Rational(1, 3), None),
        (1 + total(lambda a: exp(total(lambda b: exp(o[a] * W[b])))), 2),
    ],
)
def test_signs_that_are_seen(expr: Expr, sign: int | None) -> None:
    assert sign_of(expr) == sign


T = Symbol("t", positive=True)
# Things that have a limit at zero or at infinity, some of which the rules find.
NEAR = [1 / T, exp(-T), exp(-1 / T), C, log(1 + 1 / T), T / (1 + T), (exp(T) - 1) / T, X**2]
NEAR += [1 / (C**2 + 1 / T), softmax(lambda a: o[a] / T, k), softmax(lambda a: T * o[a], k)]
NEAR += [total(lambda a: exp(-T * WIDE[a])), total(lambda a: exp(-T * GAP[a])), log(1 + T) / T]


@few
@given(
    st.recursive(
        st.sampled_from(NEAR),
        lambda s: st.builds(lambda a, b: a + b, s, s) | st.builds(lambda a, b: a * b, s, s),
        max_leaves=2,
    ),
    st.sampled_from([0, oo]),
)
def test_limits_agree_with_numbers_far_out(expr: Expr, where: Expr) -> None:
    limit = limit_of(Limit(expr, T, where))
    if limit is None or limit.is_infinite:
        return
    with mpmath.workdps(50):
        for size in range(1, 4):
            point = Point(size, Random(1))
            value = point.value(limit)
            far = point.value_at(expr, T, mpmath.mpf(10) ** (15 if where == oo else -15))
            assert abs(far - value) < 1e-6 * max(1, abs(value))


@pytest.mark.parametrize(
    ("expr", "where", "value"),
    [
        (T, oo, oo),
        (-T, oo, -oo),
        (C * T, oo, None),
        (T**2, oo, oo),
        (T**C, oo, None),
        (X**T, oo, None),
        ((1 + T) ** C, 0, 1),
        ((-T) ** 3, oo, -oo),
        (1 / (-T - 1), oo, 0),
        (T ** Rational(-1, 2), oo, 0),
        (log(T), oo, oo),
        (log(T), 0, None),
        (1 / T, 0, None),
        (log(C**2 + 1 / T), oo, None),
        (T - exp(T), oo, None),
        (total(lambda a: T * exp(o[a])), oo, None),
        ((exp(T) - 1 - T) / T**2, 0, Rational(1, 2)),
        ((exp(T) - 1 - T - T**2 / 2 - T**3 / 6) / T**4, 0, None),
        (log(A + T), oo, None),
        (KroneckerDelta(j, k) / (1 + T), oo, 0),
        (log(exp(T) + 1) - T, oo, 0),
        (1 / (T - 1), oo, None),
    ],
)
def test_limits_that_are_found(expr: Expr, where: Expr, value: Expr | None) -> None:
    assert limit_of(Limit(expr, T, where)) == value


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


@pytest.mark.parametrize("expr", [log(-X), 1 / (X - X + K - 1), log(K - 1), (-X) ** Rational(1, 2)])
def test_a_point_says_where_nothing_is_defined(expr: Expr) -> None:
    with pytest.raises(UndefinedError):
        Point(1, Random(0)).value(expr)


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
        counterexample(X < 1, [X < 0 * X - 1])
