"""What a source is follows from its content; what is not understood is refused, never emptied."""

from pathlib import Path

import pytest

from graph.errors import CprDetectedError, GraphError, UnreadableFileError
from importers.contract import Source
from importers.errors import EmptyFileError, UnknownFormatError
from importers.registry import opened
from importers.tables.errors import NoMappingError
from tests.importers.sources import change, history, initiative, written


def test_events_are_known_by_their_content_whatever_the_file_is_called(tmp_path: Path) -> None:
    path = written(tmp_path / "eksport.txt", "# en overskrift", initiative("i1"))

    assert opened(Source(path)).format == "jsonl"


def test_a_history_is_known_as_a_file_and_as_its_folder(tmp_path: Path) -> None:
    path = history(tmp_path, [change("A", "a.json", blob="v1")], {"v1": {"name": "A"}})

    assert opened(Source(path)).format == "registry-history"
    assert opened(Source(tmp_path)).format == "registry-history"


def test_a_file_of_another_kind_is_refused_with_the_formats_there_are(tmp_path: Path) -> None:
    path = written(tmp_path / "brev.txt", "Kære alle", "Hermed et brev")

    with pytest.raises(UnknownFormatError) as refused:
        opened(Source(path))

    assert "registry-history, " in str(refused.value.hint())


def test_a_table_that_nobody_has_explained_is_refused_with_the_way_on(tmp_path: Path) -> None:
    path = written(tmp_path / "ark.csv", "navn;klynge", "Faldklub;Vest")

    with pytest.raises(NoMappingError, match="navn, klynge") as refused:
        opened(Source(path))

    assert "import mappings guess ark.csv" in str(refused.value.hint())


def test_a_folder_without_a_history_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormatError):
        opened(Source(tmp_path))


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("rapport.csv", b"%PDF-1.7\n1;2;3\n4;5;6\n", "rapport.csv er en PDF-fil"),
        ("kort.xlsx", b"\x89PNG\r\n\x1a\n", "kort.xlsx er et billede"),
        ("side.csv", b"<!DOCTYPE html><table>", "side.csv er en webside"),
        ("a.json", b'[\n  {"id": 1},\n  {"id" 2}\n]', r"gyldig JSON \(linje 3, tegn 9\)"),
        ("a.json", b'{"id": 1', r"a.json kan ikke læses. .*gyldig JSON \(tegn 9\)"),
        ("a.json", b'{"id": "\xff"}', "ikke UTF-8"),
        ("a.csv", b"Indsats;Begyndt\n", "har ingen rækker"),
    ],
)
def test_what_a_file_is_instead_is_said_with_what_to_do(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    with pytest.raises(GraphError, match=said) as refused:
        next(opened(Source(path)).rows)

    assert refused.value.hint("da") != refused.value.hint("en")


@pytest.mark.parametrize("content", [b"", b"\n \n\r\n", b"\xef\xbb\xbf"])
def test_a_file_with_nothing_in_it_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(content)

    with pytest.raises(EmptyFileError):
        opened(Source(path))


def test_a_format_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormatError):
        opened(Source(written(tmp_path / "a.jsonl", initiative("i1"))), name="xlsx")


def test_a_file_that_is_not_there_is_said_plainly_in_either_language(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="findes ikke") as told:
        opened(Source(tmp_path / "a.jsonl"))

    assert told.value.message("en").endswith("cannot be read: No such file or directory")


def test_a_cpr_number_in_a_file_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CprDetectedError, match="Filens navn"):
        opened(Source(written(tmp_path / "010190-1234.jsonl", initiative("i1"))))
