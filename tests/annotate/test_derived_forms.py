"""Forms of labels that no label has: adjectives, a head left out or added, words turned round."""

import pytest

from immuno_cli.model import Concept
from tests.annotate.cells import found, many, vocabulary


def test_adjectives_of_the_field_and_a_head_too_many() -> None:
    cells = many("cell", "neuron", "astrocyte", "fibroblast")
    assert [name for _, name in found("neuronal, astrocytic cells, neuronal cells, fibroblast cells", cells)] == [
        "neuron",
        "astrocyte",
        "neuron",
        "fibroblast",
    ]


@pytest.mark.parametrize("text", ["chronic lymphocytic leukemia", "Lymphocytic.", "melanomatous", "a fibrotic lung"])
def test_an_adjective_alone_is_not_the_thing(text: str) -> None:
    names = vocabulary(*(Concept(name, name) for name in ("lymphocyte", "melanoma", "fibrosis")))
    assert found(text, names) == []


def test_among_cells_the_adjective_of_a_cell_names_it() -> None:
    cells = many("cell", "promyelocyte", "neuroblast", "melanoma", "fibrosis")
    assert found("Promyelocytic leukemia, the neuroblastic layer, melanomatous, fibrotic", cells) == [
        ("Promyelocytic", "promyelocyte"),
        ("neuroblastic", "neuroblast"),
    ]


def test_an_adjective_that_names_a_thing_does_so_behind_other_words() -> None:
    cells = many("cell", "neuron", "dopaminergic neuron", "osteocyte", "young osteocyte")
    assert found("dopaminergic neuronal loss, young osteocytic matrix", cells) == [
        ("dopaminergic neuronal", "dopaminergic-neuron"),
        ("osteocytic", "osteocyte"),
    ]


def test_the_head_behind_an_adjective_that_names_a_thing_is_left_out() -> None:
    cells = many("cell", "glial cell", "radial glial cell", "epithelial cell")
    assert found("glial scars, glia, radial glia and radial glial fibers, epithelial, epithelia", cells) == [
        ("glial", "glial-cell"),
        ("glia", "glial-cell"),
        ("radial glia", "radial-glial-cell"),
        ("radial glial", "radial-glial-cell"),
    ]


def test_the_other_word_for_an_organ() -> None:
    names = vocabulary(
        *(Concept(name, name) for name in ("kidney epithelial cell", "chronic cardiac failure", "skin", "liver cell")),
        Concept("known", "hepatic cell"),
    )
    assert found("Renal epithelial cells, chronic heart failure, cutaneous, hepatic cells", names) == [
        ("Renal epithelial cells", "kidney epithelial cell"),
        ("chronic heart failure", "chronic cardiac failure"),
        ("hepatic cells", "known"),
    ]


def test_with_only_the_head_the_other_word_for_an_organ_needs_the_name_in_the_text() -> None:
    cells = many("cell", "kidney cell")
    assert found("renal cell carcinoma", cells) == []
    assert found("Kidney cells. Renal cells.", cells) == [
        ("Kidney cells", "kidney-cell"),
        ("Renal cells", "kidney-cell"),
    ]


def test_a_head_is_left_out_of_technical_words_and_of_names_where_the_text_has_it_elsewhere() -> None:
    cells = many("cell", "photoreceptor cell", "eye photoreceptor cell", "skin photoreceptor cell", "Sertoli cell")
    assert [name for _, name in found("Photoreceptors. A photoreceptor cell. Sertoli, Sertoli cells", cells)] == [
        "photoreceptor-cell",
        "photoreceptor-cell",
        "Sertoli-cell",
        "Sertoli-cell",
    ]
    assert found("Photoreceptors. Dr Sertoli.", cells) == [("Photoreceptors", "photoreceptor-cell")]


def test_a_head_is_not_left_out_of_common_or_wide_words() -> None:
    cells = many("cell", "blood cell", "blood vessel cell", "mesoderm cell", "mesodermal cell", "epithelial cell")
    assert found("A blood cell, blood, mesoderm cell, mesoderm, epithelial cell, epithelial", cells) == [
        ("blood cell", "blood-cell"),
        ("mesoderm cell", "mesoderm-cell"),
        ("epithelial cell", "epithelial-cell"),
    ]


