"""Elections and what is known of them. A result is never changed: a correction is a new version.

List ≠ party ≠ bloc. Voters choose an `ElectoralList`; the register knows a `Party`; the chamber
sits in blocs, which `hemicycle.site.desk.convert` makes of a result's rows.
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import connection, models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hemicycle.governments.refusals import Confidence, Kind
from hemicycle.records.chamber import simple_majority

colour_of_six = RegexValidator(r"^#[0-9a-fA-F]{6}$", _("Write a colour as #rrggbb."))
alpha_3 = RegexValidator(r"^[A-Z]{3}$", _("Write three capital letters, as in IRQ (ISO 3166-1)."))


class Pulse(models.Model):
    """Beats at each change of what pages show, so that a kept page knows whether it still holds.

    In the database and in the change's own transaction: every process sees a beat when, and only
    when, it sees the change.
    """

    name = models.CharField(max_length=40, primary_key=True)
    beats = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        """Return the name and the count."""
        return f"{self.name}: {self.beats}"


EVERY_PAGE = "every page"


def beat(name: str = EVERY_PAGE) -> None:
    """Tell the kept pages that something they show has changed."""
    if not Pulse.objects.filter(name=name).update(beats=F("beats") + 1):
        Pulse.objects.bulk_create([Pulse(name=name, beats=1)], ignore_conflicts=True)


def beats(name: str = EVERY_PAGE) -> int:
    """Return how often a pulse has beaten: asked at each request, so by the shortest way."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT beats FROM desk_pulse WHERE name = %s", [name])
        found = cursor.fetchone()
    return int(found[0]) if found else 0


class Party(models.Model):
    """A party of the register; it may stand alone or in an alliance."""

    name = models.CharField(_("name"), max_length=200, unique=True)
    short_name = models.CharField(_("short name"), max_length=40, blank=True)
    colour = models.CharField(_("colour"), max_length=7, blank=True, validators=[colour_of_six])

    class Meta:
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ["name"]

    def __str__(self) -> str:
        """Return the name."""
        return str(self.name)


class Election(models.Model):
    """One election of one body. ``version`` rises with everything that its pages show."""

    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(_("address"), max_length=80, unique=True, allow_unicode=True)
    country = models.CharField(_("country"), max_length=3, blank=True, validators=[alpha_3])
    body = models.CharField(_("body"), max_length=200, blank=True)
    held_on = models.DateField(_("held on"), null=True, blank=True)
    seats_total = models.PositiveIntegerField(_("seats of the chamber"), null=True, blank=True)
    majority = models.PositiveIntegerField(
        _("majority"), null=True, blank=True, help_text=_("Empty: more than half of the seats.")
    )
    law = models.CharField(_("electoral law"), max_length=60, blank=True)
    counting = models.BooleanField(
        _("votes are being counted"), default=False, help_text=_("Its pages then refresh.")
    )
    version = models.PositiveBigIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("election")
        verbose_name_plural = _("elections")
        ordering = [F("held_on").desc(nulls_last=True), "name"]
        constraints = [
            models.CheckConstraint(
                name="election_majority_fits",
                condition=Q(majority__isnull=True)
                | (Q(majority__gte=1) & Q(majority__lte=F("seats_total"))),
            ),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return str(self.name)

    def clean(self) -> None:
        """Refuse a majority that the chamber cannot have."""
        if self.majority and not (self.seats_total and self.majority <= self.seats_total):
            raise ValidationError({"majority": _("A majority cannot be more than the seats.")})

    @property
    def votes_needed(self) -> int | None:
        """The majority as given, or more than half of the seats."""
        if self.majority or not self.seats_total:
            return self.majority
        return simple_majority(self.seats_total)

    def touch(self) -> None:
        """Tell every page of this election that what it shows has changed."""
        type(self).objects.filter(pk=self.pk).update(version=F("version") + 1)
        self.refresh_from_db(fields=["version"])
        beat()


class Contest(models.Model):
    """One count that fills seats, such as a governorate."""

    election = models.ForeignKey(Election, models.CASCADE, related_name="contests")
    name = models.CharField(_("name"), max_length=120)
    seats = models.PositiveIntegerField(_("seats"))

    class Meta:
        verbose_name = _("contest")
        verbose_name_plural = _("contests")
        ordering = ["name"]
        constraints = [models.UniqueConstraint("election", "name", name="contest_once")]

    def __str__(self) -> str:
        """Return the name."""
        return str(self.name)


class ElectoralList(models.Model):
    """What voters choose at one election."""

    election = models.ForeignKey(Election, models.CASCADE, related_name="lists")
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=40, blank=True)
    party = models.ForeignKey(
        Party, models.SET_NULL, null=True, blank=True, verbose_name=_("party")
    )
    colour = models.CharField(_("colour"), max_length=7, blank=True, validators=[colour_of_six])

    class Meta:
        verbose_name = _("list")
        verbose_name_plural = _("lists")
        ordering = ["name"]
        constraints = [models.UniqueConstraint("election", "name", name="list_once")]

    def __str__(self) -> str:
        """Return the name."""
        return str(self.name)


