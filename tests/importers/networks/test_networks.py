"""Networks drawn elsewhere come in whole, and what is not understood is never an empty network."""

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from analyses.diffusion.answers import Diffusion, InitiativeRef
from analyses.diffusion.network import gexf as as_gexf
from analyses.diffusion.network import graphml as as_graphml
from analyses.diffusion.tree import AdoptionRow, diffusion
from graph.errors import GraphError
from importers.contract import Reader, Row, Source
from importers.networks import gexf, graphml, kumu
from importers.networks import tables as network_tables
from importers.registry import opened
from importers.running.run import run
from tests.importers.sources import Kept, an_empty_log, rows_by

NODES = """Id,Label,Type,Start
1,Faldklub,indsats,2019
2,Lemvig Kommune,kommune,
3,Ada Ahorn,person,
4,Bo Birk,person,
5,Vestklyngen,klynge,
6,Styregruppen,forum,
7,Hospitalet,hospital,
8,Afdelingen,afdeling,
"""
EDGES = """Source,Target,Type,Relation,Start,End
2,1,Directed,adopted,2020-05,
3,2,Directed,,2018,2022-06-30
3,4,Undirected,kursus,2017,
2,5,Directed,,,
3,6,Directed,,,
8,7,Directed,del af,,
1,5,Directed,kører i,,
3,1,Directed,leder,,
"""
KINDS = Counter(
    {
        "person.registered": 2,
        "organisation.registered": 3,
        "organisation.identified": 1,
        "initiative.registered": 1,
        "cluster.registered": 1,
        "forum.registered": 1,
        "adoption.started": 1,
        "employment.started": 1,
        "relationship.recorded": 1,
        "membership.started": 1,
        "seat.taken": 1,
        "placement.started": 1,
        "role.taken": 1,
    }
)


