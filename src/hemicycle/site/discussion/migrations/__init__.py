"""The history of the tables of discussion."""
