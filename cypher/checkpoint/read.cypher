// How far the graph has come, and in which epoch.
MATCH (checkpoint:Checkpoint {name: $name})
RETURN checkpoint.position AS position, checkpoint.epoch AS epoch
