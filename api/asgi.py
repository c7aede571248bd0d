"""The app for any ASGI server, by the settings in the environment."""

import os

from api.access.hosts import hosts_from
from api.app import create_app
from api.journal import begin, form_in
from graph.settings import settings_from

begin(form_in(os.environ))
app = create_app(settings_from(os.environ), hosts=hosts_from(os.environ))
