"""What an import calls perhaps known already: what shares a mark that tells something."""

from pathlib import Path

import pytest

from importers.contract import Source
from importers.quarantine.rows import possible_duplicates
from importers.running.run import run
from tests.importers.sources import Kept, an_empty_log, event, written


def place(id: str, name: str) -> dict[str, object]:
    return event(f"is-{id}", "organisation.registered", organisation=id, name=name)


def code(id: str, scheme: str, code: str) -> dict[str, object]:
    return event(
        f"{id}-{code}", "organisation.identified", organisation=id, scheme=scheme, code=code
    )


def person(id: str, name: str, email: str) -> dict[str, object]:
    return event(id, "person.registered", person=id, name=name, email=email)


def pairs(kept: Kept, folder: Path, *lines: object) -> list[tuple[str, str, str]]:
    source = Source(written(folder / "a.jsonl", *lines))
    report = run([source], kept.log, dry_run=False, folder=folder)
    return [
        (one.id, one.other, one.reason) for one in possible_duplicates(folder, report.import_id)
    ]


def test_two_codes_of_one_register_are_two_places(tmp_path: Path) -> None:
    first = (place("o1", "Lægehuset"), code("o1", "sor", "11"))

    found = pairs(
        an_empty_log(), tmp_path, *first, place("o2", "Lægehuset"), code("o2", "sor", "22")
    )

    assert found == []


def test_a_register_tells_from_those_that_were_known(tmp_path: Path) -> None:
    kept = an_empty_log()
    pairs(kept, tmp_path, place("o1", "Lægehuset"), code("o1", "sor", "11"))

    other = pairs(kept, tmp_path, place("o2", "Lægehuset"), code("o2", "sor", "22"))
    unnumbered = pairs(kept, tmp_path, place("o3", "LÆGEHUSET"))

    assert (other, unnumbered) == ([], [("o3", "o1", "name")])


@pytest.mark.parametrize(("scheme", "found"), [("sor", [("o2", "o1", "code")]), ("cvr", [])])
def test_a_code_of_a_legal_entity_is_shared_by_all_its_places(
    tmp_path: Path, scheme: str, found: list[tuple[str, str, str]]
) -> None:
    first = (place("o1", "Afdeling A"), code("o1", scheme, "11"))

    assert (
        pairs(an_empty_log(), tmp_path, *first, place("o2", "B"), code("o2", scheme, "11")) == found
    )


def test_an_address_is_the_same_to_the_letter_but_for_case(tmp_path: Path) -> None:
    ada = person("p1", "Ada Holm", "ada.h@example.dk")

    other = person("p2", "Bo Dam", "adah@example.dk")
    same = person("p3", "A. Holm", "ADA.H@example.dk")

    assert pairs(an_empty_log(), tmp_path, ada, other, same) == [("p3", "p1", "email")]
