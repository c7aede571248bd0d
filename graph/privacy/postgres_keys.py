"""The keys in a PostgreSQL database of their own."""

from functools import partial

from graph.postgres import PostgresDatabase
from graph.privacy.keys import SqlKeyStore


class PostgresKeyStore(SqlKeyStore):
    """Keys that many machines use.

    A destroyed key is out of the table's file at once. The server's own write-ahead log, and
    any archive or backup of that server, hold it for as long as they are set to.
    """

    def __init__(self, address: str) -> None:
        database = PostgresDatabase(address)
        super().__init__(database, partial(database.rewrite, "person_key"))