class Result(models.Model):
    """The figures of an election as one source had them at one time."""

    class Standing(models.TextChoices):
        """How far the source itself trusts them."""

        PARTIAL = "partial", _("partial count")
        PRELIMINARY = "preliminary", _("preliminary")
        CORRECTED = "corrected", _("corrected")
        FINAL = "final", _("final")

    election = models.ForeignKey(Election, models.CASCADE, related_name="results")
    number = models.PositiveIntegerField(editable=False)
    standing = models.CharField(
        _("standing"), max_length=20, choices=Standing, default=Standing.PRELIMINARY
    )
    as_of = models.DateTimeField(_("as of"), default=timezone.now)
    source_name = models.CharField(_("source"), max_length=300)
    source_url = models.URLField(_("address of the source"), max_length=1000, blank=True)
    source_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    findings = models.JSONField(default=list, editable=False)
    note = models.CharField(_("what changed"), max_length=500, blank=True)
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False
    )

    class Meta:
        verbose_name = _("result")
        verbose_name_plural = _("results")
        ordering = ["-number"]
        get_latest_by = "number"
        constraints = [models.UniqueConstraint("election", "number", name="result_numbered_once")]

    def __str__(self) -> str:
        """Return the election, the standing and the source."""
        return f"{self.election}: {self.get_standing_display()}, {self.source_name}"


class ResultRow(models.Model):
    """What a result gives one list, and where that stands in the source."""

    result = models.ForeignKey(Result, models.CASCADE, related_name="rows")
    position = models.PositiveIntegerField()
    list = models.ForeignKey(ElectoralList, models.PROTECT, related_name="rows")
    seats = models.PositiveIntegerField(null=True)
    seats_min = models.PositiveIntegerField(null=True)
    seats_max = models.PositiveIntegerField(null=True)
    votes = models.PositiveBigIntegerField(null=True)
    vote_share = models.DecimalField(max_digits=9, decimal_places=5, null=True)
    counted_in = models.CharField(max_length=200, blank=True)
    span = models.JSONField(null=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint("result", "position", name="row_at_one_place"),
            models.CheckConstraint(
                name="range_from_least_to_most",
                condition=Q(seats_min__isnull=True)
                | Q(seats_max__isnull=True)
                | Q(seats_min__lte=F("seats_max")),
            ),
        ]

    def __str__(self) -> str:
        """Return the list and its seats."""
        return f"{self.list}: {self.seats if self.seats is not None else '?'}"


