// What was said to an initiative that a check had shown, and by whom.
UNWIND $events AS event
MERGE (check:OverlapCheck {id: event.check})
MERGE (initiative:Initiative {id: event.initiative})
CREATE (check)-[s:ACKNOWLEDGED]->(initiative)
SET s = event.stamp,
    s.answer = event.answer,
    s.because = event.because,
    s.by = event.actor,
    s.forum = event.forum
