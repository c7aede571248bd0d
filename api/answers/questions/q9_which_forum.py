"""Which existing forum should take it up, and whom should we bring together?"""

from collections.abc import Iterable

from api.answers.decisions import decisions
from api.answers.questions import q9_introductions
from api.answers.questions.asked import Answer, Asked, Row, ref, row
from api.answers.views import InitiativeView
from api.answers.words import counted, listed, quoted, sentence, several


def answer(asked: Asked) -> Answer:
    """Forums that handle the topics of what no forum has taken up, and wishes that match."""
    question = asked.said(
        "Hvilket forum skal tage den op, og hvem skal vi bringe sammen?",
        "Which forum should take it up, and whom should we bring together?",
    )
    decided = {one.initiative for one in decisions(asked.seen)}
    open_ = [view for view in asked.initiatives if not view.reports and view.id not in decided]
    about = [asked.one] if asked.one else open_
    forums = [one for view in about for one in _forums(asked, view)]
    meetings = q9_introductions.rows(asked)
    said = [*_said(asked, about, forums), *q9_introductions.said(asked, meetings)]
    return asked.answer(question, said, [*forums, *meetings])


def _forums(asked: Asked, view: InitiativeView) -> list[Row]:
    """Forums of the initiative's clusters or of the whole region; most shared topics first."""
    clusters = {place.id for place in view.clusters}
    told = {report.forum_id for report in view.reports}
    found = [
        (shared, forum)
        for forum in asked.seen.directory.forums.values()
        if forum.cluster is None or not clusters or forum.cluster in clusters
        if (shared := [topic for topic in view.topics if topic in forum.topics])
    ]
    return [
        row(
            [forum.event, *view.events[:1]],
            kind="forum",
            initiative=ref(view),
            forum={"id": forum.id, "name": forum.name},
            topics=shared,
            already_told=forum.id in told,
        )
        for shared, forum in sorted(found, key=lambda pair: -len(pair[0]))
    ]


def _said(asked: Asked, views: list[InitiativeView], forums: list[Row]) -> list[str]:
    if asked.one:
        return [_one(asked, asked.one, forums)]
    if not views:
        return []
    placed = {one.facts["initiative"]["id"] for one in forums}
    number = counted(len(views), "initiative", lang=asked.lang)
    said = asked.said(
        f"{sentence(number)[:-1]} er ikke taget op i noget forum; for {len(placed)} af dem er der "
        "et forum, som behandler emnet",
        f"{sentence(number)[:-1]} not taken up in any forum; for {len(placed)} of them a forum "
        "handles the topic",
    )
    most = _busiest(forums)
    names = f": {several(most, lang=asked.lang, most=3)}" if most else ""
    return [f"{said}{names}."]


def _one(asked: Asked, view: InitiativeView, forums: list[Row]) -> str:
    title = quoted([view.title], lang=asked.lang)
    if not forums:
        return asked.said(
            f"Vi kender intet forum, der behandler emnerne i {title}.",
            f"We know of no forum that handles the topics of {title}.",
        )
    first = forums[0].facts
    topics = listed(first["topics"], lang=asked.lang)
    others = [one.facts["forum"]["name"] for one in forums[1:]]
    also = several(others, lang=asked.lang, most=3)
    more = asked.said(f"; det gør {also} også", f"; so does {also}") if others else ""
    return sentence(
        asked.said(
            f"{first['forum']['name']} behandler {topics} og kan tage {title} op{more}",
            f"{first['forum']['name']} handles {topics} and can take up {title}{more}",
        )
    )


def _busiest(forums: Iterable[Row]) -> list[str]:
    """Forum names in the order in which they come first for an initiative, each once."""
    first: dict[str, str] = {}
    for one in forums:
        first.setdefault(one.facts["initiative"]["id"], one.facts["forum"]["name"])
    return list(dict.fromkeys(first.values()))
