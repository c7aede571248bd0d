"""*Indlæs*: a file looked at first, then imported; the imports there were, each undoable.

Everybody can see which imports there were. To import, to see what was put aside (which may hold
anything, also about people) and to undo takes a visitor who is logged in, by a form of our own.
"""

from collections.abc import Collection, Mapping
from functools import partial
from itertools import islice
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from api.access.login import FormDep, PageWriterDep, visitor
from api.answers.import_pairs import ImportPair, import_pairs
from api.dependencies import SystemDep
from api.intake.corrections import correction, corrections
from api.intake.importing import brought_in
from api.intake.templates import empty_template, filled_template
from api.intake.uploads import Upload, UploadDep, kept_upload
from api.language import language_of
from api.pages.changes import shown
from api.pages.naming import names_of
from api.pages.render import frame, page
from api.remembering import Registers
from api.routes.appending import wait
from graph.wiring import System
from importers.quarantine.rows import errors, possible_duplicates
from importers.running.status import status_of, statuses
from importers.tables.errors import (
    BadMappingError,
    MissingColumnError,
    MissingSheetError,
    NoMappingError,
    UnusableTableError,
)
from importers.tables.guess import guess
from importers.undoing.undo import undo

router = APIRouter()
_MOST: Final = 50


@router.get("/imports")
def all_imports(request: Request, system: SystemDep) -> HTMLResponse:
    every = statuses(system.log, folder=system.settings.data)
    found = list(islice((one for one in every if not one.dry_run), _MOST))
    return page(request, "imports.html", imports=found, may_write=visitor(request) is not None)


@router.post("/imports")
def look(
    request: Request, system: SystemDep, _writer: PageWriterDep, upload: UploadDep
) -> HTMLResponse:
    """The dry run of an uploaded file, which is kept until it is imported, or for an hour."""
    return _looked_at(request, system, upload, snapshot=upload.fields.get("snapshot", ""))


@router.post("/imports/mapped")
def look_again(
    request: Request, system: SystemDep, _writer: PageWriterDep, form: FormDep
) -> HTMLResponse:
    """The dry run of a file that was uploaded, with what its columns mean as it was written."""
    upload = kept_upload(system.settings, form.get("upload", ""))
    upload = upload.explained(form.get("mapping", ""))
    return _looked_at(request, system, upload, snapshot=form.get("snapshot", ""))


def _looked_at(request: Request, system: System, upload: Upload, *, snapshot: str) -> HTMLResponse:
    try:
        report = brought_in(system, upload, dry_run=True, snapshot=snapshot or None)
    except (NoMappingError, BadMappingError, MissingColumnError, MissingSheetError) as problem:
        return _to_explain(request, upload, problem, snapshot=snapshot)
    except Exception:
        upload.forget()
        raise
    lang, mapping = language_of(request), _mapping_of(upload)
    if not report.events and mapping is None:
        # Nothing can come of it any more.
        upload.forget()
    rows = errors(system.settings.data, report.import_id, lang=lang)
    return page(
        request,
        "import_preview.html",
        report=report,
        changes=shown(report.changes, lang, names=partial(_names, request, system)),
        upload=upload,
        snapshot=snapshot,
        mapping=mapping,
        rows=list(islice(rows, _MOST)),
        corrections=corrections(system.settings, report.import_id),
    )


def _to_explain(
    request: Request, upload: Upload, problem: UnusableTableError, *, snapshot: str
) -> HTMLResponse:
    """What the columns mean is to be said, or corrected: as it was, or else as it is guessed."""
    mapping = _mapping_of(upload)
    return page(
        request,
        "import_mapping.html",
        upload=upload,
        snapshot=snapshot,
        problem=None if isinstance(problem, NoMappingError) else problem,
        mapping=guess(upload.path) if mapping is None else mapping,
    )


def _mapping_of(upload: Upload) -> str | None:
    """As a person can correct it: None for what is no text."""
    try:
        return None if upload.mapping is None else upload.mapping.read_text("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _names(
    request: Request, system: System, persons: Collection[str]
) -> Mapping[str, Mapping[str, str]]:
    registers: Registers = request.app.state.registers
    with system.asking() as questions:
        return names_of(registers.read(questions, lang=language_of(request)), persons)


@router.post("/imports/run")
def bring_in(system: SystemDep, _writer: PageWriterDep, form: FormDep) -> Response:
    upload = kept_upload(system.settings, form.get("upload", ""))
    report = brought_in(system, upload, dry_run=False, snapshot=form.get("snapshot") or None)
    upload.forget()
    wait(system)
    return RedirectResponse(f"/imports/{report.import_id}", 303)


@router.get("/imports/template.xlsx")
def template() -> Response:
    return empty_template()


@router.get("/imports/filled.xlsx")
def filled(request: Request, system: SystemDep) -> Response:
    if visitor(request) is None:
        return RedirectResponse(frame(request).link("/login", next="/imports"), 303)
    return filled_template(system.log)


@router.get("/imports/{import_id}")
def one_import(request: Request, system: SystemDep, import_id: str) -> HTMLResponse:
    folder, lang = system.settings.data, language_of(request)
    status = status_of(system.log, import_id, folder=folder)
    may_write = visitor(request) is not None
    rows = errors(folder, import_id, lang=lang) if may_write else iter(())
    return page(
        request,
        "import.html",
        status=status,
        may_write=may_write,
        rows=list(islice(rows, _MOST)),
        corrections=corrections(system.settings, import_id) if may_write else [],
        pairs=_pairs(request, system, import_id),
    )


def _pairs(request: Request, system: System, import_id: str) -> list[ImportPair]:
    """Those to judge; where there are none, nothing is asked of the graph."""
    found = possible_duplicates(system.settings.data, import_id)[:_MOST]
    if not found:
        return []
    registers: Registers = request.app.state.registers
    with system.asking() as questions:
        return import_pairs(registers.read(questions, lang=language_of(request)), found)


@router.get("/imports/{import_id}/rows.csv")
def rows_to_correct(
    request: Request,
    system: SystemDep,
    import_id: str,
    part: Annotated[int, Query(ge=1, le=1_000)] = 1,
) -> Response:
    if visitor(request) is None:
        back = f"/imports/{import_id}"
        return RedirectResponse(frame(request).link("/login", next=back), 303)
    lang = language_of(request)
    return correction(system.settings, import_id, part=part, lang=lang)


@router.post("/imports/{import_id}/undo")
def undone(
    request: Request, system: SystemDep, _writer: PageWriterDep, import_id: str
) -> HTMLResponse:
    done = undo(import_id, system.log, folder=system.settings.data)
    wait(system)
    return page(request, "import_undone.html", done=done)
