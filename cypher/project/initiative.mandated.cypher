// An agreement that obliges every municipality and hospital.
UNWIND $events AS event
MERGE (initiative:Initiative {id: event.initiative})
CREATE (initiative)-[s:MANDATED_BY]->(value:Mandate {event: event.position})
SET s = event.stamp,
    value.agreement = event.agreement,
    value.due = event.due
