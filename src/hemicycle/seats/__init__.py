"""Seats: votes to seats under a named, dated electoral law, exactly, with ties returned."""
