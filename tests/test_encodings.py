"""Guessing the encoding of a text: the common Western ones first, others from the statistics of their letters."""

import pytest

from immuno_cli.encodings import byte_order_mark, guess_encoding, known_encoding
from immuno_cli.errors import UsageError

GERMAN = "Begriff;Erklärung\nGefäß;Röhre für Blut\nÜberträger;Ein Stoff – er wirkt außen\n"
FRENCH = "Terme;Définition\nÉpithélium;Tissu formé de cellules juxtaposées, « mince »\nL’œdème;gonflement\n"
SPANISH = "Término;Definición\nniño;persona de corta edad\n¿Qué?;pregunta\nÁcido;sustancia\n"
RUSSIAN = "Термин;Определение\nСыворотка;Кровь без клеток\nПлазма;жидкая часть крови\n"
JAPANESE = "用語,定義\n血清,細胞を除いた血液\n血漿,凝固成分を含む血液の液体成分\n"


@pytest.mark.parametrize("text", [GERMAN, FRENCH, SPANISH])
@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_a_short_western_text_is_told_by_where_its_letters_stand(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    assert data.decode(guess_encoding(data)) == text


def test_a_text_from_dos_is_told_too() -> None:
    data = SPANISH.encode("cp850")
    assert data.decode(guess_encoding(data)) == SPANISH


@pytest.mark.parametrize(("text", "encoding"), [(RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r"), (JAPANESE, "shift_jis")])
def test_other_writing_systems_are_told_by_their_letters(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    assert data.decode(guess_encoding(data)) == text


def test_a_letter_far_into_the_text_is_enough() -> None:
    data = b"x" * 200_000 + " Ödem".encode("cp1252")
    assert guess_encoding(data) == "windows-1252"


def test_a_byte_order_mark_tells_the_encoding() -> None:
    assert byte_order_mark("a".encode("utf-16-le")) == (b"", "")
    assert byte_order_mark(b"\xff\xfea\0") == (b"\xff\xfe", "utf-16-le")


def test_a_name_that_is_no_encoding_is_refused() -> None:
    assert known_encoding("UTF-8-SIG") == "utf-8"
    for name in ("klingon", "rot13", "utf\0", ""):
        with pytest.raises(UsageError, match="no text encoding"):
            known_encoding(name)
