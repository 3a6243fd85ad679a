"""What is collected for: a goal a month, the currencies taken, and dated rates between them."""

from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel

from hemicycle.site.fund.errors import AmountError
from hemicycle.site.fund.money import minor_of


def amounts(typed: str, currency: str) -> tuple[int, ...]:
    """Read several amounts, parted by spaces."""
    return tuple(minor_of(word, currency) for word in typed.split())


def check_currency(code: str) -> None:
    """Refuse what is no code of ISO 4217 by its looks."""
    if not (len(code) == 3 and code.isascii() and code.isupper()):
        raise ValidationError(_("Write the three capital letters of a currency, such as USD."))


class Campaign(ClusterableModel):
    """A standing appeal with a goal for each month."""

    slug = models.SlugField(unique=True, help_text=_("Its name in addresses."))
    name = models.CharField(max_length=120)
    purpose = models.TextField(blank=True, help_text=_("What the money is for, in two sentences."))
    currency = models.CharField(max_length=3, default="USD", validators=[check_currency])
    marks = models.CharField(
        max_length=200,
        help_text=_("Amounts on the meter, rising; the last is the month's goal: 2500 5000"),
    )
    zone = models.CharField(
        max_length=60, default="UTC", help_text=_("Months begin in this time zone: Asia/Baghdad")
    )
    two_person_above = models.CharField(
        max_length=20,
        default="500",
        help_text=_("Gifts entered by hand above this need a second treasurer."),
    )
    current = models.BooleanField(default=False, help_text=_("The one that pages show."))

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("purpose"),
        FieldPanel("currency"),
        FieldPanel("marks"),
        FieldPanel("zone"),
        FieldPanel("two_person_above"),
        FieldPanel("current"),
        InlinePanel("accepted", heading=_("Currencies taken"), min_num=1),
    ]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["current"], condition=models.Q(current=True), name="fund_one_current"
            )
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def marks_minor(self) -> tuple[int, ...]:
        """The amounts on the meter, in minor units."""
        return amounts(self.marks, self.currency)

    @property
    def two_person_above_minor(self) -> int:
        """Above this many minor units a gift by hand needs a second treasurer."""
        return minor_of(self.two_person_above, self.currency)

    def clean(self) -> None:
        """Refuse marks that do not rise, and zones that do not exist."""
        try:
            marks = self.marks_minor
            _limit = self.two_person_above_minor
        except AmountError as error:
            raise ValidationError(str(error)) from None
        if not marks or list(marks) != sorted(set(marks)):
            raise ValidationError({"marks": _("Write at least one amount; each above the last.")})
        if self.zone not in available_timezones():
            raise ValidationError({"zone": _("No such time zone. Write one like Asia/Baghdad.")})


class AcceptedCurrency(models.Model):
    """A currency that a campaign takes, with its limits and the amounts on offer."""

    campaign = ParentalKey(Campaign, on_delete=models.CASCADE, related_name="accepted")
    currency = models.CharField(max_length=3, validators=[check_currency])
    smallest = models.CharField(max_length=20, default="1")
    largest = models.CharField(max_length=20, default="10000")
    suggested = models.CharField(max_length=120, default="5 10 25 50")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "currency"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "currency"], name="fund_currency_once")
        ]

    def __str__(self) -> str:
        return str(self.currency)

    @property
    def suggested_minor(self) -> tuple[int, ...]:
        """The amounts on offer, in minor units."""
        return amounts(self.suggested, self.currency)

    @property
    def smallest_minor(self) -> int:
        """The smallest gift taken, in minor units."""
        return minor_of(self.smallest, self.currency)

    @property
    def largest_minor(self) -> int:
        """The largest gift taken, in minor units."""
        return minor_of(self.largest, self.currency)

    def clean(self) -> None:
        """Refuse limits and offers that are no amounts of this currency."""
        try:
            offers = self.suggested_minor
            fits = all(self.smallest_minor <= one <= self.largest_minor for one in offers)
        except AmountError as error:
            raise ValidationError(str(error)) from None
        if not fits:
            raise ValidationError({"suggested": _("An amount on offer lies outside the limits.")})


class Rate(models.Model):
    """How much of one currency a whole unit of another bought on a day, and who says so."""

    source = models.CharField(max_length=3, validators=[check_currency])
    target = models.CharField(max_length=3, validators=[check_currency])
    on = models.DateField()
    rate = models.DecimalField(max_digits=20, decimal_places=10)
    said_by = models.CharField(max_length=200, help_text=_("Where the rate was published."))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "target", "on"], name="fund_rate_once"),
            models.CheckConstraint(condition=models.Q(rate__gt=0), name="fund_rate_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.source}/{self.target} {self.on}: {self.rate}"