def drawn(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def gephi(tmp_path: Path) -> list[Path]:
    return [drawn(tmp_path, "net-nodes.csv", NODES), drawn(tmp_path, "net-edges.csv", EDGES)]


def network() -> "nx.DiGraph[str]":
    """The same network, by networkx."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    for id, label, type, start in (line.split(",") for line in NODES.splitlines()[1:]):
        graph.add_node(id, label=label, kind=type, **({"start": start} if start else {}))
    for source, target, _, relation, start, end in (x.split(",") for x in EDGES.splitlines()[1:]):
        days = {name: day for name, day in (("start", start), ("end", end)) if day}
        graph.add_edge(source, target, relation=relation, **days)
    return graph


def imported(paths: Iterable[Path]) -> tuple[Kept, Any]:
    kept = an_empty_log()
    return kept, run([Source(path) for path in paths], kept.log, dry_run=False)


def test_gephis_tables_give_what_they_show(tmp_path: Path) -> None:
    kept, report = imported(gephi(tmp_path))

    assert (report.rows, report.quarantined, report.ignored) == (16, 0, 0)
    assert Counter(kept.kinds()) == KINDS


def test_graphml_and_gexf_by_another_program_give_the_same_events(tmp_path: Path) -> None:
    graph = network()
    nx.write_graphml(graph, tmp_path / "net.graphml", named_key_ids=True)
    nx.write_gexf(graph, tmp_path / "net.gexf")

    told = [said(imported([tmp_path / name])[0]) for name in ("net.graphml", "net.gexf")]

    assert told[0] == told[1] == said(imported(gephi(tmp_path))[0])


def said(kept: Kept) -> Counter[str]:
    """What the events say, but for ids, which follow from what a program calls an edge."""
    return Counter(
        f"{one['kind']} {one['valid_from']} {one['valid_to']} {one['data'].get('name')}"
        for one in kept.events()
    )


def test_an_initiative_says_where_it_runs(tmp_path: Path) -> None:
    kept, _ = imported(gephi(tmp_path))

    (initiative,) = (e for e in kept.events() if e["kind"] == "initiative.registered")
    (cluster,) = (e for e in kept.events() if e["kind"] == "cluster.registered")
    assert initiative["data"]["clusters"] == [cluster["data"]["cluster"]]
    assert initiative["valid_from"] == "2019"


def test_the_same_network_again_says_nothing_new(tmp_path: Path) -> None:
    kept, _ = imported(gephi(tmp_path))

    again = run([Source(path) for path in gephi(tmp_path)], kept.log, dry_run=False)

    assert (again.events, again.unchanged) == (0, 16)


def test_kumus_json_is_read_with_its_attributes(tmp_path: Path) -> None:
    text = """{"elements": [
        {"_id": "elem-1", "attributes": {"label": "Faldklub", "element type": "Indsats",
         "tags": ["fald", "træning"], "description": "Færre fald"}},
        {"_id": "elem-2", "attributes": {"label": "Viborg", "element type": "kommune"}}],
      "connections": [{"_id": "conn-1", "from": "elem-2", "to": "elem-1", "direction": "directed",
         "attributes": {"connection type": "i drift"}}]}"""

    kept, report = imported([drawn(tmp_path, "kort.json", text)])

    data = {one["kind"]: one["data"] for one in kept.events()}
    assert (report.rows, report.quarantined) == (3, 0)
    assert data["initiative.registered"]["topics"] == ["fald", "træning"]
    assert data["organisation.identified"]["code"] == "791"
    assert data["adoption.started"]["stage"] == "in_operation"


def test_kumus_workbook_has_both_halves_as_sheets(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    elements, connections = book.create_sheet("Elements"), book.create_sheet("Connections")
    book.remove(book.worksheets[0])
    for row in (("Label", "Type"), ("Ada Ahorn", "Person"), ("Styregruppen", "Forum")):
        elements.append(row)
    for row in (("From", "To", "Type"), ("Ada Ahorn", "Styregruppen", "medlem")):
        connections.append(row)
    book.save(tmp_path / "kort.xlsx")

    kept, report = imported([tmp_path / "kort.xlsx"])

    assert (report.rows, report.quarantined) == (3, 0)
    assert kept.kinds() == ["person.registered", "forum.registered", "seat.taken"]


def test_what_nobody_reads_is_told_by_name(tmp_path: Path) -> None:
    rows = "1,Faldklub,indsats,2019\n"
    nodes = drawn(tmp_path, "x-nodes.csv", f"Id,Label,Type,Start,Budget,Farve\n{rows[:-1]},9,rød\n")
    drawn(tmp_path, "x-edges.csv", "Source,Target,Vægt\n1,1,7\n")

    _, report = imported([nodes])

    assert [remark.da for remark in report.remarks] == [
        "x-nodes.csv: disse oplysninger blev ikke læst: budget, farve."
    ]


SPREAD = diffusion(
    InitiativeRef(id="i", title="Ro <nat>"),
    (
        AdoptionRow("a1", "adal", "Ådal", "Nord", "2014-02", "adopted", None, (), (), (1,)),
        AdoptionRow("a2", "bakke", "Bakke & Søn", None, None, "pilot", "a1", ("Rosa",), (), (2,)),
    ),
    as_of="2020-01-01",
    known_at=2,
)


@pytest.mark.parametrize(("write", "name"), [(as_graphml, "s.graphml"), (as_gexf, "s.gexf")])
def test_our_own_pictures_come_back(
    tmp_path: Path, write: Callable[[Diffusion], str], name: str
) -> None:
    kept, report = imported([drawn(tmp_path, name, write(SPREAD))])

    events = kept.events()
    adoptions = [one for one in events if one["kind"] == "adoption.started"]
    titles = [one["data"].get("title") for one in events if "title" in one["data"]]
    assert (report.quarantined, titles) == (0, ["Ro <nat>"])
    assert [one["valid_from"] for one in adoptions] == ["2014-02", None]
    assert [one["data"].get("stage") for one in adoptions] == ["adopted", "pilot"]
    assert adoptions[1]["data"]["taken_from"] == adoptions[0]["data"]["adoption"]


LAUGHS = '<?xml version="1.0"?><!DOCTYPE graphml [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("a.graphml", f"{LAUGHS}<graphml><graph><node id='&b;'/></graph></graphml>", "unsafe_xml"),
        ("a.gexf", f"{LAUGHS}<gexf><graph/></gexf>".replace("graphml [", "gexf ["), "unsafe_xml"),
        ("a.graphml", "<graphml><graph><node id='1'></graph>", "invalid_xml"),
        ("a.graphml", "<graphml xmlns='urn:x'><graph/></graphml>", "empty_network"),
        ("a.gexf", "<gexf version='9.9'><graph><nodes/></graph></gexf>", "empty_network"),
        ("a.json", '{"elements": [], "connections": []}', "empty_network"),
        ("a-edges.csv", "Source,Target\n1,2\n", "network_nodes_missing"),
        ("a.xml", "<svg/>", "unknown_format"),
    ],
)
def test_a_file_that_is_no_network_is_refused_as_a_whole(
    tmp_path: Path, name: str, text: str, code: str
) -> None:
    with pytest.raises(GraphError) as refused:
        list(opened(Source(drawn(tmp_path, name, text))).rows)

    assert refused.value.code == code


@pytest.mark.parametrize(
    ("node", "edge", "code"),
    [
        ("9,Månen,planet,", None, "network_type_unknown"),
        ("9,Intet,,", None, "network_type_unknown"),
        ("9,,person,", None, "network_label_missing"),
        ("1,Igen,person,", None, "network_id_repeated"),
        ("9,Ada,person,i går", None, "bad_date"),
        ("9,Ada 010190-1234,person,", None, "cpr_detected"),
        (None, "1,99,Directed,,,", "network_end_unknown"),
        (None, "2,7,Directed,naboer,,", "network_connection_unknown"),
        (None, "3,1,Directed,,,", "network_connection_unknown"),
        (None, "3,4,Directed,,13-13-2020,", "bad_date"),
    ],
)
def test_what_is_not_understood_is_put_aside_with_the_reason(
    tmp_path: Path, node: str | None, edge: str | None, code: str
) -> None:
    nodes = drawn(tmp_path, "net-nodes.csv", f"{NODES}{node or ''}\n")
    edges = drawn(tmp_path, "net-edges.csv", f"{EDGES}{edge or ''}\n")

    rows = [row for path in (nodes, edges) for row in rows_by(network_tables.read, path)]

    assert [row.problem.error.code for row in rows if row.problem is not None] == [code]


def test_a_row_that_is_put_aside_keeps_its_cells(tmp_path: Path) -> None:
    nodes = drawn(tmp_path, "x-nodes.csv", "Id,Label,Type\n1,Månen,planet\n")

    (row,) = rows_by(network_tables.read, nodes)

    assert (row.header, row.cells) == (("Id", "Label", "Type"), ("1", "Månen", "planet"))


@pytest.mark.parametrize(
    "version", ["http://www.gexf.net/1.2draft", "http://gexf.net/1.3", "http://www.gexf.net/1.1"]
)
def test_any_version_of_gexf_is_read_with_its_spells(tmp_path: Path, version: str) -> None:
    text = f"""<?xml version="1.0"?><gexf xmlns="{version}"><graph mode="dynamic">
      <attributes class="node"><attribute id="0" title="type" type="string"/></attributes>
      <nodes><node id="a" label="Ada"><attvalues><attvalue for="0" value="person"/></attvalues>
        </node><node id="b" label="Bo"><attvalues><attvalue for="0" value="person"/></attvalues>
        </node></nodes>
      <edges><edge id="0" source="a" target="b"><spells><spell start="2011" end="2012"/>
        <spell start="2015-01-01T00:00:00" end="2016.0"/></spells></edge></edges></graph></gexf>"""

    rows = rows_by(gexf.read, drawn(tmp_path, "a.gexf", text))

    assert [(one.valid_from, one.valid_to) for one in _said(rows)[2:]] == [("2011", "2016")]


def _said(rows: list[Row]) -> list[Any]:
    return [one for row in rows for one in row.proposals]


@pytest.mark.parametrize("read", [graphml.read, gexf.read, kumu.read, network_tables.read])
def test_what_is_another_format_is_left_alone(tmp_path: Path, read: Reader) -> None:
    assert read(Source(drawn(tmp_path, "a.csv", "Titel;Formål\nFaldklub;Færre fald\n"))) is None
    assert read(Source(tmp_path)) is None
