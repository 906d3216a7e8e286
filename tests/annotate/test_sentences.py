"""Sentences of many kinds, each with the terms that a reader sees in it. They were written before they were tried."""

import pytest

from immuno_cli.model import Concept
from tests.annotate.cells import found, vocabulary

NAMES = vocabulary(
    Concept("b", "B cell", ("B lymphocyte",)),
    Concept("t", "T cell", ("T lymphocyte",)),
    Concept("nk", "natural killer cell", ("NK cell", "NK", "natural killer")),
    Concept("cd4", "CD4+ T cell"),
    Concept("cd8", "CD8+ T cell"),
    Concept("eff", "effector T cell"),
    Concept("mem", "memory T cell"),
    Concept("ctl", "cytotoxic T cell"),
    Concept("breast", "breast cancer", ("cancer of the breast",)),
    Concept("ovary", "ovarian cancer", ("cancer of the ovary",)),
    Concept("lung", "lung cancer", ("cancer of the lung",)),
    Concept("bladder", "bladder cancer"),
    Concept("cancer", "cancer"),
    Concept("g6pd", "glucose-6-phosphate dehydrogenase deficiency"),
    Concept("hsct", "hematopoietic stem cell transplantation"),
    Concept("hsc", "hematopoietic stem cell"),
    Concept("mab", "monoclonal antibody", ("mAb",)),
    Concept("pab", "polyclonal antibody"),
    Concept("ab", "antibody"),
    Concept("ag", "antigen"),
    Concept("aml", "acute myeloid leukemia"),
    Concept("cml", "chronic myeloid leukemia"),
    Concept("il2", "interleukin-2", ("IL-2",)),
    Concept("il6", "interleukin-6", ("IL-6",)),
    Concept("hb", "hepatitis B"),
    Concept("hc", "hepatitis C"),
    Concept("hd", "hepatitis D"),
    Concept("d1", "type 1 diabetes"),
    Concept("d2", "type 2 diabetes"),
    Concept("mm", "multiple myeloma", ("MM",)),
    Concept("ms", "multiple sclerosis", ("MS",)),
    Concept("os", "overall survival", ("OS",)),
    Concept("dc", "dendritic cell", ("DC",)),
    Concept("ra", "rheumatoid arthritis", ("RA",)),
    Concept("cr", "complete response", ("CR",)),
    Concept("tmb", "tumor mutational burden", ("TMB",)),
    Concept("imiq", "imiquimod", hidden_labels=("Aldara",)),
    Concept("pem", "pembrolizumab", hidden_labels=("Keytruda",)),
    Concept("shot", "injection", hidden_labels=("shot",)),
    Concept("tumor", "tumor"),
    Concept("skin", "skin"),
    Concept("sle", "systemic lupus erythematosus", ("lupus",)),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("breast and ovarian cancer", [("breast", "breast"), ("ovarian cancer", "ovary")]),
        ("breast- and ovarian-cancer", [("breast", "breast"), ("ovarian-cancer", "ovary")]),
        ("breast, ovarian, and lung cancers", [("breast", "breast"), ("ovarian", "ovary"), ("lung cancers", "lung")]),
        ("breast or ovarian cancer", [("breast", "breast"), ("ovarian cancer", "ovary")]),
        ("breast/ovarian/lung cancer", [("breast", "breast"), ("ovarian", "ovary"), ("lung cancer", "lung")]),
        ("breast as well as ovarian cancer", [("breast", "breast"), ("ovarian cancer", "ovary")]),
        ("both breast and ovarian cancers", [("breast", "breast"), ("ovarian cancers", "ovary")]),
        ("breast and/or ovarian cancer", [("breast", "breast"), ("ovarian cancer", "ovary")]),
        ("breast, ovarian and/or lung cancer", [("breast", "breast"), ("ovarian", "ovary"), ("lung cancer", "lung")]),
        ("either lung or breast cancers", [("lung", "lung"), ("breast cancers", "breast")]),
        ("B-, T-, and NK cells", [("B", "b"), ("T", "t"), ("NK cells", "nk")]),
        ("B- and T-cells", [("B", "b"), ("T-cells", "t")]),
        ("B or T cell", [("B", "b"), ("T cell", "t")]),
        ("T and B lymphocytes", [("T", "t"), ("B lymphocytes", "b")]),
        ("T- and B-lymphocytes", [("T", "t"), ("B-lymphocytes", "b")]),
        ("CD4+ or CD8+ T-cells", [("CD4+", "cd4"), ("CD8+ T-cells", "cd8")]),
        ("CD4+/CD8+ T cells", [("CD4+", "cd4"), ("CD8+ T cells", "cd8")]),
        ("effector and memory T cells", [("effector", "eff"), ("memory T cells", "mem")]),
        ("effector versus memory T cells", [("effector", "eff"), ("memory T cells", "mem")]),
        ("effector vs. memory T cells", [("effector", "eff"), ("memory T cells", "mem")]),
        ("effector vs memory T cells", [("effector", "eff"), ("memory T cells", "mem")]),
        ("effector (versus memory) T cells", [("effector", "eff"), ("memory", "mem")]),
        ("effector (but not memory) T cells", [("effector", "eff"), ("memory", "mem")]),
        ("effector (as well as memory) T cells", [("effector", "eff"), ("memory", "mem")]),
        ("effector (or memory) T cells", [("effector", "eff"), ("memory", "mem")]),
        ("acute and chronic myeloid leukemia", [("acute", "aml"), ("chronic myeloid leukemia", "cml")]),
        ("acute as well as chronic myeloid leukemias", [("acute", "aml"), ("chronic myeloid leukemias", "cml")]),
        ("lung but not breast cancer", [("lung", "lung"), ("breast cancer", "breast")]),
        ("lung, but not breast cancer", [("lung", "lung"), ("breast cancer", "breast")]),
        ("not only lung but also breast cancer", [("lung", "lung"), ("breast cancer", "breast")]),
        ("T rather than B cells", [("T", "t"), ("B cells", "b")]),
        ("cancer of the breast and of the ovary", [("cancer of the breast", "breast"), ("ovary", "ovary")]),
        (
            "cancers of the breast, ovary and lung",
            [("cancers of the breast", "breast"), ("ovary", "ovary"), ("lung", "lung")],
        ),
        ("cancer of the breast as well as the ovary", [("cancer of the breast", "breast"), ("ovary", "ovary")]),
        ("cancer of the breast and/or ovary", [("cancer of the breast", "breast"), ("ovary", "ovary")]),
        ("breast & ovarian cancer", [("breast", "breast"), ("ovarian cancer", "ovary")]),
        ("breast plus ovarian cancer", [("breast", "breast"), ("ovarian cancer", "ovary")]),
        ("breast cancer and ovarian cancer", [("breast cancer", "breast"), ("ovarian cancer", "ovary")]),
        ("monoclonal and polyclonal antibodies", [("monoclonal", "mab"), ("polyclonal antibodies", "pab")]),
        ("monoclonal/polyclonal antibodies", [("monoclonal", "mab"), ("polyclonal antibodies", "pab")]),
        ("natural killer and T cells", [("natural killer", "nk"), ("T cells", "t")]),
        ("NK/T cells", [("NK", "nk"), ("T cells", "t")]),
        ("NK/B cells", [("NK", "nk"), ("B cells", "b")]),
        ("NK-, B- or T-cells", [("NK", "nk"), ("B", "b"), ("T-cells", "t")]),
        ("breast\nand ovarian\ncancer", [("breast", "breast"), ("ovarian\ncancer", "ovary")]),
        ("Breast and Ovarian Cancers", [("Breast", "breast"), ("Ovarian Cancers", "ovary")]),
        ("hepatitis B, C and D", [("hepatitis B", "hb"), ("C", "hc"), ("D", "hd")]),
        ("hepatitis B, C, and D", [("hepatitis B", "hb"), ("C", "hc"), ("D", "hd")]),
        ("hepatitis B and hepatitis C", [("hepatitis B", "hb"), ("hepatitis C", "hc")]),
        ("interleukin-2 and interleukin-6", [("interleukin-2", "il2"), ("interleukin-6", "il6")]),
        ("interleukin-2/-6", [("interleukin-2", "il2"), ("-6", "il6")]),
        ("IL-2 and -6", [("IL-2", "il2"), ("-6", "il6")]),
        ("type 1 or type 2 diabetes", [("type 1", "d1"), ("type 2 diabetes", "d2")]),
        ("B (and T) cells", [("B", "b"), ("T", "t")]),
        ("B cell/T cell interactions", [("B cell", "b"), ("T cell", "t")]),
        (
            "breast, lung, bladder and ovarian cancers",
            [("breast", "breast"), ("lung", "lung"), ("bladder", "bladder"), ("ovarian cancers", "ovary")],
        ),
        ("lung, breast; ovarian cancer", [("ovarian cancer", "ovary")]),
        ("skin and breast cancer", [("skin", "skin"), ("breast cancer", "breast")]),
        ("tumor and T cells", [("tumor", "tumor"), ("T cells", "t")]),
        ("women and ovarian cancer", [("ovarian cancer", "ovary")]),
    ],
)
def test_names_that_share_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, NAMES) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "glucose-6-phosphate dehydrogenase (G6PD) deficiency",
            [("glucose-6-phosphate dehydrogenase (G6PD) deficiency", "g6pd")],
        ),
        (
            "glucose-6-phosphate dehydrogenase [G6PD] deficiency",
            [("glucose-6-phosphate dehydrogenase [G6PD] deficiency", "g6pd")],
        ),
        (
            "glucose-6-phosphate\ndehydrogenase (G6PD)\ndeficiency",
            [("glucose-6-phosphate\ndehydrogenase (G6PD)\ndeficiency", "g6pd")],
        ),
        ("hematopoietic stem cell (HSC) transplantation", [("hematopoietic stem cell (HSC) transplantation", "hsct")]),
        ("cytotoxic (CD8+) T cells", [("cytotoxic (CD8+) T cells", "ctl")]),
        ("cytotoxic [CD8+] T cells", [("cytotoxic [CD8+] T cells", "ctl")]),
        ("monoclonal (therapeutic) antibodies", [("monoclonal (therapeutic) antibodies", "mab")]),
        ("natural killer (NK) cells", [("natural killer (NK) cells", "nk")]),
        ("Natural killer (NK)-cells", [("Natural killer (NK)-cells", "nk")]),
        ("acute (not chronic) myeloid leukemia", [("acute", "aml"), ("chronic", "cml")]),
        ("breast (mammary) cancer", [("breast (mammary) cancer", "breast")]),
        ("breast (see Table 2). Cancer", [("Cancer", "cancer")]),
        ("tumor (T cell) antigen", [("tumor", "tumor"), ("T cell", "t"), ("antigen", "ag")]),
    ],
)
def test_a_bracket_inside_a_name(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, NAMES) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lung xylophosis", []),
        ("flurbic antibody", [("antibody", "ab")]),
        ("cancer patients", [("cancer", "cancer")]),
        ("antigen–antibody complex", [("antigen", "ag"), ("antibody", "ab")]),
        ("tumor necrosis", [("tumor", "tumor")]),
        ("skin flurbosis", []),
        ("antibody molecules", [("antibody", "ab")]),
        ("the Antibody Band was", []),
        ("the antibody band was", [("antibody", "ab")]),
        ("The Skin Flurboma was seen", []),
        ("B cell flurbomas", []),
        ("flurbomatous skin", [("skin", "skin")]),
        ("antigen-flurbosis", []),
        ("cancer, flurbosis", [("cancer", "cancer")]),
    ],
)
def test_a_part_of_a_longer_name(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, NAMES) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Natural killer cells. The natural killer whale", [("Natural killer cells", "nk")]),
        ("The natural killer whale swims", []),
        (
            "natural killer (NK) cells and natural killers",
            [("natural killer (NK) cells", "nk"), ("natural killers", "nk")],
        ),
        ("Natural killer cells. Natural killer bees", [("Natural killer cells", "nk")]),
        ("natural killer activity", []),
    ],
)
def test_a_shortened_form(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, NAMES) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("multiple sclerosis (MS). MS relapses", [("multiple sclerosis", "ms"), ("MS", "ms"), ("MS", "ms")]),
        ("mass spectrometry (MS). MS was used on a tumor", [("tumor", "tumor")]),
        ("MS (mass spectrometry). MS of a tumor", [("tumor", "tumor")]),
        ("mass spectrometry [MS] of a tumor. MS ran", [("tumor", "tumor")]),
        ("mass spectrometry (hereafter MS). A tumor, MS", [("tumor", "tumor")]),
        ("mass spectrometry, hereafter MS, of a tumor. MS", [("tumor", "tumor")]),
        ("mass spectrometry (MS, for short). A tumor in MS", [("tumor", "tumor")]),
        ("mass spectrometry, abbreviated MS, and MS of tumor", [("tumor", "tumor")]),
        ("MS, i.e. mass spectrometry, of a tumor. MS", [("tumor", "tumor")]),
        ("MS, i.e., mass spectrometry, of a tumor. MS", [("tumor", "tumor")]),
        ("MS (i.e. mass spectrometry) of a tumor. MS", [("tumor", "tumor")]),
        ("MS = mass spectrometry; MS of a tumor", [("tumor", "tumor")]),
        ("Mass\nspectrometry\n(MS). MS of a tumor", [("tumor", "tumor")]),
        ("mass spectro-\nmetry (MS). MS of a tumor", [("tumor", "tumor")]),
        ("operating systems (OSs). An OS, OSs, a tumor", [("tumor", "tumor")]),
        ("operating system (OS). OSs and a tumor", [("tumor", "tumor")]),
        (
            "overall survival (OS). OS in a tumor",
            [("overall survival", "os"), ("OS", "os"), ("OS", "os"), ("tumor", "tumor")],
        ),
        ("direct current (DC). A DC and a tumor", [("tumor", "tumor")]),
        ("direct current (“DC”). A DC and a tumor", [("tumor", "tumor")]),
        ("direct current (or DC). A DC and a tumor", [("tumor", "tumor")]),
        ("direct current (DC; 5 V). A DC and a tumor", [("tumor", "tumor")]),
        ("dendritic cells (DCs). DCs and DC", [("dendritic cells", "dc"), ("DCs", "dc"), ("DCs", "dc"), ("DC", "dc")]),
        ("right atrium (RA). RA pressure, RA size, tumor", [("tumor", "tumor")]),
        ("conditioned response (CR) and a tumor; CR", [("tumor", "tumor")]),
        ("tumour mass-burden (TMB). TMB of a tumor", [("tumour", "tumor"), ("tumor", "tumor")]),
    ],
)
def test_an_abbreviation_that_the_text_defines(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, NAMES) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("If you are allergic to Aldara", [("Aldara", "imiq")]),
        ("ALDARA cream", [("ALDARA", "imiq")]),
        ("aldara's effect", [("aldara", "imiq")]),
        ("Keytruda®", [("Keytruda", "pem")]),
        ("Keytruda™ and Aldara®", [("Keytruda", "pem"), ("Aldara", "imiq")]),
        ("KEYTRUDA (pembrolizumab)", [("KEYTRUDA", "pem"), ("pembrolizumab", "pem")]),
        ("pembrolizumab (Keytruda)", [("pembrolizumab", "pem"), ("Keytruda", "pem")]),
        ("Keytruda-treated tumor", [("Keytruda", "pem"), ("tumor", "tumor")]),
        ("a shot in the dark", []),
    ],
)
def test_one_word_hidden_labels(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, NAMES) == expected
