// An id names one adoption.
CREATE CONSTRAINT adoption_id IF NOT EXISTS
FOR (n:Adoption)
REQUIRE n.id IS UNIQUE
