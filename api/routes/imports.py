"""Imports over HTTP: a file uploaded with a token, what came of it, and undoing it."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict

from api.access.limits import Limit, Moment
from api.dependencies import SystemDep, WriterDep
from api.intake.corrections import correction, corrections
from api.intake.importing import brought_in
from api.intake.templates import WORKBOOK, empty_template, filled_template
from api.intake.uploads import UploadDep
from api.language import language_of
from api.routes.appending import wait
from importers.quarantine.rows import errors
from importers.running.report import ImportReport
from importers.running.status import Status, status_of, statuses
from importers.undoing.undo import Undone, undo

router = APIRouter(tags=["indlæsninger"])


class Imports(BaseModel):
    """Imports, the newest first."""

    model_config = ConfigDict(frozen=True)
    imports: list[Status]


class Rows(BaseModel):
    """Rows that were put aside; `more` when there are more of them.

    `corrections` are the addresses at which all of them are files to correct and import again.
    """

    model_config = ConfigDict(frozen=True)
    rows: list[dict[str, Any]]
    more: bool
    corrections: list[str]


@router.post(
    "/imports",
    summary="Indlæs en fil (felt file, evt. mapping); med dry_run=true vises kun, hvad der ændres",
    status_code=201,
    response_model=ImportReport,
    responses={200: {"description": "Intet nyt, eller en prøvekørsel.", "model": ImportReport}},
)
def bring_in(
    system: SystemDep,
    _writer: WriterDep,
    upload: UploadDep,
    dry_run: bool = False,  # noqa: FBT001, FBT002 - the name of a parameter in the address
    snapshot: Moment = None,
    encoding: Annotated[str | None, Query(max_length=40)] = None,
    sheet: Annotated[str | None, Query(max_length=100)] = None,
) -> Response:
    try:
        report = brought_in(
            system, upload, dry_run=dry_run, snapshot=snapshot, encoding=encoding, sheet=sheet
        )
    finally:
        upload.forget()
    wait(system)
    status = 201 if report.events and not dry_run else 200
    return JSONResponse(report.model_dump(mode="json"), status)


@router.get("/imports", summary="Indlæsninger, den nyeste først")
def imports(system: SystemDep, limit: Limit = 100) -> Imports:
    found = statuses(system.log, folder=system.settings.data)
    return Imports(imports=[one for one, _ in zip(found, range(limit), strict=False)])


@router.get(
    "/imports/template.xlsx",
    summary="Skabelonen, tom",
    response_class=Response,
    responses={200: {"content": {WORKBOOK: {}}}},
)
def template() -> Response:
    return empty_template()


@router.get(
    "/imports/filled.xlsx",
    summary="Skabelonen, udfyldt med det, der vides nu (kræver nøgle)",
    response_class=Response,
    responses={200: {"content": {WORKBOOK: {}}}},
)
def filled(system: SystemDep, _writer: WriterDep) -> Response:
    return filled_template(system.log)


@router.get("/imports/{import_id}", summary="Én indlæsning")
def one_import(system: SystemDep, import_id: str) -> Status:
    return status_of(system.log, import_id, folder=system.settings.data)


@router.get("/imports/{import_id}/rows", summary="Rækker, der blev lagt til side (kræver nøgle)")
def rows(
    request: Request,
    system: SystemDep,
    _writer: WriterDep,
    import_id: str,
    _status: Annotated[str, Query(alias="status", pattern="^rejected$")] = "rejected",
    limit: Limit = 100,
) -> Rows:
    # What was put aside may hold anything, also about people: it is not for every reader.
    found = errors(system.settings.data, import_id, lang=language_of(request))
    some = [
        one.model_dump(mode="json", exclude={"speaks_for"})
        for one, _ in zip(found, range(limit + 1), strict=False)
    ]
    files = corrections(system.settings, import_id)
    address = f"/api/v1/imports/{import_id}/rows.csv?part="
    addresses = [f"{address}{one.part}" for one in files]
    return Rows(rows=some[:limit], more=len(some) > limit, corrections=addresses)


@router.get(
    "/imports/{import_id}/rows.csv",
    summary="De samme rækker som en fil, der kan rettes og indlæses igen (kræver nøgle)",
    response_class=Response,
    responses={200: {"content": {"text/csv": {}}}},
)
def rows_to_correct(
    request: Request,
    system: SystemDep,
    _writer: WriterDep,
    import_id: str,
    part: Annotated[int, Query(ge=1, le=1_000)] = 1,
) -> Response:
    lang = language_of(request)
    return correction(system.settings, import_id, part=part, lang=lang)


@router.post("/imports/{import_id}/reversal", summary="Fortryd en indlæsning")
def reversal(system: SystemDep, _writer: WriterDep, import_id: str) -> Undone:
    done = undo(import_id, system.log, folder=system.settings.data)
    wait(system)
    return done
