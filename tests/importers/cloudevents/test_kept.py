"""Mappings that are kept count wherever events come in, and each type means one thing."""

from pathlib import Path

import pytest

from importers.cloudevents.errors import (
    BadKeptMappingError,
    NothingToKeepError,
    TypeMappedTwiceError,
)
from importers.cloudevents.kept import FOLDER, keep, kept, kept_types
from importers.contract import Source
from importers.running.report import ImportReport
from importers.running.run import run
from importers.tables.errors import BadMappingError
from tests.importers.cloudevents.test_mapped import MAPPING, created
from tests.importers.sources import Kept, an_empty_log, written

TABLE = """
mapping: 1
source: x
tables:
  - events:
      - kind: cluster.registered
        data: {cluster: {entity: cluster, key: Navn}, name: Navn}
"""


def mapping(path: Path, text: str = MAPPING) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def imported(into: Kept, folder: Path) -> ImportReport:
    return run([Source(folder / "a.ndjson")], into.log, dry_run=False, folder=folder)


def test_a_file_that_was_put_aside_is_read_once_its_mapping_is_kept(tmp_path: Path) -> None:
    log = an_empty_log()
    written(tmp_path / "a.ndjson", created())

    before = imported(log, tmp_path)
    keep(mapping(tmp_path / "projekter.yaml"), tmp_path / FOLDER)
    after = imported(log, tmp_path)
    again = imported(log, tmp_path)

    assert (before.quarantined, before.events) == (1, 0)
    assert (after.quarantined, after.events) == (0, 1)
    assert (again.known_file, again.events) == (True, 0)


def test_a_mapping_that_is_changed_is_read_as_it_is_now(tmp_path: Path) -> None:
    folder = tmp_path / FOLDER
    keep(mapping(tmp_path / "m.yaml"), folder)
    assert len(kept_types(folder)) == 2

    keep(mapping(tmp_path / "m.yaml", MAPPING.replace("omtalt", "beskrevet-på-ny")), folder)

    assert "dk.kommune.projekt.beskrevet-på-ny" in kept_types(folder)
    assert [one.name for one in kept(folder)] == ["m.yaml"]


def test_a_type_that_another_mapping_has_is_refused_by_both_names(tmp_path: Path) -> None:
    folder = tmp_path / FOLDER
    keep(mapping(tmp_path / "første.yaml"), folder)

    with pytest.raises(TypeMappedTwiceError, match=r"første\.yaml .* anden\.yaml"):
        keep(mapping(tmp_path / "anden.yaml"), folder)

    assert [one.name for one in kept(folder)] == ["første.yaml"]


def test_only_what_would_count_is_kept(tmp_path: Path) -> None:
    with pytest.raises(NothingToKeepError):
        keep(mapping(tmp_path / "m.yaml", TABLE), tmp_path / FOLDER)
    with pytest.raises(BadMappingError, match="linje 2"):
        keep(mapping(tmp_path / "m.yaml", MAPPING.replace("mapping: 1", "mapping: 2")), tmp_path)

    assert not (tmp_path / FOLDER).exists()


def test_a_kept_mapping_that_was_spoilt_is_named(tmp_path: Path) -> None:
    folder = tmp_path / FOLDER
    folder.mkdir()
    mapping(folder / "m.yaml", "mapping: [")

    with pytest.raises(BadKeptMappingError, match=r"m\.yaml"):
        kept_types(folder)


def test_two_tables_of_one_type_are_told(tmp_path: Path) -> None:
    twice = MAPPING.replace("projekt.omtalt", "projekt.oprettet")

    with pytest.raises(BadMappingError, match=r"projekt\.oprettet"):
        keep(mapping(tmp_path / "m.yaml", twice), tmp_path / FOLDER)
