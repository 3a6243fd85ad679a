"""The treasurers' pages in the admin: what waits, what was given up, what came by hand."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hemicycle.site.fund import intake, letters, offline
from hemicycle.site.fund.errors import FundError
from hemicycle.site.fund.exports import FORMATS, book
from hemicycle.site.fund.ledger import correct
from hemicycle.site.fund.models import Campaign, Event, Expense, OfflineGift, Transaction
from hemicycle.site.fund.models.notices import EventState
from hemicycle.site.fund.models.pledges import WAY_NAMES, Way
from hemicycle.site.fund.money import minor_of

SHOWN = 50

View = Callable[..., HttpResponse]


def treasurer(permission: str) -> Callable[[View], View]:
    """Let only those in who hold one permission of the fund."""

    def guard(view: View) -> View:
        def guarded(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
            if not request.user.has_perm(f"fund.{permission}"):
                raise PermissionDenied
            return view(request, *args, **options)

        return guarded

    return guard


class _AmountForm(forms.Form):
    """An amount in one of a campaign's currencies."""

    campaign = forms.ModelChoiceField(Campaign.objects.all(), empty_label=None)
    amount = forms.CharField(max_length=40)
    currency = forms.CharField(max_length=3, initial="USD")
    reference = forms.CharField(max_length=120)

    def clean(self) -> dict[str, Any]:
        """Read the amount."""
        cleaned: dict[str, Any] = super().clean()
        cleaned["currency"] = cleaned.get("currency", "").upper()
        try:
            cleaned["minor"] = minor_of(cleaned.get("amount", ""), cleaned["currency"])
        except FundError as error:
            self.add_error("amount", str(error))
        return cleaned


class OfflineForm(_AmountForm):
    """A gift by bank or in cash."""

    received_on = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}))
    way = forms.ChoiceField(choices=[(one.value, name) for one, name in WAY_NAMES.items()])
    donor = forms.CharField(max_length=120, required=False)


class ExpenseForm(_AmountForm):
    """Money spent."""

    paid_on = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}))
    purpose = forms.CharField(max_length=80)


@require_safe
@treasurer("view_transaction")
def overview(request: HttpRequest) -> HttpResponse:
    """Show what needs a treasurer, and the last lines of the book."""
    context = {
        "dead": Event.objects.filter(state=EventState.DEAD).order_by("-pk")[:SHOWN],
        "waiting": Event.objects.filter(state=EventState.WAITING).count(),
        "unconfirmed": OfflineGift.objects.filter(transaction=None).select_related("entered_by"),
        "written": Transaction.objects.order_by("-pk").prefetch_related("entries")[:SHOWN],
        "offline_form": OfflineForm(),
        "expense_form": ExpenseForm(),
        "formats": FORMATS,
    }
    return render(request, "fund/admin/overview.html", context)


@require_POST
@treasurer("add_offlinegift")
def add_gift(request: HttpRequest) -> HttpResponse:
    """Enter a gift by bank or in cash."""
    form = OfflineForm(request.POST)
    if form.is_valid():
        filled = form.cleaned_data
        gift = OfflineGift(
            campaign=filled["campaign"],
            amount_minor=filled["minor"],
            currency=filled["currency"],
            received_on=filled["received_on"],
            way=Way(filled["way"]).value,
            reference=filled["reference"],
            donor=filled["donor"],
            entered_by=request.user,
        )
        _done(request, lambda: offline.enter_gift(gift))
    else:
        messages.error(request, form.errors.as_text())
    return redirect("fund-desk:overview")


@require_POST
@treasurer("add_offlinegift")
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm a gift that another treasurer entered."""
    gift = get_object_or_404(OfflineGift, pk=pk)
    _done(request, lambda: offline.confirm_gift(gift, request.user))
    return redirect("fund-desk:overview")


@require_POST
@treasurer("add_expense")
def add_expense(request: HttpRequest) -> HttpResponse:
    """Enter money spent."""
    form = ExpenseForm(request.POST)
    if form.is_valid():
        filled = form.cleaned_data
        expense = Expense(
            campaign=filled["campaign"],
            amount_minor=filled["minor"],
            currency=filled["currency"],
            paid_on=filled["paid_on"],
            purpose=filled["purpose"],
            reference=filled["reference"],
            entered_by=request.user,
        )
        _done(request, lambda: offline.enter_expense(expense))
    else:
        messages.error(request, form.errors.as_text())
    return redirect("fund-desk:overview")


@require_POST
@treasurer("add_transaction")
def correct_one(request: HttpRequest, number: int) -> HttpResponse:
    """Write the opposite of a transaction."""
    written = get_object_or_404(Transaction, pk=number)
    why = request.POST.get("why", "").strip()
    if why:
        _done(request, lambda: correct(written, request.user.get_username(), why))
    else:
        messages.error(request, _("Say why it is corrected."))
    return redirect("fund-desk:overview")


@require_POST
@treasurer("change_event")
def try_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Try a notice again that was given up."""
    event = get_object_or_404(Event, pk=pk, state=EventState.DEAD)
    Event.objects.filter(pk=pk).update(state=EventState.WAITING, attempts=0)
    event.refresh_from_db()
    if intake.work_off(event, timezone.now()) == EventState.DONE:
        messages.success(request, _("It is worked off."))
    else:
        event.refresh_from_db()
        messages.error(request, event.last_error)
    letters.send_all()
    return redirect("fund-desk:overview")


@require_safe
@treasurer("view_transaction")
def export(_request: HttpRequest, kind: str) -> HttpResponse:
    """Download the book."""
    if kind not in FORMATS:
        raise PermissionDenied
    ending = {"csv": "csv", "hledger": "journal", "beancount": "beancount"}[kind]
    response = StreamingHttpResponse(
        FORMATS[kind](book()), content_type="text/plain; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="fund.{ending}"'
    return response


def _done(request: HttpRequest, act: Callable[[], object]) -> None:
    """Act, and say in words what came of it."""
    try:
        with transaction.atomic():
            act()
    except FundError as error:
        messages.error(request, str(error))
    except IntegrityError:
        messages.error(request, _("This reference is entered already."))
    else:
        messages.success(request, _("It is kept."))
