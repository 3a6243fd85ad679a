"""The group of moderators: the admin's door and the right to moderate, nothing else."""

from typing import Any

from django.db import migrations

NAME = "Comment moderators"
"""Wagtail's own group called Moderators may publish pages; ours may not."""


def make_group(apps: Any, schema_editor: Any) -> None:
    content_type = apps.get_model("contenttypes", "ContentType")
    permission = apps.get_model("auth", "Permission")
    group, _ = apps.get_model("auth", "Group").objects.get_or_create(name=NAME)
    comment, _ = content_type.objects.get_or_create(app_label="discussion", model="comment")
    moderate, _ = permission.objects.get_or_create(
        content_type=comment,
        codename="moderate_comment",
        defaults={"name": "Can moderate readers' comments"},
    )
    admin = content_type.objects.get(app_label="wagtailadmin", model="admin")
    group.permissions.add(
        moderate, permission.objects.get(content_type=admin, codename="access_admin")
    )


def drop_group(apps: Any, schema_editor: Any) -> None:
    apps.get_model("auth", "Group").objects.filter(name=NAME).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("discussion", "0002_triggers"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        # These give all groups of the admin more rights; ours is made after them.
        ("wagtailimages", "0023_add_choose_permissions"),
        ("wagtaildocs", "0011_add_choose_permissions"),
    ]
    operations = [migrations.RunPython(make_group, drop_group)]
