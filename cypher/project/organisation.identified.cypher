// The code under which a register knows an organisation.
UNWIND $events AS event
MERGE (organisation:Organisation {id: event.organisation})
CREATE (organisation)-[s:IDENTIFIED_BY]->(code:Code {event: event.position})
SET s = event.stamp,
    code.scheme = event.scheme,
    code.code = event.code
