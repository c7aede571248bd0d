"""Dates, numbers and codes as the pages say them, in Danish and in English."""

import re
from collections.abc import Mapping
from typing import Final

from analyses.diffusion.said import date_in_words, stage_in_words
from api.answers.words import either, in_words
from graph.errors import Language

_DATE: Final = re.compile(r"\d{4}(-\d{2}){0,2}")
_CODES: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    "row": {
        "activities": ("aktiviteter", "activities"),
        "ways_of_working": ("arbejdsgange", "ways of working"),
        "organising": ("organisering", "organising"),
    },
    "class": {
        "equivalent": ("kan være det samme", "may be the same"),
        "related": ("beslægtet", "related"),
        "different": ("ligner lidt", "somewhat alike"),
        "likely": ("sandsynligvis den samme", "likely the same"),
        "possible": ("måske den samme", "possibly the same"),
    },
    "answer": {
        "opted_in": ("har valgt den til", "has opted in"),
        "declined": ("har sagt nej", "has said no"),
        "none": ("har ikke svaret", "has not answered"),
    },
    "acknowledged": {
        "taken_into_account": ("kendt og taget i betragtning", "known and taken into account"),
        "not_relevant": ("ikke relevant her", "not relevant here"),
    },
    "side": {
        "agreed": ("har sagt ja", "has agreed"),
        "withdrawn": ("har trukket sit ja tilbage", "has taken its yes back"),
        "none": ("har ikke svaret", "has not answered"),
    },
    "status": {
        "adopted": ("har taget den op", "has taken it up"),
        "under_way": ("undervejs", "under way"),
        "not_begun": ("intet registreret endnu", "nothing recorded yet"),
        "stopped": ("stoppet", "stopped"),
    },
    "tried": {
        "before": ("ja, prøvet først", "yes, tried first"),
        "not_before": ("nej, ikke før spredning", "no, not before the spread"),
        "tried": ("prøvet, spredning ikke besluttet", "tried, spread not decided"),
        "not_tried": ("ikke prøvet et nyt sted", "not tried in a new place"),
        "unknown": ("det vides ikke", "not known"),
    },
    "about": {"effect": ("effekt", "effect"), "economy": ("økonomi", "economy")},
    "dimension": {
        "population_health": ("sundhed", "health"),
        "experience": ("oplevelse", "experience"),
        "cost": ("omkostninger", "cost"),
    },
    "level": {
        "none": ("ingen evidens", "no evidence"),
        "described": ("beskrevet erfaring", "described experience"),
        "local_evaluation": ("lokal evaluering", "local evaluation"),
        "controlled": ("kontrolleret undersøgelse", "controlled study"),
        "systematic_review": ("systematisk gennemgang", "systematic review"),
    },
    "how": {
        "meeting": ("mødtes", "met"),
        "project": ("fælles projekt", "shared project"),
        "course": ("fælles kursus", "shared course"),
        "side_by_side_training": ("sidemandsoplæring", "side-by-side training"),
        "shared_forum": ("sidder i samme forum", "sit in the same forum"),
        "colleague": ("kolleger", "colleagues"),
        "contact": ("har været i kontakt", "have been in contact"),
        "other": ("anden forbindelse", "another relationship"),
    },
    "stance": {
        "supports": ("støtter", "supports"),
        "supports_with_input": ("støtter med bemærkninger", "supports with input"),
        "no_remarks": ("ingen bemærkninger", "no remarks"),
        "reservations": ("har forbehold", "has reservations"),
    },
    "origin": {
        "mandated": ("aftalt for alle", "agreed for all"),
        "own": ("eget initiativ", "own initiative"),
    },
    "project_type": {
        "development": ("udvikling", "development"),
        "trial": ("afprøvning", "trial"),
        "spread": ("spredning", "spread"),
    },
    "treatment": {
        "kept": ("bevarede", "kept"),
        "adapted": ("tilpassede", "adapted"),
        "dropped": ("udelod", "left out"),
    },
    "judged": {
        "same": ("er det samme som", "is the same as"),
        "adoption_of": ("er en lokal udgave af", "is a local version of"),
        "builds_on": ("bygger på", "builds on"),
        "related": ("er beslægtet med", "is related to"),
        "different": ("er forskellig fra", "is different from"),
        "unknown": ("ligner måske", "is perhaps like"),
    },
    "judged_one": {
        "same": ("er den samme som", "is the same as"),
        "different": ("er en anden end", "is another than"),
        "unknown": ("måske er den samme som", "is perhaps the same as"),
    },
    "key": {
        "viability": ("levedygtighed", "viability"),
        "learning_community": ("læringsfællesskab", "learning community"),
        "leadership": ("ledelse", "leadership"),
        "guidance_training": ("vejledning og uddannelse", "guidance and training"),
        "people_move_people": ("mennesker flytter mennesker", "people move people"),
        "contagious_stories": ("smittende fortællinger", "contagious stories"),
        "documentation": ("dokumentation", "documentation"),
    },
    "party": {
        "municipalities": ("kommunerne", "the municipalities"),
        "hospital": ("hospitalet", "the hospital"),
    },
    "policy": {
        "opt_in": ("klyngen skal selv vælge til", "the cluster itself opts in"),
        "agreement": ("kommuner og hospital skal være enige", "both sides must agree"),
        "mandate": ("en aftale forpligter alle", "an agreement obliges all"),
    },
}
_SAME: Final[Mapping[str, str]] = {
    "municipalities": "side",
    "hospital": "side",
    "evidence": "level",
}


def coded(field: str, code: str, *, lang: Language) -> str:
    """A code in plain words, by the field it stands in.

    >>> coded("status", "not_begun", lang="da"), coded("outcome", "approved", lang="da")
    ('intet registreret endnu', 'godkendt')
    """
    if field == "stage":
        return stage_in_words(code, lang=lang)
    said = _CODES.get(_SAME.get(field, field), {}).get(code)
    return in_words(code, lang=lang) if said is None else either(lang, *said)


def day(said: str | None, *, lang: Language) -> str:
    """The date as it was said; one that was not is unknown.

    >>> day("2015-10", lang="da"), day(None, lang="da"), day("2016-09-01T10:00:00Z", lang="en")
    ('oktober 2015', 'ukendt', '1 September 2016')
    """
    if said is None:
        return either(lang, "ukendt", "unknown")
    return date_in_words(said[:10], lang=lang)


def is_date(text: str) -> bool:
    return _DATE.fullmatch(text) is not None


def whole(number: float, *, lang: Language) -> str:
    """
    >>> whole(12345, lang="da"), whole(12345, lang="en")
    ('12.345', '12,345')
    """
    return f"{number:,.0f}".replace(",", "." if lang == "da" else ",")


def decimal(number: float, *, lang: Language) -> str:
    """
    >>> decimal(0.84, lang="da"), decimal(0.84, lang="en")
    ('0,84', '0.84')
    """
    return f"{number:.2f}".replace(".", "," if lang == "da" else ".")
