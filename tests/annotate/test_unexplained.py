"""Which words of a text count as technical ones without a term."""

from collections.abc import Sequence

import pytest

from immuno_cli.annotate import Annotation
from immuno_cli.annotate.unexplained import Unexplained, find_unexplained


def find(text: str, known: Sequence[str] = (), marked: Sequence[str] = ()) -> list[Unexplained]:
    """Return what is found in a text; `known` words are labels, `marked` words have a term at their first mention."""
    places = sorted((text.index(word), word) for word in marked)
    annotations = [Annotation(start, start + len(word), word, "x", word, word, "v") for start, word in places]

    def meaning(word: str) -> str:
        return "-mab" if word.lower().endswith("mab") else ""

    return find_unexplained(text, annotations, is_known=lambda word: word in known, meaning=meaning)


def words(text: str, known: Sequence[str] = (), marked: Sequence[str] = ()) -> list[str]:
    return [one.text for one in find(text, known, marked)]


@pytest.mark.parametrize(
    "word",
    [
        *("ribavirin", "IL-6", "TGF-β", "gp100", "mRNA", "CD19", "nab-paclitaxel", "eosinophilia"),
        "beta-2-microglobulin",
    ],
)
def test_technical_words(word: str) -> None:
    assert words(f"It was the {word} that we gave to him.") == [word]


@pytest.mark.parametrize(
    "word",
    [
        *("treatment", "longterm", "well-known", "unreasonably", "naïve", "recieve", "reanalysed", "whereas"),
        *("Zwickau", "McDonald", "2nd", "150mg", "10 mg/mL", "A4", "NCT01234567", "May2021", "Table1", "USA", "IV"),
        *("https://x.org/ribavirin", "ribavirin.py", "a@ribavirin.org", "#ribavirin", "ribavirin_x"),
        "TGTGGTCTCCTCATCAGTGAAGA-3",
    ],
)
def test_ordinary_words_names_numbers_and_codes_are_not(word: str) -> None:
    assert words(f"It was the {word} that we gave to him.") == []


def test_a_capital_inside_a_sentence_is_a_name_unless_the_word_is_also_written_without() -> None:
    assert words("He asked Olaumab of Zwickau.") == []
    assert words("Olaumab is a drug.") == ["Olaumab"]
    assert words("He got Olaumab. The olaumab was new.") == ["Olaumab"]


def test_words_with_a_term_and_words_that_a_vocabulary_has_are_left_out() -> None:
    assert words("He got ribavirin and ipilimumab.", known=["ipilimumab"], marked=["ribavirin"]) == []


def test_an_abbreviation_that_the_text_defines_has_that_meaning() -> None:
    found = find("The multiple mold (MM) grew. MMs are bad; so is the MM.")
    assert found == [Unexplained("MM", 3, 19, "multiple mold, as the text says")]
    assert find("The National Mold Office (NMO) grew. The NMO is an office.") == []


def test_the_most_frequent_comes_first_and_forms_count_as_one_word() -> None:
    found = find("An isoform of ribavirin. The anthracyclines; anthracycline's use, isoforms, and an isoform.")
    assert [(one.text, one.mentions) for one in found] == [("isoform", 3), ("anthracyclines", 2), ("ribavirin", 1)]


def test_markup_inside_a_word_and_the_end_of_a_line_do_not_part_it() -> None:
    assert words("He got riba\x7f\x7f\x7fvirin.") == ["ribavirin"]
    assert words("He got riba-\nvirin and a well-\nknown drug.") == ["ribavirin"]
    assert words("He got riba\u00advirin.") == ["ribavirin"]


def test_a_text_that_is_not_english_has_none() -> None:
    german = "die patienten erhalten häufig infusionen, wenn die krankheit wieder zurück kommt, sowie ribavirin"
    assert words(german) == []


