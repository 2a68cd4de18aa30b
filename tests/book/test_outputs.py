"""The outputs that notebooks store are those that `make book` got when it executed them.

So no notebook is executed twice. Pictures are not compared, nor cells tagged nbval-ignore-output.
nbval compares in the same way, and executes for itself: `pytest --nbval book/softmax.ipynb`.
"""

from pathlib import Path
from typing import Any

import nbformat
import pytest
from execute_notebooks import is_stored, states
from jupyter_cache import get_cache
from nbformat import NotebookNode
from notebooks import NOTEBOOKS, ROOT, name, sample, tags

CACHE = ROOT / "_build" / ".jupyter_cache"


def executed(path: Path, notebook: NotebookNode) -> NotebookNode:
    """Give a notebook with the outputs of its last execution, if that was of the present state."""
    cache = get_cache(CACHE)
    if not is_stored(cache, notebook, states([(path, notebook)])[path]):
        pytest.fail("expected outputs of the present notebook and code: run `make book`")
    return cache.merge_match_into_notebook(notebook)[1]


def compared(output: dict[str, Any]) -> dict[str, Any]:
    """Keep of an output what must be the same on every machine."""
    kept = {key: output[key] for key in ("output_type", "name", "text", "ename") if key in output}
    data = output.get("data", {})
    return kept | {kind: data[kind] for kind in data if not kind.startswith("image/")}


def joined(outputs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Join what was printed in several pieces: where it is cut hangs on the moment."""
    found: list[dict[str, Any]] = []
    for output in map(compared, outputs):
        last = found[-1] if found else {}
        if output["output_type"] == "stream" and output["name"] == last.get("name"):
            last["text"] += output["text"]
        else:
            found.append(output)
    return found


def differences(stored: NotebookNode, got: NotebookNode) -> list[str]:
    """Say which code cells have other outputs than those stored."""
    found = []
    for number, (old, new) in enumerate(zip(stored.cells, got.cells, strict=True)):
        if old.cell_type != "code" or "nbval-ignore-output" in tags(old):
            continue
        expected, came = joined(old.outputs), joined(new.outputs)
        if expected != came:
            found.append(f"cell {number}: expected {expected}, got {came}")
    return found


@pytest.mark.parametrize("path", NOTEBOOKS, ids=name)
def test_outputs_are_those_stored(path: Path) -> None:
    stored = nbformat.read(path, as_version=4)
    assert differences(stored, executed(path, stored)) == []


def notebook(*outputs: dict[str, Any], tagged: str = "") -> NotebookNode:
    (cell,) = sample(("code", "x"))
    cell |= {"outputs": list(outputs), "metadata": {"tags": [tagged]}}
    return nbformat.from_dict({"cells": [cell]})


def shows(text: str, picture: str = "") -> dict[str, Any]:
    return {"output_type": "display_data", "data": {"text/plain": text, "image/png": picture}}


PRINTS = {"output_type": "stream", "name": "stdout", "text": "1\n"}


@pytest.mark.parametrize(
    ("stored", "got", "count"),
    [
        (notebook(shows("1")), notebook(shows("1")), 0),
        (notebook(shows("1")), notebook(shows("2")), 1),
        (notebook(shows("1", "a")), notebook(shows("1", "b")), 0),
        (notebook(PRINTS), notebook(PRINTS), 0),
        (notebook(PRINTS), notebook(PRINTS | {"text": "2\n"}), 1),
        (notebook(PRINTS), notebook(PRINTS | {"name": "stderr"}), 1),
        (notebook(PRINTS), notebook(), 1),
        (notebook(), notebook(PRINTS), 1),
        (notebook(PRINTS, PRINTS), notebook(PRINTS | {"text": "1\n1\n"}), 0),
        (notebook(PRINTS, PRINTS), notebook(PRINTS), 1),
        (notebook(PRINTS, tagged="nbval-ignore-output"), notebook(), 0),
    ],
)
def test_the_comparison_sees(stored: NotebookNode, got: NotebookNode, count: int) -> None:
    assert len(differences(stored, got)) == count
