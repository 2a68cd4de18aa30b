"""Settings for all tests."""

import sys
from collections.abc import Iterator

import pytest
from hypothesis import settings

# Repeatable on every machine, however slow.
settings.register_profile("softmaxlib", deadline=None, derandomize=True, max_examples=50)
# For runs that repeat the tests very often, as mutation testing does.
settings.register_profile("quick", settings.get_profile("softmaxlib"), max_examples=5)
settings.load_profile("softmaxlib")


@pytest.fixture(autouse=True)
def _close_figures() -> Iterator[None]:
    """Close what a test has drawn, if it has drawn."""
    yield
    if pyplot := sys.modules.get("matplotlib.pyplot"):
        pyplot.close("all")
