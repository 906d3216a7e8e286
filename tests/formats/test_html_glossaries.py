"""Glossaries in HTML: lists and tables of terms in a page, however the page is written."""

from pathlib import Path

import pytest

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats import read_file
from immuno_cli.formats.reading import Reading, TableOptions
from immuno_cli.render.pages.html import dump_html
from tests.formats.example import CONCEPTS, SCHEME

SERUM = "Blood without cells."
PLASMA = "Blood with clotting."
XHTML = "<?xml version='1.0'?><!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml'>"
ROW = f"<tr><td>plasma</td><td>{PLASMA}</td></tr></table>"
BOTH = {"serum": [SERUM], "plasma": [PLASMA]}


def read(folder: Path, page: str | bytes, columns: tuple[tuple[str, str], ...] = ()) -> Reading:
    path = folder / "page"
    path.write_bytes(page if isinstance(page, bytes) else page.encode())
    return read_file(path, options=TableOptions(columns))


def said(reading: Reading) -> dict[str, list[str]]:
    return {concept.pref_label: [each.text for each in concept.definitions] for concept in reading.concepts}


@pytest.mark.parametrize(
    "page",
    [
        f"<!DOCTYPE html><html><dl><dt>serum</dt><dd>{SERUM}</dd><dt>plasma</dt><dd>{PLASMA}</dd></dl></html>",
        f"<html><DL><DT>serum<DD>{SERUM}<DT>plasma<DD>{PLASMA}</DL>",
        f"<dl class='a'><div><dt><dfn id=s>serum</dfn><dd><p>Blood <em>without</em> cells.</div><dt>plasma<dd>{PLASMA}",
        f"<!-- a page --><html><dl><dt>serum<dd>{SERUM}</dl><h2>P</h2><dl><dt>plasma<dd>{PLASMA}</dl></html>",
        f"{XHTML}<body><table><tr><th>Term</th><th>Definition</th></tr><tr><td>serum</td><td>{SERUM}</td></tr>{ROW}",
        f"<table><thead><tr><th>Term<th>Definition<tbody><tr><td>serum<td>{SERUM}<tr><td>plasma<td>{PLASMA}</table>",
        f"<html><table><tr><td><table><tr><td>Term<td>Definition<tr><td>serum<td>{SERUM}{ROW}</table>",
        f"<html><script>'<dl><dt>a<dd>b'</script><!-- <dt>c --><dl><dt>serum<dd>{SERUM}<dt>plasma<dd>{PLASMA}</dl>",
    ],
)
def test_a_list_or_a_table_of_terms_is_a_glossary(tmp_path: Path, page: str) -> None:
    reading = read(tmp_path, page)
    assert said(reading) == BOTH
    assert reading.notes == ()


@pytest.mark.parametrize(
    ("declared", "language"),
    [
        ('<html lang="de">', "de"),
        ("<!doctype html><HTML class=a LANG=de-at>", "de-AT"),
        ("<html xmlns='http://www.w3.org/1999/xhtml' xml:lang='fr'>", "fr"),
        ("<html><body lang=nl>", "nl"),
        ("<html>", "en"),
        ("<html lang=''>", "en"),
    ],
)
def test_a_page_is_in_the_language_that_it_declares(tmp_path: Path, declared: str, language: str) -> None:
    page = f"{declared}<dl><dt>serum<dd>{SERUM}<dt>plasma<dd>{PLASMA}</dl>"
    assert read(tmp_path, page).scheme.language == language
    path = tmp_path / "page"
    assert read_file(path, language="es").scheme.language == "es"


def test_terms_share_a_definition_and_a_term_has_several(tmp_path: Path) -> None:
    page = f"<dl><dt>plasma<dt>blood plasma<dd>{PLASMA}<dd>A state of matter.<dt>lymph</dl>"
    plasma, lymph = read(tmp_path, page).concepts
    assert (plasma.alt_labels, [each.text for each in plasma.definitions]) == (
        ("blood plasma",),
        [PLASMA, "A state of matter."],
    )
    assert (lymph.pref_label, lymph.definitions) == ("lymph", ())


def test_what_stands_outside_is_named_with_its_line(tmp_path: Path) -> None:
    page = f"""<html><head><title>Words</title></head><body>
<nav><a href="#s">S</a></nav>
<h1>Our &amp; your words</h1>
<p>This page is ours.</p>
<dl><dt>serum<dd>{SERUM}<dt>plasma<dd>{PLASMA}</dl>
<table><tr><td>Place<td>Rooms<tr><td>ward<td>7</table></body></html>"""
    reading = read(tmp_path, page)
    assert (said(reading), reading.scheme.title) == (BOTH, "Our & your words")
    assert [(note.code, [(place.line, place.text) for place in note.places]) for note in reading.notes] == [
        ("outside", [(4, "This page is ours."), (6, "ward 7")])
    ]


