"""Runs in Pyodide: compile what judging answers imports, and nothing else, into one archive.

Loading source text is what makes Pyodide start slowly. So the archive holds compiled modules only:
those that are loaded once a question of each kind has judged some answers.
"""

import importlib.metadata  # noqa: F401 (Pyodide loads it when it starts, as the two below)
import json
import sys
import zipfile
from importlib._bootstrap_external import _code_to_hash_pyc
from importlib.util import source_hash
from pathlib import Path

import _pylong  # noqa: F401 (Python's own arithmetic of very long integers)
import js  # noqa: F401
import pyodide.ffi  # noqa: F401

from softmaxquiz.browser import another, judge
from softmaxquiz.exercises import UNCOUNTED, questions

ANSWERS = ["", "1/2", "x + (", "log(2)^2", "a", "0, 10, 11", "(0, 1]", [["1", "2"]], ["1", "a"]]


def names() -> list[str]:
    """Name the loaded modules that come from a file, after one question of each kind has worked."""
    samples = [question for name in UNCOUNTED for question in questions(name)]
    for question in {type(each.kind): each for each in [*samples, *questions()]}.values():
        for answer in ANSWERS:
            judge(question.id, json.dumps(answer))
        question.hint(), question.solution()
        if question.variants:
            another(question.id, 0)
    return sorted(name for name, module in sys.modules.items() if getattr(module, "__file__", None))


def compiled(source: bytes, path: str) -> bytes:
    """Compile a module as a file that is never checked against its source."""
    code = compile(source, path, "exec", dont_inherit=True, optimize=2)
    return bytes(_code_to_hash_pyc(code, source_hash(source), False))


def write(archive: zipfile.ZipFile, name: str) -> None:
    """Add a module, unless it is built in or goes by another name too."""
    spec = sys.modules[name].__spec__
    if spec is None or spec.name != name or not str(spec.origin).endswith(".py"):
        return
    package = spec.submodule_search_locations is not None
    path = name.replace(".", "/") + ("/__init__" if package else "")
    entry = zipfile.ZipInfo(f"{path}.pyc", (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, compiled(spec.loader.get_data(spec.origin), f"{path}.py"))


with zipfile.ZipFile(Path("/out/python.zip"), "w", compresslevel=9) as archive:
    for name in names():
        write(archive, name)
