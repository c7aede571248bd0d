"""What a page may run: its own few scripts and styles by their hash, nothing from outside."""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256

from analyses.pictures.template import read

_VENDORED_STYLE = re.compile(r"""[;)}]\w\((["'])([^"'\\]*\{.*?)(?<!\\)\1\)""")


@cache
def vendored_script() -> str:
    """vis-network as it came."""
    return read("vendor", "vis-network.min.js")


def script() -> str:
    return read("templates", "diffusion.js")


def style() -> str:
    return read("templates", "diffusion.css")


@cache
def policy() -> str:
    """The page's Content-Security-Policy; whoever serves it must send no stricter one."""
    scripts = " ".join(_hash(text) for text in (vendored_script(), script()))
    styles = " ".join(_hash(text) for text in (style(), *_vendored_styles()))
    return (
        f"default-src 'none'; script-src {scripts}; style-src {styles}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _vendored_styles() -> list[str]:
    """The styles that vis-network puts into the page itself: empty at first, then filled."""
    return ["", *(found.group(2) for found in _VENDORED_STYLE.finditer(vendored_script()))]


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
