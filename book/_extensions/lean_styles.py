"""Give the pages one small style sheet, with icon fonts that hold only the icons shown.

Theme and extensions bring a dozen style sheets and fonts of a thousand icons: 300 KB that every
page would wait for. When all pages are written, PurgeCSS joins the sheets and leaves out the
rules that no page and no script can use, and the fonts are cut down to what remains.
"""

import re
from pathlib import Path

from site_tools import cut_font, digest, make_once, run_node
from sphinx.application import Sphinx

SCRIPT = Path(__file__).with_suffix(".cjs")
OUTPUT = "_static/site.css"
# What the theme's templates load ahead of the registered ones: the one imports the other.
THEME = ["_static/basic.css", "_static/styles/pydata-sphinx-theme.css"]

ICON_FONT = re.compile(r"src:\s*url\([^)]*\.woff2\) format\([^)]*\),\s*url\(([^)]*\.ttf)\)[^;}]*")
TAG, WORD = re.compile(r"<[^>]+>"), re.compile(r"[A-Za-z0-9_-]+")
ICON = re.compile(r"[\"'](?:\\([0-9a-f]{2,5})|([\ue000-\uf8ff]))[\"']")  # by number, or itself


def cut_icons(sheet: Path) -> None:
    """Cut down the icon fonts of a style sheet, and point it to the smaller ones."""
    css = sheet.read_text(encoding="utf-8")
    icons = {int(code, 16) if code else ord(itself) for code, itself in ICON.findall(css)}

    def smaller(source: re.Match[str]) -> str:
        font = sheet.parent / source[1]
        cut_font(font, sheet.parent / "fonts" / f"{font.stem}.woff", icons)
        return f'src:url("fonts/{font.stem}.woff") format("woff")'

    sheet.write_text(ICON_FONT.sub(smaller, css), encoding="utf-8")


def words(site: Path) -> list[str]:
    """List the words that pages have in tags, and scripts anywhere: what a rule can ask for."""
    found: set[str] = set()
    for page in site.rglob("*.html"):
        if "lite" not in page.relative_to(site).parts:
            tags = set(TAG.findall(page.read_text(encoding="utf-8")))
            found.update(word for tag in tags for word in WORD.findall(tag))
    for script in (site / "_static").rglob("*.js"):
        found.update(WORD.findall(script.read_text(encoding="utf-8")))
    return sorted(found)


def write_sheet(app: Sphinx, error: Exception | None) -> None:
    """Write the one style sheet of the site, from all that a page would load."""
    if error or app.builder.format != "html":
        return
    site = Path(app.outdir)
    registered = sorted(app.builder._css_files, key=lambda sheet: sheet.priority)
    sheets = [*dict.fromkeys([*THEME, *(str(sheet.filename) for sheet in registered)])]
    used = " ".join(words(site))

    def write() -> None:
        run_node(SCRIPT, str(site), OUTPUT, *sheets, given=used)
        cut_icons(site / OUTPUT)

    sources = [SCRIPT, Path(__file__), *(site / sheet for sheet in sheets)]
    make_once(site / OUTPUT, digest(sources, used), write)


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect to Sphinx, after the theme has overwritten the colours of code."""
    app.connect("build-finished", write_sheet, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
