"""The readers' pages, without a browser."""

import re
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from django.utils.translation import override
from tests.site.fund.tills import Joined

from hemicycle.site.fund import configuration, letters, rendering
from hemicycle.site.fund.ledger import post_movements
from hemicycle.site.fund.links import manage_path
from hemicycle.site.fund.meter import meter_of
from hemicycle.site.fund.models import Campaign, Event, Kind, Letter, Pledge, Transaction
from hemicycle.site.fund.models.pledges import PledgeState
from hemicycle.site.fund.movements import Money, Movement


@pytest.fixture
def pretend(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FUND_GATEWAY", "pretend")


@pytest.fixture
def joined(monkeypatch: pytest.MonkeyPatch) -> Joined:
    made = Joined()
    monkeypatch.setattr(configuration, "gateway_named", lambda _name: made.gateway)
    monkeypatch.setattr(configuration, "gateway", lambda: made.gateway)
    return made


def filled(**changed: str) -> dict[str, str]:
    whole = {
        "form": str(uuid.uuid4()), "currency": "USD", "rhythm": "once", "offered": "1000",
        "other": "", "email": "reader@example.org", "name": "Nour", "message": "",
    }  # fmt: skip
    return whole | changed


def given_in_june(campaign: Campaign, at: datetime, minor: int, name: str = "txn_1") -> None:
    money = Money(minor, "USD")
    post_movements(campaign, "till", [Movement(name, Kind.GIFT, at, money, money)])


def test_the_meter_of_june_2021(campaign: Campaign) -> None:
    """The page that started it: 0, 2,500, 5,000 dollars, and 1,120 raised."""
    given_in_june(campaign, datetime(2021, 6, 3, tzinfo=UTC), 112_000)
    shown = meter_of(campaign, "2021-06", datetime(2021, 6, 20, tzinfo=UTC))
    assert (shown.raised_minor, shown.goal_minor, shown.days_left) == (112_000, 500_000, 11)
    assert rendering.percent(shown.share) == "22.4"
    assert rendering.percent(shown.share_of(250_000)) == "44.8"
    said = rendering.words_of(shown)
    assert (said["raised"], said["goal"], said["month"]) == (
        "1,120\xa0$",
        "5,000\xa0$",
        "June 2021",
    )
    assert [(one.at, one.said) for one in said["marks"]] == [  # type: ignore[attr-defined]
        ("0", "0"),
        ("50", "2,500\xa0$"),
        ("100", "5,000\xa0$"),
    ]


def test_the_bar_is_mirrored_where_one_reads_from_the_right(campaign: Campaign) -> None:
    given_in_june(campaign, datetime(2021, 6, 3, tzinfo=UTC), 112_000)
    with override("ar"):
        said = rendering.words_of(meter_of(campaign, "2021-06"))
    assert (said["filled_from"], said["filled"]) == ("77.6", "22.4")
    assert [one.at for one in said["marks"]] == ["100", "50", "0"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("server_zone", ["UTC", "Pacific/Kiritimati", "America/Los_Angeles"])
def test_the_last_second_of_june_in_the_funds_zone_is_june(
    campaign: Campaign, server_zone: str
) -> None:
    """30 June 23:59:59 in Baghdad is 20:59:59 UTC, and 1 July on Kiritimati."""
    with timezone.override(server_zone):
        given_in_june(campaign, datetime(2021, 6, 30, 20, 59, 59, tzinfo=UTC), 100, "a")
        given_in_june(campaign, datetime(2021, 6, 30, 21, 0, 0, tzinfo=UTC), 1_000, "b")
        shown = meter_of(campaign, "2021-07")
    assert (shown.raised_minor, shown.last_month_minor) == (1_000, 100)


@pytest.mark.parametrize(("share", "filled"), [(600_000, "100"), (-100, "0")])
def test_the_bar_stays_in_its_frame(campaign: Campaign, share: int, filled: str) -> None:
    given_in_june(campaign, datetime(2021, 6, 3, tzinfo=UTC), share)
    assert rendering.words_of(meter_of(campaign, "2021-06"))["filled"] == filled


def test_the_tag_asks_the_database_twice(
    campaign: Campaign, django_assert_num_queries: object, client: Client
) -> None:
    from django.template import Context, Template

    page = Template("{% load fund %}{% fund_meter %}|{% fund_meter 'none' %}|")
    with django_assert_num_queries(3):  # type: ignore[operator]
        shown = page.render(Context({}))
    assert 'role="img"' in shown
    assert shown.endswith("||")


def test_the_embed_may_be_framed_and_is_renewed(campaign: Campaign, client: Client) -> None:
    answer = client.get("/fund/meter/desk/")
    assert "X-Frame-Options" not in answer.headers
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    assert not answer.cookies
    assert b"data-fund-meter" in client.get("/fund/meter/desk/fragment/").content
    assert client.get("/fund/meter/none/").status_code == 404


def test_the_json_twin_has_the_same_figures(campaign: Campaign, client: Client) -> None:
    given_in_june(campaign, timezone.now(), 1_000)
    figures = client.get("/fund/meter/desk.json").json()
    assert figures["raised_minor"] == 1_000
    assert figures["marks_minor"] == [250_000, 500_000]


def test_a_form_leads_to_the_providers_page(
    campaign: Campaign, joined: Joined, client: Client
) -> None:
    answer = client.post("/fund/give/", filled())
    pledge = Pledge.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, pledge.address)
    assert "https://checkout.stripe.com" in answer["Content-Security-Policy"]
    [session] = joined.till.all("checkout.session")
    assert session["amount_total"] == 1_000
    assert session["success_url"] == f"http://testserver/fund/thanks/{pledge.token}/"


def test_two_presses_and_a_reload_are_one_gift(
    campaign: Campaign, joined: Joined, client: Client
) -> None:
    form = filled()
    assert (
        client.post("/fund/give/", form)["Location"]
        == client.post("/fund/give/", form)["Location"]
    )
    pledge = Pledge.objects.get()
    joined.till.pay(pledge.checkout)
    for _look in range(3):
        assert b"is on the meter" in client.get(f"/fund/thanks/{pledge.token}/").content
    joined.take_in(joined.till.events)
    assert Transaction.objects.count() == 1
    assert client.post("/fund/give/", form)["Location"] == f"/fund/thanks/{pledge.token}/"


def test_going_back_to_change_the_amount_asks_for_the_new_amount(
    campaign: Campaign, joined: Joined, client: Client
) -> None:
    form = filled()
    client.post("/fund/give/", form)
    client.post("/fund/give/", form | {"offered": "2500"})
    assert [one["amount_total"] for one in joined.till.all("checkout.session")] == [1_000, 2_500]


WRONG = {
    "zero": ({"offered": "other", "other": "0"}, "nothing"),
    "negative": ({"offered": "other", "other": "-5"}, "below zero"),
    "nan": ({"offered": "other", "other": "NaN"}, "no amount"),
    "fraction-of-a-cent": ({"offered": "other", "other": "1.005000"}, "2 decimals"),
    "huge": ({"offered": "other", "other": "1000000"}, "largest gift"),
    "small": ({"offered": "other", "other": "0.99"}, "smallest gift"),
    "empty": ({"offered": "other"}, "Write an amount"),
    "forged-offer": ({"offered": "1"}, "not one of the available choices"),
    "unknown-currency": ({"currency": "CHF", "offered": "other", "other": "5"}, "is not taken"),
    "monthly-without-mail": ({"rhythm": "monthly", "email": ""}, "Write your e-mail"),
    "not-at-stripe": ({"currency": "IQD", "offered": "5000000"}, "cannot be charged in IQD"),
    "between-steps": (
        {"currency": "KWD", "offered": "other", "other": "5.1240"},
        "5.120 or 5.130",
    ),
}


@pytest.mark.parametrize(("changed", "said"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_given_is_said_and_nothing_is_kept(
    campaign: Campaign, joined: Joined, client: Client, changed: dict[str, str], said: str
) -> None:
    answer = client.post("/fund/give/", filled(**changed))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Pledge.objects.exists()
    assert not joined.endpoints.calls


def test_a_provider_that_is_away_takes_nothing(
    campaign: Campaign, joined: Joined, client: Client
) -> None:
    form = filled()
    joined.endpoints.down = True
    assert client.post("/fund/give/", form).status_code == 502
    joined.endpoints.down = False
    assert client.post("/fund/give/", form).status_code == 302
    assert Pledge.objects.count() == 1


def test_who_tests_cards_is_stopped(campaign: Campaign, joined: Joined, client: Client) -> None:
    seen = [
        client.post("/fund/give/", filled(email=f"{n}@example.org")).status_code for n in range(8)
    ]
    assert seen == [302] * 6 + [429] * 2
    other = {"REMOTE_ADDR": "192.0.2.9", "HTTP_X_FORWARDED_FOR": "198.51.100.7"}
    assert client.post("/fund/give/", filled(email=""), **other).status_code == 302
    # A forwarded address is not believed from a stranger: the seventh of his own is refused too.
    statuses = []
    for hop in range(6):
        other["HTTP_X_FORWARDED_FOR"] = f"198.51.100.{hop}"
        statuses.append(client.post("/fund/give/", filled(email=""), **other).status_code)
    assert statuses == [302] * 5 + [429]


def test_no_address_is_kept_in_the_open(
    campaign: Campaign, joined: Joined, client: Client
) -> None:
    client.post("/fund/give/", filled(), REMOTE_ADDR="192.0.2.77")
    assert re.fullmatch("[0-9a-f]{64}", Pledge.objects.get().visitor)


def test_the_pretend_till_says_so_and_counts_once(
    campaign: Campaign, pretend: None, client: Client
) -> None:
    page = client.post("/fund/give/", filled(), follow=True)
    assert b"no money moves" in page.content
    address = page.redirect_chain[-1][0]
    pressed = [client.post(address, {"pay": "yes"}, follow=True) for _press in range(2)]
    assert b"This was the pretend till" in pressed[-1].content
    assert Transaction.objects.count() == 1
    assert Event.objects.count() == 1


def test_a_site_without_a_provider_takes_no_gifts(
    campaign: Campaign, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FUND_GATEWAY", "none")
    assert client.get("/fund/give/").status_code == 503


def monthly(campaign: Campaign, joined: Joined) -> Pledge:
    joined.give(campaign, 1_000, monthly=True)
    joined.take_in(joined.till.events)
    return Pledge.objects.get()


def test_a_receipt_goes_out_once_with_its_page(campaign: Campaign, joined: Joined) -> None:
    pledge = monthly(campaign, joined)
    assert letters.send_all() == 1
    assert letters.send_all() == 0
    [letter] = mail.outbox
    assert letter.to == ["reader@example.org"]
    assert "We received 10\xa0$" in letter.body
    assert "/fund/manage/" in letter.body
    name, content, kind = letter.attachments[0]
    assert (name, kind, content[:5]) == ("receipt-1.pdf", "application/pdf", b"%PDF-")
    assert pledge.state == PledgeState.PAID


def test_a_letter_that_the_mail_server_refuses_goes_out_later(
    campaign: Campaign, joined: Joined, monkeypatch: pytest.MonkeyPatch
) -> None:
    monthly(campaign, joined)

    def away(_message: object) -> None:
        raise ConnectionRefusedError

    with monkeypatch.context() as patched:
        patched.setattr("django.core.mail.EmailMessage.send", away)
        assert letters.send_all() == 0
    assert letters.send_all() == 1


def test_a_letter_that_another_process_sends_is_left_to_it(
    campaign: Campaign, joined: Joined
) -> None:
    monthly(campaign, joined)
    stale = Letter.objects.get()
    assert (letters.send(stale), letters.send(stale)) == (True, False)
    assert len(mail.outbox) == 1


def test_a_signed_link_ends_a_monthly_gift(
    campaign: Campaign, joined: Joined, client: Client
) -> None:
    path = manage_path(monthly(campaign, joined))
    assert b"End my monthly gift" in client.get(path).content
    assert Pledge.objects.get().state == PledgeState.PAID  # looking ends nothing
    assert b"It has ended" in client.post(path, follow=True).content
    [subscription] = joined.till.all("subscription")
    assert subscription["status"] == "canceled"


def test_a_link_that_is_forged_or_old_opens_nothing(
    campaign: Campaign, joined: Joined, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = manage_path(monthly(campaign, joined))
    assert client.get(path[:-2] + "x/").status_code == 403
    later = timezone.now() + timedelta(days=91)
    monkeypatch.setattr("django.core.signing.time.time", later.timestamp)
    answer = client.post(path)
    assert answer.status_code == 403
    assert b"has expired" in answer.content
    assert Pledge.objects.get().state == PledgeState.PAID


def test_asking_for_a_link_tells_nobody_who_gives(
    campaign: Campaign, joined: Joined, client: Client
) -> None:
    monthly(campaign, joined)
    mail.outbox.clear()
    known = client.post("/fund/manage/", {"email": "Reader@example.org"})
    client.post("/fund/manage/", {"email": "reader@example.org"})
    assert len([one for one in mail.outbox if "/fund/manage/" in one.body]) == 1
    unknown = client.post("/fund/manage/", {"email": "nobody@example.org"})
    token = re.compile(rb'value="[^"]{64}"')
    assert token.sub(b"", known.content) == token.sub(b"", unknown.content)
    assert len(mail.outbox) == 1


def test_where_the_money_goes_shows_only_what_givers_allowed(
    campaign: Campaign, joined: Joined, client: Client
) -> None:
    for number, (name, shown) in enumerate({"Nour": True, "Anonymous Amal": False}.items()):
        Pledge.objects.filter(
            pk=joined.open(campaign, 1_000 + number, email=f"{number}@example.org").pk
        ).update(name=name, show_name=shown, message=f"<b>{name} says</b>", show_message=True)
    for session in list(joined.till.all("checkout.session")):
        joined.till.pay(session["id"])
    unpaid = joined.open(campaign, 5_000, email="x@example.org")
    Pledge.objects.filter(pk=unpaid.pk).update(name="Unpaid", show_name=True)
    joined.take_in(joined.till.events)
    page = client.get("/fund/").content.decode()
    assert "Nour" in page
    assert "&lt;b&gt;Anonymous Amal says&lt;/b&gt;" in page
    assert page.count("A reader") == 1
    assert "Unpaid" not in page
    assert "@example.org" not in page
