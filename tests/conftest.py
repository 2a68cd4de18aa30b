"""Settings for all tests."""

from hypothesis import settings

# Repeatable on every machine, however slow.
settings.register_profile("softmaxlib", deadline=None, derandomize=True, max_examples=50)
# For runs that repeat the tests very often, as mutation testing does.
settings.register_profile("quick", settings.get_profile("softmaxlib"), max_examples=5)
settings.load_profile("softmaxlib")
