"""The forms in which a text in Markdown may have entries: definition lists, bold terms, headings, lists."""

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import pairwise, takewhile
from typing import Final, NamedTuple

from immuno_cli.formats.glossaries.entries import Cell, Entry, gather
from immuno_cli.formats.glossaries.markdown_opened import find_opened
from immuno_cli.formats.glossaries.markdown_tables import Line
from immuno_cli.formats.glossaries.markdown_text import BULLET, HEADING, RULE, paragraphs, plain_text
from immuno_cli.formats.glossaries.names_in_brackets import with_names
from immuno_cli.formats.tables.header_names.words import TARGET_OF, plain

_DETAIL: Final = re.compile(r"^\s{0,3}[:~]\s+(?P<text>\S.*)$")
_IN_DUTCH: Final = r"(?=.*\b(?:een|het|van|wordt|voor)\b)"
_OR: Final = rf"(?:[,;/]|\b(?:or|oder|ou|o|of{_IN_DUTCH})\b)"
"""What stands between two names of one thing. `of` means “or” only in Dutch."""
_WITHIN: Final = (
    rf"(?:&|(?:(?!of\b{_IN_DUTCH})(?:of|and|for|in|to|by|the|und|für|von|der|des|et|de|du|la|e|y|di|en|van|het)\b))"
)
"""What stands between the words of one name."""
_BOLD: Final = re.compile(
    r"^(?P<mark>\*\*|__)(?P<term>(?:(?!(?P=mark)).)+?)(?P<inner>[:：]?)\s*(?P=mark)"
    rf"(?P<more>(?:(?<![:：]..)(?:\s+{_WITHIN})++\s+(?P=mark)(?:(?!(?P=mark)).)++(?P=mark))*+)"
    rf"(?P<others>(?:\s*{_OR}\s*(?P=mark)(?:(?!(?P=mark)).)++(?P=mark))*+)"
    r"(?P<note>\s*\([^()]*\))?"
    r"(?P<outer>\s*[:：–—]\s*|\s+-+\s+|\s*$)?"
)
"""How a line begins whose term is in bold, as a whole or in part, with further names in bold.

`**serum** or **sera**: …`, `**Standard** of **care**: …`
"""
_LEAD: Final = re.compile(
    r"^(?P<mark>\*\*|__)(?P<term>(?:(?!(?P=mark)).)+?)(?:(?<!\.\w)[.:：]\s*(?P=mark)[ \t]+|[:：]?\s*(?P=mark)"
    r"(?P<note>[ \t]*\([^()]{1,80}\))?(?:\s*[:：–—]\s*|\s+-+\s+|[ \t]*\\?$|[ \t]+(?=[A-Z])"
    r"|(?=\s+(?P<verb>is|are|was|were|means?|refers?|stands?|denotes?|describes?)\s)))"
)
"""How a paragraph begins whose term is in bold.

`**serum**`, `**serum**: …`, `**serum** It …`, `**serum** is …`, `**serum.** …`
"""
_ABBREVIATION: Final = re.compile(r"^\s{0,3}\*\[(?P<term>[^\[\]]+)\]:\s*(?P<text>\S.*)$")
"""An abbreviation of Markdown Extra, MkDocs and Kramdown."""
_LISTED: Final = re.compile(
    r"^(?P<term>(?:[^\s–—|]+[ \t]+){0,6}?[^\s–—|]+?)(?:[ \t]*[:：](?:[ \t]+|$)|[ \t]+[–—][ \t]*|[ \t]+--?[ \t]+)"
    r"(?=\S|$)"
)
"""How an item of a list begins whose term is not in bold: `serum: …`, `serum – …`."""
_LINK_WITHIN: Final = re.compile(r"\s*(?:(?:[-*+]|\d+[.)])\s+)?\[[^\[\]]+\]\(#[^()]*\)[\s\\]*")
_SENTENCE: Final = re.compile(r"[.!?。]$")
_ALIASES: Final = re.compile(
    r"^<!--\s*(?:\{\s*\"aliases\"\s*:\s*\"(?P<aliases>[^\"]*)\"[^<>]*|Aliases:(?P<plain>[^<>]*))-->$"
)
"""Other names of a term below its heading, as glossarify-md has them."""
_LONGEST_TERM: Final = 120
_MARKED: Final = 1000
"""Characters of a line in which a term in bold is looked for."""
TERM: Final = "term"
DEFINITION: Final = "definition"
_SYNONYMS: Final = "synonyms"
_MOST_TERMS: Final = 20
"""Terms that one definition may have."""


