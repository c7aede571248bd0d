// An id names one spread platform.
CREATE CONSTRAINT spread_platform_id IF NOT EXISTS
FOR (n:SpreadPlatform)
REQUIRE n.id IS UNIQUE
