// Some of the graph, taken away; asked again until nothing is left.
MATCH (n)
WITH n LIMIT $limit
DETACH DELETE n
RETURN count(*) AS deleted
