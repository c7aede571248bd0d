"""The register of initiatives: each once, as it was on a date, and as it was known."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from api.answers.described import Described, described
from api.answers.directory import Directory, Person, directory, people
from api.answers.errors import UnknownInitiativeError
from api.answers.views import (
    EvidenceView,
    InitiativeView,
    KernelView,
    Mandate,
    Ref,
    Report,
)
from api.answers.words import danish_order
from graph.dates import earliest
from graph.errors import Language
from graph.groups import Groups
from graph.questions import Questions
from graph.views import chosen_values, groups

STEERING_GROUP = "health_steering_group"


@dataclass(frozen=True, slots=True)
class Register:
    """Every initiative by the id it is shown under, in the Danish order of titles."""

    questions: Questions
    lang: Language
    directory: Directory
    groups: Groups
    views: Mapping[str, InitiativeView]

    @property
    def initiatives(self) -> list[InitiativeView]:
        """Those that are still in their register."""
        return [view for view in self.views.values() if not view.withdrawn]

    @property
    def withdrawn(self) -> int:
        """How many left their register."""
        return sum(view.withdrawn for view in self.views.values())

    def find(self, id: str) -> InitiativeView:
        """The initiative, by any id it ever had."""
        found = self.views.get(self.groups.canonical(id))
        if found is None:
            raise UnknownInitiativeError(id)
        return found


def initiatives(questions: Questions, *, lang: Language = "da") -> list[InitiativeView]:
    """Every initiative that is still in its register."""
    return register(questions, lang=lang).initiatives


def initiative(questions: Questions, id: str, *, lang: Language = "da") -> InitiativeView:
    """One initiative by any id it ever had; UnknownInitiativeError when it was not known then."""
    return register(questions, lang=lang).find(id)


def register(questions: Questions, *, lang: Language = "da", merged: bool = True) -> Register:
    """The whole register, withdrawn ones too; unless `merged` each stands alone again."""
    same = groups(questions) if merged else Groups({}, {}, {})
    known, places = described(questions), directory(questions)
    contacts = {id for row in known.descriptions.values() for id in row["contacts"]}
    named = people(questions, contacts, lang=lang)
    chosen = chosen_values(questions, same)
    groups_there = {same.canonical(id): same.members(id) for id in known.descriptions}
    views = [
        _view(
            id,
            ids=ids,
            known=known,
            places=places,
            named=named,
            merges=same.events.get(id, ()),
            chosen=chosen.get(id, {}),
        )
        for id, ids in groups_there.items()
    ]
    ordered = sorted(views, key=lambda view: (danish_order(view.title), view.id))
    return Register(questions, lang, places, same, {view.id: view for view in ordered})


def _view(
    id: str,
    *,
    ids: Sequence[str],
    known: Described,
    places: Directory,
    named: Mapping[str, Person],
    merges: Sequence[int],
    chosen: Mapping[str, str],
) -> InitiativeView:
    there = [one for one in ids if one in known.descriptions]
    live = [one for one in there if not known.is_withdrawn(one)]
    rows = [known.descriptions[one] for one in live or there]
    profile = _profile(rows, chosen)
    return InitiativeView(
        id=id,
        **profile,
        clusters=places.clusters_in_order(_every(rows, "clusters")),
        organisations=places.places_in_order(_every(rows, "organisations")),
        topics=tuple(sorted(_every(rows, "topics"), key=danish_order)),
        populations=tuple(sorted(_every(rows, "populations"), key=danish_order)),
        programme=next(_every(_from(rows, chosen.get("programme")), "programmes"), None),
        contact=_contact(_from(rows, chosen.get("contact")), named),
        **_learnt(known, ids, places),
        aliases=_aliases(known, ids, rows, shown=profile["title"]),
        same_as=tuple(one for one in ids if one != id),
        withdrawn=not live,
        valid_from=next((row["valid_from"] for row in rows if row["valid_from"]), None),
        events=_events(known, ids=ids, rows=rows, merges=merges),
    )


def _learnt(known: Described, ids: Sequence[str], places: Directory) -> dict[str, Any]:
    """What later statements added to the description."""
    status = known.newest("spread_statuses", ids)
    reports = _reports(known, ids, places)
    told = [one for one in reports if _is_steering_group(places, one)]
    dates = [row["date"] for row in known.of("last_updates", ids) if row["date"] is not None]
    return {
        "spread_status": None if status is None else status["status"],
        "reported": min(told, key=_first_told, default=None),
        "reports": reports,
        "evidence": _evidence(known, ids),
        "kernel": _kernel(known, ids),
        "mandate": _mandate(known, ids),
        "codes": tuple(sorted({row["code"] for row in known.of("initiative_codes", ids)})),
        "last_update": max(dates, default=None),
    }


def _profile(rows: Sequence[dict[str, Any]], chosen: Mapping[str, str]) -> dict[str, Any]:
    """What describes it; what the first description leaves open is taken from the next."""
    fields = (
        *("title", "purpose", "target", "story", "origin", "project_type", "phase"),
        *("size", "difficulty", "stage", "website", "language"),
    )
    texts = {"purpose", "target", "story", "stage", "website"}
    return {
        field: next(
            (
                row["profile"][field]
                for row in _from(rows, chosen.get(field))
                if row["profile"].get(field)
            ),
            "" if field in texts else None,
        )
        for field in fields
    }


def _from(rows: Sequence[dict[str, Any]], id: str | None) -> list[dict[str, Any]]:
    """The descriptions, that of the chosen one first."""
    return sorted(rows, key=lambda row: row["id"] != id)


def _every(rows: Sequence[dict[str, Any]], field: str) -> Iterator[str]:
    yield from dict.fromkeys(value for row in rows for value in row[field])


def _contact(rows: Sequence[dict[str, Any]], named: Mapping[str, Person]) -> Ref | None:
    found = (named[id] for id in _every(rows, "contacts") if id in named)
    return next((Ref(id=one.id, name=one.name) for one in found), None)


def _reports(known: Described, ids: Sequence[str], places: Directory) -> tuple[Report, ...]:
    rows = sorted(known.of("reports", ids), key=lambda row: row["event"])
    return tuple(
        Report(
            forum=places.forum(row["forum"]),
            date=row["date"],
            forum_id=row["forum"],
            event=row["event"],
        )
        for row in rows
    )


def _first_told(report: Report) -> tuple[bool, str, int]:
    """A report without a date is no earlier than one with."""
    return report.date is None, earliest(report.date), report.event


def _is_steering_group(places: Directory, report: Report) -> bool:
    forum = places.forums.get(report.forum_id)
    return forum is not None and forum.type == STEERING_GROUP


def _evidence(known: Described, ids: Sequence[str]) -> tuple[EvidenceView, ...]:
    rows = sorted(known.of("evidence", ids), key=lambda row: row["event"])
    return tuple(
        EvidenceView(**{field: row[field] for field in EvidenceView.model_fields}) for row in rows
    )


def _kernel(known: Described, ids: Sequence[str]) -> tuple[KernelView, ...]:
    rows = sorted(known.of("kernel", ids), key=lambda row: row["event"])
    said = [field for field in KernelView.model_fields if field not in ("id", "events")]
    return tuple(
        KernelView(
            id=row["id"],
            events=tuple(sorted({row["event"], row["described"]})),
            **{field: row["profile"][field] for field in said},
        )
        for row in rows
    )


def _mandate(known: Described, ids: Sequence[str]) -> Mandate | None:
    row = known.newest("mandates", ids)
    fields = Mandate.model_fields
    return None if row is None else Mandate(**{field: row[field] for field in fields})


def _aliases(
    known: Described, ids: Sequence[str], rows: Sequence[dict[str, Any]], *, shown: str
) -> tuple[str, ...]:
    """Other names, and the titles of those that were merged into it."""
    titles = [row["profile"]["title"] for row in rows]
    names = [row["alias"] for row in known.of("aliases", ids)]
    return tuple(name for name in dict.fromkeys([*names, *titles]) if name != shown)


def _events(
    known: Described,
    *,
    ids: Sequence[str],
    rows: Sequence[dict[str, Any]],
    merges: Sequence[int],
) -> tuple[int, ...]:
    """The log positions behind what is shown."""
    asked = (
        *("aliases", "initiative_codes", "withdrawals", "spread_statuses"),
        *("mandates", "reports", "evidence"),
    )
    found = {row["event"] for question in asked for row in known.of(question, ids)}
    kernel = {row[field] for row in known.of("kernel", ids) for field in ("event", "described")}
    return tuple(sorted({*found, *kernel, *merges, *(row["asserted"] for row in rows)}))
