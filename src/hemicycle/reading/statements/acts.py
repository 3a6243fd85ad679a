"""What is done with the words: claim, denial, promise, demand, threat, prediction, no-comment."""

from hemicycle.reading.statements.drafts import Draft
from hemicycle.reading.statements.sentences import Token
from hemicycle.records.page import Act

_ACTS: dict[str, Act] = {
    "assert": "claim",
    "believe": "claim",
    "warn": "claim",
    "deny": "denial",
    "reject": "denial",
    "promise": "promise",
    "threaten": "threat",
    "demand": "demand",
    "predict": "prediction",
    "decline": "no-comment",
}


def act_of(draft: Draft) -> Act:
    """Return the act by the cue's class, and by the words where the cue leaves it open."""
    tokens = [token for part in draft.content for token in part.tokens]
    lexicon = draft.content[0].sentence.lexicon
    if draft.kind == "warn" and any(lexicon.has("future", token.word) for token in tokens):
        return "prediction"
    if draft.kind in {"assert", "warn"}:
        if draft.form == "direct" and _is_no_comment(tokens, draft):
            return "no-comment"
        if _calls_false(tokens, draft):
            return "denial"
    return _ACTS[draft.kind]


def _is_no_comment(tokens: list[Token], draft: Draft) -> bool:
    words = "".join(c if c.isalpha() else " " for c in tokens[0].text[:40]).lower().split()
    phrases = draft.content[0].sentence.lexicon.lists["no_comment"]
    return len(tokens) == 1 and " ".join(words) in phrases


def _calls_false(tokens: list[Token], draft: Draft) -> bool:
    """Return whether the words are of the kind "the reports were false"."""
    lexicon = draft.content[0].sentence.lexicon
    reports = [at for at, token in enumerate(tokens) if lexicon.has("hearsay_nouns", token.word)]
    if not reports:
        return False
    return any(
        any(lexicon.has("false_words", word.strip("“”\"'‘’.,")) for word in token.word.split())
        for token in tokens[reports[0] :]
        if len(token.text) <= _LONGEST_VERDICT
    )


_LONGEST_VERDICT = 40
