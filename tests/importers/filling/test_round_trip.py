"""The template filled in from the log: imported unchanged it says nothing, corrected only that."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.proposals import proposal_from
from importers.contract import Source
from importers.demo import history
from importers.errors import NotWholeError
from importers.filling.filled import rows_of, write_filled
from importers.quarantine.annotated import written
from importers.quarantine.rows import errors
from importers.running.ending import Snapshot
from importers.running.report import ImportReport
from importers.running.run import run
from tests.importers.sources import Kept, an_empty_log, event, initiative

TEXTS = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], include_characters="\n\t"), max_size=30
)
TITLES = st.one_of(
    TEXTS, st.sampled_from(["=1+1", "'=x", "+45", "_x0041_", "a;b", "Fald [x]", "@", "-", "nej"])
).filter(lambda text: text.strip())


def told(*events: dict[str, Any]) -> Kept:
    kept = an_empty_log()
    kept.log.append([proposal_from(one) for one in events])
    return kept


def the_demo() -> Kept:
    return told(*history.proposals())


def imported(kept: Kept, path: Path, folder: Path | None = None) -> ImportReport:
    return run([Source(path)], kept.log, dry_run=False, folder=folder)


def corrected(path: Path, sheet: str, cells: dict[str, Any], *, row: int = 2) -> None:
    """Other texts in some columns of a row."""
    book = openpyxl.load_workbook(path)
    page: Any = book[sheet]
    header = [cell.value for cell in page[1]]
    for column, text in cells.items():
        page.cell(row, header.index(column) + 1).value = text
    book.save(path)


def facts(kept: Kept, kinds: Sequence[str]) -> list[tuple[Any, ...]]:
    every = kept.events()
    return sorted(
        (one["source"], one["id"], one["kind"], str(one["data"]), str(one["valid_from"]))
        for one in every
        if one["kind"] in kinds
    )


def test_what_the_demo_knows_comes_back_without_an_event(tmp_path: Path) -> None:
    kept = the_demo()

    wrote = write_filled(tmp_path / "a.xlsx", kept.log)
    report = imported(kept, tmp_path / "a.xlsx")

    assert sum(wrote.rows.values()) == report.rows == report.unchanged > 150
    assert (report.events, report.remarks) == (0, ())


def test_an_empty_log_gets_the_statements_that_were_written_out(tmp_path: Path) -> None:
    kept, empty = the_demo(), an_empty_log()
    write_filled(tmp_path / "a.xlsx", kept.log)

    report = imported(empty, tmp_path / "a.xlsx", tmp_path)
    kinds = {one["kind"] for one in empty.events()} - {"policy.deviated"}

    assert (report.changed_rows, report.quarantined) == (report.rows, 0)
    assert {"cluster.registered", "kernel.element_defined", "adoption.adapted"} <= kinds
    assert set(facts(empty, ["seat.taken", "membership.started", "result.recorded"])) <= set(
        facts(kept, ["seat.taken", "membership.started", "result.recorded"])
    )


@pytest.mark.parametrize(
    ("sheet", "column", "text", "kind", "field"),
    [
        ("Indsatser", "Formål", "Noget andet", "initiative.described", "purpose"),
        ("Personer", "Stilling", "direktør", "person.described", "title"),
        ("Fora", "Emner", "fald;ældre", "forum.registered", "topics"),
        ("Kerne", "Spreder: må ikke ændres", "Kun dette", "kernel.element_defined", "text"),
        ("Resultater", "Antal", 7, "result.recorded", "n"),
    ],
)
def test_one_cell_corrected_gives_one_change(
    tmp_path: Path, sheet: str, column: str, text: object, kind: str, field: str
) -> None:
    kept, path = the_demo(), tmp_path / "a.xlsx"
    write_filled(path, kept.log)
    rows = rows_of(kept.log)[sheet]
    row = next(at for at, one in enumerate(rows) if "\n" not in one.get(column, "\n"))

    corrected(path, sheet, {column: text}, row=row + 2)
    report, again = imported(kept, path), imported(kept, path)

    assert (report.changed_rows, report.new_rows, report.quarantined) == (1, 0, 0)
    assert [[one.field for one in each.fields] for each in report.changes] == [[field]]
    assert kept.kinds()[-1] == kind
    assert (again.events, again.quarantined) == (0, 0)


def test_names_are_picked_from_the_sheets_and_new_rows_are_new(tmp_path: Path) -> None:
    kept = told(
        event("c", "cluster.registered", cluster="c1", name="Vest"),
        event("o", "organisation.registered", organisation="o1", name="Lemvig"),
    )
    path = tmp_path / "a.xlsx"
    write_filled(path, kept.log)

    corrected(path, "Organisationer", {"Medlem af klynge": "Vest"})
    corrected(path, "Indsatser", {"Indsats": "Ny", "Organisationer": "Lemvig"})
    report = imported(kept, path)

    assert (report.events, report.quarantined) == (2, 0)
    joined, new = (one["data"] for one in kept.events()[-2:])
    assert (joined["cluster"], new["organisations"]) == ("c1", ["o1"])


def test_what_was_changed_elsewhere_meanwhile_is_never_put_back(tmp_path: Path) -> None:
    kept, path = told(initiative("i1"), initiative("i2")), tmp_path / "a.xlsx"
    write_filled(path, kept.log)
    write_filled(tmp_path / "b.xlsx", kept.log)
    corrected(tmp_path / "b.xlsx", "Indsatser", {"Formål": "Fra b"})
    imported(kept, tmp_path / "b.xlsx")

    untouched = imported(kept, path)
    corrected(path, "Indsatser", {"Formål": "Fra a"})
    touched = imported(kept, path, tmp_path)

    assert (untouched.events, untouched.unchanged) == (0, 2)
    assert (touched.events, touched.quarantined) == (0, 1)
    assert [one.code for one in errors(tmp_path, touched.import_id)] == ["changed_meanwhile"]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"Arbejdssted": None}, "cleared_cell"),
        ({"Id": "en-anden"}, "known_row_spoilt"),
        ({"System": "forkert"}, "known_row_spoilt"),
        ({"Person": "Om 010203-1234"}, "cpr_detected"),
        ({"Person": None}, "missing_required"),
        ({"Arbejdssted": "Ukendt sted"}, "unknown_reference"),
    ],
)
def test_what_says_nothing_that_can_be_done_is_put_aside(
    tmp_path: Path, cells: dict[str, Any], code: str
) -> None:
    kept = told(
        event("o", "organisation.registered", organisation="o1", name="Lemvig"),
        event("p", "person.registered", person="p1", name="Ane Test"),
        event("w", "employment.started", person="p1", organisation="o1"),
    )
    path = tmp_path / "a.xlsx"
    write_filled(path, kept.log)

    corrected(path, "Personer", cells)
    report = imported(kept, path, tmp_path)

    assert (report.events, report.quarantined) == (0, 1)
    assert [one.code for one in errors(tmp_path, report.import_id)] == [code]


def test_a_row_put_aside_is_corrected_alone_and_still_known(tmp_path: Path) -> None:
    kept, path = told(initiative("i1"), initiative("i2")), tmp_path / "a.xlsx"
    write_filled(path, kept.log)
    corrected(path, "Indsatser", {"Størrelse": "enorm"}, row=3)
    first = imported(kept, path, tmp_path)
    (file,) = written(first.import_id, errors(tmp_path, first.import_id), tmp_path / "r.csv")

    file.write_text(file.read_text("utf-8-sig").replace("enorm", "stor"), encoding="utf-8-sig")
    report = imported(kept, file, tmp_path)

    assert (report.events, report.new_rows, report.quarantined) == (1, 0, 0)
    assert kept.events()[-1]["data"] == {"initiative": "i2", "title": "Indsats i2", "size": "large"}


def test_what_has_ended_or_was_changed_by_others_is_shown_as_it_is_now() -> None:
    kept = told(
        event("c", "cluster.registered", cluster="c1", name="Vest"),
        event("r", "cluster.renamed", cluster="c1", name="Vestklyngen"),
        event("o", "organisation.registered", organisation="o1", name="Lemvig"),
        event("m", "membership.started", organisation="o1", cluster="c1"),
        event("e", "membership.ended", organisation="o1", cluster="c1"),
        initiative("i1"),
        event("w", "initiative.withdrawn", initiative="i1"),
    )

    rows = rows_of(kept.log)

    assert [one["Klynge"] for one in rows["Klynger"]] == ["Vestklyngen"]
    assert "Medlem af klynge" not in rows["Organisationer"][0]
    assert rows["Indsatser"] == []


def test_a_name_that_a_later_event_gave_is_not_corrected_here(tmp_path: Path) -> None:
    kept = told(
        event("c", "cluster.registered", cluster="c1", name="Vest"),
        event("r", "cluster.renamed", cluster="c1", name="Vestklyngen"),
    )
    path = tmp_path / "a.xlsx"
    write_filled(path, kept.log)

    corrected(path, "Klynger", {"Klynge": "Øst"})
    report = imported(kept, path, tmp_path)

    assert [one.code for one in errors(tmp_path, report.import_id)] == ["changed_later"]


def test_what_was_written_out_is_no_whole_register(tmp_path: Path) -> None:
    kept, path = told(initiative("i1")), tmp_path / "a.xlsx"
    write_filled(path, kept.log)

    with pytest.raises(NotWholeError):
        run([Source(path)], kept.log, dry_run=True, snapshot=Snapshot(None))


@settings(max_examples=6, deadline=None)
@given(titles=st.lists(TITLES, min_size=1, max_size=4), story=TEXTS, topics=st.lists(TITLES))
def test_any_text_comes_back_as_it_was(titles: list[str], story: str, topics: list[str]) -> None:
    kept = told(
        *(
            event(
                f"e{at}",
                "initiative.registered",
                initiative=f"i{at}",
                title=title,
                story=story,
                topics=[one.strip() for one in topics],
            )
            for at, title in enumerate(titles)
        ),
        event(
            "k",
            "kernel.element_defined",
            element="k1",
            initiative="i0",
            text=titles[0],
            row="activities",
            changeable=True,
        ),
    )

    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        write_filled(path, kept.log)
        book = openpyxl.load_workbook(path)
        unchanged = imported(kept, path)
        corrected(path, "Indsatser", {"Målgruppe": "borgere"})
        changed = imported(kept, path)

    texts = [str(cell.value or "") for cell in book["Indsatser"]["A"]]
    assert not any(text.startswith(("=", "+", "-", "@")) for text in texts)
    assert (unchanged.events, unchanged.quarantined) == (0, 0)
    assert (changed.events, changed.changed_rows, changed.quarantined) == (1, 1, 0)
    assert kept.events()[-1]["data"]["title"] == kept.events()[0]["data"]["title"]
