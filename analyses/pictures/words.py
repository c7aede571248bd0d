"""What the pictures say, in Danish and English."""

from collections.abc import Mapping
from types import MappingProxyType

from graph.errors import Language

_DANISH = {
    "title": "Sådan er indsatsen spredt: {title}",
    "empty": "Endnu ikke spredt.",
    "no_cluster": "Uden for klyngerne",
    "undated": "Dato ikke oplyst",
    "began": "begyndte her",
    "carried": "båret af {names}",
    "from": "Kom fra {name}.",
    "suggested": "forslag: {share} fra {name}",
    "unknown": "kilde ikke oplyst",
    "adapted_one": "én del lokalt tilpasset",
    "adapted_many": "{count} dele lokalt tilpasset",
    "locked": "◆ fast del af kernen ændret",
    "kept": "bevaret",
    "adapted": "tilpasset",
    "dropped": "ikke med",
    "locked_part": "fast del af kernen",
    "seen": "Set pr. {date}. Som kendt efter hændelse nr. {position}.",
    "legend": "Signaturer",
    "legend_waiting": "har vist interesse eller sagt ja",
    "legend_pilot": "afprøver",
    "legend_adopted": "taget op eller i drift",
    "legend_stopped": "stoppet",
    "legend_recorded": "oplyst vej",
    "legend_suggested": "foreslået vej",
    "legend_unknown": "kilde ikke oplyst",
    "legend_span": "kun år eller måned kendt",
    "legend_locked": "fast del af kernen ændret",
    "desc": "Tidslinje fra venstre mod højre. Hver klynge har sit bånd. {sentence}",
    "remarks": "Oplysninger, der ikke passer sammen",
    "slider": "Vis til og med",
    "play": "Afspil",
    "pause": "Stop",
    "still": "Afspilning er slået fra, fordi din computer beder om mindre bevægelse.",
    "zoom_in": "Større",
    "zoom_out": "Mindre",
    "zoom_fit": "Vis det hele",
    "picture": "Billede af spredningen",
    "controls": "Tid og størrelse",
    "pick": "Vælg et sted i billedet for at læse mere, eller brug tabellen nedenfor.",
    "table": "Det samme som tabel",
    "caption": "Hver vej, indsatsen er gået, og hvert sted, hvis kilde ikke er oplyst",
    "col_from": "Fra",
    "col_to": "Til",
    "col_when": "Hvornår",
    "col_since": "Efter start",
    "days": "{count} dage",
    "days_one": "én dag",
    "years": "ca. {count} år",
    "years_one": "ca. ét år",
    "year_less": "under et år",
    "col_cluster": "Klynge",
    "col_stage": "Nu",
    "col_carried": "Båret af",
    "col_changed": "Kernen: bevaret og tilpasset",
    "col_basis": "Grundlag",
    "col_events": "Hændelser",
    "basis_recorded": "oplyst",
    "basis_suggested": "forslag, {share}",
    "basis_unknown": "ikke oplyst",
    "not_said": "ikke oplyst",
    "own_or_unknown": "ikke oplyst (måske egen idé)",
    "status": "Til og med {date}: {places} i {clusters}.",
    "status_plain": "Til og med {date}: {places}.",
    "status_all": "Alle, også uden dato: {places}.",
    "status_new": "Nyt: {names}.",
    "status_more": "{count} til",
    "status_inexact": "For {places} er datoen ikke kendt på dagen.",
}
_ENGLISH = {
    "title": "How the initiative spread: {title}",
    "empty": "Not spread yet.",
    "no_cluster": "Outside the clusters",
    "undated": "Date not recorded",
    "began": "began here",
    "carried": "carried by {names}",
    "from": "Came from {name}.",
    "suggested": "suggested: {share} from {name}",
    "unknown": "source not recorded",
    "adapted_one": "one part adapted locally",
    "adapted_many": "{count} parts adapted locally",
    "locked": "◆ fixed part of the kernel changed",
    "kept": "kept",
    "adapted": "adapted",
    "dropped": "left out",
    "locked_part": "fixed part of the kernel",
    "seen": "As of {date}. As known after event no. {position}.",
    "legend": "Signs",
    "legend_waiting": "interested or agreed",
    "legend_pilot": "trying it",
    "legend_adopted": "taken up or in operation",
    "legend_stopped": "stopped",
    "legend_recorded": "recorded way",
    "legend_suggested": "suggested way",
    "legend_unknown": "source not recorded",
    "legend_span": "only year or month known",
    "legend_locked": "fixed part of the kernel changed",
    "desc": "Timeline from left to right. Each cluster has its band. {sentence}",
    "remarks": "Records that do not fit together",
    "slider": "Show up to and including",
    "play": "Play",
    "pause": "Stop",
    "still": "Playing is off because your computer asks for less motion.",
    "zoom_in": "Larger",
    "zoom_out": "Smaller",
    "zoom_fit": "Show all",
    "picture": "Picture of the spread",
    "controls": "Time and size",
    "pick": "Choose a place in the picture to read more, or use the table below.",
    "table": "The same as a table",
    "caption": "Each way the initiative went, and each place whose source is not recorded",
    "col_from": "From",
    "col_to": "To",
    "col_when": "When",
    "col_since": "After start",
    "days": "{count} days",
    "days_one": "one day",
    "years": "about {count} years",
    "years_one": "about one year",
    "year_less": "less than a year",
    "col_cluster": "Cluster",
    "col_stage": "Now",
    "col_carried": "Carried by",
    "col_changed": "Kernel: kept and adapted",
    "col_basis": "Basis",
    "col_events": "Events",
    "basis_recorded": "recorded",
    "basis_suggested": "suggested, {share}",
    "basis_unknown": "not recorded",
    "not_said": "not recorded",
    "own_or_unknown": "not recorded (perhaps its own idea)",
    "status": "Up to and including {date}: {places} in {clusters}.",
    "status_plain": "Up to and including {date}: {places}.",
    "status_all": "All, also without a date: {places}.",
    "status_new": "New: {names}.",
    "status_more": "{count} more",
    "status_inexact": "For {places} the date is not known to the day.",
}


def words(lang: Language) -> Mapping[str, str]:
    """Every text has a name; the two languages have the same names."""
    return MappingProxyType(_DANISH if lang == "da" else _ENGLISH)


def whole(number: int, *, lang: Language) -> str:
    """
    >>> whole(12345, lang="da"), whole(12345, lang="en")
    ('12.345', '12,345')
    """
    return f"{number:,}".replace(",", "." if lang == "da" else ",")


def share(probability: float, *, lang: Language) -> str:
    """
    >>> share(0.84, lang="da"), share(0.84, lang="en")
    ('84 %', '84%')
    """
    return f"{probability * 100:.0f}{' ' if lang == 'da' else ''}%"


def danish_order(text: str) -> str:
    """A key to sort by: æ, ø and å last, and aa with å.

    >>> sorted(["Aarhus", "Ærø", "Randers", "Horsens"], key=danish_order)
    ['Horsens', 'Randers', 'Ærø', 'Aarhus']
    """
    order = str.maketrans({"æ": "\ue000", "ø": "\ue001", "å": "\ue002"})
    return text.casefold().replace("aa", "å").translate(order)
