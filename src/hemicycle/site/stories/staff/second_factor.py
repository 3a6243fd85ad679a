"""The second factor of staff: a code of an app on their phone, or one of their recovery codes."""

import base64
import io
from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext_lazy as _
from django_otp import login, match_token, user_has_device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

ADMIN = "/admin/"
RECOVERY_CODES = 10
OPEN = frozenset({
    "second_factor", "wagtailadmin_login", "wagtailadmin_logout", "wagtailadmin_sprite",
    "wagtailadmin_javascript_catalog", "wagtailadmin_password_reset",
    "wagtailadmin_password_reset_done", "wagtailadmin_password_reset_confirm",
    "wagtailadmin_password_reset_complete",
})  # fmt: skip
"""The admin's addresses that are reached without it."""


class CodeForm(forms.Form):
    """A code."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        widget=forms.TextInput(
            {"autocomplete": "one-time-code", "inputmode": "text", "autofocus": True}
        ),
    )

    def clean_code(self) -> str:
        """Return the code without the spaces that apps show in it."""
        return "".join(str(self.cleaned_data["code"]).split()).lower()


def asked_of_staff(
    answer: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Send who has given a password only to the second factor, where the site asks for one."""

    def answered(request: HttpRequest) -> HttpResponse:
        return answer(request)

    def before_view(request: HttpRequest, *_view: Any) -> HttpResponse | None:
        if not settings.STAFF_SECOND_FACTOR or not request.path.startswith(ADMIN):
            return None
        if not request.user.is_authenticated or request.user.is_verified():
            return None
        if request.resolver_match.view_name in OPEN:
            return None
        return redirect(f"{reverse('second_factor')}?{urlencode({'next': request.path})}")

    answered.process_view = before_view  # type: ignore[attr-defined]
    return answered


def second_factor(request: HttpRequest) -> HttpResponse:
    """Set the second factor up, once; after that, ask for its code."""
    if user_has_device(request.user):
        return _ask(request)
    return _set_up(request)


def _ask(request: HttpRequest) -> HttpResponse:
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        device = match_token(request.user, form.cleaned_data["code"])
        if device is not None:
            login(request, device)
            return redirect(_next(request))
        form.add_error("code", _("This code is not right, or was used before. Try the next one."))
    return _page(request, form)


def _set_up(request: HttpRequest) -> HttpResponse:
    device, _made = TOTPDevice.objects.get_or_create(
        user=request.user, confirmed=False, defaults={"name": "phone"}
    )
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if device.verify_is_allowed()[0] and device.verify_token(form.cleaned_data["code"]):
            codes = _confirm(device)
            login(request, device)
            return _page(request, form, codes=codes, then=_next(request))
        form.add_error("code", _("This code is not right. Is the phone's clock?"))
    secret = base64.b32encode(device.bin_key).decode()
    return _page(request, form, picture=picture_of(device.config_url), secret=secret)


@transaction.atomic
def _confirm(device: TOTPDevice) -> list[str]:
    """Confirm a device, and return the person's new recovery codes."""
    device.confirmed = True
    device.save(update_fields=["confirmed"])
    kept = StaticDevice.objects.create(user=device.user, name="recovery codes")
    codes = [StaticToken.random_token() for _each in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=kept, token=code) for code in codes)
    return codes


def picture_of(address: str) -> str:
    """Return the QR code of an address as an SVG in a data URI."""
    import qrcode  # type: ignore[import-untyped]
    from qrcode.image.svg import SvgPathImage  # type: ignore[import-untyped]

    drawn = io.BytesIO()
    qrcode.make(address, image_factory=SvgPathImage).save(drawn)
    return f"data:image/svg+xml;base64,{base64.b64encode(drawn.getvalue()).decode()}"


def _next(request: HttpRequest) -> str:
    """Return where the person was going, if that is on this site."""
    wanted = request.GET.get("next", "")
    known = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if known else ADMIN


def _page(request: HttpRequest, form: CodeForm, **shown: Any) -> HttpResponse:
    status = 422 if form.errors else 200
    context = {"form": form, **shown}
    return render(request, "stories/staff/second_factor.html", context, status=status)
