"""`spredning doctor`: what was looked at, what was found, and what can be done."""

from collections.abc import Iterator, Sequence
from typing import Any

from graph.errors import Language
from graph.health.finding import Finding


def document(found: Sequence[Finding], lang: Language) -> dict[str, Any]:
    """The findings for programs."""
    return {
        "ok": all(one.ok for one in found),
        "findings": [
            {
                "check": one.check,
                "ok": one.ok,
                "detail": one.detail(lang),
                "hint": one.hint(lang),
            }
            for one in found
        ],
    }


def lines(found: Sequence[Finding], lang: Language) -> Iterator[str]:
    """The findings for people, each with what can be done under it."""
    for one in found:
        yield f"{'ok ' if one.ok else '!! '} {one.check}: {one.detail(lang)}"
        if hint := one.hint(lang):
            yield f"      {hint}"
