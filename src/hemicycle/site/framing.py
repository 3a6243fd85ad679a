"""Who may show our pages in a frame: nobody, but the admin may preview them."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

ADMIN = "/admin/"


def frames_for_the_admin(
    answer: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Let the admin's own pages frame its previews; all others keep the settings' DENY."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if request.path.startswith(ADMIN):
            response.headers.setdefault("X-Frame-Options", "SAMEORIGIN")
        return response

    return answered
