"""`immuno export`: a vocabulary, or a part of it, in a format for other programs."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Annotated, Final

import typer

from immuno_cli.cli import options
from immuno_cli.cli.completion import complete_term
from immuno_cli.cli.filters import accepting, no_concept
from immuno_cli.cli.help import PlainCommand
from immuno_cli.cli.opening import open_one
from immuno_cli.cli.output import Form, check_ending, form, tell_of_formulas, write_json, write_whole
from immuno_cli.cli.status import Status, tell
from immuno_cli.errors import UsageError
from immuno_cli.formats.reading import in_number
from immuno_cli.model import Concept, Scheme
from immuno_cli.questions.select import select_concepts
from immuno_cli.render.counting import counted
from immuno_cli.vocabularies.protocol import Vocabulary

app = typer.Typer(add_completion=False)

Dump = Callable[..., Iterator[str]]
"""Takes a scheme and concepts; for PAGES also the schemes of the bundles. Yields the file in pieces."""
STANDARD_OUTPUT: Final = Path("-")
SLOW_PAGE: Final = 30_000
"""A page with more entries is slow: one of 20,000 opens in 5 s and filters in 0.2 s (measured in Chromium)."""


class ExportFormat(StrEnum):
    """What a vocabulary is written as."""

    TURTLE = "turtle"
    RDFXML = "rdfxml"
    JSONLD = "jsonld"
    NTRIPLES = "ntriples"
    OBO = "obo"
    OBOGRAPHS = "obographs"
    CSV = "csv"
    MARKDOWN = "markdown"
    HTML = "html"
    MERMAID = "mermaid"
    BUNDLE = "bundle"


WRITERS: Final = {
    ExportFormat.OBO: "formats.obo.writer:dump_obo",
    ExportFormat.OBOGRAPHS: "formats.obo.graphs.writer:dump_obographs",
    ExportFormat.CSV: "formats.tables.writer:dump_csv",
    ExportFormat.MARKDOWN: "render.pages.markdown:dump_markdown",
    ExportFormat.HTML: "render.pages.html:dump_html",
    ExportFormat.MERMAID: "render.pages.mermaid:dump_mermaid",
    ExportFormat.BUNDLE: "formats.bundle.writer:dump_bundle",
}
"""The module and the function that write each format. Those of SKOS are not listed: they share one function."""
PAGES: Final = (ExportFormat.MARKDOWN, ExportFormat.HTML)
OF_ONE_LANGUAGE: Final = (ExportFormat.OBO, ExportFormat.OBOGRAPHS)


To = Annotated[
    ExportFormat,
    typer.Option(
        "--to",
        "-t",
        metavar="FORMAT",
        case_sensitive=False,
        help=f"One of {', '.join(ExportFormat)}; the first four are SKOS.",
    ),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="The file; by default standard output.")
]
Under = Annotated[
    str | None,
    typer.Option(metavar="TERM", help="Only this concept and everything below it.", autocompletion=complete_term),
]
Around = Annotated[
    str | None,
    typer.Option(metavar="TERM", help="Only this concept and those one step away.", autocompletion=complete_term),
]


@app.command(
    cls=PlainCommand,
    rich_help_panel=options.KEEPING,
    epilog="Example: immuno export --to html --output glossary.html",
)
def export(
    to: To,
    output: Output = None,
    force: options.Force = False,
    under: Under = None,
    around: Around = None,
    category: options.CategoryNames = None,
    kind: options.Kind = None,
    spreadsheet_safe: options.SpreadsheetSafe = False,
    vocabulary: options.Vocabularies = None,
    language: options.Language = None,
    json: options.Json = False,
    plain: options.Plain = False,
) -> int:
    """Write the vocabulary, or a part of it, in a format that other programs read.

    The file is written whole or not at all. With --json, the answer says what was written to which file. A table (CSV)
    has no place for the documents that are cited, name stems and cross-references, and counts what it leaves out: only
    a bundle keeps everything.
    A bundle, SKOS and a table keep all languages; OBO keeps the one that is shown.
    """
    chosen = form(json=json, plain=plain)
    file = None if output == STANDARD_OUTPUT else output
    _refuse_contradictions(to, file, chosen, spreadsheet_safe=spreadsheet_safe)
    source = open_one(vocabulary, "export", language)
    concepts = select_concepts(
        source,
        under=_identify(source, under, ["--to", to, "--under"], chosen),
        around=_identify(source, around, ["--to", to, "--around"], chosen),
        accept=accepting([source], category, kind),
    )
    if not concepts:
        together = "No concept is in all of these at once."
        nothing = together if under or around else no_concept([source], category, kind)
        tell(f"{nothing} Nothing was written.")
        return Status.NOTHING
    formulas = Counter[str]()
    dump = _dump(to)
    if to in PAGES:
        dump = partial(dump, bundles=source.bundles)
    elif to is ExportFormat.CSV:
        dump = partial(dump, spreadsheet_safe=spreadsheet_safe, counts=formulas)
    _write(dump(source.scheme, concepts), file, force=force)
    if file:
        _tell_written(source, to, file, len(concepts), chosen)
    _warn_of_size(to, source.scheme, concepts)
    _warn_of_languages(to, concepts)
    _warn_of_labels(to, concepts)
    _warn_of_left_out(to, source.scheme, concepts)
    tell_of_formulas(0 if spreadsheet_safe else formulas.total())
    return Status.ANSWERED


def _refuse_contradictions(to: ExportFormat, file: Path | None, chosen: Form, *, spreadsheet_safe: bool) -> None:
    """Raise UsageError where options do not go together."""
    if chosen is Form.JSON and file is None:
        raise UsageError(
            "--json needs --output: otherwise standard output has the exported vocabulary",
            hint="Formats that are JSON are bundle, jsonld and obographs: `immuno export --to bundle`.",
        )
    if file is not None:
        check_ending(file, to)
    if spreadsheet_safe and to is not ExportFormat.CSV:
        raise UsageError(f"--spreadsheet-safe is for --to csv, not for --to {to}")


def _identify(vocabulary: Vocabulary, term: str | None, options: Sequence[str], chosen: Form) -> str | None:
    """Return the id of the concept that a term means; None where no term is given.

    It is the value of the last of the options.
    """
    if term is None:
        return None
    from immuno_cli.cli.terms import Asked, understand  # to export all of a vocabulary needs no search

    return understand(Asked(term, "export", [vocabulary], options=options, is_value=True), chosen)[1].id


def _dump(to: ExportFormat) -> Dump:
    """Return the writer of a format, imported only when it is asked for."""
    if to not in WRITERS:
        from immuno_cli.formats.skos import dump_skos

        return partial(dump_skos, syntax=to.value)
    module, _, name = WRITERS[to].partition(":")
    writer: Dump = getattr(import_module(f"immuno_cli.{module}"), name)
    return writer


def _write(chunks: Iterable[str], output: Path | None, *, force: bool) -> None:
    """Write to a file, or to standard output where none is named."""
    if output is None:
        write_whole(chunks)
        return
    from immuno_cli.files import write_file

    write_file(output, chunks, force=force)


def _tell_written(vocabulary: Vocabulary, to: ExportFormat, output: Path, count: int, chosen: Form) -> None:
    """Report what was written to which file; in JSON it is the answer."""
    if chosen is Form.JSON:
        write_json({"file": str(output), "format": to.value, "vocabulary": vocabulary.name, "concepts": count})
    else:
        tell(f"{counted(count, 'concept')} written to {output}.")


def _warn_of_languages(to: ExportFormat, concepts: Iterable[Concept]) -> None:
    """Report which languages the format leaves out."""
    if to not in OF_ONE_LANGUAGE:
        return
    tags = dict.fromkeys(each.language for concept in concepts for each in concept.translations)
    if tags:
        hint = f"--language {next(iter(tags))} writes another one."
        tell(f"This format has one language. What is said in others ({', '.join(tags)}) is left out.", hint)


def _warn_of_labels(to: ExportFormat, concepts: Iterable[Concept]) -> None:
    """Report how many labels SKOS does not allow."""
    if to in WRITERS:
        return
    from immuno_cli.formats.skos.concept_writer import count_repeated_labels

    count = count_repeated_labels(concepts)
    if count:
        repeated = "that is repeated in its concept was" if count == 1 else "that are repeated in their concepts were"
        tell(f"{counted(count, 'label')} {repeated} left out: SKOS allows each once.", "--to bundle keeps them.")


def _warn_of_left_out(to: ExportFormat, scheme: Scheme, concepts: Sequence[Concept]) -> None:
    """Tell what a table has no place for, and how much of each."""
    if to is not ExportFormat.CSV:
        return
    from immuno_cli.formats.tables.writer import left_out

    counts = [f"{count:,} {in_number(what, count)}" for what, count in left_out(scheme, concepts).items()]
    if counts:
        tell(f"A table has no place for {', '.join(counts)}; they were left out.", "--to bundle keeps everything.")


def _warn_of_size(to: ExportFormat, scheme: Scheme, concepts: Sequence[Concept]) -> None:
    """Report that the file is so large that programs may have trouble opening it."""
    part = "--under TERM or --around TERM writes a part."
    if to is ExportFormat.HTML and len(concepts) > SLOW_PAGE:
        tell(f"A browser takes a long time to open a page of {len(concepts):,} entries.", part)
    if to is ExportFormat.MERMAID:
        from immuno_cli.render.pages.mermaid import MOST_ARROWS, count_arrows

        arrows = count_arrows(scheme, concepts)
        if arrows > MOST_ARROWS:
            tell(f"This diagram has {arrows:,} arrows. Mermaid draws {MOST_ARROWS}, unless maxEdges allows more.", part)
