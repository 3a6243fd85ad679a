"""Tags for the story's templates."""
