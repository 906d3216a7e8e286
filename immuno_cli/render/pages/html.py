"""A glossary page in HTML: one file that loads nothing, filters as you type, and reads well without its script.

Its security policy names the hashes of its own style and script, so that nothing a vocabulary holds could ever run.
"""

import json
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from html import escape as escape_html
from pathlib import Path
from typing import Final

from immuno_cli.formats.iris import known_iri
from immuno_cli.model import Concept, Scheme
from immuno_cli.questions import wording
from immuno_cli.render.pages.entries import (
    Page,
    PageEntry,
    build_page,
    closing_words,
    document_lines,
    scheme_facts,
    source_items,
)
from immuno_cli.render.sections import Item, Piece, Section, codes, origin_facts, review_text

_ASSETS: Final = Path(__file__).with_name("assets")
LARGE: Final = 1000
"""From so many entries on, a browser draws only what is in view; headings stay for those who go by them."""
SOFT_HYPHEN: Final = "\u00ad"
"""Pages leave it out of a text: a browser prints it as a blank, and a PDF of the page would have two words."""
_UNSHOWN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Controls but the line end and the tab, and what changes the direction of text."""


def dump_html(scheme: Scheme, concepts: Sequence[Concept], bundles: Sequence[Scheme] = ()) -> Iterator[str]:
    """Yield a page of all live concepts, in the order of the alphabet; `#q=word` after its address filters it.

    A link to a concept that is not among those given is its id in plain text. Controls and bidirectional overrides are
    shown as U+FFFD. `bundles` are the schemes of the bundles that the vocabulary is made of, where there are several.
    """
    page = build_page(scheme, concepts, bundles)
    entries = page.entries
    style, script = load_asset("page.css"), load_asset("page.js")
    policy = f"default-src 'none'; style-src '{digest(style)}'; script-src '{digest(script)}'; base-uri 'none'"
    yield f"""<!DOCTYPE html>
<html lang="{escape(scheme.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{escape(scheme.title)}</title>
{_head_facts(scheme)}<style>{style}</style>
</head>
<body>
<a class="page-skip" href="#page-main">Skip to the entries</a>
<header>
<h1>{escape(scheme.title)}</h1>
{_paragraph(scheme.description)}</header>
"""
    yield _controls(scheme, entries)
    size = ' class="page-large"' if len(entries) > LARGE else ""
    yield f'<main id="page-main" tabindex="-1"{size}>\n'
    yield _letters(entries)
    for entry in entries:
        yield _article(page, entry)
    yield "</main>\n"
    yield _footer(scheme, page)
    index = json.dumps([_indexed(scheme, entry) for entry in entries], separators=(",", ":"))
    yield f'<script type="application/json" id="page-data">{index.replace("<", chr(92) + "u003c")}</script>\n'
    yield f"<script>{script}</script>\n</body>\n</html>\n"


def escape(text: str) -> str:
    """Return text as HTML that shows it literally, in an attribute too."""
    if not text.isprintable():  # most is so, and has none of these
        text = _UNSHOWN.sub("\ufffd", text)
    return escape_html(text)


def load_asset(name: str) -> str:
    """Return a style sheet or a script that is written into a page."""
    return (_ASSETS / name).read_text(encoding="utf-8")


def digest(text: str) -> str:
    """Return the hash by which a security policy knows a style or a script."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _head_facts(scheme: Scheme) -> str:
    facts = {"description": scheme.description, "author": scheme.attribution, "dcterms.license": scheme.license}
    facts["dcterms.hasVersion"] = scheme.version
    return "".join(f'<meta name="{n}" content="{escape(fact)}">\n' for n, fact in facts.items() if fact)


def _paragraph(text: str | None) -> str:
    return f"<p>{escape(text)}</p>\n" if text else ""


def _controls(scheme: Scheme, entries: Sequence[PageEntry]) -> str:
    """Return the bar with the search box; it is hidden until the script that serves it runs."""
    selects = "".join(_selects(scheme, entries))
    more = f'<summary>More filters</summary><div class="page-row">{selects}</div>'
    return f"""<form class="page-bar" role="search" hidden>
<div class="page-controls">
<label for="page-query">Find an entry</label>
<div class="page-row"><input id="page-query" type="search" autocomplete="off" autocapitalize="off" spellcheck="false"
 aria-describedby="page-status" placeholder="a word, spelled as well as you can" aria-keyshortcuts="/"></div>
<p id="page-status" role="status" aria-live="polite"></p>
</div>
</form>
{f'<details class="page-more" hidden>{more}</details>' if selects else ""}
"""


def _selects(scheme: Scheme, entries: Sequence[PageEntry]) -> Iterator[str]:
    """Yield what narrows the page: the kind, and each facet that an entry is placed in."""
    kinds = sorted({entry.concept.kind for entry in entries if entry.concept.kind})
    if kinds:
        yield _select("kind", "Kind", [(kind, kind) for kind in kinds])
    used = {claim.category for entry in entries for claim in entry.concept.categories}
    for number, facet in enumerate(scheme.facets):
        options = [(category.id, category.pref_label) for category in facet.categories if category.id in used]
        if options:
            yield _select(f"facet-{number}", facet.definition or facet.pref_label, options)


def _select(field: str, label: str, options: Iterable[tuple[str, str]]) -> str:
    listed = "".join(f'<option value="{escape(value)}">{escape(shown)}</option>' for value, shown in options)
    return f'<label>{escape(label)} <select data-field="{field}"><option value="">all</option>{listed}</select></label>'


