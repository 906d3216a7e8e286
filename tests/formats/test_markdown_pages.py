"""A text in Markdown is a glossary if it says so, or if its entries look like terms; other texts are refused."""

from pathlib import Path

import pytest

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats import read_file
from immuno_cli.formats.reading import Reading, TableOptions

ARTICLE = """---
title: Message Queue
---

A queue keeps messages until they are read.

## Problem it addresses

Programs run at different speeds.

## How it helps

They wait for each other no longer.
"""
NOTES = """# Move the store

**Status:** open
**Owner:** Kim
**Deadline:** in June

We move the store to a new disk.

## Steps

Copy it, and look at it.
"""
BOARD = "\n".join(f"## Task {name}\n\n**Status:** open\n\n**Owner:** Kim\n" for name in "abcdefgh")
LIST_IN_PROSE = """# Testing

Much is to be said of it.

## What is it?

- **Speed**: It is fast.
- **Cost**: It is cheap.

Some say otherwise.

## Why is it done?

For several reasons.

- **Speed**: It is fast.
- **Trust**: It is trusted.

Others doubt it.
"""


def read(folder: Path, text: str, name: str = "page.md", options: TableOptions | None = None) -> Reading:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_file(path, options=options) if options else read_file(path)


def said(reading: Reading) -> dict[str, list[str]]:
    return {concept.pref_label: [text.text for text in concept.definitions] for concept in reading.concepts}


@pytest.mark.parametrize("text", [ARTICLE, NOTES, BOARD, LIST_IN_PROSE], ids=["article", "notes", "board", "list"])
@pytest.mark.parametrize("name", ["page.md", "page.markdown"])
def test_an_article_and_notes_are_no_glossary(tmp_path: Path, text: str, name: str) -> None:
    with pytest.raises(InvalidVocabularyError, match="does not look like a glossary") as raised:
        read(tmp_path, text, name)
    assert "--column term=prefLabel" in raised.value.hint


def test_the_way_out_reads_it_all_the_same(tmp_path: Path) -> None:
    options = TableOptions((("term", "prefLabel"), ("definition", "definition")))
    assert list(said(read(tmp_path, ARTICLE, options=options))) == ["Problem it addresses", "How it helps"]


@pytest.mark.parametrize("name", ["glossary.md", "GLOSSARY_de.md", "terms.md", "Key terms.md", "acronyms.md"])
def test_the_name_of_the_file_may_say_that_it_is_a_glossary(tmp_path: Path, name: str) -> None:
    text = "## Zeta\n\nThe last letter.\n\n## Alpha\n\nThe first letter.\n\nIt is much used.\n\n## Mu\n\nOne between.\n"
    assert list(said(read(tmp_path, text, name))) == ["Zeta", "Alpha", "Mu"]


@pytest.mark.parametrize("title", ["# Glossary of greek letters\n", "---\ntitle: 'Greek definitions'\n---\n"])
def test_the_title_may_say_that_it_is_a_glossary(tmp_path: Path, title: str) -> None:
    reading = read(tmp_path, f"{title}\n## Zeta\n\nThe last letter.\n\n## Mu\n\nOne between.\n")
    assert list(said(reading)) == ["Zeta", "Mu"]
    assert reading.scheme.title in {"Glossary of greek letters", "Greek definitions"}


def test_names_in_the_order_of_the_alphabet_say_so(tmp_path: Path) -> None:
    names = ["Antibody", "B cell", "Cytokine", "Dendritic cell", "Epitope", "Fever"]
    text = "# Blood\n" + "".join(f"\n## {name}\n\nIt is {'very ' * 50}much in use.\n" for name in names)
    assert list(said(read(tmp_path, text))) == names


def test_terms_of_use_are_no_terms(tmp_path: Path) -> None:
    text = "# Terms of use\n\n## Scope\n\nAll of it.\n\n## Liability\n\nNone.\n\n## Changes\n\nAt any time.\n"
    with pytest.raises(InvalidVocabularyError, match="does not look like a glossary"):
        read(tmp_path, text)


def test_a_page_with_front_matter_is_no_yaml(tmp_path: Path) -> None:
    with pytest.raises(InvalidVocabularyError, match="no terms with their definitions"):
        read(tmp_path, "---\ntitle: Blood\ntags: [a]\n---\n\nBlood flows, and it is red.\n")


