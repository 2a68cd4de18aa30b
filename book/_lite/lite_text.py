"""Rewrite the notebooks' text for JupyterLite, which knows no bibliography and no other pages.

It would show `{cite}` as a warning, number each page's exercise 1, and print the directives that
begin and end a solution. So its copies say in plain Markdown what the book's pages show.
"""

import json
import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

import yaml
from pybtex.database import Entry, Person, parse_file
from pybtex.richtext import Text
from site_tools import ROOT

CITED = re.compile(r"\{cite(?::p)?\}`([^`]+)`")
EQUATION, LABEL = re.compile(r"\{eq\}`([^`]+)`"), re.compile(r"(?m)^\$\$ \(([\w-]+)\)$")
EXERCISE = re.compile(r"(?ms)^(`{3,})\{exercise\} ([^\n]+)\n:label: ([\w-]+)\n(.*?)^\1$\n?")
STARTS = re.compile(r"(?m)^```\{solution-start\} ([\w-]+)\n(?::.*\n)*```$")
ENDS = re.compile(r"(?m)^```\{solution-end\}\n```$\n?")


def surname(person: Person) -> str:
    """Give a person's surname as it is printed."""
    return str(Text.from_latex(" ".join([*person.prelast_names, *person.last_names])))


def name_source(entry: Entry) -> str:
    """Name a source as the book does: its authors, and its year if it states one."""
    names = [surname(person) for person in entry.persons.get("author", [])]
    who = " and ".join(names) if len(names) < 3 else f"{names[0]} et al."
    who = who or str(Text.from_latex(entry.fields.get("key") or entry.fields["title"]))
    return ", ".join(filter(None, [who, entry.fields.get("year")]))


def cite(entries: Iterable[Entry]) -> str:
    """Write a citation, with links to the sources that have an address."""
    cited = []
    for entry in entries:
        doi = entry.fields.get("doi")
        address = entry.fields.get("url") or (f"https://doi.org/{doi}" if doi else "")
        name = name_source(entry)
        cited.append(f"[{name}](<{address}>)" if address else name)
    return f"({'; '.join(cited)})"


@cache
def bibliography() -> dict[str, Entry]:
    """Read the book's sources."""
    return dict(parse_file(str(ROOT / "book" / "references.bib")).entries)


def text_of(page: str) -> str:
    """Give the text of a page that is a notebook."""
    file = ROOT / f"{page}.ipynb"
    cells = json.loads(file.read_text(encoding="utf-8"))["cells"] if file.exists() else []
    return "\n\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")


@cache
def numbers() -> dict[str, str]:
    """Give the numbers of exercises and equations as the book counts them, by label."""
    parts = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))["parts"]
    found, chapter = {}, 0
    for part in parts:
        for page in (text_of(each["file"]) for each in part["chapters"]):
            chapter += part.get("numbered", False)
            exercises = [label for _, _, label, _ in EXERCISE.findall(page)]
            counted = sum(label.startswith("ex-") for label in found)
            found |= {label: str(counted + at) for at, label in enumerate(exercises, 1)}
            for at, label in enumerate(LABEL.findall(page), 1):
                here = f"{chapter}.{at}" if part.get("numbered") else f"in Exercise {counted + 1}"
                found[label] = f"({here})"
    return found


def plain(text: str, here: set[str], number: dict[str, str], cited: Callable[[str], str]) -> str:
    r"""Rewrite the text of a cell; equations of this page, `here`, JupyterLite finds itself.

    >>> cell = "As {cite}`a` says in {eq}`eq-b`.\n\n```{solution-start} ex-c\n:class: x\n```\n"
    >>> print(plain(cell, set(), {"eq-b": "(2.1)", "ex-c": "7"}, "({})".format))
    As (a) says in (2.1).
    <BLANKLINE>
    **Solution to Exercise 7**
    <BLANKLINE>
    """
    title = "**Exercise {}.** *{}*\n{}".format
    text = EXERCISE.sub(lambda found: title(number[found[3]], found[2], found[4]), text)
    text = STARTS.sub(lambda found: f"**Solution to Exercise {number[found[1]]}**", text)
    text = CITED.sub(lambda found: cited(found[1]), ENDS.sub("", text))
    return EQUATION.sub(lambda at: at[0] if at[1] in here else number.get(at[1], at[0]), text)


def for_lite(cells: list[dict[str, Any]]) -> None:
    """Rewrite the text of a notebook's cells."""
    written = [cell for cell in cells if cell["cell_type"] == "markdown"]
    here = {label for cell in written for label in LABEL.findall("".join(cell["source"]))}
    source = bibliography()

    def cited(keys: str) -> str:
        return cite(source[key.strip()] for key in keys.split(","))

    for cell in written:
        text = plain("".join(cell["source"]), here, numbers(), cited)
        cell["source"] = text.splitlines(keepends=True)