class Form(Enum):
    """How sure it is that what has this form is an entry of a glossary."""

    MARKED = 1
    """Definition lists, tables and abbreviations: nothing else is written so."""
    BOLD = 2
    HEADINGS = 3
    LISTS = 4
    OPENED = 5


class Section(NamedTuple):
    """A heading: its line, its level, its text without marks, and the lines below it."""

    number: int
    level: int
    term: str
    below: list[Line]


class Found(NamedTuple):
    """The entries that a text has in one form, and the numbers of the lines that belong to them."""

    entries: list[Entry]
    lines: frozenset[int]
    form: Form = Form.MARKED


def iter_forms(lines: Sequence[Line]) -> Iterator[Found]:
    """Yield the entries that a text has in each form. Of equally many, those of the first form are the likelier.

    Names in brackets behind a term are its synonyms.
    """
    for found in _iter_forms(lines):
        yield found._replace(entries=list(map(with_names, found.entries)))


def _iter_forms(lines: Sequence[Line]) -> Iterator[Found]:
    yield _in_definition_lists(lines)
    yield _in_bold(lines)._replace(form=Form.BOLD)
    yield from (found._replace(form=Form.HEADINGS) for found in _by_headings(lines))
    yield _in_abbreviations(lines)
    yield _in_bold_paragraphs(lines)._replace(form=Form.BOLD)
    yield _in_opened_parts(lines)._replace(form=Form.OPENED)
    yield _in_lists(lines)._replace(form=Form.LISTS)


def _in_definition_lists(lines: Sequence[Line]) -> Found:
    entries: list[Entry] = []
    used: set[int] = set()
    for place, line in enumerate(lines):
        terms = _terms_above(lines, place)
        if not terms:
            continue
        texts = _details(lines, place)
        definitions = [paragraphs(part) for part in _parts(texts, lines)]
        labels = [plain_text(term.text) for term in terms]
        cells: dict[str, Cell] = {TERM: labels[0], DEFINITION: definitions}
        if labels[1:]:
            cells[_SYNONYMS] = labels[1:]
        entries.append(Entry(terms[0].number, cells))
        used.update((line.number, *(term.number for term in terms), *(text.number for text in texts)))
    return Found(entries, frozenset(used))


def _terms_above(lines: Sequence[Line], place: int) -> list[Line]:
    """Return the lines with the terms whose first definition is in this line.

    It is one term, or several on lines of their own below a blank line.
    """
    if not place or not _DETAIL.match(lines[place].text):
        return []
    end = place if lines[place - 1].text else place - 1
    begin = end
    while begin > max(0, end - _MOST_TERMS) and _is_term(lines[begin - 1].text):
        begin -= 1
    is_below_blank = begin == 0 or not lines[begin - 1].text or _is_other(lines[begin - 1].text)
    return list(lines[begin if is_below_blank else max(begin, end - 1) : end])


def _is_term(text: str) -> bool:
    is_short = bool(text) and _is_short(text) and not text.startswith((" ", "\t"))
    return is_short and not _DETAIL.match(text) and not _is_other(text)


def _is_other(text: str) -> bool:
    """Return whether a line is a heading, a rule or an item of a list. None of them begins with a letter."""
    if text[:1].isalpha():
        return False
    return bool(HEADING.match(text) or RULE.match(text) or BULLET.match(text))


def _details(lines: Sequence[Line], place: int) -> list[Line]:
    """Return the lines of the definitions that begin here: those with a colon, and those that are indented."""
    texts = []
    for number in range(place, len(lines)):
        line = lines[number]
        detail = _DETAIL.match(line.text)
        following = lines[number + 1].text if number + 1 < len(lines) else ""
        if detail:
            texts.append(Line(line.number, detail["text"]))
        elif line.text.startswith(("  ", "\t")):
            texts.append(Line(line.number, line.text.strip()))
        elif not line.text and (following.startswith(("  ", "\t")) or _DETAIL.match(following)):
            texts.append(Line(line.number, ""))
        elif not line.text or _is_other(line.text) or _DETAIL.match(following):
            break
        else:
            texts.append(line)  # a lazy continuation line
    return texts


