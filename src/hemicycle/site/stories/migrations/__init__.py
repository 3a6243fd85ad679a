"""The history of the tables of stories."""
