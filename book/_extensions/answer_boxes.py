"""Turn the cells that ask into boxes to answer in, judged in the reader's browser.

`ex.a` shows a question and `ex.a.check(...)`, tagged `answer`, takes an answer.
Both become one form, which the script fills with life. Without a script its question, hints and
solution can still be read. A cell of `check_all` becomes the line that tells what is solved.
"""

import ast
import json
import re
from collections.abc import Iterator
from html import escape
from typing import Any

from docutils import nodes
from myst_parser.parsers.sphinx_ import MystParser
from site_tools import html
from sphinx.application import Sphinx
from sphinx.util.docutils import new_document

from softmaxquiz import Question
from softmaxquiz.exercises import exercise, question, questions
from softmaxquiz.progress import WAITS

PACKAGE = "softmaxquiz.exercises"
REVIEW = "book/exercises/review"  # the page that asks again what was missed


def source(cell: nodes.Node) -> str:
    """Give the Python code of a cell, without magics."""
    code = next(cell.findall(nodes.literal_block)).astext()
    return re.sub(r"(?m)^[%!].*$", "", code).strip()


def cells(doctree: nodes.document) -> list[nodes.container]:
    """List the code cells of a page."""
    return [node for node in doctree.findall(nodes.container) if "cell" in node["classes"]]


def imported(code: str) -> dict[str, str]:
    """Say which names in a program stand for modules of exercises.

    >>> imported("from softmaxquiz.exercises import temperature as ex")
    {'ex': 'temperature'}
    """
    found = {}
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.ImportFrom) and node.module == PACKAGE:
            found |= {name.asname or name.name: name.name for name in node.names}
    return found


def asked(code: str, modules: dict[str, str]) -> str | None:
    """Give the id of the question that a cell checks, if it does.

    >>> asked("ex.a1.check(...)", {"ex": "temperature"})
    'temperature.a1'
    """
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.Call(ast.Attribute(ast.Attribute(ast.Name(name), part), "check")):
                return f"{modules[name]}.{part}"
    return None


def label(asked: Question) -> str:
    """Name a box: the part of an exercise, or what a question that does not count is for."""
    name, _, part = asked.id.partition(".")
    uncounted = {
        "how_to_answer": f"Sample: {part}",
        "predictions": f"Predict first: {part}",
        "first_page": "Your turn",
    }
    return uncounted.get(name, f"Part {part}")


class Writer:
    """Makes the nodes of a page's boxes."""

    def __init__(self, doctree: nodes.document) -> None:
        self.settings = doctree.settings

    def markdown(self, text: str) -> list[nodes.Node]:
        """Parse Markdown, its formulas too."""
        document = new_document("", self.settings)
        MystParser().parse(text, document)
        return list(document.children)

    def line(self, text: str) -> list[nodes.Node]:
        """Parse Markdown that has to stand inside a line."""
        blocks = self.markdown(text)
        return list(blocks[0].children) if isinstance(blocks[0], nodes.paragraph) else blocks

    def folded(self, kind: str, title: str, text: str) -> Iterator[nodes.Node]:
        """Fold Markdown under a title."""
        yield html(f'<details class="answer-{kind}"><summary>{escape(title)}</summary>')
        yield from self.markdown(text)
        yield html("</details>")

    def choices(self, asked: Question, form: dict[str, Any]) -> Iterator[nodes.Node]:
        """List the options of a choice, or the lines of a proof to be put in order."""
        kind = {"choice": "radio", "choices": "checkbox"}.get(form["kind"], "")
        yield html(f'<ul class="answer-options {form["kind"]}">')
        for each in form.get("options", form.get("lines", [])):
            key = escape(each["key"])
            field = f'<input type="{kind}" name="{asked.id}" value="{key}" disabled> '
            start = f"<label>{field}" if kind else ""
            yield html(f'<li data-key="{key}">{start}<b>{key})</b> <span>')
            yield from self.line(each["text"])
            yield html("</span></label></li>" if kind else "</span></li>")
        yield html("</ul>")

    def box(self, asked: Question) -> nodes.container:
        """Make the box of a question."""
        form = asked.to_form()
        kept = form | {"prompt": "", "variants": asked.variants is not None}
        data = escape(json.dumps(kept, ensure_ascii=False))
        made = nodes.container(classes=["answer-cell"])
        made += html(
            f'<form class="answer-box" id="{asked.id}" data-question="{asked.id}" '
            f'data-form="{data}" aria-label="{label(asked)}">'
        )
        made += html(f'<p class="answer-part">{label(asked)}</p>')
        made += self.markdown(asked.prompt)
        if "options" in form or "lines" in form:
            made += list(self.choices(asked, form))
        made += html('<div class="answer-here" hidden></div>')
        for number, hint in enumerate(asked.hints, 1):
            made += list(self.folded("hint", f"Hint {number} of {len(asked.hints)}", hint))
        made += list(self.folded("solution", "Solution", asked.worked))
        made += html("</form>")
        return made


