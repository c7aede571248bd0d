"""Which small local projects has nobody taken a stand on?"""

from api.answers.decisions import decisions
from api.answers.questions.asked import Answer, Asked, ref, row
from api.answers.views import InitiativeView
from api.answers.words import counted, in_words, quoted, sentence


def answer(asked: Asked) -> Answer:
    """Small ones that no forum was told of or decided on; those of unknown size are counted."""
    question = asked.said(
        "Hvilke små lokale projekter har ingen taget stilling til?",
        "Which small local projects has nobody taken a stand on?",
    )
    decided = {decision.initiative for decision in decisions(asked.seen)}
    unseen = [
        view
        for view in asked.initiatives
        if not view.reports and view.id not in decided and view.mandate is None
    ]
    small = [view for view in unseen if view.size == "small"]
    rows = [
        row(
            view.events,
            initiative=ref(view),
            clusters=[place.name for place in view.clusters],
            since=view.valid_from,
            last_update=view.last_update,
            contact=None if view.contact is None else view.contact.name,
            evidence=[one.level for one in view.evidence],
        )
        for view in small
    ]
    unsized = sum(view.size is None for view in unseen)
    said = [_one(asked, asked.one, small)] if asked.one else _all(asked, small, unsized)
    return asked.answer(question, said, rows)


def _one(asked: Asked, view: InitiativeView, small: list[InitiativeView]) -> str:
    title = quoted([view.title], lang=asked.lang)
    if small:
        return asked.said(
            f"{title} er lille, og intet forum har fået den meldt eller taget stilling til den.",
            f"{title} is small, and no forum was told of it or has taken a stand on it.",
        )
    if view.size == "small":
        return asked.said(
            f"{title} er lille, og et forum har fået den meldt eller taget stilling til den.",
            f"{title} is small, and a forum was told of it or has taken a stand on it.",
        )
    size = asked.said("ukendt", "unknown")
    if view.size is not None:
        size = in_words(view.size, lang=asked.lang)
    return asked.said(
        f"{title} er ikke registreret som et lille projekt: størrelsen er {size}.",
        f"{title} is not registered as a small project: its size is {size}.",
    )


def _all(asked: Asked, small: list[InitiativeView], unsized: int) -> list[str]:
    said: list[str] = []
    if small:
        number = counted(len(small), "small", lang=asked.lang)
        titles = quoted([view.title for view in small], lang=asked.lang, most=5)
        said.append(
            asked.said(
                f"Intet forum har taget stilling til {number}: {titles}.",
                f"No forum has taken a stand on {number}: {titles}.",
            )
        )
    else:
        said.append(
            asked.said(
                "Alle små projekter, vi kender, er meldt til et forum eller besluttet.",
                "All small projects that we know of were reported to a forum or decided on.",
            )
        )
    if unsized:
        number = sentence(counted(unsized, "initiative", lang=asked.lang))[:-1]
        said.append(
            asked.said(
                f"{number} af ukendt størrelse er heller ikke behandlet.",
                f"{number} of unknown size were not taken up either.",
            )
        )
    return said
