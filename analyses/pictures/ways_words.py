"""What the picture of who knows whom says, in Danish and English."""

from collections.abc import Mapping
from types import MappingProxyType

from analyses.people.answers import PathStep
from analyses.pictures.words import words
from graph.errors import Language

_DANISH = {
    "title": "Hvem kender hvem: fra {start} til {goal}",
    "picture": "Billede af vejene",
    "pick": "Vælg en person i billedet for at læse mere, eller brug tabellen nedenfor.",
    "caption": "Hvert led på vejene, med hvordan vi ved det",
    "col_way": "Vej",
    "col_how": "Hvordan",
    "col_confirmed": "Sidst bekræftet",
    "col_source": "Sådan ved vi det",
    "shortest": "kort vej",
    "strongest": "stærkeste vej",
    "desc": "Vejene går fra venstre mod højre. {sentence}",
    "legend_told": "oplyst forbindelse",
    "legend_derived": "udledt: begge er samme sted",
    "legend_end": "her begynder og ender vejene",
    "undated": "dato ikke oplyst",
    "status": "Til og med {date}: {count} kendte led.",
    "status_all": "Alle led, også uden dato: {count}.",
    "nearest": "Tættest på",
    "not_confirmed": "ikke bekræftet",
    "holds": "gælder på dagen",
    "old": "ikke bekræftet længe",
}
_ENGLISH = {
    "title": "Who knows whom: from {start} to {goal}",
    "picture": "Picture of the ways",
    "pick": "Choose a person in the picture to read more, or use the table below.",
    "caption": "Each step of the ways, with how it is known",
    "col_way": "Way",
    "col_how": "How",
    "col_confirmed": "Last confirmed",
    "col_source": "How we know",
    "shortest": "short way",
    "strongest": "strongest way",
    "desc": "The ways run from left to right. {sentence}",
    "legend_told": "recorded relationship",
    "legend_derived": "derived: both are in the same place",
    "legend_end": "the ways begin and end here",
    "undated": "date not recorded",
    "status": "Up to {date}: {count} known steps.",
    "status_all": "All steps, also without a date: {count}.",
    "nearest": "Nearest",
    "not_confirmed": "not confirmed",
    "holds": "holds on the day",
    "old": "not confirmed for long",
}
_HOW = {
    "meeting": ("mødtes", "met"),
    "project": ("fælles projekt", "shared project"),
    "course": ("fælles kursus", "shared course"),
    "side_by_side_training": ("sidemandsoplæring", "side-by-side training"),
    "shared_forum": ("samme forum", "the same forum"),
    "colleague": ("kolleger", "colleagues"),
    "contact": ("har været i kontakt", "have been in contact"),
    "other": ("anden forbindelse", "another relationship"),
}


def ways_words(lang: Language) -> Mapping[str, str]:
    """Those of every picture, with those of this one in their place."""
    return MappingProxyType({**words(lang), **(_DANISH if lang == "da" else _ENGLISH)})


def how(step: PathStep, *, lang: Language) -> str:
    """How two people know each other, in two or three words."""
    return _HOW[step.how][lang == "en"]
