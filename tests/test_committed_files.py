"""What no file of the project may hold, and what each must keep to."""

import re
from itertools import chain
from pathlib import Path

import pytest

from tests.support.checkout import ROOT, files

# Written so that this file does not match itself.
_FORBIDDEN = {
    "a package index": re.compile(r":[/]{2}\S+[/]simple\b|\bp[y]pi\.org|p[y]thonhosted\.org"),
    "a folder of one machine": re.compile(r"(?<![\w.])[/](?:root|home[/][a-z]+)[/]"),
    "a secret": re.compile(r"-----BEGIN [A-Z ]*PRIVATE K[E]Y|\bspr[_][A-Za-z0-9_-]{40,}"),
}
_BINARY = {".woff", ".woff2", ".png", ".gz", ".jar", ".ico", ".npy"}
_VENDORED = re.compile(r"(?:^|/)vendor/")


def texts() -> list[Path]:
    """Every text of ours; what others made comes byte for byte as they made it."""
    ours = (path for path in files() if not _VENDORED.search(path.relative_to(ROOT).as_posix()))
    return [path for path in ours if path.suffix not in _BINARY]


@pytest.mark.parametrize("what", _FORBIDDEN)
def test_no_file_names(what: str) -> None:
    found = chain.from_iterable(
        ((str(path.relative_to(ROOT)), match) for match in _FORBIDDEN[what].findall(_text(path)))
        for path in texts()
    )

    assert list(found) == []


def test_every_text_is_utf8_with_plain_line_ends() -> None:
    carriage = [str(path.relative_to(ROOT)) for path in texts() if b"\r" in _bytes(path)]

    assert carriage == []


def test_what_must_run_can_be_run() -> None:
    scripts = [path for path in files(".ci") if _bytes(path).startswith(b"#!")]

    assert {path.name for path in scripts} == {"run", "neo4j-lib"}
    assert [path for path in scripts if not path.stat().st_mode & 0o100] == []


def _bytes(path: Path) -> bytes:
    return path.read_bytes()


def _text(path: Path) -> str:
    return _bytes(path).decode("utf-8")
