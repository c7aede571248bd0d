// An id names one result.
CREATE CONSTRAINT result_id IF NOT EXISTS
FOR (n:Result)
REQUIRE n.id IS UNIQUE
