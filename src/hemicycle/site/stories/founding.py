"""A new site's first pages and roles."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils.translation import override
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from hemicycle.site.stories.models import FrontPage

FRONTS = {"en": "Front page", "ar": "الصفحة الأولى"}

ROLES: dict[str, dict[str, tuple[str, ...]]] = {
    "Writers": {
        "pages": ("add_page",),
        "pictures": ("add_image", "choose_image"),
        "rights": ("wagtailadmin.access_admin",),
    },
    "Editors": {
        "pages": ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
        "pictures": ("add_image", "change_image", "choose_image"),
        "rights": (
            "wagtailadmin.access_admin",
            "desk.add_paste",
            *(
                f"desk.{verb}_{model}"
                for model in ("election", "electorallist", "party", "statement", "refusal")
                for verb in ("add", "change", "view")
            ),
            "stories.add_correction",
            "stories.view_correction",
        ),
    },
}
"""What each role may do: least rights. Moderators and treasurers are made by their own rooms, an
administrator by ``createsuperuser``."""


@transaction.atomic
def found(name: str, address: tuple[str, int]) -> FrontPage:
    """Make the front page of each language, the site and the roles; made once.

    ``address`` is the host and port under which the site is reached.
    """
    made = FrontPage.objects.first()
    if made is not None:
        return made
    root = Page.get_first_root_node()
    fronts = [_front(root, language, title) for language, title in FRONTS.items()]
    Site.objects.all().delete()
    host, port = address
    Site.objects.create(
        hostname=host, port=port, site_name=name, root_page=fronts[0], is_default_site=True
    )
    Page.objects.filter(depth=2, content_type__model="page").delete()
    Page.fix_tree()
    _forget_wagtails_own_roles()
    for role, may in ROLES.items():
        _grant(role, may, fronts)
    _ask_editors_to_approve(fronts)
    return fronts[0]


def _front(root: Page, language: str, title: str) -> FrontPage:
    locale, _ = Locale.objects.get_or_create(language_code=language)
    first = FrontPage.objects.first()
    with override(language):
        page = FrontPage(title=title, slug=f"front-{language}", locale=locale)
        if first is not None:
            page.translation_key = first.translation_key
        root.add_child(instance=page)
    page.save_revision().publish()
    return page


def _forget_wagtails_own_roles() -> None:
    """Take away what Wagtail gives its own groups on the whole tree, and its own workflow.

    Its Moderators may publish everything; ours, who look after comments, publish nothing.
    """
    Workflow.objects.all().delete()
    Task.objects.all().delete()
    Group.objects.filter(name="Moderators").delete()
    Group.objects.filter(name="Editors").delete()


def _ask_editors_to_approve(fronts: list[FrontPage]) -> None:
    """Make the one workflow: what a writer submits, an editor approves or sends back."""
    task = GroupApprovalTask.objects.create(name="An editor reads it")
    task.groups.add(Group.objects.get(name="Editors"))
    workflow = Workflow.objects.create(name="Approval")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    for front in fronts:
        WorkflowPage.objects.create(workflow=workflow, page=front)


def _grant(role: str, may: dict[str, tuple[str, ...]], fronts: list[FrontPage]) -> None:
    group, _ = Group.objects.get_or_create(name=role)
    group.permissions.set(_permissions(may["rights"]))
    for codename in may["pictures"]:
        GroupCollectionPermission.objects.get_or_create(
            group=group,
            collection=Collection.get_first_root_node(),
            permission=_permissions((f"wagtailimages.{codename}",))[0],
        )
    for front in fronts:
        for codename in may["pages"]:
            permission = Permission.objects.get(
                content_type__app_label="wagtailcore", codename=codename
            )
            GroupPagePermission.objects.get_or_create(
                group=group, page=front, permission=permission
            )


def _permissions(names: tuple[str, ...]) -> list[Permission]:
    pairs = [name.split(".") for name in names]
    return [
        Permission.objects.get(content_type__app_label=app, codename=codename)
        for app, codename in pairs
    ]
