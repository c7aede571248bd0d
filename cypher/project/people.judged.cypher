// Whether two people were judged to be one.
UNWIND $events AS event
MERGE (person:Person {id: event.person})
MERGE (other:Person {id: event.other})
CREATE (person)-[s:JUDGED]->(other)
SET s = event.stamp,
    s.judgement = event.judgement,
    s.answer = event.answer,
    s.because = event.because,
    s.model = event.model,
    s.by = event.actor
