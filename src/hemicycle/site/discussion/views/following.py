"""Following a discussion: the form, the confirmation, the way out."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from hemicycle.site.discussion import following, rendering
from hemicycle.site.discussion.doors import from_our_pages, readable_page
from hemicycle.site.discussion.identity import reader_of
from hemicycle.site.discussion.models import Subscription
from hemicycle.site.discussion.threads import thread_for_writing
from hemicycle.site.discussion.writing import is_address


@from_our_pages
@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask for an address, or note that it wants to follow. The answer is the same for all."""
    page = readable_page(page_id)
    reader = reader_of(request, timezone.now())
    if request.method != "POST":
        return _page(
            request, _("Follow: %(title)s") % {"title": page.title}, "follow", reader=reader
        )
    address = (reader.email if reader.account_id else request.POST.get("email", "")).strip()
    pace = request.POST.get("pace")
    kind = Subscription.Kind.MINE if request.POST.get("kind") == "mine" else "thread"
    if not is_address(address):
        errors = _("This e-mail address cannot be right.")
        return _page(request, page.title, "follow", 400, reader=reader, error=errors)
    wish = (str(kind), "digest" if pace == "digest" else "once")
    done = following.follow(thread_for_writing(page), None, address, wish, reader)
    if done is None:
        return _page(request, page.title, "said", 429, message=_("Too many. Please wait an hour."))
    message = _(
        "If the address has not confirmed yet, a mail asks it to. Nothing else is sent before."
    )
    return _page(request, page.title, "said", message=message)


@from_our_pages
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Show the button that confirms; a mail scanner that follows links confirms nothing."""
    found = following.to_confirm(token)
    if found is None:
        raise Http404
    if request.method == "POST":
        following.confirm(found, timezone.now())
        message = _("You follow this discussion now. Each mail has a link to stop.")
        return _page(request, _("Confirmed"), "said", message=message)
    return _page(request, _("Follow this discussion?"), "button", label=_("Yes, follow"))


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, token: str) -> HttpResponse:
    """End a subscription: at once for a mail program (RFC 8058), by a button for a reader."""
    found = following.to_end(token)
    if request.method == "POST":
        if found is not None:
            following.end(found)
        message = _("You will get no more of these mails.")
        return _page(request, _("Stopped"), "said", message=message)
    if found is None:
        message = _("You get no mails from this discussion.")
        return _page(request, _("Stopped"), "said", message=message)
    return _page(request, _("Stop these mails?"), "button", label=_("Stop"))


def _page(
    request: HttpRequest, title: str, template: str, status: int = 200, **values: object
) -> HttpResponse:
    body = rendering.fragment(template, **values)
    answer = render(request, "discussion/page.html", {"title": title, "body": body}, status=status)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
