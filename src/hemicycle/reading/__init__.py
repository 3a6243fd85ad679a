"""Reading: a page, wire report or table becomes records, each with the characters it came from."""
