"""Where the provider tells us that something happened."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from hemicycle.site.fund import configuration, intake, tasks
from hemicycle.site.fund.errors import SignatureError


@csrf_exempt  # the provider signs the body instead
@require_POST
def stripe(request: HttpRequest) -> HttpResponse:
    """Keep a notice and acknowledge it; the task queue works it off."""
    gateway = configuration.gateway_named("stripe")
    try:
        notice = gateway.notice(request.body, request.headers.get("Stripe-Signature", ""))
    except SignatureError:
        return HttpResponse("not signed", status=400, content_type="text/plain")
    if notice is not None:
        with transaction.atomic():
            if event := intake.keep(gateway.name, notice):
                transaction.on_commit(lambda: tasks.work_off_notice.enqueue(event.pk))
    return HttpResponse("kept", content_type="text/plain")
