// Where the projection begins: at nothing, unless it has begun. Its constraints are there.
MERGE (checkpoint:Checkpoint {name: $name})
ON CREATE SET checkpoint.position = 0, checkpoint.epoch = $epoch, checkpoint.turn = ''
SET checkpoint.schema = $schema
RETURN checkpoint.position AS position, checkpoint.epoch AS epoch
