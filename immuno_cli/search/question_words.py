"""What a question asks about: "what is a T cell?" asks for "T cell", "why do I have a fever" for "fever"."""

from typing import Final

from immuno_cli.language.stop_words import ARTICLES

_ASKING: Final = frozenset(
    (
        *(
            "what",
            "what's",
            "whats",
            "wat",
            "who",
            "why",
            "how",
            "when",
            "where",
            "which",
            "can",
            "could",
            "does",
            "do",
        ),
        *("did", "is", "are", "was", "will", "should", "define", "explain", "tell", "difference", "meaning"),
        *("definition", "please"),
    )
)
_BEFORE: Final = (
    _ASKING
    | ARTICLES
    | frozenset(
        (
            *("of", "i", "me", "my", "you", "we", "they", "it", "people", "someone", "this", "that"),
            *("get", "gets", "got", "have", "has", "had", "having", "between", "about", "mean", "means", "meant", "by"),
            *("there", "be", "need", "needs", "use", "used", "called", "happen", "happens", "to", "for", "if"),
        )
    )
)
_AFTER: Final = frozenset(
    (
        *("mean", "means", "work", "works", "do", "does", "done", "for", "happen", "happens", "help", "helps", "about"),
        *("used", "is", "are", "like", "good", "bad", "dangerous", "please", "me", "it"),
    )
)


def without_article(term: str) -> str:
    """Return "T cell" of "a T cell", and any other term as it is."""
    first, _, rest = term.strip().partition(" ")
    return rest if rest and first.casefold() in ARTICLES else term


def topic(query: str) -> str:
    """Return what a question is about, as it was typed; the query itself where it does not ask, or of nothing."""
    words = query.replace("?", " ").split()
    folded = [word.casefold().replace("’", "'") for word in words]
    if _ASKING.isdisjoint(folded[:1]) or (folded[0] == "tell" and folded[1:2] != ["me"]):
        return query
    begin, end = 0, len(words)
    while begin < end and folded[begin] in _BEFORE:
        begin += 1
    while begin < end and folded[end - 1].rstrip(".!") in _AFTER:
        end -= 1
    return " ".join(words[begin:end]) or query