@pytest.mark.parametrize(
    "part",
    [
        f'<dt title="a > b">serum<dd title="x>y">{SERUM}',
        f"<dt>serum<script>'<dd>no'</script><dd>{SERUM}<template><dt>no<dd>no</template>",
        f'<dt>serum<a class="headerlink" href="#s">¶</a><dd>{SERUM}<sup><a href="#n">[1]</a></sup>',
        f"<dt>serum<dd>Blood<sup><a href='#n'><span>&#91;</span>a<span>&#93;</span></a></sup>{SERUM[5:]}",
    ],
    ids=["attributes", "hidden parts", "a link to itself", "a footnote"],
)
def test_what_is_no_text_of_a_page_is_not_in_its_entries(tmp_path: Path, part: str) -> None:
    reading = read(tmp_path, f"<html><dl>{part}<dt>plasma<dd>{PLASMA}</dl>")
    assert (said(reading), reading.notes) == (BOTH, ())


def test_a_cell_that_spans_several_rows_is_in_each_of_them(tmp_path: Path) -> None:
    page = f"""<html><table><tr><th>Category<th>Term<th>Definition<tr><td rowspan="2">blood<td>serum<td>{SERUM}
        <tr><td>plasma<td>{PLASMA}<tr><td>word<td>term<td>It is one.</table>"""
    assert said(read(tmp_path, page)) == {**BOTH, "term": ["It is one."]}


def test_a_row_that_is_one_wide_cell_is_a_heading_and_no_term(tmp_path: Path) -> None:
    rows = f"<tr><td>Term<td>Definition<tr><td colspan=2>Fluids<tr><td>serum<td>{SERUM}"
    reading = read(tmp_path, f"<html><table><tr><th colspan=2>Our words{rows}{ROW}")
    assert said(reading) == BOTH
    assert [place.text for note in reading.notes for place in note.places] == ["Our words", "Fluids"]


def test_text_behind_a_table_within_a_cell_belongs_to_the_cell(tmp_path: Path) -> None:
    inner = "<table><tr><td>and clear<tr><td>and thin</table>"
    page = f"<html><table><tr><td>Term<td>Definition<tr><td>serum<td>Yellow {inner} and salty.{ROW}"
    assert said(read(tmp_path, page))["serum"] == ["Yellow and clear and thin and salty."]


def test_tables_side_by_side_are_read_as_one_below_the_other(tmp_path: Path) -> None:
    names = "<td>Term<td>Definition"
    page = f"<html><table><tr>{names}<td>{names}<tr><td>serum<td>{SERUM}<td><td>plasma<td>{PLASMA}</table>"
    assert said(read(tmp_path, page)) == BOTH
    page = f"<table><tr>{names}{names}<td>Source<tr><td>serum<td>{SERUM}<td>plasma<td>{PLASMA}<td>a book</table>"
    assert said(read(tmp_path, page)) == BOTH


def test_columns_that_are_repeated_behind_the_terms_are_said_of_them(tmp_path: Path) -> None:
    names = "<td>Term<td>Definition<td>Example<td>Note<td>Example<td>Note"
    rows = f"<tr><td>serum<td>{SERUM}<td>one<td>a<td>two<td>b<tr><td>plasma<td>{PLASMA}"
    reading = read(tmp_path, f"<html><table><tr>{names}{rows}</table></html>")
    assert said(reading) == BOTH
    assert [each.text for each in reading.concepts[0].examples] == ["one", "two"]


def test_text_beside_the_terms_of_a_list_is_named(tmp_path: Path) -> None:
    page = f"""<html><dl><p>These are words.</p><dt>serum<dd>{SERUM}
<dl><dt>sera<dd>Two of them.</dl>It goes on here.<dt>plasma<dd>{PLASMA}</dl><table><caption>This is no list.</html>"""
    reading = read(tmp_path, page)
    assert said(reading) == {**BOTH, "sera": ["Two of them."]}
    assert [place.text for note in reading.notes for place in note.places] == [
        "These are words.",
        "It goes on here.",
        "This is no list.",
    ]


