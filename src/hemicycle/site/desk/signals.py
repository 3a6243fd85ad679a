"""A saved row of an election raises its version, so that every page of it is drawn anew."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save

from hemicycle.site.desk.models import Contest, Election, ElectoralList, Party, Refusal, Statement


def touch_election(instance: Model, **_known: Any) -> None:
    """Raise the version of the election that a row belongs to."""
    instance.election.touch()


def touch_own(instance: Election, *, created: bool, **_known: Any) -> None:
    """Raise the version of an election that was edited."""
    if not created:
        instance.touch()


def touch_all_of(instance: Party, **_known: Any) -> None:
    """Raise the version of each election at which a party's list stood."""
    for election in Election.objects.filter(lists__party=instance).distinct():
        election.touch()


def connect() -> None:
    """Listen to what editors save and delete."""
    for model in (Contest, ElectoralList, Refusal, Statement):
        for signal in (post_save, post_delete):
            signal.connect(touch_election, sender=model)
    post_save.connect(touch_own, sender=Election)
    post_save.connect(touch_all_of, sender=Party)
