"""GEXF, as Gephi writes it, in any of its versions, with the days of nodes and edges.

Our own reader, since networkx finds nothing in a version that it does not know;
https://gexf.net. `start` and `end` are days, months or years; an `endopen` is the day after.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from importers.contract import Row, Source
from importers.networks.errors import EmptyNetworkError
from importers.networks.network import Edge, Network, Node, Part, facts_of, network_name
from importers.networks.part import rows_of_part
from importers.networks.rows import rows_of
from importers.networks.xml import is_xml_of, local, named, root_of, shown

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def read(source: Source) -> Iterator[Row] | None:
    """Every node and every edge; taken when the XML's root is `gexf`."""
    if source.is_part:
        return rows_of_part(source)
    if not is_xml_of(source, "gexf"):
        return None
    network = _network(source)
    if not network.nodes:
        raise EmptyNetworkError(source.name, "GEXF")
    return rows_of(network, file=source.name)


def _network(source: Source) -> Network:
    root = root_of(source)
    titles = [one.get("name", "") for one in named(root, "graph")]
    network = Network(network_name(source.name), next(iter(titles), ""))
    titled = {
        (one.get("class", "node"), attribute.get("id", "")): attribute.get("title", "")
        for one in root.iter()
        if local(one) == "attributes"
        for attribute in named(one, "attribute")
    }
    number = 0
    for element in root.iter():
        kind = local(element)
        if kind not in ("node", "edge"):
            continue
        number += 1
        part = Part(number, shown(element), facts_of(_facts(element, kind, titled)))
        if kind == "node":
            network.nodes.append(Node(element.get("id", ""), part))
        else:
            ends = element.get("source", ""), element.get("target", "")
            network.edges.append(Edge(element.get("id") or f"{number}", *ends, part))
    return network


def _facts(
    element: "Element", kind: str, titled: dict[tuple[str, str], str]
) -> Iterator[tuple[str, str | None]]:
    yield from element.items()
    yield from _days(element)
    for values in named(element, "attvalues"):
        for one in named(values, "attvalue"):
            key = one.get("for") or one.get("id", "")
            yield titled.get((kind, key), key), one.get("value")


def _days(element: "Element") -> Iterator[tuple[str, str]]:
    """The first day and the last, also where there are several spells."""
    spells = [spell for some in named(element, "spells") for spell in named(some, "spell")]
    found = [element, *spells]
    begins = [one.get("start") or one.get("startopen") for one in found]
    ends = [one.get("end") or _before(one.get("endopen")) for one in (spells or [element])]
    if first := min(filter(None, begins), default=None):
        yield "start", first
    if all(ends) and (last := max(filter(None, ends), default=None)):
        yield "end", last


def _before(day: str | None) -> str | None:
    try:
        return None if day is None else (date.fromisoformat(day) - timedelta(days=1)).isoformat()
    except ValueError:
        return day
