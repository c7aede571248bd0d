"""Why something could not be read or written, in Danish: the machine says it in English."""

import errno
import os
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

MISSING: Final = os.strerror(errno.ENOENT)
DAMAGED: Final = "the file is damaged"
NOT_SHOWN: Final = "the name cannot be shown"
NO_EVENTS: Final = "there are no events"
AS_A_WHOLE: Final = "the event"
"""Where something is wrong that no one field alone has wrong."""

_PATTERNS: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (re.compile(pattern, re.DOTALL), danish)
    for pattern, danish in (
        (r"line (\d+)", r"linje \1"),
        # As pydantic says it.
        (r"Input should be greater than or equal to (\S+)", r"skal være mindst \1"),
        (r"Input should be less than or equal to (\S+)", r"skal være højst \1"),
        (r"Input should be a valid integer, .*", "skal være et helt tal"),
        (r"Input should be a valid number, .*", "skal være et tal"),
        (r"Input should be a valid dictionary or .*", "skal være et objekt"),
        (r"String should have at most (\d+) characters?", r"må højst have \1 tegn"),
        (r"String should match pattern .*", "har en anden form, end der ventes her"),
        (r"\w+ should have at least 1 item .*", "skal have mindst én"),
        (r"\w+ should have at most (\d+) items? .*", r"må højst have \1"),
        # As the events say it.
        (r"(.*) is not a date: write (.*) or (.*)", r"\1 er ikke en dato: skriv \2 eller \3"),
        (r"valid_to (\S+) is before valid_from (\S+)", r"slutter (\1), før det begynder (\2)"),
        (r"(.*) and (.*) must be two", r"\1 og \2 skal være to forskellige"),
    )
)
# Which of these are meant is in the text itself.
_ONE_OF: Final = re.compile(r"Input should be (['\d].*)", re.DOTALL)
_IN_DANISH: Final[Mapping[str, str]] = MappingProxyType(
    {
        DAMAGED: "filen er beskadiget",
        NOT_SHOWN: "navnet kan ikke vises",
        NO_EVENTS: "der er ingen hændelser",
        AS_A_WHOLE: "hændelsen",
        "the line": "linjen",
        "the unit": "enheden",
        "The row": "Rækken",
        "The name of the file": "Filens navn",
        # As the events say it.
        "give either an organisation or a cluster": "skriv enten en organisation eller en klynge",
        "a value is chosen of one of the two": "en værdi vælges fra en af de to",
        "a value is chosen once for each field": "en værdi vælges én gang for hvert felt",
        "give either a text or an initiative": "giv enten en tekst eller en indsats",
        "say why it is not relevant": "sig, hvorfor det ikke er relevant",
        "control_characters: the text holds characters that cannot be shown": (
            "teksten har tegn, der ikke kan vises"
        ),
        "bad_id: an id has letters, digits and . _ : / - and at most 200 of them": (
            "et id har bogstaver, tal og . _ : / - og højst 200 tegn"
        ),
        # As pydantic says it.
        "Field required": "mangler, men skal udfyldes",
        "Extra inputs are not permitted": "kendes ikke her",
        "Input should be a valid string": "skal være en tekst",
        "Input should be a valid integer": "skal være et helt tal",
        "Input should be a valid boolean": "skal være true eller false",
        "Input should be a valid dictionary": "skal være et objekt",
        "Input should be a valid tuple": "skal være en liste",
        "Input should be a valid list": "skal være en liste",
        "String should have at least 1 character": "skal udfyldes",
    }
    | {
        os.strerror(code): danish
        for code, danish in (
            (errno.ENOENT, "den findes ikke"),
            (errno.EACCES, "der er ikke adgang"),
            (errno.EPERM, "det er ikke tilladt"),
            (errno.EEXIST, "den findes i forvejen"),
            (errno.EISDIR, "det er en mappe"),
            (errno.ENOTDIR, "en del af stien er ikke en mappe"),
            (errno.ENOSPC, "der er ikke mere plads på disken"),
            (errno.EROFS, "der kan kun læses på disken"),
            (errno.ENAMETOOLONG, "navnet er for langt"),
            (errno.EMFILE, "for mange filer er åbne på én gang"),
            (errno.EIO, "disken svarer med en fejl"),
            (errno.EADDRINUSE, "den er optaget af et andet program"),
            (errno.EADDRNOTAVAIL, "adressen er ikke denne maskines"),
        )
    }
)


def in_danish(fact: object) -> object:
    """A reason, in Danish where it is known here; anything else as it is.

    >>> in_danish("No such file or directory"), in_danish("line 3"), in_danish("a.csv")
    ('den findes ikke', 'linje 3', 'a.csv')
    """
    if not isinstance(fact, str) or fact in _IN_DANISH:
        return _IN_DANISH.get(fact, fact) if isinstance(fact, str) else fact
    if one_of := _ONE_OF.fullmatch(fact):
        return f"skal være {one_of[1].replace(' or ', ' eller ')}"
    found = ((pattern.fullmatch(fact), danish) for pattern, danish in _PATTERNS)
    return next((match.expand(danish) for match, danish in found if match), fact)
