// An id names one evidence.
CREATE CONSTRAINT evidence_id IF NOT EXISTS
FOR (n:Evidence)
REQUIRE n.id IS UNIQUE
