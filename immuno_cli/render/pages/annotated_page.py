"""A page of texts with their terms marked, in HTML: one file that loads nothing and runs only its own script.

A definition shows where its term is pointed at, has the focus or is tapped. Without the script a term is a link to its
entry in the list below the texts. The list has the definitions, what warns or corrects, and numbers of the sources,
which stand once at the end. In print it is in small type and two columns.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from immuno_cli.annotate.terms import Mark, cut
from immuno_cli.annotate.texts.loading import Kind
from immuno_cli.annotate.unexplained import Unexplained
from immuno_cli.questions.wording import DISCLAIMER, NOT_EXPLAINED, SOURCES
from immuno_cli.render.annotation import meaning_of
from immuno_cli.render.pages.annotated_entries import Said, Source, TermEntry
from immuno_cli.render.pages.html import SOFT_HYPHEN, address_link, digest, escape, load_asset
from immuno_cli.render.pages.kept_elements import language_tag
from immuno_cli.render.pages.kept_html import KeptDocument, keep_html

_STRUCTURED: Final = frozenset((Kind.HTML, Kind.MARKDOWN))
"""Kinds of text that bring headings of their own."""
_MOST_LINKS: Final = 50
"""Maximum number of mentions that the entry of a term links to."""
_TITLES: Final = 3
"""Maximum number of files that the title of the page names."""


class Section(NamedTuple):
    """A file: its name, what its text is, the text, its mentions, and words without a term.

    The text is as the file has it, but without what a browser does not show.
    """

    name: str
    kind: Kind
    text: str
    marks: Sequence[Mark]
    unexplained: Sequence[Unexplained] = ()


def dump_annotated_html(language: str, sections: Sequence[Section], entries: Sequence[TermEntry]) -> Iterator[str]:
    """Yield the page: each file in a section of its own, then the terms, then the words that no vocabulary has.

    HTML and Markdown keep their structure. Plain text is shown literally, its lines as they are, and so is Markdown
    that is a list of data. Controls and bidirectional overrides are shown as U+FFFD.
    """
    sections = [_as_shown(section) for section in sections]
    mentions = _Mentions()
    several = len(sections) > 1
    bodies = [_body(section, mentions, f"d{number}-") for number, section in enumerate(sections, start=1)]
    yield from _head(language, sections, bodies)
    if several:
        yield _contents(sections)
    focused = mentions.focused()
    yield "<main>\n"
    for number, (section, body) in enumerate(zip(sections, bodies, strict=True), start=1):
        yield _article_tag(f"d{number}", section, body)
        if several or section.kind not in _STRUCTURED:
            yield f'<h1 class="file">{escape(section.name)}</h1>\n'
        yield "".join([focused.get(piece, piece) for piece in body.html] if focused else body.html)
        yield "\n</article>\n"
    yield "</main>\n"
    shown = [entry for entry in entries if entry.number in mentions.of_term]
    sources = _Sources()
    yield from _list(shown, mentions, sources, several=several)
    yield from _not_explained(sections)
    yield f'<p class="advice"><small>{escape(DISCLAIMER)}</small></p>\n' if entries else ""
    yield from sources.listed()
    script = load_asset("annotated.js")
    yield f'<div id="tip" role="tooltip" hidden></div>\n<script>{script}</script>\n</body>\n</html>\n'


class _Mentions:
    """Writes the tags around mentions and keeps count of them.

    One mention of each term takes the focus: the first that is not part of a link and is seen at first. The others are
    pointed at.
    """

    def __init__(self) -> None:
        self.of_term: defaultdict[int, list[int]] = defaultdict(list)
        self._count = 0
        self._focused: set[int] = set()
        self._folded: dict[int, tuple[str, str]] = {}
        """For each term, the tag of its first mention that is not seen at first, and that tag with the focus."""

    def open_tag(self, number: int, *, in_link: bool, continued: bool, folded: bool = False) -> str:
        """Return the tag that begins a mention, or goes on with one after a tag that parts it."""
        facts = f'class="term" data-term="{number}"'
        if not continued:
            self._count += 1
            self.of_term[number].append(self._count)
            facts += f' id="m-{self._count}"'
        if in_link:
            return f"<span {facts}>"
        begin = f'<a {facts} href="#term-{number}"'
        unfocused, focused = f'{begin} tabindex="-1">', f'{begin} aria-describedby="is-{number}">'
        if continued or number in self._focused:
            return unfocused
        if folded:
            self._folded.setdefault(number, (unfocused, focused))
            return unfocused
        self._focused.add(number)
        return focused

    def close_tag(self, *, in_link: bool) -> str:
        """Return the tag that ends a mention."""
        return "</span>" if in_link else "</a>"

    def focused(self) -> dict[str, str]:
        """Return the tags of mentions that take the focus since no mention of their terms is seen at first."""
        return dict(tags for number, tags in self._folded.items() if number not in self._focused)


def _as_shown(section: Section) -> Section:
    """Return a file as the kind of text that it is shown as."""
    if section.kind is not Kind.MARKDOWN:
        return section
    from immuno_cli.render.pages.kept_markdown import is_list_of_data  # only Markdown needs the parser

    return section._replace(kind=Kind.TEXT) if is_list_of_data(section.text) else section


def _body(section: Section, mentions: _Mentions, prefix: str) -> KeptDocument:
    """Return the text of a file as HTML with its mentions wrapped."""
    if section.kind is Kind.HTML:
        return keep_html(section.text, section.marks, mentions, prefix)
    if section.kind is Kind.MARKDOWN:
        from immuno_cli.render.pages.kept_markdown import fact, render_markdown  # only Markdown needs the parser

        body = keep_html(*render_markdown(section.text, section.marks), mentions, prefix)
        return body._replace(title=fact(section.text, "title"), language=language_tag(fact(section.text, "lang")))
    return KeptDocument("", "", "", ['<div class="text">', *_literal(section, mentions), "</div>"], has_images=False)


def _literal(section: Section, mentions: _Mentions) -> Iterator[str]:
    for piece, number in cut(section.text, section.marks):
        text = escape(piece.replace("\r\n", "\n").replace("\r", "\n").replace(SOFT_HYPHEN, ""))
        if number:
            yield mentions.open_tag(number, in_link=False, continued=False)
            yield text
            yield mentions.close_tag(in_link=False)
        else:
            yield text


def _head(language: str, sections: Sequence[Section], bodies: Sequence[KeptDocument]) -> Iterator[str]:
    style, script = load_asset("annotated.css"), load_asset("annotated.js")
    policy = (
        f"default-src 'none'; style-src '{digest(style)}'; script-src '{digest(script)}'; base-uri 'none'; "
        "form-action 'none'"
    )
    if any(body.has_images for body in bodies):
        policy += "; img-src data:"
    names = [body.title or section.name for section, body in zip(sections, bodies, strict=True)]
    more = f" and {len(names) - _TITLES:,} more" if len(names) > _TITLES else ""
    yield f"""<!DOCTYPE html>
