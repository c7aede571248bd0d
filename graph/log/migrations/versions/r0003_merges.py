"""The rules know which initiatives are the same: no table changes, the facts are made anew."""

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Nothing to do here: what rules look at is made anew from the events afterwards."""