def test_terms_in_bold_on_lines_of_their_own_have_all_paragraphs_below_them(tmp_path: Path) -> None:
    text = (
        "---\ntitle: Glossary\n---\n\n**Trial** is what is tried.\n\nIt takes long.\n\n**Plot**\nA part of a field.\n\n"
        "**On-farm trial** Such trials are done on fields.\n\n"
        "**Field agent**\n\nA person who helps.\n\n* on the field\n* in the office\n"
    )
    assert said(read(tmp_path, text)) == {
        "Trial": ["Trial is what is tried.\n\nIt takes long."],
        "Plot": ["A part of a field."],
        "On-farm trial": ["Such trials are done on fields."],
        "Field agent": ["A person who helps.\n\n- on the field\n- in the office"],
    }


def test_fields_below_a_heading_are_columns(tmp_path: Path) -> None:
    entry = "### {0}\n\n- **Definition:** What {0} is.\n- **Synonyms:** {0}s\n- **Colour:** red\n\n"
    reading = read(tmp_path, "# Words\n\n" + "".join(map(entry.format, ("serum", "plasma", "lymph"))))
    assert said(reading) == {"serum": ["What serum is."], "plasma": ["What plasma is."], "lymph": ["What lymph is."]}
    assert reading.concepts[0].alt_labels == ("serums",)
    assert [(note.code, note.places[0].text) for note in reading.notes] == [("unknown-column", "Colour")]


def test_a_line_with_a_comma_is_no_header_in_markdown(tmp_path: Path) -> None:
    with pytest.raises(InvalidVocabularyError, match="Markdown"):
        read(tmp_path, "Name, place and time\n\nWe met, and spoke, and left.\n\nThen, at last, we wrote.\n")


ROWS = "".join(f"| {name} | {name}s | of it |\n" for name in ("alpha", "beta", "gamma", "delta"))


def test_a_table_with_an_unknown_header_comes_before_fewer_headings(tmp_path: Path) -> None:
    text = f"# Glossary\n\n## Rules\n\nUse them.\n\n## Words\n\n| What | Ours | Why |\n|--|--|--|\n{ROWS}"
    with pytest.raises(InvalidVocabularyError, match="no column could be identified") as raised:
        read(tmp_path, text)
    assert "--column What=prefLabel" in raised.value.hint


def test_a_small_table_with_an_unknown_header_stands_beside_a_glossary(tmp_path: Path) -> None:
    text = "# Glossary\n\n| Sign | Use |\n|--|--|\n| * | all |\n\n**serum**: Blood.\n\n**lymph**: A fluid.\n"
    assert list(said(read(tmp_path, text))) == ["serum", "lymph"]


LONG = "It is a thing of the blood that is explained at length. " * 20
SHORT = "It is explained in short."


def sections(title: str, names: str, text: str = SHORT) -> str:
    return f"# {title}\n" + "".join(f"\n## {name}\n\n{text}\n" for name in names.split(", "))


