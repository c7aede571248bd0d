"""`spredning demo`: the example data, and the main job done on them."""

import typer

app = typer.Typer(help="Eksempeldata.", no_args_is_help=True)


@app.callback()
def group() -> None:
    """Demo."""
