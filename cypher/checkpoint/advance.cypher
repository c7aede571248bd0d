// Take the lock first, then look: no row when another projector has been here.
MATCH (checkpoint:Checkpoint {name: $name})
SET checkpoint.turn = $turn
WITH checkpoint
WHERE checkpoint.position = $from AND checkpoint.epoch = $epoch
SET checkpoint.position = $to
RETURN checkpoint.position AS position
