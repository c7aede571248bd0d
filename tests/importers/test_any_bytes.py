"""Whatever is done to a file, it is refused in words or read row by row: never a stack trace."""

import json
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import GraphError
from importers.contract import Row, Source
from importers.registry import FORMATS, opened
from tests.importers.cloudevents.cases import said
from tests.importers.ftm.test_ftm import ADA, CLINIC
from tests.importers.networks.test_networks import EDGES, NODES, network
from tests.importers.os2mo.lora import answer
from tests.importers.os2mo.test_os2mo import UNITS
from tests.importers.sor.test_sor import SOR1, SOR2

KUMU = {
    "elements": [{"_id": "1", "attributes": {"label": "Ada", "type": "person", "tags": ["a"]}}],
    "connections": [{"from": "1", "to": "1"}],
}
GRAPHML = "\n".join(nx.generate_graphml(network(), named_key_ids=True))
GEXF = "\n".join(nx.generate_gexf(network()))
FILES: dict[str, tuple[str, str]] = {
    "cloudevents": ("a.json", json.dumps([said(), said(id="e2", time="2024-01-01T00:00:00Z")])),
    "os2mo": ("a.json", json.dumps(answer(*UNITS))),
    "ftm": ("a.ijson", f"{json.dumps(CLINIC)}\n{json.dumps(ADA)}\n"),
    "sor": ("sor.csv", SOR1 + SOR2),
    "graphml": ("a.graphml", GRAPHML),
    "gexf": ("a.gexf", GEXF),
    "kumu": ("a.json", json.dumps(KUMU)),
    "network-tables": ("x-edges.csv", EDGES),
}

Change = Callable[[bytes], bytes]


def _put(content: bytes, *, at: int, what: bytes, over: int) -> bytes:
    place = at % (len(content) + 1)
    return content[:place] + what + content[place + over :]


changes = st.builds(
    partial,
    st.just(_put),
    at=st.integers(0, 1_000_000),
    what=st.sampled_from(
        [
            b"",
            b"\0",
            b"\xff",
            b'"',
            b"{",
            b"[[",
            b"]",
            b"<",
            b"&x;",
            b"null",
            b"9" * 30,
            b"\r",
            b";",
        ]
    ),
    over=st.sampled_from([0, 1, 7, 200, 1_000_000]),
)


@given(st.sampled_from(sorted(FILES)), st.lists(changes, max_size=3))
@settings(max_examples=200, deadline=None)
def test_a_damaged_file_of_any_format_ends_in_words(format: str, damage: list[Change]) -> None:
    name, text = FILES[format]
    content = text.encode()
    for change in damage:
        content = change(content)
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        (Path(folder) / "x-nodes.csv").write_text(NODES, encoding="utf-8")
        with suppress(GraphError):
            _check(list(FORMATS[format](Source(path)) or ()))


def _check(rows: list[Row]) -> None:
    for row in rows:
        came = (bool(row.proposals), row.problem is not None, row.ignored is not None)
        assert came.count(True) <= 1


def test_each_of_the_files_is_read_whole_when_nobody_has_damaged_it(tmp_path: Path) -> None:
    (tmp_path / "x-nodes.csv").write_text(NODES, encoding="utf-8")
    for format, (name, text) in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        assert opened(Source(tmp_path / name)).format == format
