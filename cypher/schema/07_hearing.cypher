// An id names one hearing.
CREATE CONSTRAINT hearing_id IF NOT EXISTS
FOR (n:Hearing)
REQUIRE n.id IS UNIQUE
