"""The pretend till's page."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from hemicycle.site.fund import intake
from hemicycle.site.fund.gateways import Notice
from hemicycle.site.fund.gateways.pretend import Pretend
from hemicycle.site.fund.models import PretendPayment
from hemicycle.site.fund.money import spoken


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pretend(request: HttpRequest, token: UUID) -> HttpResponse:
    """Say that no money moves, and pretend that it did when Pay is pressed."""
    made = get_object_or_404(PretendPayment.objects.select_related("pledge"), pledge__token=token)
    if request.method == "POST":
        if "pay" not in request.POST:
            return redirect("fund:give")
        PretendPayment.objects.filter(pk=made.pk, paid_at=None).update(paid_at=timezone.now())
        subject = f"pretend_{made.pk}"
        if event := intake.keep(Pretend.name, Notice(f"{subject}_paid", "pretend.paid", subject)):
            intake.work_off(event)
        return redirect("fund:thanks", token=token)
    amount = spoken(made.pledge.amount_minor, made.pledge.currency)
    return render(request, "fund/pretend.html", {"pledge": made.pledge, "amount": amount})
