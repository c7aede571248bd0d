"""What can be set from outside, read once."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, SecretStr


class Settings(BaseModel):
    """Where data are kept, and which graph database is used: the embedded one, or a Neo4j.

    The log and the keys are files in the data folder, or PostgreSQL databases at an address.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    data: Path
    log_address: SecretStr | None = None
    keys_address: SecretStr | None = None
    neo4j_uri: str | None = None
    neo4j_user: str = "neo4j"
    neo4j_password: SecretStr | None = None
    neo4j_database: str | None = None

    @property
    def log(self) -> Path:
        """The log's file, and the name beside which its ends are written, wherever it is."""
        return self.data / "log.db"

    @property
    def keys(self) -> Path:
        return self.data / "keys.db"

    @property
    def pictures(self) -> Path:
        return self.data / "pictures"

    @property
    def made(self) -> Path:
        """A folder for what is made from the graph and can be made again."""
        return self.data / "made"

    @property
    def token(self) -> Path:
        return self.data / "token"


def settings_from(environment: Mapping[str, str], *, data: Path | None = None) -> Settings:
    """The settings in the environment; `data` given by hand comes first."""
    return Settings(
        data=(data or _data_in(environment)).resolve(),
        log_address=_secret(environment, "SPREDNING_LOG"),
        keys_address=_secret(environment, "SPREDNING_KEYS"),
        neo4j_uri=environment.get("NEO4J_URI") or None,
        neo4j_user=environment.get("NEO4J_USER") or "neo4j",
        neo4j_password=_secret(environment, "NEO4J_PASSWORD"),
        neo4j_database=environment.get("NEO4J_DATABASE") or None,
    )


def _secret(environment: Mapping[str, str], name: str) -> SecretStr | None:
    value = environment.get(name)
    return SecretStr(value) if value else None


def _data_in(environment: Mapping[str, str]) -> Path:
    if environment.get("SPREDNING_DATA"):
        return Path(environment["SPREDNING_DATA"])
    from platformdirs import user_data_path

    return user_data_path("spredning", appauthor=False)
