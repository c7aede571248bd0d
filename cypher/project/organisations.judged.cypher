// Whether two organisations were judged to be one.
UNWIND $events AS event
MERGE (organisation:Organisation {id: event.organisation})
MERGE (other:Organisation {id: event.other})
CREATE (organisation)-[s:JUDGED]->(other)
SET s = event.stamp,
    s.judgement = event.judgement,
    s.answer = event.answer,
    s.because = event.because,
    s.model = event.model,
    s.by = event.actor
