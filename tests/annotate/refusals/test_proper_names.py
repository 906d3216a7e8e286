"""Terms in the names of companies, societies, streets, places, bands and people are no terms."""

import pytest

from immuno_cli.annotate import build_matcher
from immuno_cli.annotate.refusals.proper_names import begins_proper_name
from immuno_cli.annotate.texts.loading import Kind, annotate_text, make_text
from immuno_cli.model import Concept
from tests.annotate.cells import found, many, vocabulary

SYNDROMES = many("syndrome", "Gerstmann syndrome")
EPONYMS = vocabulary(Concept("crohn", "regional ileitis", ("Crohns",)))
FIELDS = many("field", "allergy", "immunology", "disease", "immunotherapy")
NAMES = many("cell", "mast cell", "antigen", "antibody", "macrophage")


@pytest.mark.parametrize(
    "text",
    [
        *(
            "the Mast Cell Blues Band played",
            "macrophage Ltd",
            "Macrophage Therapeutics Inc. grew",
            "Mast Cell Records",
        ),
        *("12 Antibody Lane, Boston", "a house in antigen-antibody Drive", "Antibody Street", "Macrophage & Co Ltd"),
        *("the American Antigen Society", "Mast Cell Association of Ohio", "the Macrophage Research Foundation"),
    ],
)
def test_a_term_that_begins_a_proper_name_is_no_term(text: str) -> None:
    assert found(text, NAMES) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mast Cell Growth", 1),
        ("Mast Cells Drive the Response", 1),
        ("Mast Cells Drive Antibody Production", 2),
        ("Antibody Band Intensity", 1),
        ("antibody band", 1),
        ("Antibody Lane 2", 1),
        ("macrophages. Records of antigens", 2),
        ("a Road to mast cells", 1),
        ("Mast Cell Society Growth", 1),
        ("an association of mast cells", 1),
        ("Antibody Care In The Hospital", 1),
    ],
)
def test_other_words_make_no_proper_name(text: str, count: int) -> None:
    assert len(found(text, NAMES)) == count


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("the <b>Mast Cell</b> Blues Band", Kind.HTML),
        (
            "the <a href='https://example.org/a/long/address/of/a/page'>Mast <i>Cell</i></a> Blues <i>Band</i>",
            Kind.HTML,
        ),
        ("Macrophage &amp; Co Ltd", Kind.HTML),
        ("the Mast Cell<br>Blues\nBand", Kind.HTML),
        ("the **Mast Cell** Blues Band", Kind.MARKDOWN),
        ("the [Mast Cell](https://example.org) *Blues Band*", Kind.MARKDOWN),
        (r"the \emph{Mast Cell} Blues~Band", Kind.LATEX),
        ("the Mast Cell\nBlues Band", Kind.TEXT),
    ],
)
def test_markup_and_line_ends_inside_a_proper_name_change_nothing(text: str, kind: Kind) -> None:
    assert annotate_text(make_text(text, kind), build_matcher([NAMES])) == []


@pytest.mark.parametrize("text", ["<h1>Mast Cell</h1><p>Blues Band", "<b>Mast Cell</b>s", "<b>Mast Cell</b> Growth"])
def test_no_proper_name_runs_over_the_end_of_a_paragraph(text: str) -> None:
    assert len(annotate_text(make_text(text, Kind.HTML), build_matcher([NAMES]))) == 1


@pytest.mark.parametrize(
    "name",
    [
        *("Antigen Corp", "Antigen Corporation", "Antigen GmbH", "Antigen Inc", "Antigen LLP", "Antigen Plc"),
        *("Antigen Ave", "Antigen Avenue", "Antigen Boulevard", "Antigen Highway", "Antigen Rd", "Antigen Plaza"),
        *("Antigen Hotel", "Antigen Café", "Antigen Pub", "Antigen Stadium", "Antigen Theatre", "Antigen Club"),
        *("Antigen Band", "Antigen Choir", "Antigen Festival", "Antigen Gazette", "Antigen Jazz", "Antigen Quartet"),
        *("Antigen Bar", "Antigen Limited", "Antigen Records", "Antigen Rock", "Antigen Square"),
    ],
)
def test_what_ends_a_proper_name(name: str) -> None:
    assert begins_proper_name(name, len("Antigen"))


@pytest.mark.parametrize(
    "name",
    [
        *("Antigen Presentation", "Antigen Test", "Antigen Meeting", "Antigen Avenues", "Antigen Bandage", "Antigen"),
        *("Antigen club", "Antigen. Club", "Antigen and Club", "Antigen Bar Chart", "Antigen Records of the Clinic"),
    ],
)
def test_what_ends_none(name: str) -> None:
    assert not begins_proper_name(name, len("Antigen"))


