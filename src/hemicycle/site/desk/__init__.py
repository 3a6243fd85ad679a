"""Desk: elections, chambers and results as rows."""
