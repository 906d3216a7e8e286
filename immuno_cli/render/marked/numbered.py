"""Which mentions of terms in a text are marked, and which of them show the number of their term."""

from collections.abc import Iterable, Iterator

from immuno_cli.language.english import is_common
from immuno_cli.language.plurals import singular
from immuno_cli.render.layout import Span


class Numbering:
    """Makes spans of the parts of a text, one part after the other.

    A term has its number at its first mention, with `every` at each. A mention that another one follows at once always
    has it, so that the two can be told apart. A very common word, such as "treatment", is marked at its first mention
    alone, with `all_words` at each.
    """

    def __init__(self, *, every: bool, all_words: bool = False) -> None:
        """Begin before the first part."""
        self._every = every
        self._all_words = all_words
        self._marked: set[int] = set()
        self._numbered: set[int] = set()

    def spans(self, pieces: Iterable[tuple[str, int]]) -> Iterator[Span]:
        """Yield the next part of the text in spans. It is given in pieces with the numbers of their terms, or 0."""
        waiting, blank = 0, ""  # the number that a mention shows if another mention follows, and the blank after it
        for text, number in self._runs(pieces):
            if waiting:
                if not number and _is_blank(text):
                    blank = text
                    continue
                yield from _behind(waiting if number else 0, blank)
                waiting, blank = 0, ""
            if not number:
                yield Span(text)
                continue
            yield Span(text, "match")
            if self._every or number not in self._numbered:
                self._numbered.add(number)
                yield Span(f"[{number}]", "id")
            else:
                waiting = number
        yield from _behind(0, blank)

    def _runs(self, pieces: Iterable[tuple[str, int]]) -> Iterator[tuple[str, int]]:
        """Yield the mentions that are marked, each with its number, and what stands between two of them, with 0."""
        run: list[str] = []
        for text, number in pieces:
            if not number or (number in self._marked and not self._all_words and _is_common(text.lower())):
                run.append(text)
                continue
            self._marked.add(number)
            if run:
                yield "".join(run), 0
                run.clear()
            yield text, number
        if run:
            yield "".join(run), 0


def _is_common(word: str) -> bool:
    return is_common(word) or is_common(singular(word))


def _behind(number: int, blank: str) -> Iterator[Span]:
    """Yield the number of a mention, unless it is 0, and the blank after it."""
    if number:
        yield Span(f"[{number}]", "id")
    if blank:
        yield Span(blank)


def _is_blank(text: str) -> bool:
    """Return whether a text is blank and within one line."""
    return text.isspace() and "\n" not in text and "\r" not in text
