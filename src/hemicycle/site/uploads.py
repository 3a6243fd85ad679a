"""A request too large to be borne is refused before its body is read."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


def of_bearable_size(
    answer: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Answer 413 to a request that says it is larger than ``MAX_REQUEST_BYTES``.

    Django reads no body of which the length was not said, so that what is said is what counts.
    """

    def answered(request: HttpRequest) -> HttpResponse:
        said = request.META.get("CONTENT_LENGTH") or "0"
        if said.isdecimal() and int(said) > settings.MAX_REQUEST_BYTES:
            most = settings.MAX_REQUEST_BYTES // 2**20
            return HttpResponse(
                f"This is larger than {most} MB, the most that is taken in at once.",
                status=413,
                content_type="text/plain; charset=utf-8",
            )
        return answer(request)

    return answered
