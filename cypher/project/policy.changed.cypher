// A rule that came into force, or went out of it.
UNWIND $events AS event
MERGE (policy:Policy {id: event.policy})
CREATE (policy)-[s:CHANGED_BY]->(value:PolicyChange {event: event.position})
SET s = event.stamp,
    value.in_force = event.in_force,
    value.origin = event.origin
