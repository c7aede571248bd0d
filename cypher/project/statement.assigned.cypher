// Which of two an event was found to speak of; what it said is told anew by an event of its own.
UNWIND $events AS event
MERGE (merge:Merge {id: event.merge})
CREATE (merge)-[s:ASSIGNED]->(value:Assignment {event: event.position})
SET s = event.stamp,
    value.event_source = event.event_source,
    value.event_id = event.event_id,
    value.belongs_to = event.belongs_to
