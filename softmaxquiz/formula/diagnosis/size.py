"""What can be said of a wrong number that no rule explains, without saying the right one."""

from decimal import Decimal

from ..equivalence import DIGITS
from ..errors import TooLargeError
from ..evaluate import ONE, Value, arithmetic
from ..tree import COMPOSITES, Node, is_infinite, symbols
from .mistake import NUMBERS, Explanation, is_near

NEAR = Decimal("0.01")  # relative error of what is called close
FAR = 2  # factor from which a number is far too large


def about(yours: Node, expected: Node) -> Explanation | None:
    """Say that a number has the wrong sign, is not whole, is too large or too small."""
    a, b = _value(yours), _value(expected)
    if a is None or not b or a == b:
        return None
    is_small, is_whole = b.copy_abs() < ONE, b == b.to_integral_value()
    if not a or a.is_signed() != b.is_signed():
        sign = "negative" if b.is_signed() else "positive"
        return "wrong-sign", f"The right number is {sign}"
    size, right = a.copy_abs(), b.copy_abs()
    if is_whole and a != a.to_integral_value():
        return "not-whole", "The right number is a whole number"
    if is_small and not b.is_signed() and size >= ONE:
        return "not-below-1", "The right number lies below 1"
    if max(size, right) >= NUMBERS.multiply(min(size, right), Decimal(FAR)):
        much = "much" if b.is_signed() else "far"
        return "far", f"This is {much} too {_way(a, b)}"
    if is_whole:
        return "miscounted", "This is not far off. Count or compute again"
    if is_near(NUMBERS.divide(a, b), NEAR):
        return "close", "This is close, but not exact"
    return "size", f"This is not far off, but too {_way(a, b)}"


def _way(yours: Decimal, right: Decimal) -> str:
    """Tell which way a number of the right sign is wrong; -2 is smaller than -1, and larger."""
    is_larger = yours.copy_abs() > right.copy_abs()
    if right.is_signed():
        return "far from 0" if is_larger else "near to 0"
    return "large" if is_larger else "small"


def _value(node: Node) -> Value:
    """Return the value of a finite number without letters, if it is one."""
    if node.kind in COMPOSITES or symbols(node) or is_infinite(node):
        return None
    numbers = arithmetic(DIGITS[0])
    try:
        return numbers.value(numbers.function(node), {})
    except TooLargeError:
        return None