@pytest.mark.parametrize("end", ["Blood wi", "Blood</dd>", "Blood</dd></d"])
def test_a_page_that_ends_inside_its_list_may_be_cut(tmp_path: Path, end: str) -> None:
    reading = read(tmp_path, f"<html><body><dl><dt>serum<dd>{SERUM}<dt>plasma<dd>{end}")
    assert [note.code for note in reading.notes] == ["cut"]
    part = read(tmp_path, f"<dl><dt>serum<dd>{SERUM}<dt>plasma<dd>{PLASMA}")
    assert part.notes == ()


@pytest.mark.parametrize(
    "prices",
    [
        ("3.50 €", "$2.90", "EUR 4,20"),
        ("12 kg", "30 %", "2:1"),
        ("2 Euro", "3", "on us"),
        ("2.50 euros", "4 dollars", "on us"),
    ],
)
def test_a_list_of_prices_is_no_glossary(tmp_path: Path, prices: tuple[str, ...]) -> None:
    menu = "".join(f"<dt>{name}<dd>{price}" for name, price in zip(("Coffee", "Tea", "Cake"), prices, strict=True))
    with pytest.raises(InvalidVocabularyError, match="without a list or a table of terms"):
        read(tmp_path, f"<html><dl>{menu}</dl></html>")
    dates = read(tmp_path, "<dl><dt>Easter<dd>12 April 2020<dt>Whitsun<dd>The 31st of May</dl>")
    assert list(said(dates)) == ["Easter", "Whitsun"]


def test_an_encoding_that_only_xml_declares_is_read(tmp_path: Path) -> None:
    page = (
        f"<?xml version='1.0' encoding='ISO-8859-15'?><html><dl><dt>œdème<dd>{SERUM}<dt>sérum<dd>{PLASMA}</dl></html>"
    )
    assert list(said(read(tmp_path, page.encode("iso-8859-15")))) == ["œdème", "sérum"]


def test_a_table_that_says_nothing_of_its_terms_is_not_read(tmp_path: Path) -> None:
    phones = "<table><tr><td>Name<td>Phone<tr><td>Anna<td>12<tr><td>Ben<td>34</table>"
    glossary = f"<table><tr><td>Term<td>Definition<tr><td>serum<td>{SERUM}{ROW}"
    assert said(read(tmp_path, f"<html>{phones}{glossary}")) == BOTH
    with pytest.raises(InvalidVocabularyError, match="a web page without a list or a table of terms"):
        read(tmp_path, f"<html>{phones}")


def test_a_list_beside_a_larger_table_is_named(tmp_path: Path) -> None:
    page = f"<html><dl><dt>term<dd>It is one.</dl><table><tr><td>Term<td>Definition<tr><td>serum<td>{SERUM}{ROW}"
    assert [place.text for note in read(tmp_path, page).notes for place in note.places] == ["term It is one."]


def test_markdown_that_begins_with_html_is_markdown(tmp_path: Path) -> None:
    logo = '<div align="center"><table><tr><td>Our logo</td></tr></table></div>'
    table = f"| Term | Definition |\n| --- | --- |\n| serum | {SERUM} |\n| plasma | {PLASMA} |\n"
    assert said(read(tmp_path, f"{logo}\n\n{table}")) == BOTH


def test_columns_can_be_mapped_and_the_declared_encoding_is_read(tmp_path: Path) -> None:
    page = (
        "<html><meta charset=iso-8859-2><table><tr><td>Pojęcie<td>Opis X<tr><td>łza<td>a b<tr><td>żyła<td>c d</table>"
    )
    columns = (("Pojęcie", "prefLabel"), ("Opis X", "definition"))
    assert said(read(tmp_path, page.encode("iso-8859-2"), columns)) == {"łza": ["a b"], "żyła": ["c d"]}


@pytest.mark.parametrize("declared", ["utf-16", "hex", "no-such", "ascii", "iso-8859-1"])
@pytest.mark.parametrize("written", ["utf-8", "cp1252"])
def test_a_declared_encoding_that_is_wrong_is_passed_over(tmp_path: Path, declared: str, written: str) -> None:
    page = f"<html><meta charset={declared}><dl><dt>sérum<dd>{SERUM}<dt>plasma – yellow<dd>{PLASMA}</dl>"
    assert list(said(read(tmp_path, page.encode(written)))) == ["sérum", "plasma – yellow"]


