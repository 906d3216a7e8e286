"""Questions in German, Spanish and French."""

import pytest

from immuno_cli.questions.reading.comparison import compared_terms
from immuno_cli.questions.reading.question import iter_questions
from immuno_cli.questions.reading.together import together_aspect
from tests.conftest import Immuno

WHOLE = {"IMMUNO_VOCABULARY": ""}


@pytest.mark.parametrize(
    ("text", "aspect", "topic", "effect"),
    [
        ("Welche Nebenwirkungen hat Humira?", "side-effects", "Humira", ""),
        ("ist Humira gefährlich", "side-effects", "Humira", ""),
        ("Wofür ist Humira", "use", "Humira", ""),
        ("wogegen wird Humira eingesetzt", "use", "Humira", ""),
        ("wie wird Humira verabreicht", "giving", "Humira", ""),
        ("wie wirkt Humira", "mechanism", "Humira", ""),
        ("wer darf kein Humira nehmen", "contraindications", "Humira", ""),
        ("kann ich Humira einfach absetzen", "stopping", "Humira", ""),
        ("was hilft gegen Fieber", "treatment", "Fieber", ""),
        ("kann Humira Fieber verursachen", "side-effects", "Humira", "Fieber"),
        ("kann man unter Humira Alkohol trinken", "with", "Humira", "Alkohol trinken"),
        ("¿Para qué sirve Humira?", "use", "Humira", ""),
        ("cómo se administra Humira", "giving", "Humira", ""),
        ("quién no puede tomar Humira", "contraindications", "Humira", ""),
        ("puedo dejar de tomar Humira", "stopping", "Humira", ""),
        ("qué ayuda contra la fiebre", "treatment", "fiebre", ""),
        ("puede Humira causar fiebre", "side-effects", "Humira", "fiebre"),
        ("puedo vacunarme con Humira", "with", "Humira", "vacunarme"),
        ("à quoi sert Humira", "use", "Humira", ""),
        ("peut-on arrêter Humira", "stopping", "Humira", ""),
        ("que prendre contre la fièvre", "treatment", "fièvre", ""),
        ("peut-on boire de l'alcool sous Humira", "with", "Humira", "boire de l'alcool"),
    ],
)
def test_a_question_in_another_language_is_read(text: str, aspect: str, topic: str, effect: str) -> None:
    read = [(question.aspect.id, question.topic, question.effect) for question in iter_questions(text)]
    assert (aspect, topic, effect) in read


@pytest.mark.parametrize(
    "text",
    [
        "Unterschied zwischen Antikörper und Antigen",
        "was ist der Unterschied zwischen Antikörper und Antigen",
    ],
)
def test_a_german_difference_is_a_comparison(text: str) -> None:
    assert compared_terms(text) == ("Antikörper", "Antigen")


def test_a_spanish_difference_is_a_comparison() -> None:
    assert compared_terms("¿Cuál es la diferencia entre antígeno y anticuerpo?") == ("antígeno", "anticuerpo")
    assert compared_terms("diferencia entre células e inmunidad") == ("células", "inmunidad")


@pytest.mark.parametrize("difference", ["différence", "la différence", "difference"])
def test_a_french_difference_is_a_comparison(difference: str) -> None:
    assert compared_terms(f"{difference} entre anticorps et antigène") == ("anticorps", "antigène")


def test_a_foreign_word_for_an_everyday_matter_finds_what_is_said_of_it() -> None:
    assert together_aspect("vacunarme").words == together_aspect("vaccine").words


@pytest.mark.parametrize("words", ["kann ich mich unter Humira impfen lassen", "puedo vacunarme con humira"])
def test_the_warning_is_shown(immuno: Immuno, words: str) -> None:
    assert "not to have live vaccines" in " ".join(immuno(f"explain {words}", **WHOLE).out.split())


def test_a_letter_that_is_a_word_elsewhere_separates_nothing_in_english() -> None:
    assert compared_terms("difference between hepatitis e and hepatitis b") == ("hepatitis e", "hepatitis b")
    assert compared_terms("factor v vs factor x") == ("factor v", "factor x")
    assert compared_terms("autologous v allogeneic") == ("autologous", "allogeneic")
