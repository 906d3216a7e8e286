"""An explanation on one screen: what matters most of it, in at most 24 lines of 80 columns.

What is shown is chosen for 80 columns, whatever the width, so that everyone reads the same.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Final, NamedTuple

from immuno_cli.questions import wording
from immuno_cli.questions.citations import Citations, CitedSource
from immuno_cli.questions.explain import Connection, Explanation
from immuno_cli.questions.graph import BROADER, NARROWER, RELATED
from immuno_cli.render.explanation import (
    BULLET,
    WARNING,
    head_lines,
    labelled_lines,
    marked_lines,
    spans,
)
from immuno_cli.render.layout import EMPTY, NARROW, Line, Span, line_of, shortened, wrap
from immuno_cli.render.sections import (
    Item,
    Look,
    Section,
    cite_items,
    close_names_items,
    connection_item,
    contrast_item,
    definition_items,
    is_address,
    note_items,
    origin_facts,
    sections,
)
from immuno_cli.render.visible import cells

COLUMNS: Final = 80
LINES: Final = 23
"""A terminal has 24 lines at least, and what is typed next takes one."""
_MOST_MENTIONS: Final = 5
MOST_MENTIONS: Final = 8
"""The most concepts of one relation that the screen needs."""
_BLANK_LINES: Final = 3
"""Before the definition, before what follows it, and before the sources; `_blank_lines` are those of an answer."""
_MOST_STATEMENTS: Final = 3
_SIZES: Final = ((145, 8), (145, 6), (145, 5), (145, 4), (COLUMNS, 5), (COLUMNS, 4))
"""Characters at most of the second line, which may take two lines on the screen, and side effects at most.

The first pair is taken that leaves room for what readers ask first. At least one other name is shown.
"""
_PUBLISHER_ENDS: Final = (", as ", " (", ", copy", " product information", "; ")

_ALWAYS, _CORRECTION, _MAIN_CONNECTION, _CONTRAST, _CONNECTION, _KINDS, _RELATED = range(7)
_OTHER_CORRECTION, _OTHER_CONTRAST, _OTHER_CONNECTION, _CLOSE_NAMES, _STATEMENT = range(7, 12)
_ASKED_FIRST: Final = frozenset(map(wording.LINE_LABELS.__getitem__, ("given-by", "treats")))
"""The lines that readers look for beside the side effects."""
_MAIN: Final = frozenset({"given-by", "made-of", "treats", "^treats", "blocks"})
_MAIN_BACKWARDS: Final = frozenset({"^treats", "^prevents", "^tests-for", "^part-of", "^uses", "^has-side-effect"})
"""Relations that say much when they are read backwards. Others say more of the concept at their other end."""


class Block(NamedTuple):
    """A piece of the screen: how it looks, and how much it matters: 0 must be shown, a higher number less."""

    look: Look
    item: Item
    rank: tuple[int, int] = (_ALWAYS, 0)
    is_asked: bool = False
    """Whether it answers the question that was asked. It then stands above the rest."""


def screen_lines(
    answer: Explanation,
    width: int,
    *,
    command: str,
    several: bool = False,
    above: int = 0,
    asked: Iterable[Section] = (),
) -> Iterator[Line]:
    """Yield what matters most, wrapped to `width` columns.

    Args:
        answer: the explanation.
        width: the columns of a line.
        command: what to type for everything.
        several: whether the vocabulary that answers is to be named.
        above: how many lines stand above it, such as the one that says how a misspelled term is understood.
        asked: what answers a question for one aspect of the concept. It stands first. Its sources are in `answer`.
    """
    first = list(_iter_asked(asked))
    coded = not _is_slug(answer.concept.id) or bool(answer.concept.notations)

    def head(columns: int, most: int) -> list[Line]:
        names, left = _names(answer, most)
        return list(head_lines(answer, names, columns, several=several, coded=coded, left=left))

    def choose(most_names: int, most_side_effects: int) -> list[Block]:
        taken = len(head(COLUMNS, most_names)) + len(list(last_line(command, _count_hidden(answer, []), COLUMNS)))
        return _choose(answer, _with_asked(_blocks(answer, most_side_effects), first), LINES - above - taken)

    sizes, shown = _SIZES[0], choose(*_SIZES[0])
    wanted = 0 if first else _count_asked_first(_blocks(answer, 1))
    for others in _SIZES[1:]:
        if _count_asked_first(shown) >= wanted:
            break
        other = choose(*others)
        if _count_asked_first(other) > _count_asked_first(shown):
            sizes, shown = others, other
    citations = _cite(answer, shown)
    yield from head(width, sizes[0])
    yield from _body(shown, citations, width)
    yield EMPTY
    yield from short_source_lines(citations.sources, width)
    yield from last_line(command, _count_hidden(answer, shown), width)


def _count_asked_first(shown: Iterable[Block]) -> int:
    return sum(1 for block in shown if block.item.label in _ASKED_FIRST)


def short_source_lines(sources: Iterable[CitedSource], width: int) -> Iterator[Line]:
    """Yield each source in short, one below the other."""
    for source in sources:
        yield from wrap(_source_spans(source), width, rest=" " * (len(source.mark) + 3))


def _source_spans(source: CitedSource) -> Line:
    """Return a source in short, as it fits into one line of 80 columns; its title leads to its address."""
    mark = Span(f"[{source.mark}] ", "dim")
    room = COLUMNS - cells(mark.text)
    document = source.document
    if document is None:
        url = source.id if is_address(source.id) else ""
        return (mark, Span(shortened(source.id.removeprefix("https://"), room), url=url))
    year = f" {document.date[:4]}" if document.date else ""
    end = year + (f": {source.places}" if source.places else "")
    publisher = _short_publisher(document.publisher or document.author or "")
    by = f", {publisher}" if publisher else ","[: bool(year)]
    title = shortened(document.title, max(room - cells(by + end), room // 2))
    by = shortened(by, max(room - cells(title + end), 0))
    return (mark, Span(title, url=document.url or ""), Span(shortened(by + end, room - cells(title))))


def _short_publisher(publisher: str) -> str:
    """Return the first part of a publisher's name, without what is said about a copy of the page."""
    return publisher[: min((at for end in _PUBLISHER_ENDS if (at := publisher.find(end)) > 0), default=None)]