<html lang="{escape(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>{escape(", ".join(names[:_TITLES]) + more)}</title>
<style>{style}</style>
</head>
<body>
"""


def _contents(sections: Sequence[Section]) -> str:
    links = "".join(f'<li><a href="#d{n}">{escape(one.name)}</a></li>\n' for n, one in enumerate(sections, start=1))
    return f'<nav aria-label="Files">\n<ul>\n{links}</ul>\n</nav>\n'


def _article_tag(identifier: str, section: Section, body: KeptDocument) -> str:
    facts = f' lang="{escape(body.language)}"' if body.language else ""
    facts += f' dir="{escape(body.direction)}"' if body.direction else ""
    return f'<article id="{identifier}" aria-label="{escape(section.name)}"{facts}>\n'


class _Sources:
    """Numbers the sources in the order in which they are cited. What is cited again keeps its number."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str], int] = {}

    def marks(self, sources: Sequence[Source]) -> str:
        """Return the numbers of sources as links to them, each with the place that is cited."""
        marks = "; ".join(map(self._mark, sources))
        return f' <span class="cited">[{marks}]</span>' if marks else ""

    def _mark(self, source: Source) -> str:
        number = self._numbers.setdefault(source[:2], len(self._numbers) + 1)
        place = f", {escape(source.place)}" if source.place else ""
        return f'<a href="#source-{number}" aria-label="Source {number}">{number}</a>{place}'

    def listed(self) -> Iterator[str]:
        """Yield the list of all that was cited."""
        if not self._numbers:
            return
        yield f'<section class="terms" aria-labelledby="sources">\n<h2 id="sources">{SOURCES}</h2>\n'
        yield '<ol class="sources">\n'
        for (text, url), number in self._numbers.items():
            bare = ' class="bare"' if text == url else ""
            yield f'<li id="source-{number}"{bare}><b>{number}</b>\u00a0{address_link(text, url)}</li>\n'
        yield "</ol>\n</section>\n"


