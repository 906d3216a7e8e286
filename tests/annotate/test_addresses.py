"""A word inside an address or a path is a part of a name; text with slashes and glued sentences are text."""

import pytest

from immuno_cli.annotate.reading.addresses import Addresses, address_in
from immuno_cli.annotate.texts.loading import Kind
from tests.annotate.reading import concepts, marks

ADDRESSES = r"""
fever.gov www.fever.org Fever.org FEVER.COM (fever.gov/a), nhs.uk fever.org.uk main.fever.in fever.gov:80 fever.net's
C:\fever\a.txt C:/fever \\server\fever data\fever /home/fever/a ~/fever ./fever ../fever/x $HOME/fever %APPDATA%\fever
${HOME}/fever data/fever/a.csv fever/a.csv fever.txt fever_data.tsv: src/fever.py:12 FEVER.TXT data/fever/ /fever/
a@fever.org mailto:a@fever.org git@fever.com:fever/x.git https://x.org/a_(fever),b file:///fever s3://fever/x
doi:10.1/fever 10.1016/j.fever.2010.01 Fever.Net localhost:80/fever fever.R fever/main.rs fever.no/tumor
fever.us (fever.co)
"""
TEXTS = r"""
and/or tumor/normal T/B cells.Then cells. HER2/neu breast/lung/ovarian tumor.in i.e.fever CD4/CD8 fever: (fever)
IL-2:20/ml T:10/1
fever.no/yes fever.is/not
cells.So tumor.It PD-1/PD-L1 fever/ /fever a:b he/she/they @fever \emph{fever} cells\cite{x} U.S. 3.5 mg/kg cells...then
"""


@pytest.mark.parametrize("word", ADDRESSES.split())
def test_addresses(word: str) -> None:
    assert address_in(word) >= 0
    assert concepts(f"see {word} and a tumor") == ["tumor"]


@pytest.mark.parametrize("word", TEXTS.split())
def test_what_is_no_address(word: str) -> None:
    assert address_in(word) < 0


def test_a_mention_before_or_behind_an_address_counts() -> None:
    assert concepts("a tumor, http://fever.org/tumor, fever; fever and/or tumor.Then a tumor") == [
        *("tumor", "fever", "fever", "tumor", "tumor"),
    ]


def test_offsets_may_fall_and_an_endless_word_takes_no_endless_time() -> None:
    addresses = Addresses("tumor www.fever.org tumor")
    assert [addresses.holds(*span) for span in ((20, 25), (10, 15), (0, 5))] == [False, True, False]
    text = "http://" + "fever/" * 50_000
    addresses = Addresses(text)
    assert all(addresses.holds(start, start + 5) for start in range(7, len(text), 6))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An antibody::tumor complex forms", ["antibody", "tumor"]),
        ("(lymphocyte::tumor\ncontacts)", ["lymphocyte", "tumor"]),
        ("(lymphocyte::tumor\r\ncontacts)", ["lymphocyte", "tumor"]),
        ("Call antibody::tumor first", []),
        ("A std::antibody::tumor pair", []),
        ("An antibody::my_tumor pair", []),
    ],
)
def test_two_colons_stand_also_between_two_things(text: str, expected: list[str]) -> None:
    assert concepts(text) == expected


MARKED = """
https://x.org/a_b/fever%20b.pdf https://x.org/_fever_/tumor www.x.org/*fever*/tumor <https://x.org/a_b/fever-c.html>
[https://x.org/a_b/fever%20b.pdf] (https://x.org/?a_b=c&d=fever), a_b@fever.org x_y.fever.org 10.1000/a_b/fever;
/data/my_files/fever/a.txt C:\\my_files\\fever my_files/tumor/fever.csv
"""


@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.MARKDOWN, Kind.HTML])
@pytest.mark.parametrize("word", MARKED.split())
def test_signs_of_emphasis_do_not_tear_an_address(word: str, kind: Kind) -> None:
    text = word.strip("<>") if kind is Kind.HTML else word
    assert concepts(f"a fever, see {text} and *a tumor* or _the_ T cell", kind) == ["fever", "tumor", "t-cell"]


@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.MARKDOWN])
def test_emphasis_around_and_beside_an_address_is_emphasis(kind: Kind) -> None:
    assert concepts("*https://x.org* _fever_ and/or_ **T** cell", kind)[-1] == "t-cell"
    assert marks("_see https://x.org/a_b_ **tumor**", kind) == [("tumor", "tumor")]
    assert concepts("*fever*/*tumor* **Note:** *T*-cells", kind) == ["fever", "tumor", "t-cell"]
