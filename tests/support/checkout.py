"""The files of this checkout: what git holds, or everything but what is made."""

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("graph", "api", "importers", "analyses", "cypher")
_MADE = {".git", ".venv", "var", "dist", "log", ".cache", ".hypothesis"}


def files(*under: str) -> list[Path]:
    """Files below these folders of the checkout, or all, in order; none that is made by tools."""
    found = [path for path in _known() if not under or path.relative_to(ROOT).parts[0] in under]
    return sorted(path for path in found if path.is_file())


def _known() -> list[Path]:
    if (ROOT / ".git").exists() and shutil.which("git"):
        ask = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
        done = subprocess.run(ask, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return [ROOT / name for name in done.stdout.split("\0") if name]
    return [path for path in ROOT.rglob("*") if not _is_made(path.relative_to(ROOT))]


def _is_made(path: Path) -> bool:
    first = path.parts[0]
    cached = any(part == "__pycache__" or part.endswith("_cache") for part in path.parts)
    return first in _MADE or cached
