"""The forms of paste and go. What an editor leaves as it stands is accepted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page as TreePage

from hemicycle.governments.refusals import Kind
from hemicycle.reading.decoding import MAX_BYTES
from hemicycle.reading.statements.dates import NO_YEAR
from hemicycle.reading.statements.refusals import ProposedRefusal
from hemicycle.records.labels import slug
from hemicycle.records.page import ListRow, Report, Statement
from hemicycle.site.desk.convert import MOST_SEATS
from hemicycle.site.desk.models import Election, Result
from hemicycle.site.desk.models import Statement as StatementRow
from hemicycle.site.stories.models import FrontPage, Section
from hemicycle.site.stories.pasting.intake import title_of

MOST_ROWS = 500
KINDS = {"support": Kind.NOT_SUPPORT}
"""The kinds of a proposal that are not a refusal to sit in one cabinet."""


class PasteForm(forms.Form):
    """Text, or a file."""

    text = forms.CharField(
        label=_("The report"), required=False, strip=False, widget=forms.Textarea({"rows": 14})
    )
    file = forms.FileField(label=_("or a file: .txt, .html, .csv, .json"), required=False)
    name = forms.CharField(label=_("Where it is from"), max_length=300)
    source_url = forms.URLField(
        label=_("Its address"), required=False, max_length=1000, assume_scheme="https"
    )

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two, not larger than can be read."""
        cleaned = super().clean() or {}
        file, text = cleaned.get("file"), cleaned.get("text", "")
        if not file and not text.strip():
            raise ValidationError(_("Paste the report, or choose its file."))
        if file and file.size > MAX_BYTES:
            raise ValidationError(
                _("The file is larger than %(limit)s MB: give the part that matters."),
                params={"limit": MAX_BYTES // 2**20},
            )
        return cleaned

    def data_of(self) -> bytes:
        """Return the bytes that were given."""
        file = self.cleaned_data["file"]
        given: bytes = file.read() if file else self.cleaned_data["text"].encode()
        return given


class StoryForm(forms.Form):
    """The story, its election, and the chamber."""

    title = forms.CharField(label=_("Headline"), max_length=255)
    section = forms.ModelChoiceField(label=_("Section"), queryset=TreePage.objects.none())
    election = forms.ModelChoiceField(
        label=_("Election"), queryset=Election.objects.all(), required=False,
        empty_label=_("a new one, named below"),
    )  # fmt: skip
    election_name = forms.CharField(label=_("Name of a new election"), required=False)
    held_on = forms.DateField(
        label=_("Held on"), required=False, widget=forms.DateInput({"type": "date"})
    )
    seats_total = forms.IntegerField(
        label=_("Seats of the chamber"), required=False, min_value=1, max_value=MOST_SEATS
    )
    majority = forms.IntegerField(
        label=_("Majority"), required=False, min_value=1, max_value=MOST_SEATS
    )
    standing = forms.ChoiceField(label=_("The figures are"), choices=Result.Standing.choices)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = TreePage.objects.type(FrontPage, Section)
        self.fields["section"].queryset = places

    def clean(self) -> dict[str, Any]:
        """Ask for the name of a new election, and for a majority that the chamber can have."""
        cleaned = super().clean() or {}
        if not cleaned.get("election") and not cleaned.get("election_name", "").strip():
            self.add_error("election_name", _("Name the election, or choose a known one."))
        seats, majority = cleaned.get("seats_total"), cleaned.get("majority")
        if majority and not (seats and majority <= seats):
            self.add_error("majority", _("A majority cannot be more than the seats."))
        return cleaned


class RowForm(forms.Form):
    """One list of the result."""

    keep = forms.BooleanField(label=_("keep"), required=False)
    name = forms.CharField(label=_("List"), max_length=200)
    seats = forms.IntegerField(label=_("Seats"), required=False, min_value=0, max_value=MOST_SEATS)
    seats_min = forms.IntegerField(
        label=_("or from"), required=False, min_value=0, max_value=MOST_SEATS
    )
    seats_max = forms.IntegerField(
        label=_("to"), required=False, min_value=0, max_value=MOST_SEATS
    )
    at = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Refuse a range whose end is before its start."""
        cleaned = super().clean() or {}
        least, most = cleaned.get("seats_min"), cleaned.get("seats_max")
        if least is not None and most is not None and least > most:
            self.add_error("seats_max", _("The range ends before it begins."))
        return cleaned


class StatementForm(forms.Form):
    """One statement."""

    keep = forms.BooleanField(label=_("keep"), required=False)
    act = forms.ChoiceField(label=_("Act"), choices=StatementRow.Act.choices)
    speaker = forms.CharField(label=_("Who"), required=False, max_length=200)
    role = forms.CharField(label=_("as what"), required=False, max_length=300)
    text = forms.CharField(label=_("Words"), widget=forms.Textarea({"rows": 2}), max_length=5000)
    at = forms.IntegerField(widget=forms.HiddenInput)


class RefusalForm(forms.Form):
    """One refusal: counted only where an editor says so."""

    confirm = forms.BooleanField(label=_("this is so"), required=False)
    by = forms.CharField(label=_("Who"), required=False, max_length=200)
    kind = forms.ChoiceField(label=_("refuses"), choices=[(one.value, one.value) for one in Kind])
    of = forms.CharField(label=_("whom"), required=False, max_length=200)
    at = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Ask for both names before a refusal counts."""
        cleaned = super().clean() or {}
        if cleaned.get("confirm") and not (cleaned.get("by") and cleaned.get("of")):
            raise ValidationError(_("Name both lists, or leave it unconfirmed."))
        return cleaned


def formset_of(form: type[forms.Form], spare: int = 0) -> Any:
    """Return the class of many such forms, with some empty ones to spare."""
    most = MOST_ROWS + 100
    return forms.formset_factory(form, extra=spare, max_num=MOST_ROWS, absolute_max=most)


RowForms = formset_of(RowForm)
StatementForms = formset_of(StatementForm)
RefusalForms = formset_of(RefusalForm)


def story_initial(report: Report) -> dict[str, Any]:
    """Return what a report proposes for the story."""
    return {
        "title": title_of(report)[:255],
        "seats_total": report.chamber.seats_total,
        "majority": report.chamber.majority,
        "standing": Result.Standing.PARTIAL
        if any(one.code == "count-partial" for one in report.findings)
        else Result.Standing.PRELIMINARY,
        "section": TreePage.objects.type(FrontPage, Section).first(),
    }


def rows_initial(rows: Sequence[ListRow]) -> list[dict[str, Any]]:
    """Return one form's values for each row."""
    return [
        {
            "keep": True,
            "name": row.name,
            "seats": row.seats,
            "seats_min": row.seats_min,
            "seats_max": row.seats_max,
            "at": at,
        }
        for at, row in enumerate(rows)
    ]


def kept_rows(
    known: Sequence[ListRow], forms_values: Iterable[Mapping[str, Any]]
) -> tuple[ListRow, ...]:
    """Return the rows that an editor keeps, as the forms have them; ``known`` are those shown.

    A row keeps what no form shows of it, such as its span; a spare form left empty says nothing.
    """
    return tuple(
        replace(
            _shown(known, values["at"]),
            name=values["name"],
            seats=values["seats"],
            seats_min=values["seats_min"],
            seats_max=values["seats_max"],
        )
        for values in forms_values
        if values.get("keep") and values.get("name")
    )


def _shown(known: Sequence[ListRow], at: int | None) -> ListRow:
    return known[at] if at is not None and at < len(known) else ListRow("")


def statements_initial(said: Sequence[Statement]) -> list[dict[str, Any]]:
    """Return one form's values for each statement: doubted ones wait for a yes.

    That the page does not say the year is a doubt about the day alone, which then stays empty.
    """
    return [
        {
            "keep": not set(one.doubt) - {NO_YEAR},
            "act": one.act,
            "speaker": one.speaker.name or "",
            "role": one.speaker.role or "",
            "text": one.text,
            "at": at,
        }
        for at, one in enumerate(said)
    ]


def refusals_initial(
    proposals: Iterable[ProposedRefusal], rows: Sequence[ListRow]
) -> list[dict[str, Any]]:
    """Return one form's values for each proposal, none of them confirmed."""
    return [
        {
            "confirm": False,
            "by": _list_called(one.by, rows),
            "kind": KINDS.get(one.kind, Kind.NOT_IN_CABINET),
            "of": _list_called(one.of, rows),
            "at": at,
        }
        for at, one in enumerate(proposals)
    ]


def _list_called(name: str | None, rows: Sequence[ListRow]) -> str:
    """Return the list that a name of the page means, or the name as it stands."""
    words = set(slug(name or "").split("-"))
    meant = [row.name for row in rows if words and words >= set(slug(row.name).split("-"))]
    return meant[0] if len(meant) == 1 else name or ""


def address_of(name: str) -> str:
    """Return a new election's address: its name's slug, numbered if it is taken."""
    base = slugify(name, allow_unicode=True)[:70] or "election"
    taken = set(Election.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(
        one for one in (base, *(f"{base}-{n}" for n in range(2, 1000))) if one not in taken
    )
