"""What needs no database does not wait for its libraries: seen in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.checkout import ROOT

_DATABASES = ("alembic", "cryptography", "neo4j", "sqlalchemy")
_RUN = """
import json, sys
from api.cli.app import main
try:
    main()
except SystemExit as ended:
    print(json.dumps([ended.code, sorted(sys.modules)]), file=sys.stderr)
"""
_FILES = {
    "ties.csv": "source,target\na,b\nb,c\n",
    "adoptions.csv": "id,time\na,1\nb,2\nc,\n",
    "records.csv": "id,title\na,Hjem igen\nb,Hjem igen tidligt\nc,Skridt for skridt\n",
    "pairs.csv": "a,b\na,b\n",
}


@pytest.mark.parametrize(
    "command",
    [
        "--help",
        "analyse --list",
        "analyse exposure --ties ties.csv --adoptions adoptions.csv",
        "overlap evaluate --records records.csv --pairs pairs.csv",
        "events schema",
    ],
)
def test_what_needs_no_database_loads_none(command: str, tmp_path: Path) -> None:
    for name, text in _FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    arguments = [str(tmp_path / one) if one in _FILES else one for one in command.split()]

    ran = subprocess.run(
        [sys.executable, "-c", _RUN, *arguments],
        cwd=ROOT,
        capture_output=True,
        check=False,
        text=True,
        timeout=120,
    )

    code, loaded = json.loads(ran.stderr.splitlines()[-1])
    assert (code, set(_DATABASES) & set(loaded)) == (0, set())
