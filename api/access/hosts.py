"""The names that the pages answer by."""

from collections.abc import Mapping
from typing import Final

LOCAL: Final = frozenset({"127.0.0.1", "localhost", "[::1]"})


def hosts_from(environment: Mapping[str, str], *more: str) -> frozenset[str]:
    """This machine's own names, those in SPREDNING_HOSTS with commas between, and more.

    >>> sorted(hosts_from({"SPREDNING_HOSTS": "spredning.rm.dk"}))
    ['127.0.0.1', '[::1]', 'localhost', 'spredning.rm.dk']
    """
    named = {name.strip() for name in environment.get("SPREDNING_HOSTS", "").split(",")}
    return LOCAL | (named - {""}) | {in_address(host) for host in more}


def in_address(host: str) -> str:
    """A host as it stands in an address: a number of the newer kind in brackets."""
    return f"[{host}]" if ":" in host else host
