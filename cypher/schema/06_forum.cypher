// An id names one forum.
CREATE CONSTRAINT forum_id IF NOT EXISTS
FOR (n:Forum)
REQUIRE n.id IS UNIQUE
