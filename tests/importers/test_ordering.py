"""Rows come in an order in which each id is introduced before it is named."""

from hypothesis import given
from hypothesis import strategies as st

from graph.events.body import references
from graph.proposals import Proposal
from importers.contract import Row
from importers.ordering import introduced_first
from tests.support.lines import line


def unit(name: str, *, within: str | None = None) -> Row:
    said: list[Proposal] = [line("organisation.registered", organisation=name, name=name)]
    if within is not None:
        said.append(line("placement.started", organisation=name, part_of=within))
    return Row("f", 1, name, proposals=tuple(said))


@given(st.permutations([(n, n // 2) for n in range(1, 12)]))
def test_a_unit_comes_after_what_it_is_a_part_of(order: list[tuple[int, int]]) -> None:
    rows = [unit(f"u{n}", within=f"u{up}" if up else None) for n, up in order]

    came = list(introduced_first(rows))

    known: set[str] = set()
    for row in came:
        named = [one for proposal in row.proposals for one in references(proposal.event)]
        known |= {one.id for one in named if one.introduced}
        assert {one.id for one in named} <= known
    assert sorted(row.raw for row in came) == sorted(row.raw for row in rows)


def test_what_nobody_introduces_and_circles_come_last_and_are_not_lost() -> None:
    rows = [unit("a", within="b"), unit("b", within="a"), unit("c", within="x"), unit("d")]

    assert [row.raw for row in introduced_first(rows)] == ["d", "a", "b", "c"]
