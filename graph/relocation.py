"""Where a log is moved to, as people name it: an address, or a folder."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr

from graph.log.moving import Moved, moved
from graph.postgres import is_postgres_address
from graph.settings import Settings, settings_from
from graph.wiring import System, keys_in, log_in


@dataclass(frozen=True, slots=True)
class Relocated:
    """What came of it: where the log is now, how the move went, and how many keys came along."""

    place: str
    log: Moved
    keys: int


def moved_to(
    system: System, to: str, environment: Mapping[str, str], *, with_keys: bool
) -> Relocated:
    """The log, and the keys if asked for, at the place that settings there would use."""
    settings = _settings(system.settings, to, environment)
    with closing(keys_in(settings)) as keys, closing(log_in(settings, keys)) as log:
        copied = 0
        if with_keys and keys.place != system.keys.place:
            copied = system.keys.copy_to(keys)
        return Relocated(log.place, moved(system.log, log), copied)


def _settings(here: Settings, to: str, environment: Mapping[str, str]) -> Settings:
    if not is_postgres_address(to):
        return Settings(data=Path(to).resolve())
    keys = settings_from(environment, data=here.data).keys_address
    return Settings(data=here.data, log_address=SecretStr(to), keys_address=keys)
