"""An import is killed: the same command again, and it ends as if it had never been."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from graph.log.sql import SqlLog
from graph.reading import as_json, recorded
from importers.contract import Source
from importers.quarantine.rows import errors
from importers.running.report import ImportReport
from importers.running.run import run
from tests.faults.conftest import Faults
from tests.faults.crew import where
from tests.faults.doomed import choices, doomed
from tests.faults.whole import is_whole
from tests.faults.work import BATCH, importing
from tests.importers.sources import BROKEN, an_empty_log, event, initiative, written
from tests.support.stored import Stored

SEED = 23
ROWS = 40
# What differs between two logs that say the same: when, by which import, sealed with which keys.
OWN = ("recorded_at", "correlation_id", "digest", "chain")
COUNTS = {"events", "rows", "changed_rows", "new_rows", "unchanged", "ignored", "quarantined"}
MAPPING = """
mapping: 1
source: vest/indsatser
tables:
  - ignore_rows: {column: Status, values: [slettet]}
    events:
      - kind: initiative.registered
        data:
          initiative: {entity: initiative, key: Nr}
          title: {column: Titel, required: true}
"""


def test_an_import_that_was_killed_ends_as_if_it_had_not_been(
    stored: Stored, faults: Faults
) -> None:
    times, undisturbed, halfway, before = faults.times(short=3, long=100), an_empty_log(), 0, 0
    for life in range(times):
        chance = choices(f"{SEED} {life}")
        sources = [_register(stored.folder, life), _lines(stored.folder, life)]
        whole = run(sources, undisturbed.log, dry_run=False, folder=stored.folder / "undisturbed")
        with doomed(importing, stored, sources) as process:
            process.wait_for(chance.randrange(10))
            told = process.killed(after=chance.uniform(0, 0.02))

        with stored.opened() as (log, _):
            after = run(sources, log, dry_run=False, folder=stored.folder, batch=BATCH)

            assert list(_said(log, before)) == list(_said(undisturbed.log, before)), (SEED, life)
            before = log.head().position
        if after.resumed or not told:
            assert _account(after, stored.folder) == _account(
                whole, stored.folder / "undisturbed"
            ), (SEED, life)
        else:  # it was done before it was killed
            assert (after.rows, after.events) == (whole.rows, 0), (SEED, life)
        halfway += after.resumed
    with stored.opened() as (log, _):
        is_whole(log, stored, events=before)
    faults.tell(
        f"kill -9 during an import, then the same command, {where(stored)}",
        tried=times,
        found=f"{before} events and each report as if it had not been; {halfway} taken up midway",
    )


def _said(log: SqlLog, after: int) -> Iterator[dict[str, Any]]:
    """Every event since then, but for what is each log's own."""
    for one in recorded(log.read(after=after), log.keys):
        yield {name: value for name, value in as_json(one).items() if name not in OWN}


def _account(report: ImportReport, folder: Path) -> tuple[dict[str, Any], Sequence[object]]:
    """What is told of the import, and the rows that it put aside."""
    return report.model_dump(include=COUNTS), list(errors(folder, report.import_id))


def _register(folder: Path, life: int) -> Source:
    """A table that comes again and again: rows are new, changed, unchanged, ignored, or amiss."""
    chance = choices(f"register {life}")
    titles = [chance.choice(("", "Faldklub", "Gåture", f"Kor {life}")) for _ in range(ROWS)]
    rows = [f"{life // 5}-{n};{title};" for n, title in enumerate(titles)]
    mapping, table = folder / "m.yaml", folder / "a.csv"
    mapping.write_text(MAPPING, encoding="utf-8")
    lines = ["Nr;Titel;Status", *rows, f"{life};Brugt;slettet"]
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return Source(table, mapping=mapping)


def _lines(folder: Path, life: int) -> Source:
    """Lines in an order of their own: some said in the life before, some twice, and nonsense."""
    chance = choices(f"lines {life}")
    said: list[object] = [initiative(f"i{max(0, life - n % 4)}-{n}") for n in range(ROWS)]
    said += [
        event(f"p{life}-{n}", "person.registered", person=f"p{life}-{n}", name=f"Ada {n}")
        for n in range(ROWS // 4)
    ]
    said += chance.choices(said, k=5)
    chance.shuffle(said)
    return Source(written(folder / f"{life}.jsonl", *said, BROKEN))
