"""What markup hides: code, the targets of links, and signs that stand inside a term but are not seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from immuno_cli.annotate.texts.loading import Kind, load_text, make_text
from tests.annotate.reading import concepts, marks

CODE = ("code", "pre", "kbd", "samp", "var", "tt")
BOTH = (Kind.MARKDOWN, Kind.TEXT)


@pytest.mark.parametrize("tag", [*CODE, "script", "style", "textarea", "template"])
def test_code_in_html_is_not_read(tag: str) -> None:
    assert concepts(f'<p>a <{tag} class="tumor">fever &lt; <b>tumor</b></{tag}> T cell', Kind.HTML) == ["t-cell"]


@pytest.mark.parametrize("tag", CODE)
def test_code_is_shown_and_stands_between_words(tag: str) -> None:
    html = f"<p>monoclonal <{tag}>x &lt; y</{tag}> antibody"
    text = make_text(html, Kind.HTML)
    assert "x < y" in text.shown.replace("\x7f", "")
    assert concepts(html, Kind.HTML) == ["antibody"]


def test_code_that_is_not_closed_ends_with_its_paragraph() -> None:
    assert concepts("<p><code>fever<p>tumor</p><pre>fever", Kind.HTML) == ["tumor"]


@pytest.mark.parametrize("kind", BOTH)
@pytest.mark.parametrize(
    "code",
    [
        "`fever = tumor`",
        "```\nfever()\n\ntumor\n```\n",
        "~~~ r\nfever\n~~~\n",
        "> ```\n> fever\n> ```\n",
        "(`fever`)",
        "``fever = 1``",
    ],
)
def test_code_between_backticks_and_fences(kind: Kind, code: str) -> None:
    assert concepts(f"{code}\na T cell", kind) == ["t-cell"]


@pytest.mark.parametrize(
    "code",
    [
        "``a `fever` b``",
        "`fever\nfever`",
        "Text\n\n    fever = 1\n\n    fever\n",
        "\tfever\n",
        "````\n```\nfever\n````\n",
        "- a\n\n      fever\n\n      fever\n",
        "- a\n  - b\n\n        fever\n",
        "---\ntitle: Fever\n---\n",
        "``a`` \\` b `fever` c",
    ],
)
def test_code_in_markdown_alone(code: str) -> None:
    assert concepts(f"{code}\na T cell", Kind.MARKDOWN) == ["t-cell"]


@pytest.mark.parametrize(
    "text",
    [
        "a\n    tumor",
        "- a\n\n    tumor",
        "- a\n    - b\n\n      tumor",
        "---\n\ntumor\n\n---\n",
        "`tumor",
        "a ` tumor\n\n`",
        "a\n`` tumor` b",
        "\\`tumor\\`",
    ],
)
def test_what_is_no_code_in_markdown(text: str) -> None:
    assert concepts(text, Kind.MARKDOWN) == ["tumor"]


def test_quotation_marks_of_plain_text_are_no_code() -> None:
    assert concepts("`fever' and `tumor', ``fever''") == ["fever", "tumor", "fever"]
    assert concepts("```\nfever") == ["fever"]


@pytest.mark.parametrize(
    "link",
    [
        "[tumor](fever.html)",
        '[tumor](/fever "fever")',
        "[tumor](<fever fever>)",
        "![tumor](fever_(fever).png)",
        "[![tumor](fever.png)](fever)",
        "[tumor][fever]",
        '[fever]: http://a.org "fever"\ntumor',
        "<https://fever.org> tumor",
        '<b class="fever">tumor</b>',
        '<div id="fever">tumor</div>',
        "<!-- fever --> tumor",
        "[[tumor]]",
        "[[fever|tumor]]",
    ],
)
def test_links_and_tags_in_markdown(link: str) -> None:
    assert marks(link, Kind.MARKDOWN) == [("tumor", "tumor")]


def test_links_in_html_and_in_plain_text() -> None:
    html = '<a href="fever" title="fever">tumor</a><img alt="fever" src="fever">'
    assert marks(html, Kind.HTML) == [("tumor", "tumor")]
    assert marks("[tumor](fever)") == [("tumor", "tumor")]


@pytest.mark.parametrize("kind", BOTH)
@pytest.mark.parametrize(
    "text",
    ["monoclonal **antibody**", "*monoclonal* antibody", "***monoclonal*** *antibody*", "***monoclonal* antibody**"],
)
def test_emphasis_stands_inside_a_term(kind: Kind, text: str) -> None:
    assert concepts(text, kind) == ["mab"]


@pytest.mark.parametrize("text", ["monoclonal [antibody](x)", "[monoclonal](x) antibody", "monoclonal\\\nantibody"])
def test_links_stand_inside_a_term_in_markdown(text: str) -> None:
    assert concepts(text, Kind.MARKDOWN) == ["mab"]


@pytest.mark.parametrize("br", ["<br>", "<br>\n", "\n<br/>", "<BR />\r\n   "])
@pytest.mark.parametrize("kind", [Kind.HTML, Kind.MARKDOWN])
def test_a_term_runs_over_one_br_but_not_over_two(br: str, kind: Kind) -> None:
    assert concepts(f"a monoclonal{br}antibody", kind) == ["mab"]
    assert concepts(f"a T{br}{br}cell", kind) == []


def test_in_html_only_tags_end_a_paragraph() -> None:
    assert concepts("<p>monoclonal\n\n   antibody<td>T</td><td>cell</td><li>T<li>cell", Kind.HTML) == ["mab"]


@pytest.mark.parametrize("gap", [" <b> ", "\n<b>\n", "<b> </b>", " </b>\n  <i>", "&nbsp; ", " <!-- x --> "])
def test_markup_and_blanks_between_words_are_one_gap(gap: str) -> None:
    assert marks(f"<p>a monoclonal{gap}antibody", Kind.HTML) == [(f"monoclonal{gap}antibody", "mab")]


def test_a_mark_has_no_markup_at_its_ends() -> None:
    html = "<a><b>tumor</b></a> T&nbsp;cell&#115; fever&shy; <i>IFN-&gamma;</i>"
    assert marks(html, Kind.HTML) == [
        ("tumor", "tumor"),
        ("T&nbsp;cell&#115;", "t-cell"),
        ("fever", "fever"),
        ("IFN-&gamma;", "ifn"),
    ]


def test_a_latex_note_ends_a_word_and_ties_and_dashes_join() -> None:
    tex = r"the antibody\footnote{Fever is no sign.} and multiple~" + "\nmyeloma, interleukin--2"
    assert concepts(tex, Kind.LATEX) == ["antibody", "fever", "mm", "il-2"]


def test_latex() -> None:
    assert concepts(r"T~cell T\ cell \emph{monoclonal} antibody, IFN-$\gamma$, lympho\-cyte", Kind.LATEX) == [
        *("t-cell", "t-cell", "mab", "ifn", "lymphocyte"),
    ]
    assert concepts(r"\cite{fever} \label{sec:fever} \url{x.org/fever} \texttt{fever} \verb|fever| x", Kind.LATEX) == []
    assert concepts("\\begin{verbatim}\nfever\n\\end{verbatim}\n> monoclonal\n> antibody", Kind.LATEX) == ["mab"]
    assert concepts(r"tumors$^{1,2}$ \textbf{multiple myeloma}\cite{x} (\textit{MM}), MM", Kind.LATEX) == [
        *("tumor", "mm", "mm", "mm"),
    ]


@pytest.mark.parametrize(
    "text", ["# Monoclonal\nantibody", "## Monoclonal ##\r\nantibody", "Monoclonal\n---\nantibody"]
)
def test_no_term_runs_over_the_end_of_a_heading_in_markdown(text: str) -> None:
    assert concepts(text, Kind.MARKDOWN) == ["antibody"]


def test_greek_letters_in_markdown() -> None:
    assert marks(r"IFN-$\gamma$ rose", Kind.MARKDOWN) == [(r"IFN-$\gamma$", "ifn")]


def test_an_address_may_have_markup_inside() -> None:
    assert concepts("<p>www.<b>fever</b>.org, https://<wbr>x.org/<wbr>tumor", Kind.HTML) == []


def test_latex_without_a_backslash_has_ties_and_dashes() -> None:
    assert concepts("multiple~myeloma (MM), MM, interleukin--2", Kind.LATEX) == ["mm", "mm", "mm", "il-2"]


@pytest.mark.parametrize(
    "text",
    [
        r"T~cell",
        r"$T$ cell",
        r"T\textendash{}cell",
        r"T\nobreakdash-cell",
        r"T\mbox{-}cell",
        r"T\xspace cell",
        r"\noindent T~cell\ldots",
        r"T cell\footnotemark[1] x",
    ],
)
def test_latex_commands_inside_and_beside_a_term(text: str) -> None:
    assert concepts(text, Kind.LATEX) == ["t-cell"]


@pytest.mark.parametrize("greek", [r"$\gamma$", r"\(\gamma\)", r"\ensuremath{\gamma}", r"{\textgamma}"])
def test_greek_letters_of_latex(greek: str) -> None:
    assert concepts(f"IFN-{greek} and more", Kind.LATEX) == ["ifn"]


@pytest.mark.parametrize("command", ["section", "subsection*", "paragraph", "caption", "title"])
def test_a_heading_of_latex_ends_with_its_brace(command: str) -> None:
    assert concepts(f"\\{command}{{The \\emph{{monoclonal}}}}\nantibody", Kind.LATEX) == ["antibody"]


@pytest.mark.parametrize(
    ("suffix", "kind"),
    [
        (".md", Kind.MARKDOWN),
        (".markdown", Kind.MARKDOWN),
        (".tex", Kind.LATEX),
        (".htm", Kind.HTML),
        (".py", Kind.TEXT),
    ],
)
def test_the_suffix_tells_the_kind(suffix: str, kind: Kind) -> None:
    assert load_text(b"tumor", where="f", suffix=suffix).kind is kind


SIGNS = [
    "`",
    "```",
    "~~~",
    "*",
    "_",
    "**",
    "[",
    "](",
    ")",
    "]",
    "<b>",
    "<",
    ">",
    "&",
    "&lt;",
    "\n",
    "\n\n",
    "    ",
    "# ",
]
MORE_SIGNS = [
    "\\",
    "\\emph{",
    "}",
    "$",
    "%",
    "tumor",
    "T",
    " ",
    "cell",
    "-",
    "<sup>",
    "1",
    "</sup>",
    "\x00",
    "\x7f",
    "é",
]


@given(st.lists(st.sampled_from(SIGNS + MORE_SIGNS), max_size=40).map("".join), st.sampled_from(Kind))
def test_any_text_of_any_kind_keeps_its_length_and_its_offsets(text: str, kind: Kind) -> None:
    made = make_text(text, kind)
    assert len(made.readable) == len(made.shown) == len(text)
    assert made.whole == text
    marks(text, kind)


@pytest.mark.parametrize(
    "sign", [*SIGNS, *MORE_SIGNS, "[x](", "`a", "**a ", "<a ", "[^", "](<", "<code>", "<!--", "\\begin{verbatim}"]
)
@pytest.mark.parametrize("kind", list(Kind))
def test_signs_that_nothing_closes_take_no_endless_time(sign: str, kind: Kind) -> None:
    text = sign * 5_000 + "</b>"
    assert len(make_text(text, kind).readable) == len(text)


ALL_KINDS = (Kind.TEXT, Kind.MARKDOWN, Kind.HTML, Kind.LATEX)


@pytest.mark.parametrize("kind", ALL_KINDS)
@pytest.mark.parametrize(
    "name",
    [
        "@fever",
        "(@tumor_fever)",
        "fever()",
        "fever.tumor()",
        "page#fever",
        "page.html#fever/tumor.",
        "x#a=fever&b=tumor",
    ],
)
def test_names_of_accounts_anchors_and_functions_are_not_read(kind: Kind, name: str) -> None:
    assert concepts(f"a {name} T cell", kind) == ["t-cell"]


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_an_address_with_such_a_name_inside_stays_one(kind: Kind) -> None:
    assert concepts("https://x.org/@fever/tumor, fever@x.org and https://x.org/a#fever/tumor", kind) == []


@pytest.mark.parametrize("text", ["a fever @ 39 °C", "a fever (see 2)", "fever #1", "5@fever"])
def test_signs_alone_make_no_name(text: str) -> None:
    assert concepts(text)[:1] == ["fever"]


@pytest.mark.parametrize(
    "directive",
    ["{#fever .tumor}", "{.fever}", '{#a width="fever"}', "{{ fever }}", "{{< fever >}}", "{% include fever.html %}"],
)
def test_what_a_generator_of_sites_reads_is_no_text(directive: str) -> None:
    assert concepts(f"# T cell {directive}", Kind.MARKDOWN) == ["t-cell"]
    assert concepts("{fever} {a tumor}", Kind.MARKDOWN) == ["fever", "tumor"]


@pytest.mark.parametrize("kind", [Kind.MARKDOWN, Kind.LATEX])
@pytest.mark.parametrize(
    "formula", ["$fever = tumor$", r"$\frac{fever}{tumor}$", "$$\nfever\n$$", r"$$fever \$ tumor$$"]
)
def test_a_formula_is_not_read(kind: Kind, formula: str) -> None:
    assert concepts(f"a {formula} T cell", kind) == ["t-cell"]


@pytest.mark.parametrize("kind", [Kind.MARKDOWN, Kind.LATEX])
@pytest.mark.parametrize(
    "text", [r"$5 for a fever = $6", "a $x$ fever $y$ =", r"\$1 fever = \$2", "$5 (x = 3, fever) or 9 US$"]
)
def test_money_and_signs_are_no_formula(kind: Kind, text: str) -> None:
    assert concepts(text, kind) == ["fever"]


@pytest.mark.parametrize(
    "code",
    [
        r"\[ fever \]",
        r"\begin{tabular}{fever} \end{tabular}",
        r"\begin{gather*}fever\end{gather*}",
        r"\begin{filecontents}{a}fever\end{filecontents}",
        r"\hypertarget{fever}{x}",
        r"\textcolor{fever}{x}",
        r"\renewcommand{\fever}{x}",
        r"\mintinline{r}{fever} \mintinline[a]{py}|fever|",
    ],
)
def test_more_code_of_latex(code: str) -> None:
    assert concepts(f"{code} T cell", Kind.LATEX) == ["t-cell"]
    assert concepts(r"\begin{theorem}[T cell] \begin{frame}{Fever}", Kind.LATEX) == ["t-cell", "fever"]
