"""How a registry's history is said as proposals, with ids that come from what they stand for."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any
from unicodedata import normalize

from pydantic import BaseModel, ConfigDict, Field

from graph.proposals import Proposal, proposal_from
from importers.identity import id_of


class Change(BaseModel):
    """One file added, modified, deleted or renamed in one commit."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    commit: Annotated[str, Field(min_length=1)]
    commit_date: Annotated[str, Field(min_length=10)]
    status: Annotated[str, Field(pattern=r"^[ACDMRT]\d*$")]
    path: Annotated[str, Field(min_length=1)]
    old_path: str | None = None
    symlink: bool = False
    blob: str | None = None

    @property
    def is_removal(self) -> bool:
        return self.status == "D"

    @property
    def left(self) -> str | None:
        """The path that a renamed file left."""
        return self.old_path if self.status.startswith("R") else None

    @property
    def folder(self) -> str:
        return self.path.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class Origin:
    """A history: `source` tells it from others, and all its ids derive from that."""

    source: str
    file: str
    file_sha256: str

    def id_of(self, *parts: str) -> str:
        return id_of(self.source, *parts)

    def named(self, names: Iterable[str], *, nature: str) -> dict[str, str]:
        """Names by id; spacing and capitals make no difference, and the first spelling counts."""
        found: dict[str, str] = {}
        for name in names:
            found.setdefault(self.id_of(nature, normalize("NFKC", name).casefold()), name)
        return found


@dataclass(frozen=True, slots=True)
class Speaker:
    """Makes the proposals of one change, the one in this row."""

    origin: Origin
    change: Change
    row: int

    def organisation(self, id: str, name: str) -> Proposal:
        """The registry does not say since when an organisation exists."""
        data = {"organisation": id, "name": name, "type": "other"}
        known = self.origin.id_of("known", id)
        return self._made("organisation.registered", data, id=known, valid_from=None)

    def says(
        self, kind: str, data: dict[str, Any], *, about: str, is_dated: bool = True
    ) -> Proposal:
        """A statement of this kind; `about` tells those of one change apart."""
        id = self.origin.id_of(self.change.commit, self.change.path, kind, about)
        date = self.change.commit_date[:10] if is_dated else None
        return self._made(kind, data, id=id, valid_from=date)

    def _made(
        self, kind: str, data: dict[str, Any], *, id: str, valid_from: str | None
    ) -> Proposal:
        provenance = {
            "nature": "public",
            "document": self.change.path,
            "file": self.origin.file,
            "file_sha256": self.origin.file_sha256,
            "row": self.row,
        }
        line = {"source": self.origin.source, "id": id, "kind": kind, "data": data}
        return proposal_from({**line, "valid_from": valid_from, "provenance": provenance})
