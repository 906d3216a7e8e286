"""Abbreviations that mean something else where they stand."""

import pytest

from immuno_cli.annotate.matcher import tables
from immuno_cli.annotate.texts.loading import make_text
from immuno_cli.model import Concept
from tests.annotate.cells import found, vocabulary


@pytest.mark.parametrize(
    "text",
    [
        *(
            "stage IV",
            "phase IV trial of a tumor",
            "type IV collagen",
            "Grade IV",
            "stage III/IV tumor",
            "grades II to IV",
        ),
        *("stages I, II and IV", "stage IV-V", "III–IV", "Table IV", "IV. Results", "Henry IV", "King Henry IV ruled"),
        *("Henry IV was a king without a tumor", "factor IV", "stage: IV"),
        *("stages II through IV of a tumor", "stages IV through V"),
        *("NYHA IV with a tumor", "a tumor, FIGO IV", "Clark IV", "DPP-4, ASA: IV, a tumor"),
        *("a tumor of CN IV", "DSM IV and a tumor", "vol. IV, a tumor", "No. IV of a tumor"),
    ],
)
def test_a_roman_numeral_is_a_number(text: str) -> None:
    assert "iv" not in [concept for _, concept in found(text)]


@pytest.mark.parametrize(
    "text",
    [
        *("IV fluids for a tumor", "Give IV fluids, then NK", "tumor: an IV line", "IV or oral, for a tumor", "IV; IV"),
        *("The tumor? No. IV fluids helped.", "a pt. IV line, a tumor", "in 30 sec. IV fluids, a tumor"),
        *("the tumor on day 1, IV fluids", "given IV to 3 patients with a tumor", "IV, 240 mg, for a tumor"),
        *("Tumor IV, 3 mg", "The Tumor IV and NK"),
    ],
)
def test_an_abbreviation_that_looks_like_a_numeral_is_found(text: str) -> None:
    assert "iv" in [concept for _, concept in found(text)]


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        *(("MS/MSA and a tumor", "ms"), ("MS-MSA and a tumor", "ms"), ("PMS/MS and a tumor", "ms")),
        *(("DC power T cells in a tumor", "dc"), ("DC offset the tumor", "dc"), ("Fig. 2A DC near a tumor", "dc")),
        *(("the updated OS with a tumor", "os"), ("in this update (OS) of a tumor", "os")),
    ],
)
def test_an_abbreviation_beside_words_that_only_look_like_another_field_is_found(text: str, concept: str) -> None:
    names = vocabulary(
        Concept("dc", "dendritic cell", ("DC",)),
        Concept("os", "survival", ("OS",)),
        Concept("ms", "multiple sclerosis", ("MS",)),
        Concept("msa", "multiple system atrophy", ("MSA", "PMS")),
        Concept("tumor", "tumor"),
    )
    assert concept in [one for _, one in found(text, names)]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Washington, DC",
            "Washington DC has a tumor registry",
            "A tumor registry in Washington (DC)",
            "a tumor board in Boston, DC",
            "a tumor board, DC 20001",
            "OS 39201-1234, a tumor",
            "AC/DC",
            "DC/AC, tumor",
        ),
        *("a tumor at 12 V DC", "AC to DC, a tumor", "a DC-DC converter, a tumor", "DC power and a tumor"),
        *("a DC motor and a tumor", "OS updates", "Install OS updates before a tumor board", "Mac OS", "the OS"),
    ],
)
def test_everyday_capitals_are_no_terms(text: str) -> None:
    names = vocabulary(
        Concept("dc", "dendritic cell", ("DC",)), Concept("os", "survival", ("OS",)), Concept("tumor", "tumor")
    )
    assert {concept for _, concept in found(text, names)} <= {"tumor"}


@pytest.mark.parametrize("dash", ["-", "- ", " - ", " – ", "—", "\u2011"])
def test_an_abbreviation_that_goes_on_behind_a_dash_is_another_name(dash: str) -> None:
    names = vocabulary(
        Concept("pd", "progressive disease", ("PD",)), Concept("pd-l1", "PD-L1"), Concept("tumor", "tumor")
    )
    assert "pd" not in [concept for _, concept in found(f"PD{dash}L1 in a tumor", names)]
    assert "pd" in [concept for _, concept in found(f"PD{dash}12 in a tumor", names)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("ALL PATIENTS WITH A TUMOR", 0),
        ("CALL IF A TUMOR GROWS. TELL ALL NURSES.", 0),
        ("ALL OF US HAVE A TUMOR", 0),
        ("A tumor. ALL IN A TUMOR", 0),
        ("A tumor in children with HIGH RISK ALL who relapsed", 1),
        ("A tumor is not ALL. ALL is another disease.", 2),
    ],
)
def test_a_function_word_in_capitals_is_no_abbreviation(text: str, count: int) -> None:
    names = vocabulary(Concept("leukemia", "acute lymphoblastic leukemia", ("ALL",)), Concept("tumor", "tumor"))
    assert [concept for _, concept in found(text, names)].count("leukemia") == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ag/AgCl electrode", 0),
        ("an AgCl/Ag wire", 0),
        ("Ag/Cu alloy", 0),
        ("Ag/TiO2", 0),
        ("Ag/Ab", 1),
        ("Ag/ADCC", 0),
        ("Ag/B cells", 1),
        ("an N/Ag screen", 1),
    ],
)
def test_the_symbol_of_an_element_beside_a_formula_is_no_term(text: str, count: int) -> None:
    names = vocabulary(Concept("ag", "antigen", ("Ag",)), Concept("ab", "antibody", ("Ab",)))
    assert [concept for _, concept in found(f"Antigens: {text}", names)].count("ag") == count + 1


