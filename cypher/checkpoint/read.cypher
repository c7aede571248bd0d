// How far the graph has come, in which epoch, and for which constraints it was prepared.
MATCH (checkpoint:Checkpoint {name: $name})
RETURN checkpoint.position AS position, checkpoint.epoch AS epoch, checkpoint.schema AS schema
