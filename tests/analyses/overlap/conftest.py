"""The invented initiatives, and which of them are the same."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from analyses.overlap.records import InitiativeRecord


@dataclass(frozen=True, slots=True)
class Labelled:
    """An initiative; those of one `same` are equivalent, those of one `family` related."""

    family: str
    same: str
    record: InitiativeRecord


@pytest.fixture(scope="session")
def rows() -> list[Labelled]:
    reader = TypeAdapter(Labelled)
    lines = (Path(__file__).parent / "initiatives.jsonl").read_bytes().splitlines()
    return [reader.validate_json(line) for line in lines]


@pytest.fixture(scope="session")
def records(rows: list[Labelled]) -> list[InitiativeRecord]:
    return [row.record for row in rows]


@pytest.fixture(scope="session")
def partners(rows: list[Labelled]) -> dict[str, str]:
    """Id to the id of the equivalent initiative, where there is one."""
    return {
        one.record.id: other.record.id
        for one in rows
        for other in rows
        if one.same == other.same and one.record.id != other.record.id
    }


@pytest.fixture(scope="session")
def held_out(rows: list[Labelled], partners: dict[str, str]) -> list[InitiativeRecord]:
    """Those with an equivalent one, in the families that the weights were not fitted on."""
    families = list(dict.fromkeys(row.family for row in rows))
    unseen = [row.record for row in rows if families.index(row.family) % 2 == 1]
    return [record for record in unseen if record.id in partners]
