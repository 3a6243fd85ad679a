"""Who "he", "the spokeswoman" and a surname alone are, within reach of the page.

A surname keeps the form that is printed and takes the role with which the full name was
introduced. A pronoun takes the last speaker's name, and says so unless that speaker spoke in
the sentence before.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from hemicycle.reading.statements.drafts import Draft
from hemicycle.reading.statements.speakers import Named


@dataclass(slots=True)
class _Known:
    """The speakers who were named with a role so far, by surname and by each word of the role."""

    by_surname: dict[str, dict[Named, None]] = field(default_factory=dict)
    by_role: dict[str, dict[Named, None]] = field(default_factory=dict)

    def add(self, named: Named, role: str) -> None:
        """Take note of a speaker."""
        self.by_surname.setdefault(named.name.split()[-1], {})[named] = None
        for word in role.lower().split():
            self.by_role.setdefault(word, {})[named] = None


def resolved(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Replace pronouns and bare roles by the speakers that they stand for."""
    known = _Known()
    last: Draft | None = None
    for each in drafts:
        named, doubt = _resolved(each, known, last)
        draft = each
        if doubt or named is not each.named:
            draft = replace(each, named=named, doubt=(*each.doubt, *doubt))
        if named and named.role:
            known.add(named, named.role)
        if named:
            last = draft
        yield draft


def _resolved(
    draft: Draft, known: _Known, last: Draft | None
) -> tuple[Named | None, tuple[str, ...]]:
    named = draft.named
    if named is None:
        return None, ()
    if named.kind == "pronoun":
        return _pronoun(draft, named, last)
    words = named.name.split()
    if named.role is None and named.kind == "person" and words[0].lower() == "the":
        return _bare_role(named, known)
    if named.role is None and named.kind == "person" and len(words) == 1:
        roles = {each.role for each in known.by_surname.get(words[0], ())}
        if len(roles) == 1:
            return replace(named, role=roles.pop()), ()
    return named, ()


def _pronoun(draft: Draft, named: Named, last: Draft | None) -> tuple[Named, tuple[str, ...]]:
    doubt = f"who “{named.name}” is must be checked"
    single = draft.content[0].sentence.lexicon.has("single", named.name.lower())
    if draft.topic and single:
        return draft.topic, (f"“{named.name}” is taken for {draft.topic.name}",)
    if last is None or last.named is None or last.named.kind == "pronoun":
        return named, (doubt,)
    if single != (last.named.kind == "person"):
        return named, (doubt,)
    if draft.adjoins and draft.paragraph == last.paragraph:
        return last.named, tuple(each for each in last.doubt if each.startswith("“"))
    return last.named, (f"“{named.name}” is taken for {last.named.name}",)


def _bare_role(named: Named, known: _Known) -> tuple[Named, tuple[str, ...]]:
    """Link "the spokeswoman" to the one spokeswoman who was named before."""
    role = named.name.split()[-1].lower()
    holders = list(known.by_role.get(role, ()))
    if len(holders) != 1:
        return named, ()
    return holders[0], (f"“{named.name}” is taken for {holders[0].name}",)
