"""Abbreviations that are English words in capitals, names with numbers, or have an everyday meaning."""

import pytest

from immuno_cli.model import Concept
from tests.annotate.cells import found, vocabulary

NAMES = vocabulary(
    Concept("leukemia", "acute lymphoblastic leukemia", ("ALL",)),
    Concept("act", "adoptive cell therapy", ("ACT",)),
    Concept("car", "chimeric antigen receptor", ("CAR",)),
    Concept("pet", "PET scan", ("PET",)),
    Concept("fish", "fluorescence in situ hybridization", ("FISH",)),
    Concept("aids", "HIV and AIDS", ("AIDS",)),
    Concept("ms", "multiple sclerosis", ("MS",)),
    Concept("ra", "rheumatoid arthritis", ("RA",)),
    Concept("dc", "dendritic cell", ("DC",)),
    Concept("til", "tumor-infiltrating lymphocyte", ("TIL",)),
    Concept("alt", "alanine aminotransferase", ("ALT",)),
    Concept("ast", "aspartate aminotransferase", ("AST",)),
    Concept("fl", "follicular lymphoma", ("FL",)),
    Concept("rit", "radioimmunotherapy", ("RIT",)),
    Concept("scc", "squamous cell carcinoma", ("SCC",)),
    Concept("spondylitis", "ankylosing spondylitis", ("AS",)),
    Concept("encephalopathy", "hepatic encephalopathy", ("HE",)),
    Concept("intrathecal", "intrathecal injection", ("IT",)),
    Concept("oxide", "nitric oxide", ("NO",)),
    Concept("odds", "odds ratio", ("OR",)),
    Concept("aldrich", "Wiskott-Aldrich syndrome", ("WAS",)),
    Concept("tumor", "tumor"),
)


@pytest.mark.parametrize(
    "text",
    [
        *("ALL of them have a tumor", "They took ALL my blood", "Thank you ALL", "I cried ALL day"),
        *("That is ALL I know", "It is not ALL in your head", "I am not tired at ALL."),
        *("HE said so", "And then HE told me", "if IT was so", "Is IT the tumor"),
        *("AS long AS it is so", "AS WELL AS pain", "It WAS the drug", "I have NO pain", "There is NO cure"),
        *("It hurts ALL over", "people from ALL over the world", "ALL of us", "ALL of which", "Don't ACT on it"),
        *(
            "you all should ACT",
            "Why am I SO tired",
            "It can BE so",
            "It is AS good",
            "They are NOT there",
        ),
        *("surgery OR radiation", "We must ACT", "ACT FAST", "Please ACT now", "before you ACT on it"),
    ],
)
def test_a_word_in_capitals_for_stress_is_no_abbreviation(text: str) -> None:
    assert {concept for _, concept in found(f"Tumor. {text}", NAMES)} == {"tumor"}


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        *(("My son has ALL and pain", "leukemia"), ("He relapsed; ALL came back", "leukemia")),
        *(("children with ALL often relapse", "leukemia"), ("In ALL the marrow is full", "leukemia")),
        *(("ACT helped some patients", "act"), ("after ACT with cells", "act")),
        *(("The CAR binds", "car"), ("a PET was done", "pet"), ("the PET showed nothing", "pet")),
        *(("HER2 by FISH was negative", "fish"), ("people with AIDS", "aids")),
        *(("cirrhosis with HE grade 2", "encephalopathy"), ("patients with HE were confused", "encephalopathy")),
        *(("He has AS and pain", "spondylitis"), ("patients with AS or psoriasis", "spondylitis")),
        *(("methotrexate was given IT on day 1", "intrathecal"), ("IT chemotherapy was given", "intrathecal")),
        *(("macrophages release NO and cytokines", "oxide"), ("the OR was 2.1", "odds"), ("smoking (OR 3.2)", "odds")),
        *(("boys with WAS have eczema", "aldrich"), ("the WAS gene", "aldrich")),
        *(("Can ALL be cured?", "leukemia"), ("Will ALL return?", "leukemia"), ("How can AIDS be treated?", "aids")),
        *(("How is AS treated?", "spondylitis"), ("Is AS hereditary?", "spondylitis"), ("Does WAS recur?", "aldrich")),
        *(("Should ACT be given early?", "act"), ("When I had ALL I was six", "leukemia")),
        *(("adults with ALL over 60 years", "leukemia"), ("treatment of ALL over time", "leukemia")),
        *(("ALL of childhood is mostly cured", "leukemia"),),
    ],
)
def test_where_grammar_asks_for_a_noun_it_is_one(text: str, concept: str) -> None:
    assert concept in [one for _, one in found(f"Tumor. {text}", NAMES)]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "The ACT-1 trial",
            "in ACT 1 and ACT 2",
            "ACT 1, ACT 2 and others",
            "MS-275 inhibits it",
            "ALL-97 and ALL-02",
        ),
        *("ALT-803 was given", "SCC-25 cells", "DC-101 blocks it", "the PET-2 was clean"),
    ],
)
def test_a_number_makes_another_name(text: str) -> None:
    assert [concept for _, concept in found(f"{text} in a tumor", NAMES)] == ["tumor"]


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("AST-45, ALT-52", ["ast", "alt"]),
        ("ALT-803 U/L", ["alt"]),
        ("ALT 803", ["alt"]),
        ("ACT in 12 patients", ["act"]),
        ("MS, 12 patients", ["ms"]),
        ("AST 40 and AST 50", ["ast", "ast"]),
        ("PET 1 and PET 2", ["pet", "pet"]),
        ("In MS 3 studies", ["ms"]),
    ],
)
def test_a_result_and_a_count_make_none(text: str, concepts: list[str]) -> None:
    assert [concept for _, concept in found(f"{text}, a tumor", NAMES)] == [*concepts, "tumor"]