def _names(answer: Explanation, most: int) -> tuple[list[str], int]:
    """Return the other names that are shown, and how many are not."""
    names: list[str] = []
    used = sum(len(fact) + 3 for fact in origin_facts(answer))
    for name in answer.other_names:
        used += len(name) + 2
        if names and used > most:
            break
        names.append(name)
    return names, len(answer.other_names) - len(names)


def _is_slug(identifier: str) -> bool:
    """Return whether an id is of small letters, digits and hyphens: such an id says no more than the label."""
    return identifier.replace("-", "").isalnum() and identifier == identifier.lower()


def _blocks(answer: Explanation, side_effects: int) -> list[Block]:
    """Return everything that may be shown, in the order in which it stands, with so many side effects at most."""
    notes = answer.notes
    blocks = [Block("prose", item) for item in definition_items(answer)]
    blocks += _connection_blocks(answer, side_effects)
    blocks += [Block("warnings", item) for item in note_items(notes.warnings)]
    blocks += _ranked("list", note_items(notes.corrections), _CORRECTION, _OTHER_CORRECTION)
    statements = note_items((*notes.further, *notes.remarks, *notes.examples, *notes.headlines))
    blocks += _ranked("list", statements[:_MOST_STATEMENTS], _STATEMENT, _STATEMENT)
    contrasts = [contrast_item(contrast)._replace(label=wording.CONTRASTS) for contrast in answer.contrasts]
    blocks += _ranked("lines", contrasts, _CONTRAST, _OTHER_CONTRAST)
    close = [item._replace(label=wording.CLOSE_NAMES) for item in close_names_items(answer)]
    blocks += _ranked("lines", close, _CLOSE_NAMES, _CLOSE_NAMES)
    return blocks + _near_blocks(answer)


