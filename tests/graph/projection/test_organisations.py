"""What registers of organisations say is seen as it was on each day, on both engines."""

from typing import Any

import neo4j
import pytest

from graph.engine.bolt import BoltAddress
from graph.proposals import Proposal
from graph.store import GraphStore
from tests.graph.projection.test_projection import folded
from tests.support.lines import line

HOSPITAL = line("organisation.registered", organisation="hospital", name="Hospitalet")
WARD = line("organisation.registered", organisation="ward", name="Afdelingen", when="2001")
PLACED = line("placement.started", organisation="ward", part_of="hospital", when="2001")


@pytest.fixture
def graph(driver: neo4j.Driver, address: BoltAddress) -> GraphStore:
    return GraphStore(driver, address.database)


def ends(graph: GraphStore, type: str, *history: Proposal) -> list[dict[str, Any]]:
    """What is still said by relationships of a type: from when and until when."""
    projector = folded(graph, *history)
    position = projector.log.head().position
    return [
        {"from": row["from_name"], "to": row["to_name"], "until": row["properties"].get("valid_to")}
        for row in graph.read("export/relationships")
        if row["type"] == type and row["properties"]["retracted"] > position
    ]


def test_a_unit_is_a_part_of_another_until_it_leaves(graph: GraphStore) -> None:
    left = line("placement.ended", organisation="ward", part_of="hospital", when="2010-05-01")

    assert ends(graph, "PART_OF", HOSPITAL, WARD, PLACED, left) == [
        {"from": "ward", "to": "hospital", "until": "2010-05-01"}
    ]


def test_an_organisation_that_closed_is_described_until_then(graph: GraphStore) -> None:
    closed = line("organisation.closed", organisation="ward", when="2012")

    assert ends(graph, "DESCRIBED_AS", WARD, closed) == [{"from": "ward", "to": 1, "until": "2012"}]


def test_an_organisation_lies_where_its_newest_address_is(graph: GraphStore) -> None:
    there = line("organisation.located", organisation="ward", municipality="lemvig", when="2001")
    moved = line("organisation.located", organisation="ward", municipality="struer", when="2019")
    towns = [
        line("organisation.registered", organisation=id, name=id) for id in ("lemvig", "struer")
    ]
    position = folded(graph, *towns, WARD, there, moved).log.head().position

    def lies_in(day: str) -> list[str]:
        asked = {"as_of": day, "known_at": position}
        rows = graph.read("read/organisations", **asked)
        return [one for row in rows if row["id"] == "ward" for one in row["municipalities"]]

    assert [lies_in(day) for day in ("2010-01-01", "2020-01-01")] == [["lemvig"], ["struer"]]
