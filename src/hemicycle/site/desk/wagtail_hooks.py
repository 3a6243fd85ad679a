"""Elections, parties, statements and refusals in the admin."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from hemicycle.site.desk.models import Election, ElectoralList, Party, Refusal, Statement


class ElectionViewSet(SnippetViewSet):
    """Elections."""

    model = Election
    icon = "calendar-check"
    list_display = ["name", "held_on", "seats_total", "counting"]
    search_fields = ["name", "body"]
    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldRowPanel([FieldPanel("country"), FieldPanel("held_on")]),
        FieldPanel("body"),
        FieldRowPanel([FieldPanel("seats_total"), FieldPanel("majority")]),
        FieldPanel("law"),
        FieldPanel("counting"),
    ]


class ListViewSet(SnippetViewSet):
    """Lists, with their colours."""

    model = ElectoralList
    icon = "list-ul"
    list_display = ["name", "short_name", "party", "election"]
    list_filter = ["election"]
    search_fields = ["name", "short_name"]
    panels = [
        FieldPanel("election"),
        FieldPanel("name"),
        FieldPanel("short_name"),
        FieldPanel("party"),
        FieldPanel("colour"),
    ]


class PartyViewSet(SnippetViewSet):
    """Parties of the register."""

    model = Party
    icon = "group"
    list_display = ["name", "short_name"]
    search_fields = ["name", "short_name"]
    panels = [FieldPanel("name"), FieldPanel("short_name"), FieldPanel("colour")]


class StatementViewSet(SnippetViewSet):
    """Statements: who said what, when, relayed by whom."""

    model = Statement
    icon = "openquote"
    list_display = ["__str__", "act", "said_on", "election"]
    list_filter = ["election", "act"]
    search_fields = ["speaker", "text"]
    panels = [
        FieldPanel("election"),
        FieldRowPanel([FieldPanel("act"), FieldPanel("form")]),
        FieldPanel("speaker"),
        FieldPanel("role"),
        FieldPanel("text"),
        FieldPanel("via"),
        FieldPanel("said_on"),
        FieldPanel("denies"),
        FieldPanel("source_name"),
        FieldPanel("source_url"),
    ]


class RefusalViewSet(SnippetViewSet):
    """Refusals, each to be confirmed by an editor."""

    model = Refusal
    icon = "cross"
    list_display = ["__str__", "confidence", "election"]
    list_filter = ["election", "confidence"]
    panels = [
        FieldPanel("election"),
        FieldPanel("by"),
        FieldPanel("kind"),
        FieldPanel("of"),
        FieldPanel("statement"),
        FieldPanel("confidence"),
    ]


class DeskViewSetGroup(SnippetViewSetGroup):
    """The desk's menu."""

    items = (ElectionViewSet, ListViewSet, PartyViewSet, StatementViewSet, RefusalViewSet)
    menu_label = "Desk"
    menu_icon = "clipboard-list"
    menu_order = 150


register_snippet(DeskViewSetGroup)
