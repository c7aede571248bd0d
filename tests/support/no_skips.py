"""A pytest plugin for a machine that has everything: a test that was skipped is a failure.

What needs data from outside, which is never shipped, is left out by name where they are absent.
"""

import os
from pathlib import Path

import pytest

_BESIDE = Path(__file__).parents[2].parent / "shared" / "data"
_OUTSIDE = Path(os.environ.get("SPREDNING_TEST_DATA", _BESIDE))
_SKIPPED = pytest.StashKey[list[str]]()
_LEFT_OUT = pytest.StashKey[list[str]]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_SKIPPED] = []
    config.stash[_LEFT_OUT] = []
    config.pluginmanager.register(_Watcher(config.stash[_SKIPPED]), "no-skips-watcher")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    gone = [item for item in items if _needs_what_is_not_here(item)]
    if gone:
        config.hook.pytest_deselected(items=gone)
        config.stash[_LEFT_OUT].extend(sorted({item.nodeid.partition("::")[0] for item in gone}))
        items[:] = [item for item in items if item not in gone]


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    if session.config.stash[_SKIPPED] and exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    for file in config.stash[_LEFT_OUT]:
        terminalreporter.write_line(f"left out: {file} needs data from outside, not at {_OUTSIDE}")
    if config.stash[_SKIPPED]:
        terminalreporter.section("skipped, which counts as failed here", red=True)
        for told in config.stash[_SKIPPED]:
            terminalreporter.write_line(told)


class _Watcher:
    """Sees every report, also those that come from other processes."""

    def __init__(self, skipped: list[str]) -> None:
        self._skipped = skipped

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        # A test that is expected to fail is reported as skipped too, but it ran.
        if report.skipped and not hasattr(report, "wasxfail"):
            self._skipped.append(f"{report.nodeid}: {_reason(report)}")

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.skipped:
            self._skipped.append(f"{report.nodeid}: {_reason(report)}")


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    match report.longrepr:
        case (_, _, str() as reason):
            return reason
        case other:
            return str(other)


def _needs_what_is_not_here(item: pytest.Item) -> bool:
    return any(
        bool(mark.args and mark.args[0]) and str(_OUTSIDE) in mark.kwargs.get("reason", "")
        for mark in item.iter_markers("skipif")
    )
