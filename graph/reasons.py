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

_LINE: Final = re.compile(r"line (\d+)")
_IN_DANISH: Final[Mapping[str, str]] = MappingProxyType(
    {
        DAMAGED: "filen er beskadiget",
        NOT_SHOWN: "navnet kan ikke vises",
        NO_EVENTS: "der er ingen hændelser",
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
    if not isinstance(fact, str):
        return fact
    line = _LINE.fullmatch(fact)
    return f"linje {line[1]}" if line else _IN_DANISH.get(fact, fact)
