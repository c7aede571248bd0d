// An id names one cluster.
CREATE CONSTRAINT cluster_id IF NOT EXISTS
FOR (n:Cluster)
REQUIRE n.id IS UNIQUE
