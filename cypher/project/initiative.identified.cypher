// The code under which a register knows an initiative.
UNWIND $events AS event
MERGE (initiative:Initiative {id: event.initiative})
CREATE (initiative)-[s:IDENTIFIED_BY]->(code:Code {event: event.position})
SET s = event.stamp,
    code.scheme = event.scheme,
    code.code = event.code
