"""The fund's pages, each a thin function."""
