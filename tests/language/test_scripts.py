"""The language that letters tell."""

import pytest

from immuno_cli.language.scripts import language_of_letters


@pytest.mark.parametrize(
    ("labels", "texts", "language"),
    [
        (["機械学習", "深層学習"], ["データから学習する。"], "ja"),
        (["サイトカイン"], [], "ja"),
        (["血清", "抗体"], ["血液的一部分"], "zh"),
        (["혈액", "B 세포"], [], "ko"),
        (["αντίσωμα", "ορός"], [], "el"),
        (["β-catenin", "TNF-α", "IL-1β"], [], None),
        (["serum (血清)", "lymph (淋巴)"], [], None),
        (["сыворотка", "антитело"], [], ""),
        (["مصل", "لمف"], [], ""),
        (["vér", "nyirok", "őssejt", "szérum", "sejt", "ízület"], [], ""),
        (["serum", "naïve T cell", "Sjögren syndrome", "lymph", "cell", "bone", "skin"], [], None),
        (["dado", "erro", "modelo", "rede", "teste"], ["Uma coleção.", "Não é certo.", "Não há.", "É só.", "É."], ""),
        ([], [], None),
    ],
)
def test_letters_tell_a_language_or_that_it_is_not_english(
    labels: list[str], texts: list[str], language: str | None
) -> None:
    assert language_of_letters(labels, texts) == language
