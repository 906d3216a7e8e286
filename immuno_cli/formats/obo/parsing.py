"""OBO text, parsed with fastobo: what it refuses is mended first, and counted (the codes: `obo_scheme.NOTES`).

A document is cut into stanzas and parsed some hundred at a time: a stanza that fastobo refuses costs that stanza's
bad lines, not the file.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from immuno_cli.errors import MissingExtraError
from immuno_cli.formats.reading import Progress, decode

if TYPE_CHECKING:
    from types import ModuleType

# fastobo ships no types of its own
ParsedObo: TypeAlias = Any
Frame: TypeAlias = Any

STANZAS_AT_ONCE: Final = 400
_STANZA: Final = re.compile(r"^\[(\w+)\][^\n]*\n", re.MULTILINE)
_COMMENT_LINE: Final = re.compile(r"^[ \t]*!.*\n?", re.MULTILINE)
_CUT_ADDRESS: Final = re.compile(r'\bhttps?://[^\s\\\],"]*\\:[^\s\],"]*')
# fastobo 0.14 misses the end of a quoted text whose last character is an escaped backslash: this one goes between
GUARD: Final = "\ue0ff"
_BACKSLASH_AT_END: Final = re.compile(r'(?<!\\)(?:\\\\)+(?=")')
_BRACED_TEXT: Final = re.compile(r"^(?:name|comment|remark):[^\n{]*\{.*$", re.MULTILINE)
_QUALIFIERS: Final = re.compile(
    r'(?<!\\)\{\s*[^\s="{}]+="(?:[^"\\]|\\.)*"(?:\s*,\s*[^\s="{}]+="(?:[^"\\]|\\.)*")*\s*\}\s*(?:!.*)?$'
)
_OPEN_BRACE: Final = re.compile(r"(?<!\\)\{")


class Document(NamedTuple):
    """The text of an OBO file, mended, and where its stanzas start."""

    fastobo: "ModuleType"
    text: str
    starts: tuple[int, ...]

    @property
    def header(self) -> str:
        """The lines before the first stanza."""
        return self.text[: self.starts[0]] if self.starts else self.text


def load_document(data: bytes, notes: Counter[str]) -> Document:
    """Return the text of an OBO file, ready to be parsed. Raises MissingExtraError without fastobo."""
    fastobo = load_fastobo()
    text = _mend(decode(data, notes), notes)
    return Document(fastobo, text, tuple(match.start() for match in _STANZA.finditer(text)))


def load_fastobo() -> "ModuleType":
    """Return the fastobo module. Raises MissingExtraError where it is not installed."""
    try:
        import fastobo
    except ImportError as error:
        raise MissingExtraError(
            "reading and writing OBO takes the library fastobo, which is not installed",
            hint="Add it with: pip install 'immuno-cli[formats]'",
        ) from error
    module: ModuleType = fastobo
    return module


def _mend(text: str, notes: Counter[str]) -> str:
    """Return the text without what fastobo is known to refuse, to panic over (comment lines) or to cut (addresses)."""
    if text and not text.endswith("\n"):
        notes["cut"] += 1
        text += "\n"
    if "!" in text:
        text = _COMMENT_LINE.sub("", text)

    def escape(match: re.Match[str]) -> str:
        line = match[0]
        qualifiers = _QUALIFIERS.search(line)
        end = qualifiers.start() if qualifiers else len(line)
        escaped = _OPEN_BRACE.sub(r"\\{", line[:end])
        notes["unescaped-brace"] += escaped != line[:end]
        return escaped + line[end:]

    if _CUT_ADDRESS.search(text):
        text, notes["cut-address"] = _CUT_ADDRESS.subn(lambda match: match[0].replace(r"\:", ":"), text)
    text = _BACKSLASH_AT_END.sub(rf"\g<0>{GUARD}", text)
    return _BRACED_TEXT.sub(escape, text)


def unguarded(text: str) -> str:
    """Return a text of fastobo's without the guard of a backslash that it ends in."""
    return text.removesuffix(GUARD)


def iter_frames(document: Document, notes: Counter[str], progress: Progress) -> Iterator[Frame]:
    """Yield the frames of all stanzas but instances: fastobo panics over those with a property value."""
    batch: list[str] = []
    for begin, end in pairwise([*document.starts, len(document.text)]):
        if document.text.startswith("[Instance]", begin):
            notes["instance"] += 1
            continue
        batch.append(document.text[begin:end])
        if len(batch) == STANZAS_AT_ONCE:
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
    """Yield the stanza's frame without the lines that fastobo refuses, or nothing where its id is one of them."""
    kind, *lines = stanza.split("\n")
    lines = [line for line in lines if line.strip()]
    identifier = next((line for line in lines if line.startswith("id:")), None)
    head = f"{kind}\n{identifier}\n"
    if identifier is None or not parse(fastobo, head):
        notes["refused-stanza"] += 1
        return
    lines.remove(identifier)
    good = [line for line in lines if parse(fastobo, f"{head}{line}\n")]
    notes["refused-line"] += len(lines) - len(good)
    yield from parse(fastobo, "\n".join((head.rstrip("\n"), *good, ""))) or ()


def parse(fastobo: "ModuleType", text: str) -> ParsedObo:
    """Return fastobo's document of the text, or None where it refuses it."""
    try:
        return fastobo.loads(text, threads=1)
    except Exception:  # noqa: BLE001 - it raises SyntaxError, ValueError and others, all of which mean: not OBO
        return None
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # pyo3's, derived from BaseException and importable from nowhere
            return None
        raise
