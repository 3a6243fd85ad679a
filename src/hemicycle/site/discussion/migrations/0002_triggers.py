"""What a CHECK cannot see: a reply's place in its tree, and a log that only grows."""

from collections.abc import Iterator
from typing import Any

from django.db import migrations

MISPLACED = """EXISTS (
    SELECT 1 FROM discussion_comment AS above WHERE above.id = NEW.parent_id AND (
        above.thread_id <> NEW.thread_id OR above.depth + 1 <> NEW.depth
        OR COALESCE(above.root_id, above.id) <> NEW.root_id))"""
PLACED = "a reply lies in its parent's thread and branch, one step deeper"
KEPT = "the log of moderators' acts only grows"


def make_triggers(apps: Any, schema_editor: Any) -> None:
    vendor = schema_editor.connection.vendor
    for statement in sqlite() if vendor == "sqlite" else postgresql():
        schema_editor.execute(statement, params=None)


def drop_triggers(apps: Any, schema_editor: Any) -> None:
    postgres = schema_editor.connection.vendor != "sqlite"
    on = {"comment": " ON discussion_comment", "act": " ON discussion_moderatoract"}
    for name, table in (
        ("discussion_placed_insert", "comment"),
        ("discussion_placed_update", "comment"),
        ("discussion_log_update", "act"),
        ("discussion_log_delete", "act"),
    ):
        schema_editor.execute(f"DROP TRIGGER {name}{on[table] if postgres else ''}", params=None)


def sqlite() -> Iterator[str]:
    quoted = {text: text.replace("'", "''") for text in (PLACED, KEPT)}
    for event in ("INSERT", "UPDATE OF parent_id, root_id, depth, thread_id"):
        name = event.split()[0].lower()
        yield f"""CREATE TRIGGER discussion_placed_{name} BEFORE {event} ON discussion_comment
            WHEN NEW.parent_id IS NOT NULL AND {MISPLACED}
            BEGIN SELECT RAISE(ABORT, '{quoted[PLACED]}'); END"""
    for event in ("UPDATE", "DELETE"):
        yield f"""CREATE TRIGGER discussion_log_{event.lower()} BEFORE {event}
            ON discussion_moderatoract BEGIN SELECT RAISE(ABORT, '{quoted[KEPT]}'); END"""


def postgresql() -> Iterator[str]:
    quoted = {text: text.replace("'", "''") for text in (PLACED, KEPT)}
    yield f"""CREATE OR REPLACE FUNCTION discussion_placed() RETURNS trigger AS $$ BEGIN
        IF NEW.parent_id IS NOT NULL AND {MISPLACED} THEN
            RAISE integrity_constraint_violation USING MESSAGE = '{quoted[PLACED]}';
        END IF; RETURN NEW; END $$ LANGUAGE plpgsql"""
    yield f"""CREATE OR REPLACE FUNCTION discussion_log_grows() RETURNS trigger AS $$ BEGIN
        RAISE integrity_constraint_violation USING MESSAGE = '{quoted[KEPT]}';
        END $$ LANGUAGE plpgsql"""
    for event in ("INSERT", "UPDATE OF parent_id, root_id, depth, thread_id"):
        name = event.split()[0].lower()
        yield f"""CREATE TRIGGER discussion_placed_{name} BEFORE {event} ON discussion_comment
            FOR EACH ROW EXECUTE FUNCTION discussion_placed()"""
    for event in ("UPDATE", "DELETE"):
        yield f"""CREATE TRIGGER discussion_log_{event.lower()} BEFORE {event}
            ON discussion_moderatoract FOR EACH ROW EXECUTE FUNCTION discussion_log_grows()"""


class Migration(migrations.Migration):
    dependencies = [("discussion", "0001_initial")]
    operations = [migrations.RunPython(make_triggers, drop_triggers)]
