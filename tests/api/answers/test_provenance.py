"""Where an event comes from is told as people say it, down to the cell."""

from pathlib import Path

from api.answers.provenance import came_from
from importers.contract import Source
from importers.running.run import run
from tests.importers.sources import an_empty_log, initiative, written


def test_an_imported_event_names_its_file_and_its_row(tmp_path: Path) -> None:
    kept = an_empty_log()
    run(
        [Source(written(tmp_path / "a.jsonl", "", initiative("i1")))],
        kept.log,
        dry_run=False,
    )

    (envelope,) = kept.log.read()

    assert came_from(envelope, "da") == "a.jsonl, række 2"
    assert came_from(envelope, "en") == "a.jsonl, row 2"


def test_a_sheet_a_page_and_a_column_are_named_where_they_are_known(tmp_path: Path) -> None:
    kept = an_empty_log()
    place = {"file": "b.xlsx", "sheet": "Indsatser", "row": 4, "column": "Titel"}
    line = {**initiative("i1"), "provenance": place}
    run([Source(written(tmp_path / "a.jsonl", line))], kept.log, dry_run=False)

    (envelope,) = kept.log.read()

    assert came_from(envelope, "da") == "b.xlsx, ark Indsatser, række 4, kolonne Titel"
