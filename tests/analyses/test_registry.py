"""Whatever is registered can be read about, and worked by hand."""

import doctest
import inspect
import sys
from typing import Any

import pytest

from analyses.analysis import Analysis
from analyses.registry import ANALYSES

# Those whose function has another name.
_CALLED = {
    "hazard": "curve",
    "kernel": "empirical_kernel",
    "relational_coordination": "coordination",
}


@pytest.mark.parametrize("analysis", ANALYSES.values(), ids=lambda one: one.name)
def test_every_analysis_has_a_definition_a_source_and_an_example(analysis: Analysis[Any]) -> None:
    module = sys.modules[analysis.run.__module__]
    function = getattr(module, _CALLED.get(analysis.name, analysis.name))

    examples = doctest.DocTestParser().get_examples(inspect.getdoc(function) or "")

    assert all((analysis.da, analysis.en, analysis.source))
    assert examples
