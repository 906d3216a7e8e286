"""OBO text, parsed with the library fastobo. What fastobo refuses is mended first, and counted.

The codes of the counts are those of `immuno_cli.formats.obo.scheme.NOTES`. The text is cut into stanzas, which are
parsed some hundred at a time: a line that fastobo refuses costs only itself, not the file.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from immuno_cli.errors import MissingExtraError, hint_to_add
from immuno_cli.formats.reading import Progress, decode

if TYPE_CHECKING:
    from types import ModuleType

# fastobo ships no types of its own
ParsedObo: TypeAlias = Any
Frame: TypeAlias = Any

GUARD: Final = "\ue0ff"
"""A private-use character put between an escaped backslash and the quotation mark that ends its text.

fastobo 0.14 takes that mark for an escaped one and misses the end of the text.
"""

_STANZAS_AT_ONCE: Final = 400
_STANZA: Final = re.compile(r"^\[(\w+)\][^\n]*\n", re.MULTILINE)
_COMMENT_LINE: Final = re.compile(r"^[ \t]*!.*\n?", re.MULTILINE)
_ESCAPED_ADDRESS: Final = re.compile(r'\bhttps?://[^\s\\\],"]*\\:[^\s\],"]*')
_BACKSLASH_AT_END: Final = re.compile(r'(?<!\\)(?:\\\\)+(?=")')
_LINE_WITH_BRACE: Final = re.compile(r"^(?:name|comment|remark):[^\n{]*\{.*$", re.MULTILINE)
_QUALIFIER: Final = r'[^\s="{}]+="(?:[^"\\]|\\.)*"'
_QUALIFIERS: Final = re.compile(rf"(?<!\\)\{{\s*{_QUALIFIER}(?:\s*,\s*{_QUALIFIER})*\s*\}}\s*(?:!.*)?$")
_OPEN_BRACE: Final = re.compile(r"(?<!\\)\{")


class OboText(NamedTuple):
    """The mended text of an OBO file, and where its stanzas start."""

    fastobo: "ModuleType"
    text: str
    starts: tuple[int, ...]

    @property
    def header(self) -> str:
        """The lines before the first stanza."""
        return self.text[: self.starts[0]] if self.starts else self.text


def load_text(data: bytes, notes: Counter[str]) -> OboText:
    """Return the text of an OBO file, ready to be parsed. Raises MissingExtraError without fastobo."""
    fastobo = load_fastobo()
    text = _mend(decode(data, notes), notes)
    return OboText(fastobo, text, tuple(match.start() for match in _STANZA.finditer(text)))


def load_fastobo() -> "ModuleType":
    """Return the fastobo module. Raises MissingExtraError if it is not installed."""
    try:
        import fastobo
    except ImportError as error:
        raise MissingExtraError(
            "reading and writing OBO takes the library fastobo, which is not installed",
            hint=hint_to_add("fastobo"),
        ) from error
    module: ModuleType = fastobo
    return module


def _mend(text: str, notes: Counter[str]) -> str:
    """Return the text without what fastobo refuses, panics over (comment lines) or cuts (escaped addresses)."""
    if text and not text.endswith("\n"):
        notes["cut"] += 1
        text += "\n"
    if "!" in text:
        text = _COMMENT_LINE.sub("", text)
    if _ESCAPED_ADDRESS.search(text):
        text, notes["cut-address"] = _ESCAPED_ADDRESS.subn(lambda match: match[0].replace(r"\:", ":"), text)
    text = _BACKSLASH_AT_END.sub(rf"\g<0>{GUARD}", text)

    def escape_braces(match: re.Match[str]) -> str:
        line = match[0]
        qualifiers = _QUALIFIERS.search(line)
        end = qualifiers.start() if qualifiers else len(line)
        escaped = _OPEN_BRACE.sub(r"\\{", line[:end])
        notes["unescaped-brace"] += escaped != line[:end]
        return escaped + line[end:]

    return _LINE_WITH_BRACE.sub(escape_braces, text)


def unguarded(text: str) -> str:
    """Return a text from fastobo without the guard after a backslash at its end."""
    return text.removesuffix(GUARD)


def iter_frames(document: OboText, notes: Counter[str], progress: Progress) -> Iterator[Frame]:
    """Yield the frames of all stanzas except instances, as fastobo panics over those with a property value."""
    batch: list[str] = []
    for begin, end in pairwise([*document.starts, len(document.text)]):
        if document.text.startswith("[Instance]", begin):
            notes["instance"] += 1
            continue
        batch.append(document.text[begin:end])
        if len(batch) == _STANZAS_AT_ONCE:
            yield from _parse_batch(document.fastobo, batch, notes)
            batch.clear()
            progress("reading", end, len(document.text))
    yield from _parse_batch(document.fastobo, batch, notes)
    progress("reading", len(document.text), len(document.text))


def _parse_batch(fastobo: "ModuleType", stanzas: list[str], notes: Counter[str]) -> Iterator[Frame]:
    whole = parse(fastobo, "".join(stanzas))
    if whole is not None:
        yield from whole
        return
    for stanza in stanzas:
        parsed = parse(fastobo, stanza)
        yield from _parse_by_line(fastobo, stanza, notes) if parsed is None else parsed


def _parse_by_line(fastobo: "ModuleType", stanza: str, notes: Counter[str]) -> Iterator[Frame]:
    """Yield the frame of a stanza without the lines that fastobo refuses. A stanza whose id is refused yields none."""
    kind, *rest = stanza.split("\n")
    lines = [line for line in rest if line.strip()]
    identifier = next((line for line in lines if line.startswith("id:")), None)
    head = f"{kind}\n{identifier}\n"
    if identifier is None or not parse(fastobo, head):
        notes["refused-stanza"] += 1
        return
    lines.remove(identifier)
    good = [line for line in lines if parse(fastobo, f"{head}{line}\n")]
    notes["refused-line"] += len(lines) - len(good)
    mended = head + "".join(f"{line}\n" for line in good)
    yield from parse(fastobo, mended) or ()


def parse(fastobo: "ModuleType", text: str) -> ParsedObo:
    """Return fastobo's document of the text, or None if fastobo refuses it."""
    try:
        return fastobo.loads(text, threads=1)
    except Exception:  # noqa: BLE001 - it raises SyntaxError, ValueError and others, all of which mean: not OBO
        return None
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # pyo3's, derived from BaseException and importable from nowhere
            return None
        raise
