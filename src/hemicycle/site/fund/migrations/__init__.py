"""The fund's tables, and the triggers that keep its book."""
