"""A glossary page in Markdown (GitHub's flavour): entries with anchors, and links between them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from immuno_cli.model import Basis, Concept, Scheme, Statement
from immuno_cli.questions.wording import BASIS_BEFORE
from immuno_cli.render.pages.entries import (
    SECTIONS,
    Entry,
    build_entries,
    scheme_facts,
    section,
    source_lines,
)
from immuno_cli.render.pages.entry_lines import Markup, connection_lines, match_lines, place_lines

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>#|~$!&])")
_AT_START: Final = re.compile(r"^([-+=]|\d+(?=[.)](?:\s|$)))")
_AUTOLINK: Final = re.compile(r"\b(https?)://|\bwww\.")


def dump_markdown(scheme: Scheme, concepts: Sequence[Concept]) -> Iterator[str]:
    """Yield a glossary page, in the order of the alphabet. Deprecated concepts are left out.

    A link to a concept that is not among those given is its id in plain text.
    """
    entries = build_entries(scheme, concepts)
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
        yield "".join(f"\n{block}\n" for block in _blocks(entry) if block)
    sources = source_lines(scheme)
    if sources:
        yield "\n## Sources\n\n"
        yield from (f"- {escape(line)}\n" for line in sources)


def escape(text: str) -> str:
    """Return text as Markdown that shows it literally, on one line."""
    line = " ".join("".join(mark if mark.isprintable() else " " for mark in text).split())
    line = _AT_START.sub(_at_start, _SPECIAL.sub(r"\\\1", line))
    return _AUTOLINK.sub(lambda found: found[0].replace(":", "&#58;").replace("www.", "www&#46;"), line)


def _at_start(found: re.Match[str]) -> str:
    """Return what would begin a list or underline a heading, made harmless."""
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"


def _blocks(entry: Entry) -> Iterator[str]:
    concept = entry.concept
    yield f'### <a id="{entry.anchor}"></a>{escape(concept.pref_label)}'
    yield _facts(entry)
    yield "\n\n".join(_statement(entry, statement) for statement in concept.definitions)
    if entry.other_names:
        yield f"**Also called:** {', '.join(map(escape, entry.other_names))}"
    for field, heading in SECTIONS.items():
        yield _bullets(heading, (_statement(entry, statement) for statement in section(concept, field)))
    yield _bullets("Categories", place_lines(entry, _MARKUP))
    yield _bullets("Connections", connection_lines(entry, _MARKUP))
    yield _bullets("In other vocabularies", match_lines(entry, _MARKUP))
    numbered = (f"{number}. {escape(text)}" for number, text in enumerate(entry.sources.values(), start=1))
    yield "\n".join(["**Sources**\n", *numbered]) if entry.sources else ""


def _facts(entry: Entry) -> str:
    facts = [entry.concept.kind or "", *(place.label for place in entry.places)]
    known = " · ".join(escape(fact) for fact in facts if fact)
    codes = ", ".join(map(_code, (entry.concept.id, *entry.concept.notations)))
    return f"*{known}* · id {codes}" if known else f"id {codes}"


def _code(text: str) -> str:
    fence = "``" if "`" in text else "`"
    clean = "".join(mark if mark.isprintable() else "\ufffd" for mark in text)
    return f"{fence} {clean} {fence}" if "`" in text else f"{fence}{clean}{fence}"


def _bullets(heading: str, lines: Iterable[str]) -> str:
    found = [f"- {line}" for line in lines]
    return "\n".join([f"**{heading}**\n", *found]) if found else ""


def _statement(entry: Entry, statement: Statement) -> str:
    xrefs = f" ({', '.join(map(escape, statement.xrefs))})" if statement.xrefs else ""
    return f"{_basis(statement.basis)}{escape(statement.text)}{_marks(entry, statement.passages)}{xrefs}"


def _basis(basis: Basis | None) -> str:
    words = BASIS_BEFORE.get(basis)
    return f"*{words}:* " if words else ""


def _marks(entry: Entry, passages: Sequence[str]) -> str:
    return "".join(f" \\[{number}\\]" for number in entry.marks(passages))


_MARKUP: Final = Markup(
    text=escape,
    strong=lambda text: f"**{text}**",
    link=lambda text, anchor: f"[{text}](#{anchor})",
    basis=lambda _, words: f"*({words})*",
    marks=_marks,
    address=lambda match: escape(match.id),
)
