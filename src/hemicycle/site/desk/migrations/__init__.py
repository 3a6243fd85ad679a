"""The history of the tables of desk."""
