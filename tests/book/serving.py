"""Serve the built site as a host would: compressed, under a sub-path, only its own scripts allowed.

    python tests/book/serving.py 8000

serves it at http://127.0.0.1:8000/softmax/ for a look, or for Lighthouse.
"""

import gzip
import io
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

SITE = Path(__file__).resolve().parents[2] / "_build" / "html"
SUB_PATH = "softmax"
COMPRESSED = {".html", ".css", ".js", ".mjs", ".svg", ".json", ".ipynb", ".xml", ".txt", ".wasm"}

# Scripts and everything else from the site alone; MathJax and Matplotlib write style attributes.
POLICY = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
)


@cache
def compressed(path: Path, changed: float) -> bytes:
    """Compress a file once for each of its versions."""
    return gzip.compress(path.read_bytes(), mtime=0)


class Handler(SimpleHTTPRequestHandler):
    """Serves files over kept connections, and keeps its log to itself."""

    protocol_version = "HTTP/1.1"
    policy = ""

    def log_message(self, *args: object) -> None:
        pass

    def end_headers(self) -> None:
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
            self.send_header("Cache-Control", "max-age=600")  # as GitHub's Pages do
        super().end_headers()

    def send_head(self) -> io.BufferedIOBase | None:
        path = Path(self.translate_path(self.path))
        wanted = "gzip" in self.headers.get("Accept-Encoding", "")
        if not (wanted and path.is_file() and path.suffix in COMPRESSED):
            return super().send_head()
        content = compressed(path, path.stat().st_mtime)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return io.BytesIO(content)


class StrictHandler(Handler):
    """Lets a page use nothing but the site's own scripts."""

    policy = POLICY


class Server(ThreadingHTTPServer):
    """Takes all that a page asks for at once; the default of 5 waiting makes Chromium retry."""

    request_queue_size = 64

    def handle_error(self, *request: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):  # a page that was left
            super().handle_error(*request)


@contextmanager
def serve(root: Path, handler: type[Handler] = Handler, port: int = 0) -> Iterator[str]:
    """Serve a folder on a local port, a free one unless one is given."""
    server = Server(("127.0.0.1", port), partial(handler, directory=root))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def serve_site(handler: type[Handler] = StrictHandler, port: int = 0) -> Iterator[str]:
    """Serve the site under a sub-path, as Pages does, so that absolute paths would break."""
    with TemporaryDirectory() as folder:
        (Path(folder) / SUB_PATH).symlink_to(SITE, target_is_directory=True)
        with serve(Path(folder), handler, port) as url:
            yield f"{url}/{SUB_PATH}"


if __name__ == "__main__":
    with serve_site(port=int(sys.argv[1]) if len(sys.argv) > 1 else 8000) as url:
        print(f"The site is at {url}/ until you press Ctrl+C")
        threading.Event().wait()
