"""The animals are learnable as they claim; Fashion-MNIST arrives whole or with a clear error."""

import gzip
import hashlib
import struct
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression
from sklearn.tree import DecisionTreeClassifier

from softmaxlib.datasets import (
    Images,
    Text,
    fashion_mnist,
    load_animals,
    load_fashion_mnist,
    load_text,
    normalise_text,
    text,
)
from softmaxlib.datasets._idx import parse_idx

WHOLE_SET = fashion_mnist.SYSTEM_FOLDERS[0]
needs_whole_set = pytest.mark.skipif(
    not (WHOLE_SET / "train-images-idx3-ubyte.gz").is_file(),
    reason="the whole Fashion-MNIST is not installed (Debian: dataset-fashion-mnist)",
)


# Animals


def test_animals_are_small_balanced_and_shuffled():
    animals = load_animals(n_per_class=50, seed=3)
    assert animals.images.shape == (150, 2, 2)
    assert animals.images.dtype == np.float64
    assert animals.labels.dtype == np.intp
    assert animals.images.min() >= 0
    assert animals.images.max() <= 1
    np.testing.assert_array_equal(np.bincount(animals.labels), [50, 50, 50])
    assert len(set(animals.labels[:20])) == 3
    np.testing.assert_array_equal(animals.features[7], animals.images[7].ravel())


def test_the_seed_decides_the_animals():
    first, again, other = (load_animals(seed=s).images for s in (1, 1, 2))
    np.testing.assert_array_equal(first, again)
    assert (first != other).any()


def test_the_rule_is_the_one_documented():
    rng = np.random.default_rng(5)
    labels = rng.permutation(np.repeat([0, 1, 2], 4))
    signs = np.array([[1, 1, -1, -1], [-1, 1, -1, 1], [1, -1, -1, 1]])[labels]
    brightness = rng.uniform(0.3, 0.7, (12, 1))
    pixels = np.clip(brightness + 0.15 * signs + rng.normal(0, 0.09, (12, 4)), 0, 1)
    animals = load_animals(4, seed=5)
    np.testing.assert_array_equal(animals.labels, labels)
    np.testing.assert_allclose(animals.features, pixels, rtol=1e-15)


def test_average_animals_differ_to_the_eye():
    animals = load_animals(1000)
    averages = np.stack([animals.images[animals.labels == k].mean(0) for k in range(3)])
    differences = averages[:, None] - averages[None, :]
    assert (np.abs(differences).max((2, 3))[~np.eye(3, dtype=bool)] > 0.25).all()


def test_a_linear_model_learns_the_animals_but_no_single_pixel_tells():
    train, fresh = load_animals(100, seed=0), load_animals(5000, seed=1)
    model = LogisticRegression(C=100).fit(train.features, train.labels)
    assert 0.97 <= model.score(fresh.features, fresh.labels) <= 0.985
    many = load_animals(10_000, seed=2)
    scores = [
        DecisionTreeClassifier(min_samples_leaf=200)
        .fit(many.features[:, [pixel]], many.labels)
        .score(fresh.features[:, [pixel]], fresh.labels)
        for pixel in range(4)
    ]
    assert 0.54 <= max(scores) <= 0.575
    assert scores[2] == pytest.approx(1 / 3, abs=0.02)


def test_there_must_be_some_animals():
    with pytest.raises(ValueError, match="expected n_per_class of at least 1, got 0"):
        load_animals(0)
    with pytest.raises(TypeError, match="integer"):
        load_animals(1.5)


# The subset


def assert_equal(part, reference):
    np.testing.assert_array_equal(part.images, reference.images, strict=True)
    np.testing.assert_array_equal(part.labels, reference.labels, strict=True)
    assert part.class_names == reference.class_names


