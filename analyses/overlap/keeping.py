"""Models that were learnt here: each a file by its name, which is never changed or removed."""

import os
from functools import lru_cache
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict

from analyses.overlap.errors import UnknownModelError
from analyses.overlap.model import Model, shipped
from analyses.overlap.relearning import Trial

_FROZEN: Final = ConfigDict(frozen=True, extra="forbid")


class KeptModel(BaseModel):
    """A model, the trial that it came out of, and its place in the order of learning."""

    model_config = _FROZEN

    number: int
    trial: Trial
    model: Model


def folder_in(data: Path) -> Path:
    """Where in a data folder they are."""
    return data / "overlap" / "models"


def keep(folder: Path, model: Model, trial: Trial) -> KeptModel:
    """Write it down whole or not at all; one that is there already stays as it is."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    there = {one.model.name: one for one in _every(folder)}
    if model.name in there:
        return there[model.name]
    number = max((one.number for one in there.values()), default=0) + 1
    kept = KeptModel(number=number, trial=trial, model=model)
    file = folder / f"{model.name}.json"
    draft = file.with_suffix(f".{os.getpid()}.new")
    draft.write_text(kept.model_dump_json(), encoding="utf-8")
    draft.replace(file)
    return kept


def found(folder: Path, name: str) -> KeptModel | None:
    """The model of this name with its trial; None where none is kept."""
    return next((one for one in _every(folder) if one.model.name == name), None)


def in_use(folder: Path | None, *, with_encoder: bool) -> Model:
    """The newest that was better than the one before it, else the one that comes along."""
    start = shipped(with_encoder=with_encoder)
    fit = [
        one for one in _every(folder) if one.trial.is_better and one.model.encoder == start.encoder
    ]
    return max(fit, key=lambda one: one.number).model if fit else start


def named(folder: Path | None, name: str, *, with_encoder: bool) -> Model:
    """A model by its name, whether in use or not; UnknownModelError for any other, and for one
    whose encoder is not here."""
    start = shipped(with_encoder=with_encoder)
    known = {one.name: one for one in (start, shipped(with_encoder=False))}
    known |= {one.model.name: one.model for one in _every(folder)}
    usable = {id: one for id, one in known.items() if one.encoder in (None, start.encoder)}
    if name not in usable:
        raise UnknownModelError(name, ", ".join(sorted(usable)))
    return usable[name]


def _every(folder: Path | None) -> list[KeptModel]:
    return [] if folder is None else [_read(file) for file in sorted(folder.glob("*.json"))]


@lru_cache(maxsize=16)
def _read(file: Path) -> KeptModel:
    return KeptModel.model_validate_json(file.read_bytes())
