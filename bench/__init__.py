"""What `make bench` measures: one module a room, each beside its peers in one run."""
