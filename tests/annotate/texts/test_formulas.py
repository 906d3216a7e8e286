"""Formulas in pages and in Markdown: none is read, and a terminal shows what stands in it."""

import pytest

from immuno_cli.annotate.texts.formulas import mask_named_formulas
from immuno_cli.annotate.texts.html import reflow
from immuno_cli.annotate.texts.loading import Kind, make_text
from immuno_cli.annotate.texts.mathml import linear
from tests.annotate.reading import concepts, marks

FRACTION = "<mfrac><mi>a</mi><mrow><mi>fever</mi><mo>+</mo><mn>1</mn></mrow></mfrac>"


def shown(html: str) -> str:
    return "".join(text for text, _ in reflow([(make_text(html, Kind.HTML).shown, 0)])).strip()


@pytest.mark.parametrize(
    ("formula", "line"),
    [
        (FRACTION, "a/(fever + 1)"),
        ("<msup><mi>x</mi><mn>2</mn></msup><mo>&#x2264;</mo><msqrt><mi>y</mi></msqrt>", "x^2 ≤ √y"),
        ("<msubsup><mi>x</mi><mi>i</mi><mrow><mi>n</mi><mo>-</mo><mn>1</mn></mrow></msubsup>", "x_i^(n-1)"),
        ("<mroot><mi>x</mi><mn>3</mn></mroot><mtext> in mg </mtext><mi>y</mi>", "x^(1/3) in mg y"),
        ("<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr><mtr><mtd>c</mtd></mtr></mtable>", "a, b; c"),
        ("<mfenced><mi>a</mi><mi>b</mi></mfenced><unknown>c</unknown><mi>d", "(a, b)cd"),
        ("<semantics><mi>a</mi><annotation encoding='application/x-tex'>fever</annotation></semantics>", "a"),
        ("<msup><mrow></mrow><mn>131</mn></msup><mi>I</mi>", "^131I"),
        ("<mn>3</mn><mfrac><mn>1</mn><mn>2</mn></mfrac><mi>x</mi>", "3 1/2 x"),
        ("<mfrac><mi>a</mi><mi>b</mi></mfrac><mfrac><mi>c</mi><mi>d</mi></mfrac>", "a/b c/d"),
        ("<mo>(</mo><mfrac><mn>0.5</mn><mn>2</mn></mfrac><mo>)</mo>", "(0.5/2)"),
        ("<msup><mn>10</mn><mrow><mo>&#x2212;</mo><mn>6</mn></mrow></msup>", "10^(−6)"),
        ("<mi>a</mi><mspace width='1em'></mspace><mi>b</mi>", "a b"),
        ("<mrow>" * 500 + "x" + "</mrow>" * 500, "x"),
    ],
)
def test_a_formula_is_shown_as_a_line(formula: str, line: str) -> None:
    assert linear(f"<math>{formula}</math>") == line
    assert shown(f"<p>T cells <math display='block'>{formula}</math> rise") == f"T cells {line} rise"


def test_markup_in_a_formula_of_tex_is_not_shown() -> None:
    assert shown(r"<p>a \(x<sub>1</sub> = 3 &lt; 4\) b") == r"a \(x₁ = 3 < 4\) b"
    assert shown("<p>a $x<sub>1</sub> = <i>3</i>$ b") == "a $x₁ = 3$ b"


@pytest.mark.parametrize("prefix", ["", "m:", "mml:"])
def test_no_term_is_marked_in_a_formula_or_across_it(prefix: str) -> None:
    formula = FRACTION.replace("</", f"</{prefix}").replace("<m", f"<{prefix}m")
    html = f"<p>T <{prefix}math>\n{formula}</{prefix}math> cell, tumor <{prefix}math>{formula}</{prefix}math></p>"
    assert concepts(html, Kind.HTML) == ["tumor"]
    assert shown(html) == "T a/(fever + 1) cell, tumor a/(fever + 1)"


@pytest.mark.parametrize("kind", [Kind.HTML, Kind.MARKDOWN])
@pytest.mark.parametrize(
    "formula",
    [
        r"$\text{fever} > 5\,\%$",
        r"$a_{fever} * b$",
        r"$\mathrm{fever}$",
        r"\(T \to \text{fever}\)",
        r"\[ \text{fever}^2 \]",
    ],
)
def test_a_formula_of_tex_is_not_read(formula: str, kind: Kind) -> None:
    assert concepts(f"a {formula} T cell", kind) == ["t-cell"]


