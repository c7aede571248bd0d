"""Rows that say what they say by others in their file are corrected and imported without these."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from importers.contract import Source
from importers.quarantine.annotated import written
from importers.quarantine.forget import forget
from importers.quarantine.rows import errors
from importers.running.report import ImportReport
from importers.running.run import run
from tests.importers.os2mo.lora import ALWAYS, answer, registration, unit
from tests.importers.sources import Kept, an_empty_log
from tests.importers.tables.workbooks import workbook
from tests.support.shared_data import SHARED, needs

Made: TypeAlias = Callable[[Path, str], Path]
"""A file with a text in one place of it, which is wrong there or right."""

SOR = """Enhedsnavn;Enhedstype;SOR-kode;Parent-SOR-kode;CVR
Region Midtjylland;region;3100000000001;;29190925
Aarhus Kommune;kommune;3100000000002;;55133018
Plejehjemmet;plejehjem;3100000000004;{};
"""
NODES = "Id,Label,Type\nm1,Lemvig Kommune,kommune\ni1,Faldklub,indsats\np1,Ane Test,{}\n"
EDGES = "Source,Target,Relation\ni1,m1,runs_in\np1,{},\np1,i1,leder\n"
GRAPHML = """<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="d0" for="all" attr.name="type"/><key id="d1" for="node" attr.name="label"/>
<graph edgedefault="directed">
<node id="m1"><data key="d0">kommune</data><data key="d1">Lemvig</data></node>
<node id="i1"><data key="d0">indsats</data><data key="d1">Faldklub</data></node>
<node id="p1"><data key="d0">person</data><data key="d1">Ane Test</data></node>
<edge source="i1" target="m1"/><edge source="{}" target="m1"/>
</graph></graphml>"""
GEXF = """<gexf xmlns="http://gexf.net/1.3" version="1.3"><graph defaultedgetype="directed">
<attributes class="node"><attribute id="0" title="type" type="string"/></attributes><nodes>
<node id="m1" label="Lemvig"><attvalues><attvalue for="0" value="kommune"/></attvalues></node>
<node id="i1" label="Faldklub" start="{}">
<attvalues><attvalue for="0" value="indsats"/></attvalues></node></nodes>
<edges><edge id="e1" source="i1" target="m1"/></edges></graph></gexf>"""
KUMU = {
    "elements": [
        {"_id": "m1", "attributes": {"label": "Lemvig", "element type": "kommune"}},
        {"_id": "p1", "attributes": {"label": "Ane Test", "element type": "{}"}},
    ],
    "connections": [{"_id": "c1", "from": "p1", "to": "m1", "attributes": {"label": "læge"}}],
}
PAYMENT = {
    "id": "pay",
    "schema": "Payment",
    "properties": {"payer": ["ada"], "beneficiary": ["clinic"], "amountEur": ["5"], "{}": []},
}
ENTITIES = [
    {"id": "ada", "schema": "Person", "properties": {"name": ["Ada Ahorn"]}},
    {"id": "clinic", "schema": "Organization", "properties": {"name": ["Klinikken"]}},
    {**PAYMENT, "schema": "{}"},
]


def texts(name: str, text: str, **beside: str) -> Made:
    def made(folder: Path, said: str) -> Path:
        for other, content in beside.items():
            (folder / other.replace("__", ".")).write_text(content, encoding="utf-8")
        path = folder / name
        path.write_text(text.replace("{}", said), encoding="utf-8")
        return path

    return made


def sheets(folder: Path, said: str, *, type: str = "person") -> Path:
    nodes, edges = ([line.split(",") for line in one.splitlines()] for one in (NODES, EDGES))
    rows = [[cell.replace("{}", type) for cell in one] for one in nodes]
    ties = [[cell.replace("{}", said) for cell in one] for one in edges]
    return workbook(folder / "net.xlsx", Nodes=rows, Edges=ties)


def nodes_of_sheets(folder: Path, said: str) -> Path:
    return sheets(folder, "m1", type=said)


def units(folder: Path, said: str) -> Path:
    top = unit("top", registration([("Viborg Kommune", ALWAYS)]))
    care = unit("care", registration([("Omsorg", (said, "infinity"))], above=[("top", ALWAYS)]))
    path = folder / "units.json"
    path.write_text(json.dumps(answer(top, care)), encoding="utf-8")
    return path


CASES: dict[str, tuple[Made, str]] = {
    "sor": (texts("sor.csv", SOR), "3100000000002"),
    "graphml": (texts("net.graphml", GRAPHML), "p1"),
    "gexf": (texts("net.gexf", GEXF), "2016-09"),
    "kumu": (texts("net.json", json.dumps(KUMU)), "person"),
    "gephi nodes": (
        texts("net-nodes.csv", NODES, **{"net-edges__csv": EDGES.replace("{}", "m1")}),
        "person",
    ),
    "gephi edges": (
        texts("net-edges.csv", EDGES, **{"net-nodes__csv": NODES.replace("{}", "person")}),
        "m1",
    ),
    "workbook": (sheets, "m1"),
    "ftm": (texts("givers.ijson", "\n".join(map(json.dumps, ENTITIES))), "Payment"),
    "os2mo": (units, "2016-01-01 00:00:00+01"),
}
WRONG = "forkert"


def imported(kept: Kept, folder: Path, *paths: Path) -> ImportReport:
    return run([Source(one) for one in paths], kept.log, dry_run=False, folder=folder)


def handed_out(folder: Path, report: ImportReport) -> list[Path]:
    return written(report.import_id, errors(folder, report.import_id), folder / "ret.csv")


def told(kept: Kept) -> list[Any]:
    """What the log says and from where, in any order."""
    places = ("file", "sheet", "row", "column")
    events = (
        [one["kind"], one["data"], one["valid_from"], [one["provenance"].get(p) for p in places]]
        for one in kept.events()
        if one["provenance"]
    )
    return sorted(events, key=str)


def reasons(folder: Path, report: ImportReport) -> list[tuple[int, str | None, str]]:
    return [(one.row, one.column, one.code) for one in errors(folder, report.import_id)]


def before(name: str, kept: Kept, folder: Path) -> None:
    """Edges in a file of their own are imported after the nodes."""
    if name == "gephi edges":
        made, right = CASES["gephi nodes"]
        imported(kept, folder, made(folder, right))


@pytest.mark.parametrize("name", list(CASES))
def test_a_part_corrected_says_what_the_whole_file_corrected_says(
    tmp_path: Path, name: str
) -> None:
    (made, right), kept, other = CASES[name], an_empty_log(), an_empty_log()
    for one in (kept, other):
        before(name, one, tmp_path)
        first = imported(one, tmp_path, made(tmp_path, WRONG))
    files = handed_out(tmp_path, first)
    for file in files:
        text = file.read_text(encoding="utf-8-sig").replace(WRONG, right)
        file.write_text(text, encoding="utf-8-sig")
    for path in tmp_path.glob("net*"):
        path.unlink()

    part = imported(kept, tmp_path, *files)
    again = imported(kept, tmp_path, *files)
    whole = imported(other, tmp_path, made(tmp_path, right))

    assert (part.quarantined, whole.quarantined, again.events) == (0, 0, 0)
    assert part.rows == first.quarantined > 0
    assert part.events == whole.events > 0
    assert told(kept) == told(other)


@pytest.mark.parametrize("name", list(CASES))
def test_what_nobody_corrected_is_put_aside_for_the_same_reasons_for_ever(
    tmp_path: Path, name: str
) -> None:
    kept = an_empty_log()
    before(name, kept, tmp_path)
    first = imported(kept, tmp_path, CASES[name][0](tmp_path, WRONG))

    second = imported(kept, tmp_path, *handed_out(tmp_path, first))
    third = imported(kept, tmp_path, *handed_out(tmp_path, second))

    assert reasons(tmp_path, first) == reasons(tmp_path, second) == reasons(tmp_path, third)
    assert (second.events, third.events) == (0, 0)


def test_sheets_are_corrected_one_after_the_other(tmp_path: Path) -> None:
    """The edges that were put aside with a node are read once the node was corrected."""
    kept, other = an_empty_log(), an_empty_log()
    first = imported(kept, tmp_path, nodes_of_sheets(tmp_path, WRONG))
    imported(other, tmp_path, nodes_of_sheets(tmp_path, "person"))
    nodes, edges = handed_out(tmp_path, first)
    nodes.write_text(nodes.read_text("utf-8-sig").replace(WRONG, "person"), "utf-8-sig")

    reports = [imported(kept, tmp_path, one) for one in (nodes, edges)]

    assert [one.quarantined for one in (first, *reports)] == [3, 0, 0]
    assert told(kept) == told(other)


def test_an_erased_person_is_not_in_what_the_rows_may_name(tmp_path: Path) -> None:
    made, _ = CASES["ftm"]
    imported(an_empty_log(), tmp_path, made(tmp_path, WRONG))

    forget(tmp_path, "somebody", names=["Ada Ahorn"])

    kept = "".join(path.read_text() for path in (tmp_path / "quarantine").iterdir())
    assert "Klinikken" in kept
    assert "Ada" not in kept


REAL = {
    "ftm": (SHARED / "graph_formats" / "ftm" / "donations.ijson", '"schema": "', 7),
    "os2mo": (SHARED / "os2mo_lora" / "org_unit.json", '"from": "', 90),
}


@needs("graph_formats")
@needs("os2mo_lora")
@pytest.mark.parametrize("name", list(REAL))
def test_a_real_register_is_whole_once_what_was_broken_in_it_is_corrected(
    tmp_path: Path, name: str
) -> None:
    path, mark, every = REAL[name]
    pieces = path.read_text(encoding="utf-8").split(mark)
    broken = [f"{WRONG}{one}" if at and at % every == 0 else one for at, one in enumerate(pieces)]
    kept, other = an_empty_log(), an_empty_log()
    copy = tmp_path / path.name
    copy.write_text(mark.join(broken), encoding="utf-8")
    first = imported(kept, tmp_path, copy)
    (file,) = handed_out(tmp_path, first)
    file.write_text(file.read_text("utf-8-sig").replace(WRONG, ""), "utf-8-sig")

    again = imported(kept, tmp_path, file)
    imported(other, tmp_path, path)

    assert (again.rows, again.quarantined) == (first.quarantined, 0)
    assert again.events > 10
    assert told(kept) == told(other)


def ward(folder: Path, above: str) -> Path:
    path = folder / "units.json"
    care = unit("care", registration([("Omsorg", ALWAYS)], above=[(above, ALWAYS)]))
    path.write_text(json.dumps(answer(care)), encoding="utf-8")
    return path


JOB = {"id": "j", "schema": "Membership", "properties": {"member": ["{}"], "organization": ["o"]}}


@pytest.mark.parametrize(
    ("made", "named", "column"),
    [
        (texts("sor.csv", SOR), "3100000009999", "Parent-SOR-kode"),
        (texts("jobs.ijson", json.dumps(JOB)), "ada", "member"),
        (ward, "nowhere", "overordnet"),
    ],
)
def test_what_is_not_known_is_called_as_its_own_file_calls_it(
    tmp_path: Path, made: Made, named: str, column: str
) -> None:
    report = imported(an_empty_log(), tmp_path, made(tmp_path, named))

    (row,) = errors(tmp_path, report.import_id)

    assert (row.code, row.column, row.value) == ("unknown_reference", column, named)
    assert row.hint == "Ret det, eller indlæs det, der menes, først."
