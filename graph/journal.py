"""What happens while it runs, told in fixed words, codes and counts: never what somebody wrote."""

import logging
from typing import TypeAlias

Fact: TypeAlias = str | int | float | bool | None

_LOG = logging.getLogger("spredning")


def happened(event: str, /, **facts: Fact) -> None:
    """Tell of something that goes as it should."""
    _tell(logging.INFO, event, facts)


def trouble(event: str, /, **facts: Fact) -> None:
    """Tell of something that somebody should look at."""
    _tell(logging.WARNING, event, facts)


def failed(event: str, /, **facts: Fact) -> None:
    """Tell of a fault of the program."""
    _tell(logging.ERROR, event, facts)


def _tell(level: int, event: str, facts: dict[str, Fact]) -> None:
    line = " ".join([event, *(f"{name}={value}" for name, value in facts.items())])
    _LOG.log(level, line, extra={"event": event, "facts": facts})
