"""How much may be sent and asked for at once."""

from typing import Annotated

from fastapi import Depends, HTTPException, Query, Request
from pydantic import Field

MOST_BYTES = 5 * 1024 * 1024
MOST_PROPOSALS = 10_000
# What is over the limit is read and thrown away, so that the sender hears why; not for ever.
_READ_ANYHOW = 12 * MOST_BYTES
_LAST = 2**63 - 1


async def limited_body(request: Request) -> bytes:
    """The whole body; 413 for one that is too large, whatever it says of its own length."""
    kept = bytearray()
    size = 0
    async for part in request.stream():
        size += len(part)
        if size <= MOST_BYTES:
            kept += part
        elif size > _READ_ANYHOW:
            break
    if size > MOST_BYTES:
        raise HTTPException(413)
    return bytes(kept)


BodyDep = Annotated[bytes, Depends(limited_body)]
Position = Annotated[int, Query(ge=0, le=_LAST, description="En hændelses nummer.")]
Limit = Annotated[int, Query(ge=1, le=1_000, description="Højst så mange.")]
Few = Annotated[int, Field(ge=1, le=100)]
ShortText = Annotated[str, Query(max_length=200)]
LongText = Annotated[str, Query(max_length=5_000)]
Moment = Annotated[str | None, Query(max_length=30, description="2016, 2016-09, 2016-09-01 ...")]