def count_together(counted: list[tuple[nodes.Element, str]]) -> None:
    """Make one line, in place of the first cell, of the cells that count what is solved."""
    named = [re.findall(r'"(\w+)"', code) for _, code in counted]
    names = " ".join(name for each in named for name in each)
    for cell, _ in counted[1:]:
        cell.parent.remove(cell)
    for cell, _ in counted[:1]:
        cell.replace_self(html(f'<div class="answer-progress" data-progress="{names}"></div>'))


def make_boxes(app: Sphinx, doctree: nodes.document) -> None:
    """Replace the cells of a page that ask, and note that the page has some."""
    if app.builder.format != "html":
        return
    before, modules, writer = None, {}, Writer(doctree)
    found, counted = [], []
    for cell in cells(doctree):
        code = source(cell)
        if "tag_answer" in cell["classes"] and (id := asked(code, modules)):
            found.append(id)
            cell.replace_self(writer.box(question(id)))
            if before is not None and f"\n{code}".endswith(f"\n{source(before)}.check(...)"):
                before.parent.remove(before)  # it shows the question
        elif code.startswith("check_all("):
            counted.append((cell, code))
        elif PACKAGE in code:
            modules |= imported(code)
            if "/exercises/" not in app.env.docname:
                cell.parent.remove(cell)  # a chapter's reader needs it in the notebook alone
        before = cell
    count_together(counted)
    pages = app.env.__dict__.setdefault("answer_pages", {})
    pages.pop(app.env.docname, None)
    if found:
        pages[app.env.docname] = found


def add_scripts(
    app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Give each page the list of questions, and pages with boxes what they need."""
    pages = getattr(app.env, "answer_pages", {})
    if not pages:
        return
    app.add_js_file("questions.js", loading_method="defer")
    app.add_js_file("progress.js", loading_method="defer")
    if page in pages or page == REVIEW:
        app.add_js_file("answers.js", loading_method="defer")
    if page == REVIEW:
        app.add_js_file("review.js", loading_method="defer")


def list_questions(app: Sphinx) -> None:
    """Write for the script which questions there are, and where, and when they come again."""
    pages = getattr(app.env, "answer_pages", {})
    at = {id: page for page, ids in pages.items() for id in ids}
    listed = [
        [each.id, at[each.id], exercise(each.id.partition(".")[0]).title]
        for each in questions()
        if each.id in at
    ]
    text = f"window.bookQuestions = {json.dumps(listed)};\nwindow.bookWaits = {[*WAITS]};\n"
    path = app.outdir / "_static" / "questions.js"
    path.write_text(text, encoding="utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect to Sphinx."""
    app.connect("doctree-read", make_boxes)
    app.connect("html-page-context", add_scripts)
    app.connect("build-finished", lambda app, error: None if error else list_questions(app))
    return {"parallel_read_safe": False, "parallel_write_safe": True}
