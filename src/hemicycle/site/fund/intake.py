"""Notices of the provider: kept before they are acknowledged, worked off until they are done.

To keep a notice is one insert. To work it off is to read the provider's present state, outside any
database transaction, and then, in one, to write what the book lacks and to mark the notice done.
"""

import logging
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from hemicycle.site.fund import configuration, letters
from hemicycle.site.fund.gateways import Notice
from hemicycle.site.fund.ledger import post_movements
from hemicycle.site.fund.models import Campaign, Event, Pledge
from hemicycle.site.fund.models.ledger import Kind
from hemicycle.site.fund.models.notices import EventState, LetterKind
from hemicycle.site.fund.models.pledges import PledgeState, Rhythm
from hemicycle.site.fund.movements import PledgeNews, Reading, Statement

LOG = logging.getLogger(__name__)

ATTEMPTS = 10
"""Tries after which a notice is given up and shown to the treasurers."""

FIRST_WAIT = timedelta(seconds=20)
LONGEST_WAIT = timedelta(hours=6)

RENEWAL_FAILED = "invoice.payment_failed"


def keep(provider: str, notice: Notice, now: datetime | None = None) -> Event | None:
    """Keep a notice; return None where it is kept already."""
    try:
        with transaction.atomic():
            return Event.objects.create(
                provider=provider,
                event_id=notice.id,
                type=notice.type,
                subject=notice.subject,
                next_try_at=now or timezone.now(),
            )
    except IntegrityError:
        if Event.objects.filter(provider=provider, event_id=notice.id).exists():
            return None
        raise


def work_off(event: Event, now: datetime | None = None) -> EventState:
    """Bring the books up to what the provider says of a notice's object; return how that went.

    Whatever goes wrong is written on the notice, and it is tried again later: the provider may be
    down, a rate may be missing, another process may hold the database.
    """
    now = now or timezone.now()
    try:
        reading = configuration.gateway_named(event.provider).read(event.subject)
        with transaction.atomic():
            settle(event.provider, reading)
            if event.type == RENEWAL_FAILED:
                letters.write(LetterKind.RENEWAL_FAILED, event.subject)
            Event.objects.filter(pk=event.pk).update(state=EventState.DONE, last_error="")
    except Exception as error:  # every cause is kept on the notice, and none may stop the queue
        LOG.warning("notice %s is not worked off: %s", event.event_id, error)
        return _postpone(event, error, now)
    return EventState.DONE


def work_off_due(now: datetime | None = None) -> dict[EventState, int]:
    """Work off all notices whose time has come, the oldest first; return how many went how."""
    now = now or timezone.now()
    counts = dict.fromkeys(EventState, 0)
    due = Event.objects.filter(state=EventState.WAITING, next_try_at__lte=now).order_by("pk")
    for event in list(due):
        counts[work_off(event, now)] += 1
    return counts


@transaction.atomic
def settle(provider: str, reading: Reading) -> None:
    """Write in the book what a reading says and the book lacks."""
    for news in reading.pledges:
        _settle_pledge(news)
    for statement in reading.statements:
        _settle_payment(provider, statement)
    if reading.others:
        campaign = Campaign.objects.filter(current=True).first() or Campaign.objects.get()
        post_movements(campaign, provider, reading.others)


def _settle_payment(provider: str, statement: Statement) -> None:
    """Write a payment's movements, and the letters that they call for."""
    pledge = Pledge.objects.filter(token=statement.pledge).first() if statement.pledge else None
    if pledge is None:
        return  # a payment of the account that this site did not ask for
    if statement.paid and pledge.rhythm == Rhythm.ONCE:
        pledge.state = PledgeState.PAID
    if not pledge.email:
        pledge.email = statement.email
    pledge.save(update_fields=["state", "email"])
    for written in post_movements(
        pledge.campaign, provider, statement.movements, payment=statement.payment, pledge=pledge
    ):
        if written.kind == Kind.GIFT and pledge.email:
            letters.write(LetterKind.RECEIPT, str(written.number), pledge.email, pledge.language)
        if written.kind == Kind.DISPUTE:
            letters.write(LetterKind.DISPUTE, str(written.number))


def _settle_pledge(news: PledgeNews) -> None:
    """Take over what a monthly pledge has come to; an end is final, however late news arrive."""
    Pledge.objects.filter(token=news.pledge).exclude(state=PledgeState.ENDED).update(
        subscription=news.subscription, state=news.state
    )


def _postpone(event: Event, error: Exception, now: datetime) -> EventState:
    """Set a notice back, twice as long each time; give it up after the last try."""
    attempts = event.attempts + 1
    state = EventState.WAITING if attempts < ATTEMPTS else EventState.DEAD
    wait = min(FIRST_WAIT * 2 ** (attempts - 1), LONGEST_WAIT)
    with transaction.atomic():
        Event.objects.filter(pk=event.pk).update(
            attempts=attempts, state=state, next_try_at=now + wait, last_error=str(error)[:500]
        )
        if state == EventState.DEAD:
            letters.write(LetterKind.DEAD_EVENT, event.event_id, body=str(error))
    event.attempts = attempts
    return state