def test_the_subset_is_stratified_and_small():
    fashion = load_fashion_mnist()
    for part, n in (fashion.train, 600), (fashion.test, 200):
        assert part.images.dtype == np.uint8
        assert part.features.shape == (10 * n, 784)
        np.testing.assert_array_equal(np.bincount(part.labels), [n] * 10)
        assert part.class_names[9] == "Ankle boot"
    data = Path(fashion_mnist.__file__).parents[1] / "data"
    assert (data / fashion_mnist.SUBSET).stat().st_size < 4e6
    assert (data / "LICENSE-fashion-mnist").is_file()


@needs_whole_set
def test_the_subset_is_what_its_rule_makes_of_the_whole_set(monkeypatch):
    monkeypatch.delenv(fashion_mnist.VARIABLE, raising=False)
    whole = load_fashion_mnist(whole=True)
    assert whole.train.images.shape == (60_000, 28, 28)
    assert whole.test.images.shape == (10_000, 28, 28)
    shipped = load_fashion_mnist()
    for part, source, n in (shipped.train, whole.train, 600), (shipped.test, whole.test, 200):
        first = [np.flatnonzero(source.labels == label)[:n] for label in range(10)]
        kept = np.sort(np.concatenate(first))
        assert_equal(part, Images(source.images[kept], source.labels[kept], source.class_names))


# The whole set: a small synthetic one, in folders and on a server of our own


def idx(array):
    return (
        bytes([0, 0, 8, array.ndim]) + struct.pack(f">{array.ndim}I", *array.shape) + bytes(array)
    )


@pytest.fixture
def contents():
    rng = np.random.default_rng(0)
    shapes = [(30, 28, 28), (30,), (20, 28, 28), (20,)]
    arrays = (rng.integers(0, 256 if len(s) == 3 else 10, s, np.uint8) for s in shapes)
    return dict(zip(fashion_mnist.SHA256, map(idx, arrays), strict=True))


@pytest.fixture
def archive(contents):
    return {f"{name}.gz": gzip.compress(content) for name, content in contents.items()}


