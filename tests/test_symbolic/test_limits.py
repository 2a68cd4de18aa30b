"""Limits against numbers far out, on random expressions and on chosen ones."""

from random import Random

import mpmath
import pytest
from examples import GAP, WIDE, A, C, X, few, sums_and_products
from hypothesis import given
from hypothesis import strategies as st
from sympy import (
    Expr,
    KroneckerDelta,
    Limit,
    Rational,
    Symbol,
    exp,
    log,
    oo,
)

from softmaxlib.symbolic import j, k, o, softmax, total
from softmaxlib.symbolic.limits import limit_of
from softmaxlib.symbolic.points import Point

T = Symbol("t", positive=True)
# Things that have a limit at zero or at infinity, some of which the rules find.
NEAR = [1 / T, exp(-T), exp(-1 / T), C, log(1 + 1 / T), T / (1 + T), (exp(T) - 1) / T, X**2]
NEAR += [1 / (C**2 + 1 / T), softmax(lambda a: o[a] / T, k), softmax(lambda a: T * o[a], k)]
NEAR += [total(lambda a: exp(-T * WIDE[a])), total(lambda a: exp(-T * GAP[a])), log(1 + T) / T]


@few
@given(
    st.recursive(
        st.sampled_from(NEAR),
        sums_and_products,
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
            far = point.value(expr, at=(T, mpmath.mpf(10) ** (15 if where == oo else -15)))
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
        (log(T), 0, -oo),
        (1 / T, 0, oo),
        (log(C**2 + 1 / T), oo, None),
        (T - exp(T), oo, None),
        (total(lambda a: T * exp(o[a])), oo, oo),
        (total(lambda a: T * o[a]), oo, None),
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
