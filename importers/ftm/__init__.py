"""The format of FollowTheMoney entities."""