def test_no_head_is_left_out_of_a_word_that_has_a_derivative() -> None:
    parts = ("photoreceptor cell", "eye photoreceptor cell", "skin photoreceptor cell")
    assert len(found("photoreceptors", many("cell", *parts))) == 1
    assert found("photoreceptors", many("cell", *parts, "photoreceptorial cell")) == []


def test_a_derived_form_of_two_concepts_means_neither() -> None:
    assert len(found("neuronal", vocabulary(Concept("a", "neuron")))) == 1
    assert found("neuronal", vocabulary(Concept("a", "neuron"), Concept("b", "nerve cell", ("neuron",)))) == []


def test_turned_round_and_short_before_the_head() -> None:
    cells = vocabulary(
        *(c for c in many("cell", "epithelial cell of lung").iter_concepts()),
        Concept("es", "embryonic stem cell", ("ESC",)),
    )
    assert found("lung epithelial cells, ES cells, es cells", cells) == [
        ("lung epithelial cells", "epithelial-cell-of-lung"),
        ("ES cells", "es"),
    ]


@pytest.mark.parametrize(
    ("label", "form"),
    [
        ("embryonic cell (metazoa)", "embryonic cells"),
        ("prostate cancer, hereditary", "hereditary prostate cancer"),
        ("cancer of breast", "cancer of the breast"),
        ("protein C deficiency", "deficiency of protein C"),
        ("protein C deficiency", "protein C-deficient"),
        ("mucopolysaccharidosis type 4A", "mucopolysaccharidosis type IVA"),
        ("type II fiber", "type 2 fibers"),
        ("ataxia type 3", "ataxia 3"),
        ("Huntington disease", "Huntington's disease"),
        ("Huntington's disease", "Huntington disease"),
        ("Thomsen disease", "Thomsens disease"),
        ("Graves disease", "Graves' disease"),
        ("Graves' disease", "Graves disease"),
        ("Deiter's cell", "Deiters’ cells"),
        ("Lou Gehrig disease", "Lou Gehrig’s disease"),
        ("Dupuytren contracture", "Dupuytren's contractures"),
        ("non-Hodgkin lymphoma", "non-Hodgkin lymphomas"),
        ("myositis disease", "myositis"),
        ("hypoaldosteronism disorder", "hypoaldosteronism"),
        ("blindness (disorder)", "blindness"),
        ("adult respiratory distress syndrome, ARDS", "adult respiratory distress syndrome"),
        ("apoptosis fated cell", "apoptotic cell"),
        ("erythroid lineage cell", "erythroid cells"),
        ("hypertensive disorder", "hypertension"),
        ("hypertensive disorder", "hypertensive"),
        ("neurodegenerative disease", "neurodegeneration"),
        ("kidney disease", "nephropathies"),
        ("brain disorder", "encephalopathy"),
        ("gallbladder disorder", "gallbladder disease"),
        ("epilepsy", "epileptic"),
        ("diabetes", "diabetics"),
        ("post-transplant fever", "posttransplant fever"),
    ],
)
def test_words_in_another_order_or_form(label: str, form: str) -> None:
    assert found(form, vocabulary(Concept("x", label))) == [(form, "x")]


def test_a_noun_of_the_vocabulary_for_its_adjective() -> None:
    cells = vocabulary(Concept("x", "hippocampal neuron"), Concept("y", "pyramidal cell of hippocampus"))
    assert found("hippocampus neurons, pyramid neurons", cells) == [("hippocampus neurons", "x")]


@pytest.mark.parametrize("label", ["metabolism disease", "nerve disorder", "blue disease"])
def test_what_is_affected_is_not_the_disease(label: str) -> None:
    assert found(label.partition(" ")[0], vocabulary(Concept("x", label))) == []


@pytest.mark.parametrize("text", ["blood", "a diseases cell"])
def test_a_single_english_word_before_a_qualifier_is_no_name(text: str) -> None:
    assert found(text, vocabulary(Concept("x", "blood (leukemia)"))) == []


def test_a_name_counts_without_its_head_where_the_text_has_it_in_full() -> None:
    diseases = many("syndrome", "Lesch-Nyhan syndrome", "Colon syndrome", "colon cancer syndrome")
    assert found("Lesch-Nyhan syndrome. In Lesch-Nyhan, Colon syndrome, Colon", diseases) == [
        ("Lesch-Nyhan syndrome", "Lesch-Nyhan-syndrome"),
        ("Lesch-Nyhan", "Lesch-Nyhan-syndrome"),
        ("Colon syndrome", "Colon-syndrome"),
    ]
    assert found("In Lesch-Nyhan", diseases) == []


