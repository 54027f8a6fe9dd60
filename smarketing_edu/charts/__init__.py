"""Charts: a picture from a model object, and the same in words."""