@pytest.fixture
def server(archive):
    """Serve `archive`; `damage` (a function of path and body) may change what is sent."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            http.requests.append(self.path)
            body = archive.get(self.path.lstrip("/"))
            if body is None:
                self.send_error(404)
                return
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(http.damage(body))

        def log_message(self, *args):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        http.requests, http.damage = [], lambda body: body
        thread = Thread(target=http.serve_forever, args=(0.01,))
        thread.start()
        yield http
        http.shutdown()
        thread.join()


@pytest.fixture
def cache(tmp_path, monkeypatch):
    monkeypatch.delenv(fashion_mnist.VARIABLE, raising=False)
    monkeypatch.setattr("pooch.os_cache", lambda project: tmp_path / project)
    return tmp_path / "softmaxlib"


@pytest.fixture
def read(contents, server, cache):
    """Read the synthetic set as `load_fashion_mnist(whole=True)` reads the real one."""
    sha256 = {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()}

    def read(*system_folders):
        url = f"http://127.0.0.1:{server.server_port}/"
        return fashion_mnist._read_whole(url, sha256, system_folders)

    return read


def put(archive, folder):
    folder.mkdir(parents=True, exist_ok=True)
    for name, body in archive.items():
        (folder / name).write_bytes(body)
    return folder


def test_it_is_downloaded_once_with_a_progress_bar(read, archive, contents, server, cache, capsys):
    fashion = read()
    assert fashion.train.images.shape == (30, 28, 28)
    assert fashion.test.labels.dtype == np.intp
    assert idx(fashion.train.images) == next(iter(contents.values()))
    assert "100%" in capsys.readouterr().err
    assert sorted(p.name for p in cache.iterdir()) == sorted(archive)
    assert len(server.requests) == 4
    assert_equal(read().train, fashion.train)
    assert len(server.requests) == 4


@pytest.mark.parametrize("n_missing", [1, 4])
def test_only_what_is_missing_is_downloaded(read, archive, server, cache, n_missing):
    put(dict(list(archive.items())[n_missing:]), cache)
    read()
    assert len(server.requests) == n_missing


def test_folders_come_before_the_cache_and_the_variable_before_all(
    read, archive, server, cache, tmp_path, monkeypatch
):
    good = put(archive, tmp_path / "good")
    bad = put(dict.fromkeys(archive, b"bad"), tmp_path / "bad")
    put(dict.fromkeys(archive, b"bad"), cache)
    read(tmp_path / "absent", good)
    monkeypatch.setenv(fashion_mnist.VARIABLE, str(good))
    read(bad)
    assert not server.requests


def test_the_content_counts_not_its_compression(read, contents, cache):
    put({f"{n}.gz": gzip.compress(c, 1, mtime=1) for n, c in contents.items()}, cache)
    read()


def test_a_file_missing_from_the_chosen_folder(read, archive, server, tmp_path, monkeypatch):
    folder = put(dict(list(archive.items())[1:]), tmp_path / "chosen")
    monkeypatch.setenv(fashion_mnist.VARIABLE, str(folder))
    message = r"expected train-images-idx3-ubyte.gz in .*chosen, .* got no such file\. Put it there"
    with pytest.raises(FileNotFoundError, match=message):
        read()
    assert not server.requests


def cut_short(body):
    return body[: len(body) // 2]


def alter_deflated_bytes(body):
    return body[:20] + bytes(b ^ 0xFF for b in body[20:40]) + body[40:]


def replace_content(body):
    return gzip.compress(b"another content")


DAMAGE = [
    (cut_short, r"expected a complete gzip file, got: "),
    (alter_deflated_bytes, r"expected a complete gzip file, got: "),
    (lambda body: b"<html>Please log in</html>", r"expected a complete gzip file, got: Not a gzip"),
    (replace_content, r"expected content with SHA-256 [0-9a-f]{64}, got [0-9a-f]{64} \(15 bytes\)"),
]


@pytest.mark.parametrize(("damage", "message"), DAMAGE)
@pytest.mark.parametrize("where", ["variable", "system", "cache"])
def test_a_damaged_file_is_refused_wherever_it_is(
    read, archive, cache, tmp_path, monkeypatch, damage, message, where
):
    name = "t10k-labels-idx1-ubyte.gz"
    folder = put(archive | {name: damage(archive[name])}, cache)
    if where == "variable":
        monkeypatch.setenv(fashion_mnist.VARIABLE, str(folder))
    with pytest.raises(ValueError, match=rf"{name}: {message}.*Replace it with an intact copy"):
        read(*([folder] if where == "system" else []))


@pytest.mark.parametrize(("damage", "message"), DAMAGE[1:2] + DAMAGE[3:])
def test_a_damaged_download_is_not_kept(read, server, cache, damage, message):
    server.damage = damage
    if damage is replace_content:  # of the announced length, for the length is checked too
        server.damage = lambda body: replace_content(body) + bytes(len(body) - 35)
    with pytest.raises(ValueError, match=f"train-images.*: {message}.*sent; try again later"):
        read()
    assert list(cache.iterdir()) == []
    server.damage = lambda body: body
    read()


def test_an_interrupted_download_is_not_kept(read, server, cache):
    server.damage = cut_short
    with pytest.raises(
        OSError, match=r"expected to download http.*train-images.*got: .*Incomplete"
    ):
        read()
    assert list(cache.iterdir()) == []


def test_a_file_the_server_does_not_have(read, archive, cache):
    del archive["train-labels-idx1-ubyte.gz"]
    with pytest.raises(OSError, match=r"train-labels.*got: 404.*put it in that folder"):
        read()
    assert [p.name for p in cache.iterdir()] == ["train-images-idx3-ubyte.gz"]


def test_without_a_network(read, server, cache):
    server.socket.close()
    with pytest.raises(OSError, match=r"expected to download .* got: .*Try again, or get train-im"):
        read()
    assert list(cache.iterdir()) == []


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_full_disk_or_an_impatient_reader_leaves_no_trace(read, cache, monkeypatch, error):
    def write_some(self, url, path, _):
        Path(path).write_bytes(b"half")
        raise error

    monkeypatch.setattr("pooch.HTTPDownloader.__call__", write_some)
    with pytest.raises(type(error), match=r"No space left|^$"):
        read()
    assert list(cache.iterdir()) == []


# Formats and tools


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\0\0\x08", "labels: expected a header of 8 bytes, got 3 bytes"),
        (b"\0\0\x08\3" + bytes(9), "labels: expected magic number 00000801, got 00000803"),
        (b"\0\0\x09\1" + bytes(9), "expected magic number 00000801, got 00000901"),
        (b"\0\0\x08\1\0\0\0\2" + bytes(1), r"expected 2 bytes for shape \(2,\), got 1"),
        (b"\0\0\x08\1\0\0\0\2" + bytes(3), r"expected 2 bytes for shape \(2,\), got 3"),
    ],
)
def test_idx_is_read_strictly(content, message):
    with pytest.raises(ValueError, match=message):
        parse_idx(content, 1, "labels")


def test_idx_round_trip():
    images = np.arange(24, dtype=np.uint8).reshape(2, 3, 4)
    got = parse_idx(idx(images), 3, "images")
    np.testing.assert_array_equal(got, images, strict=True)
    assert got.flags.writeable


def test_what_is_shipped_needs_neither_pooch_nor_a_network():
    code = """