@pytest.mark.parametrize("text", ["DC and NK", "Tumors, DC and NK", "DC/NK cells", "DCs", "human DC in a tumor"])
def test_a_short_abbreviation_in_company_is_a_term(text: str) -> None:
    names = vocabulary(
        Concept("dc", "dendritic cell", ("DC",)), Concept("nk", "killer", ("NK",)), Concept("t", "tumor")
    )
    assert "dc" in [concept for _, concept in found(text, names)]


@pytest.mark.parametrize(
    ("text", "count"),
    [("754-DMD-BMD and GC-DMD", 0), ("DMD-C7 gene", 1), ("anti-DMD", 1), ("non-DMD", 1), ("DMD-like", 1)],
)
def test_an_abbreviation_behind_a_hyphen_is_part_of_a_chain(text: str, count: int) -> None:
    diseases = vocabulary(Concept("dmd", "muscular dystrophy", ("DMD",)))
    assert len(found(f"{text} (muscular dystrophy)", diseases)) == count + 1


def test_the_second_of_two_names_is_another_name() -> None:
    diseases = vocabulary(Concept("scott", "Scott syndrome"))
    assert found("Aarskog-Scott syndrome, non-Scott syndrome, Scott syndrome", diseases) == [
        ("Scott syndrome", "scott"),
        ("Scott syndrome", "scott"),
    ]


def test_a_slash_joins_names_with_numbers() -> None:
    names = vocabulary(Concept("2", "interleukin-2", ("IL-2", "TCGF")), Concept("6", "interleukin-6", ("IL-6",)))
    assert found("IL-2/TCGF, HP-IL/TCGF", names) == [("IL-2", "2"), ("TCGF", "2"), ("TCGF", "2")]
    assert found("IL-2/IL-6, IL-6/IL-2 and IL-2/IL-9", names) == [
        *(("IL-2", "2"), ("IL-6", "6"), ("IL-6", "6"), ("IL-2", "2"), ("IL-2", "2")),
    ]


@pytest.mark.parametrize(
    "text",
    [
        *("in Washington\r\nDC and a tumor", "in Washing\u00adton DC and a tumor", "in Washington  DC and a tumor"),
        *("Henry\r\nIV had a tumor", "Mr Reﬂex IV had a tumor", "> of Henry\n> IV had a tumor"),
        *("AB‐12‐DC of a tumor", "a GC‑DC of a tumor", "the Windows‑OS, a tumor"),
    ],
)
def test_line_ends_hyphens_and_ligatures_change_nothing(text: str) -> None:
    assert [concept for _, concept in found(make_text(text).readable)] == ["tumor"]


def test_a_slash_joins_any_abbreviation_to_one_that_the_text_has_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    diseases = vocabulary(Concept("tia", "transient ischemic attack", ("TIA",)))
    monkeypatch.setattr(tables, "FEW_CONCEPTS", 0)
    assert found("Patients with IS/TIA", diseases) == []
    assert found("After a transient ischemic attack, patients with IS/TIA", diseases) == [
        ("transient ischemic attack", "tia"),
        ("TIA", "tia"),
    ]


NOTATIONS = vocabulary(
    Concept("sd", "stable disease", ("SD",)),
    Concept("act", "adoptive cell therapy", ("ACT",)),
    Concept("ms", "multiple sclerosis", ("MS",)),
    Concept("tumor", "tumor"),
)


@pytest.mark.parametrize(
    "text",
    [
        *("a mean age of 12 (SD 3.2)", "12 ± SD", "mean ± SD", "mean (SD)", "SD = 4.1", "[+/- SD]", "2 SD above it"),
        *("threonine (ACT)", "Thr (ACT)", "ACT to GCT", "GCT → ACT", "codon 65 ACT", "the ACT codon", "ACT (Thr)"),
        *("MS/MS", "LC-MS/MS"),
    ],
)
def test_a_sign_of_statistics_or_of_the_laboratory_is_no_abbreviation_of_a_term(text: str) -> None:
    assert found(f"{text} for the tumor", NOTATIONS) == [("tumor", "tumor")]


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        *(("CR 2, PR 3.5, SD 5.5, PD 4", "sd"), ("SD in 12 patients", "sd"), ("SD for 4.5 months", "sd")),
        *(("SD 45.5%", "sd"), ("ACT to treat", "act"), ("MS and NK", "ms")),
    ],
)
def test_beside_other_words_it_is(text: str, concept: str) -> None:
    assert [one for _, one in found(f"{text} and a tumor", NOTATIONS)] == [concept, "tumor"]


@pytest.mark.parametrize("text", ["PD-L2", "anti-PD-L2", "PD-1lo cells", "PD-ECGF", "PD-0332991", "PD-1/PD-L2", "CR-3"])
def test_two_letters_before_a_hyphen_may_begin_a_longer_symbol(text: str) -> None:
    names = vocabulary(
        Concept("pd", "disease progression", ("PD",)),
        Concept("cr", "complete response", ("CR",)),
        Concept("pd-1", "PD-1"),
        Concept("x", "tumor"),
    )
    assert {concept for _, concept in found(f"{text} in a tumor", names)} <= {"pd-1", "x"}


@pytest.mark.parametrize("text", ["PD-related", "PD-rate", "PD-CR ratio", "PD-free", "non-PD"])
def test_two_letters_before_a_hyphen_and_a_known_or_plain_word(text: str) -> None:
    names = vocabulary(Concept("pd", "disease progression", ("PD",)), Concept("cr", "complete response", ("CR",)))
    assert ("PD", "pd") in found(f"The {text}, CR", names)
