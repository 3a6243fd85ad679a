"""A monthly gift: see it and end it by a signed link, without an account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django_tasks import task

from hemicycle.site.fund import configuration, letters
from hemicycle.site.fund.errors import GatewayError, SignatureError
from hemicycle.site.fund.forms import LinkForm
from hemicycle.site.fund.links import manage_path, pledge_of
from hemicycle.site.fund.models import Letter, Pledge
from hemicycle.site.fund.models.notices import LetterKind
from hemicycle.site.fund.models.pledges import PledgeState, Rhythm
from hemicycle.site.fund.money import spoken


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Send a link to an address, if it has a monthly gift; the page never says whether it has."""
    form = LinkForm(request.POST if request.method == "POST" else None)
    sent = form.is_bound and form.is_valid()
    if sent:
        send_links.enqueue(form.cleaned_data["email"])
    status = 422 if form.is_bound and not sent else 200
    return render(request, "fund/ask.html", {"form": form, "sent": sent}, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def manage(request: HttpRequest, signed: str) -> HttpResponse:
    """Show a monthly gift, and end it."""
    try:
        pledge = pledge_of(signed)
    except SignatureError as error:
        return render(request, "fund/ask.html", {"form": LinkForm(), "said": error}, status=403)
    failed = False
    if request.method == "POST" and pledge.state != PledgeState.ENDED:
        try:
            configuration.gateway_named(pledge.provider).end(pledge.subscription)
        except GatewayError:
            failed = True
        else:
            Pledge.objects.filter(pk=pledge.pk).update(state=PledgeState.ENDED)
            return redirect("fund:manage", signed=signed)
    context = {
        "pledge": pledge,
        "amount": spoken(pledge.amount_minor, pledge.currency),
        "ended": pledge.state == PledgeState.ENDED,
        "failed": failed,
    }
    return render(request, "fund/manage.html", context, status=502 if failed else 200)


@task()
def send_links(email: str) -> None:
    """Write to an address about each of its monthly gifts, once a day at most."""
    today = f"{timezone.now():%Y-%m-%d}"
    held = Pledge.objects.filter(email__iexact=email, rhythm=Rhythm.MONTHLY).exclude(
        subscription=""
    )
    for pledge in held.exclude(state=PledgeState.ENDED):
        key = f"{today}-{pledge.token}"
        letters.write(
            LetterKind.MANAGE, key, pledge.email, pledge.language, body=manage_path(pledge)
        )
        for letter in Letter.objects.filter(kind=LetterKind.MANAGE, key=key, sent_at=None):
            letters.send(letter)