@pytest.mark.parametrize(
    "text",
    [
        *("The CAR gets towed", "Leave your CAR at home", "My CAR broke down", "I keep my PET", "PET food"),
        *("We eat FISH", "hearing AIDS", "MS intact, alert", "MS stable, follows commands", "an MS in biology"),
        *("an MS 3", "SpO2 94% on RA", "Breathing well on RA", "DC home today", "Plan: DC steroids"),
        *("TIL that it is so", "7 pm AST", "We live in FL and drive", "He studied at RIT", "ALT tab"),
    ],
)
def test_an_everyday_abbreviation_is_no_term(text: str) -> None:
    assert [concept for _, concept in found(f"{text}, a tumor", NAMES)] == ["tumor"]


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        *(("Her MS is stable", "ms"), ("MS stable on ocrelizumab", "ms"), ("RA flare", "ra"), ("effects on RA", "ra")),
        *(("Plan: DC vaccine", "dc"), ("TIL were grown", "til"), ("rituximab in FL", "fl"), ("RIT was given", "rit")),
        *(("a CAR in T cells", "car"), ("leave the CAR T cells", "car"), ("A PET is a scan", "pet")),
        *(("The TIL we grew", "til"), ("TIL that recognize it", "til"), ("in TIL the share", "til")),
        *(("raw FISH data", "fish"), ("Breathing is worse on RA drugs", "ra"), ("The drug works in MS", "ms")),
        *(("We studied T cells from MS patients", "ms"), ("studies from MS and RA", "ms")),
    ],
)
def test_beside_words_of_medicine_it_is(text: str, concept: str) -> None:
    assert concept in [one for _, one in found(f"{text}, a tumor", NAMES)]


@pytest.mark.parametrize("text", ["I was diagnosed with MS in 2012.", "Living with MS is hard.", "a history of RA"])
def test_two_letters_count_alone_where_they_are_said_of_a_patient(text: str) -> None:
    assert len(found(text, NAMES)) == 1
    assert found("MS was seen.", NAMES) == []


def test_a_plural_that_is_a_label_itself_means_that() -> None:
    blood = vocabulary(Concept("cell", "lymphocyte", hidden_labels=("lymphs",)), Concept("fluid", "lymph"))
    assert found("Lymphs 1.2, LYMPHS 18%, lymph", blood) == [("Lymphs", "cell"), ("LYMPHS", "cell"), ("lymph", "fluid")]
    assert found("swollen lymphs", blood) == []