@pytest.mark.parametrize(
    ("title", "names", "text"),
    [
        ("Glossary", "Zeta, Serum, Alpha", LONG),
        ("The blood glossary", "Zeta, Serum, Alpha", LONG),
        ("Glossary of immunology", "Antigen, Antibody, Serum, Serum, Plasma, Lymph", SHORT),
        ("Project management glossary", "Deadline, Scope, Roadmap, Milestones, Owner, Risk", SHORT),
        ("Glossar der Projekte", "Status, Roadmap, Deadline", LONG),
        ("Terms and definitions", "Version, Release, Deployment, Tests", SHORT),
    ],
    ids=["long texts", "a subject before it", "a repeated term", "plans", "plans in German", "software"],
)
def test_a_text_with_the_title_of_a_glossary_is_one(tmp_path: Path, title: str, names: str, text: str) -> None:
    assert set(said(read(tmp_path, sections(title, names, text)))) == set(names.split(", "))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (sections("How to write a glossary", "Collect the words, Ask an expert, Keep it alive", LONG), "longer than"),
        (sections("Glossary plugin", "Installation, Usage, License"), "(“Installation”, “Usage” …) are not those of"),
        (sections("Medical glossary", "Installation, Usage, Contributing, License"), "are not those of terms"),
        (sections("Why we need a glossary", "What is it?, Who writes it?, When is it done?"), "are not those of terms"),
        (sections("Update the glossary", "Move the files, Look at it, Tell the others", LONG), "longer than"),
        (sections("Building a data dictionary", "Collect, Describe, Publish", LONG), "longer than"),
        (sections("Our cells", "Growth, Death, Aging, Repair", LONG), "no title says so"),
        (sections("Release 2", "Added, Changed, Removed, Fixed"), "are not those of terms"),
        ("# Glossary\n\n**Status:** open\n\n**Owner:** Kim\n\n**Deadline:** in June\n", "are not those of terms"),
        ("# Glossary\n" + "\n## Task\n\nDo it.\n" * 8, "(“Task”) are repeated"),
        (LIST_IN_PROSE.replace("- ", "\n") + "\n\nMore.\n" * 9, "does not belong to its words in bold"),
    ],
)
def test_an_article_about_a_glossary_is_none_and_the_error_says_why(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(InvalidVocabularyError, match="does not look like a glossary") as raised:
        read(tmp_path, text)
    assert reason in raised.value.message


def test_the_readme_of_a_program_for_glossaries_is_none(tmp_path: Path) -> None:
    with pytest.raises(InvalidVocabularyError, match="longer than"):
        read(tmp_path, sections("Glossary", "Develop, Build and run, Deploy it", LONG), "README.md")


ITEMS = """# {}

Some words.

- fever: a body temperature
  above normal
- [chill](https://e.org/c): a feeling of cold
- skin rash – spots on the skin
  - it itches: often
- `ns:cell` - a *small* room
"""


def test_items_of_lists_are_entries_where_the_title_says_so(tmp_path: Path) -> None:
    reading = read(tmp_path, ITEMS.format("Glossary"))
    assert [(each.pref_label, each.definitions[0].text) for each in reading.concepts] == [
        ("fever", "a body temperature above normal"),
        ("chill", "a feeling of cold"),
        ("skin rash", "spots on the skin\n- it itches: often"),
        ("ns:cell", "a small room"),
    ]
    assert [note.places[0].text for note in reading.notes] == ["Some words."]


@pytest.mark.parametrize("title", ["Our shop", "How the glossary is made"])
def test_items_of_other_lists_are_entries_where_the_user_says_so(tmp_path: Path, title: str) -> None:
    text = ITEMS.format(title)
    with pytest.raises(InvalidVocabularyError, match="the items of its lists") as raised:
        read(tmp_path, text)
    assert "--column term=prefLabel --column definition=definition" in raised.value.hint
    options = TableOptions((("term", "prefLabel"), ("definition", "definition")))
    assert len(read(tmp_path, text, options=options).concepts) == 4


def test_one_entry_is_enough_where_the_user_says_so(tmp_path: Path) -> None:
    text = "- fever: a body temperature above normal\n"
    with pytest.raises(InvalidVocabularyError, match="too few terms"):
        read(tmp_path, text)
    options = TableOptions((("term", "prefLabel"), ("definition", "definition")))
    assert [each.pref_label for each in read(tmp_path, text, options=options).concepts] == ["fever"]


@pytest.mark.parametrize(
    ("term", "names"),
    [
        ("port (also: Mediport)", ["port", "Mediport"]),
        ("port (also known as a Mediport or chemo port)", ["port", "Mediport", "chemo port"]),
        ("ADC (antibody-drug conjugate)", ["ADC", "antibody-drug conjugate"]),
        ("antibody-drug conjugates (ADCs)", ["antibody-drug conjugates", "ADCs"]),
        ("Entzündung (auch: Inflammation)", ["Entzündung", "Inflammation"]),
        ("analgesic (short: painkiller; pain drug)", ["analgesic", "painkiller", "pain drug"]),
        ("Körperabwehr (kurz: Abwehr)", ["Körperabwehr", "Abwehr"]),
        ("sunitinib (formerly SU 11248)", ["sunitinib", "SU 11248"]),
        ("fluorouracil (or 5-FU)", ["fluorouracil", "5-FU"]),
        ("natural killer cells (NKs)", ["natural killer cells", "NKs"]),
        ("port (also:   Mediport ,   chemo   port)", ["port", "Mediport", "chemo port"]),
        ("lead (a metal)", ["lead (a metal)"]),
        ("lead (or its salts)", ["lead (or its salts)"]),
        ("mercury (oder seine Salze)", ["mercury (oder seine Salze)"]),
        ("aspirin (formerly a trademark of Bayer)", ["aspirin (formerly a trademark of Bayer)"]),
        ("fever (formerly 38 °C)", ["fever (formerly 38 °C)"]),
        ("dose (also dosage, never amount)", ["dose (also dosage, never amount)"]),
        ("blood group (B)", ["blood group (B)"]),
        ("grade 1 lesion (G1)", ["grade 1 lesion (G1)"]),
        ("stay (short stay)", ["stay (short stay)"]),
        ("theatre hours (OR time)", ["theatre hours (OR time)"]),
        ("aspirin (also used for fever)", ["aspirin (also used for fever)"]),
        ("lead (verb)", ["lead (verb)"]),
        ("ALL (in capitals)", ["ALL (in capitals)"]),
        ("orientation (of a cell)", ["orientation (of a cell)"]),
    ],
)
def test_names_in_brackets_behind_a_term_are_synonyms_where_they_are_names(
    tmp_path: Path, term: str, names: list[str]
) -> None:
    concept = read(tmp_path, f"# Glossary\n\n## {term}\n\nOne thing.\n\n## other\n\nAnother thing.\n").concepts[0]
    assert [concept.pref_label, *concept.alt_labels] == names


def test_a_table_of_contents_is_no_entry(tmp_path: Path) -> None:
    contents = "## Contents\n\n- [Serum](#serum)\n- [Plasma](#plasma)\n\n"
    reading = read(tmp_path, f"# Glossary\n\n{contents}## Serum\n\nBlood without cells.\n\n## Plasma\n\nBlood.\n")
    assert [concept.pref_label for concept in reading.concepts] == ["Serum", "Plasma"]
    assert [place.text for note in reading.notes for place in note.places][:1] == ["- [Serum](#serum)"]


def test_a_term_in_bold_may_be_a_long_link_with_a_short_form_behind_it(tmp_path: Path) -> None:
    term = '**<a name="{0}-{0}-{0}"></a>[{1}](#{0}-{0}-{0}-{0})** ({2}) \\\n{3}\n\n'
    first = term.format("lymphatic-fluid", "Central nervous system", "CNS", "The brain and the spinal cord.")
    second = term.format("spinal-marrow", "Cerebrospinal fluid", "CSF", "What flows around it.")
    reading = read(
        tmp_path, f"### Short forms\n\n| | |\n|-|-|\n| C | CNS |\n\n### Glossary of terms\n\n{first}{second}"
    )
    assert [(each.pref_label, each.alt_labels, each.definitions[0].text) for each in reading.concepts] == [
        ("Central nervous system", ("CNS",), "The brain and the spinal cord."),
        ("Cerebrospinal fluid", ("CSF",), "What flows around it."),
    ]


def test_a_single_letter_among_longer_names_is_a_term(tmp_path: Path) -> None:
    entries = "".join(f"## {name}\n\nA language for programs.\n\n" for name in ("Python", "R", "Rust"))
    reading = read(tmp_path, f"# Glossary\n\n{entries}")
    assert [concept.pref_label for concept in reading.concepts] == ["Python", "R", "Rust"]


def test_a_term_of_a_definition_list_may_be_a_long_link(tmp_path: Path) -> None:
    place = "spatially-explicit-" * 8
    reading = read(
        tmp_path, f"# Words\n\n[Capture model](#{place})\n: A way to count.\n\nCount\n: How many there are.\n"
    )
    assert [concept.pref_label for concept in reading.concepts] == ["Capture model", "Count"]


def test_lists_within_the_text_of_an_entry_belong_to_it(tmp_path: Path) -> None:
    items = "- {0} one: it is small\n- {0} two: it is large\n\n"
    terms = "".join(f"## {term}\n\nA kind of cell.\n\n{items.format(term)}" for term in ("Aa", "Bb"))
    reading = read(tmp_path, f"# Glossary\n\n{terms}")
    assert [concept.pref_label for concept in reading.concepts] == ["Aa", "Bb"]


def test_lists_below_headings_of_groups_have_the_terms(tmp_path: Path) -> None:
    items = "- {0} one: it is small\n- {0} two: it is large\n\n"
    groups = "".join(f"## {name}\n\n{items.format(name)}" for name in ("Cells", "Drugs"))
    reading = read(tmp_path, f"# Glossary\n\n{groups}")
    assert [concept.pref_label for concept in reading.concepts] == ["Cells one", "Cells two", "Drugs one", "Drugs two"]


def test_lists_do_not_decide_what_the_entries_of_a_page_are(tmp_path: Path) -> None:
    people = "".join(f"## Person {name}\n\n* A writer.\n* More: a page\n* Born: in May\n\n" for name in "ABCDEF")
    reading = read(tmp_path, f"# People\n\n{people}")
    assert len(reading.concepts) == 6


@pytest.mark.parametrize(
    "entry",
    [
        "<details>\n<summary>{}</summary>\n\n{}\n\n</details>\n\n",
        "<details open><summary><b>{}</b></summary>\n{}\n</details>\n",
        "- <details><summary>{}</summary>{}</details>\n",
    ],
)
@pytest.mark.parametrize("title", ["# Glossary\n\n", ""])
def test_terms_that_open_their_definitions_are_read(tmp_path: Path, entry: str, title: str) -> None:
    entries = "".join(entry.format(name, f"A kind of {name}.") for name in ("serum", "plasma", "blood"))
    reading = read(tmp_path, title + entries)
    assert [concept.pref_label for concept in reading.concepts] == ["serum", "plasma", "blood"]
    assert reading.concepts[0].definitions[0].text == "A kind of serum."


OPENED = "<details>\n<summary>{}</summary>\n\n{}\n\n</details>\n\n"
TWO_OPENED = OPENED.format("serum", "Blood without cells.") + OPENED.format("plasma", "The fluid of blood.")


def definitions_and_outside(folder: Path, text: str) -> tuple[dict[str, str], list[str]]:
    """Return the definitions that are read of a text by their terms, and what stands outside of the entries."""
    reading = read(folder, text)
    outside = [place.text for note in reading.notes for place in note.places if note.code == "outside"]
    return {each.pref_label: "".join(s.text for s in each.definitions) for each in reading.concepts}, outside


@pytest.mark.parametrize(
    ("more", "outside"),
    [
        ("This page was last edited in May.\n", ["This page was last edited in May."]),
        ("- An item of a list.\n", ["- An item of a list."]),
        (OPENED.format("What is lymph?", "A fluid."), ["<summary>What is lymph?</summary>", "A fluid."]),
        (OPENED.format("lymph", ""), ["<summary>lymph</summary>"]),
        ("<details>\n<summary>lymph</summary>\n\nA fluid.\n", ["<summary>lymph</summary>", "A fluid."]),
        ("Use `<details>` or <!-- <details> --> to open texts.\n", None),
        ("<details><summary>lymph</summary><details><summary>cell</summary></details></details>\n", None),
    ],
)
def test_a_definition_that_is_opened_ends_where_its_part_ends(
    tmp_path: Path, more: str, outside: list[str] | None
) -> None:
    definitions = {"serum": "Blood without cells.", "plasma": "The fluid of blood."}
    expected = [more.strip()] if outside is None else outside
    assert definitions_and_outside(tmp_path, f"# Glossary\n\n{TWO_OPENED}{more}") == (definitions, expected)


def test_a_term_that_is_opened_may_stand_in_several_lines(tmp_path: Path) -> None:
    text = TWO_OPENED.replace("<summary>", "<summary>\n\n### ").replace("</summary>", "\n\n</summary>")
    assert definitions_and_outside(tmp_path, text) == (
        {"serum": "Blood without cells.", "plasma": "The fluid of blood."},
        [],
    )


def test_parts_within_a_part_have_the_terms(tmp_path: Path) -> None:
    text = f"# Terms\n\n<details><summary>Fluids</summary>\n\n{TWO_OPENED}</details>\n"
    definitions = {"serum": "Blood without cells.", "plasma": "The fluid of blood."}
    assert definitions_and_outside(tmp_path, text) == (definitions, ["<details><summary>Fluids</summary>"])


def test_text_in_the_line_of_a_part_is_not_lost(tmp_path: Path) -> None:
    line = "<details><summary>lymph</summary>A fluid.</details> See also page 3."
    definitions, outside = definitions_and_outside(tmp_path, f"# Glossary\n\n{TWO_OPENED}{line}\n")
    assert (definitions["lymph"], outside) == ("A fluid.", [line])


def test_parts_that_are_opened_do_not_keep_terms_in_bold_from_being_read(tmp_path: Path) -> None:
    bold = "**serum**: Blood without cells.\n\n**plasma**: The fluid.\n"
    definitions, outside = definitions_and_outside(tmp_path, f"# FAQ\n\n{OPENED.format('Install', 'Run it.')}{bold}")
    assert definitions == {"serum": "Blood without cells.", "plasma": "The fluid."}
    assert outside == ["<summary>Install</summary>", "Run it."]


def test_a_table_in_a_part_that_is_opened_is_counted(tmp_path: Path) -> None:
    table = OPENED.format("Sizes", "| Cell | Size |\n|---|---|\n| T cell | 7 |")
    codes = {note.code for note in read(tmp_path, f"# Glossary\n\n{TWO_OPENED}{table}").notes}
    assert codes >= {"other-table", "outside"}


def test_the_fields_of_a_term_may_be_opened(tmp_path: Path) -> None:
    fields = OPENED.format("Definition", "A kind of {0}.") + OPENED.format("Synonyms", "{0}s")
    text = "# Glossary\n\n" + "".join(f"## {name}\n\n{fields.format(name)}" for name in ("cell", "drug"))
    reading = read(tmp_path, text)
    assert [(each.pref_label, each.alt_labels) for each in reading.concepts] == [
        ("cell", ("cells",)),
        ("drug", ("drugs",)),
    ]


def test_parts_of_a_guide_that_are_opened_are_no_terms(tmp_path: Path) -> None:
    text = "# Guide\n\n" + "".join(OPENED.format(name, "Run it.") for name in ("Install", "Usage", "License"))
    with pytest.raises(InvalidVocabularyError, match=r"parts to be opened \(“Install”, “Usage” …\) are not those of"):
        read(tmp_path, text)


def test_further_names_in_bold_are_synonyms(tmp_path: Path) -> None:
    terms = (
        "* **serum** or **sera** – Blood without cells.\n* **plasma**, **blood plasma** (clear): Blood with clotting.\n"
    )
    reading = read(tmp_path, f"# Glossary\n\n{terms}* **blood**: A **red** fluid.\n")
    assert [(each.pref_label, each.alt_labels) for each in reading.concepts] == [
        ("serum", ("sera",)),
        ("plasma (clear)", ("blood plasma",)),
        ("blood", ()),
    ]


@pytest.mark.parametrize(
    ("line", "label", "synonyms"),
    [
        ("**serum** oder **Sera**: Blut ohne Zellen.", "serum", ("Sera",)),
        ("**sérum** ou **séra**: Du sang.", "sérum", ("séra",)),
        ("**suero** o **sueros**: Sangre sin células.", "suero", ("sueros",)),
        ("**serum** of **bloedwei**: Een deel van het bloed.", "serum", ("bloedwei",)),
        ("**Standard** of **care**: What most get.", "Standard of care", ()),
        ("**Duration** of **response**: How long it lasts.", "Duration of response", ()),
        ("**Centers** for the **Control** of **Disease**: An agency.", "Centers for the Control of Disease", ()),
        ("**Standard** of **care** or **usual care**: What most get.", "Standard of care", ("usual care",)),
        ("**T cell** and **B cell**: Two kinds of lymphocytes.", "T cell and B cell", ()),
        ("**Haut** und **Haar**: Was den Körper bedeckt.", "Haut und Haar", ()),
        ("**peau** et **poils**: Ce qui couvre le corps.", "peau et poils", ()),
        ("**huid** en **haar**: Wat het lichaam bedekt.", "huid en haar", ()),
        ("**pelle** e **peli**: Quello che copre il corpo.", "pelle e peli", ()),
    ],
)
def test_only_words_for_or_stand_between_names_in_bold(
    tmp_path: Path, line: str, label: str, synonyms: tuple[str, ...]
) -> None:
    """Other words are a part of one name."""
    reading = read(tmp_path, f"# Glossary\n\n- {line}\n- **Blood**: A red fluid.\n- **Lymph**: A clear fluid.\n")
    assert [(each.pref_label, each.alt_labels) for each in reading.concepts] == [
        (label, synonyms),
        ("Blood", ()),
        ("Lymph", ()),
    ]
