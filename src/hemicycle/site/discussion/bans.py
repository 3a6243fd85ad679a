"""Who may not act for a time."""

from datetime import datetime

from django.db.models import Q

from hemicycle.site.discussion.identity import Reader
from hemicycle.site.discussion.models import Ban
from hemicycle.site.discussion.networks import network_keys


def is_banned(reader: Reader, now: datetime, email_key: str = "") -> bool:
    """Return whether the reader, the address or the network is banned now."""
    networks = network_keys(reader.plain_network, now)
    named = Q(kind=Ban.Kind.WRITER, value=reader.key) | Q(
        kind=Ban.Kind.NETWORK, value__in=networks
    )
    if email_key:
        named |= Q(kind=Ban.Kind.EMAIL, value=email_key)
    return Ban.objects.filter(named, until__gt=now).exists()
