"""The language that a part of a column's name tells: by its name, its tag, or its tag with a script and a region."""

import re
from typing import Final

from immuno_cli.formats.languages import canonical
from immuno_cli.formats.tables.header_names.words import AMBIGUOUS_TAGS, LANGUAGE_OF, plain

LANGUAGE: Final = r"[^\W\d_]+(?:[-_][A-Za-z]{2}|[-_][A-Z][a-z]{3})*"
"""How what may tell a language is written."""
_TAG: Final = re.compile(r"(?P<base>[A-Za-z]{2,3})(?:[-_][A-Z][a-z]{3})?(?:[-_](?P<region>[A-Za-z]{2}))?")
"""The tag of a language with its script, its region, or both: `zh-Hans`, `pt-BR`."""

_CODES: Final = (
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en"
    " eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja"
    " jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb"
    " nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq"
    " sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)
_ALL_TAGS: Final = frozenset(_CODES.split())
"""The codes of ISO 639-1. Many are words, too: they count only beside several tags that are none."""
_ABBREVIATING: Final = (
    "ab ae an as av bi bm ce ch co cr cu cv ee ff ha ho hz ia ie ii io kg km kr kv kw lb ln mg mi na nd ne nr om or os"
    " pi qu rm rn sa sc sd se sg sm sn so ss st su tn to ts tt ty ve wa wo"
)
_SHORT_FORMS: Final = frozenset(_ABBREVIATING.split())
"""Those that usually stand for another word in the header of a table, such as “company”, “score” or “status”."""
_MANY: Final = 7
"""Tags of well-known languages beside which these are believed to be such, too."""


def tag_beside_others(text: str, others: int) -> str:
    """Return the language of a text that stands beside several tags of languages, "" if it is no such tag.

    `others` is their number. A code that is a short form of other words, too, takes many of them.

    >>> tag_beside_others("fa", 3), tag_beside_others("xx", 3), tag_beside_others("co", 3), tag_beside_others("co", 9)
    ('fa', '', '', 'co')
    """
    tag = text.strip().lower()
    is_tag = tag in _ALL_TAGS and (tag not in _SHORT_FORMS or others >= _MANY)
    return tag if is_tag else language_of(text)


def language_of(text: str) -> str:
    """Return the tag of the language that a text names, "" if it names none.

    >>> language_of("German"), language_of("zh-Hans"), language_of("pt_br"), language_of("no-id"), language_of("word")
    ('de', 'zh-Hans', 'pt-BR', '', '')
    """
    named = LANGUAGE_OF.get(plain(text), "")
    if named:
        return named
    tag = _TAG.fullmatch(text.strip())
    base = tag["base"].lower() if tag else ""
    if not tag or LANGUAGE_OF.get(base) != base:
        return ""
    region = tag["region"] or ""
    is_word = base in AMBIGUOUS_TAGS and not region.isupper()
    return "" if is_word else canonical(text.strip())


def is_tag(text: str) -> bool:
    """Return whether a text is the tag of a language, with or without a script and a region.

    >>> is_tag("en"), is_tag("zh-Hans"), is_tag("German"), is_tag("unit")
    (True, True, False, False)
    """
    return _TAG.fullmatch(text.strip()) is not None and bool(language_of(text))
