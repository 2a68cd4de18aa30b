"""`import softmaxlib` is light, and its names arrive when they are used."""

import subprocess
import sys

import pytest

import softmaxlib
from softmaxlib import logits, model


@pytest.mark.parametrize("name", softmaxlib.__all__)
def test_public_names_come_from_their_module(name):
    home = model if name == "SoftmaxRegression" else logits
    vars(softmaxlib).pop(name, None)
    assert getattr(softmaxlib, name) is getattr(home, name)
    assert vars(softmaxlib)[name] is getattr(home, name)  # kept: the next use is a plain look-up


def test_dir_lists_names_not_yet_loaded():
    for name in softmaxlib.__all__:
        vars(softmaxlib).pop(name, None)
    assert set(softmaxlib.__all__) <= set(dir(softmaxlib))
    assert dir(softmaxlib) == sorted(set(dir(softmaxlib)))


def test_unknown_names_are_attribute_errors():
    with pytest.raises(AttributeError, match="module 'softmaxlib' has no attribute 'hardmax'"):
        _ = softmaxlib.hardmax
    with pytest.raises(ImportError, match="cannot import name 'hardmax'"):
        from softmaxlib import hardmax  # noqa: F401


def test_import_is_light():
    code = """
import sys, softmaxlib
heavy = {"numpy", "sympy", "mpmath", "matplotlib", "pooch"} & set(sys.modules)
assert not heavy, heavy
softmaxlib.softmax([0.0])
assert not {"sympy", "mpmath", "matplotlib", "pooch"} & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", code], check=True)
