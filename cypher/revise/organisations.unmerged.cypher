// A merge of organisations that was undone.
UNWIND $events AS event
UNWIND event.ids AS id
MATCH (:Organisation {id: id})-[s:SAME_AS {merge: event.merge}]->(:Organisation)
WHERE s.asserted < event.position AND s.retracted = $forever
SET s.retracted = event.position
