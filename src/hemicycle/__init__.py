"""Hemicycle: the election desk of a small newsroom, from the count to the cabinet."""
