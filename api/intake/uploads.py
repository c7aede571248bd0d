"""Files that are uploaded: no larger than a limit, for our eyes only, and not kept for long."""

import re
import shutil
import time
from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Annotated, Final
from uuid import uuid4

from fastapi import Depends, HTTPException, Request
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from api.intake.errors import NoFileError, UploadGoneError, UploadTooLargeError
from graph.settings import Settings

MOST_BYTES: Final = 50 * 1024 * 1024
_KEPT_SECONDS: Final = 3_600
_MOST_FIELDS: Final = 20
_LONGEST_NAME: Final = 200
_ID: Final = re.compile(r"[0-9a-f]{32}")
# Names a mapping beside the file that it is for.
_MAPPING: Final = "tilpasning.yaml"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent, in a folder of its own named `id`, and the fields sent with it."""

    id: str
    path: Path
    fields: Mapping[str, str]

    @property
    def mapping(self) -> Path | None:
        """What was sent to say what the columns mean."""
        path = self.path.parent.with_name(f"{self.id}.mapping") / _MAPPING
        return path if path.exists() else None

    def explained(self, mapping: str) -> "Upload":
        """The same with what a person wrote that the columns mean."""
        path = self.path.parent.with_name(f"{self.id}.mapping") / _MAPPING
        path.parent.mkdir(mode=0o700, exist_ok=True)
        path.write_text(mapping.replace("\r\n", "\n"), encoding="utf-8")
        return self

    def forget(self) -> None:
        for folder in (self.path.parent, self.path.parent.with_name(f"{self.id}.mapping")):
            shutil.rmtree(folder, ignore_errors=True)


async def uploaded(request: Request) -> Upload:
    """The file `file` of a form, and perhaps `mapping`; 413 when they are too large.

    Raises NoFileError for a form without one.
    """
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        raise HTTPException(415)
    parser = MultiPartParser(
        request.headers, _limited(request), max_files=2, max_fields=_MOST_FIELDS
    )
    try:
        form = await parser.parse()
    except MultiPartException:
        raise HTTPException(400) from None
    try:
        return await _kept(form, _folder(request.app.state.settings))
    finally:
        await form.close()


UploadDep = Annotated[Upload, Depends(uploaded)]


def kept_upload(settings: Settings, id: str) -> Upload:
    """A file that was uploaded a little while ago; UploadGoneError after that."""
    folder = settings.data / "uploads" / id
    found = sorted(folder.iterdir()) if _ID.fullmatch(id) and folder.is_dir() else []
    if not found:
        raise UploadGoneError
    return Upload(id, found[0], {})


async def _kept(form: FormData, folder: Path) -> Upload:
    file, mapping = form.get("file"), form.get("mapping")
    if not isinstance(file, UploadFile) or not file.filename:
        raise NoFileError
    id = uuid4().hex
    path = await _written(file, folder / id / _name(file.filename))
    if isinstance(mapping, UploadFile) and mapping.filename:
        await _written(mapping, folder / f"{id}.mapping" / _MAPPING)
    texts = {name: value for name, value in form.items() if isinstance(value, str)}
    return Upload(id, path, texts)


async def _written(file: UploadFile, path: Path) -> Path:
    path.parent.mkdir(mode=0o700)
    path.touch(mode=0o600)
    with path.open("wb") as stream:
        while part := await file.read(1024 * 1024):
            stream.write(part)
    return path


async def _limited(request: Request) -> AsyncGenerator[bytes]:
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > MOST_BYTES:
            raise UploadTooLargeError(MOST_BYTES // 1024**2)
        yield part


def _folder(settings: Settings) -> Path:
    """Where uploads are; those that nobody came back for are gone after an hour."""
    folder = settings.data / "uploads"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for old in folder.iterdir():
        if time.time() - old.stat().st_mtime > _KEPT_SECONDS:
            shutil.rmtree(old, ignore_errors=True)
    return folder


def _name(given: str) -> str:
    """The name alone, whatever way the sender's machine writes paths."""
    name = PurePosixPath(given.replace("\\", "/")).name.replace("\x00", "")
    return name[-_LONGEST_NAME:].lstrip(".") or "fil"
