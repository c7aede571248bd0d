// A name names one population.
CREATE CONSTRAINT population_name IF NOT EXISTS
FOR (n:Population)
REQUIRE n.name IS UNIQUE
