"""What each HTTP status means to a reader, in Danish and in English."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from graph.errors import Language


@dataclass(frozen=True, slots=True)
class Said:
    """A stable code, and for each language a title, a detail and perhaps a hint."""

    code: str
    da: tuple[str, str, str | None]
    en: tuple[str, str, str | None]

    def title(self, lang: Language) -> str:
        return (self.en if lang == "en" else self.da)[0]

    def detail(self, lang: Language) -> str:
        return (self.en if lang == "en" else self.da)[1]

    def hint(self, lang: Language) -> str | None:
        return (self.en if lang == "en" else self.da)[2]


STATUSES: Final[Mapping[int, Said]] = MappingProxyType(
    {
        400: Said(
            "bad_request",
            ("Det kunne ikke forstås", "Forespørgslen kunne ikke forstås.", None),
            ("That was not understood", "The request could not be understood.", None),
        ),
        401: Said(
            "unauthorized",
            (
                "Der mangler en nøgle",
                "Der skal en gyldig nøgle til at skrive.",
                "Send den som: Authorization: Bearer NØGLE. Den ligger i filen token i datamappen.",
            ),
            (
                "A token is missing",
                "Writing takes a valid token.",
                "Send it as: Authorization: Bearer TOKEN. The file token holds it.",
            ),
        ),
        403: Said(
            "cross_site",
            ("Det er ikke tilladt herfra", "En anden side må ikke skrive her.", None),
            ("Not allowed from here", "Another site may not write here.", None),
        ),
        404: Said(
            "not_found",
            ("Siden findes ikke", "Der er intet på denne adresse.", "Begynd forfra på forsiden."),
            ("Page not found", "There is nothing at this address.", "Start at the front page."),
        ),
        405: Said(
            "method_not_allowed",
            ("Det kan man ikke her", "Denne adresse kan ikke bruges på den måde.", None),
            ("Not possible here", "This address cannot be used in that way.", None),
        ),
        409: Said(
            "conflict",
            ("Det passer ikke sammen", "Det passer ikke med det, der allerede er kendt.", None),
            ("A conflict", "That does not fit with what is known already.", None),
        ),
        412: Said(
            "stale",
            ("Nogen har skrevet imens", "Loggen er nået længere end ventet.", "Læs igen."),
            ("Somebody wrote meanwhile", "The log has come further.", "Read again."),
        ),
        413: Said(
            "too_large",
            ("Det er for meget på én gang", "Der kan højst sendes 5 MB.", "Del det i flere."),
            ("Too much at once", "At most 5 MB can be sent.", "Send it in several parts."),
        ),
        415: Said(
            "unsupported_media_type",
            (
                "Det format kendes ikke",
                "Indholdet skal være JSON.",
                "Brug Content-Type: application/json eller application/x-ndjson.",
            ),
            (
                "Unknown format",
                "The content must be JSON.",
                "Use Content-Type: application/json or application/x-ndjson.",
            ),
        ),
        421: Said(
            "unknown_host",
            ("Ukendt værtsnavn", "Siderne svarer ikke under dette navn.", None),
            ("Unknown host", "The pages do not answer by this name.", None),
        ),
        422: Said(
            "invalid",
            ("Noget skal rettes", "Noget i forespørgslen er ikke gyldigt.", None),
            ("Something needs correcting", "Something in the request is not valid.", None),
        ),
        500: Said(
            "internal",
            ("Noget gik galt hos os", "Der skete en fejl. Intet er gået tabt.", "Prøv igen."),
            ("Something went wrong here", "There was an error. Nothing is lost.", "Try again."),
        ),
        503: Said(
            "unavailable",
            (
                "Netværket er ikke klar lige nu",
                "Den del, der svarer på spørgsmål, kan ikke nås lige nu. Intet er gået tabt.",
                "Prøv igen om lidt.",
            ),
            (
                "The network is not ready",
                "The part that answers questions cannot be reached right now. Nothing is lost.",
                "Try again in a moment.",
            ),
        ),
        507: Said(
            "disk_full",
            (
                "Der er ikke mere plads",
                "Disken er fuld, så der kan ikke skrives. Intet er gået tabt.",
                "Gør plads på disken, og prøv igen.",
            ),
            (
                "There is no more room",
                "The disk is full, so nothing can be written. Nothing is lost.",
                "Make room on the disk and try again.",
            ),
        ),
    }
)
