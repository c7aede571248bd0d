"""The template as a file to fetch: empty, or filled in with what the log knows."""

from pathlib import Path
from tempfile import TemporaryDirectory

from fastapi.responses import Response

from graph.log.contract import Log
from importers.filling.filled import write_filled
from importers.tables.template_workbook import write_template

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def empty_template() -> Response:
    """For anybody: it says nothing of anybody."""
    return _fetched("skabelon.xlsx", None)


def filled_template(log: Log) -> Response:
    """For those who may write: it holds people's work data."""
    return _fetched("skabelon-udfyldt.xlsx", log)


def _fetched(name: str, log: Log | None) -> Response:
    with TemporaryDirectory(prefix="spredning-") as folder:
        path = Path(folder) / name
        if log is None:
            write_template(path)
        else:
            write_filled(path, log)
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(path.read_bytes(), media_type=WORKBOOK, headers=headers)
