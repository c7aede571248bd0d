"""Our own templates: everything that is put into them is escaped."""

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from analyses.pictures.texts import safe

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


def render(name: str, /, **values: object) -> str:
    """The template of that name, filled in; a value it asks for and does not get is an error."""
    return _environment().get_template(name).render(**values)


def markup(text: str) -> "Markup":
    """Text that we made ourselves and that is put into a page as it is."""
    from markupsafe import Markup

    # Only files of this package and what its own templates made come here.
    return Markup(text)  # noqa: S704


def read(folder: str, name: str) -> str:
    """A file that comes with this package."""
    place = resources.files("analyses.pictures").joinpath(folder, name)
    return place.read_text(encoding="utf-8")


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        autoescape=True,
        finalize=_finalize,
        keep_trailing_newline=False,
        loader=FunctionLoader(_source),
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )


def _source(name: str) -> str:
    return read("templates", name)


def _finalize(value: object) -> object:
    """Markup that we made passes as it is; numbers are written the short way."""
    from markupsafe import Markup

    if isinstance(value, float):
        return f"{round(value, 1):g}"
    if isinstance(value, str) and not isinstance(value, Markup):
        return safe(value)
    return value
