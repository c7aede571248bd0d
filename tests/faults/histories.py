"""What the doomed append: batches that anyone can make again from two numbers."""

from collections.abc import Iterator

from graph.proposals import Proposal
from tests.faults.doomed import choices
from tests.support.lines import line


def batch(life: int, number: int) -> list[Proposal]:
    """The batch with this number of a process with this life: a single event, or up to ninety."""
    name = f"{life}-{number}"
    repeats = choices(name).choice((0, 0, 1, 1, 3, 10))
    if repeats == 0:
        return [line("initiative.registered", initiative=f"i{name}", title="Et tiltag")]
    return [proposal for turn in range(repeats) for proposal in _events(f"{name}-{turn}")]


def history(events: int) -> Iterator[list[Proposal]]:
    """Batches that hold at least so many events together."""
    made = number = 0
    while made < events:
        some = batch(0, number)
        yield some
        made, number = made + len(some), number + 1


def _events(name: str) -> Iterator[Proposal]:
    """Every sort of thing that rules, keys and the graph must remember, and one taken back."""
    cluster, place, initiative = f"c{name}", f"o{name}", f"i{name}"
    ada, bo = f"a{name}", f"b{name}"
    belongs = {"organisation": place, "cluster": cluster}
    yield line("cluster.registered", cluster=cluster, name="Klyngen")
    yield line("organisation.registered", organisation=place, name="Et sted", type="hospital")
    yield line("membership.started", f"m{name}", when="2015", **belongs)
    yield line("initiative.registered", initiative=initiative, title="Et tiltag")
    yield line("cluster.opted_in", cluster=cluster, initiative=initiative)
    yield line("person.registered", person=ada, name=f"Ada {name}")
    yield line("person.registered", person=bo, name=f"Bo {name}")
    pair = {"relationship": f"r{name}", "person": ada, "other": bo}
    yield line("relationship.recorded", when="2016", **pair, how="course", occasion="Kursus")
    yield line("statement.retracted", event_source="test", event_id=f"m{name}")
