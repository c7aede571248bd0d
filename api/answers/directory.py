"""Who and where things are: clusters, organisations, forums and people by the names they had."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from api.answers.views import Ref
from api.answers.words import danish_order, either
from graph.errors import Language
from graph.groups import Groups
from graph.questions import Questions


@dataclass(frozen=True, slots=True)
class Organisation:
    """`cluster` and `part_of` are ids of what it belonged to, `municipality` of where it had its
    address; a code says its register first."""

    id: str
    name: str
    type: str
    cluster: str | None
    part_of: str | None = None
    codes: tuple[str, ...] = ()
    municipality: str | None = None


@dataclass(frozen=True, slots=True)
class Forum:
    """`cluster` is the id of the one it serves; None is the whole region, or unknown."""

    id: str
    name: str
    type: str
    cluster: str | None
    topics: tuple[str, ...]
    event: int


@dataclass(frozen=True, slots=True)
class Person:
    """`workplaces` are ids of organisations, the newest first."""

    id: str
    name: str
    workplaces: tuple[str, ...]
    erased: bool = False


@dataclass(frozen=True, slots=True)
class Directory:
    """Each in the Danish order of names."""

    clusters: Mapping[str, str]
    organisations: Mapping[str, Organisation]
    forums: Mapping[str, Forum]
    same: Groups

    def place(self, id: str) -> str:
        """The name of an organisation or a cluster; an unknown one is called by its id."""
        found = self.organisation(id)
        return self.clusters.get(id, id) if found is None else found.name

    def organisation(self, id: str) -> Organisation | None:
        """The organisation, by any id it ever had."""
        return self.organisations.get(self.same.canonical(id))

    def forum(self, id: str) -> str:
        return self.forums[id].name if id in self.forums else id

    def cluster_of(self, organisation: str) -> str | None:
        """The id of the cluster that the organisation belonged to."""
        found = self.organisation(organisation)
        return None if found is None else found.cluster

    def clusters_in_order(self, ids: Iterable[str]) -> tuple[Ref, ...]:
        return _refs({id: self.clusters.get(id, id) for id in ids})

    def places_in_order(self, ids: Iterable[str]) -> tuple[Ref, ...]:
        return _refs({id: self.place(id) for id in ids})


def directory(questions: Questions) -> Directory:
    """Everything but the people, of whom there are many."""
    clusters = {row["id"]: row["name"] for row in questions.ask("clusters")}
    organisations = [
        Organisation(
            row["id"],
            row["names"][0],
            row["type"],
            next(iter(row["clusters"]), None),
            next(iter(row["wholes"]), None),
            tuple(row["codes"]),
            next(iter(row["municipalities"]), None),
        )
        for row in questions.ask("organisations")
    ]
    forums = [
        Forum(
            row["id"],
            row["name"],
            row["type"],
            next(iter(row["clusters"]), None),
            tuple(row["topics"]),
            row["event"],
        )
        for row in questions.ask("forums")
    ]
    return Directory(
        {ref.id: ref.name for ref in _refs(clusters)},
        {one.id: one for one in sorted(organisations, key=lambda one: danish_order(one.name))},
        {one.id: one for one in sorted(forums, key=lambda one: danish_order(one.name))},
        questions.same_actors.groups,
    )


def people(questions: Questions, ids: Iterable[str], *, lang: Language) -> dict[str, Person]:
    """The people with these ids, any that they ever had; one that was erased is called so, an
    unnamed one by its id."""
    wanted = sorted(set(ids))
    erased = either(lang, "Slettet person", "Erased person")
    found: dict[str, Person] = {}
    for row in questions.ask("people", people=wanted) if wanted else []:
        name = erased if row["erased"] else (row["names"] or [row["id"]])[0]
        found[row["id"]] = Person(row["id"], name, tuple(row["workplaces"]), row["erased"])
    standing = questions.same_actors.groups.canonical
    return found | {id: found[standing(id)] for id in wanted if standing(id) in found}


def _refs(names: Mapping[str, str]) -> tuple[Ref, ...]:
    ordered = sorted(names, key=lambda id: (danish_order(names[id]), id))
    return tuple(Ref(id=id, name=names[id]) for id in ordered)
