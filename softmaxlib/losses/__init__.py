"""Softmax cross-entropy computed from logits, with its gradient and its Hessian.

For one example with logits o, label y (probabilities of the K classes) and p = softmax(o):

    value     l = −Σₖ yₖ log pₖ = RealSoftMax(o) − y·o,  in nats
    gradient  ∂l/∂o = p − y
    Hessian   ∂²l/∂o² = diag(p) − p pᵀ,  whatever the label

What holds for all functions here. Classes are on the last axis, all axes before it count examples.
float16, float32 and float64 logits give results of their own dtype (float16 is computed in float32
and rounded once), integers give float64; labels and weights are converted to it. No input is
changed. There are no warnings: a logit of −inf is an impossible class, a loss may be +inf, and an
example with a logit NaN or +inf, or with −inf only, has NaN for its value and derivatives. An
example of weight 0 counts for exactly nothing, whatever its logits.

All are stable for one reason. The largest logit m is subtracted and its own term, e⁰ = 1, set
aside; r is the sum of the others, exp(oⱼ − m). Then log Σⱼ exp(oⱼ − m) = log1p(r), and what is
missing from certainty, 1 − p of the top class, is r/(1 + r): neither is rounded to 0 where softmax
is sure. For a hard label y no shift is needed, unless exp(oⱼ) or its sum is too large or too small:
there, with r the sum of the exponentials of the other classes, l = log1p(r/exp(o_y)). The work is
done in blocks of rows which stay in the cache. Value and gradient share the exponentials, the
Hessian takes its own. Which rows are shifted, and so the last bits, may depend on the examples
beside them.

Source: L. Zhao, "Softmax Regression" (undated note), for the gradient as softmax minus label.
"""

from .cross_entropy import (
    softmax_cross_entropy,
    softmax_cross_entropy_hessian,
    softmax_cross_entropy_hvp,
    softmax_cross_entropy_with_gradient,
    softmax_cross_entropy_with_hessian,
)

__all__ = [
    "softmax_cross_entropy",
    "softmax_cross_entropy_hessian",
    "softmax_cross_entropy_hvp",
    "softmax_cross_entropy_with_gradient",
    "softmax_cross_entropy_with_hessian",
]
