"""`immuno annotate`: a text with every known term marked, and what each means."""

from collections.abc import Sequence

import typer

from immuno_cli.annotate import build_matcher, excluded
from immuno_cli.annotate.collections.annotator import Annotator, Settings
from immuno_cli.annotate.collections.answering import Work
from immuno_cli.cli import options
from immuno_cli.cli.annotating.options import (
    AllMatches,
    AllWords,
    Encoding,
    Excluded,
    Files,
    FilesFrom,
    Globs,
    IdField,
    Jobs,
    Keep,
    MinLength,
    OnlyTerms,
    Output,
    Progress,
    Resume,
    Scheduler,
    SpreadsheetSafe,
    StrictCommand,
    Summed,
    TextField,
    To,
)
from immuno_cli.cli.annotating.overwriting import check_inputs_stay
from immuno_cli.cli.annotating.request import (
    AnnotateRequest,
    check_encoding,
    check_globs,
    check_options,
    check_output,
    find_input,
    is_collection,
    with_format_of_ending,
)
from immuno_cli.cli.annotating.texts import Choice, annotate_texts
from immuno_cli.cli.filters import accepting
from immuno_cli.cli.opening import kept_directory, open_vocabularies
from immuno_cli.cli.output import Form, form
from immuno_cli.cli.status import tell
from immuno_cli.cli.suggested_commands import command_line
from immuno_cli.errors import UsageError
from immuno_cli.vocabularies.protocol import Vocabulary

app = typer.Typer(add_completion=False)


@app.command(
    name="annotate",
    cls=StrictCommand,
    rich_help_panel=options.ASKING,
    epilog="Example: immuno annotate article.txt",
)
def annotate_(
    files: Files = None,
    only_terms: OnlyTerms = False,
    to: To = None,
    output: Output = None,
    force: options.Force = False,
    vocabulary: options.Vocabularies = None,
    language: options.Language = None,
    json: options.Json = False,
    plain: options.Plain = False,
    category: options.CategoryNames = None,
    kind: options.Kind = None,
    encoding: Encoding = None,
    all_matches: AllMatches = False,
    all_words: AllWords = False,
    exclude: Excluded = None,
    min_length: MinLength = 0,
    glob: Globs = None,
    files_from: FilesFrom = None,
    text_field: TextField = None,
    id_field: IdField = None,
    keep: Keep = None,
    summary: Summed = False,
    spreadsheet_safe: SpreadsheetSafe = False,
    jobs: Jobs = None,
    resume: Resume = False,
    progress: Progress = False,
    scheduler: Scheduler = None,
) -> int:
    """Show a text with every known term marked, and below it what each term means.

    With --json, the answer for each file is one JSON document on one line. Offsets count the characters of the decoded
    text, without a byte-order mark. For JSON Lines, the answer for each record is a record with the same id.
    """
    chosen = form(json=json, plain=plain)
    request = AnnotateRequest(
        files=files or (),
        globs=glob or (),
        files_from=files_from,
        text_field=text_field,
        id_field=id_field,
        keep=tuple(keep or ()),
        to=to,
        output=output,
        only_terms=only_terms,
        all_words=all_words,
        summary=summary,
        spreadsheet_safe=spreadsheet_safe,
        force=force,
        jobs=jobs,
        resume=resume,
        progress=progress,
        scheduler=scheduler,
    )
    if chosen is not Form.JSON:
        request = with_format_of_ending(request)
    check_options(request, chosen)
    check_encoding(encoding)
    vocabularies = open_vocabularies(vocabulary, language)
    _check_excluded(vocabularies, exclude or ())
    accept = accepting(vocabularies, category, kind)
    looked_for = Settings(
        tuple(one.name for one in vocabularies),
        str(kept_directory()),
        accept,
        tuple(exclude or ()),
        all_matches,
        min_length,
        language=language,
    )
    read = find_input(request)
    check_globs(request, read)
    collected = is_collection(request, read, chosen)
    check_output(request, collected=collected)
    check_inputs_stay(request, read, looked_for.vocabularies)
    matcher = build_matcher(vocabularies, accept=accept, exclude=exclude or (), tell=tell)
    annotator = Annotator(looked_for, request.fields, matcher)
    if scheduler is not None:
        from immuno_cli.cli.annotating.on_cluster import annotate_on_cluster  # pyarrow and Dask are large

        return annotate_on_cluster(request, read, annotator, encoding)
    if collected:
        from immuno_cli.cli.annotating.collection import annotate_collection  # processes: 8 ms that one text saves

        return annotate_collection(request, read, Work(annotator, encoding, counts=request.summary), chosen)
    return annotate_texts(request, read, Choice(annotator, encoding), vocabularies, chosen)


def _check_excluded(vocabularies: Sequence[Vocabulary], terms: Sequence[str]) -> None:
    """Raise UsageError if a term of --exclude is unknown."""
    for term in terms:
        if not any(excluded(vocabulary, term) for vocabulary in vocabularies):
            command = command_line("search", [term], vocabularies)
            raise UsageError(f"--exclude: there is no term “{term}”", hint=f"`{command}` shows similar terms.")
