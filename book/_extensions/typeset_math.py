"""Typeset every formula while the book is built, so that a page shows them without a script.

One run of Temml under node turns all formulas of the book into MathML, which browsers draw and
screen readers read by themselves. A formula that Temml cannot read fails the build. The font for
them, STIX Two Math, is cut down to the characters of this book: 25 KB of 370.
"""

import html
import json
import re
from collections.abc import Iterable
from pathlib import Path
from unicodedata import normalize

from docutils import nodes
from site_tools import MADE, cut_font, digest, run_node
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.locale import _
from sphinx.util.math import get_node_equation_number
from sphinx.writers.html5 import HTML5Translator

SCRIPT = Path(__file__).with_suffix(".cjs")
FONT = Path("@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff")
STYLE = Path("temml/dist/Temml-STIX2.css")
SOURCE, CUT = re.compile(r"src:[^;]*;"), 'src: url("fonts/math.woff") format("woff");'
# Browsers may break a line on either side of a formula, whatever stands there.
OPENING, CLOSING = re.compile(r"[(“]+$"), re.compile(r"^[.,;:!?)’”-]+")
# Browsers set a variable of one letter in italics: they show another character than is written.
ITALICS = [0x210E, *range(0x1D434, 0x1D468), *range(0x1D6E2, 0x1D71C)]
ITALIC = {normalize("NFKC", chr(code)): code for code in ITALICS}
UNWRITTEN = "√"  # drawn by an element, so in no text
# What readers type is typeset in verdicts: letters, upright and italic, Greek and signs.
TYPED = {*range(0x20, 0x7F), *range(0x391, 0x3CA), *ITALICS, *map(ord, "−·×≤≥≠∞⌈⌉⌊⌋")}

Formula = tuple[str, bool]  # TeX, and whether it is displayed
typeset: dict[Formula, str] = {}


def formula(node: nodes.math | nodes.math_block) -> Formula:
    """Give what to typeset; lines broken by a double backslash line up, as Sphinx has them."""
    tex, displayed = node.astext(), isinstance(node, nodes.math_block)
    if displayed and not node.get("nowrap") and r"\\" in tex:
        tex = rf"\begin{{split}}{tex}\end{{split}}"
    return tex, displayed


def collect(app: Sphinx, doctree: nodes.document) -> None:
    """Keep the formulas of a page that was read."""
    kinds = (nodes.math, nodes.math_block)
    found = {formula(node) for kind in kinds for node in doctree.findall(kind)}
    app.env.__dict__.setdefault("formulas", {})[app.env.docname] = found


def forget(app: Sphinx, env: BuildEnvironment, page: str) -> None:
    """Drop the formulas of a page that is read again, or is gone."""
    env.__dict__.get("formulas", {}).pop(page, None)


def to_mathml(formulas: Iterable[Formula], kept: Path) -> dict[Formula, str]:
    """Give the MathML of each formula; what was typeset before is kept in a file."""
    lines = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else []
    known = {(tex, displayed): mathml for tex, displayed, mathml in lines}
    new = sorted(set(formulas) - known.keys())
    if new:
        made = json.loads(run_node(SCRIPT, given=json.dumps(new)))
        known |= zip(new, made, strict=True)
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps([[*each, known[each]] for each in sorted(known)]))
    return {each: known[each] for each in formulas}


def characters(mathml: Iterable[str]) -> set[int]:
    """Give the code points of all that formulas show.

    >>> sorted(map(chr, characters(["<math><mi>T</mi><mo>&lt;</mo></math>"])))
    ['<', 'T', '√', '𝑇']
    """
    shown = {*html.unescape(re.sub(r"<[^>]*>", "", "".join(mathml))), *UNWRITTEN}
    return {ord(character) for character in shown} | {ITALIC[x] for x in shown & ITALIC.keys()}


def typeset_all(app: Sphinx, env: BuildEnvironment) -> None:
    """Typeset all formulas of all pages, before the first page is written."""
    if app.builder.format != "html":
        return
    packages, static = Path(app.srcdir) / "node_modules", Path(app.outdir) / "_static"
    state = digest([SCRIPT, packages / "temml" / "package.json"])
    kept = MADE / f"formulas-{state}.json"
    typeset.update(to_mathml(set().union(*env.formulas.values()), kept))
    cut_font(packages / FONT, static / "fonts/math.woff", characters(typeset.values()) | TYPED)
    style = SOURCE.sub(CUT, (packages / STYLE).read_text(encoding="utf-8"))
    (static / "math.css").write_text(style, encoding="utf-8")


def cut_off(text: nodes.Node | None, piece: re.Pattern[str]) -> list[nodes.Text]:
    """Take a piece at an end of a text away from it, if the node is a text that has one."""
    found = piece.search(text.astext()) if isinstance(text, nodes.Text) else None
    if not found:
        return []
    text.parent.replace(text, nodes.Text(piece.sub("", text.astext())))
    return [nodes.Text(found[0])]


def keep_together(app: Sphinx, doctree: nodes.document, page: str) -> None:
    """Put a formula inside a line together with the bracket before it and punctuation after it."""
    for node in list(doctree.findall(nodes.math)):
        beside = [None, *node.parent.children, None]
        place = node.parent.index(node) + 1
        opens, closes = cut_off(beside[place - 1], OPENING), cut_off(beside[place + 1], CLOSING)
        if opens or closes:
            kept = nodes.inline(classes=["together"])
            node.replace_self(kept)
            kept += [*opens, node, *closes]


def visit_inline(translator: HTML5Translator, node: nodes.math) -> None:
    """Write a formula inside a line."""
    written = f'<span class="math notranslate nohighlight">{typeset[formula(node)]}</span>'
    translator.body.append(written)
    raise nodes.SkipNode


def visit_displayed(translator: HTML5Translator, node: nodes.math_block) -> None:
    """Write a formula on lines of its own, with its number and a link to it."""
    body = translator.body
    body.append(translator.starttag(node, "div", CLASS="math notranslate nohighlight"))
    if node["number"]:
        number = get_node_equation_number(translator, node)
        body.append(f'<span class="eqno">({number})')
        translator.add_permalink_ref(node, _("Link to this equation"))
        body.append("</span>")
    body.append(typeset[formula(node)] + "</div>\n")
    raise nodes.SkipNode


def setup(app: Sphinx) -> dict[str, bool]:
    """Offer ourselves as the renderer `typeset`; all pages must be read before one is written."""
    app.add_html_math_renderer("typeset", (visit_inline, None), (visit_displayed, None))
    app.add_css_file("math.css")
    app.connect("doctree-read", collect, priority=900)  # after the boxes are made
    app.connect("env-purge-doc", forget)
    app.connect("env-updated", typeset_all)
    app.connect("doctree-resolved", keep_together)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
