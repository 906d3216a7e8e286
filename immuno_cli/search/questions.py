"""What a question asks about: "what is a T cell?" asks for "T cell", "why do I have a fever" for "fever"."""

from typing import Final

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
_ARTICLES: Final = frozenset(("a", "an", "the"))
_BEFORE: Final = (
    _ASKING
    | _ARTICLES
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
    return rest if rest and first.casefold() in _ARTICLES else term


def topic(query: str) -> str:
    """Return what a question is about, as it was typed; the query itself where it does not ask, or of nothing."""
    words = [word for word in query.replace("?", " ").split() if word]
    first, second = ([word.casefold().replace("’", "'") for word in words] + ["", ""])[:2]
    if first not in _ASKING or (first == "tell" and second != "me"):
        return query
    while words and words[0].casefold().replace("’", "'") in _BEFORE:
        words = words[1:]
    while words and words[-1].casefold().rstrip(".!") in _AFTER:
        words = words[:-1]
    return " ".join(words) or query
