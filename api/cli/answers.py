"""The questions: overlap, paths, diffusion, and the ten."""

import typer

overlap = typer.Typer(help="Overlap.", no_args_is_help=True)


@overlap.callback()
def group() -> None:
    """Overlap."""


def register(app: typer.Typer) -> None: ...
