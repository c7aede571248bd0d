"""Kumu's own JSON: elements and connections with their attributes; https://docs.kumu.io."""

import json
import re
from collections.abc import Iterator, Mapping

from graph.json_errors import BadJsonError
from graph.strict_json import Json, strict
from importers.contract import Row, Source
from importers.documents import beginning, document
from importers.errors import BrokenDocumentError
from importers.networks.errors import EmptyNetworkError
from importers.networks.network import Edge, Network, Node, Part, facts_of, network_name
from importers.networks.part import rows_of_part
from importers.networks.rows import rows_of

_MARK = re.compile(rb'"elements"\s*:\s*\[')


def read(source: Source) -> Iterator[Row] | None:
    """Every element and every connection; taken when the JSON has a list of elements."""
    if source.is_part:
        return rows_of_part(source)
    seen = beginning(source.path).removeprefix(b"\xef\xbb\xbf").lstrip()
    if seen[:1] != b"{" or _MARK.search(seen) is None:
        return None
    try:
        said = strict(document(source.path, name=source.name))
    except BadJsonError as error:
        raise BrokenDocumentError(source.name, error) from None
    network = _network(said, source.name)
    if not network.nodes:
        raise EmptyNetworkError(source.name, "Kumu")
    return rows_of(network, file=source.name)


def _network(said: Json, file: str) -> Network:
    network = Network(network_name(file))
    number = 0
    for one in _objects(said, "elements"):
        number += 1
        part = _part(number, one)
        network.nodes.append(Node(_id(one, "_id", "id") or part.first("label"), part))
    for one in _objects(said, "connections"):
        number += 1
        ends = _id(one, "from"), _id(one, "to")
        network.edges.append(Edge(_id(one, "_id", "id") or f"{number}", *ends, _part(number, one)))
    return network


def _objects(said: Json, name: str) -> list[Mapping[str, Json]]:
    found = said.get(name) if isinstance(said, dict) else None
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _part(number: int, said: Mapping[str, Json]) -> Part:
    attributes = said.get("attributes")
    inner = attributes if isinstance(attributes, dict) else {}
    facts = {**said, **inner}
    texts = ((name, _text(value)) for name, value in facts.items() if name != "attributes")
    return Part(number, json.dumps(said, ensure_ascii=False), facts_of(texts))


def _id(said: Mapping[str, Json], *names: str) -> str:
    return next((_text(said[name]) for name in names if said.get(name) is not None), "")


def _text(value: Json) -> str:
    """A list is written as Kumu writes it in a table, with a bar between."""
    match value:
        case None | dict():
            return ""
        case list():
            return "|".join(_text(one) for one in value)
        case _:
            return str(value)