def _list(entries: Sequence[TermEntry], mentions: _Mentions, sources: _Sources, *, several: bool) -> Iterator[str]:
    """Yield the terms that are mentioned on the page. A mention in what is not shown, such as a frame, has no place."""
    if not entries:
        return
    heading = "Terms in these texts" if several else "Terms in this text"
    yield f'<section class="terms" aria-labelledby="terms">\n<h2 id="terms">{heading}</h2>\n<dl>\n'
    vocabularies = {entry.vocabulary for entry in entries}
    for entry in entries:
        origin = f" <small>{escape(entry.vocabulary)}</small>" if len(vocabularies) > 1 else ""
        yield (
            f'<div class="entry">\n<dt id="term-{entry.number}"><b>{escape(entry.label)}</b> '
            f"<code>{escape(entry.id)}</code>{origin}</dt>\n<dd>\n"
        )
        definition = escape(entry.definition.text) or "No definition."
        yield f'<p class="said"><span id="is-{entry.number}">{definition}</span>'
        yield f"{sources.marks(entry.definition.sources)}</p>\n"
        yield from (_note(note, sources) for note in entry.notes)
        yield _links(mentions.of_term[entry.number])
        yield "</dd>\n</div>\n"
    yield "</dl>\n</section>\n"


def _note(note: Said, sources: _Sources) -> str:
    return f'<p class="said note"><b>!</b> {escape(note.text)}{sources.marks(note.sources)}</p>\n'


def _links(mentions: Sequence[int]) -> str:
    """Return the links to the mentions of a term. Only the first can be reached by Tab before the list is opened."""
    if len(mentions) == 1:
        return f'<p class="mentions"><a href="#m-{mentions[0]}">1 mention</a></p>\n'
    links = " ".join(
        f'<a href="#m-{mention}" aria-label="Mention {number}">{number}</a>'
        for number, mention in enumerate(mentions[:_MOST_LINKS], start=1)
    )
    more = f" … {len(mentions) - _MOST_LINKS:,} more" if len(mentions) > _MOST_LINKS else ""
    return f'<details class="mentions"><summary>{len(mentions):,} mentions</summary>{links}{more}</details>\n'


def _not_explained(sections: Sequence[Section]) -> Iterator[str]:
    if not any(section.unexplained for section in sections):
        return
    yield f'<section class="terms" aria-labelledby="unexplained">\n<h2 id="unexplained">{NOT_EXPLAINED}</h2>\n'
    for section in sections:
        if not section.unexplained:
            continue
        if len(sections) > 1:
            yield f"<h3>{escape(section.name)}</h3>\n"
        lines = "".join(
            f"<li><b>{escape(one.text)}</b>{escape(meaning_of(one))} <small>{one.mentions:,}×</small></li>\n"
            for one in section.unexplained
        )
        yield f"<ul>\n{lines}</ul>\n"
    yield "</section>\n"
