// Every relationship, its ends named by what identifies them.
MATCH (a)-[r]->(b)
RETURN type(r) AS type, properties(r) AS properties, labels(a) AS from_labels, coalesce(a.id, a.event, a.name) AS from_name, labels(b) AS to_labels, coalesce(b.id, b.event, b.name) AS to_name