def test_the_adjective_of_a_disease_of_the_blood_needs_the_noun_in_the_text() -> None:
    diseases = vocabulary(Concept("a", "anemia"))
    assert found("anemic", diseases) == []
    assert found("anemic children with anemia", diseases) == [("anemic", "a"), ("anemia", "a")]


@pytest.mark.parametrize(
    "text",
    [
        *("hematology", "hemato", "a liver", "the disease hypertensor"),
        *("osteopathy", "extensive care", "cells combat disease", "extension"),
    ],
)
def test_other_words_are_not_the_disease(text: str) -> None:
    disorders = (
        *("hematologic disorder", "liver disorder", "hypertensive disorder"),
        *("bone disorder", "combat disorder", "extensive disease"),
    )
    assert found(text, vocabulary(*(Concept(name, name) for name in disorders))) == []


def test_an_adjective_of_a_noun_that_is_no_disease_is_no_name_of_it() -> None:
    assert (
        found("extensive and comprehensive", vocabulary(Concept("e", "extension"), Concept("c", "comprehension"))) == []
    )


def test_a_hyphen_is_put_only_before_a_word_of_the_vocabulary() -> None:
    cells = vocabulary(Concept("p", "preadipocyte"), Concept("a", "adipocyte"), Concept("s", "presumption"))
    assert found("pre-adipocytes, pre-sumption", cells) == [("pre-adipocytes", "p")]


def test_a_name_may_end_with_a_letter() -> None:
    syndromes = many("syndrome", "fragile X syndrome")
    assert found("Fragile X syndrome. A fragile X patient. The fragile x.", syndromes) == [
        ("Fragile X syndrome", "fragile-X-syndrome"),
        ("fragile X", "fragile-X-syndrome"),
    ]


def test_what_annotating_knows_search_does_not() -> None:
    neurons = vocabulary(Concept("n", "neuron"))
    assert not neurons.find_labels("neuronal")
    assert found("neuronal", neurons) == [("neuronal", "n")]


@pytest.mark.parametrize("form", ["CD8 T cells", "CD8+ T cells", "CD8⁺ T cells", "CD8-positive T cells", "CD8+ T-cell"])
def test_a_sign_behind_a_marker_changes_nothing(form: str) -> None:
    names = vocabulary(Concept("ctl", "cytotoxic T cell", ("CD8 T cell",)), Concept("t-cell", "T cell"))
    assert found(form, names) == [(form, "ctl")]


def test_a_plus_stands_for_positive() -> None:
    names = vocabulary(Concept("helper", "CD4-positive T cell"), Concept("t-cell", "T cell"))
    assert found("CD4+ T cells", names) == [("CD4+ T cells", "helper")]


def test_a_cell_without_the_marker_is_another_one() -> None:
    names = vocabulary(Concept("ctl", "cytotoxic T cell", ("CD8 T cell",)), Concept("t-cell", "T cell"))
    assert found("CD8-negative T cells", names) == [("T cells", "t-cell")]


def test_a_comma_of_a_catalogue_may_be_left_out() -> None:
    diseases = vocabulary(Concept("d", "diabetes mellitus, type 2"), Concept("m", "diabetes mellitus"))
    assert found("diabetes mellitus type 2, diabetes mellitus, type 2", diseases) == [
        ("diabetes mellitus type 2", "d"),
        ("diabetes mellitus, type 2", "d"),
    ]


@pytest.mark.parametrize("text", ["β-thalassaemia", "beta-thalassaemia", "β-thalassemia", "Beta Thalassemia"])
def test_a_greek_letter_and_a_british_spelling_may_stand_together(text: str) -> None:
    assert found(text, vocabulary(Concept("b", "beta thalassemia"), Concept("t", "thalassemia"))) == [(text, "b")]


@pytest.mark.parametrize("joint", ["-", "\u2011", "–", "-\n"])
@pytest.mark.parametrize("gap", [" ", "\n", "\u00a0"])
def test_a_name_of_people_without_its_head_may_have_any_hyphen(joint: str, gap: str) -> None:
    names = many("syndrome", "Lesch-Nyhan syndrome")
    text = f"A Lesch{joint}Nyhan{gap}patient has the Lesch-Nyhan syndrome"
    assert [concept for _, concept in found(text, names)] == ["Lesch-Nyhan-syndrome"] * 2
