// What an event said, taken back where it hangs on a check, with every later version of it.
UNWIND $events AS event
MATCH (entity:OverlapCheck {id: event.id})-[s]-()
WHERE s.origin = event.of AND s.retracted = $forever
SET s.retracted = event.position
