"""The wheel holds all that the program needs, also what is not Python."""

import os
import subprocess
import sys
from email import message_from_string
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.support.checkout import PACKAGES, ROOT, files


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built by its backend and unpacked outside the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build = "import sys, uv_build; print(uv_build.build_wheel(sys.argv[1]))"
    _run("-c", build, str(folder), cwd=ROOT)
    (wheel,) = folder.glob("*.whl")
    ZipFile(wheel).extractall(folder / "unpacked")
    return folder / "unpacked"


def test_every_file_of_the_packages_is_in_the_wheel(unpacked: Path) -> None:
    ours = {path.relative_to(ROOT) for path in files(*PACKAGES)}

    missing = sorted(str(path) for path in ours if not (unpacked / path).is_file())

    assert missing == []


@pytest.mark.parametrize(
    "kind",
    ["*.cypher", "*.html", "*.min.js", "*.min.css", "*.woff2", "*.mako", "*.jsonl", "r0*.py"],
)
def test_what_is_needed_beside_python_is_in_the_wheel(unpacked: Path, kind: str) -> None:
    assert list(unpacked.rglob(kind))


def test_tests_and_tools_are_not_in_the_wheel(unpacked: Path) -> None:
    folders = {path.name for path in unpacked.iterdir() if path.suffix != ".dist-info"}

    assert folders == set(PACKAGES)


def test_the_wheel_carries_the_licence_and_the_command(unpacked: Path) -> None:
    (about,) = unpacked.glob("*.dist-info")
    metadata = message_from_string((about / "METADATA").read_text(encoding="utf-8"))

    assert metadata["License-Expression"] == "MPL-2.0"
    assert (about / "licenses" / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()
    assert "spredning" in (about / "entry_points.txt").read_text(encoding="utf-8")


def test_the_cypher_files_are_found_from_another_folder(unpacked: Path, tmp_path: Path) -> None:
    ask = "import cypher; print(cypher.__file__); print(cypher.text('schema/01_adoption'))"

    said = _run("-c", ask, cwd=tmp_path, path=unpacked)

    assert said.startswith(str(unpacked))
    assert "CREATE CONSTRAINT" in said


def test_the_command_line_runs_from_the_wheel(unpacked: Path, tmp_path: Path) -> None:
    said = _run("-m", "api", "events", "schema", "adoption.started", cwd=tmp_path, path=unpacked)

    assert '"title": "adoption.started"' in said


def _run(*arguments: str, cwd: Path, path: Path | None = None) -> str:
    """What a Python says that sees the installed packages and, of ours, only those in `path`."""
    # The backend is a program beside this Python, whether or not its folder is on the path.
    tools = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    seen = "" if path is None else str(path)
    environment = {**os.environ, "PATH": tools, "PYTHONPATH": seen, "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
