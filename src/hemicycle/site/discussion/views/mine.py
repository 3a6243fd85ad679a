"""My content: what I wrote, follow and voted, to export and to erase."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hemicycle.site.discussion import following, rendering
from hemicycle.site.discussion import mine as rules
from hemicycle.site.discussion.doors import from_our_pages
from hemicycle.site.discussion.identity import key_if_known
from hemicycle.site.discussion.sealing import email_key
from hemicycle.site.discussion.voting import withdraw

PRIVATE = {"Cache-Control": "private, no-store", "Referrer-Policy": "no-referrer"}


@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """List all that is the reader's."""
    owner = _owner(request)
    body = rendering.fragment(
        "mine",
        known=owner.known,
        link=request.GET.get("k", ""),
        comments=list(rules.comments_of(owner)[:500]),
        follows=[(each, following.end_token(each)) for each in rules.subscriptions_of(owner)],
        votes=list(rules.votes_of(owner)[:500]),
    )
    return _page(request, _("All that I wrote and follow"), body)


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    """Hand it out as a file."""
    headers = {**PRIVATE, "Content-Disposition": 'attachment; filename="my-comments.json"'}
    return JsonResponse(
        rules.export(_owner(request)), headers=headers, json_dumps_params={"ensure_ascii": False}
    )


@from_our_pages
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest) -> HttpResponse:
    """Ask, and then erase it."""
    if request.method == "POST":
        rules.erase(_owner(request))
        body = rendering.fragment("said", message=_("All of it is gone."))
        return _page(request, _("Erased"), body)
    return _page(request, _("Erase everything?"), rendering.fragment("erase"))


@from_our_pages
@require_POST
def unvote(request: HttpRequest, comment_id: int) -> HttpResponse:
    """Take a vote back."""
    key = key_if_known(request)
    done = key is not None and withdraw(comment_id, key)
    message = _("Your vote is withdrawn.") if done else _("You have not voted on this.")
    body = rendering.fragment("said", message=message)
    return _page(request, _("Votes"), body, 200 if done else 404)


def _owner(request: HttpRequest) -> rules.Owner:
    token = request.GET.get("k") or request.POST.get("k") or ""
    by_link = following.key_of_mine(token) if token else None
    key = key_if_known(request)
    account = int(key.removeprefix("account:")) if key and key.startswith("account:") else None
    if account is not None and not by_link and request.user.email:
        by_link = email_key(request.user.email)
    return rules.Owner(key, by_link, account)


def _page(request: HttpRequest, title: str, body: str, status: int = 200) -> HttpResponse:
    values = {"title": title, "body": body}
    answer = render(request, "discussion/page.html", values, status=status)
    for name, value in PRIVATE.items():
        answer.headers[name] = value
    return answer
