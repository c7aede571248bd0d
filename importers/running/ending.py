"""A file that is declared whole: what its register said before and it no longer has, is ended."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from graph.batches import batched
from graph.envelope import Envelope, Recorded
from graph.log.contract import Ledger
from graph.proposals import Proposal
from graph.reading import recorded
from importers.contract import Row
from importers.errors import NotWholeError
from importers.running.batch import Deciding
from importers.running.changes import Change, What
from importers.running.first_said import FirstSaid, Said
from importers.running.outcome import Outcome
from importers.running.revising import ENDED, ENDINGS, ended
from importers.running.standing import Key, standing, tellings_of

_AT_ONCE = 1_000


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Declares that files hold all that there is; `day` is when the rest no longer was so."""

    day: str | None


class Whole:
    """What such files say, gathered row by row."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._day = snapshot.day
        self._told = FirstSaid()

    def saw(self, rows: Iterable[Row]) -> None:
        """These rows are in the file; what is wrong with one leaves open what is missing."""
        told: list[Said] = []
        for row in rows:
            if row.known:
                raise NotWholeError
            told += [Said(one.source, one.id) for one in row.proposals]
        self._told.put(told)

    def has(self, key: Key) -> bool:
        """Whether a row said something under this key."""
        return self._told.under(key) is not None

    def missing(self, log: Ledger) -> Iterator[tuple[Recorded, Proposal | None]]:
        """What its sources had said before and it does not say, each with what ends it.

        None where nothing can: a person or a forum does not end with a row.
        """
        end = log.head().position
        for source in self._told.sources():
            before = takewhile(lambda one: one.position <= end, log.read(source=source))
            for some in batched(before, _AT_ONCE):
                gone = [one for one in _firsts(some, log) if not self.has((one.source, one.id))]
                yield from self._ended(gone, log)

    def close(self) -> None:
        self._told.close()

    def _ended(
        self, gone: Sequence[Envelope], log: Ledger
    ) -> Iterator[tuple[Recorded, Proposal | None]]:
        found = standing([(one.source, one.id) for one in gone], log)
        for first in recorded(gone, log.keys):
            known = found[first.envelope.source, first.envelope.id]
            if not known.holding:
                continue
            proposal = ended(first, known, day=self._day)
            if proposal is not None or first.envelope.kind not in ENDED:
                yield first, proposal


def end_missing(whole: Whole, deciding: Deciding, outcome: Outcome) -> None:
    """End what is missing, unless rows were put aside: they may be what is looked for."""
    if deciding.resumed:
        outcome.counts["ended"] += _ended_before(whole, deciding)
    is_sure = not outcome.counts["quarantined"]
    for some in batched(whole.missing(deciding.log), _AT_ONCE):
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


def _ended_before(whole: Whole, deciding: Deciding) -> int:
    """How many this import had ended before it was broken off: none of them by a row's own word."""
    return sum(
        one.kind in ENDINGS
        and one.causation_id is not None
        and not whole.has((one.source, one.causation_id))
        for one in deciding.log.read(correlation_id=deciding.import_id)
    )


def _firsts(some: Sequence[Envelope], log: Ledger) -> Iterator[Envelope]:
    """The first tellings among these: those told anew name theirs as what caused them."""
    caused = {(one.source, one.causation_id) for one in some if one.causation_id is not None}
    anew = {one.id for _, *more in tellings_of(caused, log).values() for one in more}
    return (one for one in some if one.id not in anew and not _follows(one))


def _follows(envelope: Envelope) -> bool:
    """Whether it is no row's own word: the rules drew it, or it takes another one back."""
    return envelope.kind in ("policy.deviated", "statement.retracted")
