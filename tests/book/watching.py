"""What a page shows and what goes wrong in it while it is open."""

from playwright.sync_api import Page


def listen(page: Page, home: str) -> list[str]:
    """Collect, from now on, what goes wrong in a page that may fetch from its home only."""
    heard: list[str] = []

    def console(message: object) -> None:
        if message.type in {"error", "warning"}:
            heard.append(f"console {message.type}: {message.text}")

    def request(fetched: object) -> None:
        if not fetched.url.startswith((home, "data:", "blob:")):
            heard.append(f"request to another host: {fetched.url}")

    def response(got: object) -> None:
        if got.status >= 400:
            heard.append(f"request answered with {got.status}: {got.url}")

    page.on("console", console)
    page.on("request", request)
    page.on("response", response)
    page.on("pageerror", lambda error: heard.append(f"script error: {error}"))
    page.on("requestfailed", lambda failed: heard.append(f"request failed: {failed.url}"))
    return heard


def open_explorers(page: Page) -> None:
    """Wait until every explorer of a page is there: each loads when it comes near the view."""
    for place in page.locator(".explorer").all():
        place.scroll_into_view_if_needed()
        page.wait_for_function("element => element.explorer", arg=place.element_handle())
    page.evaluate("scrollTo(0, 0)")
