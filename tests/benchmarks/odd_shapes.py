"""Whether odd shapes of input cost no more than they are large: wide rows, one id for all, marks that nothing closes,
and entries of a few characters each.

    python tests/benchmarks/odd_shapes.py [--only WORDS]

Each shape is read at two sizes, one four times the other, three times each. Prints the processor time of the larger
one and how many times that of the smaller one it is: about 4 where the time grows with the size, 16 where it grows
with its square. Ends with 1 where a shape takes more than 8 times as long, and is not over in a moment.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from time import process_time
from typing import Final, NamedTuple

from immuno_cli.annotate import annotate, build_matcher
from immuno_cli.annotate.texts.loading import Kind, make_text
from immuno_cli.errors import ImmunoError
from immuno_cli.formats import read_file
from immuno_cli.formats.glossaries.markdown import find_entries
from immuno_cli.formats.glossaries.markdown_tables import Line
from immuno_cli.formats.glossaries.markdown_text import plain_text
from immuno_cli.formats.glossaries.restructured import plain_rst, read_rst
from immuno_cli.formats.reading import TableOptions
from immuno_cli.language.variants import spellings
from immuno_cli.model import Concept, Scheme
from immuno_cli.render.marked.numbered import Numbering
from immuno_cli.render.marked.text import text_lines
from immuno_cli.render.pages.kept_html import keep_html
from immuno_cli.render.pages.kept_markdown import fact, render_markdown
from immuno_cli.vocabularies.memory import MemoryVocabulary

SKOS: Final = "@prefix s: <http://www.w3.org/2004/02/skos/core#> .\n"
OWL: Final = "@prefix o: <http://www.w3.org/2002/07/owl#> .\n"
ROUNDS: Final = 3
LARGER: Final = 4
"""How many times as large as the smaller size the larger one is."""
TOO_LONG: Final = 8.0
"""How many times as long as the smaller size the larger one may take."""
MOMENT: Final = 0.2
"""Seconds below which a ratio says nothing."""


class Shape(NamedTuple):
    """A shape of input: its name, its larger size, what makes it of a size, and what reads it."""

    name: str
    size: int
    make: Callable[[int], str]
    read: Callable[[str], object]


class NoMarks:
    """Opens and closes the marks of a page that has none."""

    def open_tag(self, number: int, *, in_link: bool, continued: bool, folded: bool) -> str:
        """Return nothing."""
        del number, in_link, continued, folded
        return ""

    def close_tag(self, *, in_link: bool) -> str:
        """Return nothing."""
        del in_link
        return ""


def read_vocabulary(text: str) -> None:
    """Read a vocabulary from a file, or refuse it."""
    with tempfile.TemporaryDirectory() as folder, suppress(ImmunoError):
        path = Path(folder) / "terms"
        path.write_text(text, encoding="utf-8")
        read_file(path)


def read_rst_glossary(text: str) -> None:
    """Read a glossary in reStructuredText."""
    read_rst(text.encode(), name="terms")


def read_lines(text: str) -> None:
    """Look for the entries of a glossary below a line with a bar."""
    find_entries([Line(1, "a | b"), Line(2, text)], TableOptions())


def read_marks(text: str) -> None:
    """Mask what is not read in a text of any kind."""
    for kind in (Kind.TEXT, Kind.MARKDOWN, Kind.LATEX, Kind.RESTRUCTURED, Kind.SUBTITLES):
        make_text(text, kind)


def mark_terms(text: str) -> None:
    """Look for the terms of a small vocabulary."""
    concepts = [
        Concept("dc", "dendritic cell", ("DC",)),
        Concept("til", "tumor-infiltrating lymphocyte"),
        Concept("nk", "natural killer cell", ("NK", "NK cell")),
        Concept("iv", "intravenous injection", ("IV",)),
    ]
    annotate(text, build_matcher([MemoryVocabulary("t", Scheme("t", "T", "en"), concepts)]))


def show_marked(text: str) -> None:
    """Show a text on a terminal. Every second character is a term."""
    numbering = Numbering(every=True, all_words=True)
    list(text_lines([(character, place % 2) for place, character in enumerate(text)], 40, numbering))


def spell(text: str) -> None:
    """Spell a label in all other ways."""
    list(spellings(text))


def show_page(text: str) -> str:
    """Return what a terminal shows of an HTML page."""
    return make_text(text, Kind.HTML).shown


def keep_page(text: str) -> None:
    """Write an HTML page."""
    list(keep_html(make_text(text, Kind.HTML).visible, [], NoMarks(), "d-").html)


def keep_markdown(text: str) -> None:
    """Write a Markdown page."""
    list(keep_html(*render_markdown(text, []), NoMarks(), "d-").html)


def cells(size: int) -> str:
    """Return a row of that many cells."""
    return ",".join(f"c{number:x}" for number in range(size))


def levels(size: int) -> str:
    """Return a table of levels whose lower level is the same concept each time."""
    return "Level 1,Level 2\n" + "".join(f"a{number},Other\n" for number in range(size))


def one_concept(size: int) -> str:
    """Return a table whose rows all have the same id and label."""
    return "id,Term,Definition\n" + "".join(f"1,lead,{number}\n" for number in range(size))


def pairs_of_languages(size: int) -> str:
    """Return a table of translators in which one word has that many translations."""
    return "source_term,target_term,source_lang,target_lang\n" + "".join(f"a,b{n},en,de\n" for n in range(size))


def other_keys(size: int) -> str:
    """Return JSON with objects of which no two have the same keys."""
    return json.dumps([{f"{key}{number}": "x" for key in ("a", "b", "term", "definition")} for number in range(size)])


def keyed_objects(size: int) -> str:
    """Return a JSON map from terms to objects of which no two have the same keys."""
    return json.dumps({f"t{number}": {f"definition {number}": "x", f"k{number}": "x"} for number in range(size)})


def numbered_keys(size: int) -> str:
    """Return JSON with objects each of which has a synonym of its own name."""
    return json.dumps([{"term": f"t{i}", "definition": "x", f"synonym {i}": "x"} for i in range(size)])


TABLES: Final = (
    Shape("wide row", 20_000, lambda size: f"Term,Definition\n{cells(size)}\n", read_vocabulary),
    Shape("wide header", 20_000, lambda size: f"Term,{cells(size)}\nserum\n", read_vocabulary),
    Shape("empty columns", 20_000, lambda size: f"Term,{',a' * size}\nserum\n", read_vocabulary),
    Shape("markup in a cell", 30_000, lambda size: f"Term,Definition\nserum,{'<sup>' * size}</p>\n", read_vocabulary),
    Shape(
        "broken markup in a cell", 30_000, lambda size: f"Term,Definition\nserum,{'<p ' * size}</p>\n", read_vocabulary
    ),
    Shape("references in a cell", 30_000, lambda size: f"Term,Definition\nserum,{'&a' * size}</p>\n", read_vocabulary),
    Shape("definition of", 30_000, lambda size: f"Term,{'Definition of ' * size}\nserum,a b c d\n", read_vocabulary),
    Shape("JSON Lines", 20_000, lambda size: '{"term": "serum"}\n' * size, read_vocabulary),
    Shape("lines of comments", 30_000, lambda size: "#\n" * size, read_vocabulary),
    Shape("aliases of Moodle", 20_000, lambda size: f"<GLOSSARY><ENTRY>{'<ALIASES/>' * size}", read_vocabulary),
    Shape("cells of one letter", 30_000, lambda size: "id\tprefLabel\nt\t" + "&e;" * size, read_vocabulary),
    Shape("wide rows and no header", 1_400, lambda size: f"{cells(size)}\n" * 25, read_vocabulary),
    Shape("pairs of languages", 20_000, pairs_of_languages, read_vocabulary),
    Shape("words of two spellings", 20_000, lambda size: "tumour center " * size, spell),
    Shape("one id", 20_000, one_concept, read_vocabulary),
    Shape("other keys in each object", 3_000, other_keys, read_vocabulary),
    Shape("other keys below each term", 12_000, keyed_objects, read_vocabulary),
    Shape("known keys with other numbers", 12_000, numbered_keys, read_vocabulary),
    Shape("one label below many", 12_000, levels, read_vocabulary),
    Shape("edges of grids", 60_000, lambda size: "+--+\n|a|\n" * size, read_vocabulary),
    Shape("rows of a grid", 30_000, lambda n: "+--+\n|a|\n+==+\n" + "|b|\n+--+\n" * n, read_vocabulary),
    Shape("wide Markdown header", 200_000, lambda size: f"|Term|{'a|' * size}\n|-|{'-|' * size}\n", read_vocabulary),
    Shape("spaces below a header", 400_000, lambda size: f"--- {' ' * size}x", read_lines),
    Shape("spaces in a cell", 400_000, lambda size: f"|-{' ' * size}x", read_lines),
    Shape("spaces in a list", 400_000, lambda size: f"- {' ' * size}x", read_lines),
)
SHORT: Final = (
    Shape("short rows, the same", 200_000, lambda size: "Term,Definition\n" + "a,b\n" * size, read_vocabulary),
    Shape(
        "short rows", 40_000, lambda n: "Term,Definition\n" + "".join(f"{i:x},b\n" for i in range(n)), read_vocabulary
    ),
    Shape("short rows, homonyms", 40_000, lambda n: "Term\n" + "".join(f"a,{i}\n" for i in range(n)), read_vocabulary),
    Shape("short JSON", 30_000, lambda size: json.dumps([{"term": "a", "definition": "b"}] * size), read_vocabulary),
    Shape("short Markdown list", 100_000, lambda size: "# A\n\n" + "a\n: b\n\n" * size, read_vocabulary),
    Shape("short Markdown bold", 80_000, lambda size: "# A\n\n" + "**a**: b\n\n" * size, read_vocabulary),
    Shape(
        "short Markdown table", 100_000, lambda size: "|Term|Definition|\n|-|-|\n" + "|a|b|\n" * size, read_vocabulary
    ),
    Shape("short HTML list", 80_000, lambda size: f"<html><dl>{'<dt>a<dd>b' * size}</dl>", read_vocabulary),
    Shape("short rst", 80_000, lambda size: ".. glossary::\n\n" + "  a\n    b\n\n" * size, read_rst_glossary),
    Shape("short OBO", 40_000, lambda size: "format-version: 1.2\n" + "[Term]\nid: a\n" * size, read_vocabulary),
    Shape("short Turtle", 75_000, lambda size: f"{SKOS}{'[] a s:Concept .' * size}", read_vocabulary),
    Shape(
        "short Turtle classes",
        40_000,
        lambda n: OWL + "".join(f"<{i:x}> a o:Class." for i in range(n)),
        read_vocabulary,
    ),
    Shape(
        "short Turtle list",
        262_000,
        lambda size: f"{SKOS}<a> a s:Concept . <c> s:memberList ({'<a> ' * size}) .",
        read_vocabulary,
    ),
)
HTML: Final = (
    Shape("HTML: tables in tables", 20_000, lambda size: "<html>" + "<table><tr><td>a" * size, read_vocabulary),
    Shape("HTML: lists in lists", 20_000, lambda size: "<html>" + "<dl><dt>a<dd>b" * size, read_vocabulary),
    Shape("HTML: open tags", 20_000, lambda size: "<html>" + "<dt '\"" * size, read_vocabulary),
    Shape("HTML: open scripts", 20_000, lambda size: "<html>" + "<script></script" * size, read_vocabulary),
    Shape(
        "HTML: spans",
        10_000,
        lambda size: "<html><table>" + "<tr><td rowspan=999 colspan=999>a" * size,
        read_vocabulary,
    ),
)
LISTS: Final = (
    Shape(
        "comments in a text of RDF/XML",
        200_000,
        lambda size: f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">{"<!-- --> " * size}</rdf:RDF>',
        read_vocabulary,
    ),
    Shape(
        "sections of CDATA that nothing closes",
        200_000,
        lambda size: f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">{"<![CDATA[" * size}</rdf:RDF>',
        read_vocabulary,
    ),
    Shape(
        "cross-references without commas",
        100_000,
        lambda size: f'[Term]\nid: A:1\nname: a\ndef: "b" [{"X:1 " * size}]\nxref: {"X:1," * size}\n',
        read_vocabulary,
    ),
    Shape("tables side by side", 5_000, lambda size: f"{'Term,Definition,' * size}\n{'a,b,' * size}", read_vocabulary),
    Shape("column again, unlike", 20_000, lambda size: f"Term,{'a,' * size}Term,b\n{'c,' * size}", read_vocabulary),
    Shape(
        "comma lists",
        10_000,
        lambda n: "Term,Synonym\n" + "".join(f't{i},"u{i}, v{i}"\n' for i in range(n)),
        read_vocabulary,
    ),
    Shape("a line of blanks", 30_000, lambda size: f"Term\n{' ' * size}x\n", read_vocabulary),
    Shape("one comma list", 200_000, lambda size: f'Term,Synonym\na,"{"(, " * size}"\nc,"d, e"\n', read_vocabulary),
)
PAGES: Final = (
    Shape(
        "front matter", 100_000, lambda n: f"---\ntitle:{' ' * n}{'x' * 400}\n---\n", lambda text: fact(text, "title")
    ),
    Shape("page: buttons", 50_000, lambda size: "<button>" * size + "</button>", keep_page),
    Shape("page: nested blocks", 100_000, lambda size: "<div>" * size + "end", keep_page),
    Shape("page: nested of all", 20_000, lambda size: "<b><i><p><table><td><a href=#x>" * size + "end", keep_page),
    Shape("page: nested lists", 50_000, lambda size: "<ul><li>" * size + "end", keep_page),
    Shape("page: a long attribute", 5_000_000, lambda size: f"<p title='{'x' * size}'>end", keep_page),
    Shape("page: many attributes", 50_000, lambda n: f"<p {' '.join(f'a{i}=1' for i in range(n))}>end", keep_page),
    Shape("page: ends of nothing", 50_000, lambda size: "<div>" * 90 + "</p></b></td>" * size + "end", keep_page),
    Shape("page: open comments", 50_000, lambda size: "<!--" * size + "end", keep_page),
    Shape("page: tags that quotes hide", 30_000, lambda size: '<a b="<br/>"<' * size, keep_page),
    Shape("page: quoted signs", 30_000, lambda size: '<a b="x>"<' * size, show_page),
    Shape("page: formulas that quotes hide", 10_000, lambda size: "<math>" + '<mi b="x>"<' * size, show_page),
    Shape("page: a wide table", 49_000, lambda size: f"|{'a|' * size}\n|{'-|' * size}\n", keep_markdown),
    Shape("page: open attributes", 50_000, lambda size: '<a b="' * size + "end", keep_page),
    Shape("definitions", 20_000, lambda size: "dendritic cells (DC), direct current (DC), " * size, mark_terms),
    Shape("line ends in words", 50_000, lambda size: "tumor-\ninfiltrating lympho-\ncytes " * size, mark_terms),
    Shape("names joined by and", 4_000, lambda size: "NK and " * size, mark_terms),
    Shape("a series without an end", 10_000, lambda size: "/\tIV" * size, mark_terms),
    Shape("terms in columns", 10_000, lambda size: "T   " * size, show_marked),
    Shape("blanks before the text", 100_000, lambda size: " " * size + "NK", read_marks),
    Shape("brackets in names", 50_000, lambda size: "tumor (TIL) lymphocyte (infiltrating) " * size, mark_terms),
    Shape("notes", 10_000, lambda size: "".join(f"a[^{n}]\n\n[^{n}]: b\n\n" for n in range(size)), keep_markdown),
    Shape("notes in a row", 10_000, lambda size: "[^1]: " * size + "[^1]", keep_markdown),
    Shape("one note used often", 30_000, lambda size: "a[^1] " * size + "\n\n[^1]: b", keep_markdown),
    Shape("drawings", 10_000, lambda size: "a `</svg>` <svg> b\n\n" * size, keep_markdown),
    Shape("comments in blocks", 10_000, lambda size: "<div><!-- a\n\n" * size + "`-->`", keep_markdown),
    Shape("formulas that nothing ends", 30_000, lambda size: "$a_1 $$ b\\[ x^2 \\( y_1 " * size, keep_markdown),
    Shape("formulas in lines", 20_000, lambda size: "$$\na\n\n- $$ b\n" * size, keep_markdown),
    Shape("page: formulas", 20_000, lambda size: "<math><msup><mi>x</mi>" * size + "$a = \\( b_1 " * size, show_page),
    Shape("page: open sections", 50_000, lambda size: "<?xml ?>" + "<![CDATA[ ]" * size, keep_page),
    Shape("page: formulas twice", 30_000, lambda n: '</math><span class="katex-html"><span>' * n + "end", keep_page),
    Shape("signs of emphasis", 100_000, lambda size: "_:a " * size, keep_markdown),
    Shape("brackets that nothing closes", 300_000, lambda size: "[" * size, keep_markdown),
    Shape("pictures that nothing closes", 100_000, lambda size: "![" * size, keep_markdown),
    Shape("brackets in brackets", 100, lambda size: f"{'[' * 900}a{']' * 900} " * size, keep_markdown),
    Shape("links that nothing closes", 100_000, lambda size: "[a](" * size, keep_markdown),
    Shape("brackets behind an open one", 18_000, lambda size: "[a " * 99 + "[b] " * size, keep_markdown),
    Shape("references to nothing", 300_000, lambda size: "&e;" * size, keep_markdown),
    Shape("page: references", 100_000, lambda size: "&amp;a " * size, keep_page),
    Shape("page: a long script", 5_000_000, lambda size: f"<script>{'if (a > b) ' * (size // 11)}</script>", keep_page),
    Shape("page: open quotes", 100_000, lambda size: "<p a='b> " * size + "<p>end", keep_page),
    Shape("page: signs less than", 300_000, lambda size: "a < b " * size + "<p>end", keep_page),
    Shape("tags in each other", 50_000, lambda size: "<details>" * size, keep_page),
    Shape("broken tags", 10_000, lambda size: '<div a="\n\n' * size, keep_markdown),
)


def signs() -> Iterator[Shape]:
    """Yield shapes that repeat signs which nothing closes."""
    yield Shape("Markdown: `", 400_000, lambda size: "`" * size, plain_text)
    for sign in ("`", "``a ", "*a ", "*`", "a.", "a_", ":a", "[", "**a`", "`a <", "\\", "*a ``b "):
        yield Shape(f"reStructuredText: {sign}", 100_000, sign.__mul__, plain_rst)
    for sign in (
        "$",
        "$$",
        "\\[",
        "$a=",
        "{a=",
        "{{",
        "@a.",
        "a#b.",
        "()",
        "a()",
        "[^a]:",
        "[[a|",
        "(+)",
        "a::\n\n b\n",
        "> a\n",
    ):
        yield Shape(f"marks: {sign!r}", 100_000, sign.__mul__, read_marks)


def least_seconds(shape: Shape, size: int) -> float:
    """Return the least processor time of a few rounds in which a shape of a size is read."""
    text = shape.make(size)
    rounds = []
    for _ in range(ROUNDS):
        began = process_time()
        shape.read(text)
        rounds.append(process_time() - began)
    return min(rounds)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", metavar="WORDS", help="the shapes whose name has these words")
    only = parser.parse_args().only
    failed = 0
    print(f"{'':32}{'size':>10}{'ms':>8}{'ratio':>7}")
    for shape in (*TABLES, *LISTS, *SHORT, *HTML, *PAGES, *signs()):
        if only not in shape.name:
            continue
        smaller, larger = least_seconds(shape, shape.size // LARGER), least_seconds(shape, shape.size)
        is_long = larger > MOMENT and larger > TOO_LONG * smaller
        failed += is_long
        print(f"{shape.name:32}{shape.size:10,}{larger * 1000:8.0f}{larger / smaller:7.1f}{'  too long' * is_long}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
