"""Does a cluster already do something like this, and is it better documented?"""

from analyses.overlap.answer import Candidate
from api.answers.comparing import indexed
from api.answers.decisions import decisions
from api.answers.overlap import similar
from api.answers.questions.asked import Answer, Asked, Row, ref, row
from api.answers.unread import unread
from api.answers.views import InitiativeView
from api.answers.words import counted, quoted, sentence, several


def answer(asked: Asked) -> Answer:
    """For the initiative asked about, or for each that waits for a decision."""
    question = asked.said(
        "Før vi beslutter: Gør en klynge allerede noget lignende, og er det bedre dokumenteret?",
        "Before we decide: does a cluster already do something like this, and better documented?",
    )
    about = [asked.one] if asked.one else _waiting(asked)
    known = indexed(asked.seen)
    pairs = [(view, similar(known, view, seen=asked.seen)) for view in about]
    rows = [_row(asked, view, one) for view, found in pairs for one in found]
    alike = [(view, found) for view, found in pairs if found]
    said = [_alike(asked, view, found) for view, found in alike[:3]]
    if not alike:
        said = [_nothing(asked, about)]
    elif len(about) > 1:
        same = sum(any(map(_is_same, found)) for _, found in alike)
        said = [_how_many(asked, same, len(about)), *said]
    if still := unread(known.meanings, lang=asked.lang):
        said = [*said, still]
    return asked.answer(question, said, rows)


def _waiting(asked: Asked) -> list[InitiativeView]:
    """Proposed by a forum or by its spread status, or the region's own and not decided yet."""
    decided = {one.initiative: one.outcome for one in decisions(asked.seen)}
    return [
        view
        for view in asked.initiatives
        if view.mandate is None
        and decided.get(view.id, "proposed" if _is_waiting(asked, view) else "") == "proposed"
    ]


def _is_waiting(asked: Asked, view: InitiativeView) -> bool:
    places = asked.seen.directory.organisations
    types = {places[one.id].type for one in view.organisations if one.id in places}
    return view.spread_status == "proposed" or "region" in types


def _row(asked: Asked, view: InitiativeView, found: Candidate) -> Row:
    other = asked.seen.views[found.id]
    return row(
        [*view.events, *other.events],
        initiative=ref(view),
        similar=ref(other),
        clusters=[place.name for place in other.clusters],
        **found.model_dump(include={"score", "better_documented", "contact", "reported"}),
        **{"class": found.class_},
    )


def _how_many(asked: Asked, alike: int, about: int) -> str:
    return asked.said(
        f"{alike or 'Ingen'} af {about} forslag ligner noget, der allerede er i gang.",
        f"{alike or 'None'} of {about} proposals are like something that is already under way.",
    )


def _alike(asked: Asked, view: InitiativeView, found: list[Candidate]) -> str:
    """The one that matters most: alike, better documented, never reported, in that order."""
    first = min(found, key=_matters)
    other = asked.seen.views[first.id]
    where = several([place.name for place in other.clusters], lang=asked.lang, most=3)
    place = "" if not where else asked.said(f" i {where}", f" in {where}")
    title = quoted([other.title], lang=asked.lang)
    about = quoted([view.title], lang=asked.lang)
    traits = _traits(asked, first)
    is_like = _is_same(first)
    likeness = asked.said(
        "ligner" if is_like else "er beslægtet med",
        "is like" if is_like else "is related to",
    )
    said = asked.said(
        f"{about} {likeness} {title}{place}, som {traits}",
        f"{about} {likeness} {title}{place}, which {traits}",
    )
    return sentence(said) + _also(asked, [one for one in found if one is not first])


def _also(asked: Asked, others: list[Candidate]) -> str:
    same = sum(map(_is_same, others))
    alike, related = (
        counted(number, "initiative", lang=asked.lang) for number in (same, len(others) - same)
    )
    said = ""
    if same:
        said += asked.said(f" Også {alike} mere ligner.", f" So is {alike} more.")
    if len(others) > same:
        said += asked.said(f" Måske beslægtet: {related}.", f" Perhaps related: {related}.")
    return said


def _is_same(found: Candidate) -> bool:
    return found.class_ == "equivalent"


def _matters(found: Candidate) -> tuple[bool, bool, bool]:
    return not _is_same(found), not found.better_documented, found.reported is not None


def _traits(asked: Asked, found: Candidate) -> str:
    better = {
        True: asked.said("er bedre dokumenteret", "is better documented"),
        False: asked.said("ikke er bedre dokumenteret", "is not better documented"),
        None: asked.said("heller ikke har kendt evidens", "has no known evidence either"),
    }[found.better_documented]
    told = (
        asked.said(
            "aldrig er meldt til Sundhedsstyregruppen",
            "was never reported to the health steering group",
        )
        if found.reported is None
        else asked.said(
            f"er meldt til {found.reported.forum}", f"was reported to {found.reported.forum}"
        )
    )
    return asked.said(f"{better} og {told}", f"{better} and {told}")


def _nothing(asked: Asked, about: list[InitiativeView]) -> str:
    known = counted(len(asked.seen.initiatives), "initiative", lang=asked.lang)
    if not asked.seen.initiatives:
        return asked.said(
            "Vi kender ingen indsatser på det tidspunkt.",
            "We know of no initiatives at that moment.",
        )
    if not about:
        return asked.said(
            f"Ingen af de {known}, vi kender, venter på en beslutning.",
            f"None of the {known} that we know of waits for a decision.",
        )
    titles = quoted([view.title for view in about], lang=asked.lang)
    return asked.said(
        f"Vi fandt intet, der ligner {titles}. Vi kender {known}; det kan være, at nogen ikke er "
        "registreret.",
        f"We found nothing like {titles}. We know of {known}; some may not be registered.",
    )
