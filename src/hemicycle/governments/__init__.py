"""Governments: who can govern, given the seats and the parties' own words."""
