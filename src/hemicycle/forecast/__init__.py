"""Forecast: polls or part of a count to draws, to seats, to the probability of each government."""
