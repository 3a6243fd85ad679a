"""A generator of threads with the shape of real ones: heavy-tailed replies, three scripts, emoji.

Every word is made up here; no real person's comment is among them. The same seed gives the same
thread.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

from django.core.management.color import no_style
from django.db import connection
from django.db.models import F

from hemicycle.site.discussion.markup import to_html
from hemicycle.site.discussion.models import Comment, State, Thread

BEGAN = datetime(2026, 6, 1, 8, tzinfo=UTC)
DEEPEST = 8
_NAMES = (
    "Rima",
    "A reader",
    "Tomás",
    "سارة",
    "Olaf K.",
    "نور الدين",
    "mika_77",
    "Jo 🌻",
    "Edit",
    "Ø.",
)
_ENGLISH = [
    "the",
    "seats",
    "do",
    "not",
    "add",
    "up",
    "and",
    "nobody",
    "says",
    "why;",
    "who",
    "counted",
    "the",
    "votes",
    "abroad,",
    "and",
    "when",
    "will",
    "the",
    "court",
    "hear",
    "the",
    "complaint",
    "about",
    "the",
    "second",
    "list",
    "that",
    "stands",
    "twice",
    "in",
    "the",
    "table",
    "of",
    "this",
    "story",
]
_ARABIC = [
    "المقاعد",
    "لا",
    "تكفي",
    "لتشكيل",
    "الحكومة",
    "وما",
    "زال",
    "العد",
    "مستمرا",
    "في",
    "المحافظات",
    "ولا",
    "أحد",
    "يعرف",
    "متى",
    "تعلن",
    "النتائج",
]
_SPICE = (
    "👍",
    "**really**",
    "> as said above\n\n",
    "[source](https://example.org/a)",
    "🤔",
    "*so*",
)


@dataclass(frozen=True, slots=True)
class Written:
    """One comment to be: whom it answers (by position), and what it says."""

    parent: int | None
    depth: int
    name: str
    source: str
    minutes: int
    up: int
    down: int


def thread(size: int, seed: int = 1) -> list[Written]:
    """Return ``size`` comments; two of three answer an earlier one, the busy ones most."""
    chance = Random(seed)  # noqa: S311 - a test's own
    made: list[Written] = []
    answers: list[int] = []
    for at in range(size):
        parent = None
        if made and chance.random() < 0.65:
            weights = [1 + 3 * count for count in answers]
            busy = chance.choices(range(at), weights)[0]
            parent = busy if chance.random() < 0.5 else max(0, at - 1 - chance.randrange(4))
            if made[parent].depth == DEEPEST:
                parent = made[parent].parent
        if parent is not None:
            answers[parent] += 1
        answers.append(0)
        depth = 0 if parent is None else made[parent].depth + 1
        made.append(_written(chance, at, parent, depth))
    return made


def stored(page_id: int, size: int, seed: int = 1, accounts: list[int] | None = None) -> Thread:
    """Write a generated thread into the database, visible and with its counters right."""
    found, _ = Thread.objects.get_or_create(page_id=page_id)
    rows: list[Comment] = []
    first = (Comment.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    for at, each in enumerate(thread(size, seed)):
        above = rows[each.parent] if each.parent is not None else None
        rows.append(
            Comment(
                pk=first + at,
                thread=found,
                parent_id=above.pk if above else None,
                root_id=(above.root_id or above.pk) if above else None,
                depth=each.depth,
                name=each.name,
                account_id=accounts[at % len(accounts)] if accounts else None,
                writer=f"writer-{at % 40}",
                source=each.source,
                html=to_html(each.source),
                state=State.VISIBLE,
                posted_at=BEGAN + timedelta(minutes=each.minutes),
                up=each.up,
                down=each.down,
                score=each.up - each.down,
            )
        )
    Comment.objects.bulk_create(rows, batch_size=50)
    _count_on()
    Thread.objects.filter(pk=found.pk).update(count=F("count") + size, version=F("version") + 1)
    found.refresh_from_db()
    return found


def _written(chance: Random, at: int, parent: int | None, depth: int) -> Written:
    words = _ARABIC if chance.random() < 0.25 else _ENGLISH
    length = min(120, int(chance.paretovariate(1.3) * 9))
    start = chance.randrange(len(words))
    said = [words[(start + step) % len(words)] for step in range(length)]
    if chance.random() < 0.3:
        said.insert(0, chance.choice(_SPICE))
    up = int(chance.paretovariate(1.1)) - 1
    return Written(
        parent=parent,
        depth=depth,
        name=chance.choice(_NAMES),
        source=" ".join(said),
        minutes=at * 3 + chance.randrange(3),
        up=min(up, 500),
        down=chance.randrange(1 + min(up, 500) // 2 + 1),
    )


def _count_on() -> None:
    """Let the database number the next comment after those that were given their numbers here."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [Comment]):
            cursor.execute(statement)
