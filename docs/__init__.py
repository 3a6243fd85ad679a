"""The documentation, and the scripts that write the generated parts of it."""
