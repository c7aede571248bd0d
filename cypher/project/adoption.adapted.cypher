// What an adopter kept, adapted or dropped of the kernel, and why.
UNWIND $events AS event
MERGE (adoption:Adoption {id: event.adoption})
MERGE (element:KernelElement {id: event.element})
CREATE (adoption)-[s:TREATED]->(element)
SET s = event.stamp,
    s.how = event.how,
    s.reason = event.reason
