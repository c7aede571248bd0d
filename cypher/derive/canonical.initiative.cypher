// The id that stands for each initiative that was ever merged; none where it stands for itself.
UNWIND $groups AS group
MATCH (initiative:Initiative {id: group.id})
SET initiative.canonical = group.canonical