@pytest.mark.parametrize(
    ("page", "what"),
    [
        ("<html><p><b>serum</b>: Blood without cells.</p></html>", "a web page without a list or a table of terms"),
        ("<h1>Glossary</h1><dl><dt>serum<dd>Blood.</dl>", "a web page without a list or a table of terms"),
        ("<html><table><tr><td>Place<td>Rooms<tr><td>ward<td>7<tr><td>hall<td>8</table></html>", "Place, Rooms"),
        ("".join(dump_html(SCHEME, CONCEPTS)), "a page that `immuno export` wrote"),
    ],
    ids=["paragraphs", "one entry", "another table", "our own page"],
)
def test_other_pages_are_refused_with_a_way_to_convert_them(tmp_path: Path, page: str, what: str) -> None:
    with pytest.raises(InvalidVocabularyError, match=what) as raised:
        read(tmp_path, page)
    assert raised.value.hint


def cards(*terms: tuple[str, str, str]) -> str:
    rows = (
        f"<h4>{label}</h4><table><tr><th>Term</th><td>{name}</td><th>Prefix</th><td>e</td></tr>"
        f"<tr><th>Label</th><td><i>{label}</i></td></tr><tr class='rule'></tr><tr><th>Type</th><td>Class</td></tr>"
        f"<tr><th>Definition</th><td>{text}</td></tr><tr><th>Contributors</th><td>Ann</td></tr></table>"
        for name, label, text in terms
    )
    return f"<html lang='en'><body><h1>Cells</h1>{''.join(rows)}</body></html>"


CARDS = (
    ("BloodCell", "Blood Cell", "A cell of the blood."),
    ("TCell", "T Cell", "A white blood cell."),
    ("Serum", "Serum", "Blood without cells."),
)


def test_tables_of_one_term_each_are_the_entries_of_a_page(tmp_path: Path) -> None:
    reading = read(tmp_path, cards(*CARDS))
    assert [(each.id, each.pref_label, each.definitions[0].text) for each in reading.concepts] == list(CARDS)


def test_two_such_tables_and_a_list_of_terms_are_the_list(tmp_path: Path) -> None:
    listed = "<dl><dt>lymph<dd>A fluid.<dt>plasma<dd>Another fluid.</dl>"
    reading = read(tmp_path, cards(*CARDS[:1]).replace("</body>", f"{listed}</body>"))
    assert [each.pref_label for each in reading.concepts] == ["lymph", "plasma"]


def test_tables_of_terms_one_of_which_is_definition_are_no_cards(tmp_path: Path) -> None:
    table = "<table><tr><th>Term<th>Meaning<tr><td>Definition<td>What it means.<tr><td>Name<td>A word for it.</table>"
    reading = read(tmp_path, f"<html><body>{table * 3}</body></html>")
    assert {each.pref_label for each in reading.concepts} == {"Definition", "Name"}


def test_the_rows_of_a_card_are_not_outside(tmp_path: Path) -> None:
    contacts = "<table><tr><th>Room<th>Phone<tr><td>The blood bank<td>1234</table>"
    reading = read(tmp_path, cards(*CARDS).replace("</body>", f"{contacts}</body>"))
    places = [place.text for note in reading.notes if note.code == "outside" for place in note.places]
    assert places == ["The blood bank 1234"]


def test_cards_beside_a_longer_glossary_are_left_out_with_a_note(tmp_path: Path) -> None:
    rows = "".join(f"<tr><td>term {number}<td>What it means." for number in range(5))
    glossary = f"<table><tr><th>Term<th>Definition{rows}</table>"
    listed = "".join(f"<dt>term {number}<dd>What it means." for number in range(5))
    for longer in (glossary, f"<dl>{listed}</dl>"):
        reading = read(tmp_path, cards(*CARDS).replace("</body>", f"{longer}</body>"))
        assert [each.pref_label for each in reading.concepts] == [f"term {number}" for number in range(5)]
        places = [place.text for note in reading.notes if note.code == "outside" for place in note.places]
        assert "Definition A white blood cell." in places


def test_cards_beside_a_shorter_list_are_the_entries(tmp_path: Path) -> None:
    listed = "<dl><dt>Made by<dd>The blood bank of the town.<dt>Year<dd>Last year, in spring.</dl>"
    reading = read(tmp_path, cards(*CARDS).replace("</body>", f"{listed}</body>"))
    assert [each.pref_label for each in reading.concepts] == [label for _, label, _ in CARDS]
    [note] = [note for note in reading.notes if note.code == "outside"]
    assert note.places[0].text == "Made by The blood bank of the town."


