"""Which till the site has, by its environment.

* ``FUND_GATEWAY``            ``stripe``, ``pretend`` or ``none``; without it Stripe where a key is
                              set, else the pretend till on a developer's machine, else none
* ``STRIPE_SECRET_KEY``, ``STRIPE_WEBHOOK_SECRET``
* ``STRIPE_API``, ``STRIPE_PAGE``   other addresses of Stripe, for tests
"""

from functools import lru_cache

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from hemicycle.site.fund.gateways import Gateway
from hemicycle.site.fund.gateways.pretend import Pretend
from hemicycle.site.settings import environment


def gateway() -> Gateway | None:
    """Return the till that new gifts go to; None where the site takes none."""
    key = environment.text("STRIPE_SECRET_KEY")
    default = "stripe" if key else "pretend" if settings.DEBUG else "none"
    chosen = environment.text("FUND_GATEWAY", default)
    if chosen == "none":
        return None
    return gateway_named(chosen)


def gateway_named(name: str) -> Gateway:
    """Return the till that a pledge or a notice belongs to.

    Raises
    ------
    ImproperlyConfigured
        There is no such till, or its keys are not set.
    """
    if name == "pretend":
        return Pretend()
    if name == "stripe":
        return _stripe(
            environment.required("STRIPE_SECRET_KEY", "the key of the account that is paid"),
            environment.required("STRIPE_WEBHOOK_SECRET", "it proves that notices are Stripe's"),
            environment.text("STRIPE_API"),
            environment.text("STRIPE_PAGE"),
        )
    raise ImproperlyConfigured(f"FUND_GATEWAY is {name!r}: write stripe, pretend or none.")


@lru_cache(maxsize=4)
def _stripe(key: str, secret: str, api: str, page: str) -> Gateway:
    """Return the account, whose client keeps its connections; the SDK is slow to import."""
    from hemicycle.site.fund.gateways.stripe_checkout import StripeCheckout, client_for

    return StripeCheckout(client_for(key, api), secret, page)
