"""`spredning import`: registers and files from other systems."""

import typer

app = typer.Typer(help="Indlæs fra andre systemer.", no_args_is_help=True)


@app.callback()
def group() -> None:
    """Indlæs."""
