"""Settings for all tests."""

from hypothesis import settings

# Repeatable on every machine, however slow.
settings.register_profile("softmaxlib", deadline=None, derandomize=True, max_examples=50)
settings.load_profile("softmaxlib")
