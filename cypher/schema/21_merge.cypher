// An id names one merge.
CREATE CONSTRAINT merge_id IF NOT EXISTS
FOR (n:Merge)
REQUIRE n.id IS UNIQUE
