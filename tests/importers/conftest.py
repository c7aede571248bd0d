"""A format of the tests' own, registered as any other is: by a line in the dict."""

import pytest

from importers.registry import FORMATS
from tests.importers import ideas


@pytest.fixture(autouse=True)
def the_format_of_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FORMATS, ideas.NAME, ideas.read)
