"""The rows of a network: a node or an edge each, with what it comes to or why it is put aside."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain

from graph.errors import GraphError
from graph.proposals import Proposal
from importers.contract import Problem, Row
from importers.networks.edges import said_of_edge
from importers.networks.errors import RepeatedNodeError
from importers.networks.network import Network, Part
from importers.networks.nodes import said_of_node
from importers.networks.reading import Reading, is_suggestion, reading_of
from importers.networks.shape import context_of
from importers.networks.unread import EDGES, NODES, unread
from importers.ordering import introduced_first

_NEEDED = ("id", "label", "type")
ONLY_SUGGESTED = "Kun et forslag til, hvor det kom fra: ingen har sagt det"


def rows_of(network: Network, *, file: str) -> Iterator[Row]:
    """Every node and every edge, each after what it names."""
    reading = reading_of(network)
    return introduced_first(chain(rows_of_nodes(reading, file), rows_of_edges(reading, file)))


def rows_of_nodes(reading: Reading, file: str) -> Iterator[Row]:
    """Every node, and what its edges say of it that is a part of its description."""
    seen: set[str] = set()
    header, context = header_of(reading.network), partial(context_of, reading)
    remarks = tuple(unread((one.part for one in reading.network.nodes), NODES, file=file))
    for node in reading.network.nodes:
        repeated = RepeatedNodeError(node.id[:100]) if node.id in seen else None
        seen.add(node.id)
        row = _row(file, node.part, partial(said_of_node, reading, node), repeated, header)
        called = reading.called(reading.edges_of.get(node.id, ()))
        yield row._replace(remarks=remarks, context=context, called=called)
        remarks = ()


def rows_of_edges(reading: Reading, file: str) -> Iterator[Row]:
    """Every edge; one that a node's own row has told says nothing more."""
    header, context = header_of(reading.network), partial(context_of, reading)
    remarks = tuple(unread((one.part for one in reading.network.edges), EDGES, file=file))
    for edge in reading.network.edges:
        if is_suggestion(edge):
            row = Row(file, edge.part.number, edge.part.raw, ignored=ONLY_SUGGESTED)
        else:
            row = _row(file, edge.part, partial(said_of_edge, reading, edge), None, header)
        yield row._replace(remarks=remarks, context=context, called=reading.called([edge]))
        remarks = ()


def header_of(network: Network) -> tuple[str, ...]:
    """The facts of nodes and edges as the columns of one table, those first that all need."""
    parts = [one.part for one in (*network.nodes, *network.edges)]
    return tuple(dict.fromkeys(chain(_NEEDED, *(part.facts for part in parts))))


def _row(
    file: str,
    part: Part,
    say: Callable[[], Iterable[Proposal]],
    problem: GraphError | None,
    header: tuple[str, ...],
) -> Row:
    said: tuple[Proposal, ...] = ()
    problem = part.problem or problem
    if problem is None:
        try:
            said = tuple(say())
        except GraphError as error:
            problem = error
    where = getattr(problem, "column", None) or getattr(problem, "where", None)
    return Row(
        file,
        part.number,
        part.raw,
        proposals=said,
        problem=None if problem is None else Problem(problem, where),
        sheet=part.sheet,
        cells=part.cells or tuple(part.facts.get(name, "") for name in header),
        header=part.header or header,
        revisable=True,
    )
