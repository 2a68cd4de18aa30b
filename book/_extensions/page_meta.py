"""Tell what a page is about, and how long it takes.

Machines are told its description, a card for links to it, and a map of the site. Readers of a
chapter are told how long it takes to read, and how many of its exercises they have solved.

Addresses that must be complete are given only where the book's own is known: the canonical
address (Sphinx writes it), the card's picture, the site's map.
"""

import re
from html import escape
from pathlib import Path, PurePosixPath
from posixpath import normpath
from typing import Any

from docutils import nodes
from page_text import pieces, sections
from site_tools import digest, make_once
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

PACE, FORMULA, LINE = 200, 1 / 6, 1 / 20  # words in a minute; minutes for a formula, a line of code
LONGEST = 160  # characters of a description that search engines show
CARD = "_static/card.png"
NOT_FOUND = Path(__file__).parents[1] / "_templates" / "404.html"
PATH = re.compile(r'(?<=\s)(href|src|action|data-content_root)="(?![a-z]+:|[#/])([^"?#]*)')


def shorten(text: str, longest: int = LONGEST) -> str:
    """Cut a text after a word.

    >>> shorten("one two three", 12)
    'one two …'
    """
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1].rsplit(" ", 1)[0] + " …"


def describe(tree: nodes.document) -> str:
    """Give the beginning of a page's own words: those of its first paragraph without formulas."""
    for paragraph in tree.findall(nodes.paragraph):
        if isinstance(paragraph.parent, nodes.section) and not list(paragraph.findall(nodes.math)):
            return shorten(paragraph.astext())
    return ""


def tags(title: str, description: str, address: str, home: str) -> str:
    """Write the page's description and its card as HTML.

    >>> print(tags("A", "It is <A>.", "", ""))
    <meta name="description" content="It is &lt;A&gt;." />
    <meta property="og:type" content="article" />
    <meta property="og:title" content="A" />
    <meta property="og:description" content="It is &lt;A&gt;." />
    """
    properties = {"type": "article", "title": title, "description": description}
    if home:
        properties |= {"url": address, "image": home + CARD}
    lines = [f'<meta name="description" content="{escape(description)}" />'] if description else []
    for name, content in properties.items():
        if content:
            lines.append(f'<meta property="og:{name}" content="{escape(content)}" />')
    if home:
        lines.append('<meta name="twitter:card" content="summary_large_image" />')
    return "\n".join(lines)


def add_tags(
    app: Sphinx, page: str, template: str, context: dict[str, Any], tree: nodes.document | None
) -> None:
    """Give a page its description and card; a description in its front matter stays."""
    title = app.env.titles[page].astext() if page in app.env.titles else context.get("title", "")
    own = 'name="description"' in context.get("metatags", "")
    description = describe(tree) if tree and not own else ""
    home = app.config.html_baseurl
    written = tags(title, description, home + app.builder.get_target_uri(page), home)
    context["metatags"] = context.get("metatags", "") + written


def minutes(tree: nodes.document) -> int:
    """Tell how long a page takes to read: its words, displayed formulas and lines of code."""
    words = sum(len(piece.split()) for section in sections(tree) for piece in pieces(section))
    formulas = sum(not node.get("hidden") for node in tree.findall(nodes.math_block))
    lines = sum(block.astext().count("\n") + 1 for block in tree.findall(nodes.literal_block))
    return round(words / PACE + formulas * FORMULA + lines * LINE)


def practised(app: Sphinx, page: str, tree: nodes.document) -> list[str]:
    """List the exercises to whose pages a chapter links."""
    asking = app.env.__dict__.get("answer_pages", {})
    pages = {app.builder.get_relative_uri(page, each): each for each in asking if each != page}
    found = []
    for link in tree.findall(nodes.reference):
        linked = pages.get(link.get("refuri", "").partition("#")[0], "")
        if "/exercises/" in linked:
            found += [part.partition(".")[0] for part in asking[linked]]
    return [*dict.fromkeys(found)]


def tell_readers(
    app: Sphinx, page: str, template: str, context: dict[str, Any], tree: nodes.document | None
) -> None:
    """Put under the title of a chapter how long it takes, and a place for what is solved."""
    if app.builder.name != "html" or not tree or not app.env.toc_secnumbers.get(page, {}).get(""):
        return
    names = " ".join(practised(app, page, tree))
    line = (
        f'<p class="chapter-meta"><span>About {minutes(tree)} minutes to read.</span> '
        f'<span class="chapter-progress" data-progress="{names}"></span></p>'
    )
    context["body"] = context["body"].replace("</h1>", f"</h1>\n{line}", 1)


def site_map(home: str, pages: list[str]) -> str:
    """List the addresses of all pages for search engines.

    >>> print(site_map("https://example.org/", ["a.html"]))
    <?xml version="1.0" encoding="UTF-8"?>
    <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
    <url><loc>https://example.org/a.html</loc></url>
    </urlset>
    """
    listed = "\n".join(f"<url><loc>{escape(home + page)}</loc></url>" for page in pages)
    opening = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns='
    return f'{opening}"http://www.sitemaps.org/schemas/sitemap/0.9">\n{listed}\n</urlset>'


def moved_to_root(markup: str, folder: str) -> str:
    """Let the copy of a page in the site's root point to what the page points to.

    >>> moved_to_root('<a href="b.html#c"><img src="../d.png">', "a")
    '<a href="a/b.html#c"><img src="d.png">'
    """

    def move(path: re.Match[str]) -> str:
        slash = "/" if path[2].endswith("/") else ""
        return f'{path[1]}="{normpath(f"{folder}/{path[2]}")}{slash}'

    return PATH.sub(move, markup)


def draw(title: str, path: Path) -> None:
    """Draw the card; only then Matplotlib is needed."""
    from social_card import draw_card

    draw_card(title, path)


def write_site_files(app: Sphinx, error: Exception | None) -> None:
    """Write what the site has once: its first page, map, card, and a page for wrong addresses."""
    builder = app.builder
    if error or not isinstance(builder, StandaloneHTMLBuilder) or builder.name != "html":
        return
    site, home = Path(app.outdir), app.config.html_baseurl
    first = builder.get_target_uri(app.config.root_doc)
    markup = (site / first).read_text(encoding="utf-8")
    root = moved_to_root(markup, str(PurePosixPath(first).parent))
    (site / "index.html").write_text(root, encoding="utf-8")
    way_home = "/" + home.split("/", 3)[3] if home else "/"
    not_found = NOT_FOUND.read_text(encoding="utf-8").replace("{{ home }}", way_home)
    (site / "404.html").write_text(not_found, encoding="utf-8")
    title = app.config.html_title
    state = digest([Path(__file__).with_name("social_card.py")], title)
    make_once(site / CARD, state, lambda: draw(title, site / CARD))
    if home:
        pages = [builder.get_target_uri(page) for page in sorted(app.env.found_docs)]
        (site / "sitemap.xml").write_text(site_map(home, pages), encoding="utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect to Sphinx."""
    app.connect("html-page-context", add_tags, priority=700)
    app.connect("html-page-context", tell_readers)
    app.connect("build-finished", write_site_files, priority=800)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
