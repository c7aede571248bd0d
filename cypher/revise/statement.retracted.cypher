// What an event said, taken back: every statement it made, and every later version of these.
UNWIND $events AS event
UNWIND event.about AS id
MATCH (entity:Adoption|Cluster|Decision|Evidence|Forum|Hearing|Initiative|KernelElement|Need|Offer|Organisation|Person|Policy|Programme|Result|SpreadPlatform {id: id})-[s]-()
WHERE s.origin = event.of AND s.retracted = $forever
SET s.retracted = event.position
