"""The library behind the book: it computes softmax regression, and proves its formulas.

Two wings, which do not import each other. One computes with NumPy (`logits`, `losses`,
`optimizers`, `model`, `information`, `codes`, `datasets`) and draws with Matplotlib (`figures`);
one proves with SymPy (`symbolic`).

Names are loaded on first use, so ``import softmaxlib`` brings in none of these libraries.

>>> import softmaxlib
>>> softmaxlib.softmax([0.0, 0.0])
array([0.5, 0.5])
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .logits import log_softmax, logsumexp, softmax, softmin
    from .model import SoftmaxRegression

__all__ = ["SoftmaxRegression", "log_softmax", "logsumexp", "softmax", "softmin"]

_HOME = dict.fromkeys(__all__, "logits") | {"SoftmaxRegression": "model"}


def __getattr__(name: str) -> Any:
    """Import the module a public name lives in, once, and keep the name."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Public names, loaded or not."""
    return sorted({*globals(), *__all__})
