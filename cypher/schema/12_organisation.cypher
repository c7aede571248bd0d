// An id names one organisation.
CREATE CONSTRAINT organisation_id IF NOT EXISTS
FOR (n:Organisation)
REQUIRE n.id IS UNIQUE
