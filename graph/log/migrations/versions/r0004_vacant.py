"""An id whose introduction was taken back is vacant: a fact that follows from the events."""

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """No table changes; the facts are made anew afterwards."""
