"""Signs against numbers, on random expressions and on chosen ones."""

import pytest
from examples import GAP, WIDE, C, D, M, W, X, few, sums_and_products, values
from hypothesis import given
from hypothesis import strategies as st
from sympy import (
    Expr,
    Rational,
    S,
    Sum,
    exp,
    log,
)

from softmaxlib.symbolic import K, j, k, o, real_softmax, softmax, total
from softmaxlib.symbolic.signs import sign_of

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
        sums_and_products,
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
        (D**2 + 1, 2),
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
