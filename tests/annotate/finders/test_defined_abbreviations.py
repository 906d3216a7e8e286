"""Abbreviations that a text defines: how they are found, and what they mean in the rest of the text."""

import pytest

from immuno_cli.annotate import build_matcher
from immuno_cli.annotate.definitions.finding import find_definitions
from immuno_cli.annotate.finders import defined_abbreviations
from immuno_cli.annotate.finders.defined_abbreviations import read_abbreviations
from immuno_cli.annotate.reading.line_breaks import read_over
from immuno_cli.annotate.texts.loading import Kind
from immuno_cli.language.long_forms import long_form
from immuno_cli.model import Concept
from tests.annotate.cells import CELLS, found, vocabulary
from tests.annotate.reading import marks


def test_tumor_infiltrating_lymphocytes_by_their_abbreviation() -> None:
    cells = vocabulary(Concept("til", "tumor-infiltrating lymphocyte"))
    assert found("TILs? Tumor-infiltrating lymphocytes (TILs) fight. TIL, TILs, tils.", cells) == [
        ("TILs", "til"),
        ("Tumor-infiltrating lymphocytes", "til"),
        ("TILs", "til"),
        ("TIL", "til"),
        ("TILs", "til"),
    ]


def test_the_short_form_may_come_first_or_stand_within() -> None:
    cells = vocabulary(Concept("es", "embryonic stem cell"), Concept("til", "tumor-infiltrating lymphocyte"))
    assert found("mouse embryonic stem (ES) cells; then ES cells and an ES-cell line", cells) == [
        ("embryonic stem (ES) cells", "es"),
        ("ES cells", "es"),
        ("ES-cell", "es"),
    ]
    assert ("TILs", "til") in found("A TIL (tumor-infiltrating lymphocyte) is one. TILs are many.", cells)


@pytest.mark.parametrize("sign", [" = ", ": ", " – ", "\t", ", "])
def test_a_short_form_that_is_spelled_out_means_just_that(sign: str) -> None:
    cells = vocabulary(Concept("es", "embryonic stem cell"))
    text = f"Embryonic stem (ES) cells. ES clones. Abbreviations: ES{sign}embryonic stem; GFP{sign}green"
    assert [words for words, _ in found(text, cells)] == ["Embryonic stem (ES) cells", "ES"]
    whole = f"Embryonic stem (ES) cells. ES clones. Abbreviations: ES{sign}embryonic stem cell"
    assert [words for words, _ in found(whole, cells)][:3] == ["Embryonic stem (ES) cells", "ES", "ES"]


def test_a_small_letter_before_an_abbreviation_stands_for_another_word() -> None:
    cells = vocabulary(Concept("es", "embryonic stem cell"))
    assert found("Human embryonic stem cells (hESCs) grow. An hESC, an ESC.", cells) == [
        ("embryonic stem cells", "es"),
        ("hESCs", "es"),
        ("hESC", "es"),
    ]
    assert found("Human embryonic stem (hES) cells; hES cells", cells)[-1] == ("hES cells", "es")
    assert found("number of embryonic stem cells (nESC); nESC", cells) == [("embryonic stem cells", "es")]


def test_the_plural_of_an_abbreviation_that_ends_with_s() -> None:
    syndromes = vocabulary(Concept("ens", "epidermal nevus syndrome"))
    text = "Epidermal nevus syndromes (ENSs) are rare. ENSs, ENS"
    assert [words for words, _ in found(text, syndromes)] == ["Epidermal nevus syndromes", "ENSs", "ENSs", "ENS"]


def test_an_abbreviation_inside_longer_labels() -> None:
    assert ("medullary TECs", "mtec") in found("Thymic epithelial cells (TECs). The medullary TECs differ.")


def test_definitions_without_number_are_followed_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Thymic epithelial cells (TECs); natural killers (NKS) of a natural killer cell. TECs"
    assert len(read_abbreviations(read_over(text, []), build_matcher([CELLS])).forms) == 3
    monkeypatch.setattr(defined_abbreviations, "MOST_FORMS", 0)
    forms = read_abbreviations(read_over(text, []), build_matcher([CELLS])).forms
    assert {one.short for one in forms} == {"TEC"}


def test_an_abbreviation_that_the_text_gives_another_meaning_is_left_alone() -> None:
    assert found("insulin vapor (IV) is here; IV again") == []
    assert found("an IV was set; IV again") == [("IV", "iv"), ("IV", "iv")]


