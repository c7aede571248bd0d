// A merge of people that was undone.
UNWIND $events AS event
UNWIND event.ids AS id
MATCH (:Person {id: id})-[s:SAME_AS {merge: event.merge}]->(:Person)
WHERE s.asserted < event.position AND s.retracted = $forever
SET s.retracted = event.position
