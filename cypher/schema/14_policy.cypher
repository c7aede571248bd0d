// An id names one policy.
CREATE CONSTRAINT policy_id IF NOT EXISTS
FOR (n:Policy)
REQUIRE n.id IS UNIQUE
