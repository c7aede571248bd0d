// A merge that was undone.
UNWIND $events AS event
UNWIND event.ids AS id
MATCH (:Initiative {id: id})-[s:SAME_AS {merge: event.merge}]->(:Initiative)
WHERE s.asserted < event.position AND s.retracted = $forever
SET s.retracted = event.position
