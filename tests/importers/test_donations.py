"""A real register of donations, where it is at hand: as a table and as a workbook, one graph."""

import json
import os
from pathlib import Path

import pytest

from importers.contract import Source
from importers.run import run
from tests.importers.sources import an_empty_log
from tests.support.checkout import ROOT

_BESIDE = ROOT.parent / "shared" / "data"
DONATIONS = Path(os.environ.get("SPREDNING_TEST_DATA", _BESIDE)) / "graph_formats" / "ftm"
MAPPING = ROOT / "importers" / "mappings" / "ftm-donations.yaml"

pytestmark = pytest.mark.skipif(
    not DONATIONS.is_dir(), reason=f"the register of donations is not at {DONATIONS}"
)


@pytest.fixture(scope="module", params=["donations.csv", "donations.xlsx"])
def statements(request: pytest.FixtureRequest) -> set[str]:
    """What the file says, without where and when it was told."""
    kept = an_empty_log()
    report = run([Source(DONATIONS / request.param, mapping=MAPPING)], kept.log, dry_run=False)
    assert (report.rows, report.changed_rows, report.unchanged) == (292, 290, 2)
    told = ("source", "id", "kind", "valid_from", "data")
    return {json.dumps([one[field] for field in told], sort_keys=True) for one in kept.events()}


def test_the_register_gives_the_parties_the_donors_and_each_donation_once(
    statements: set[str],
) -> None:
    kinds = [json.loads(one)[2] for one in statements]

    assert kinds.count("initiative.registered") == 290
    assert kinds.count("person.registered") == 22
    assert kinds.count("organisation.registered") == 56 + 17


def test_the_table_and_the_workbook_say_the_same() -> None:
    said: list[set[str]] = []
    for name in ("donations.csv", "donations.xlsx"):
        kept = an_empty_log()
        run([Source(DONATIONS / name, mapping=MAPPING)], kept.log, dry_run=False)
        said.append({json.dumps([e["id"], e["data"], e["valid_from"]]) for e in kept.events()})

    assert said[0] == said[1]
