"""Which encoding a hint offers for a text that is not UTF-8."""

import pytest

from immuno_cli.annotate.texts.decoding import decode
from immuno_cli.encodings.guessing import guess_encoding
from immuno_cli.encodings.marks import guess_wide
from immuno_cli.errors import FileError

ENGLISH = b"A text in English stands before it and after it.\n"
WRITTEN = {
    "windows-1252": (
        *("à", "naïve", "café", "Körper", "Müller", "it’s", "“tumor”", "1990–2000", "5 µm ± 2 °C", "€5", "½ cup"),
        *(
            "élève déjà vu, garçon",
            "señor ¿qué?",
            "Ångström",
            "Sjögren’s",
            "Guillain–Barré",
            "Þór",
            "T cell … and",
            "à",
        ),
    ),
    "windows-1251": ("Привет", "рак", "ДА", "Иммунитет — это защита", "моноклональные антитела"),
    "koi8-r": ("моноклональные антитела",),
    "cp866": ("моноклональные антитела в лечении",),
    "shift_jis": ("免疫療法", "がん", "これはテストです。", "がん細胞を攻撃する"),
    "euc_jp": ("これはテストです。免疫療法",),
    "gb18030": ("这是一个中文的测试", "免疫系统是人体的"),
    "big5": ("這是一個中文的測試",),
    "euc_kr": ("면역 요법은 암을 치료하는",),
    "windows-1250": ("Zażółć gęślą jaźń", "příliš žluťoučký kůň"),
    "windows-1253": ("ανοσοθεραπεία",),
    "windows-1255": ("מערכת החיסון",),
    "windows-1256": ("الجهاز المناعي",),
    "mac-roman": ("élève déjà vu",),
}
CASES = [(text, encoding) for encoding, texts in WRITTEN.items() for text in texts]


@pytest.mark.parametrize(("text", "encoding"), CASES)
def test_a_short_text_and_a_word_in_a_long_one(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    assert guess_encoding(data) == encoding
    assert guess_encoding(ENGLISH * 3 + data + b"\n" + ENGLISH) == encoding


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", ["T cell", "a naïve cell\nand more", "Иммунитет это защита"])
def test_wide_characters_without_a_byte_order_mark(encoding: str, text: str) -> None:
    assert guess_wide(text.encode(encoding)) == encoding
    with pytest.raises(FileError, match="binary file, or UTF") as caught:
        decode(text.encode(encoding), where="f")
    assert f"--encoding {encoding}" in caught.value.hint
    assert decode(text.encode(encoding), where="f", encoding=encoding) == text


@pytest.mark.parametrize("data", [b"", b"\0" * 64, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", bytes(range(256)) * 4])
def test_binary_data_is_no_text(data: bytes) -> None:
    assert guess_wide(data) == ""


def test_utf8_is_certain_and_data_in_no_encoding_has_none() -> None:
    assert guess_encoding("naïve".encode()) == "utf-8"
    assert guess_encoding(bytes(range(128, 256))) == ""


def test_damage_in_a_utf8_file_is_told() -> None:
    with pytest.raises(FileError) as caught:
        decode("naïve β cells – é ü ö".encode() + b" \xe9 x", where="f")
    assert "damaged" in caught.value.hint


LANGUAGES = {
    "Az ellenanyagok felismerik a fehérjét; gyakori a láz, a bőrkiütés és a hőemelkedés.": "windows-1250",
    "Reacţiile adverse sunt: febră, oboseală, greaţă şi erupţie.": "windows-1250",
    "Nuspojave su česte: vrućica, svrbež, umor i osip.": "windows-1250",
    "Dažni šalutiniai poveikiai: karščiavimas, niežulys, būtų gerai pasitarti, ar galėsite.": "windows-1257",
    "Часті побічні ефекти: гарячка, свербіж і втома, її видно": "koi8-u",
    "الآثار الجانبية الشائعة هي الحمى والحكة": "iso-8859-6",
    "ผลข้างเคียงที่พบบ่อยคือไข้": "cp874",
}


@pytest.mark.parametrize("text", LANGUAGES)
def test_the_letters_of_one_language_tell_more_than_those_of_all(text: str) -> None:
    data = text.encode(LANGUAGES[text])
    assert data.decode(guess_encoding(data)) == text


def test_the_head_of_a_file_may_end_inside_a_wide_character() -> None:
    assert guess_wide("Термин;Определение".encode("utf-16-le")[:-1]) == "utf-16-le"
    assert guess_wide(b"a\0b") == ""