class Statement(models.Model):
    """Somebody's words, as a source relays them and an editor accepted them."""

    class Act(models.TextChoices):
        """What is done by saying it."""

        CLAIM = "claim", _("Claim")
        DENIAL = "denial", _("Denial")
        PROMISE = "promise", _("Promise")
        DEMAND = "demand", _("Demand")
        THREAT = "threat", _("Threat")
        PREDICTION = "prediction", _("Prediction")
        NO_COMMENT = "no-comment", _("No comment")

    class Form(models.TextChoices):
        """Whether the words are the speaker's own."""

        DIRECT = "direct", _("in their own words")
        INDIRECT = "indirect", _("reported")
        MIXED = "mixed", _("partly in their own words")

    election = models.ForeignKey(Election, models.CASCADE, related_name="statements")
    act = models.CharField(_("act"), max_length=20, choices=Act)
    form = models.CharField(_("form"), max_length=10, choices=Form, default=Form.INDIRECT)
    speaker = models.CharField(_("speaker"), max_length=200, blank=True)
    role = models.CharField(_("role"), max_length=300, blank=True)
    text = models.TextField(_("words"), max_length=5000)
    via = models.JSONField(_("relayed by"), default=list, blank=True)
    said_on = models.DateField(_("said on"), null=True, blank=True)
    denies = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, verbose_name=_("denies"),
        related_name="denials",
    )  # fmt: skip
    source_name = models.CharField(_("source"), max_length=300)
    source_url = models.URLField(_("address of the source"), max_length=1000, blank=True)
    span = models.JSONField(null=True, editable=False)

    class Meta:
        verbose_name = _("statement")
        verbose_name_plural = _("statements")
        ordering = [F("said_on").asc(nulls_last=True), "pk"]

    def __str__(self) -> str:
        """Return who said what, shortened."""
        return f"{self.speaker or _('Nobody is named')}: {self.text[:80]}"

    def clean(self) -> None:
        """Refuse a statement that denies itself or one of another election."""
        if self.denies is None:
            return
        if self.denies.pk == self.pk or self.denies.election_id != self.election_id:
            raise ValidationError({"denies": _("Choose another statement of this election.")})


class Refusal(models.Model):
    """Whom a list will not govern with. It counts only when an editor has confirmed it."""

    election = models.ForeignKey(Election, models.CASCADE, related_name="refusals")
    by = models.ForeignKey(
        ElectoralList, models.CASCADE, related_name="refuses", verbose_name=_("who refuses")
    )
    of = models.ForeignKey(
        ElectoralList, models.CASCADE, related_name="refused_by", null=True, blank=True,
        verbose_name=_("whom"), help_text=_("Empty: anybody."),
    )  # fmt: skip
    kind = models.CharField(
        _("kind"), max_length=40, default=Kind.NOT_IN_CABINET.value,
        choices=[(kind.value, kind.value) for kind in Kind],
    )  # fmt: skip
    confidence = models.CharField(
        _("an editor says"), max_length=20, default=Confidence.UNCONFIRMED.value,
        choices=[(one.value, one.value) for one in Confidence],
    )  # fmt: skip
    statement = models.ForeignKey(
        Statement, models.PROTECT, null=True, blank=True, verbose_name=_("statement")
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False
    )

    class Meta:
        verbose_name = _("refusal")
        verbose_name_plural = _("refusals")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="nobody_refuses_itself", condition=Q(of__isnull=True) | ~Q(by=F("of"))
            ),
            models.CheckConstraint(
                name="refusal_rests_on_a_statement",
                condition=Q(statement__isnull=False) | ~Q(confidence=Confidence.CONFIRMED.value),
            ),
        ]

    def __str__(self) -> str:
        """Return the refusal as a sentence."""
        return f"{self.by} {self.kind} {self.of or _('anybody')}"

    def clean(self) -> None:
        """Refuse a confirmation without the words that it rests on, and other elections' lists."""
        if self.confidence == Confidence.CONFIRMED.value and self.statement is None:
            raise ValidationError({"statement": _("A confirmed refusal needs its statement.")})
        for name in ("by", "of", "statement"):
            other = getattr(self, name, None)
            if other is not None and other.election_id != self.election_id:
                raise ValidationError({name: _("Choose one of this election.")})


class Paste(models.Model):
    """A report as it came in, what was read from it, and what an editor made of that.

    ``report`` is the document ``hemicycle/report/1``; the spans in it point at ``text``.
    """

    name = models.CharField(_("name"), max_length=300)
    source_url = models.URLField(_("address of the source"), max_length=1000, blank=True)
    text = models.TextField()
    report = models.JSONField()
    election = models.ForeignKey(Election, models.SET_NULL, null=True, blank=True)
    story_id = models.PositiveBigIntegerField(null=True, editable=False)
    pasted_at = models.DateTimeField(default=timezone.now, editable=False)
    pasted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False
    )

    class Meta:
        verbose_name = _("pasted report")
        verbose_name_plural = _("pasted reports")
        ordering = ["-pasted_at"]

    def __str__(self) -> str:
        """Return the name."""
        return str(self.name)
