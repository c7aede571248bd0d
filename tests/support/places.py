"""Three clusters with a hospital and two municipalities, their forums, and builders of events."""

from typing import Any, Final

from graph.proposals import Proposal
from tests.support.lines import line


def _organisation(id: str, name: str, type: str, cluster: str) -> list[Proposal]:
    return [
        line("organisation.registered", organisation=id, name=name, type=type),
        line("membership.started", when="2007", organisation=id, cluster=cluster),
    ]


def initiative(id: str, title: str, *, when: str | None = None, **data: Any) -> Proposal:
    """An initiative was registered."""
    return line("initiative.registered", f"{id}.reg", when=when, initiative=id, title=title, **data)


def person(id: str, name: str, workplace: str) -> list[Proposal]:
    """A person was registered, with a workplace."""
    return [
        line("person.registered", person=id, name=name),
        line("employment.started", when="2012", person=id, organisation=workplace),
    ]


def adoption(
    id: str, initiative: str, organisation: str, *, when: str | None = None, **data: Any
) -> Proposal:
    """An organisation took an initiative up."""
    said = {"adoption": id, "initiative": initiative, "organisation": organisation, **data}
    return line("adoption.started", f"{id}.started", when=when, **said)


def decision(id: str, forum: str, *, when: str | None = None, **data: Any) -> Proposal:
    """A forum decided."""
    return line("decision.taken", f"{id}.taken", when=when, decision=id, forum=forum, **data)


PLACES: Final = [
    line("cluster.registered", cluster="vest", name="Vestklyngen"),
    line("cluster.registered", cluster="midt", name="Midtklyngen"),
    line("cluster.registered", cluster="aarhus", name="Aarhusklyngen"),
    *_organisation("hospital-vest", "Hospitalet i Vest", "hospital", "vest"),
    *_organisation("lemvig", "Lemvig Kommune", "municipality", "vest"),
    *_organisation("hospital-midt", "Hospitalet i Midt", "hospital", "midt"),
    *_organisation("viborg", "Viborg Kommune", "municipality", "midt"),
    *_organisation("hospital-aarhus", "Hospitalet i Aarhus", "hospital", "aarhus"),
    *_organisation("samsoe", "Samsø Kommune", "municipality", "aarhus"),
    line("forum.registered", forum="ssg", name="Styregruppen", type="health_steering_group"),
    line(
        "forum.registered", "temasaar", forum="temasaar", name="Temagruppen for sår", topics=["sår"]
    ),
    line(
        "forum.registered",
        "vestforum",
        forum="vestforum",
        name="Vestforum",
        cluster="vest",
        topics=["sår"],
    ),
    line(
        "forum.registered",
        "midtforum",
        forum="midtforum",
        name="Midtforum",
        cluster="midt",
        topics=["sår"],
    ),
]
