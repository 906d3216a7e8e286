"""Tells a glossary in Markdown from an article with headings, and from notes with words in bold.

A text that calls itself a glossary is one unless its entries speak against it. In another, they have to speak for it:
they are the text, each has a name of its own, and none is a stock heading, such as “Installation” or “Status”.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats.glossaries.markdown_forms import DEFINITION, TERM, Form, Found
from immuno_cli.formats.glossaries.markdown_tables import Line
from immuno_cli.formats.glossaries.markdown_text import HEADING, RULE
from immuno_cli.formats.unread.kinds import ANNOTATE

_SAYS_SO: Final = re.compile(
    r"(?<![^\W\d_])(?:gloss?ar\w*|glossaire|lexi(?:con|k|kon|que)|l[eé]xico|abbreviations?|acronyms?|terminolog\w*"
    r"|definitions?|definicion\w*|definizioni|vocabular\w*|vocabulaire|dictionar\w*|diccionario|dictionnaire"
    r"|(?:fach)?begriffe|w(?:oe|ö)rterbuch|abk(?:ue|ü)rzungen|woordenlijst|słownik|slovn[ií]k|словарь|глоссарий)"
    r"(?![^\W\d_])|用語集|用語|용어|术语|術語|词汇",
    re.IGNORECASE,
)
"""Words with which a glossary names itself, wherever they stand."""
_SAYS_SO_ALONE: Final = re.compile(
    r"(?:(?:key|important|common|basic|technical|list of|the)[ _-])*(?:terms?|words?|concepts?)"
    r"(?:[ _-](?:and|&)[ _-](?:definitions?|concepts?|abbreviations?|acronyms?|phrases?))?(?:\.\w+)*",
    re.IGNORECASE,
)
"""Names of a glossary that mean it only by themselves: “Terms”, and not “Terms of use”."""
_STOCK: Final = frozenset(
    line.strip()
    for line in """
    about|abstract|acceptance criteria|acknowledgements|acknowledgments|added|additional information|appendix|approach
    architecture|assignee|author|authors|background|build|building|changed|changelog|citation|conclusion|conclusions
    configuration|contact|content|contents|contribute|contributing|contribution|contributors|copyright|created|credits
    date|deadline|decision|dependencies|deploy|deployment|deprecated|description|design|development|disclaimer
    discussion|documentation|due|example|examples|faq|features|feedback|findings|fixed|folder structure|further reading
    future work|getting started|goal|goals|how it helps|how it works|how to contribute|how to use|implementation
    important|installation|install|introduction|issues|known issues|license|licence|licenses|limitations|links|list
    maintainers|management|methods|milestones|motivation|next steps|note|notes|objective|objectives|open questions
    options|overview|owner|participants|prerequisite|prerequisites|priority|problem|problem it addresses|project
    project structure|purpose|quick start|quickstart|rationale|recommendations|references|related|related terms
    related work|release|releases|removed|reporting|requirements|resources|results|reviewer|roadmap|running|scope
    screenshots|see also|setup|solution|sources|status|steps|summary|support|table of contents|tags|tasks|tech stack
    testing|tests|tip|tips|title|todo|tools|troubleshooting|updated|usage|use case|use cases|validation|version
    versions|warning|why it matters|workflow
    einleitung|einführung|zusammenfassung|beispiel|beispiele|quellen|literatur|lizenz|kontakt|hinweis|hinweise|stand
    introducción|ejemplo|ejemplos|fuentes|licencia|contacto|resumen|nota|notas|instalación|uso|estado
    exemple|exemples|sources|licence|contact|résumé|remarque|remarques|utilisation
    """.replace("|", "\n").splitlines()
    if line.strip()
)
"""Headings of articles, and fields of notes: what nearly never is the term of a glossary."""
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
_IN_ORDER: Final = 0.8
_MOST_SHOWN: Final = 2


def glossaries_among(forms: Sequence[Found], lines: Sequence[Line], titles: Iterable[str]) -> list[Found]:
    """Return those of the forms in which a text has entries that are the entries of a glossary.

    `titles` are what the text calls itself: the name of its file, its title and its first headings. In a text that does
    not call itself a glossary, the form with the most entries decides.
    """
    says_so = any(map(_says_so, titles))
    most = max((len(found.entries) for found in forms), default=0)
    judged = [found for found in forms if says_so or found.form is Form.MARKED or len(found.entries) == most]
    return [found for found in judged if found.form is Form.MARKED or _is_glossary(found, lines, says_so=says_so)]


def _is_glossary(found: Found, lines: Sequence[Line], *, says_so: bool) -> bool:
    names = [_NUMBER.sub("", str(entry.cells[TERM]).casefold()) for entry in found.entries]
    repeated = 1 - len(set(names)) / len(names)
    unlike = sum(map(_is_no_term, names)) / len(names)
    outside = _count_between(found, lines)
    length = _length_of_definitions(found)
    if says_so:
        is_text = outside <= len(names) * 1.25 + 2 and length <= _LONG
        return is_text and repeated <= 0.15 and unlike <= 0.34  # noqa: PLR2004
    if outside > len(names) / 4 or max(repeated, unlike) > 0.1:  # noqa: PLR2004 - shares
        return False
    if found.form is Form.BOLD:
        return length <= _LONG
    are_short = not outside and length <= _SHORT
    return _are_in_order(names) or (are_short and len(names) >= _FEW)


def _length_of_definitions(found: Found) -> float:
    """Return how many words the definitions have, the median."""
    return median(len(str(entry.cells.get(DEFINITION, "")).split()) for entry in found.entries)


def other_page(forms: Iterable[Found]) -> InvalidVocabularyError:
    """Return the error that a text in Markdown is no glossary. It names what might be taken for its terms."""
    likeliest = max(forms, key=lambda found: len(found.entries))
    names = [f"“{entry.cells[TERM]}”" for entry in likeliest.entries[:_MOST_SHOWN]]
    if not names:
        return InvalidVocabularyError(
            "this is a text in Markdown, and it has no terms with their definitions",
            hint=f"{ANNOTATE} Its terms may stand in a table, a definition list, in bold or in headings.",
        )
    what = "headings" if likeliest.form is Form.HEADINGS else "words in bold"
    return InvalidVocabularyError(
        f"this is a text in Markdown, but it does not look like a glossary: its {what} ({', '.join(names)} …) are not"
        " those of terms",
        hint=f"{ANNOTATE} If they are terms, say so: immuno vocabulary add FILE --column term=prefLabel --column"
        " definition=definition",
    )


def _says_so(title: str) -> bool:
    bare = title.strip()
    return _SAYS_SO.search(bare) is not None or _SAYS_SO_ALONE.fullmatch(bare) is not None


def _is_no_term(name: str) -> bool:
    """Return whether a name is a stock heading, a question, a step, or longer than terms are."""
    return name in _STOCK or _SENTENCE.match(name) is not None or len(name.split()) > _MOST_WORDS


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
