"""What a learner moves, picks and types in the lessons: one module for each widget."""
