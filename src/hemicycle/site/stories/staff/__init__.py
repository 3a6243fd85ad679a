"""How staff come in: a limited number of tries, and a second factor."""
