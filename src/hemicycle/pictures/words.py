"""What a picture says in words: its title, its description, the names of its parts.

The words of a language are data; phrases are built so that no number needs a plural, but where
a language has them they are given apart.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from hemicycle.records.chamber import Bloc, Chamber


@dataclass(frozen=True, slots=True)
class Words:
    """The phrases of one language, with the names of their figures in braces.

    ``language`` is its tag (BCP 47), ``heads`` are those of the columns of tables, by key.
    """

    language: str
    heads: Mapping[str, str]
    title: str
    seats: str
    span: str
    pause: str
    majority: str
    to_govern: str
    unlisted: str
    unlisted_one: str
    unlisted_many: str
    vacant: str
    contested: str
    over: str
    ladder: str
    plus: str
    enough: str
    short: str
    seat_share: str
    votes: str
    power: str
    against: str
    against_one: str
    before: str
    others: str
    change: str
    change_one: str
    new: str
    margins: str
    margin_votes: str
    intervals: str
    interval_one: str
    interval_span: str


ENGLISH = Words(
    language="en",
    heads={
        "id": "Id",
        "list": "List",
        "coalition": "Coalition",
        "contest": "Contest",
        "seats": "Seats",
        "uncertain": "Uncertain seats",
        "most": "Seats at most",
        "colour": "Colour",
        "before": "Before",
        "change": "Change",
        "majority": "Majority",
        "spare": "More than needed",
        "seat_share": "Seats, %",
        "votes_to_next": "Votes to the next seat",
        "middle": "Middle",
        "low": "{level} from",
        "high": "{level} to",
    },
    title="Who holds the {total} seats",
    seats="{name}: {seats}",
    span="{low} to {high}",
    pause=", ",
    majority="majority {majority} of {total}",
    to_govern="of {total} to govern",
    unlisted="Not listed",
    unlisted_one="1 seat is not listed",
    unlisted_many="{seats} seats are not listed",
    vacant="Vacant",
    contested="Not certain",
    over="the lists hold {listed} seats, {excess} more than the chamber has",
    ladder="Who can reach {majority} of {total} seats",
    plus=" + ",
    enough="{seats}, {margin} more than needed",
    short="{seats}, {margin} short",
    seat_share="Seats",
    votes="Votes",
    power="Power",
    against="{measure} and seats, in per cent",
    against_one="{name}: {seats} % of the seats, {measure} {other} %",
    before="Outer ring, the election before: {parts}",
    others="Others",
    change="Seats and change",
    change_one="{name} {seats} ({change})",
    new="new",
    margins="The closest seats",
    margin_votes="Votes to another seat",
    intervals="How many seats are likely",
    interval_one="{name} {middle} ({spans})",
    interval_span="{level}: {low} to {high}",
)

ARABIC = Words(
    language="ar",
    heads={
        "id": "المعرّف",
        "list": "القائمة",
        "coalition": "الائتلاف",
        "contest": "الدائرة",
        "seats": "المقاعد",
        "uncertain": "مقاعد غير محسومة",
        "most": "أقصى عدد المقاعد",
        "colour": "اللون",
        "before": "سابقا",
        "change": "الفرق",
        "majority": "الأغلبية",
        "spare": "الزيادة على المطلوب",
        "seat_share": "المقاعد، %",
        "votes_to_next": "أصوات تنقص للمقعد التالي",
        "middle": "الوسيط",
        "low": "{level} من",
        "high": "{level} إلى",
    },
    title="توزيع مقاعد المجلس وعددها {total}",
    seats="{name}: {seats}",
    span="{low}–{high}",
    pause="، ",
    majority="الأغلبية {majority} من {total}",
    to_govern="من {total} لتشكيل الحكومة",
    unlisted="غير مدرجة",
    unlisted_one="مقعد واحد غير مدرج",
    unlisted_many="المقاعد غير المدرجة: {seats}",
    vacant="شاغرة",
    contested="غير محسومة",
    over="مجموع القوائم {listed} مقعدا، بزيادة {excess} على مقاعد المجلس",
    ladder="من يستطيع بلوغ {majority} من {total} مقعدا",
    plus=" + ",
    enough="{seats}، بزيادة {margin} على المطلوب",
    short="{seats}، ينقصها {margin}",
    seat_share="المقاعد",
    votes="الأصوات",
    power="النفوذ",
    against="{measure} والمقاعد بالنسبة المئوية",
    against_one="{name}: {seats} % من المقاعد، {measure} {other} %",
    before="الحلقة الخارجية، الانتخابات السابقة: {parts}",
    others="قوائم أخرى",
    change="المقاعد والفرق عن الانتخابات السابقة",
    change_one="{name} {seats} ({change})",
    new="جديدة",
    margins="أقرب المقاعد",
    margin_votes="أصوات تنقص لمقعد آخر",
    intervals="عدد المقاعد المرجّح",
    interval_one="{name} {middle} ({spans})",
    interval_span="{level}: {low}–{high}",
)


LANGUAGES = {words.language: words for words in (ENGLISH, ARABIC)}
"""The words of each language, by its tag."""


def describe(chamber: Chamber, words: Words = ENGLISH) -> str:
    """Say in words what a picture of a chamber shows.

    >>> from hemicycle.records.chamber import Bloc, Chamber
    >>> describe(Chamber(9, 5, (Bloc("a", "Left", "Left", 4), Bloc("b", "Right", "Right", 3, 1))))
    'Left 4, Right 3 to 4; majority 5 of 9; 2 seats are not listed.'
    """
    parts = [
        words.pause.join(f"{bloc.label} {held(bloc, words)}" for bloc in chamber.blocs),
        words.majority.format(majority=chamber.majority, total=chamber.seats_total),
    ]
    if chamber.unlisted == 1:
        parts.append(words.unlisted_one)
    elif chamber.unlisted > 1:
        parts.append(words.unlisted_many.format(seats=chamber.unlisted))
    elif chamber.unlisted < 0:
        parts.append(words.over.format(listed=chamber.listed, excess=-chamber.unlisted))
    return "; ".join(parts) + "."


def held(bloc: Bloc, words: Words = ENGLISH) -> str:
    """Write the seats of a bloc, or from how many to how many it may hold."""
    return seats_from_to(bloc.seats, bloc.seats + bloc.uncertain, words)


def seats_from_to(low: int, high: int, words: Words) -> str:
    """Write a number of seats, or a range.

    >>> seats_from_to(54, 54, ENGLISH), seats_from_to(54, 57, ENGLISH)
    ('54', '54 to 57')
    """
    return str(low) if low == high else words.span.format(low=low, high=high)
