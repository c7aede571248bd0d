// A name names one checkpoint.
CREATE CONSTRAINT checkpoint_name IF NOT EXISTS
FOR (n:Checkpoint)
REQUIRE n.name IS UNIQUE
