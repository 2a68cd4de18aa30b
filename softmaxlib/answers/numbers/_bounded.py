"""Arithmetic for constants that somebody typed."""

from .._errors import TooLargeError
from ._float import Value, magnitude, sign
from ._real import Real

LARGEST_CONSTANT = 1 << 24  # bits


class Bounded(Real):
    """Arithmetic that refuses constants too large to be meant: towers of powers and the like."""

    def power(self, base: Value, exponent: Value) -> Value:
        """Raise to a power of bearable size."""
        return self._bounded(super().power(base, exponent))

    def call(self, name: str, args: list[Value]) -> Value:
        """Call a function; its value must be of bearable size."""
        return self._bounded(super().call(name, args))

    def _bounded(self, value: Value) -> Value:
        if sign(value) and abs(magnitude(value)) > LARGEST_CONSTANT:
            raise TooLargeError
        return value
