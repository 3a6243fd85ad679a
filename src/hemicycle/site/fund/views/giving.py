"""Give, and be thanked."""

import logging
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from hemicycle.site.fund import configuration, intake
from hemicycle.site.fund.errors import FundError, GatewayError, TooManyTriesError
from hemicycle.site.fund.forms import GiveForm
from hemicycle.site.fund.gateways import Gateway
from hemicycle.site.fund.models import Campaign, Kind, Pledge, Transaction
from hemicycle.site.fund.models.pledges import PledgeState
from hemicycle.site.fund.money import spoken
from hemicycle.site.fund.pledging import open_pledge
from hemicycle.site.fund.visitors import visitor_of

LOG = logging.getLogger(__name__)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def give(request: HttpRequest) -> HttpResponse:
    """Show the form, and lead from it to the provider's page."""
    campaign = get_object_or_404(Campaign, current=True)
    till = configuration.gateway()
    taken = list(campaign.accepted.all())
    asked_for = request.POST.get("currency") or request.GET.get("currency")
    chosen = next((one for one in taken if one.currency == asked_for), taken[0] if taken else None)
    if till is None or chosen is None:
        return render(request, "fund/closed.html", {"campaign": campaign}, status=503)
    form = GiveForm(campaign, chosen, request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            answer = _lead_on(request, till, campaign, form)
            if isinstance(answer, HttpResponse):
                return answer
            status = answer
    context = {"form": form, "campaign": campaign, "taken": taken, "chosen": chosen, "till": till}
    return _with_form_action(render(request, "fund/give.html", context, status=status), till)


@never_cache
@require_safe
def thanks(request: HttpRequest, token: UUID) -> HttpResponse:
    """Say what became of a gift. Opening this page any number of times gives nothing more.

    The provider is asked, so that a reader who is back before the provider's notice, or whose
    notice was lost, is told the truth; what it says is written as a notice's would be.
    """
    pledge = get_object_or_404(Pledge.objects.select_related("campaign"), token=token)
    if pledge.state == PledgeState.OPENED and pledge.checkout:
        try:
            reading = configuration.gateway_named(pledge.provider).read(pledge.checkout)
            intake.settle(pledge.provider, reading)
            pledge.refresh_from_db()
        except FundError as error:  # the page says so, and the notice will bring the payment
            LOG.warning("gift %s is not known to be paid: %s", pledge.token, error)
    booked = Transaction.objects.filter(pledge=pledge, kind=Kind.GIFT).order_by("pk").first()
    context = {
        "pledge": pledge,
        "booked": booked,
        "paid": pledge.state == PledgeState.PAID,
        "amount": spoken(pledge.amount_minor, pledge.currency),
        "pretended": pledge.provider == "pretend",
    }
    return render(request, "fund/thanks.html", context)


def _lead_on(
    request: HttpRequest, till: Gateway, campaign: Campaign, form: GiveForm
) -> HttpResponse | int:
    """Return the way to the provider's page, or the status to show the form again with."""
    asked = form.asked(get_language() or "en", visitor_of(request))
    here = reverse("fund:give")
    start = request.build_absolute_uri(here.removesuffix("give/") + "thanks/")
    try:
        pledge = open_pledge(till, campaign, asked, (start, request.build_absolute_uri(here)))
    except TooManyTriesError as error:
        form.add_error(None, str(error))
        return 429
    except GatewayError:
        form.add_error(
            None, _("The provider does not answer. Nothing was taken. Please try again.")
        )
        return 502
    except FundError as error:
        form.add_error("other", str(error))
        return 422
    if pledge.state != PledgeState.OPENED:
        return redirect("fund:thanks", token=pledge.token)
    return _with_form_action(redirect(pledge.address), till)


def _with_form_action(response: HttpResponse, till: Gateway) -> HttpResponse:
    """Let the form lead to the provider's page, against which browsers hold our policy."""
    if till.origin:
        response._csp_update = {"form-action": [till.origin]}
    return response
