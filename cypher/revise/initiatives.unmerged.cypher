// A merge that was undone.
UNWIND $events AS event
MATCH (:Initiative)-[s:SAME_AS {merge: event.merge}]->(:Initiative)
WHERE s.asserted < event.position AND s.retracted = $forever
SET s.retracted = event.position
