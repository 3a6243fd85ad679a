"""What is remembered of networks: salts that are thrown away, and how often each has acted."""

from django.db import models


class Salt(models.Model):
    """The salt of one week's network hashes; without it they cannot be told from noise."""

    week = models.PositiveIntegerField(unique=True)
    secret = models.CharField(max_length=64)


class Tally(models.Model):
    """How often a key has done a thing within one window of time."""

    key = models.CharField(max_length=100)
    slot = models.PositiveBigIntegerField()
    count = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(name="tally_once", fields=["key", "slot"])]
