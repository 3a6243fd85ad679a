"""The discussion's management commands."""
