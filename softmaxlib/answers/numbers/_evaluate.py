"""The value of a tree at a point, node by node."""

import operator
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from .._errors import UndefinedError
from .._tree import Node
from . import _functions as f
from . import _trigonometry as t
from ._float import ONE, ZERO, Value
from ._real import Real

REAL_FUNCTIONS: dict[str, Callable[..., Value]] = {
    "exp": f.exp,
    "log": f.log,
    "log2": f.log2,
    "log10": f.log10,
    "root": f.root,
    "abs": f.absolute,
    "sign": f.sign_of,
    "floor": f.floor,
    "ceil": f.ceil,
    "max": f.largest,
    "min": f.smallest,
    "sin": t.sin,
    "cos": t.cos,
    "tan": t.tan,
    "cot": t.cot,
    "sec": t.sec,
    "csc": t.csc,
    "factorial": f.factorial_of,
    "factorial2": f.double_factorial,
    "gamma": f.gamma,
    "binomial": f.binomial,
    "asin": partial(f.within, "asin", -1, 1),
    "acos": partial(f.within, "acos", -1, 1),
    "acosh": partial(f.within, "acosh", 1, None),
    "atanh": partial(f.within, "atanh", -1, 1),
    "arg": f.argument,
    "coth": lambda real, x: real.div(ONE, real.call("tanh", [x])),
    "re": lambda real, x: x,
    "conj": lambda real, x: x,
    "im": lambda real, x: ZERO,
}
REAL_FUNCTIONS |= {
    name: partial(f.within, name, None, None)
    for name in ("atan", "sinh", "cosh", "tanh", "asinh", "erf")
}

_ORDER = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}

Real.functions.update(REAL_FUNCTIONS)


def value_of(node: Node, point: Mapping[str, Value], numbers: Any) -> Value:
    """Evaluate a tree at a point with an arithmetic; raise where it has no value there."""
    kind = node.kind
    if kind == "number":
        return node.value
    if kind == "symbol":
        return numbers.symbol(point[node.name])
    if kind == "constant":
        return numbers.constant(node.name)
    if kind == "pow" and node.args[0].kind == "constant" and node.args[0].value == "e":
        return numbers.call("exp", [value_of(node.args[1], point, numbers)])
    if kind == "cases":
        return value_of(_chosen(node.args, point, numbers), point, numbers)
    args = [value_of(arg, point, numbers) for arg in node.args]
    return operate(node, args, numbers)


def _chosen(cases: tuple[Node, ...], point: Mapping[str, Value], numbers: Any) -> Node:
    """Return the first value whose condition holds, or the last one, which has none."""
    for at in range(0, len(cases) - 1, 2):
        if _holds(cases[at + 1], point, numbers):
            return cases[at]
    if len(cases) % 2 == 0:
        raise UndefinedError
    return cases[-1]


def _holds(condition: Node, point: Mapping[str, Value], numbers: Any) -> bool:
    """Tell whether a condition of a case holds."""
    if condition.kind != "relation":
        held = [_holds(part, point, numbers) for part in condition.args]
        return any(held) if condition.value == "or" else all(held)
    left, right = (value_of(side, point, numbers) for side in condition.args)
    if condition.value in ("=", "!="):
        return bool(numbers.sub(left, right) == 0) == (condition.value == "=")
    return bool(_ORDER[condition.name](numbers.compare(left, right), 0))


def operate(node: Node, args: list[Value], numbers: Any) -> Value:
    """Do what a node says with the values of its parts."""
    kind = node.kind
    if kind == "add":
        return numbers.add(args)
    if kind == "mul":
        return numbers.mul(args)
    if kind == "neg":
        return numbers.neg(args[0])
    if kind == "div":
        return numbers.div(args[0], args[1])
    if kind == "pow":
        return numbers.power(args[0], args[1])
    if kind == "call":
        return numbers.call(node.name, args)
    raise UndefinedError
