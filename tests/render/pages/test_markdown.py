"""The glossary page in Markdown: every entry, links that lead somewhere, and text that stays text."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from immuno_cli.model import Concept, Scheme, Statement
from immuno_cli.render.pages.entries import make_anchors
from immuno_cli.render.pages.markdown import dump_markdown, escape
from immuno_cli.vocabularies.memory import MemoryVocabulary
from tests.formats.example import CONCEPTS, SCHEME


def page(*concepts: Concept) -> str:
    return "".join(dump_markdown(SCHEME, concepts or CONCEPTS))


def entry(identifier: str) -> str:
    return next(part for part in page().split("\n### ") if f"id `{identifier}`" in part)


def test_the_head_says_what_it_is_and_whose() -> None:
    head = page().partition("## Contents")[0]
    assert head.startswith("# Kitchen words\n")
    for fact in (
        "What is in a kitchen",
        "Version: 2.1",
        "Licence: CC0-1.0",
        r"Attribution: The cooks \& their friends",
    ):
        assert fact in head


def test_entries_stand_in_the_order_of_the_alphabet_without_deprecated_ones() -> None:
    headings = re.findall(r"^### <a id=\"[^\"]+\"></a>(.+)$", page(), re.MULTILINE)
    assert headings == sorted(headings, key=str.casefold)
    assert len(headings) == len([concept for concept in CONCEPTS if not concept.deprecated])


def test_every_link_leads_to_an_entry_of_the_page(glossary: MemoryVocabulary) -> None:
    for text in (page(), "".join(dump_markdown(glossary.scheme, list(glossary.iter_concepts())))):
        anchors = re.findall(r'<a id="([^"]+)">', text)
        assert len(anchors) == len(set(anchors))
        assert set(re.findall(r"\]\(#([^)]+)\)", text)) <= set(anchors)


def test_an_entry_says_everything_with_its_basis_and_sources() -> None:
    knife = entry("knife")
    for line in (
        "*tool (cold, unlisted)* · id `knife`, `K1`, `7`",
        r"It has a blade. \[A1\] \[B2\]",
        "**Also called:** kitchen knife, couteau",
        r"- *A reader's comment:* Not for children. \[B1\]",
        "- Keep it sharp.",
        r"- Does it get hot? **cold** \[A1\] It lies in a drawer.",
        r"- **Cuts:** [Brot “fresh” – \\ 'd'](#bread) \[A2\], [board](#board)",
        "- **Is a kind of:** [tool](#tool), elsewhere",
        "- the same as Knife (MESH:D000001)",
        r"- \[A1\] The \<Cook\>, A. Cook, Pan \& Son, 2020-01-02: paragraph 1, sentences 1 and 2",
        r"- \[1\] <https://example.org/x?a=1&b=2>",
    ):
        assert line in knife.splitlines(), line


def test_what_follows_from_others_is_there_too() -> None:
    assert "- **Its kinds:** [knife](#knife), [Brot" in entry("tool")
    assert "- **Is cut by:** [knife](#knife)\n" in entry("board")
    assert "- **Related:** [knife](#knife)\n" in entry("board")
    assert "- **Unheard-of (reversed):** [knife](#knife)\n" in entry("tool")


def test_other_names_that_differ_in_letter_case_alone_are_shown_once() -> None:
    assert "**Also called:** blade, cutter\n" in page(Concept("a", "knife", ("Knife", "blade", "BLADE", "cutter")))
    assert "Also called" not in page(Concept("a", "knife", ("KNIFE",)))


def test_a_link_out_of_a_part_is_plain_text() -> None:
    part = page(*[concept for concept in CONCEPTS if concept.id == "knife"])
    assert "- **Is a kind of:** tool, elsewhere" in part


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a *b* _c_ `d`", r"a \*b\* \_c\_ \`d\`"),
        ("<script>", r"\<script\>"),
        ("[x](y)", r"\[x\](y)"),
        ("- no list", r"\- no list"),
        ("1. no list", r"1\. no list"),
        ("0.1.0", "0.1.0"),
        ("# no heading", r"\# no heading"),
        ("two\n\nlines\x1b", "two lines"),
        ("https://example.org www.x.org", "https&#58;//example.org www&#46;x.org"),
    ],
)
def test_text_stays_text(text: str, expected: str) -> None:
    assert escape(text) == expected


@given(st.text("ab1.) -+=*_`~<>[]()!#&\\|$\"'\n/:w@é\u200b", max_size=20) | st.text(max_size=20))
def test_a_parser_shows_the_text_and_nothing_else(text: str) -> None:
    shown = " ".join("".join(mark if mark.isprintable() else " " for mark in text).split())
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(escape(text)) if shown else ""
    assert unescape(html) == (f"<p>{shown}</p>\n" if shown else "")


@given(st.text(max_size=30))
def test_no_text_breaks_out_of_its_line(text: str) -> None:
    concept = Concept("a", text or "a", (text,), definitions=(Statement(text or "x"),))
    lines = "".join(dump_markdown(Scheme("s", "title", "en"), [concept])).splitlines()
    plain = "".join(dump_markdown(Scheme("s", "title", "en"), [concept._replace(alt_labels=(), pref_label="a")]))
    assert len(lines) <= len(plain.splitlines()) + 2
    assert not any(re.search(r"(?<!\\)(?:\\\\)*<(?!/?a\b)", line) for line in lines)


@given(st.lists(st.text("ab:-. /é", min_size=1, max_size=5), unique=True, max_size=8))
def test_anchors_differ_and_need_no_escape(ids: list[str]) -> None:
    anchors = make_anchors(Concept(identifier, "x") for identifier in [*ids, "page-main", "q=a", "page-main-2"])
    assert len(set(anchors.values())) == len(ids) + 3 or len({*ids, "page-main", "q=a", "page-main-2"}) < len(ids) + 3
    assert all(re.fullmatch(r"[\w.:-]+", anchor, re.ASCII) for anchor in anchors.values())
    assert not any(anchor.startswith("page-") for anchor in anchors.values())
