"""Abbreviations of Markdown Extra, MkDocs and Kramdown: `*[SQL]: Structured Query Language`."""

from pathlib import Path

import pytest

from immuno_cli.errors import InvalidVocabularyError
from immuno_cli.formats import read_file
from immuno_cli.formats.reading import Reading


def read(folder: Path, text: str, name: str = "abbreviations.md") -> Reading:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_file(path)


def names(reading: Reading) -> list[tuple[str, tuple[str, ...], list[str]]]:
    return [(each.pref_label, each.alt_labels, [text.text for text in each.definitions]) for each in reading.concepts]


def test_what_is_abbreviated_is_the_label_and_the_abbreviation_another_one(tmp_path: Path) -> None:
    text = "*[SQL]: Structured Query Language\n*[CTL]: cytotoxic T lymphocyte\n"
    assert names(read(tmp_path, text)) == [
        ("Structured Query Language", ("SQL",), []),
        ("cytotoxic T lymphocyte", ("CTL",), []),
    ]


def test_a_sentence_behind_an_abbreviation_is_its_definition(tmp_path: Path) -> None:
    text = "*[raw vault]: The part of a data vault that holds what was loaded.\n*[hub]: A list of keys, each once.\n"
    assert names(read(tmp_path, text)) == [
        ("raw vault", (), ["The part of a data vault that holds what was loaded."]),
        ("hub", (), ["A list of keys, each once."]),
    ]


def test_text_around_them_is_counted(tmp_path: Path) -> None:
    reading = read(
        tmp_path, "# Short words\n\nUsed on all pages.\n\n*[NK]: natural killer cell\n\n*[IL]: interleukin\n"
    )
    assert [each.pref_label for each in reading.concepts] == ["natural killer cell", "interleukin"]
    assert reading.scheme.title == "Short words"
    assert [(note.code, note.count) for note in reading.notes] == [("outside", 1)]


def test_terms_of_a_page_come_before_the_abbreviations_below_it(tmp_path: Path) -> None:
    terms = "**serum**: Blood without cells.\n\n**plasma**: Blood with clotting.\n\n**lymph**: A fluid.\n"
    reading = read(tmp_path, f"{terms}\n*[NK]: natural killer\n")
    assert [each.pref_label for each in reading.concepts] == ["serum", "plasma", "lymph"]


def test_one_abbreviation_in_a_page_of_prose_is_no_glossary(tmp_path: Path) -> None:
    with pytest.raises(InvalidVocabularyError):
        read(tmp_path, "# Setup\n\nInstall it with SQL.\n\n*[SQL]: Structured Query Language\n")
