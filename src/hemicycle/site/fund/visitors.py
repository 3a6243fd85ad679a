"""Who knocks, without knowing who it is: an address as a keyed hash that changes each day."""

import hashlib
import hmac
from collections.abc import Sequence
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone


def visitor_of(request: HttpRequest) -> str:
    """Return the visitor's mark of today. The key is the site's secret, so it leads nowhere."""
    said = f"{timezone.now():%Y-%m-%d} {network_of(address_of(request))}"
    return hmac.new(settings.SECRET_KEY.encode(), said.encode(), hashlib.sha256).hexdigest()


def address_of(request: HttpRequest) -> str:
    """Return the address that speaks to us, behind such proxies as the operator trusts."""
    trusted = [ip_network(one) for one in settings.TRUSTED_PROXIES]
    hops = [one.strip() for one in request.headers.get("X-Forwarded-For", "").split(",")]
    address = str(request.META.get("REMOTE_ADDR", ""))
    for hop in reversed(hops):
        if not hop or not _within(address, trusted):
            break
        address = hop
    return address


def network_of(address: str) -> str:
    """Return what one household has: an IPv4 address, or the 64 bits before an IPv6 one's own."""
    try:
        found = ip_address(address)
    except ValueError:
        return "unknown"
    return str(ip_network((found, 64), strict=False)) if found.version == 6 else str(found)


def _within(address: str, networks: Sequence[IPv4Network | IPv6Network]) -> bool:
    try:
        return any(ip_address(address) in one for one in networks)
    except ValueError:
        return False
