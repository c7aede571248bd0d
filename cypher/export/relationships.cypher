// Every relationship with its ends.
MATCH (a)-[r]->(b)
RETURN type(r) AS type, properties(r) AS properties, labels(a) AS from_labels, properties(a) AS from_properties, labels(b) AS to_labels, properties(b) AS to_properties
