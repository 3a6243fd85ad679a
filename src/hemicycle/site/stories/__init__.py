"""Stories: pages and their blocks."""
