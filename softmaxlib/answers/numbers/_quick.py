"""Formulas as functions of floats: quick, and wrong in the last digits. They only suggest."""

import math
import operator
from collections.abc import Callable, Mapping

from .._tree import Node

Quick = Callable[[Mapping[str, float]], float]
ERRORS = (ArithmeticError, ValueError)

_FUNCTIONS: dict[str, Callable[..., float]] = {
    "exp": math.exp,
    "log": math.log,
    "log2": math.log2,
    "log10": math.log10,
    "abs": abs,
    "sign": lambda x: (x > 0) - (x < 0),
    "floor": math.floor,
    "ceil": math.ceil,
    "max": lambda *values: max(values),
    "min": lambda *values: min(values),
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "asin": math.asin,
    "acos": math.acos,
    "atan": math.atan,
    "sinh": math.sinh,
    "cosh": math.cosh,
    "tanh": math.tanh,
    "factorial": lambda x: math.gamma(x + 1),
    "gamma": math.gamma,
    "root": lambda x, degree: math.pow(x, 1 / degree),
    "binomial": lambda n, k: float(math.comb(int(n), int(k))) if n == int(n) < 1e3 else math.nan,
}
_ORDER: dict[str, Callable[[float, float], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_CONSTANTS = {"e": math.e, "pi": math.pi}


def quick(node: Node) -> Quick | None:
    """Return a formula as a function of floats; None if it has a part that is not known here.

    >>> from .._tree import call, number
    >>> quick(call("abs", number(-2)))({}), quick(call("erf", number(1)))
    (2.0, None)
    """
    if node.number is not None:
        return _number(node)
    if node.kind == "symbol":
        name = node.name
        return lambda point: point[name]
    if node.kind == "constant" and node.name in _CONSTANTS:
        constant = _CONSTANTS[node.name]
        return lambda point: constant
    if node.kind == "relation":
        return _holds(node)
    args = [quick(arg) for arg in node.args]
    known = [arg for arg in args if arg is not None]
    return _operation(node, known) if node.args and len(known) == len(args) else None


def _number(node: Node) -> Quick | None:
    """Return a constant function; None for a number that no float is near."""
    try:
        value = float(node.number or 0)
    except OverflowError:
        return None
    return lambda point: value


def _operation(node: Node, args: list[Quick]) -> Quick | None:
    """Return what a node does with the values of its parts."""
    first, second = args[0], args[-1]
    operations: dict[str, Quick] = {
        "add": lambda point: sum(arg(point) for arg in args),
        "mul": lambda point: math.prod(arg(point) for arg in args),
        "neg": lambda point: -first(point),
        "div": lambda point: first(point) / second(point),
        "pow": lambda point: math.pow(first(point), second(point)),
        "all": lambda point: all(arg(point) for arg in args),
        "bare": lambda point: (any if node.value == "or" else all)(arg(point) for arg in args),
        "cases": lambda point: _case(args, point),
    }
    if node.kind == "call" and (function := _FUNCTIONS.get(node.name)):
        return lambda point: function(*(arg(point) for arg in args))
    return operations.get(node.kind)


def _holds(node: Node) -> Quick | None:
    """Return whether a relation holds, as a function."""
    left, right = (quick(side) for side in node.args)
    if left is None or right is None:
        return None
    compared = _ORDER[node.name]
    return lambda point: compared(left(point), right(point))


def _case(args: list[Quick], point: Mapping[str, float]) -> float:
    """Return the first value whose condition holds, or the last one, which has none."""
    for at in range(0, len(args) - 1, 2):
        if args[at + 1](point):
            return args[at](point)
    return args[-1](point) if len(args) % 2 else math.nan
