"""The weights of the shipped model, and where they come from."""

from typing import Final

from analyses.overlap.score import Feature, Model

OVERLAP_1: Final = Model(
    name="overlap-1",
    base=-2.790,
    features={
        "name": Feature(weight=2.13, usual=0.00),
        "title": Feature(weight=4.39, usual=0.01),
        "purpose": Feature(weight=2.84, usual=0.17),
        "words": Feature(weight=4.16, usual=0.04),
        "contained": Feature(weight=4.54, usual=0.05),
        "spelling": Feature(weight=2.91, usual=0.07),
        "kernel": Feature(weight=1.96, usual=0.17),
        "target": Feature(weight=2.11, usual=0.19),
        "topics": Feature(weight=2.84, usual=0.27),
        "populations": Feature(weight=1.97, usual=0.40),
    },
    equivalent=0.9,
    related=0.5,
    floor=0.1,
)
"""Fitted once by `benchmarks/fit_overlap.py` on half of 63 invented Danish initiatives, without an
encoder. From `related` up, equivalent or related is likelier than not; `equivalent` asks a little
more than even odds for equivalent (0.86), since it is the stronger claim; below `floor` an
initiative is not shown."""
