"""The pictures of a brief."""
