"""The fund's work in the background."""

from django_tasks import task

from hemicycle.site.fund import intake, letters
from hemicycle.site.fund.models import Event
from hemicycle.site.fund.models.notices import EventState


@task()
def work_off_notice(event: int) -> None:
    """Work off one notice, send the letters that it called for, and come back if it must wait.

    A queue that cannot wait leaves the next try to ``reconcile``.
    """
    kept = Event.objects.get(pk=event)
    if kept.state == EventState.WAITING:
        intake.work_off(kept)
    letters.send_all()
    kept.refresh_from_db()
    if kept.state == EventState.WAITING and work_off_notice.get_backend().supports_defer:
        work_off_notice.using(run_after=kept.next_try_at).enqueue(event)