def test_another_long_form_with_the_same_head_is_no_other_meaning() -> None:
    assert found("new killer cells (NK); NK") == [("NK", "nk"), ("NK", "nk")]
    assert found("nice kill (NK); NK") == []


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("Myotonic dystrophy (DM) is rare. DM", "myotonic dystrophy"),
        ("Hereditary hemochromatosis (HH). HH", "hereditary hemochromatosis"),
        ("Tumor necrosis of the heart (HTN). HTN", None),
    ],
)
def test_first_letters_of_words_come_first_in_any_order(text: str, meaning: str | None) -> None:
    names = ("myotonic dystrophy", "hereditary hemochromatosis", "hemochromatosis")
    diseases = vocabulary(*(Concept(name, name) for name in names))
    short = {concept for words, concept in found(text, diseases) if words.isupper()}
    assert short == ({meaning} if meaning else set())


def test_a_short_form_before_deficiency_names_what_is_deficient() -> None:
    diseases = vocabulary(Concept("d", "protein kinase deficiency", ("PK deficiency", "PK")))
    assert found("Protein kinase (PK) deficiency. PK, PK deficiency, PK-deficient", diseases) == [
        ("Protein kinase (PK) deficiency", "d"),
        ("PK deficiency", "d"),
        ("PK-deficient", "d"),
    ]


@pytest.mark.parametrize(
    ("short", "candidate", "expected"),
    [
        ("TIL", "the tumor-infiltrating lymphocytes", "tumor-infiltrating lymphocytes"),
        ("ES", "of mouse embryonic stem", "embryonic stem"),
        ("HSF1", "heat shock transcription factor 1", "heat shock transcription factor 1"),
        ("ABC", "nothing of the sort", ""),
        ("MM", "with multiple myeloma", "multiple myeloma"),
        ("RI", "a response to immunotherapy", "response to immunotherapy"),
        ("T", "T", ""),
    ],
)
def test_schwartz_and_hearst(short: str, candidate: str, expected: str) -> None:
    assert long_form(short, candidate) == expected


DEFINED = [
    "multiple myeloma (MM)",
    "multiple\nmyeloma\n  (MM)",
    "multiple mye-\nloma (MM)",
    "multiple myeloma [MM]",
    "multiple myeloma (MMs)",
    "multiple myeloma (“MM”)",
    "“multiple myeloma” (MM)",
    "multiple myeloma (hereafter MM)",
    "multiple myeloma (abbreviated as “MM”)",
    "multiple myeloma (MM, also Kahler’s disease)",
    "multiple myeloma (MM; C90.0)",
    "multiple myeloma (MM/KD)",
    "multiple myeloma¹ (MM)",
    "MM (multiple myeloma)",
    "MM\n(multiple\nmyeloma)",
    "MM [multiple myeloma]",
    "**multiple myeloma** (*MM*)",
    "multiple *myeloma* (__MM__)",
]
DEFINED_IN_HTML = [
    "multiple <i>myeloma</i> (<b>MM</b>)",
    "multiple myeloma&nbsp;(MM)",
    "<b>multiple&nbsp;myeloma</b>&#160;(<i>MM</i>)",
    "multiple myeloma<br>\n(MM)",
    "multiple myeloma (MM<sup>1</sup>)",
    "multiple myeloma<sup>1</sup> (MM)",
    "MM (<dfn>multiple <i>myeloma</i></dfn>)",
    '<abbr title="multiple myeloma">MM</abbr>',
    "<abbr title='multiple\nmyeloma'><b>MM</b></abbr>",
]


@pytest.mark.parametrize("definition", DEFINED)
def test_ways_to_define_an_abbreviation(definition: str) -> None:
    known = vocabulary(Concept("mm", "multiple myeloma"))
    ids = [concept for _, concept in marks(f"{definition}. MM grows; MM.", glossary=known)]
    assert len(ids) == 4
    if definition.startswith("multiple"):
        assert len(marks(f"MM grew. {definition}.", glossary=known)) == 3


@pytest.mark.parametrize("definition", DEFINED_IN_HTML)
def test_ways_to_define_an_abbreviation_in_html(definition: str) -> None:
    known = vocabulary(Concept("mm", "multiple myeloma"))
    html = f"<p>{definition}. MM grows.</p><p>MM.</p>"
    texts = [words for words, _ in marks(html, Kind.HTML, known)]
    assert texts[-2:] == ["MM", "MM"]
    assert len(texts) == 3 + ("abbr" not in definition)