@pytest.mark.parametrize("kind", [Kind.HTML, Kind.MARKDOWN, Kind.TEXT])
@pytest.mark.parametrize(
    "text",
    [
        r"\(fever\)",
        r"\[see fever\]",
        r"\[1\] fever \[2\]",
        r"\[n = 3 patients with fever\]",
        r"\(p < 0.05 for fever\)",
        r"\[_Listeria_ in fever\]",
        "\\[ a^2 of\n\nfever b\\]",
        "$5 per fever (n = 3) and 10$",
        r"$5 <b>fever</b> $6",
        "from $5, fever or > $6",
        r"$\mathrm{CD8}^+$ fever",
    ],
)
def test_escaped_signs_and_prices_are_no_formula(text: str, kind: Kind) -> None:
    assert concepts(text, kind) == ["fever"]


@pytest.mark.parametrize(
    "twice",
    [
        '<span class="katex-html" aria-hidden="true"><span>fever<span>x</span></span></span>',
        '<nobr aria-hidden="true"><span class="math">fever</span></nobr>',
        '<span class="katex-html"><span>fever<span>',
    ],
)
def test_a_formula_that_a_page_has_twice_is_shown_once(twice: str) -> None:
    html = f"<p>a <span class='katex'><math><mi>x</mi></math>{twice}</span> tumor</p><p>end"
    if twice.endswith(("</span>", "</nobr>")):
        assert shown(html) == "a x tumor\n\nend"
        assert concepts(html, Kind.HTML) == ["tumor"]
    else:
        assert shown(html).endswith("end")


def test_a_formula_that_a_page_has_only_by_its_characters_is_shown() -> None:
    assert shown('<p>a <span class="katex-html" aria-hidden="true"><span>x</span>+2</span> tumor') == "a x+2 tumor"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("10<sup>6</sup> cells per m<sup>2</sup>", "10⁶ cells per m²"),
        ("CD4<sup>+</sup>, 10<SUP>-3</SUP>, H<sub>2</sub>O", "CD4⁺, 10⁻³, H₂O"),
        ("x<sup>n+1</sup> the 5<sup>th</sup>", "xn+1 the 5th"),
        ("<script>a<sup>2</sup></script>b", "b"),
    ],
)
def test_numbers_above_and_below_the_line_are_shown_so(html: str, text: str) -> None:
    assert shown(f"<p>{html}") == text


EVERY_KIND = [Kind.HTML, Kind.MARKDOWN, Kind.TEXT, Kind.LATEX]


@pytest.mark.parametrize("kind", EVERY_KIND)
@pytest.mark.parametrize(
    ("words", "concept"),
    [
        (r"$IFN-\gamma$", "ifn"),
        (r"IFN-$\gamma$", "ifn"),
        (r"$\mathrm{IFN}-\gamma$", "ifn"),
        (r"\(IFN-\gamma\)", "ifn"),
        ("$IL-2$", "il-2"),
        ("IL$_2$", "il-2"),
        ("IL-$2$", "il-2"),
        (r"$\text{IL-2}$", "il-2"),
        ("$T$ cells", "t-cell"),
        ("$T$-cell", "t-cell"),
    ],
)
def test_a_name_that_is_set_as_a_formula_is_marked_as_a_whole(words: str, concept: str, kind: Kind) -> None:
    assert marks(f"a {words} and a tumor", kind) == [(words, concept), ("tumor", "tumor")]


def test_a_formula_that_goes_over_a_tag_is_marked_as_a_whole() -> None:
    html = r"<p>(<a href=x>IFN-$\gamma</a>$) fever"
    assert marks(html, Kind.HTML) == [(r"IFN-$\gamma</a>$", "ifn"), ("fever", "fever")]
    assert shown(html) == "(IFN-γ) fever"


@pytest.mark.parametrize("kind", EVERY_KIND)
@pytest.mark.parametrize(
    "text",
    ["$IL-2 for $5, fever", "$5 a fever, $6", r"\$IL-2\$5 fever", "$IL_x$ fever", "$t = IL-2$ fever", "$IL 2 x$ fever"],
)
def test_prices_and_other_formulas_are_no_names(text: str, kind: Kind) -> None:
    assert "fever" in concepts(text, kind)
    assert marks(text, kind)[-1] == ("fever", "fever")


@pytest.mark.parametrize("unit", ["$a-", r"$\gamma", r"\(a", "$^+", "$a{}", "$a$"])
def test_beginnings_of_names_take_a_time_that_rises_with_their_number(unit: str) -> None:
    text = unit * 20_000
    assert len(mask_named_formulas(text)) == len(text)
