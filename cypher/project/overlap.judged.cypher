// How two initiatives were judged to hang together.
UNWIND $events AS event
MERGE (initiative:Initiative {id: event.initiative})
MERGE (other:Initiative {id: event.other})
CREATE (initiative)-[s:JUDGED]->(other)
SET s = event.stamp,
    s.judgement = event.judgement,
    s.answer = event.answer,
    s.because = event.because,
    s.model = event.model,
    s.by = event.actor
