"""Makes the project's own environment and runs it: demo, serve, test, spredning ...

Needs Python 3.11 or newer and the Python package index, and nothing else.
"""

import os
import shutil
import subprocess
import sys
import venv
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).resolve().parent
ENVIRONMENT = HERE / ".venv"
SCRIPTS = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")

# Each worker has its own engines; who is done takes over from who is not.
PARALLEL = ("-n", "2", "--dist", "worksteal")

USE = """Brug: python3 run.py KOMMANDO

  demo            hovedopgaven fra ende til anden, på eksempeldata (i var/demo)
  serve           start siderne på denne maskine
  test            kør alle prøver
  faults          gør med vilje det, der kan gå galt, mange gange (et par timer)
  bench           mål hastigheder side om side
  check           format, typer, lag og prøver
  lint            ret format og enkle fejl
  spredning ...   kommandolinjen; `spredning --help` viser, hvad den kan
"""


def main(arguments: list[str]) -> int:
    """The exit code of what was asked for."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is read by whatever Python there is
        print("Spredning kræver Python 3.11 eller nyere.", file=sys.stderr)
        return 2
    match arguments:
        case ["demo", *rest]:
            prepare("requirements.lock")
            return spredning("demo", "run", *rest, data=HERE / "var" / "demo")
        case ["serve", *rest]:
            prepare("requirements.lock")
            return spredning("serve", *rest, data=HERE / "var" / "demo")
        case ["test", *rest]:
            prepare("requirements-dev.lock")
            return python("-m", "pytest", *(rest or PARALLEL))
        case ["faults", *rest]:
            prepare("requirements-dev.lock")
            long = {**os.environ, "SPREDNING_FAULTS": "long"}
            return python("-m", "pytest", *(rest or ["tests/faults"]), environment=long)
        case ["bench", *rest]:
            prepare("requirements-dev.lock")
            return python("-m", "benchmarks", *rest)
        case ["check"]:
            prepare("requirements-dev.lock")
            return check()
        case ["lint"]:
            prepare("requirements-dev.lock")
            return python("-m", "ruff", "format") or python("-m", "ruff", "check", "--fix")
        case ["spredning", *rest]:
            prepare("requirements.lock")
            return spredning(*rest)
        case _:
            print(USE, file=sys.stderr)
            return 0 if arguments in (["--help"], ["-h"]) else 2


def check() -> int:
    """Everything that must hold before a change is good, the quickest first."""
    steps = (
        ("-m", "ruff", "format", "--check"),
        ("-m", "ruff", "check"),
        ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"),
        ("-m", "basedpyright"),
        ("-m", "pytest", *PARALLEL),
    )
    return next((code for code in (python(*step) for step in steps) if code), 0)


def spredning(*arguments: str, data: Path | None = None) -> int:
    """Run the command line; `data` is the folder unless one is set or given."""
    environment = dict(os.environ)
    if data is not None and "--data" not in arguments:
        environment.setdefault("SPREDNING_DATA", str(data))
    return python("-m", "api", *arguments, environment=environment)


def python(*arguments: str, environment: dict[str, str] | None = None) -> int:
    """Run the environment's Python in the checkout."""
    given = dict(environment or os.environ)
    given["PYTHONPATH"] = os.pathsep.join(filter(None, [str(HERE), given.get("PYTHONPATH", "")]))
    try:
        return subprocess.run([str(PYTHON), *arguments], env=given, check=False).returncode
    except KeyboardInterrupt:
        return 130


def prepare(lock: str) -> None:
    """Make the environment from the lock, unless it is made from it already."""
    wanted = sha256((HERE / lock).read_bytes()).hexdigest()
    if PYTHON.exists() and wanted in _installed():
        return
    print("Gør klar: henter det, der skal bruges (kun første gang).", file=sys.stderr, flush=True)
    if shutil.which("uv"):
        _install_with_uv(lock)
    else:
        _install_with_pip(lock)
    _mark(lock, wanted)


def _installed() -> set[str]:
    marker = ENVIRONMENT / "made-from"
    return set(marker.read_text(encoding="utf-8").split()) if marker.exists() else set()


def _mark(lock: str, wanted: str) -> None:
    # The larger lock holds all of the smaller: whoever has the first needs not install the second.
    made = [wanted]
    if lock == "requirements-dev.lock":
        made.append(sha256((HERE / "requirements.lock").read_bytes()).hexdigest())
    (ENVIRONMENT / "made-from").write_text("\n".join(made) + "\n", encoding="utf-8")


def _install_with_uv(lock: str) -> None:
    if not PYTHON.exists():
        _run("uv", "venv", "--quiet", "--python", sys.executable, str(ENVIRONMENT))
    target = ("--python", str(PYTHON))
    _run("uv", "pip", "install", "--quiet", "--require-hashes", "-r", str(HERE / lock), *target)


def _install_with_pip(lock: str) -> None:
    if not PYTHON.exists() or not _has_pip():
        _make_environment()
    quiet = ("--quiet", "--disable-pip-version-check", "--no-input")
    _run(str(PYTHON), "-m", "pip", "install", *quiet, "--require-hashes", "-r", str(HERE / lock))


def _make_environment() -> None:
    try:
        venv.create(ENVIRONMENT, with_pip=True, clear=True)
    except (OSError, subprocess.CalledProcessError):
        print("Pythons miljøer mangler. Debian, Ubuntu: apt install python3-venv", file=sys.stderr)
        sys.exit(3)


def _has_pip() -> bool:
    found = subprocess.run(
        [str(PYTHON), "-m", "pip", "--version"], capture_output=True, check=False
    )
    return found.returncode == 0


def _run(*command: str) -> None:
    if subprocess.run(command, check=False).returncode:
        print("Det, der skal bruges, kunne ikke hentes. Er der adgang til nettet?", file=sys.stderr)
        sys.exit(3)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
