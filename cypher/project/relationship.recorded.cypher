// Two people who know each other, and how it arose.
UNWIND $events AS event
MERGE (person:Person {id: event.person})
MERGE (other:Person {id: event.other})
CREATE (person)-[s:KNOWS]->(other)
SET s = event.stamp,
    s.relationship = event.relationship,
    s.how = event.how,
    s.occasion = event.occasion,
    s.initiative = event.initiative,
    s.legal_basis = event.legal_basis,
    s.disputed = false
