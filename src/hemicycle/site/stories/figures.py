"""A new version of an election's figures: the last ones stand in the form, to be changed."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib.auth.decorators import permission_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from hemicycle.errors import HemicycleError
from hemicycle.records.page import Report, Source
from hemicycle.site.desk.convert import record_result, report_of
from hemicycle.site.desk.models import Election, Result
from hemicycle.site.stories.correcting import correct_figures
from hemicycle.site.stories.pasting.forms import (
    RowForm,
    RowForms,
    formset_of,
    kept_rows,
    rows_initial,
)

MAY_CHANGE = "desk.change_election"
SPARE = 5
A_CLOCK_AHEAD = timedelta(hours=1)
"""How far a source's clock may be ahead of ours."""


class FiguresForm(forms.ModelForm):
    """Where the figures are from, and as of when."""

    number_seen = forms.IntegerField(widget=forms.HiddenInput)
    source_url = forms.URLField(
        label=gettext_lazy("Its address"), required=False, max_length=1000, assume_scheme="https"
    )

    class Meta:
        model = Result
        fields = ["standing", "as_of", "source_name", "source_url", "note"]

    def clean(self) -> dict[str, Any]:
        """Ask what changed where figures are corrected; refuse a time that has not come."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("standing") == Result.Standing.CORRECTED and not cleaned.get("note"):
            self.add_error("note", gettext_lazy("Say what was wrong and what is right."))
        if cleaned.get("as_of") and cleaned["as_of"] > timezone.now() + A_CLOCK_AHEAD:
            self.add_error("as_of", gettext_lazy("This time has not come yet."))
        return cleaned


class SpareRowForm(RowForm):
    """A row for a list that was not there before: empty, it says nothing."""

    name = forms.CharField(label=gettext_lazy("List"), max_length=200, required=False)


@permission_required(MAY_CHANGE, raise_exception=True)
def figures(request: HttpRequest, election_id: int) -> HttpResponse:
    """Show the last figures, and keep what they are changed to as the next version."""
    election = get_object_or_404(Election, pk=election_id)
    last = election.results.first()
    report = report_of(last) if last else Report(Source("", ""))
    data = request.POST if request.method == "POST" else None
    first = {"number_seen": last.number if last else 0, "as_of": timezone.now()}
    if last:
        first |= {"source_name": last.source_name, "source_url": last.source_url}
    form = FiguresForm(data, initial=first)
    rows = _row_forms(report)(data, prefix="row", initial=rows_initial(report.lists))
    valid = [form.is_valid(), rows.is_valid()]
    if data and all(valid) and _keep(request, election, report, (form, rows)):
        return redirect("figures", election.pk)
    context = {"election": election, "form": form, "rows": rows, "last": last}
    return render(request, "stories/figures.html", context, status=422 if data else 200)


def _row_forms(report: Report) -> Any:
    if report.lists:
        return RowForms
    return formset_of(SpareRowForm, SPARE)


def _keep(
    request: HttpRequest, election: Election, report: Report, given: tuple[FiguresForm, Any]
) -> bool:
    """Keep the next version; say so, or say in the form why not."""
    form, rows = given
    try:
        with transaction.atomic():
            Election.objects.select_for_update().get(pk=election.pk)
            last = election.results.first()
            if form.cleaned_data["number_seen"] != (last.number if last else 0):
                form.add_error(None, _("Somebody has kept newer figures meanwhile: look at them."))
                return False
            kept = replace(report, lists=kept_rows(report.lists, rows.cleaned_data), findings=())
            made = record_result(election, kept, form.save(commit=False), request.user)
            told = 0
            if made.standing == Result.Standing.CORRECTED:
                told = correct_figures(election, made.note, request.user)
    except HemicycleError as error:
        form.add_error(None, str(error))
        return False
    messages.success(
        request,
        _("Version %(number)s stands; %(told)s stories tell the correction.")
        % {"number": made.number, "told": told},
    )
    return True
