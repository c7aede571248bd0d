"""A real register of donations, where it is at hand: table, workbook and entities are one graph."""

import json
import os
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from importers.contract import Source
from importers.running.report import ImportReport
from importers.running.run import run
from tests.importers.sources import an_empty_log
from tests.support.checkout import ROOT

_BESIDE = ROOT.parent / "shared" / "data"
DONATIONS = Path(os.environ.get("SPREDNING_TEST_DATA", _BESIDE)) / "graph_formats" / "ftm"
MAPPING = ROOT / "importers" / "mappings" / "ftm-donations.yaml"

pytestmark = pytest.mark.skipif(
    not DONATIONS.is_dir(), reason=f"the register of donations is not at {DONATIONS}"
)


@cache
def imported(name: str) -> tuple[ImportReport, frozenset[str]]:
    """The report, and what the file says without where and when it was told."""
    kept = an_empty_log()
    mapping = None if name.endswith("json") else MAPPING
    report = run([Source(DONATIONS / name, mapping=mapping)], kept.log, dry_run=False)
    told = ("source", "id", "kind", "valid_from", "data")
    said = (json.dumps([one[field] for field in told], sort_keys=True) for one in kept.events())
    return report, frozenset(said)


@pytest.mark.parametrize("name", ["donations.csv", "donations.xlsx"])
def test_every_row_of_the_table_is_accounted_for(name: str) -> None:
    report, said = imported(name)

    assert (report.rows, report.changed_rows, report.unchanged) == (292, 290, 2)
    assert (report.ignored, report.quarantined, report.remarks) == (0, 0, ())
    assert Counter(json.loads(one)[2] for one in said) == {
        "initiative.registered": 290,
        "organisation.registered": 56 + 17,
        "person.registered": 22,
    }


@pytest.mark.parametrize("name", ["donations.xlsx", "donations.ijson"])
def test_the_workbook_and_the_entities_say_what_the_table_says(name: str) -> None:
    assert imported(name)[1] == imported("donations.csv")[1]
