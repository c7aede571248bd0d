"""What can happen, in the past tense: one module a subject, all of them in `catalogue`."""