def _iter_asked(sections: Iterable[Section]) -> Iterator[Block]:
    """Yield what answers a question for one aspect. The warnings and first statements of the first entry must be shown.

    So must its relations, and those and the warnings of another entry, which speaks below a lead. What stands under a
    heading, which the screen does not have, only adds to them.
    """
    entries = 0
    most = _MOST_STATEMENTS
    for section in sections:
        if section.look == "lead":
            most = 0 if entries else _MOST_STATEMENTS
        entries += section.look in ("lines", "list", "warnings")
        shown = 0 if section.heading else most if section.look == "list" else None
        for number, item in enumerate(section.items):
            adds = shown is not None and number >= shown
            rank = _MAIN_CONNECTION if adds else _ALWAYS
            yield Block(section.look, item, (rank, number), is_asked=True)


def _with_asked(blocks: list[Block], asked: list[Block]) -> list[Block]:
    """Return the blocks that answer a question, and after them the others, of which only warnings must be shown."""
    if not asked:
        return blocks
    said = {block.item for block in asked}
    return asked + [_beside_asked(block) for block in blocks if block.item not in said]


def _beside_asked(block: Block) -> Block:
    is_due = block.rank[0] == _ALWAYS and block.look != "warnings"
    return block._replace(rank=(_CORRECTION, block.rank[1])) if is_due else block


def _ranked(look: Look, items: Iterable[Item], first: int, others: int) -> list[Block]:
    """Return items as blocks: the first of them of one rank, the others of another."""
    return [Block(look, item, (others if number else first, number)) for number, item in enumerate(items)]


def _connection_blocks(answer: Explanation, side_effects: int) -> list[Block]:
    blocks: list[Block] = []
    for number, connection in enumerate(answer.connections):
        if connection.relation in (BROADER, NARROWER, RELATED):
            continue
        most = side_effects if connection.relation == wording.SIDE_EFFECT else _MOST_MENTIONS
        item = connection_item(_without_headlines(connection), most, by_document=True)
        blocks.append(Block("lines", item, (_connection_rank(connection.relation), number)))
    return blocks


def _connection_rank(relation: str) -> int:
    if relation == wording.SIDE_EFFECT:
        return _ALWAYS
    if relation in _MAIN:
        return _MAIN_CONNECTION
    backwards = relation.startswith(wording.INVERSE)
    return _OTHER_CONNECTION if backwards and relation not in _MAIN_BACKWARDS else _CONNECTION


def _without_headlines(connection: Connection) -> Connection:
    """Return a connection without the concepts that only headlines connect, if there are others."""
    firm = tuple(mention for mention in connection.mentions if mention.basis != "headline")
    if not firm:
        return connection
    return connection._replace(mentions=firm, omitted=connection.omitted + len(connection.mentions) - len(firm))


def _near_blocks(answer: Explanation) -> list[Block]:
    """Return the lines for what is broader, narrower and related; of what is broader or related, what is not named."""
    named = {m.id for c in answer.connections if c.relation not in (BROADER, RELATED) for m in c.mentions}
    blocks: list[Block] = []
    for relation, rank in ((BROADER, (_RELATED, 0)), (NARROWER, (_KINDS, 0)), (RELATED, (_RELATED, 1))):
        connection = answer.find(relation)
        if connection and relation != NARROWER:
            mentions = tuple(mention for mention in connection.mentions if mention.id not in named)
            connection = connection._replace(mentions=mentions)
        if connection and connection.mentions:
            blocks.append(Block("lines", connection_item(connection, _MOST_MENTIONS, by_document=True), rank))
    return blocks


