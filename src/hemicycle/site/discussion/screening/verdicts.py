"""The rules, each a small function from what was written and how it came to a verdict.

A rule *refuses* (the reader is told and can mend it) or *holds* (a moderator decides, and sees
which rule held it and why). All rules are asked; what they say is kept with the comment.
"""

import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, Literal, TypeAlias

from django.utils.translation import gettext as _

from hemicycle.site.discussion.markup import links_in, plain
from hemicycle.site.discussion.models import Rules
from hemicycle.site.discussion.screening.words import found_words

Act: TypeAlias = Literal["refuse", "hold"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one rule says. ``risk`` puts the queue in order."""

    rule: str
    act: Act
    reason: str
    risk: int = 10


@dataclass(frozen=True, slots=True)
class Draft:
    """What was sent: the text, what was made of it, and the traces of how it came about."""

    text: str
    html: str
    name: str
    trap: str = ""
    seconds_to_write: float = 60.0
    proof: bool = True


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known of the writer and the thread at that moment."""

    rules: Rules
    account: bool = False
    known: bool = False
    """A moderator, or time, has let an earlier comment of this writer through."""
    since_last: float | None = None
    repeated: bool = False
    slow_seconds: int = 0


def screened(draft: Draft, around: Circumstances) -> list[Verdict]:
    """Return what all rules say; an empty list lets the comment through."""
    said = (rule(draft, around) for rule in RULES)
    return [verdict for verdict in said if verdict is not None]


def refusals(verdicts: list[Verdict]) -> dict[str, str]:
    """Return the messages of the rules that refuse, by rule."""
    return {verdict.rule: verdict.reason for verdict in verdicts if verdict.act == "refuse"}


def kept(verdicts: list[Verdict]) -> list[dict[str, Any]]:
    """Return the verdicts as they are kept with the comment."""
    return [asdict(verdict) for verdict in verdicts]


def too_short_or_long(draft: Draft, around: Circumstances) -> Verdict | None:
    """Refuse a comment outside the house's measures."""
    length = len(draft.text.strip())
    if length < around.rules.shortest or not plain(draft.html):
        return Verdict("length", "refuse", _("Your comment is too short."))
    if length > around.rules.longest:
        words = _("Your comment has %(length)s characters; at most %(most)s are possible.")
        return Verdict(
            "length", "refuse", words % {"length": length, "most": around.rules.longest}
        )
    return None


def nameless(draft: Draft, _around: Circumstances) -> Verdict | None:
    """Refuse a name without a letter or a digit, or one that looks like an address."""
    if not re.search(r"\w", draft.name) or len(draft.name) > 50:
        return Verdict("name", "refuse", _("Write a name of 1 to 50 characters."))
    if "@" in draft.name or "://" in draft.name or "www." in draft.name.casefold():
        return Verdict("name", "refuse", _("Write a name, not an address."))
    return None


def repeated(_draft: Draft, around: Circumstances) -> Verdict | None:
    """Refuse the same words again."""
    if around.repeated:
        return Verdict("repeated", "refuse", _("You have written this already."))
    return None


def too_soon(_draft: Draft, around: Circumstances) -> Verdict | None:
    """Refuse a second comment before the wait of the house, or of a slowed thread, is over."""
    wait = max(around.rules.wait_seconds, around.slow_seconds)
    if around.since_last is not None and around.since_last < wait:
        left = max(1, round(wait - around.since_last))
        words = _("Please wait %(seconds)s seconds before you write again.")
        return Verdict("wait", "refuse", words % {"seconds": left})
    return None


def links(draft: Draft, around: Circumstances) -> Verdict | None:
    """Hold a comment with more links than the house allows, written out or marked."""
    count = max(links_in(draft.html), len(re.findall(r"https?://|www\.", draft.text)))
    if count > around.rules.most_links:
        return Verdict("links", "hold", f"{count} links, {around.rules.most_links} allowed", 20)
    return None


def blocked_words(draft: Draft, around: Circumstances) -> Verdict | None:
    """Hold insults, slurs and threats of the lists, and what the editor added to them."""
    found = found_words(
        f"{draft.name}\n{draft.text}", around.rules.words_to_hold, around.rules.words_to_allow
    )
    if not found:
        return None
    reason = ", ".join(f"{each.kind} ({each.list}): {each.word}" for each in found)
    return Verdict("words", "hold", reason, max(each.risk for each in found))


def first_post(_draft: Draft, around: Circumstances) -> Verdict | None:
    """Hold what a reader writes first."""
    if around.rules.hold_first_posts and not around.known:
        return Verdict("first", "hold", "this reader's first comment", 5)
    return None


def everything(_draft: Draft, around: Circumstances) -> Verdict | None:
    """Hold all, where the house wants so."""
    return Verdict("all", "hold", "every comment is held", 1) if around.rules.hold_all else None


def honeypot(draft: Draft, _around: Circumstances) -> Verdict | None:
    """Hold what filled the field that people do not see."""
    return Verdict("trap", "hold", "the hidden field was filled", 60) if draft.trap else None


def too_quick(draft: Draft, around: Circumstances) -> Verdict | None:
    """Hold what was written faster than anybody writes."""
    if draft.seconds_to_write < around.rules.least_seconds_to_write:
        reason = f"sent {draft.seconds_to_write:.0f} s after the form was drawn"
        return Verdict("quick", "hold", reason, 30)
    return None


def without_proof(draft: Draft, around: Circumstances) -> Verdict | None:
    """Hold a guest's comment without a proof of work: without script, a moderator looks."""
    if around.rules.ask_for_proof and not around.account and not draft.proof:
        return Verdict("proof", "hold", "no proof of work", 5)
    return None


def outside_verdict(_draft: Draft, around: Circumstances) -> Verdict | None:
    """Hold until the house's own outside service has passed it, where there is one."""
    if around.rules.verdict_url:
        return Verdict("outside", "hold", "waits for the outside verdict", 0)
    return None


RULES: tuple[Callable[[Draft, Circumstances], Verdict | None], ...] = (
    too_short_or_long,
    nameless,
    repeated,
    too_soon,
    links,
    blocked_words,
    first_post,
    everything,
    honeypot,
    too_quick,
    without_proof,
    outside_verdict,
)
