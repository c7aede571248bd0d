"""A report is a table that people read, and the same numbers for programs."""

from benchmarks.report import Report, Row, Run, at_least, at_most, markdown, number

RATIO = Row(what="log / raw", value=0.4137, unit="times", low=0.4, high=0.5, goal=at_least(0.35))
SLOW = Row(what="verified", value=31.0, unit="seconds", goal=at_most(30))
RATE = Row(what="log", value=12345.6, unit="events/s")
REPORT = Report(name="some", title="Some", rows=(RATE, RATIO, SLOW), notes=("no PostgreSQL",))


def test_a_report_is_a_table() -> None:
    assert markdown(REPORT).splitlines() == [
        "### Some",
        "",
        "| what | median | unit | quarters | goal |",
        "|---|---:|---|---|---|",
        "| log | 12,346 | events/s |  |  |",
        "| log / raw | 0.414 | times | 0.4-0.5 | ≥ 0.35, met |",
        "| verified | 31 | seconds |  | ≤ 30, not met |",
        "",
        "no PostgreSQL",
    ]


def test_a_goal_is_met_on_its_own_side_only() -> None:
    assert [row.met for row in REPORT.rows] == [None, True, False]


def test_programs_get_every_number_whole() -> None:
    found = Run(rounds=3, reports=(REPORT,)).model_dump(mode="json")

    rows = found["reports"][0]["rows"]
    assert [row["value"] for row in rows] == [12345.6, 0.4137, 31.0]
    assert [row["met"] for row in rows] == [None, True, False]


def test_a_number_is_told_by_three_digits() -> None:
    assert [number(value) for value in (0, 0.03456, 2.0, 99.96, 1234567.8)] == [
        "0",
        "0.0346",
        "2",
        "100",
        "1,234,568",
    ]
