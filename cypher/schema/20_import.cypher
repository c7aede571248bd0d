// An id names one import.
CREATE CONSTRAINT import_id IF NOT EXISTS
FOR (n:Import)
REQUIRE n.id IS UNIQUE
