"""The book's first row, and the triggers that keep it."""

from typing import Any

from django.db import migrations

from hemicycle.site.fund.triggers import POSTGRES, SQLITE


def open_book(apps: Any, schema_editor: Any) -> None:
    apps.get_model("fund", "Book").objects.create(pk=1, last=0)


def keep_book(apps: Any, schema_editor: Any) -> None:
    statements = SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRES
    for statement in statements:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("fund", "0001_initial")]
    operations = [
        migrations.RunPython(open_book, migrations.RunPython.noop),
        migrations.RunPython(keep_book, migrations.RunPython.noop),
    ]
