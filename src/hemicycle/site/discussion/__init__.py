"""Discussion: readers' comments, votes and notices."""
