"""Paste and go in the admin: the report comes in, is checked, becomes a draft."""

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from wagtail.admin import messages

from hemicycle.brief.marks import marked_lines
from hemicycle.brief.page import spans_of
from hemicycle.errors import HemicycleError
from hemicycle.site.desk.models import Paste
from hemicycle.site.stories.pasting import forms
from hemicycle.site.stories.pasting.drafting import Accepted, draft
from hemicycle.site.stories.pasting.intake import page_of, proposals_of, take

MAY_PASTE = "desk.add_paste"


@permission_required(MAY_PASTE, raise_exception=True)
def paste(request: HttpRequest) -> HttpResponse:
    """Take a report in."""
    form = forms.PasteForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            taken = take(form.data_of(), given["name"], given["source_url"], request.user)
        except HemicycleError as error:
            form.add_error(None, str(error))
        else:
            return redirect("review", taken.pk)
    status = 422 if form.errors else 200
    recent = Paste.objects.defer("text", "report")[:10]
    context = {"form": form, "recent": recent}
    return render(request, "stories/pasting/paste.html", context, status=status)


@permission_required(MAY_PASTE, raise_exception=True)
def review(request: HttpRequest, paste_id: int) -> HttpResponse:
    """Show what was read beside the text; what is left as it stands is accepted."""
    paste = get_object_or_404(Paste, pk=paste_id)
    if paste.story_id:
        return redirect("wagtailadmin_pages:edit", paste.story_id)
    page = page_of(paste)
    proposals = proposals_of(page)
    bound = _forms(request, page.report, proposals)
    valid = [one.is_valid() for one in bound.values()]  # each tells its errors, not the first only
    if request.method == "POST" and all(valid):
        try:
            story = draft(paste, _accepted(bound, proposals), request.user)
        except HemicycleError as error:
            bound["story"].add_error(None, str(error))
        else:
            messages.success(request, _("The draft stands. Read it, then publish it."))
            return redirect("wagtailadmin_pages:edit", story.pk)
    refused = any(one.is_bound and not one.is_valid() for one in bound.values())
    lines = marked_lines(page.text, spans_of(page.report))
    context = {**bound, "paste": paste, "report": page.report, "lines": lines}
    context["proposals"] = list(zip(bound["refusals"], proposals, strict=False))
    context["said"] = list(zip(bound["statements"], page.report.statements, strict=False))
    status = 422 if refused else 200
    return render(request, "stories/pasting/review.html", context, status=status)


def _forms(request: HttpRequest, report: Any, proposals: Any) -> dict[str, Any]:
    data = request.POST if request.method == "POST" else None
    return {
        "story": forms.StoryForm(data, initial=forms.story_initial(report)),
        "rows": forms.RowForms(data, prefix="row", initial=forms.rows_initial(report.lists)),
        "statements": forms.StatementForms(
            data, prefix="said", initial=forms.statements_initial(report.statements)
        ),
        "refusals": forms.RefusalForms(
            data, prefix="refusal", initial=forms.refusals_initial(proposals, report.lists)
        ),
    }


def _accepted(bound: dict[str, Any], proposals: Any) -> Accepted:
    refusals = [
        {**values, "statement_id": proposals[values["at"]].statement_id}
        for values in bound["refusals"].cleaned_data
        if values["at"] < len(proposals)
    ]
    return Accepted(
        bound["story"].cleaned_data,
        bound["rows"].cleaned_data,
        bound["statements"].cleaned_data,
        refusals,
    )
