"""A term that is a part of a longer name counts if it is the head, or if every reader knows the rest."""

import pytest

from immuno_cli.annotate.refusals import longer_names
from immuno_cli.annotate.texts.loading import Kind
from immuno_cli.model import Concept
from tests.annotate.cells import found, vocabulary
from tests.annotate.reading import marks

NAMES = vocabulary(
    *(Concept(name.replace(" ", "-"), name) for name in ("lung", "antibody", "antigen", "cancer", "tumor")),
    Concept("merkel", "Merkel cell"),
    Concept("nk", "natural killer cell", ("natural killer",)),
    Concept("lung-cancer", "lung cancer"),
    Concept("angiopoiesis", "angiopoiesis"),
)


def words(text: str) -> list[str]:
    return [word for word, _ in found(text, NAMES)]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "a lung xylophosis",
            "lung xylophoses are rare",
            "the lung\nxylophosis",
            "lung-xylophosis",
            "lung  xylophosis",
        ),
        *(
            "Lung xylophosis",
            "Lung Xylophosis",
            "Merkel Cell Polyomyrus",
            "tumor blorphoma.",
            "a lung cancer xylophosis",
        ),
        *("lung xylophosis, and again lung xylophosis", "lung naïphosis"),
    ],
)
def test_a_part_of_an_unknown_name_is_no_term(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    "text",
    [
        *("flurbic antibody", "xylophosis lung", "xylophoses of the lung"),
        *(
            "cancer patients",
            "antibody responses",
            "a lung transplantation",
            "tumor microvesicles",
            "lung nonresponders",
        ),
        *(
            "antigen, xylophosis",
            "antigen (xylophosis)",
            "antigen and xylophosis",
            "lung\n\nxylophosis",
            "lung. Xylophosis",
        ),
        *("lungs xylophosing", "antibodies xylophosis", "lung xylophic disease", "lung xylophosed", "lung xylo-phosis"),
        *("tumor xylogenesis", "antibody xylosylation", "antigen xylopexity", "lung xyloscopy"),
        *("the antibody xylizumab", "the antigen xylophin", "antibody Xylophosis", "lung XYLO", "lung xyl2"),
        *("lung xylophosis. The xylophosis grew.", "Xylophoses: lung xylophosis"),
    ],
)
def test_a_head_and_a_term_beside_what_is_no_name_are_terms(text: str) -> None:
    assert len(words(text)) == 1


@pytest.mark.parametrize("text", ["antibody–antigen complex", "tumor angiopoiesis", "lung cancer antigens"])
def test_a_term_beside_another_concept_is_a_term(text: str) -> None:
    assert len(words(text)) == 2


@pytest.mark.parametrize(
    ("text", "count"),
    [
        *(("the natural killer whale", 0), ("natural killer-whales", 0), ("natural killer\nwhales", 0)),
        *(
            ("natural killer and T cells", 1),
            ("natural killer.", 1),
            ("the natural killer of the sea", 0),
            ("natural killer cells", 1),
        ),
    ],
)
def test_a_shortened_form_needs_its_head(text: str, count: int) -> None:
    assert len(words(f"Natural killer cells: {text}")) == count + 1


@pytest.mark.parametrize(
    ("name", "short", "count"),
    [
        ("Guillain-Barré syndrome", "Guillain-Barré", 1),
        ("Creutzfeldt-Jakob disease", "Creutzfeldt-Jakob", 1),
        ("Graft-Versus-Host Disease", "Graft-Versus-Host", 0),
        ("Reed-Sternberg cell", "Reed-Sternberg", 0),
    ],
)
def test_the_names_of_people_need_no_head(name: str, short: str, count: int) -> None:
    assert len(found(f"She had {short} once.", vocabulary(Concept("x", name, (short,))))) == count


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.HTML, "<b>tumor</b>&nbsp;<i>xylo</i>phosis"),
        (Kind.HTML, "tumor<br>\nxylo&shy;phosis"),
        (Kind.MARKDOWN, "**tumor** *xylophosis*"),
        (Kind.TEXT, "tumor xylo-\nphosis"),
        (Kind.TEXT, "> tumor\n> xylophosis"),
        (Kind.TEXT, "tumor¹ xylophosis"),
    ],
)
def test_markup_and_line_ends_change_nothing(kind: Kind, text: str) -> None:
    assert marks(text, kind) == []


def test_few_of_many_unknown_words_are_looked_for_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def stands_elsewhere(_text: str, _start: int, _end: int, following: str) -> bool:
        asked.append(following)
        return False

    monkeypatch.setattr(longer_names, "_stands_elsewhere", stands_elsewhere)
    found(
        " ".join(f"the lung xylophosis{'x' * (number % 20)}{'y' * (number // 20 % 20)}" for number in range(400)), NAMES
    )
    assert 0 < len(asked) == len(set(asked))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ein Tumor wächst schnell. Das Antigen bindet stark.", 2),
        ("La tumor crece. El virus infecta las células.", 1),
        ("Le virus pénètre. La tumor grossit.", 1),
        ("Het antigen bindt aan het lichaam.", 1),
    ],
)
def test_words_of_another_language_make_no_longer_name(text: str, count: int) -> None:
    assert len(words(text)) == count


@pytest.mark.parametrize("text", ["Tumor\nXylophosis is rare.", "- tumor\n- Xylophosis", "Tumor<br>Xylophosis is"])
def test_a_capital_on_the_next_line_begins_something_else(text: str) -> None:
    assert len(marks(text, Kind.HTML if "<" in text else Kind.MARKDOWN)) == 1


@pytest.mark.parametrize("address", ["https://a.org", "xylophosis.org/a", "xylophosis@a.org"])
def test_an_address_behind_a_term_is_no_word_of_it(address: str) -> None:
    assert found(f"The patient had a tumor {address}, and then it was gone") == [("tumor", "tumor")]


TESTED = vocabulary(*(Concept(one, one) for one in ("tumor", "fever", "cytokine", "lupus", "asthma")))


@pytest.mark.parametrize(
    "text",
    [
        *("the lupus activity index", "an asthma control test", "the tumor board study", "a tumor organoid panel"),
        *("a tumor methylation array", "the tumor neoantigen trial", "a cytokine multiplex kit"),
    ],
)
def test_a_term_in_the_name_of_a_test_is_marked(text: str) -> None:
    assert len(found(text, TESTED)) == 1
