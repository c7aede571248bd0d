// An id names one decision.
CREATE CONSTRAINT decision_id IF NOT EXISTS
FOR (n:Decision)
REQUIRE n.id IS UNIQUE