def _letters(entries: Sequence[PageEntry]) -> str:
    first: dict[str, str] = {}
    for entry in entries:
        letter = entry.concept.pref_label[:1].upper()
        first.setdefault(letter if letter.isalpha() else "#", entry.anchor)
    links = "".join(f'<a href="#{anchor}">{escape(letter)}</a>' for letter, anchor in first.items())
    return f'<nav class="page-letters" aria-label="Letters">{links}</nav>\n'


def _indexed(scheme: Scheme, entry: PageEntry) -> tuple[list[str], dict[str, list[str]]]:
    """Return what the script filters by: all labels, the hidden ones too; the kind; the categories by facet."""
    held = {claim.category for claim in entry.concept.categories}
    fields = {
        f"facet-{number}": [category.id for category in facet.categories if category.id in held]
        for number, facet in enumerate(scheme.facets)
    }
    fields["kind"] = [entry.concept.kind] if entry.concept.kind else []
    labels = [entry.concept.id, *entry.concept.notations, *(text for text, _ in entry.concept.labels)]
    return labels, {name: ids for name, ids in fields.items() if ids}


def _article(page: Page, entry: PageEntry) -> str:
    parts = [
        f'<article id="{entry.anchor}" aria-labelledby="page-h-{entry.anchor}">\n',
        f'<h2 id="page-h-{entry.anchor}"><a href="#{entry.anchor}">{escape(entry.concept.pref_label)}</a></h2>\n',
        '<div class="said">\n',
        _meta(entry),
    ]
    if entry.answer.other_names:
        names = ", ".join(map(escape, entry.answer.other_names))
        parts.append(f"<p><b>{wording.OTHER_NAMES}:</b> {names}</p>\n")
    parts += [_section(page, entry, section) for section in entry.sections]
    parts.append(_sources(entry))
    if review_text(entry.answer):
        parts.append(f'<p class="meta">{review_text(entry.answer)}</p>\n')
    return "".join([*parts, "</div>\n</article>\n"])


def _meta(entry: PageEntry) -> str:
    facts = [*entry.concept.pronunciations, *origin_facts(entry.answer)]
    chips = "".join(f'<span class="chip">{escape(fact)}</span> ' for fact in facts)
    shown = " ".join(f"<code>{escape(code)}</code>" for code in codes(entry.answer))
    return f'<p class="meta">{chips}{shown}</p>\n'


def _section(page: Page, entry: PageEntry, section: Section) -> str:
    items = [_item(page, entry, item) for item in section.items]
    if section.look == "prose":
        return "".join(f"<p>{item}</p>\n" for item in items)
    heading = f"<h3>{escape(section.heading)}</h3>\n" if section.heading else ""
    sign = "<b>!</b> " if section.look == "warnings" else ""
    name = {"lines": "connection", "warnings": "warnings"}.get(section.look, "statements")
    listed = "".join(f"<li>{sign}{item}</li>\n" for item in items)
    return f'{heading}<ul class="{name}">\n{listed}</ul>\n'


def _item(page: Page, entry: PageEntry, item: Item) -> str:
    label = f"<b>{escape(item.label)}:</b> " if item.label else ""
    return label + "".join(_piece(page, entry, piece) for piece in item.pieces)


def _piece(page: Page, entry: PageEntry, piece: Piece) -> str:
    text = escape(piece.text)
    if piece.sort == "marks":
        return _marks(entry, piece.passages)
    if piece.sort == "address":
        return address_link(piece.text)
    if piece.sort == "name" and piece.target in page.anchors:
        return f'<a href="#{page.anchors[piece.target]}">{text}</a>'
    if piece.sort == "strong":
        return f"<b>{text}</b>"
    return f'<span class="{piece.target}">{text}</span>' if piece.sort == "basis" else text


def _marks(entry: PageEntry, passages: Sequence[str]) -> str:
    links = " ".join(
        f'<a href="#page-s-{entry.anchor}-{mark}" aria-label="Source {mark}">{mark}</a>'
        for mark in entry.citations.of(passages, exact=True)
    )
    return f"<sup>{links}</sup>" if links else ""


def address_link(shown: str, url: str | None = None) -> str:
    """Return a text as a link to its address on the web, if one is given or known. The page itself never goes there."""
    target = url or known_iri(shown)
    if target and target.startswith(("http://", "https://")):
        return f'<a href="{escape(target)}" rel="noreferrer">{escape(shown)}</a>'
    return escape(shown)


def _sources(entry: PageEntry) -> str:
    lines = "".join(
        f'<li id="page-s-{entry.anchor}-{source.mark}"><b>{source.mark}</b> '
        f"{address_link(source.text, source.url)}</li>\n"
        for source in source_items(entry.citations)
    )
    summary = f"<summary>{wording.SOURCES}</summary>"
    return f'<details class="sources">{summary}\n<ul>\n{lines}</ul>\n</details>\n' if lines else ""


def _footer(scheme: Scheme, page: Page) -> str:
    documents = "".join(f"<li>{escape(line)}</li>\n" for line in document_lines(scheme))
    sources = f"<h2>Sources</h2>\n<ol>\n{documents}</ol>\n" if documents else ""
    listed = "".join(f"<dt>{name}</dt><dd>{address_link(fact)}</dd>\n" for name, fact in scheme_facts(scheme).items())
    about = f"<h2>About this glossary</h2>\n<dl>\n{listed}</dl>\n" if listed else ""
    advice = f"<p>{escape(closing_words(page))}</p>\n"
    return f"<footer>\n{sources}{about}{advice}</footer>\n"
