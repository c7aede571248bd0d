"""A diffusion written for other programs can be read by them."""

from collections.abc import Callable
from io import BytesIO

import networkx as nx
import pytest

from analyses.diffusion.answers import Diffusion, InitiativeRef
from analyses.diffusion.network import gexf, graphml
from analyses.diffusion.tree import AdoptionRow, diffusion

ROWS = (
    AdoptionRow("a1", "adal", "Ådal Kommune", "Nord", "2014-02", "adopted", None, (), (), (1,)),
    AdoptionRow("a2", "bakke", "Bakke & Søn", None, None, "pilot", "a1", ("Rosa",), (), (2,)),
)
SPREAD = diffusion(InitiativeRef(id="i", title="Ro <nat>"), ROWS, as_of="2020-01-01", known_at=2)


@pytest.mark.parametrize(("write", "read"), [(graphml, nx.read_graphml), (gexf, nx.read_gexf)])
def test_what_is_written_is_read_again(
    write: Callable[[Diffusion], str], read: Callable[[BytesIO], "nx.DiGraph[str]"]
) -> None:
    graph = read(BytesIO(write(SPREAD).encode()))

    assert sorted(graph.nodes) == ["adal", "bakke"]
    assert list(graph.edges) == [("adal", "bakke")]
    assert graph.nodes["bakke"]["label"] == "Bakke & Søn"
    assert graph.edges["adal", "bakke"]["carried_by"] == "Rosa"


def test_a_place_is_there_from_its_date_on_and_an_unknown_date_is_left_out() -> None:
    text = gexf(SPREAD)

    assert 'start="2014-02"' in text
    assert text.count("start=") == 1