def _parts(texts: Sequence[Line], lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines of each definition of a term. One begins where the line has a colon."""
    parts: list[list[Line]] = []
    for text in texts:
        if _DETAIL.match(lines[text.number - 1].text):
            parts.append([])
        parts[-1].append(text)
    return parts


def _in_bold(lines: Sequence[Line]) -> Found:
    entries: list[Entry] = []
    used: set[int] = set()
    for place, line in enumerate(lines):
        if not _has_bold(line):
            continue
        item = BULLET.sub("", line.text).strip()
        match = _BOLD.match(item, 0, _MARKED)
        if match is None or not (match["inner"] or match["outer"]) or not _is_short(_name_in(match)):
            continue
        more = list(_continued(lines, place + 1))
        text = paragraphs([Line(line.number, item[match.end() :]), *more])
        if text:
            term = plain_text(_name_in(match) + (match["note"] or ""))
            cells: dict[str, Cell] = {TERM: term, DEFINITION: text}
            if match["others"]:
                cells[_SYNONYMS] = [plain_text(other) for other in match["others"].split(match["mark"])[1::2]]
            entries.append(Entry(line.number, cells))
            used.update((line.number, *(other.number for other in more)))
    return Found(entries, frozenset(used))


def _name_in(match: re.Match[str]) -> str:
    """Return the whole of a name of which one word or more are in bold, with its marks."""
    mark = match["mark"]
    return f"{mark}{match['term']}{mark}{match['more']}" if match["more"] else match["term"]


def _in_lists(lines: Sequence[Line]) -> Found:
    """Return the items of lists that begin with a term and a colon or a dash. Items within one belong to its text."""
    entries: list[Entry] = []
    used: set[int] = set()
    for place, line in enumerate(lines):
        if line.number in used or not BULLET.match(line.text):
            continue
        item = plain_text(BULLET.sub("", line.text, count=1))
        match = _LISTED.match(item, 0, _MARKED)
        if match is None or not _is_short(match["term"]):
            continue
        more = list(_continued(lines, place + 1))
        text = paragraphs([Line(line.number, item[match.end() :]), *more])
        if text:
            entries.append(Entry(line.number, {TERM: match["term"], DEFINITION: text}))
            used.update((line.number, *(other.number for other in more)))
    return Found(entries, frozenset(used))


def _is_short(term: str) -> bool:
    """Return whether a term is no longer than terms are. Its marks, such as links, do not count."""
    return len(term) <= _LONGEST_TERM or len(plain_text(term)) <= _LONGEST_TERM


def _has_bold(line: Line) -> bool:
    return "**" in line.text or "__" in line.text


def _in_abbreviations(lines: Sequence[Line]) -> Found:
    """Return the abbreviations. What one stands for is the label of its concept, and a sentence is its definition."""
    matches = [(line.number, match) for line in lines if (match := _ABBREVIATION.match(line.text))]
    entries = [Entry(number, _abbreviated(match)) for number, match in matches]
    return Found(entries, frozenset(number for number, _ in matches))


def _abbreviated(match: re.Match[str]) -> dict[str, Cell]:
    short, text = plain_text(match["term"]), plain_text(match["text"])
    if _SENTENCE.search(text):
        return {TERM: short, DEFINITION: text}
    return {TERM: text, _SYNONYMS: [short]}


def _continued(lines: Sequence[Line], place: int) -> Iterator[Line]:
    """Yield the lines that go on with a paragraph or a list item, up to a blank line or the next item."""
    for number in range(place, len(lines)):
        line = lines[number]
        starts_other = _is_other(line.text) or line.text.startswith(("**", "__"))
        if not line.text or (starts_other and not line.text.startswith(("  ", "\t"))):
            return
        yield line


def _by_headings(lines: Sequence[Line]) -> Iterator[Found]:
    """Yield, for each level of headings, those with a text below them and these texts. The deepest comes first."""
    by_level: dict[int, list[Section]] = {}
    for section in _iter_sections(lines):
        has_text = any(line.text for line in section.below) and not _are_contents(section.below)
        if has_text and 0 < len(section.term) <= _LONGEST_TERM:
            by_level.setdefault(section.level, []).append(section)
    for level in sorted(by_level, reverse=True):
        sections = _without_letters(by_level[level])
        if sections:
            yield _found(sections)


def _without_letters(sections: list[Section]) -> list[Section]:
    """Return the sections without those of an index. A single letter among longer names is a name: “R”."""
    longer = [section for section in sections if len(section.term) > 1]
    return sections if 2 * len(longer) > len(sections) else longer


def _are_contents(lines: Sequence[Line]) -> bool:
    """Return whether lines are a table of contents: each is nothing but a link to a place of the page."""
    texts = [line.text for line in lines if line.text.strip()]
    return len(texts) > 1 and all(map(_LINK_WITHIN.fullmatch, texts))


def _found(sections: Sequence[Section]) -> Found:
    """Return a section as an entry, each with its fields if most of them have a definition among such."""
    fields = [list(_iter_fields(section.below)) for section in sections]
    have_fields = sum(any(_is_definition(name) for name, _ in each) for each in fields) * 2 > len(sections)
    entries = []
    used: set[int] = set()
    for section, named in zip(sections, fields, strict=True):
        texts: list[tuple[str, Cell]] = list(named) if have_fields else [(DEFINITION, paragraphs(section.below))]
        aliases = _aliases(section.below)
        if aliases:
            texts.append((_SYNONYMS, aliases))
        entries.append(Entry(section.number, gather([(TERM, section.term), *texts])))
        used.update((section.number, *(line.number for line in section.below)))
    return Found(entries, frozenset(used))


def _iter_fields(lines: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """Yield the names of the fields in a section, and their texts. A name may open its text, or stand in bold."""
    opened = find_opened(lines)
    yield from ((part.term, part.text) for part in opened)
    inside = {number for part in opened for number in part.lines}
    yield from _iter_bold_fields(line for line in lines if line.number not in inside)


def _iter_bold_fields(lines: Iterable[Line]) -> Iterator[tuple[str, str]]:
    """Yield the names in bold, such as `**Synonyms:** serum`, and the texts after them.

    What stands before the first is a definition, too. A name alone on its line stands above its text.
    """
    name, texts = DEFINITION, list[Line]()
    for line in lines:
        match = _BOLD.match(BULLET.sub("", line.text, count=1).strip(), 0, _MARKED) if _has_bold(line) else None
        if match is None or not (match["inner"] or match["outer"]):
            texts.append(line)
            continue
        if text := paragraphs(texts):
            yield name, text
        name = plain_text(_name_in(match))
        texts = [Line(line.number, match.string[match.end() :])]
    if text := paragraphs(texts):
        yield name, text


def _is_definition(name: str) -> bool:
    return TARGET_OF.get(plain(name)) == DEFINITION and name != DEFINITION


def _in_bold_paragraphs(lines: Sequence[Line]) -> Found:
    """Return the paragraphs that begin with a term in bold, each with what follows up to the next or a heading.

    The term stands on a line of its own, before a colon or a dash, or as the subject of a sentence.
    """
    starts = [place for place in range(len(lines)) if _begins_paragraph(lines, place)]
    entries: list[Entry] = []
    used: set[int] = set()
    for place, following in pairwise([*starts, len(lines)]):
        line = lines[place]
        match = _LEAD.match(line.text, 0, _MARKED)
        below = list(takewhile(lambda each: not HEADING.match(each.text), lines[place + 1 : following]))
        first = line.text if match is None or match["verb"] else line.text[match.end() :]
        text = paragraphs([Line(line.number, first), *below])
        if match and text:
            term = plain_text(match["term"] + (match["note"] or ""))
            entries.append(Entry(line.number, {TERM: term, DEFINITION: text}))
            used.update((line.number, *(each.number for each in below)))
    return Found(entries, frozenset(used))


def _in_opened_parts(lines: Sequence[Line]) -> Found:
    opened = [part for part in find_opened(lines) if _is_short(part.term)]
    entries = [Entry(part.number, {TERM: part.term, DEFINITION: part.text}) for part in opened]
    return Found(entries, frozenset(number for part in opened for number in part.lines))


def _begins_paragraph(lines: Sequence[Line], place: int) -> bool:
    text = lines[place].text
    if not text.startswith(("**", "__")) or (
        place and lines[place - 1].text and not HEADING.match(lines[place - 1].text)
    ):
        return False
    match = _LEAD.match(text, 0, _MARKED)
    return match is not None and _is_short(match["term"])


def _aliases(lines: Iterable[Line]) -> list[str]:
    """Return the other names of a term in the comments below it."""
    found = (match for line in lines if line.text.startswith("<!--") and (match := _ALIASES.match(line.text)))
    names = (name.strip() for match in found for name in (match["aliases"] or match["plain"] or "").split(","))
    return [name for name in names if name]


def _iter_sections(lines: Sequence[Line]) -> Iterator[Section]:
    """Yield each heading with the lines below it up to the next heading."""
    heading: Section | None = None
    for line in lines:
        match = HEADING.match(line.text)
        if match:
            if heading:
                yield heading
            heading = Section(line.number, len(match["marks"]), plain_text(match["text"].rstrip("# ")), [])
        elif heading:
            heading.below.append(line)
    if heading:
        yield heading
