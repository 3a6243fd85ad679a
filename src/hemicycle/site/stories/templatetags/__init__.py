"""Template tags of the stories."""
