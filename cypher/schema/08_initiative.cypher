// An id names one initiative.
CREATE CONSTRAINT initiative_id IF NOT EXISTS
FOR (n:Initiative)
REQUIRE n.id IS UNIQUE
