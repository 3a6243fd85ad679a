"""Where a request comes from, and the hash that is all that is kept of it.

``X-Forwarded-For`` is believed as far as TRUSTED_PROXIES reach, from the right: the first address
that is no trusted proxy is the client. A network is an IPv4 address or an IPv6 /64. Its hash is
keyed by the site's secret and a salt of the week; salts older than a week are thrown away, and
with them all that could tie a hash to a network.
"""

import secrets
from datetime import datetime, timedelta
from functools import lru_cache
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from hemicycle.site.discussion.models import Salt
from hemicycle.site.discussion.sealing import key_of

LONGEST_BAN = timedelta(days=7)
"""No ban of a network can outlive its salt."""

_WEEK = 7 * 24 * 3600
_V6_PREFIX = 64


def client_network(request: HttpRequest) -> str:
    """Return the network that the request came from, in plain; it is never stored."""
    trusted = _trusted(tuple(settings.TRUSTED_PROXIES))
    hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    address = _address(request.META.get("REMOTE_ADDR", ""))
    while address is not None and hops and any(address in network for network in trusted):
        forwarded = _address(hops.pop().strip())
        if forwarded is None:
            break
        address = forwarded
    if address is None:
        return "unknown"
    return _network_of(address)


def network_key(network: str, now: datetime) -> str:
    """Return this week's hash of a network."""
    return key_of("network", f"{_salt(_week(now))}:{network}")


def network_keys(network: str, now: datetime) -> list[str]:
    """Return this week's and last week's hash: a ban made last week still holds."""
    week = _week(now)
    return [key_of("network", f"{_salt(each)}:{network}") for each in (week, week - 1)]


def forget_old_salts(now: datetime) -> int:
    """Throw away the salts older than last week's; return how many."""
    gone, _ = Salt.objects.filter(week__lt=_week(now) - 1).delete()
    return int(gone)


def _week(now: datetime) -> int:
    return int(now.timestamp()) // _WEEK


def _salt(week: int) -> str:
    kept = cache.get(f"discussion:salt:{week}")
    if kept is None:
        made, _ = Salt.objects.get_or_create(week=week, defaults={"secret": secrets.token_hex(32)})
        kept = made.secret
        cache.set(f"discussion:salt:{week}", kept, 3600)
    return str(kept)


def _address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        found = ip_address(text)
    except ValueError:
        return None
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        return found.ipv4_mapped
    return found


def _network_of(address: IPv4Address | IPv6Address) -> str:
    if isinstance(address, IPv6Address):
        return str(ip_network((address, _V6_PREFIX), strict=False))
    return str(address)


@lru_cache(maxsize=4)
def _trusted(words: tuple[str, ...]) -> tuple[IPv4Network | IPv6Network, ...]:
    return tuple(ip_network(word, strict=False) for word in words)
