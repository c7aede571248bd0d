"""Registers of others that lie beside the checkout: they are read, never kept here."""

import os
from pathlib import Path

import pytest

SHARED = Path(
    os.environ.get("SPREDNING_TEST_DATA", Path(__file__).parents[2].parent / "shared" / "data")
)


def needs(folder: str) -> pytest.MarkDecorator:
    """Skips, and says so, where the folder is not at hand."""
    path = SHARED / folder
    return pytest.mark.skipif(not path.is_dir(), reason=f"no {folder} at {SHARED}")
