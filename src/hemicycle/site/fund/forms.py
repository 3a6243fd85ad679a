"""What a reader fills in to give."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hemicycle.site.fund.errors import FundError
from hemicycle.site.fund.models import AcceptedCurrency, Campaign
from hemicycle.site.fund.models.pledges import RHYTHM_NAMES, Rhythm
from hemicycle.site.fund.money import minor_of, spoken
from hemicycle.site.fund.pledging import Asked, check_amount

OTHER = "other"


class GiveForm(forms.Form):
    """An amount, on offer or free, once or monthly, and what may be said of it in public."""

    form = forms.UUIDField(widget=forms.HiddenInput)
    currency = forms.CharField(widget=forms.HiddenInput)
    rhythm = forms.ChoiceField(
        label=_("How often"),
        choices=[(one.value, name) for one, name in RHYTHM_NAMES.items()],
        widget=forms.RadioSelect,
        initial=Rhythm.ONCE.value,
    )
    offered = forms.ChoiceField(label=_("Amount"), widget=forms.RadioSelect)
    other = forms.CharField(
        label=_("Another amount"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    email = forms.EmailField(
        label=_("E-mail, for the receipt"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    name = forms.CharField(label=_("Name"), required=False, max_length=80)
    show_name = forms.BooleanField(label=_("Show my name to readers"), required=False)
    message = forms.CharField(
        label=_("Message"),
        required=False,
        max_length=280,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    show_message = forms.BooleanField(label=_("Show my message to readers"), required=False)

    def __init__(self, campaign: Campaign, taken: AcceptedCurrency, data: Any = None) -> None:
        first = taken.suggested_minor[:1]
        initial = {
            "form": uuid.uuid4(),
            "currency": taken.currency,
            "offered": str(first[0]) if first else OTHER,
        }
        super().__init__(data, initial=initial)
        self.campaign = campaign
        self.fields["offered"].choices = [
            *((str(one), spoken(one, taken.currency)) for one in taken.suggested_minor),
            (OTHER, _("Another amount")),
        ]

    def clean(self) -> dict[str, Any]:
        """Read the amount, and ask for an address where a monthly gift could not be ended."""
        cleaned: dict[str, Any] = super().clean()
        currency, offered = cleaned.get("currency", ""), cleaned.get("offered", OTHER)
        try:
            typed = cleaned.get("other", "")
            # What was typed counts, whether or not its button was pressed as well.
            free = typed or offered == OTHER
            cleaned["minor"] = minor_of(typed, currency) if free else int(offered)
            check_amount(self.campaign, cleaned["minor"], currency)
        except FundError as error:
            self.add_error("other", str(error))
        if cleaned.get("rhythm") == Rhythm.MONTHLY and not cleaned.get("email"):
            self.add_error(
                "email", _("Write your e-mail: the link to end a monthly gift goes there.")
            )
        return cleaned

    def asked(self, language: str, visitor: str) -> Asked:
        """Return what was filled in."""
        filled = self.cleaned_data
        return Asked(
            filled["form"],
            filled["minor"],
            filled["currency"],
            filled["rhythm"] == Rhythm.MONTHLY,
            filled["email"],
            filled["name"],
            filled["message"],
            filled["show_name"],
            filled["show_message"],
            language,
            visitor,
        )


class LinkForm(forms.Form):
    """An address that a link to its monthly gifts is sent to, if it has any."""

    email = forms.EmailField(
        label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