def test_a_capital_in_a_sentence_makes_a_name() -> None:
    assert found("The Antibody Band was loud.", NAMES) == []
    assert found("The antibody band was faint.", NAMES) == [("antibody", "antibody")]


@pytest.mark.parametrize(
    "before",
    [
        "the neurologist Josef ",
        "(H.M. ",
        "(PJ ",
        "Dr. ",
        "described in 1924 by ",
        "Dr. Josef ",
        "the neurologist Mark ",
    ],
)
def test_a_surname_is_not_the_syndrome_that_is_named_after_the_person(before: str) -> None:
    assert found(f"Gerstmann syndrome. {before}Gerstmann, a neurologist", SYNDROMES) == [
        ("Gerstmann syndrome", "Gerstmann-syndrome")
    ]


@pytest.mark.parametrize("before", ["the adult ", "", "Adult ", "with "])
def test_other_words_before_a_name_make_no_surname(before: str) -> None:
    assert len(found(f"Gerstmann syndrome. {before}Gerstmann population", SYNDROMES)) == 2


@pytest.mark.parametrize(
    "text",
    [
        *("the Centers for Disease Control", "Frontiers in Immunology", "National Institute of Allergy"),
        *("the American Academy of Asthma, Allergy and Immunology", "the Society for the Immunotherapy of Pain"),
    ],
)
def test_a_term_in_the_name_of_a_society_or_a_journal_is_none(text: str) -> None:
    assert found(f"{text} wrote", FIELDS) == []


@pytest.mark.parametrize(
    "text", ["Department of allergy", "the Immunology of pain", "Society: Allergy is common", "a trial of Allergy"]
)
def test_a_term_behind_other_words_is_one(text: str) -> None:
    assert len(found(text, FIELDS)) == 1


@pytest.mark.parametrize("text", ["Dr. Crohn", "B. B. Crohn", "Crohn BB, Yarnis H", "Crohn B. 1932", "seen by Crohn"])
def test_a_name_without_the_ending_of_its_label_may_be_a_person(text: str) -> None:
    assert found(f"The {text} and pain", EPONYMS) == []


@pytest.mark.parametrize("text", ["Crohn flared", "Crohn and pain", "Crohn in the bowel", "Crohns flared"])
def test_else_it_is_the_disease(text: str) -> None:
    assert len(found(f"Her {text}", EPONYMS)) == 1


EPONYMS = vocabulary(
    Concept("hashimoto", "Hashimoto thyroiditis", ("Hashimoto disease",), hidden_labels=("Hashimoto",)),
    Concept("sjogren", "Sjögren disease", hidden_labels=("Sjögren", "Sjogren")),
    Concept("crohn", "Crohn's disease", hidden_labels=("Crohns",)),
)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Dr. Hashimoto will see you.",
            "Professor Crohn and Dr Sjögren wrote it.",
            "Hakaru Hashimoto was born in 1881.",
        ),
        *("Mrs. Sjogren is here.", "Dr. K. Hashimoto reviewed it.", "Nurse Hashimoto called."),
        *("The work of Henrik Sjögren is known.", "In 1932, Burrill Crohn wrote it.", "She met Jürgen Hashimoto."),
        *("She met Kazuyuki Hashimoto.", "Vincent Hashimoto came."),
        *("It was the neurologist Mark Sjögren who wrote it.", "Later, her son Jack Hashimoto came."),
    ],
)
def test_a_person_is_not_the_disease_of_that_name(text: str) -> None:
    assert found(text, EPONYMS) == []


@pytest.mark.parametrize(
    "text",
    [
        *("She has Hashimoto.", "Untreated Hashimoto can cause fatigue.", "Dr. Li: Hashimoto disease"),
        *("In Europe Hashimoto is common.", "In Thuringia Hashimoto is common.", "He has Severe Hashimoto today."),
        *("Euthyroid Hashimoto was found.", "Title: Living With Hashimoto", "Mit Hashimoto leben"),
        *("Frank Hashimoto is rare.", "In June Hashimoto flared.", "Living With Frank Hashimoto"),
        *("She said Probably Hashimoto then.", "Extrathyroidal Hashimoto is rare.", "A case of Seronegative Hashimoto"),
    ],
)
def test_the_disease_of_a_name_is_found_where_no_person_is_meant(text: str) -> None:
    assert [one for _, one in found(text, EPONYMS)] == ["hashimoto"]
