"""What do we know of effect and economy, for each sector and each place?"""

from collections.abc import Iterable
from typing import Any, Final

from api.answers.questions.asked import Answer, Asked, Row, ref, row
from api.answers.views import InitiativeView
from api.answers.words import counted, in_words, listed, quoted, sentence

SECTORS: Final = ("hospital", "municipality", "general_practice", "citizen")


def answer(asked: Asked) -> Answer:
    """Results as they were recorded, place by place; what is unknown is a row of its own."""
    question = asked.said(
        "Hvad ved vi om effekt og økonomi, for hver sektor og hvert sted?",
        "What do we know of effect and economy, for each sector and each place?",
    )
    about = asked.initiatives
    found = _results(asked, {view.id for view in about})
    known = [_known(asked, view, result) for view in about for result in found.get(view.id, [])]
    if asked.one:
        unknown = _unknown_sectors(asked.one, found.get(asked.one.id, []))
        said = _one(asked, asked.one, known, unknown)
        return asked.answer(question, said, [*known, *unknown])
    silent = [view for view in about if view.id not in found]
    rows = [*known, *(_unknown(view, sector=None, about=None) for view in silent)]
    return asked.answer(question, _all(asked, about, found), rows)


def about(nature: str) -> str:
    """What a result tells of: `economy` or `effect`."""
    return "economy" if nature == "economic" else "effect"


def _results(asked: Asked, ids: set[str]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for result in asked.seen.questions.ask("results"):
        id = asked.seen.groups.canonical(result["initiative"])
        if id in ids:
            found.setdefault(id, []).append(result)
    return found


def _known(asked: Asked, view: InitiativeView, result: dict[str, Any]) -> Row:
    profile = result["profile"]
    place = next(iter(result["places"]), None)
    return row(
        [result["event"]],
        initiative=ref(view),
        known=True,
        about=about(profile["nature"]),
        sector=profile["sector"],
        dimension=profile["dimension"],
        place=None if place is None else asked.seen.directory.place(place),
        text=profile["text"],
        n=profile.get("n"),
        date=result["date"],
    )


def _unknown(view: InitiativeView, *, sector: str | None, about: str | None) -> Row:
    facts = {"dimension": None, "place": None, "text": None, "n": None, "date": None}
    return row(
        view.events[:1], initiative=ref(view), known=False, about=about, sector=sector, **facts
    )


def _unknown_sectors(view: InitiativeView, found: Iterable[dict[str, Any]]) -> list[Row]:
    known = {(about(one["profile"]["nature"]), one["profile"]["sector"]) for one in found}
    return [
        _unknown(view, sector=sector, about=what)
        for what in ("effect", "economy")
        for sector in SECTORS
        if (what, sector) not in known
    ]


def _one(asked: Asked, view: InitiativeView, known: list[Row], unknown: list[Row]) -> list[str]:
    title = quoted([view.title], lang=asked.lang)
    if not known:
        return [
            asked.said(
                f"Effekt og økonomi af {title} er ukendt: der er ingen resultater registreret.",
                f"Effect and economy of {title} are unknown: no results are recorded.",
            )
        ]
    results = counted(len(known), "result", lang=asked.lang)
    said = [asked.said(f"Om {title} kender vi {results}.", f"Of {title} we know {results}.")]
    said += [_told(asked, one) for one in known[:4]]
    words = {"effect": ("effekt", "effect"), "economy": ("økonomi", "economy")}
    for what, (danish, english) in words.items():
        sectors = [
            in_words(one.facts["sector"], lang=asked.lang)
            for one in unknown
            if one.facts["about"] == what
        ]
        if sectors:
            which = listed(sectors, lang=asked.lang)
            said.append(
                asked.said(f"Ukendt: {danish} for {which}.", f"Unknown: {english} for {which}.")
            )
    return said


def _told(asked: Asked, one: Row) -> str:
    where = [in_words(one.facts["sector"], lang=asked.lang), one.facts["place"]]
    place = ", ".join(part for part in where if part)
    what = {"effect": ("effekt", "effect"), "economy": ("økonomi", "economy")}
    danish, english = what[one.facts["about"]]
    return sentence(f"{asked.said(danish, english)} ({place}): {one.facts['text']}")


def _all(
    asked: Asked, views: list[InitiativeView], found: dict[str, list[dict[str, Any]]]
) -> list[str]:
    every = counted(len(views), "initiative", lang=asked.lang)
    of = {
        what: sum(
            any(about(one["profile"]["nature"]) == what for one in results)
            for results in found.values()
        )
        for what in ("effect", "economy")
    }
    silent = counted(len(views) - len(found), "initiative", lang=asked.lang)
    return [
        asked.said(
            f"Af {every} kender vi noget til effekten af {of['effect']} og til økonomien i "
            f"{of['economy']}. For {silent} er begge dele ukendt.",
            f"Of {every} we know something of the effect of {of['effect']} and the economy of "
            f"{of['economy']}. For {silent} both are unknown.",
        )
    ]