def _choose(answer: Explanation, blocks: list[Block], room: int) -> list[Block]:
    """Return the blocks that are shown: all that must be, then the others by rank while there is room."""
    citations = _cite(answer, blocks)
    by_rank = sorted(range(len(blocks)), key=lambda number: blocks[number].rank)
    chosen: list[int] = []
    sources: set[str] = set()
    used = _BLANK_LINES + _blank_lines([block.look for block in blocks if block.is_asked])
    for number in by_rank:
        block = blocks[number]
        needed = block.rank[0] == _ALWAYS
        more = {citations.marks[passage] for piece in block.item.pieces for passage in piece.passages} - sources
        least = sum(len(piece.text) for piece in block.item.pieces) // COLUMNS + 1 + len(more)
        if not needed and used + least > room:  # it is not worth wrapping
            continue
        height = _height(block, citations) + len(more)
        if needed or used + height <= room:
            chosen.append(number)
            sources |= more
            used += height
    return _without_bare_leads([blocks[number] for number in sorted(chosen)])


def _without_bare_leads(blocks: list[Block]) -> list[Block]:
    """Return the blocks without a lead below which nothing is left that it leads to, unless it is all that answers."""
    asked = [block.look for block in blocks if block.is_asked]
    bare = [
        place
        for place, look in enumerate(asked)
        if look == "lead" and len(set(asked)) > 1 and (asked[place + 1 :] or ["lead"])[0] == "lead"
    ]
    return [block for place, block in enumerate(blocks) if place not in bare]


def _blank_lines(asked: list[Look]) -> int:
    """Return how many blank lines stand in and above what answers a question: one above it, one below a definition.

    One more stands above each lead that is not the first thing in it.
    """
    return bool(asked) + ("prose" in asked) + asked[1:].count("lead")


def _height(block: Block, citations: Citations) -> int:
    """Return how many lines a block takes on the screen."""
    return sum(1 for _ in _body([block], citations, COLUMNS)) - 1


def _cite(answer: Explanation, blocks: Iterable[Block]) -> Citations:
    return cite_items(answer.documents, (block.item for block in blocks))


def _body(blocks: list[Block], citations: Citations, width: int) -> Iterator[Line]:
    """Yield what answers a question, the definition, and what follows it, each after a blank line."""
    asked = [block for block in blocks if block.is_asked]
    others = [block for block in blocks if not block.is_asked]
    yield from _part(asked, citations, width)
    yield from _part([block for block in others if block.look == "prose"], citations, width)
    yield from _part([block for block in others if block.look != "prose"], citations, width)


def _part(blocks: list[Block], citations: Citations, width: int) -> Iterator[Line]:
    """Yield blocks; a blank line stands above the first, above a lead and below prose."""
    before = "prose"
    for look, group in groupby(blocks, attrgetter("look")):
        if before == "prose" or look == "lead":
            yield EMPTY
        yield from _part_lines(look, [block.item for block in group], citations, width)
        before = look


def _part_lines(look: Look, items: list[Item], citations: Citations, width: int) -> Iterator[Line]:
    if look == "lines":
        yield from labelled_lines(items, citations, width)
    elif look in ("lead", "prose"):
        for item in items:
            yield from wrap(spans(item.pieces, citations), width)
    else:
        yield from marked_lines(items, citations, width, WARNING if look == "warnings" else BULLET)


def _count_hidden(answer: Explanation, shown: list[Block]) -> int:
    """Return how many lines of the whole explanation are not shown. Names in other languages say nothing more."""
    counted = [section for section in sections(answer) if section.heading != wording.TRANSLATIONS]
    whole = [item for section in counted for item in section.items]
    own = sum(1 for block in shown if not block.is_asked or block.item in whole)
    return max(len(whole) - own, 0)


def last_line(command: str, hidden: int, width: int) -> Iterator[Line]:
    """Yield the line that names the command for everything and says that this is not advice."""
    more = f"… {hidden} more: " if hidden else "More: "
    gap = width - cells(f"{more}{command}") - cells(wording.SHORT_DISCLAIMER)
    spans = (Span(more, "dim"), Span(command, "command"))
    if width < NARROW or gap < 1:
        yield from wrap(spans, width, rest="  ")
        yield from wrap(line_of(wording.SHORT_DISCLAIMER, "dim"), width)
        return
    spaces = " " * min(gap, 8)
    yield (*spans, Span(f"{spaces}{wording.SHORT_DISCLAIMER}", "dim"))
