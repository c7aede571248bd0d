"""One way to write JSON, so that the same statement always gives the same bytes."""

import json

_ENCODER = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
)


def canonical(value: object) -> bytes:
    """Sorted keys, no spaces, UTF-8; NaN and infinities are refused with a ValueError."""
    return _ENCODER.encode(value).encode()
