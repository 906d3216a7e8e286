"""Changes of a text that a reader does not notice leave the marked concepts as they were, in every format."""

import html
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.annotate import build_matcher
from immuno_cli.annotate.texts.loading import Kind, annotate_text, load_text
from tests.annotate.reading import GLOSSARY, concepts, marks
from tests.annotate.test_pdf import drawn, pages

WORDS = [
    *("T", "cells", "T-cell", "monoclonal", "antibodies", "fibrosis", "lymphocytes", "immunotherapy", "therapy"),
    *("tumor-infiltrating", "multiple", "myeloma", "non-small", "lung", "cancer", "IL-2", "(MM)", "MM", "fever"),
    *("the", "first", "difficult", "offered", "effects", "of", "and", "this.", "those,", "influenza"),
]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(" ".join)
CHOICE = st.randoms(use_true_random=False)
MATCHER = build_matcher([GLOSSARY])

LIGATURES = {"ffi": "ﬃ", "ffl": "ﬄ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ"}
LONG_WORD = re.compile(r"(?<![\w-])[a-z]{6,}(?![\w-])")
WORD_END = re.compile(r"(?<=[a-z]{4})(?=[ .,]|\Z)")


def with_ligatures(text: str) -> str:
    for letters, ligature in LIGATURES.items():
        text = text.replace(letters, ligature)
    return text


CHANGES: dict[str, Callable[[str, Callable[..., str]], str]] = {
    "line ends": lambda text, pick: re.sub(" ", lambda _: pick(" ", "\n", "\r\n", "\n   ", "  "), text),
    "broken words": lambda text, pick: LONG_WORD.sub(
        lambda found: found[0][:3] + pick("", "-\n", "‐\r\n", "\u00ad\n") + found[0][3:], text
    ),
    "dashes": lambda text, pick: re.sub(r"(?<=\w)-(?=\w)", lambda _: pick("-", "‐", "‑", "–", "−"), text),
    "broken at a hyphen": lambda text, pick: re.sub(r"(?<=\w)-(?=\w)", lambda _: pick("-", "-\n", "-\n  "), text),
    "footnotes": lambda text, pick: WORD_END.sub(lambda _: pick("", "¹", "²³", "[12]"), text),
    "numbers": lambda text, pick: re.sub(r"(?<=[a-z]{4})(?=\.)", lambda _: pick("", "1", "12"), text),
    "ligatures": lambda text, _pick: with_ligatures(text),
    "quoted": lambda text, pick: "> " + re.sub(" ", lambda _: pick(" ", "\n> "), text),
    "commented": lambda text, pick: "# " + re.sub(" ", lambda _: pick(" ", "\n# "), text),
    "unseen": lambda text, pick: re.sub(r"(?<=[a-z])(?=[a-z])", lambda _: pick("", "", "\u00ad", "\u200b"), text),
}


@pytest.mark.parametrize("change", CHANGES)
@given(text=TEXTS, chance=CHOICE)
def test_a_change_of_plain_text(change: str, text: str, chance: object) -> None:
    changed = CHANGES[change](text, lambda *others: chance.choice(others))  # type: ignore[attr-defined] # a Random
    assert concepts(changed) == concepts(text)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join), CHOICE)
def test_entities_and_tags_of_html(text: str, chance: object) -> None:
    def written(character: str) -> str:
        forms = (character, f"&#{ord(character)};", f"&#x{ord(character):x};", f"<b>{character}</b>")
        return chance.choice((character,) * 5 + forms)  # type: ignore[attr-defined,no-any-return] # a Random

    page = "".join(map(written, text))
    assert concepts(f"<p>{page}</p>", Kind.HTML) == concepts(text)


@given(TEXTS)
def test_a_paragraph_of_markdown_and_of_html_is_read_as_plain_text(text: str) -> None:
    expected = marks(text)
    assert marks(text, Kind.MARKDOWN) == expected
    assert [concept for _, concept in marks(f"<p>{html.escape(text)}", Kind.HTML)] == [id_ for _, id_ in expected]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
@pytest.mark.parametrize("suffix", [".txt", ".md", ".html", ".tex"])
@given(st.lists(st.sampled_from([*WORDS, "é", "ï", "<i>", "</i>", "&amp;", "`", "**", "\n", "\r\n\r\n", "½", "ß"])))
def test_offsets_are_those_of_the_file(encoding: str, suffix: str, parts: list[str]) -> None:
    text = " ".join(parts)
    told = encoding if encoding == "windows-1252" else None
    loaded = load_text(text.encode(encoding), where="f", encoding=told, suffix=suffix)
    assert loaded.whole == text
    for one in annotate_text(loaded, MATCHER):
        assert text[one.start : one.end] == one.text
        assert one.text.strip("<>/& \n") == one.text


def test_offsets_of_a_pdf_are_those_of_its_text() -> None:
    pytest.importorskip("pypdf", reason="the extra immuno-cli[pdf] is not installed")
    loaded = load_text(
        pages(drawn([("The anti-", 72, 700), ("bodies of T", 72, 680), ("cells", 72, 660)])), where="f.pdf"
    )
    found = annotate_text(loaded, MATCHER)
    assert [one.id for one in found] == ["antibody", "t-cell"]
    assert all(loaded.whole[one.start : one.end] == one.text for one in found)
