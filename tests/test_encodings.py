"""Guessing the encoding of a text: the common Western ones first, others from the statistics of their letters."""

from typing import Final

import pytest

from immuno_cli.encodings.guessing import guess_encoding, guess_encodings
from immuno_cli.encodings.marks import byte_order_mark, escaped_encoding, guess_wide, known_encoding
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


CZECH: Final = "Term;Definition\nžluč;tekutina\nkůže;orgán těla\n"
POLISH: Final = "Term;Definition\nwątroba;narząd\nśledziona;część ciała\n"


@pytest.mark.parametrize("text", [CZECH, POLISH])
@pytest.mark.parametrize("encoding", ["iso8859_2", "cp1250", "cp852"])
def test_the_encodings_of_central_europe_are_told_by_how_common_the_letters_are(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    assert data.decode(guess_encoding(data)) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Term,Definition\n腫瘍,しこり\n", "shift_jis"),
        ("用語,定義\n血清,血液\n", "euc_jp"),
        ("术语,定义\n血清,血液\n", "gb18030"),
        ("腫瘤,異常增生\n", "big5"),
        ("혈청,세포가 없는 혈액\n", "euc_kr"),
    ],
)
def test_short_texts_of_east_asia_are_told_by_how_common_the_characters_are(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    assert data.decode(guess_encoding(data)) == text


def test_other_encodings_are_offered_only_if_they_are_nearly_as_likely() -> None:
    assert [guess.encoding for guess in guess_encodings(GERMAN.encode("cp1252"))] == ["windows-1252"]
    guesses = guess_encodings("koža;orgán\nľadvina;obličky\n".encode("iso8859_2"))
    assert {guess.encoding: guess.word for guess in guesses} == {"windows-1250": "koľa", "iso-8859-2": "koža"}


def test_a_western_text_is_offered_in_windows_1252_first() -> None:
    for word in ("café", "inimã", "Müller", "niño"):
        assert guess_encodings(word.encode("cp1252"))[0].encoding == "windows-1252"


def test_escape_sequences_tell_an_encoding_whose_bytes_are_ascii() -> None:
    assert JAPANESE.encode("iso2022_jp").decode(escaped_encoding(JAPANESE.encode("iso2022_jp"))) == JAPANESE
    assert escaped_encoding(b"\x1b[1mbold\x1b[0m") == ""


def test_a_letter_far_into_the_text_is_enough() -> None:
    data = b"x" * 200_000 + " Ödem".encode("cp1252")
    assert guess_encoding(data) == "windows-1252"


def test_a_byte_order_mark_tells_the_encoding() -> None:
    assert byte_order_mark("a".encode("utf-16-le")) == (b"", "")
    assert byte_order_mark(b"\xff\xfea\0") == (b"\xff\xfe", "utf-16-le")


def test_a_name_that_is_no_encoding_is_refused() -> None:
    assert known_encoding("UTF-8-SIG") == "utf-8"
    for name in ("klingon", "rot13", "utf\0", "", "undefined", "utf\udc80", "é", "idna", "punycode"):
        with pytest.raises(UsageError, match="no text encoding"):
            known_encoding(name)


@pytest.mark.parametrize("text", ['{"term":"\0erum"}', '[{"term":"ab","definition":"b\0"}]', "a\0b,c,d,e"])
def test_a_few_zeros_in_a_text_make_it_no_wide_one(text: str) -> None:
    assert guess_wide(text.encode()) == ""
    assert guess_wide(text.replace("\0", "").encode("utf-16-be")) == "utf-16-be"
