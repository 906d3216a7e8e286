"""What GitHub shows in Markdown beyond CommonMark: footnotes, lists of tasks, alerts, and addresses as links.

These are rules for markdown-it, which itself knows CommonMark, tables and struck-out text.
"""

import re
from collections import Counter
from html import escape
from itertools import islice
from typing import TYPE_CHECKING, Final

from immuno_cli.annotate.texts.markdown_blocks import NOTE_BEGIN, NOTE_END, NOTE_LABEL, NOTE_LABELS, read_note

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_REFERENCE: Final = re.compile(NOTE_LABEL)
_MOST_LINKS: Final = 50
"""Maximum number of links from a note back to where it is referred to."""
_NUMBER: Final = "note_reference"
_TASK: Final = re.compile(r"\A\[([ xX])\](?=[ \t])")
_ALERT: Final = re.compile(r"\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*", re.IGNORECASE)
_ADDRESS: Final = re.compile(
    r"(?<![^\W_])(?:https?://|www\.)[\w.-]+\w(?::[0-9]{1,5})?(?:[/?#][^\s<>]{0,2000})?"
    r"|(?<![\w.+/@:-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+(?<![-_])(?![@/])",
    re.IGNORECASE,
)
_MOST_ADDRESSES: Final = 5_000
"""Maximum number of addresses in one piece of text that become links."""
_SIGN_OF_ADDRESS: Final = re.compile(r"://|www\.|@", re.IGNORECASE)
_BEHIND_ADDRESS: Final = "?!.,:*_~'\";"
_BOXES: Final = {" ": "☐", "x": "☑", "X": "☑"}


def add_notes(renderer: "MarkdownIt") -> None:
    """Let a renderer show `[^1]` as the number of a note, and the notes (`[^1]: text`) as a list at the end.

    Notes are numbered in the order in which they are referred to. Those that nothing refers to come last, without a
    link. A reference to a note that is not there stays as it is.
    """
    renderer.block.ruler.before("reference", "note", read_note, {"alt": ["paragraph", "reference"]})
    renderer.inline.ruler.before("link", _NUMBER, _read_reference)
    renderer.core.ruler.after("inline", "notes", _move_notes)


def add_signs(renderer: "MarkdownIt") -> None:
    """Let a renderer show `[ ]` and `[x]` at the beginning of the item of a list as boxes, and `[!NOTE]` as a title."""
    renderer.core.ruler.push("signs", lambda state: _draw_signs(state.tokens))


def add_addresses(renderer: "MarkdownIt") -> None:
    """Let a renderer show addresses on the web and of mail as links (`https://example.org`)."""
    renderer.core.ruler.push("addresses", lambda state: _link_addresses(state.tokens))


def _read_reference(state: "StateInline", silent: bool) -> bool:
    labels: set[str] = state.env.get(NOTE_LABELS, set())
    found = _REFERENCE.match(state.src, state.pos, state.posMax) if labels else None
    if not found or found[1] not in labels:
        return False
    if not silent:
        state.push(_NUMBER, "", 0).meta = {"label": found[1]}
    state.pos = found.end()
    return True


class _References:
    """The references to notes: how often each label is used, and their numbers in the order in which they come."""

    def __init__(self) -> None:
        self.labels: list[str] = []
        self.uses = Counter[str]()
        self._numbers: dict[str, int] = {}

    def number(self, label: str) -> int:
        """Return the number of a label, which it gets at its first use."""
        if label not in self._numbers:
            self.labels.append(label)
            self._numbers[label] = len(self.labels)
        return self._numbers[label]

    def link(self, tokens: "Iterable[Token]") -> None:
        """Make links of all references in some blocks."""
        for token in tokens:
            for child in token.children or ():
                if child.type == _NUMBER:
                    child.type, child.content = "html_inline", self._link(child.meta["label"])

    def _link(self, label: str) -> str:
        number = self.number(label)
        self.uses[label] += 1
        return f'<sup id="{_place(number, self.uses[label])}"><a href="#fn:{number}">{number}</a></sup>'

    def back(self, label: str) -> str:
        """Return the links from a note back to where it is referred to."""
        number = self.number(label)
        uses = range(1, min(self.uses[label], _MOST_LINKS) + 1)
        return "".join(
            f' <a href="#{_place(number, use)}" aria-label="Back to reference {number}">↩{use if use > 1 else ""}</a>'
            for use in uses
        )


