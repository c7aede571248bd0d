"""What came of each row, counted: under one name of the report, and no other."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.errors import GraphError
from graph.events.body import stream_of
from graph.proposals import Proposal
from graph.refusals import UnknownReferenceError
from importers.contract import Problem, Row
from importers.errors import UnknownNameError
from importers.quarantine.rows import Quarantine
from importers.running.batch import Decided, Told
from importers.running.changes import Change, differences
from importers.running.likeness import Likeness
from importers.running.report import ImportReport, Remark
from importers.running.revising import Revision, content


@dataclass(slots=True)
class Outcome:
    """Counts rows as they are decided; shows the first `shown` changes, revisions before news."""

    quarantine: Quarantine
    likeness: Likeness
    shown: int
    counts: Counter[str] = field(default_factory=Counter[str])
    sources: set[str] = field(default_factory=set[str])
    _revised: list[Change] = field(default_factory=list[Change])
    _new: list[Change] = field(default_factory=list[Change])
    _changes: int = 0
    _remarks: dict[Remark, None] = field(default_factory=dict[Remark, None])

    def take(self, rows: Sequence[Row], came: Decided) -> None:
        """Count these rows, keep those put aside, and look for what may be there already."""
        self.counts.update({"rows": len(rows), "events": came.events})
        self.sources.update([one.source for row in rows for one in row.proposals])
        self.quarantine.context.hear(rows)
        for place, row in enumerate(rows):
            self._count(row, came, place)
        new = [one for place in sorted(came.new) for one in came.told[place].proposals]
        pairs = self.likeness.pairs(new)
        self.quarantine.suspect(pairs)
        self.counts["possible_duplicates"] += len(pairs)

    def show(self, change: Change) -> None:
        """A change that no row brings."""
        self._changes += 1
        if len(self._revised) < self.shown:
            self._revised.append(change)

    def told(self, report: ImportReport) -> ImportReport:
        """The report with what was counted."""
        changes = [*self._revised, *self._new][: self.shown]
        more = {
            "changes": tuple(changes),
            "more_changes": self._changes - len(changes),
            "remarks": tuple(self._remarks),
        }
        return report.model_copy(update={**self.counts, **more})

    def _count(self, row: Row, came: Decided, place: int) -> None:
        for one in row.remarks:
            told = Remark(code=one.code, da=one.message("da"), en=one.message("en"))
            self._remarks.setdefault(told)
        refusal = came.refused.get(place)
        problem = row.problem if refusal is None else _problem(row, refusal)
        if problem is not None:
            self.quarantine.put(row, problem)
            self.counts["quarantined"] += 1
        elif row.ignored is not None:
            self.counts["ignored"] += 1
        elif place in came.new:
            self._count_change(row, came.told[place])
        else:
            self.counts["unchanged"] += 1

    def _count_change(self, row: Row, told: Told) -> None:
        self.counts["changed_rows"] += 1
        self.counts["new_rows"] += told.is_new
        self._changes += len(told.said)
        for one, revision in told.said:
            shown = self._new if revision is None else self._revised
            if len(shown) < self.shown:
                shown.append(_change(row, one, revision))


def _change(row: Row, said: Proposal, revision: Revision | None) -> Change:
    new = revision is None
    told = said if new else revision.proposals[-1]
    return Change(
        file=row.file,
        sheet=row.sheet,
        row=row.number,
        what="new" if new else revision.what,
        kind=told.event.kind,
        about=stream_of(told.event),
        fields=differences({}, content(said)) if new else revision.fields,
    )


def _problem(row: Row, refusal: GraphError) -> Problem:
    match refusal:
        case UnknownReferenceError(id=id) if id in row.called:
            place = row.called[id]
            error = UnknownNameError(place.column, place.listed, place.is_mapped)
            return Problem(error, place.column, place.value, place.cell)
        case UnknownReferenceError(field=column, id=id):
            return Problem(refusal, column, id)
        case _:
            return Problem(refusal)
