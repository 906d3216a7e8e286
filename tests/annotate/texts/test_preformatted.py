"""What stands in `<pre>`: a letter or a report is read, its lines as they are; code is not."""

import pytest

from immuno_cli.annotate.texts.loading import Kind
from immuno_cli.annotate.texts.preformatted import is_prose
from tests.annotate.reading import concepts

PROSE = [
    "Dear Ms Example,\n\nYour scan shows that the tumor is smaller.\nThe fever is gone.\n\nKind regards",
    "Test        Result  Unit    Range\nALT         86      U/l     &lt; 35\nTumor mark  12      mg/l    &lt; 5\n",
    "FINDINGS: A tumor of 12 mm (before: 15 mm) in the left lung.\nIMPRESSION: Partial response; no fever.",
    "On Monday, Ann wrote:\n&gt; Is the tumor gone?\n&gt; And the fever?\nYes, it is gone.",
    "Roses are red,\nmy <b>tumor</b> is small,\nthe fever is over\nand so is the fall.",
    "- tumor: none\n- fever: since Monday\n- next visit: in two weeks",
    "Hb = 12.1 g/dl, CRP = 5 mg/l.\nNo tumor was seen. The patient had a fever in May.\nShe is well.",
    "The tumor is gone and there was no fever at all in the last week of the treatment with the drug.",
    "Findings:\nA tumor in the left lung;\nno fever since Monday;\nappetite good (as in May);\nweight stable;",
    "Hb=12.1 g/dl\nCRP=&lt;5 mg/l\nTumor marker=12 U/ml\nHBsAg=negative\nno fever",
    "CRP 86 -&gt; 40 mg/l\ntumor 15 mm -&gt; 12 mm\nfever yes -&gt; no\nLDH 300 =&gt; 210 U/l",
    "The tumor is smaller [1].\nThis was expected[2].\nLymph node(s)\nare not large, no fever.",
    "Your tumor is smaller, as we know\nfrom Monday, so please\nlet us know when you can\nreturn to the clinic.",
]
CODE = [
    "x = fever()",
    "fever = tumor",
    "import fever\n\ndef tumor(fever):\n    return fever\n",
    "for (i = 0; i &lt; tumor; i++) {\n  fever(i);\n}",
    "$ run the tumor fever\nThe tumor is here\n$ exit",
    "{\n  &quot;tumor&quot;: &quot;fever&quot;,\n  &quot;b&quot;: 1\n}",
    "&lt;tumor&gt;\n  &lt;fever&gt;a b c d e f&lt;/fever&gt;\n&lt;/tumor&gt;",
    "SELECT tumor FROM fever\nWHERE a = b\nORDER BY tumor",
    ">>> tumor.fever(1)\nthe tumor has a fever\n",
    "tumor/\n├── fever.txt\n└── data.csv",
    "fever",
    "<code>the tumor and the\nfever of it and more words</code>",
    "<span class=k>the</span> tumor and the\nfever of it and more words",
    "int tumor = 5;\nint fever = 7;\nthe_tumor of fever",
    "tumor-&gt;fever = next;\nfever-&gt;tumor = other;\nfree(tumor);",
    "my $tumor = shift;\nreturn unless $fever;\nprint $tumor;",
    "make tumor\nTUMOR=fever make all the rest\nFEVER=tumor make again",
    "tumor = {\n  :fever =&gt; high,\n  :other =&gt; low,\n}\nputs tumor of fever",
    "a &lt;- tumor %&gt;% fever\nb &lt;- c + d\nprint tumor and fever",
]


@pytest.mark.parametrize("text", PROSE)
def test_prose_is_read(text: str) -> None:
    html = f"<div><pre>{text}</pre></div>"
    assert is_prose(html, 5)
    assert "tumor" in concepts(html, Kind.HTML)


@pytest.mark.parametrize("text", CODE)
def test_code_is_not_read(text: str) -> None:
    html = f"<div><pre>{text}</pre></div>T cell"
    assert not is_prose(html, 5)
    assert concepts(html, Kind.HTML) == ["t-cell"]


@pytest.mark.parametrize(
    "tags",
    [
        '<pre class="language-text">',
        '<div class="highlight"><pre>',
        "<pre class=prettyprint>",
        "<pre id=output>",
        "<pre class='brush: js'>",
        '<pre class="sourceCode python">',
        '<div class="a cli_output"><pre>',
    ],
)
def test_what_a_page_calls_code_is_code(tags: str) -> None:
    assert concepts(f"{tags}{PROSE[0]}</pre>T cell", Kind.HTML) == ["t-cell"]


@pytest.mark.parametrize(
    "tags",
    [
        '<pre class="clinical-note">',
        '<div class="resource"><pre>',
        "<pre class='patient-client'>",
        "<pre id=decoder>",
        '<pre data-note="code">',
        '<pre class="recommand clinic">',
    ],
)
def test_a_class_that_only_has_the_letters_of_such_a_word_is_none(tags: str) -> None:
    assert "tumor" in concepts(f"{tags}{PROSE[0]}</pre>", Kind.HTML)


def test_a_term_goes_over_lines_but_not_over_a_blank_one() -> None:
    assert concepts("<pre>She was given a monoclonal\nantibody for it.</pre>", Kind.HTML) == ["mab"]
    assert concepts("<pre>She was given a monoclonal\n\nantibody for it.</pre>", Kind.HTML) == ["antibody"]


def test_an_element_that_nothing_ends_is_code() -> None:
    assert concepts(f"<pre>{PROSE[0]}", Kind.HTML) == []
    assert concepts(f"<pre>{PROSE[0]}<pre>{PROSE[1]}</pre>", Kind.HTML) == []