def _place(number: int, use: int) -> str:
    """Return the id of a reference. No heading has a colon in its id."""
    return f"fnref:{number}-{use}" if use > 1 else f"fnref:{number}"


def _move_notes(state: "StateCore") -> None:
    """Number the references, and put the notes after all else."""
    if NOTE_LABELS not in state.env:
        return
    text, notes = _apart(state.tokens)
    references = _References()
    references.link(text)
    unnumbered = iter(notes)
    done = 0
    while done < len(notes):  # a note may refer to others
        if done == len(references.labels):
            references.number(next(unnumbered))
            continue
        references.link(notes[references.labels[done]])
        done += 1
    state.tokens = [*text, *_as_list(notes, references)]


def _apart(tokens: "Iterable[Token]") -> "tuple[list[Token], dict[str, list[Token]]]":
    """Return the text without its notes, and the blocks of each note by its label."""
    text: list[Token] = []
    notes: dict[str, list[Token]] = {}
    place = text
    for token in tokens:
        if token.type == NOTE_BEGIN:
            place = notes[token.meta["label"]] = []
        elif token.type == NOTE_END:
            place = text
        else:
            place.append(token)
    return text, notes


def _as_list(notes: "Mapping[str, list[Token]]", references: _References) -> "Iterator[Token]":
    yield _html("<hr>\n<ol>\n")
    for number, label in enumerate(references.labels, start=1):
        blocks, back = notes[label], _html(references.back(label), "html_inline")
        yield _html(f'<li id="fn:{number}">')
        if blocks and blocks[-1].type == "paragraph_close" and blocks[-2].children is not None:
            blocks[-2].children.append(back)
            yield from blocks
        else:
            yield from (*blocks, back)
        yield _html("</li>\n")
    yield _html("</ol>\n")


def _html(content: str, kind: str = "html_block") -> "Token":
    from markdown_it.token import Token

    return Token(kind, "", 0, content=content)


def _draw_signs(tokens: "Sequence[Token]") -> None:
    for before, token in zip(tokens, tokens[2:], strict=False):
        if token.type != "inline" or not token.children or token.children[0].type != "text":
            continue
        first = token.children[0]
        if before.type == "list_item_open":
            first.content = _TASK.sub(lambda found: _BOXES[found[1]], first.content, count=1)
        alert = _ALERT.fullmatch(first.content) if before.type == "blockquote_open" else None
        if alert:
            title = _html(f"<strong>{alert[1].capitalize()}</strong>", "html_inline")
            token.children[:2] = [title, _html("<br>\n", "html_inline")][: len(token.children)]


def _link_addresses(tokens: "Iterable[Token]") -> None:
    for token in tokens:
        if token.type == "inline" and token.children and _SIGN_OF_ADDRESS.search(token.content):
            token.children = list(_with_links(token.children))


def _with_links(children: "Iterable[Token]") -> "Iterator[Token]":
    """Yield the parts of a paragraph, with links for the addresses in what is plain text and in no link."""
    links = 0
    for child in children:
        if child.type in ("link_open", "link_close"):
            links += child.nesting
        elif child.type == "html_inline":
            links = max(0, links + _changes_links(child.content))
        if child.type == "text" and not links and _SIGN_OF_ADDRESS.search(child.content):
            yield from _parts(child.content)
        else:
            yield child


def _changes_links(tag: str) -> int:
    """Return 1 for the tag that begins a link, -1 for the one that ends it, else 0."""
    name = tag[:3].lower()
    return -1 if name == "</a" else int(name in ("<a ", "<a>", "<a\n"))


def _parts(text: str) -> "Iterator[Token]":
    done = 0
    for found in islice(_ADDRESS.finditer(text), _MOST_ADDRESSES):
        address = _without_end(found[0])
        yield _text(text[done : found.start()])
        yield _html(f'<a href="{_scheme(address)}{escape(address)}">', "html_inline")
        yield _text(address)
        yield _html("</a>", "html_inline")
        done = found.start() + len(address)
    yield _text(text[done:])


def _scheme(address: str) -> str:
    if address.lower().startswith("www."):
        return "http://"
    return "mailto:" if "://" not in address else ""


def _without_end(address: str) -> str:
    """Return an address without the signs after it, which end a sentence or a parenthesis around it."""
    kept = address.rstrip(_BEHIND_ADDRESS)
    while kept.endswith(")") and kept.count("(") < kept.count(")"):
        kept = kept[:-1].rstrip(_BEHIND_ADDRESS)
    return kept


def _text(content: str) -> "Token":
    return _html(content, "text")
