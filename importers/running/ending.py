"""A file that is declared whole: what its register said before and it no longer has, is ended."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graph.batches import batched
from graph.envelope import Envelope, Recorded
from graph.log.contract import Ledger
from graph.proposals import Proposal
from graph.reading import recorded
from importers.contract import Row
from importers.errors import NotWholeError
from importers.running.batch import Deciding
from importers.running.changes import Change, What
from importers.running.outcome import Outcome
from importers.running.revising import ENDED, ENDINGS, ended
from importers.running.standing import Key, id_anew, standing

_AT_ONCE = 1_000


@dataclass(slots=True)
class Snapshot:
    """What a whole file says, gathered row by row; `day` is when the rest no longer was so."""

    day: str | None
    told: set[Key] = field(default_factory=set[Key])

    def saw(self, rows: Iterable[Row]) -> None:
        """These rows are in the file; what is wrong with one leaves open what is missing."""
        for row in rows:
            if row.known:
                raise NotWholeError
            self.told.update((one.source, one.id) for one in row.proposals)

    def missing(self, log: Ledger) -> Iterator[tuple[Recorded, Proposal | None]]:
        """What its sources had said before and it does not say, each with what ends it.

        None where nothing can: a person or a forum does not end with a row.
        """
        for source in sorted({source for source, _ in self.told}):
            firsts = _firsts(log.read(source=source))
            gone = [one for key, one in firsts.items() if key not in self.told]
            found = standing(((source, one.id) for one in gone), log)
            for first in recorded(gone, log.keys):
                known = found[source, first.envelope.id]
                if not known.holding:
                    continue
                proposal = ended(first, known, day=self.day)
                if proposal is not None or first.envelope.kind not in ENDED:
                    yield first, proposal


def end_missing(snapshot: Snapshot, deciding: Deciding, outcome: Outcome) -> None:
    """End what is missing, unless rows were put aside: they may be what is looked for."""
    if deciding.resumed:
        outcome.counts["ended"] += _ended_before(snapshot, deciding)
    is_sure = not outcome.counts["quarantined"]
    for some in batched(snapshot.missing(deciding.log), _AT_ONCE):
        ending = [one for _, one in some if one is not None and is_sure]
        done = [one._replace(correlation_id=deciding.import_id) for one in ending]
        if done:
            deciding.log.append(done, keep_going=True)
        outcome.counts.update(
            {"ended": len(done), "events": len(done), "not_ended": len(some) - len(done)}
        )
        for first, proposal in some:
            about = first.envelope.stream
            what: What = "ended" if is_sure and proposal is not None else "not_ended"
            outcome.show(Change(what=what, kind=first.envelope.kind, about=about))


def _ended_before(snapshot: Snapshot, deciding: Deciding) -> int:
    """How many this import had ended before it was broken off: none of them by a row's own word."""
    return sum(
        one.kind in ENDINGS
        and one.causation_id is not None
        and (one.source, one.causation_id) not in snapshot.told
        for one in deciding.log.read(correlation_id=deciding.import_id)
    )


def _firsts(envelopes: Iterator[Envelope]) -> dict[Key, Envelope]:
    """The first telling of each statement: those told anew have ids that follow from it."""
    firsts: dict[Key, Envelope] = {}
    anew: dict[str, tuple[Key, int]] = {}
    for one in envelopes:
        key, number = anew.pop(one.id, ((one.source, one.id), 0))
        if number == 0 and not _follows(one):
            firsts[key] = one
        anew[id_anew(key, number + 1)] = key, number + 1
    return firsts


def _follows(envelope: Envelope) -> bool:
    """Whether it is no row's own word: the rules drew it, or it takes another one back."""
    return envelope.kind in ("policy.deviated", "statement.retracted")
