"""Softmax regression: its objective, for any solver, and a classifier that is fitted to data.

`Objective` is the regularised mean cross-entropy of a linear model, O = X W + b,

    J(W, b) = (1/n) Σᵢ l(xᵢ W + b, yᵢ) + (λ/2) ‖W‖²,  in nats,

with its gradient, its products with the Hessian, and what solvers need to know of its curvature.
`SoftmaxRegression` minimises it, and names things as scikit-learn does.

>>> from softmaxlib.model import SoftmaxRegression
>>> model = SoftmaxRegression(l2=0.01).fit([[0.0], [1.0], [2.0], [3.0]], ["a", "a", "b", "b"])
>>> model.predict([[0.5], [2.5]])
array(['a', 'b'], dtype='<U1')
"""

from .objective import Objective
from .regression import SoftmaxRegression

__all__ = ["Objective", "SoftmaxRegression"]
