// An id names one need.
CREATE CONSTRAINT need_id IF NOT EXISTS
FOR (n:Need)
REQUIRE n.id IS UNIQUE
