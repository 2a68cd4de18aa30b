"""What holds for every figure: each file of figures lists usual ones, by name, and odd ones."""

import importlib
import re
from pathlib import Path

import pytest
from figure_checks import check_odd, check_style, check_usual, smallest
from image_sizes import SCRIPTS, SMALLEST, SMALLEST_SCRIPT

from softmaxlib import figures

FILES = sorted(Path(__file__).parent.glob("test_figures*.py"))
MODULES = [importlib.import_module(file.stem) for file in FILES]
USUAL = {name: draw for module in MODULES for name, draw in module.USUAL.items()}
ODD = {name: draw for module in MODULES for name, draw in module.ODD.items()}


def test_each_public_function_has_its_usual_figure():
    assert {re.split("[ ,]", name)[0] for name in USUAL} == set(figures.__all__)


def test_no_name_stands_twice():
    assert len(USUAL) == sum(len(module.USUAL) for module in MODULES)
    assert len(ODD) == sum(len(module.ODD) for module in MODULES)


@pytest.mark.parametrize("name", USUAL)
def test_usual_figure(name):
    check_usual(USUAL[name])


@pytest.mark.parametrize("name", ODD)
def test_odd_figure_draws_without_warning_and_cuts_no_text_off(name):
    check_odd(ODD[name])


@pytest.mark.parametrize("name", USUAL)
def test_same_bytes_twice_and_the_readers_style_is_neither_used_nor_changed(name):
    check_style(USUAL[name])


@pytest.mark.parametrize("name", USUAL)
def test_the_build_knows_the_smallest_text(name):
    has_scripts = re.split("[ ,]", name)[0] in SCRIPTS
    assert smallest(USUAL[name]()) >= (SMALLEST_SCRIPT if has_scripts else SMALLEST)


def test_only_figures_are_said_to_have_scripts():
    assert set(figures.__all__) >= SCRIPTS