def test_a_list_beside_terms_that_are_headings_is_no_glossary(tmp_path: Path) -> None:
    terms = "".join(f"<article><h4>term {number}</h4><p>What it is, in words.</p></article>" for number in range(20))
    facts = "<dl><dt>Audience<dd>All who read.<dt>Status<dd>It was read once.</dl>"
    page = f"<!DOCTYPE html><html><h1>Glossary</h1><h2>Terms</h2>{terms}{facts}</html>"
    with pytest.raises(InvalidVocabularyError, match="terms seem to be its headings") as raised:
        read(tmp_path, page)
    assert "pandoc" in raised.value.hint
    columns = (("term", "prefLabel"), ("definition", "definition"))
    assert list(said(read(tmp_path, page, columns))) == ["Audience", "Status"]


OPENED = """<!DOCTYPE html><html lang="en"><h1>Our words</h1><p>These are the words of our ward.</p>
<details open><summary>A</summary>
<details id="ag"><summary><b>antigen</b></summary><p>What antibodies <i>bind</i>.</p><ul><li>A toxin.</ul></details>
<details><summary>antibody</summary>A protein that binds one antigen.</details>
</details>
<details><summary>serum</summary><p>Blood without cells.</p></details>
<details><summary>plasma</summary></details></html>"""


def test_terms_that_open_their_definitions_are_read(tmp_path: Path) -> None:
    reading = read(tmp_path, OPENED)
    assert said(reading) == {
        "antigen": ["What antibodies bind. A toxin."],
        "antibody": ["A protein that binds one antigen."],
        "serum": [SERUM],
        "plasma": [],
    }
    [note] = [note for note in reading.notes if note.code == "outside"]
    assert [place.text for place in note.places] == ["These are the words of our ward."]


@pytest.mark.parametrize(
    ("inside", "outside"),
    [
        ("<table><tr><td>Fluid of the liver<td>yellow</table>", ["Fluid of the liver yellow", "bile"]),
        ("<table><tr><th>Colour<th>Of<tr><td>yellow<td>the liver</table>", ["bile", "yellow the liver"]),
        ("<dl><dt>colour<dd>It is yellow.</dl>", ["bile", "colour It is yellow."]),
        ("<table><tr><td>A<td>B</table>", ["bile"]),
    ],
)
def test_a_term_that_opens_a_list_or_a_table_is_named(tmp_path: Path, inside: str, outside: list[str]) -> None:
    reading = read(tmp_path, OPENED.replace("</html>", f"<details><summary>bile</summary>{inside}</details></html>"))
    assert list(said(reading)) == ["antigen", "antibody", "serum", "plasma"]
    [note] = [note for note in reading.notes if note.code == "outside"]
    assert {place.text for place in note.places} == {"These are the words of our ward.", *outside}


def test_parts_whose_text_is_not_in_the_page_are_no_glossary(tmp_path: Path) -> None:
    parts = "".join(f"<details><summary>term {each}</summary></details>" for each in range(9))
    with pytest.raises(InvalidVocabularyError):
        read(tmp_path, f"<!DOCTYPE html><html>{parts}<details><summary>serum</summary>Blood.</details></html>")


def test_a_table_around_others_is_not_counted_beside_them(tmp_path: Path) -> None:
    inner = "<table><tr><th>Term<th>Definition<tr><td>serum<td>Blood without cells.<tr><td>plasma<td>Fluid.</table>"
    reading = read(tmp_path, f"<!DOCTYPE html><html><table><tr><td>{inner}</td></tr></table></html>")
    assert (list(said(reading)), reading.notes) == (["serum", "plasma"], ())


@pytest.mark.parametrize("name", ["What is term {}?", "Show more"])
def test_questions_and_buttons_that_open_a_text_are_no_terms(tmp_path: Path, name: str) -> None:
    texts = "".join(f"<details><summary>{name.format(each)}</summary>It is a word.</details>" for each in range(4))
    with pytest.raises(InvalidVocabularyError):
        read(tmp_path, f"<!DOCTYPE html><html>{texts}</html>")
    glossary = "<dl><dt>serum<dd>Blood without cells.<dt>plasma<dd>Blood with clotting.</dl>"
    reading = read(tmp_path, f"<!DOCTYPE html><html>{texts}{glossary}</html>")
    assert list(said(reading)) == ["serum", "plasma"]
    assert sum(note.count for note in reading.notes if note.code == "outside") == 4


def test_a_list_that_is_opened_is_read_as_a_list(tmp_path: Path) -> None:
    listed = "<dl><dt>serum<dd>Blood without cells.<dt>plasma<dd>Blood with clotting.</dl>"
    page = f"<!DOCTYPE html><html><details><summary>Glossary</summary>{listed}</details></html>"
    assert list(said(read(tmp_path, page))) == ["serum", "plasma"]
