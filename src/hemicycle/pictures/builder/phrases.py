"""What the builder says, language by language. The script is given the same phrases."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one language, with the names of their figures in braces.

    Sentences that end in no full stop may be followed by ``only_if``.
    """

    language: str
    direction: Literal["ltr", "rtl"]
    lists: str
    seats_range: str
    terms: str
    all_aside: str
    set_aside: str
    statement: str
    submit: str
    clear: str
    result: str
    nothing: str
    just_enough: str
    reached: str
    possible: str
    short: str
    only_if: str
    stop: str
    spare: str
    all_needed: str
    breaks: str
    unconfirmed: str
    kept: str
    majorities: str
    completions: str
    plus: str
    comma: str
    pause: str
    whole_enough: str
    whole_more: str
    then_spare: str
    search_broken: str
    search_many: str
    search_none: str
    starts: str
    start: str
    never: str
    not_support: str
    lead: str
    too: str
    allies: str
    anybody: str


ENGLISH = Phrases(
    language="en",
    direction="ltr",
    lists="Lists in the government",
    seats_range="{low}–{high}",
    terms="What parties refuse",
    all_aside="Set everything below aside",
    set_aside="Set aside:",
    statement="What was said",
    submit="Work it out",
    clear="Start again",
    result="What it comes to",
    nothing="Choose lists: {majority} of {total} seats are a majority.",
    just_enough="Majority reached: {seats} of {total} seats, just enough",
    reached="Majority reached: {seats} of {total} seats, {surplus} more than needed",
    possible="Possible only with {short} or more of the {unlisted} seats that are not listed",
    short="Needs {short} more: {seats} of {total} seats",
    only_if=", if {premise}",
    stop=".",
    spare="Not needed for the majority: {names}",
    all_needed="No member can leave without losing the majority",
    breaks="Breaks: {text}",
    unconfirmed=" (nobody has confirmed it)",
    kept="Breaks nothing that parties have said here.",
    majorities="The smallest majorities",
    completions="The smallest completions",
    plus=" + ",
    comma=", ",
    pause="; ",
    whole_enough="{seats} seats, just enough",
    whole_more="{seats} seats, {surplus} more than needed",
    then_spare="then not needed: {names}",
    search_broken="Nothing can complete it, because it breaks what a party has said: set that "
    "aside to go on.",
    search_many="There are too many ways to look through: choose one more list.",
    search_none="No other lists that would join can complete it with the listed seats.",
    starts="Each list, and the smallest majorities with it:",
    start="With {name}, {seats}",
    never="{by} will not sit in cabinet with {of}",
    not_support="{by} will not support a cabinet with {of}",
    lead="{by} sits only as prime minister with {of}",
    too="{by} comes only together with {of}",
    allies="{names} come only together",
    anybody="anybody",
)

ARABIC = Phrases(
    language="ar",
    direction="rtl",
    lists="القوائم المشاركة في الحكومة",
    seats_range="{low}–{high}",
    terms="ما ترفضه الأحزاب",
    all_aside="تجاهل كل ما يلي",
    set_aside="تجاهل:",
    statement="نص التصريح",
    submit="احسب",
    clear="ابدأ من جديد",
    result="النتيجة",
    nothing="اختر القوائم: الأغلبية {majority} من {total} مقعدا.",
    just_enough="تحققت الأغلبية: {seats} من {total} مقعدا، دون زيادة",
    reached="تحققت الأغلبية: {seats} من {total} مقعدا، بزيادة {surplus} على المطلوب",
    possible="ممكنة فقط إذا انضم إليها {short} أو أكثر من المقاعد غير المدرجة ({unlisted})",
    short="ينقصها {short}: {seats} من {total} مقعدا",
    only_if="، إذا صح أن: {premise}",
    stop=".",
    spare="لا حاجة للأغلبية إلى: {names}",
    all_needed="لا يمكن لأي عضو أن ينسحب دون ضياع الأغلبية",
    breaks="يخالف: {text}",
    unconfirmed=" (لم يؤكده أحد)",
    kept="لا يخالف شيئا مما قالته الأحزاب هنا.",
    majorities="أصغر الأغلبيات",
    completions="أصغر ما يكملها",
    plus=" + ",
    comma="، ",
    pause="؛ ",
    whole_enough="{seats} مقعدا، دون زيادة",
    whole_more="{seats} مقعدا، بزيادة {surplus} على المطلوب",
    then_spare="عندئذ لا حاجة إلى: {names}",
    search_broken="لا شيء يكملها لأنها تخالف ما قاله حزب: تجاهل ذلك للمتابعة.",
    search_many="الاحتمالات أكثر من أن تفحص: اختر قائمة أخرى.",
    search_none="لا توجد قوائم أخرى تقبل الانضمام وتكملها بالمقاعد المدرجة.",
    starts="كل قائمة وأصغر الأغلبيات معها:",
    start="مع {name}، {seats}",
    never="لن يجلس {by} في حكومة مع {of}",
    not_support="لن يدعم {by} حكومة فيها {of}",
    lead="لا يشارك {by} مع {of} إلا برئاسة الحكومة",
    too="لا يشارك {by} إلا مع {of}",
    allies="لا تشارك إلا معا: {names}",
    anybody="أي طرف",
)
