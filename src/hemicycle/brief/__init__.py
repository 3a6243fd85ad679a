"""The brief: all rooms in a row, from one page to what it lets one say about who can govern."""
