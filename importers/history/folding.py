"""A registry's history folded, change by change: which initiative lies at which path."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from graph.proposals import Proposal
from importers.history.difference import Held, named, told, unnamed, withdrawn
from importers.history.errors import LinkTargetUnknownError
from importers.history.records import Record
from importers.history.statements import Change, Origin, Speaker

_GONE = "Slettet i registret"
_REPLACED = "Erstattet i registret"


@dataclass(frozen=True, slots=True)
class Link:
    """A path that only points to another: one more name of the initiative there."""

    initiative: str
    event: str


class Register:
    """Which initiative lies at which path, as far as the history has been read.

    A renamed file is the same initiative; so is one that is deleted and later added again. A file
    at a path that a renamed one has left is another initiative. Of a change that raises only the
    way of a renamed file is remembered.
    """

    def __init__(self, origin: Origin) -> None:
        self._origin = origin
        self._held: dict[str, Held] = {}
        self._gone: dict[str, Held] = {}
        self._links: dict[str, Link] = {}
        self._organisations: set[str] = set()
        self._begun: Counter[str] = Counter()
        # Renamed files whose new path has not been told yet, and those they took the place of.
        self._moved: set[str] = set()
        self._displaced: defaultdict[str, list[Held]] = defaultdict(list)

    def begin(self, changes: Iterable[Change]) -> None:
        """A commit happens at once: renamed files leave before any arrives."""
        moving = {
            change.path: self._held.pop(change.left)
            for change in changes
            if change.left is not None and change.left in self._held
        }
        for path, held in moving.items():
            if path in self._held:
                self._displaced[path].append(self._held[path])
            self._held[path] = held
            self._moved.add(path)

    def knows(self, path: str) -> bool:
        return path in self._held or path in self._links

    def removed(self, speaker: Speaker) -> list[Proposal]:
        """What is said by deleting a file or a link."""
        path = speaker.change.path
        said = [*self._without_link(speaker, path), *self._without_displaced(speaker)]
        if path in self._held:
            said.append(withdrawn(speaker, self._held[path], _GONE))
            self._gone[path] = self._held.pop(path)
        self._settle(path)
        return said

    def linked(self, speaker: Speaker, target: str) -> list[Proposal]:
        """What is said by a link: one more name, unless that is said already."""
        change = speaker.change
        place = str(PurePosixPath(change.path).parent / target)
        if place not in self._held:
            raise LinkTargetUnknownError(change.path, place)
        initiative = self._held[place].initiative
        before = self._links.get(change.path)
        if before is not None and before.initiative == initiative:
            return []
        new = named(speaker, initiative, PurePosixPath(change.path).stem)
        said = self._without_link(speaker, change.left) if change.left is not None else []
        said += self.removed(speaker) if self.knows(change.path) else []
        self._links.pop(change.left or "", None)
        self._links[change.path] = Link(initiative, new.id)
        return [*said, new]

    def described(self, speaker: Speaker, record: Record) -> list[Proposal]:
        """What is said by a file's content: nothing when it says what it said before."""
        path = speaker.change.path
        live = self._held.get(path)
        if live is not None and live.record == record and path not in self._moved:
            return []
        held = live or self._gone.get(path) or self._new(path)
        newcomers = self._newcomers(record)
        organisations = [speaker.organisation(id, name) for id, name in newcomers.items()]
        said = told(speaker, held, record)
        before = [*self._without_displaced(speaker), *self._without_link(speaker, path)]
        self._begun[path] += held.record is None
        self._held[path] = said.held
        self._gone.pop(path, None)
        self._organisations.update(newcomers)
        self._settle(path)
        return [*before, *organisations, *said.proposals]

    def _new(self, path: str) -> Held:
        begun = self._begun[path]
        parts = (path, str(begun)) if begun else (path,)
        return Held(self._origin.id_of("initiative", *parts))

    def _newcomers(self, record: Record) -> dict[str, str]:
        """Organisations and countries that no earlier change has named."""
        found = {
            **self._origin.named(record.organisations, nature="organisation"),
            **self._origin.named(record.countries, nature="country"),
        }
        return {id: name for id, name in found.items() if id not in self._organisations}

    def _without_displaced(self, speaker: Speaker) -> list[Proposal]:
        displaced = self._displaced.get(speaker.change.path, [])
        return [withdrawn(speaker, held, _REPLACED) for held in displaced]

    def _without_link(self, speaker: Speaker, path: str) -> list[Proposal]:
        link = self._links.get(path)
        return [] if link is None else [unnamed(speaker, link.event)]

    def _settle(self, path: str) -> None:
        """What was to be told of a path has been told."""
        self._moved.discard(path)
        self._displaced.pop(path, None)
        self._links.pop(path, None)
