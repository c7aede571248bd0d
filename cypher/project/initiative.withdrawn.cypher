// An initiative that left its register, until it is described again.
UNWIND $events AS event
MERGE (initiative:Initiative {id: event.initiative})
CREATE (initiative)-[s:WITHDRAWN_BY]->(value:Withdrawal {event: event.position})
SET s = event.stamp,
    value.because = event.because
