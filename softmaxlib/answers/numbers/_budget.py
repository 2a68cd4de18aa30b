"""A budget for computing, so that every check ends soon, and ends alike on every machine."""

from .._errors import TooLargeError


class Budget:
    """How much may still be computed, in units of about a microsecond.

    Parameters
    ----------
    left : int
        What may be spent.
    """

    def __init__(self, left: int) -> None:
        self.left = left

    def spend(self, cost: int) -> None:
        """Pay; raise if nothing is left."""
        self.left -= cost
        if self.left < 0:
            raise TooLargeError


def exact_cost(bits: int) -> int:
    """Return what an operation with rational numbers of so many bits costs."""
    return 2 + (bits // 800) ** 2


def float_cost(bits: int) -> int:
    """Return what a product of floats costs."""
    return 2 + bits // 400


def function_cost(bits: int, weight: int) -> int:
    """Return what a function such as exp costs."""
    return weight * (8 + 2 * (bits // 256) ** 2)
