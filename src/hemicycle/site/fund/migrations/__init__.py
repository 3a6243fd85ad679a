"""The history of the tables of fund."""
