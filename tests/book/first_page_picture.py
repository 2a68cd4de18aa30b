"""Take the picture of the first page's explorer that README shows, from the built book.

python tests/book/first_page_picture.py
"""

from io import BytesIO

from browser import launch
from notebooks import ROOT
from PIL import Image
from playwright.sync_api import sync_playwright
from serving import serve_site

PICTURE = ROOT / ".github" / "explorer.png"
COLOURS = 48  # few, so that the file is small


def take() -> None:
    """Open the first page, move a slider, and keep what the explorer shows."""
    with sync_playwright() as playwright, serve_site() as address:
        chromium = launch(playwright)
        page = chromium.new_page(viewport={"width": 1280, "height": 900}, device_scale_factor=1.5)
        page.goto(f"{address}/index.html", wait_until="networkidle")
        explorer = page.locator(".explorer")
        slider = explorer.get_by_label("Logit of dog")
        slider.fill("1")
        slider.blur()
        shown = explorer.screenshot(animations="disabled")
        chromium.close()
    with Image.open(BytesIO(shown)) as picture:
        picture.convert("RGB").quantize(COLOURS).save(PICTURE, optimize=True)


if __name__ == "__main__":
    take()
    print(f"Wrote {PICTURE}")
