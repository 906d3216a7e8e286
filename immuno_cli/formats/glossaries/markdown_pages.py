"""Tells a glossary in Markdown from an article with headings, and from notes with words in bold.

A text whose title is that of a glossary is one unless its entries are clearly no terms. If its title only mentions a
glossary, its entries have to look like those of one. In another text, they have to speak for it: they are the text,
each has a name of its own, and none is a stock heading, such as “Installation” or “Status”.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import IntEnum
from itertools import pairwise
from math import inf
from statistics import median
from typing import Final, NamedTuple

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.glossaries.markdown_forms import DEFINITION, TERM, Form, Found
from immuno_cli.formats.glossaries.markdown_tables import Line
from immuno_cli.formats.glossaries.markdown_text import HEADING, RULE
from immuno_cli.formats.unread.kinds import ANNOTATE


def _parted(text: str, sign: str | None = None) -> frozenset[str]:
    return frozenset(part.strip() for part in text.split(sign))


_NAMES: Final = (
    r"(?:gloss?ar\w*|glossaire|lexi(?:con|k|kon|que)|l[eé]xico|abbreviations?|acronyms?|terminolog\w*"
    r"|vocabular\w*|vocabulaire|dictionar\w*|diccionario|dictionnaire"
    r"|(?:fach)?begriffe|w(?:oe|ö)rterbuch|abk(?:ue|ü)rzungen|woordenlijst|słownik|slovn[ií]k|словарь|глоссарий)"
)
_DEFINITIONS: Final = r"(?:definitions?|definicion\w*|definizioni)"
_SAYS_SO: Final = re.compile(
    rf"(?<![^\W\d_])(?:{_NAMES}|{_DEFINITIONS})(?![^\W\d_])|用語集|用語|용어|术语|術語|词汇", re.IGNORECASE
)
"""Words with which a glossary names itself, wherever they stand."""
_NAME: Final = re.compile(_NAMES, re.IGNORECASE)
_NAME_ALONE: Final = re.compile(rf"{_NAMES}|definitions", re.IGNORECASE)
_NAME_AT_END: Final = re.compile(r"(?:用語集|용어집|术语表|術語表|词汇表)$")
_WORD: Final = re.compile(r"[^\W_]+|[:–—(|,&/]")
_ENDING: Final = re.compile(r"\.\w+$")
_AFTER_NAME: Final = _parted(": – — ( | , & / of for and terms in de des du der für zu zum zur di da per para pour")
"""What may stand behind the name of a glossary: what it is of. So may the code of a language."""
_ASKING: Final = _parted("how why what when where wie warum cómo comment")
_DETERMINERS: Final = _parted("a an the our your my this every each their its ein eine einen un une una")
_OF_PROJECTS: Final = _parted("readme contributing changelog pull_request_template issue_template code_of_conduct")
"""Names of files in which a title is that of a project, which may be a program for glossaries."""
_LONGEST_TITLE: Final = 200
"""Characters."""
_SAYS_SO_ALONE: Final = re.compile(
    r"(?:(?:key|important|common|basic|technical|list of|the)[ _-])*(?:terms?|words?|concepts?)"
    r"(?:[ _-](?:and|&)[ _-](?:definitions?|concepts?|abbreviations?|acronyms?|phrases?))?(?:\.\w+)*",
    re.IGNORECASE,
)
"""Names of a glossary that mean it only by themselves: “Terms”, and not “Terms of use”."""
_PARTS: Final = _parted(
    "about|abstract|acknowledgements|acknowledgments|additional information|appendix|author|authors|background|"
    "building|changelog|citation|conclusion|conclusions|configuration|contact|contents|contribute|contributing|"
    "contributors|copyright|credits|disclaimer|discussion|documentation|example|examples|faq|features|findings|"
    "folder structure|further reading|future work|getting started|how it helps|how it works|how to contribute|"
    "how to use|installation|install|introduction|known issues|license|licence|licenses|limitations|links|"
    "maintainers|motivation|next steps|note|notes|open questions|options|overview|prerequisites|problem it addresses|"
    "project structure|quick start|quickstart|references|related|related terms|related work|results|running|"
    "screenshots|see also|setup|sources|summary|support|table of contents|tech stack|testing|tip|tips|todo|"
    "troubleshooting|usage|why it matters|einleitung|einführung|zusammenfassung|beispiel|beispiele|quellen|literatur|"
    "lizenz|kontakt|hinweis|hinweise|introducción|ejemplo|ejemplos|fuentes|licencia|contacto|resumen|nota|notas|"
    "instalación|uso|exemple|exemples|licence|contact|résumé|remarque|remarques|utilisation",
    "|",
)
"""Headings of parts of an article."""
_FIELDS: Final = _parted(
    "acceptance criteria|added|approach|architecture|assignee|build|changed|content|contribution|created|date|deadline|"
    "decision|dependencies|deploy|deployment|deprecated|description|design|development|due|feedback|fixed|goal|goals|"
    "implementation|important|issues|list|management|methods|milestones|objective|objectives|owner|participants|"
    "prerequisite|priority|problem|project|purpose|rationale|recommendations|release|releases|removed|reporting|"
    "requirements|resources|reviewer|roadmap|scope|solution|status|steps|tags|tasks|tests|title|tools|updated|use case|"
    "use cases|validation|version|versions|warning|workflow|stand|estado",
    "|",
)
"""Headings and fields of notes and plans: what is rarely the term of a glossary, except in one of projects."""
_STOCK: Final = _PARTS | _FIELDS
_SENTENCE: Final = re.compile(
    r"(?:what|how|why|when|where|who|which|step|phase|part|chapter|was|wie|warum|wann|wo|wer|schritt|comment|pourquoi"
    r"|cómo|qué)\b|.*[?？]",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"^[\W\d_]+|[\W_]+$")
_MOST_WORDS: Final = 7
"""Words of a term."""
_LONG: Final = 120
_SHORT: Final = 40
"""Words of a definition that is long, and of one that is short."""
_FEW: Final = 4
_SEVERAL: Final = 6
_VALUE: Final = 3
"""Words of the value of a field, at most: “open”, “in June”."""
_IN_ORDER: Final = 0.8
_MOST_SHOWN: Final = 2


class _Claim(IntEnum):
    """What a text says of itself."""

    NONE = 0
    MENTIONS = 1
    """A title has a word for a glossary."""
    IS_NAMED = 2
    """Its title is that of a glossary."""


class _Limits(NamedTuple):
    """The largest shares of names that are repeated and that are no terms, and the longest definitions, in words."""

    repeated: float
    unlike: float
    length: float


_LIMITS: Final = {
    _Claim.NONE: _Limits(0.1, 0.1, inf),
    _Claim.MENTIONS: _Limits(0.15, 0.34, _LONG),
    _Claim.IS_NAMED: _Limits(0.45, 0.34, inf),
}


_LIMITS_OF_LISTS: Final = _Limits(0.1, 0.34, _LONG)
_WHAT: Final = {
    Form.BOLD: "words in bold",
    Form.HEADINGS: "headings",
    Form.LISTS: "lists",
    Form.OPENED: "parts to be opened",
}


def glossaries_among(forms: Sequence[Found], lines: Sequence[Line], titles: Iterable[str]) -> list[Found]:
    """Return those of the forms in which a text has entries that are the entries of a glossary.

    `titles` are what the text calls itself: the name of its file, its title and its first headings. In a text that does
    not call itself a glossary, the form with the most entries decides.
    """
    stated = list(titles)
    most = max((len(found.entries) for found in forms if found.form is not Form.LISTS), default=0)
    claims = [_claim_of(found, stated) for found in forms]
    judged = [
        (found, claim)
        for found, claim in zip(forms, claims, strict=True)
        if claim or found.form is Form.MARKED or len(found.entries) == most
    ]
    return [found for found, claim in judged if not _objection(found, lines, claim)]


def without_inner_lists(forms: Sequence[Found]) -> list[Found]:
    """Return the forms without lists whose items stand within the texts of other entries: they belong to these."""
    others = [found for found in forms if found.form is not Form.LISTS]
    lists = [found for found in forms if found.form is Form.LISTS]
    return others + [found for found in lists if not any(_holds(other, found) for other in others)]


def _holds(outer: Found, lists: Found) -> bool:
    """Return whether most items of lists stand within other entries, and these do not begin with such lists.

    A single entry is the page itself, below its title.
    """
    inside = sum(entry.line in outer.lines for entry in lists.entries)
    texts = [str(entry.cells.get(DEFINITION, "")) for entry in outer.entries]
    begin_with_text = sum(not text.startswith("- ") for text in texts)
    return len(texts) > 1 and 2 * inside > len(lists.entries) and 2 * begin_with_text > len(texts)


def _claim_of(found: Found, titles: Iterable[str]) -> _Claim:
    """Return what the titles of a text say. A heading that would be an entry itself is not the title of the others."""
    bare = {title.strip() for title in titles}
    terms = {entry.cells[TERM] for entry in found.entries}
    is_of_project = any(_ENDING.sub("", title).casefold() in _OF_PROJECTS for title in bare)
    if not is_of_project and any(map(_is_that_of_a_glossary, bare - terms)):
        return _Claim.IS_NAMED
    return _Claim.MENTIONS if any(map(_says_so, bare)) else _Claim.NONE


def _is_that_of_a_glossary(title: str) -> bool:
    """Return whether a title is the name of a glossary, and does not only speak of one.

    >>> [title for title in ("Cell glossary", "Glossary of cells", "Glossary plugin") if _is_that_of_a_glossary(title)]
    ['Cell glossary', 'Glossary of cells']
    """
    if len(title) > _LONGEST_TITLE:
        return False
    if _SAYS_SO_ALONE.fullmatch(title):
        return True
    words = [word.casefold() for word in _WORD.findall(_ENDING.sub("", title)) if not word.isdecimal()]
    words = words[1:] if words[:1] == ["the"] else words
    return bool(words) and _ASKING.isdisjoint(words) and (_begins_with_name(words) or _ends_with_name(words))


def _begins_with_name(words: Sequence[str]) -> bool:
    following = words[1] if len(words) > 1 else ":"
    return _NAME_ALONE.fullmatch(words[0]) is not None and (following in _AFTER_NAME or len(following) == len("de"))


def _ends_with_name(words: Sequence[str]) -> bool:
    is_of_another = not _DETERMINERS.isdisjoint(words[1:-1][-3:])  # “Update the medical glossary”
    is_name = _NAME.fullmatch(words[-1]) is not None
    return (is_name and not is_of_another) or _NAME_AT_END.search(words[-1]) is not None


def _objection(found: Found, lines: Sequence[Line], claim: _Claim) -> str:
    """Return why entries are not those of a glossary, "" if they are."""
    if found.form is Form.MARKED:
        return ""
    names = [_NUMBER.sub("", str(entry.cells[TERM]).casefold()) for entry in found.entries]
    what = _WHAT[found.form]
    limits = _LIMITS[claim] if found.form is not Form.LISTS else _LIMITS_OF_LISTS
    length = _length_of_definitions(found)
    longest = limits.length if claim or found.form is Form.HEADINGS else _LONG
    outside = _count_between(found, lines)
    stock = _stock(claim, length)
    unlike = [place for place, name in enumerate(names) if _is_no_term(name, stock)]
    repeated = 1 - len(set(names)) / len(names)
    objections = {
        f"much of its text does not belong to its {what} ({_shown(found)})": outside > _most_outside(claim, len(names)),
        f"its {what} ({_shown(found, unlike)}) are not those of terms": len(unlike) > limits.unlike * len(names),
        f"its {what} ({_shown(found, _repeated(names))}) are repeated": repeated > limits.repeated,
        f"the texts of its {what} ({_shown(found)}) are longer than definitions": length > longest,
        f"no title says so, and the items of its lists ({_shown(found)}) may be any": (
            found.form is Form.LISTS and claim is not _Claim.IS_NAMED
        ),
        f"no title says so, and its {what} ({_shown(found)}) are neither in the order of the alphabet nor explained in"
        " short texts": not claim and not _looks_like_one(found, names, outside, length),
    }
    return next((objection for objection, holds in objections.items() if holds), "")


def _most_outside(claim: _Claim, count: int) -> float:
    """Return how many paragraphs may stand between that many entries."""
    return count * 1.25 + 2 if claim else count / 4


def _looks_like_one(found: Found, names: Sequence[str], outside: int, length: float) -> bool:
    """Return whether entries are those of a glossary that does not say so."""
    are_short = not outside and length <= _SHORT and len(names) >= _FEW
    return found.form in {Form.BOLD, Form.OPENED} or are_short or _are_in_order(names)


def _stock(claim: _Claim, length: float) -> frozenset[str]:
    """Return the stock headings that are no terms. Those of plans are terms in a glossary of them."""
    return _PARTS if claim is _Claim.IS_NAMED and length > _VALUE else _STOCK


def _repeated(names: Sequence[str]) -> list[int]:
    counts = Counter(names)
    first = {name: place for place, name in reversed(list(enumerate(names))) if counts[name] > 1}
    return sorted(first.values())


def _shown(found: Found, places: Sequence[int] | None = None) -> str:
    chosen = found.entries if places is None else [found.entries[place] for place in places]
    names = ", ".join(f"“{entry.cells[TERM]}”" for entry in chosen[:_MOST_SHOWN])
    return names if len(chosen) <= _MOST_SHOWN else f"{names} …"


def _length_of_definitions(found: Found) -> float:
    """Return how many words the definitions have, the median."""
    return median(len(str(entry.cells.get(DEFINITION, "")).split()) for entry in found.entries)


def other_page(forms: Iterable[Found], lines: Sequence[Line], titles: Iterable[str]) -> InvalidVocabularyError:
    """Return the error that a text in Markdown is no glossary. It says why, and names what might be its terms."""
    likeliest = max(
        forms, key=lambda found: (found.form is not Form.LISTS and len(found.entries) > 1, len(found.entries))
    )
    if not likeliest.entries:
        return InvalidVocabularyError(
            "this is a text in Markdown, and it has no terms with their definitions",
            hint=f"{ANNOTATE} Its terms may stand in a table, a definition list, in bold or in headings.",
        )
    reason = _objection(likeliest, lines, _claim_of(likeliest, titles))
    if not reason or len(likeliest.entries) == 1:
        reason = f"there are too few terms with a definition ({_shown(likeliest)})"
    return InvalidVocabularyError(
        f"this is a text in Markdown, but it does not look like a glossary: {reason}",
        hint=f"{ANNOTATE} If they are terms, say so: immuno vocabulary add FILE --column term=prefLabel --column"
        " definition=definition",
    )


def _says_so(title: str) -> bool:
    bare = title.strip()
    return _SAYS_SO.search(bare) is not None or _SAYS_SO_ALONE.fullmatch(bare) is not None


def _is_no_term(name: str, stock: frozenset[str]) -> bool:
    """Return whether a name is a stock heading, a question, a step, or longer than terms are."""
    return name in stock or _SENTENCE.match(name) is not None or len(name.split()) > _MOST_WORDS


def _count_between(found: Found, lines: Sequence[Line]) -> int:
    """Return the number of paragraphs below the first entry that belong to none. An introduction says nothing."""
    count = 0
    is_open = False
    first = min(found.lines)
    for line in lines[first:]:
        is_text = bool(line.text) and line.number not in found.lines and not RULE.match(line.text)
        is_paragraph = is_text and not HEADING.match(line.text)
        count += is_paragraph and not is_open
        is_open = is_paragraph
    return count


def _are_in_order(names: Sequence[str]) -> bool:
    """Return whether there are several names, and nearly all stand in the order of the alphabet."""
    in_order = sum(first <= second for first, second in pairwise(names))
    return len(names) >= _SEVERAL and in_order >= _IN_ORDER * (len(names) - 1)
