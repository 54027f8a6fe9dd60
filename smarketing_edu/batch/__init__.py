"""A roster -> a folder of handouts."""
