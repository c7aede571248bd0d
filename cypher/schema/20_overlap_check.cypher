// An id names one overlap check.
CREATE CONSTRAINT overlap_check_id IF NOT EXISTS
FOR (n:OverlapCheck)
REQUIRE n.id IS UNIQUE
