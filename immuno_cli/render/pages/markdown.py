"""A glossary page in Markdown (GitHub's flavour): entries with anchors, and links between them."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from immuno_cli.model import Concept, Scheme
from immuno_cli.questions import wording
from immuno_cli.render.pages.entries import (
    Page,
    PageEntry,
    SourceLine,
    build_page,
    closing_words,
    document_lines,
    scheme_facts,
    source_items,
)
from immuno_cli.render.sections import Item, Piece, Section, codes, is_address, origin_facts, review_text

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>#|~$!&])")
_AT_START: Final = re.compile(r"^([-+=]|\d+(?=[.)](?:\s|$)))")
_AUTOLINK: Final = re.compile(r"\b(https?)://|\bwww\.")


def dump_markdown(scheme: Scheme, concepts: Sequence[Concept], bundles: Sequence[Scheme] = ()) -> Iterator[str]:
    """Yield a glossary page, in the order of the alphabet. Deprecated concepts are left out.

    A link to a concept that is not among those given is its id in plain text. `bundles` are the schemes of the bundles
    that the vocabulary is made of, where there are several.
    """
    page = build_page(scheme, concepts, bundles)
    entries = page.entries
    yield f"# {escape(scheme.title)}\n\n"
    if scheme.description:
        yield f"{escape(scheme.description)}\n\n"
    yield from (f"- {name}: {escape(fact)}\n" for name, fact in scheme_facts(scheme).items())
    yield f"- Entries: {len(entries)}\n\n"
    yield "## Contents\n\n"
    for entry in entries:
        yield f"- [{escape(entry.concept.pref_label)}](#{entry.anchor})\n"
    yield "\n## Entries\n"
    for entry in entries:
        yield "".join(f"\n{block}\n" for block in _blocks(page, entry) if block)
    sources = document_lines(scheme)
    if sources:
        yield f"\n## {wording.SOURCES}\n\n"
        yield from (f"- {escape(line)}\n" for line in sources)
    yield f"\n{escape(closing_words(page))}\n"


def escape(text: str) -> str:
    """Return text as Markdown that shows it literally, on one line."""
    line = " ".join("".join(mark if mark.isprintable() else " " for mark in text).split())
    line = _AT_START.sub(_at_start, _SPECIAL.sub(r"\\\1", line))
    return _AUTOLINK.sub(lambda found: found[0].replace(":", "&#58;").replace("www.", "www&#46;"), line)


def _at_start(found: re.Match[str]) -> str:
    """Return what would begin a list or underline a heading, made harmless."""
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"


def _blocks(page: Page, entry: PageEntry) -> Iterator[str]:
    yield f'### <a id="{entry.anchor}"></a>{escape(entry.concept.pref_label)}'
    yield _facts(entry)
    if entry.answer.other_names:
        yield f"**{wording.OTHER_NAMES}:** {', '.join(map(escape, entry.answer.other_names))}"
    for section in entry.sections:
        yield _section(page, entry, section)
    yield escape(review_text(entry.answer))
    yield _sources(entry)


def _sources(entry: PageEntry) -> str:
    lines = [f"- \\[{item.mark}\\]{_source(item)}" for item in source_items(entry.citations)]
    return "\n".join([f"**{wording.SOURCES}**\n", *lines]) if lines else ""


def _facts(entry: PageEntry) -> str:
    known = " · ".join(escape(fact) for fact in (*entry.concept.pronunciations, *origin_facts(entry.answer)))
    shown = ", ".join(map(_code, codes(entry.answer)))
    return f"*{known}* · id {shown}" if known else f"id {shown}"


def _code(text: str) -> str:
    fence = "``" if "`" in text else "`"
    clean = "".join(mark if mark.isprintable() else "\ufffd" for mark in text)
    return f"{fence} {clean} {fence}" if "`" in text else f"{fence}{clean}{fence}"


def _section(page: Page, entry: PageEntry, section: Section) -> str:
    items = [_item(page, entry, item) for item in section.items]
    if section.look == "prose":
        return "\n\n".join(items)
    sign = "**!** " if section.look == "warnings" else ""
    heading = [f"**{escape(section.heading)}**\n"] if section.heading else []
    return "\n".join([*heading, *(f"- {sign}{item}" for item in items)])


def _item(page: Page, entry: PageEntry, item: Item) -> str:
    label = f"**{escape(item.label)}:** " if item.label else ""
    text = "".join(_piece(page, entry, piece) for piece in item.pieces)
    return label + text


def _piece(page: Page, entry: PageEntry, piece: Piece) -> str:
    if piece.sort == "marks":
        return "".join(f" \\[{mark}\\]" for mark in entry.citations.of(piece.passages, exact=True))
    text = _spaced(piece.text)
    if not text.strip():
        return text
    if piece.sort == "name" and piece.target in page.anchors:
        return f"[{text}](#{page.anchors[piece.target]})"
    if piece.sort == "basis":
        return text.replace(text.strip(), f"*{text.strip()}*")
    return f"**{text}**" if piece.sort == "strong" else text


def _spaced(text: str) -> str:
    """Return text as Markdown that shows it literally, with the blanks at its ends."""
    before = " " if text[:1].isspace() else ""
    after = " " if text[-1:].isspace() else ""
    return f"{before}{escape(text)}{after}"


def _source(item: SourceLine) -> str:
    """Return a source's text with its address as a link, where that can be written as one."""
    linked = is_address(item.url) and item.url.isprintable() and not set(item.url) & set("<> ")
    link = f" <{item.url}>" if linked else ""
    return link if link and item.text == item.url else f" {escape(item.text)}{link}"
