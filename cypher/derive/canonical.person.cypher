// The id that stands for each person that was ever merged; none where it stands for itself.
UNWIND $groups AS group
MATCH (person:Person {id: group.id})
SET person.canonical = group.canonical
