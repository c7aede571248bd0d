"""Where everything must be there, a skipped test fails the whole run."""

import os
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parents[1]

SKIPPED = """
import pytest

def test_that_passes():
    pass

@pytest.mark.skip(reason="no engine here")
def test_that_is_skipped():
    pass
"""

NEEDS_DATA = """
import pytest

def test_that_passes():
    pass

@pytest.mark.skipif(True, reason="the history is not at {folder}/registry")
def test_on_data_from_outside():
    pass
"""


def test_a_skipped_test_fails_the_run_and_is_named(tmp_path: Path) -> None:
    done = _run(tmp_path, SKIPPED)

    assert done.returncode == 1
    assert "test_that_is_skipped: Skipped: no engine here" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("1 passed, 1 skipped")


def test_a_run_without_skips_passes(tmp_path: Path) -> None:
    done = _run(tmp_path, "def test_that_passes():\n    pass\n")

    assert (done.returncode, done.stdout.splitlines()[-1][:8]) == (0, "1 passed")


def test_what_needs_absent_data_from_outside_is_left_out_and_named(tmp_path: Path) -> None:
    done = _run(tmp_path, NEEDS_DATA.format(folder=tmp_path / "absent"))

    assert done.returncode == 0
    assert "left out: test_it.py needs data from outside" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("1 passed, 1 deselected")


def _run(folder: Path, text: str) -> subprocess.CompletedProcess[str]:
    (folder / "test_it.py").write_text(text, encoding="utf-8")
    environment = {
        **{name: value for name, value in os.environ.items() if name != "PYTEST_ADDOPTS"},
        "PYTHONPATH": str(CHECKOUT),
        "SPREDNING_TEST_DATA": str(folder / "absent"),
    }
    plugin = ("-p", "tests.support.no_skips", "-p", "no:cacheprovider")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *plugin, "--rootdir", str(folder), "test_it.py"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
