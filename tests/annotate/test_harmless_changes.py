"""Changes of a text that a reader does not notice leave the marked concepts as they were, in every format."""

import html
import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.annotate import build_matcher
from immuno_cli.annotate.texts.loading import Kind, annotate_text, load_text, make_text
from immuno_cli.model import Concept
from tests.annotate.cells import vocabulary
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


SENTENCES = [
    "Patients with recurrent infections and a recurrent tumor had a response in response to the DNA damage.",
    "A stage IV tumor, given IV fluids, grew in Washington, DC by a DC motor; DC and NK cells rose.",
    "The germ line and germ cells carry germs; a mutation of the APC gene changes APC in the tumor.",
    "Abbreviations: OS, overall status; TA, thymic atrophy; DC, dendritic cells. The OS of the TA patients and DC.",
    "Bone marrow (BM, see the table) and breast and ovarian cancer, as well as lung cancer, with BM cells.",
    "The mean age was 61 (SD 3.4), 12 ± SD, but SD was the best response: SD in a tumor.",
    "Axenfeld-Rieger syndrome and Rieger syndrome; the lung of Lung Street, a tumor and Tumor Holdings Inc.",
    "An effective (p < 0.05) cell therapy of grade 1-2 by GC-MS and MS/MS, and MS in a tumor, TGF-\u03b22, TGF-\u03b2.",
]
CONCEPTS = vocabulary(
    Concept("infection", "infection"),
    Concept("relapse", "relapse", ("recurrent", "recurrence")),
    Concept("response", "response"),
    Concept("tumor", "tumor"),
    Concept("iv", "intravenous injection", ("IV",)),
    Concept("dc", "dendritic cell", ("DC",)),
    Concept("nk", "natural killer cell", ("NK", "NK cell")),
    Concept("germ", "germ"),
    Concept("apc", "antigen-presenting cell", ("APC",)),
    Concept("os", "overall survival", ("OS",)),
    Concept("bm", "bone marrow"),
    *(Concept(organ, f"{organ} cancer") for organ in ("breast", "ovarian", "lung")),
    Concept("sd", "stable disease", ("SD",)),
    Concept("rieger", "Rieger syndrome"),
    Concept("lungs", "lung"),
    Concept("therapy", "effective cell therapy"),
    Concept("grade", "grade", ("grade 1", "grade 2")),
    Concept("ms", "multiple sclerosis", ("MS",)),
    Concept("tgf", "TGF-beta", ("TGF-\u03b2",)),
)
WRITTEN: dict[str, tuple[Kind, Callable[[str, Callable[..., str]], str]]] = {
    "line ends": (Kind.TEXT, lambda text, pick: re.sub(" ", lambda _: pick(" ", "\n", "\r\n", "\n  ", "  "), text)),
    "blanks": (
        Kind.TEXT,
        lambda text, pick: re.sub(" ", lambda _: pick(" ", "\u00a0", "\u202f", "\u2009", "\t"), text),
    ),
    "hyphens": (Kind.TEXT, lambda text, pick: re.sub(r"(?<=\w)-(?=\w)", lambda _: pick("-", "\u2010", "\u2011"), text)),
    "unseen": (
        Kind.TEXT,
        lambda text, pick: re.sub(r"(?<=[A-Za-z])(?=[A-Za-z])", lambda _: pick("", "", "\u00ad", "\u200b"), text),
    ),
    "accents apart": (Kind.TEXT, lambda text, _pick: unicodedata.normalize("NFD", text)),
    "quoted": (Kind.TEXT, lambda text, pick: "> " + re.sub(" (?!<)", lambda _: pick(" ", "\n> "), text)),
    "footnotes": (
        Kind.TEXT,
        lambda text, pick: re.sub(r"(?<=[a-z]{4})(?=[ ,.;])", lambda _: pick("", "¹", "[12]"), text),
    ),
    "numbers": (Kind.TEXT, lambda text, pick: re.sub(r"(?<=[a-z]{4})(?=\.)", lambda _: pick("", "1", "12"), text)),
    "entities": (
        Kind.HTML,
        lambda text, pick: "<p>" + "".join(pick(html.escape(one), html.escape(one), f"&#{ord(one)};") for one in text),
    ),
    "tags": (
        Kind.HTML,
        lambda text, pick: (
            "<p>" + re.sub(r"[A-Za-z]+", lambda one: pick(one[0], f"<b>{one[0]}</b>"), html.escape(text))
        ),
    ),
    "breaks": (
        Kind.HTML,
        lambda text, pick: "<p>" + re.sub(" ", lambda _: pick(" ", "<br>", "<br/>\n", "&nbsp;"), html.escape(text)),
    ),
}


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("change", WRITTEN)
@given(chance=CHOICE)
def test_a_change_of_a_sentence_with_phrases_definitions_and_names(change: str, sentence: str, chance: object) -> None:
    kind, written = WRITTEN[change]
    changed = written(sentence, lambda *others: chance.choice(others))  # type: ignore[attr-defined] # a Random
    found = annotate_text(make_text(changed, kind), build_matcher([CONCEPTS]))
    assert [one.id for one in found] == [
        one.id for one in annotate_text(make_text(sentence), build_matcher([CONCEPTS]))
    ]
    assert all(one.text for one in found)


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
