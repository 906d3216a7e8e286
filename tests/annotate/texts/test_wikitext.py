"""The markup of a wiki is not read, and what it shows is."""

import pytest

from immuno_cli.annotate.texts.loading import Kind, make_text
from immuno_cli.annotate.texts.wikitext import mask_wikitext
from tests.annotate.reading import concepts, marks

SIGNS = "'''A''' [[b]] "
MEDICAL = (
    *("corticosteroid", "imaging", "image-guided therapy", "photosensitivity", "side effect profile", "chemotherapy"),
    *("thyroid", "opioid", "chemokine", "sized", "mapping", "meshwork", "coordination", "sarcoid", "curls", "resize"),
)
"""Parameters whose names have words for files, addresses and codes inside other words."""


@pytest.mark.parametrize(
    "markup",
    [
        "{{Infobox fever|image = tumor.png}}",
        "{{Infobox\n| tumor = b\n| image = {{hlist|fever}} {{tumor}}\n| of = {{cite|fever|tumor}}\n}}",
        "{{cite|{{hlist|fever}}}}",
        "{{hlist|" * 5 + "fever" + "}}" * 5,
        "<ref name=fever />",
        "<ref>{{cite web |title=The fever of a tumor}}</ref>",
        '<ref name="x">A tumor</ref>',
        "<!-- fever -->",
        "[[File:Tumor fever.png|thumb]]",
        "[[Category:Tumor]]",
        '{| class="fever"',
        "[[tumor|b]]",
        "{{Infobox|map = fever}}",
        "{{Infobox|left_image2 = fever}}",
        "{{Infobox|imagesize = fever}}",
        "{{Infobox|image file = fever}}",
        "{{Infobox|CAS_number = fever}}",
        "{{Infobox|ChemSpiderID = fever}}",
        "{{Infobox|StdInChIKey = fever}}",
        "{{Infobox|pdb_id = fever}}",
        "{{lang|fever}}",
        "{{lang|fever|a}}",
        "{{small|a|class=fever}}",
        "{{nowrap|a|fever}}",
        "{{abbr|a|{{nowrap|fever}}}}",
    ],
)
def test_what_a_wiki_does_not_show_is_not_read(markup: str) -> None:
    assert concepts(f"{SIGNS}T cells\n{markup}\nT cells") == ["t-cell", "t-cell"]


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("[[fever]]", "fever"),
        ("[[b|fever]]", "fever"),
        ("lym[[phocyte]]s", "lym[[phocyte]]s"),
        ("'''T''' cells", "T''' cells"),
        ("monoclonal [[antibody]]", "monoclonal [[antibody"),
        ("IL{{nbh}}2", "IL{{nbh}}2"),
        ("T{{nbsp}}cells", "T{{nbsp}}cells"),
        ("{{Infobox tumor\n| name = fever\n}}", "fever"),
        ("{{Infobox\n| of = {{hlist|b|[[c|fever]]}}\n}}", "fever"),
        ("{{Drugbox | class = [[c|{{nowrap|T cell}}s]] }}", "T cell}}s"),
        ("monoclonal {{nowrap|antibody}}", "monoclonal {{nowrap|antibody"),
        ("{{small|fever", "fever"),
        *((f"{{{{Infobox|{name} = fever}}}}", "fever") for name in MEDICAL),
        ("{{Infobox|image_caption = fever}}", "fever"),
        ("{{Infobox|image = a.png|map caption = A fever}}", "fever"),
        ("{{lang|la|fever}}", "fever"),
        ("A {{lang|la|fever|italic=no}}.", "fever"),
        ("{{lang|2=fever|1=la}}", "fever"),
        ("{{lang|la|T}} cell", "T}} cell"),
        ("{{abbr|IL-2|a}} b", "IL-2"),
        ("{{abbr|T|tumor}} cell", "T|tumor}} cell"),
        ("{{tooltip|fever|a}} b", "fever"),
        ("[[File:b.png|thumb|A fever]]", "fever"),
        ("| fever || b", "fever"),
        ("! fever", "fever"),
    ],
)
def test_what_a_wiki_shows_is_read(markup: str, words: str) -> None:
    assert [text for text, _ in marks(f"{SIGNS}\n{markup}\n")] == [words]


@pytest.mark.parametrize(
    "text",
    ["See [[1]] for the fever.", "{{ fever }}", "the ''fever'' of 'B'", "a {{fever", "x]] fever [[y", "<ref fever"],
)
def test_one_such_sign_does_not_make_a_wiki(text: str) -> None:
    assert mask_wikitext(text) == text
    assert concepts(text) == ["fever"]


@pytest.mark.parametrize(
    "unit",
    ["{{", "[[", "<ref>", "{{a}}", "<!--", "''", "[[a|b]]", "\n|", "<ref ", "{{x|", "{{hlist|", "{{hlist|}}", "-->"],
)
def test_many_signs_are_read_in_a_time_that_rises_with_their_number(unit: str) -> None:
    text = SIGNS + unit * 20_000
    assert len(make_text(text, Kind.TEXT).readable) == len(text)