import sys, softmaxlib.datasets as d
d.load_animals(), d.load_fashion_mnist()
assert not {"pooch", "tqdm", "requests", "hashlib"} & set(sys.modules) - before
"""
    code = "import sys, numpy.random; before = set(sys.modules)" + code
    subprocess.run([sys.executable, "-c", code], check=True)


# The text


def test_the_text_is_the_two_documents_unchanged():
    data = Path(fashion_mnist.__file__).parents[1] / "data"
    digests = {
        name: hashlib.sha256((data / name).read_bytes().replace(b"\r\n", b"\n")).hexdigest()
        for name in text.DOCUMENTS
    }
    assert digests == {  # of the files in Debian's package miscfiles 1.5+dfsg-4
        "us-declaration.txt": "5901585a2ff579de7ba4b8fb15ba46e96f5523fb667546042055e8aea3a2d48e",
        "us-constitution.txt": "e398fe77f26f1ba6ea7ccc6e6f0b0c91c6de08ec7f1e5efa6be60dd39ccce4e6",
    }
    assert "License: public-domain" in (data / "README").read_text(encoding="utf-8")


def test_the_text_has_27_symbols():
    found = load_text()
    assert len(found.letters) == 52_714
    assert found.alphabet == " abcdefghijklmnopqrstuvwxyz"
    assert found.letters.startswith("the declaration of independence of the thirteen colonies")
    assert " we the people of the united states in order to form " in found.letters
    assert found.letters.endswith("an election of representatives shall have intervened")
    assert found.symbols.dtype == np.intp
    assert "".join(found.alphabet[symbol] for symbol in found.symbols) == found.letters
    counts = np.bincount(found.symbols, minlength=27)
    assert (counts > 0).all()
    assert counts[[0, 5, 26]].tolist() == [9060, 6086, 34]


@pytest.mark.parametrize(
    ("raw", "reduced"),
    [
        ("We the People", "we the people"),
        ("  ’Tis\r\n\tNature's -- No. 1787!", "tis nature s no"),
        ("É", ""),
        ("\u212a \u0130stanbul", "stanbul"),
        ("", ""),
        ("a", "a"),
    ],
)
def test_other_characters_become_single_spaces(raw, reduced):
    assert normalise_text(raw) == reduced
    assert normalise_text(reduced) == reduced


def test_letters_outside_the_alphabet():
    with pytest.raises(ValueError, match="expected letters of ' ab', got 'c' at position 2"):
        _ = Text("bac", " ab").symbols
    with pytest.raises(ValueError, match="expected an alphabet of distinct letters, got 'aba'"):
        _ = Text("aa", "aba").symbols
    np.testing.assert_array_equal(Text("").symbols, np.empty(0, np.intp), strict=True)
