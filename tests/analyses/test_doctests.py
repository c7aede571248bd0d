"""What the docstrings of the analyses show is what comes out."""

import doctest
import importlib
import pkgutil

import pytest

import analyses

MODULES = [
    found.name for found in pkgutil.walk_packages(analyses.__path__, "analyses.") if not found.ispkg
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0
