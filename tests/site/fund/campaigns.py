"""A campaign as the fund's tests know it."""

from datetime import date
from decimal import Decimal

from hemicycle.site.fund.models import AcceptedCurrency, Campaign, Rate


def campaign_of_june() -> Campaign:
    """Return the desk's campaign: 2,500 and 5,000 dollars a month, months of Baghdad."""
    campaign = Campaign.objects.create(
        slug="desk", name="The desk", marks="2500 5000", zone="Asia/Baghdad", current=True
    )
    for position, (code, offered) in enumerate(
        {"USD": "5 10 25 50", "EUR": "5 10 25 50", "IQD": "5000 10000", "KWD": "2 5"}.items()
    ):
        AcceptedCurrency.objects.create(
            campaign=campaign, currency=code, suggested=offered, position=position,
            largest="10000000" if code == "IQD" else "10000",
        )  # fmt: skip
    for source, rate in {
        "EUR": "1.2125",
        "IQD": "0.00068",
        "KWD": "3.3245",
        "JPY": "0.0091",
    }.items():
        Rate.objects.create(
            source=source, target="USD", on=date(2021, 6, 1), rate=Decimal(rate), said_by="a test"
        )
    return campaign