def test_a_long_text_takes_little_time() -> None:
    assert len(find("the ribavirin and the isoform of it " * 50_000)) == 2


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Your TSH level is low.",
            "An ECOG performance status of one.",
            "The ECOG was 0 or 1.",
            "It is LDH > 250 U/L.",
        ),
        *(
            "A KRAS mutation was found.",
            "The ESR of 40 mm/h was seen.",
            "The serum ACTH of it",
            "His CRP was raised.",
        ),
        *(
            "the levels of TSH in it",
            "liver enzymes (ALT) and that",
            "the ALTs and TSH tests",
        ),
    ],
)
def test_an_abbreviation_beside_what_is_measured_is_technical(text: str) -> None:
    assert len(words(f"It was so that we saw it. {text}")) == 1 + text.startswith("the ALTs")


def test_an_abbreviation_joined_to_a_technical_one_is_technical() -> None:
    assert words("We look at ALT, AST and the TSH of you. The AST level is low.") == ["AST", "ALT"]
    assert words("It was so that we saw it: serum ZNAs and YGHs rose.") == ["ZNAs", "YGHs"]


def test_what_is_said_of_prices_and_matches_too_tells_nothing() -> None:
    assert words("It was so that the KPI is high, the ROI rose and the AGM value was low. It was PSG 1-2 then.") == []


def test_everyday_capitals_and_headings_are_not() -> None:
    leaflet = """YOUR TEST LEVELS

    PLEASE KEEP THIS AT ALL TIMES. Call the NHS or your GP, NOT the ward, and 911 in the USA. The BBC was on TV. OK?
    Take your ID and PIN. The FDA tests it; a VIP status; the CEO is high. A RED test is HIGH. HIGH LEVELS.
    Open MON to FRI at 9 AM GMT in LONDON, and the ABC of it. Factor VIII deficiency. Ask PALS, or the IT of AMC."""
    assert words(leaflet) == []


@pytest.mark.parametrize(
    "text",
    [
        "Thyroid Stimulating Hormone (TSH) was seen. TSH levels are low.",
        "TSH (a hormone) and the TSH level of it.",
        "It is the TSH, which we see. TSH levels are low.",
        "TSH is a hormone of it. TSH levels are low.",
        "TSH measures the work of it. TSH levels are low.",
    ],
)
def test_an_abbreviation_that_the_text_explains_is_not(text: str) -> None:
    assert words(text) == []


def test_an_abbreviation_of_a_vocabulary_or_with_a_term_is_not() -> None:
    assert words("The TSH level and the ALT level of it.", known=["TSH"], marked=["ALT"]) == []


def test_a_sign_behind_a_known_marker_makes_no_other_word() -> None:
    assert words("We saw that CD4+ and CD99+ cells grew in the dish.", known=["CD4"]) == ["CD99+"]


def test_every_reader_knows_carbon_dioxide() -> None:
    assert words("They grew in the air with CO2 and with IL-6.") == ["IL-6"]


def test_a_phrase_with_a_preposition_is_no_meaning_of_an_abbreviation() -> None:
    assert words("The infusion goes into a vein (IV) and we wait for it.") == []


def test_a_meaning_may_begin_with_a_preposition_that_is_a_part_of_it() -> None:
    (one,) = find("She had an in vitro fertilization (IVF) and we were with her.")
    assert one.meaning == "in vitro fertilization, as the text says"


@pytest.mark.parametrize(
    "text",
    [
        "Der Patient hat am Montag die Infusion erhalten. Er war so was von müde, also ging er an den Strand.",
        "Die Hand war warm, das Gift war weg. Man war an Bord, und es ging ihm gut.",
        "La paciente recibió el fármaco. He is at a la espera de los resultados que no eran graves.",
        "Le patient a reçu une perfusion, et il est sur pied. On a fait une prise de sang, mais on attend.",
    ],
)
def test_a_text_in_another_language_has_none(text: str) -> None:
    assert words(text) == []


def test_an_english_text_that_quotes_another_language_has_some() -> None:
    text = "The letter says that it is “die Gabe von dem Mittel und der Arzt”, and that she was given ribavirin for it."
    assert words(text) == ["ribavirin"]


def test_halves_of_words_and_authors_are_none() -> None:
    text = "Amira Aly1, Jan Kowalczyk2\n\nThe gluco- and xylocorticoids, names in -ximab, express Foxp3, as it was."
    assert words(text) == ["xylocorticoids", "Foxp3"]