def test_abbreviations_that_markdown_and_latex_declare() -> None:
    known = vocabulary(Concept("mm", "multiple myeloma"))
    assert marks("MM grows.\n\n*[MM]: multiple myeloma", Kind.MARKDOWN, known)[0] == ("MM", "mm")
    assert marks(r"\newacronym{mm}{MM}{multiple myeloma} MM", Kind.LATEX, known)[-1] == ("MM", "mm")


@pytest.mark.parametrize(
    "declared",
    [
        r"\acro{DC}{direct current}",
        r"\acro{dc}[DC]{direct current}",
        r"\acrodef{DC}{direct current}",
        r"\newabbreviation{dc}{DC}{direct current}",
        r"\nomenclature{DC}{direct current}",
        "\\DeclareAcronym{dc}{\n  short = DC,\n  long = direct current,\n}",
        r"\DeclareAcronym{dc}{short={DC}, long={direct current}}",
    ],
)
def test_each_package_of_latex_for_abbreviations(declared: str) -> None:
    cells = vocabulary(Concept("dc", "dendritic cell", ("DC",)), Concept("x", "tumor"))
    assert marks(f"{declared} The DC of a tumor.", Kind.LATEX, cells) == [("tumor", "x")]


def test_a_colon_behind_an_abbreviation_tells_what_it_means() -> None:
    cells = vocabulary(Concept("dc", "dendritic cell", ("DC",)), Concept("x", "tumor"))
    assert found("It has DC: direct current. A tumor. DC", cells) == [("tumor", "x")]
    assert found("It has DC: dendritic cells. A tumor. DC", cells)[0] == ("DC", "dc")


@pytest.mark.parametrize(
    "definition",
    [
        "major mold (MM)",
        "major molds (MMs)",
        "MM (major mold)",
        "major mold [MM]",
        "major mold (“MM”, a fungus)",
        "<i>major</i>&nbsp;mold (<b>MM</b>)",
        '<abbr title="major mold">MM</abbr>',
        "net size class long care cover (NSCLC)",
        "NSCLC (net size class long care)",
    ],
)
def test_an_abbreviation_that_is_defined_otherwise_never_has_the_sense_of_the_vocabulary(definition: str) -> None:
    assert [words for words, _ in marks("<p>MM, MMs and NSCLC here.</p>", Kind.HTML)] == ["MM", "MMs", "NSCLC"]
    short = "NSCLC" if "NSCLC" in definition else "MM"
    for page in (f"<p>{definition} {short} grew.</p>", f"<p>{short} grew. {definition}.</p>"):
        assert marks(page, Kind.HTML) == []


def test_a_name_with_an_abbreviation_that_the_text_defines_keeps_its_meaning() -> None:
    known = vocabulary(Concept("d", "hemolytic anemia", ("G6PD deficiency", "dehydrogenase deficiency")))
    text = "glucose-6-phosphate dehydrogenase (G6PD); G6PD deficiency"
    assert marks(text, glossary=known) == [("G6PD deficiency", "d")]


def test_a_blank_line_ends_what_may_be_defined() -> None:
    known = vocabulary(Concept("mm", "multiple myeloma"))
    assert marks("multiple myeloma\n\n(MM) MM", glossary=known) == [("multiple myeloma", "mm")]


def test_an_adverb_of_the_name_in_full_is_no_other_meaning() -> None:
    assert found("It is given intravenously (IV). An IV drug of IV (intravenous) use in a tumor") == [
        *(("IV", "iv"), ("IV", "iv"), ("IV", "iv"), ("tumor", "tumor")),
    ]
    assert found("The independent variable (IV) and the IV of a tumor") == [("tumor", "tumor")]


