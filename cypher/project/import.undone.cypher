// An import that was undone; what it had said is taken back by events of its own.
UNWIND $events AS event
MERGE (import:Import {id: event.import_id})
CREATE (import)-[s:UNDONE_BY]->(value:Undoing {event: event.position})
SET s = event.stamp,
    value.undone = event.undone,
    value.kept = event.kept
