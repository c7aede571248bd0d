"""The HTTP interface and the pages, put together."""

from collections.abc import AsyncGenerator, Collection
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from api import problems
from api.access.headers import Guard
from api.access.hosts import LOCAL
from api.access.tokens import made, tokens_in
from api.following import followers
from api.metrics import Metrics
from api.pages.render import STATIC
from api.pages.routing import pages
from api.remembering import Registers
from api.routes.routing import probes_router, resources
from api.watching import Watch
from graph.settings import Settings
from graph.wiring import opened
from importers.cloudevents.kept import FOLDER, kept_types


def create_app(settings: Settings, *, hosts: Collection[str] = LOCAL) -> FastAPI:
    """The app over one data folder, which is opened when it starts.

    `hosts` are the names it answers by; any other is refused, so that no foreign site can borrow
    a name that points here.
    """
    app = FastAPI(
        title="Spredning",
        version="1",
        description="Hvordan gode indsatser spreder sig. Samme svar som kommandolinjen.",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan,
    )
    app.state.settings = settings
    app.state.system = None
    app.state.registers = Registers()
    app.state.metrics = Metrics(lambda: app.state.system)
    # The last is the outermost: also what is refused at the door is counted.
    app.add_middleware(Guard, hosts=hosts)
    app.add_middleware(Watch, metrics=app.state.metrics)
    problems.handled_by(app)
    app.include_router(probes_router, include_in_schema=False)
    app.include_router(resources, prefix="/api/v1")
    app.include_router(pages, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncGenerator[None]:
    """The system is opened once, and kept until the last request is answered."""
    settings: Settings = app.state.settings
    with opened(settings) as system:
        app.state.token_is_new = made(settings.token)
        # A file that cannot be read is told at the start, not at the first write.
        tokens_in(settings.token)
        kept_types(settings.data / FOLDER)
        following = followers(system)
        app.state.system = system
        for one in following:
            one.start()
        try:
            yield
        finally:
            for one in following:
                one.stop()
            app.state.system = None