SENSES = vocabulary(
    Concept("dc", "dendritic cell", ("DC",)),
    Concept("mm", "multiple myeloma", ("MM",)),
    Concept("melanoma", "malignant melanoma", ("MM",)),
    Concept("antigen", "antigen"),
    Concept("tumor", "tumor of direct current"),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dendritic cells (DC), DC. Here direct current (DC) flows: DC, DCs", ["dc", "dc", "dc"]),
        ("direct current (DC), DC. The dendritic cells (DCs) go: DCs, a DC", ["dc", "dc", "dc", "dc"]),
        ("DC (direct current), DC. DC (dendritic cells), DC", ["dc", "dc", "dc"]),
        (
            "multiple myeloma (MM), MM. malignant melanoma (MM), MM",
            ["mm", "mm", "mm", "melanoma", "melanoma", "melanoma"],
        ),
        ("direct current (DC), DC; dendritic cells (DC), DC; disease control (DC), DC", ["dc", "dc", "dc"]),
    ],
)
def test_a_later_definition_counts_from_there_on(text: str, expected: list[str]) -> None:
    assert [concept for _, concept in found(f"{text}, the antigen", SENSES)] == [*expected, "antigen"]


def test_names_of_two_concepts_with_one_head_are_two_meanings() -> None:
    names = vocabulary(Concept("a", "Parkinson disease", ("PD",)), Concept("b", "Paget disease"))
    text = "Parkinson disease (PD), PD. Paget disease (PD), PD. Paget disease (PD), PD"
    assert [concept for _, concept in found(text, names)] == [*"aaa", *"bbbbbb"]


def test_the_same_definition_again_changes_nothing() -> None:
    text = "dendritic cells (DC), DC. Depleted cells (DC), dermal dendritic cells (DC), DC"
    assert [concept for _, concept in found(text, SENSES)] == ["dc"] * 7


def test_a_long_form_that_is_a_part_of_a_name_is_another_meaning() -> None:
    text = "direct current (DC) flows. DC, and the tumor of DC, and the antigen"
    assert [concept for _, concept in found(text, SENSES)] == ["tumor", "antigen"]


def test_a_part_of_a_name_gives_the_short_form_no_other_meaning_inside_a_name() -> None:
    names = vocabulary(
        Concept("whole", "partial XY deficiency"),
        Concept("x", "xylose yeast deficiency"),
        Concept("y", "year", ("XY",)),
    )
    text = "The xylose yeast (XY) grows. A partial XY deficiency is none of XY."
    assert found(text, names) == [("partial XY deficiency", "whole")]


WITH_SHORT = vocabulary(
    Concept("dc", "dendritic cell", ("DC",)),
    Concept("irae", "immune-related adverse event", ("irAE",)),
    Concept("colitis", "colitis"),
    Concept("apc", "antigen-presenting cell", ("APC",)),
)


def test_a_definition_behind_or_counts_before_a_later_one_in_parentheses() -> None:
    text = "Direct currents, or DCs, flow. Here a dendritic cell (DC) is meant; DCs are counted."
    assert found(text, WITH_SHORT) == [("dendritic cell", "dc"), ("DC", "dc"), ("DCs", "dc")]
    text = "Dendritic cells, or DCs, eat. Here a direct current (DC) is meant; a DC flows."
    assert found(text, WITH_SHORT) == [("Dendritic cells", "dc"), ("DCs", "dc")]


@pytest.mark.parametrize("kind", ["colitis", "hepatitis", "skin rash", "endocrinopathy", "arthritis event"])
def test_a_parenthesis_that_names_a_kind_defines_nothing(kind: str) -> None:
    text = f"Each irAE (immune-related {kind}) was treated. Every irAE ended."
    assert [one for one in found(text, WITH_SHORT) if one[1] == "irae"] == [("irAE", "irae"), ("irAE", "irae")]
    text = f"An immune-related {kind} (irAE) was treated. Every irAE ended."
    assert [one for one in found(text, WITH_SHORT) if one[1] == "irae"] == [("irAE", "irae"), ("irAE", "irae")]


def test_a_long_form_may_have_a_word_more_than_its_initials() -> None:
    assert found("The APC (adenomatous polyposis coli gene) is lost. APC and a dendritic cell.", WITH_SHORT) == [
        ("dendritic cell", "dc")
    ]


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("end-stage kidney disease patients (ESKD)", "end-stage kidney disease"),
        ("Kidney disease cases (KD)", "Kidney disease"),
        ("kidney disease patients (KDP)", "kidney disease patients"),
        ("antibodies to anti-myelodisease (MD)", "myelodisease"),
        ("anti-kidney disease antibody (AKDA)", "anti-kidney disease antibody"),
    ],
)
def test_a_long_form_ends_and_begins_with_its_initials(text: str, long: str) -> None:
    assert [one.long for one in find_definitions(text, {"disease", "md", "akda", "kdp"})] == [long]
