"""Short names for charts and sentences, and slugs for ids.

A page writes "The Fatah Coalition", "Kurdistan Democratic Party (KDP)", "Muqtada al-Sadr's
alliance with communists (Sairoun)". A sentence wants Fatah, KDP, Sairoun. The label is the
abbreviation, or the words in closing brackets, or the name without the words that any list may
bear; but only where what is left still tells the list from all others.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import takewhile

JOINT = " / "
"""Between the names of rows that are read as one list."""

_COMMON = {"alliance", "bloc", "block", "coalition", "front", "group", "list", "movement", "party"}
_SAYS_NOTHING = {"democratic", "general", "independent", "national", "new", "people’s", "people's"}
_SAYS_NOTHING |= {"popular", "republican", "social", "united"}
_BRACKETS = re.compile(r"^(?P<long>.+\S)\s*\((?P<short>[^()]{2,24})\)$")


def slug(text: str) -> str:
    """Return letters and digits in lower case, without accents, joined by hyphens.

    >>> slug("State of Law"), slug("Fianna Fáil"), slug("CDU/CSU"), slug("تحالف الفتح")
    ('state-of-law', 'fianna-fail', 'cdu-csu', 'تحالف-الفتح')
    """
    apart = unicodedata.normalize("NFKD", text.casefold().replace("’", "").replace("'", ""))
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return "-".join(re.findall(r"[^\W_]+", bare))


def labels(names: Sequence[str], abbreviations: Mapping[str, str]) -> tuple[str, ...]:
    """Return a short name for each of ``names``, no two of them the same.

    ``abbreviations`` gives those that the source prints.

    >>> labels(["The Fatah Coalition", "National Alliance", "National Wisdom Movement"], {})
    ('Fatah', 'National Alliance', 'National Wisdom')
    >>> labels(["National Wisdom Movement", "National Wisdom Trend"], {})
    ('National Wisdom Movement', 'National Wisdom Trend')
    """
    holders: dict[str, set[int]] = {}
    for place, name in enumerate(names):
        for word in slug(name).split("-"):
            holders.setdefault(word, set()).add(place)
    chosen = [
        abbreviations.get(name) or _in_brackets(name) or _shortened(name, holders)
        for name in names
    ]
    often = Counter(map(slug, chosen))
    return tuple(
        label if often[slug(label)] == 1 else name
        for label, name in zip(chosen, names, strict=True)
    )


def _in_brackets(name: str) -> str | None:
    found = _BRACKETS.match(name)
    return found["short"] if found and JOINT not in name else None


def _shortened(name: str, holders: Mapping[str, set[int]]) -> str:
    """Drop the common words if no other list bears all those that are left.

    ``holders`` tells at which places a word stands.
    """
    plain = _shared_words(name.split(JOINT)).removeprefix("The ")
    words = plain.split()
    while len(words) > 1 and words[-1].casefold() in _COMMON:
        words.pop()
    left = " ".join(words)
    if left.casefold() in _SAYS_NOTHING:
        return plain
    bearers = [holders.get(word, set()) for word in slug(left).split("-")]
    return left if len(set.intersection(*bearers)) <= 1 else plain


def _shared_words(names: Sequence[str]) -> str:
    """Return the leading words that rows read as one list have in common, or all the names."""
    columns = zip(*(name.split() for name in names), strict=False)
    alike = takewhile(lambda column: len(set(map(slug, column))) == 1, columns)
    return " ".join(column[0] for column in alike) or JOINT.join(names)
