"""The Cypher that this project speaks, one statement a file.

`schema/` makes constraints and indexes, in the order of names; `project/` holds one file a kind
of event and `revise/` those that change what an earlier event said; `retract/` takes back what an
earlier event said, one file a thing that it may hang on; `read/` holds one a question.
"""

from functools import cache
from importlib import resources
from typing import LiteralString, cast


@cache
def text(name: str) -> LiteralString:
    """The statement in a file, such as `read/initiatives`; FileNotFoundError without one."""
    resource = resources.files("cypher").joinpath(f"{name}.cypher")
    # Files of this package are as trusted as its code, so this is the one cast.
    return cast("LiteralString", resource.read_text(encoding="utf-8"))


@cache
def names(folder: str) -> tuple[str, ...]:
    """The statements in a folder, in order."""
    files = resources.files("cypher").joinpath(folder).iterdir()
    return tuple(
        f"{folder}/{file.name.removesuffix('.cypher')}"
        for file in sorted(files, key=lambda file: file.name)
        if file.name.endswith(".cypher")
    )
