"""Lines of any file are read one by one, numbered as in the file."""

import gzip
from pathlib import Path

import pytest

from graph.errors import UnreadableFileError
from graph.json_errors import NotUtf8Error
from importers.errors import FileDamagedError, LineTooLongError
from importers.lines import MAX_LINE, lines


def texts(path: Path) -> list[tuple[int, str]]:
    return [(line.number, line.text) for line in lines(path)]


def test_a_byte_order_mark_and_windows_line_ends_are_not_content(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\xef\xbb\xbfet\r\n\r\ntre")

    assert texts(path) == [(1, "et"), (3, "tre")]


def test_a_gzipped_file_is_known_by_its_content_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(gzip.compress("æble\n".encode()))

    assert texts(path) == [(1, "æble")]


def test_a_line_that_is_not_utf8_is_shown_with_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes("blå\n".encode("cp1252") + b"ok\n")

    first, second = lines(path)

    assert first.text == r"bl\xe5"
    assert isinstance(first.problem, NotUtf8Error)
    assert second.problem is None


def test_a_line_that_is_too_long_is_cut_and_the_next_one_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"x" * (3 * MAX_LINE) + b"\nnext\n" + b"y" * MAX_LINE + b"\n")

    first, second, third = lines(path)

    assert isinstance(first.problem, LineTooLongError)
    assert len(first.text) < MAX_LINE
    assert (second.number, second.text) == (2, "next")
    assert (third.number, len(third.text), third.problem) == (3, MAX_LINE, None)


def test_a_file_that_breaks_off_ends_with_a_line_that_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    whole = gzip.compress(b"".join(b"line %d\n" % n for n in range(20_000)))
    path.write_bytes(whole[: len(whole) // 2])

    *_, last = lines(path)

    assert isinstance(last.problem, FileDamagedError)


def test_a_file_that_is_not_there_is_said_plainly(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="findes"):
        list(lines(tmp_path / "findes.jsonl"))
