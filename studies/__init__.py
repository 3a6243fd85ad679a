"""Measurements behind the figures in the docs; no part of what is installed."""
