// Everything in the graph but the checkpoint, as labels and properties.
MATCH (n)
WHERE NOT n:Checkpoint
RETURN labels(n) AS labels, properties(n) AS properties
