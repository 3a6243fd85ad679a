"""The fund's work in the background."""

from django_tasks import task

from hemicycle.site.fund import intake, letters
from hemicycle.site.fund.models import Event


@task()
def work_off_notice(event: int) -> None:
    """Work off one notice, and send the letters that it called for."""
    intake.work_off(Event.objects.get(pk=event))
    letters.send_all()


@task()
def send_letters() -> None:
    """Send what is not sent yet."""
    letters.send_all()
