"""A guess at a mapping is a mapping that works, and says what it could not guess."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from importers.contract import Source
from importers.running.run import run
from importers.tables.decoding import UNREADABLE
from importers.tables.errors import NoTableError
from importers.tables.guess import guess
from importers.tables.likely import cluster_named, likely
from importers.tables.mapping_file import parsed
from tests.importers.sources import Kept, an_empty_log
from tests.importers.tables.workbooks import workbook

REGISTER = """Register over indsatser;;;;;;;
;;;;;;;
Nr;Projektnavn;Beskrivelse;Startdato;Oprindelse;Horsens;Klynge Vest;Bemærkning
1;Faldklub;Forebygger fald;1/9-16;Egen;x;;intern
2;Sårtelefon;Hurtig hjælp;september 2015;own;x;ja;
3;Café Husk;;2014;EU;nej;x;
"""


def imported(folder: Path, file: Path) -> Kept:
    """What the file gives by the mapping that is guessed of it."""
    (folder / "m.yaml").write_text(guess(file), encoding="utf-8")
    kept = an_empty_log()
    run([Source(file, mapping=folder / "m.yaml")], kept.log, dry_run=False)
    return kept


def test_a_danish_register_is_guessed_and_imported(tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    path.write_bytes(REGISTER.replace(";EU;", ";;").encode("cp1252"))

    kept = imported(tmp_path, path)

    assert kept.kinds().count("initiative.registered") == 3
    assert kept.kinds().count("cluster.opted_in") == 4
    first = kept.events()[0]
    assert (first["data"]["title"], first["valid_from"]) == ("Faldklub", "2016-09-01")


def test_it_says_what_it_could_not_guess(tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    path.write_text(REGISTER, encoding="utf-8")

    text = guess(path)

    assert parsed(text.encode(), name="m").mapping.tables[0].ignore_columns == ("Bemærkning",)
    assert 'skriv også ind: "EU"' in text
    assert 'codes: {Egen: "own", own: "own"}' in text


def test_english_headers_and_other_tables_are_known(tmp_path: Path) -> None:
    people = [["Name", "Title", "Email", "Workplace"], ["Ane", "Nurse", "a@x.dk", "Lemvig"]]
    path = workbook(tmp_path / "a.xlsx", Personer=people)

    kept = imported(tmp_path, path)

    assert kept.kinds() == ["organisation.registered", "person.registered", "employment.started"]


def test_what_is_no_table_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Kære alle\nHilsen\n", encoding="utf-8")

    with pytest.raises(NoTableError):
        guess(tmp_path / "a.txt")


def test_clusters_are_known_by_what_people_call_them() -> None:
    said = ("Horsens", "Klynge Midt", "vestklyngen", "Århus", "Randers-klyngen", "Status", "")

    assert [cluster_named(one) for one in said] == [
        "Horsensklyngen",
        "Midtklyngen",
        "Vestklyngen",
        "Aarhusklyngen",
        "Randersklyngen",
        None,
        None,
    ]


@given(st.lists(st.text(max_size=15), min_size=1, max_size=6, unique=True))
@settings(deadline=None, max_examples=50)
def test_no_header_is_used_twice(header: list[str]) -> None:
    found = likely(None, header)

    assert len(set(found.headers.values())) == len(found.headers)
    assert set(found.headers.values()) <= set(header)


# The mark of a byte that no encoding knows is no header.
_READABLE = st.characters(
    codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters=UNREADABLE
)


@given(
    header=st.lists(
        st.text(_READABLE, min_size=1),
        min_size=2,
        max_size=5,
        unique_by=str.strip,
    )
)
@settings(deadline=None, max_examples=25)
def test_a_guess_is_always_yaml_whatever_the_headers(
    header: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("guess") / "a.csv"
    line = ";".join('"' + one.replace('"', '""') + '"' for one in header)
    path.write_text(f"Titel;{line}\nA{';x' * len(header)}\n", encoding="utf-8")

    assert yaml.safe_load(guess(path))["mapping"] == 1
