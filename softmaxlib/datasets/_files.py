"""Files of a data set, whole or not at all: found on disk or downloaded, and always checked."""

import gzip
import os
import zlib
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory


def read_checked(path: Path, sha256: str, remedy: str) -> bytes:
    """Return the content of a .gz file, if its SHA-256 is right (not that of the file)."""
    from hashlib import sha256 as sha256_of

    try:
        content = gzip.decompress(path.read_bytes())
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise ValueError(
            f"{path}: expected a complete gzip file, got: {error}. {remedy}"
        ) from error
    got = sha256_of(content).hexdigest()
    if got != sha256:
        raise ValueError(
            f"{path}: expected content with SHA-256 {sha256}, got {got} "
            f"({len(content)} bytes). {remedy}"
        )
    return content


def find(name: str, folders: Iterable[Path]) -> Path | None:
    """Return the first of the folders' files of this name."""
    return next((path for folder in folders if (path := folder / name).is_file()), None)


def download(url: str, path: Path, sha256: str) -> bytes:
    """Download a .gz file to `path` and return its content; nothing that fails leaves a trace.

    The bytes go to a temporary folder beside `path` and are moved, which is atomic, once checked.
    """
    import pooch

    get = pooch.HTTPDownloader(progressbar=True, chunk_size=1 << 16)
    path.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=path.parent) as folder:
        fresh = Path(folder) / path.name
        try:
            get(url, str(fresh), None)
        except OSError as error:  # of the network, or of the disk
            raise OSError(
                f"expected to download {url} to {path.parent}, got: {error}. "
                f"Try again, or get {path.name} elsewhere and put it in that folder."
            ) from error
        content = read_checked(fresh, sha256, f"This is what {url} sent; try again later.")
        os.replace(fresh, path)
    return content
