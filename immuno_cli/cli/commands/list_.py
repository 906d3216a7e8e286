"""`immuno list`: the concepts, those of one bundle after those of another."""

import sys
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from itertools import groupby, islice
from typing import TYPE_CHECKING, Annotated, Any, Final, NamedTuple

import typer

from immuno_cli.cli import options
from immuno_cli.cli.filters import accepting, no_concept, option_with, what_is_sorted
from immuno_cli.cli.help import PlainCommand
from immuno_cli.cli.opening import has_several_bundles, open_vocabularies
from immuno_cli.cli.output import Form, form, table_width, write_json, write_lines, write_plain_table, write_table
from immuno_cli.cli.status import Status, tell
from immuno_cli.cli.suggested_commands import command_line
from immuno_cli.errors import UsageError
from immuno_cli.lookups import ConceptSummary
from immuno_cli.render.visible import short
from immuno_cli.vocabularies.protocol import Vocabulary, bundle_of

if TYPE_CHECKING:
    from immuno_cli.render.results import ListGroup

app = typer.Typer(add_completion=False)
DEFAULT_LIMIT: Final = 200


class Order(StrEnum):
    """What a list is sorted by."""

    LABEL = "label"
    ID = "id"
    KIND = "kind"
    FILE = "file"


class Listed(NamedTuple):
    """A concept of the list, and the vocabulary and the bundle that it is from."""

    vocabulary: Vocabulary
    bundle: str
    summary: ConceptSummary


@app.command(
    "list",
    cls=PlainCommand,
    rich_help_panel=options.BROWSING,
    epilog="Example: immuno list --category active",
    context_settings={"allow_extra_args": True},
)
def list_(
    context: typer.Context,
    vocabulary: options.Vocabularies = None,
    language: options.Language = None,
    category: options.CategoryNames = None,
    kind: options.Kind = None,
    sort: Annotated[
        Order | None,
        typer.Option(
            "--sort",
            "-s",
            case_sensitive=False,
            help="Sort by label, id, kind, or order in the file. Default: by bundle, then by label.",
        ),
    ] = None,
    limit: options.Limit = DEFAULT_LIMIT,
    json: options.Json = False,
    plain: options.Plain = False,
) -> int:
    """List the concepts: all, or those of some categories or of a kind."""
    chosen = form(json=json, plain=plain)
    vocabularies = open_vocabularies(vocabulary, language)
    _check_no_term(vocabularies, " ".join(context.args))
    accept = accepting(vocabularies, category, kind)
    shown, total = _find(vocabularies, accept, sort, limit)
    left = total - len(shown)
    several = has_several_bundles(vocabularies)
    _write(shown, chosen, several=several, headed=several and sort is None, left=left)
    if left:
        tell(f"… {left:,} more, --limit 0 for all")
    if not total:
        tell(no_concept(vocabularies, category, kind), what_is_sorted(vocabularies, category))
    return Status.ANSWERED if total else Status.NOTHING


def _check_no_term(vocabularies: Sequence[Vocabulary], words: str) -> None:
    """Raise UsageError where words are given that belong to no option, with the option that they may be meant for."""
    if words:
        option = option_with(vocabularies, words)
        listed, explained = ("list", (), vocabularies, option), ("explain", [words], vocabularies)
        command = command_line(*(listed if option else explained))
        raise UsageError(f"`immuno list` takes no term, but “{short(words)}” was given", hint=f"Try: {command}")


def _find(
    vocabularies: Sequence[Vocabulary], accept: Callable[[ConceptSummary], bool] | None, order: Order | None, limit: int
) -> tuple[list[Listed], int]:
    """Return the concepts that are shown, and how many there are in all.

    Without a filter and in the usual order, no more is read than what is shown: a vocabulary may have a million.
    """
    listed = (Listed(v, bundle_of(v, one), one) for v in vocabularies for one in _summaries(v, order))
    if accept is None and order is None:
        return list(islice(listed, min(limit, sys.maxsize) or None)), sum(map(len, vocabularies))
    found = [one for one in listed if accept is None or accept(one.summary)]
    if order is not None and order in _KEYS:
        found.sort(key=_KEYS[order])
    return found[: limit or None], len(found)


def _summaries(vocabulary: Vocabulary, order: Order | None) -> Iterator[ConceptSummary]:
    return vocabulary.iter_listed() if order is None else vocabulary.iter_summaries()


_KEYS: Final[dict[Order, Callable[[Listed], Any]]] = {
    Order.LABEL: lambda listed: (listed.summary.pref_label.casefold(), listed.summary.id),
    Order.ID: lambda listed: listed.summary.id,
    Order.KIND: lambda listed: (listed.summary.kind or "~", listed.summary.pref_label.casefold(), listed.summary.id),
}


def _write(shown: Sequence[Listed], chosen: Form, *, several: bool, headed: bool, left: int) -> None:
    from immuno_cli.render import as_json
    from immuno_cli.render import results as draw

    rows = [(listed.bundle, listed.summary) for listed in shown]
    if chosen is Form.JSON:
        write_json(as_json.list_json(rows, several=several, left=left))
    elif chosen is Form.PLAIN:
        write_plain_table(draw.list_table(rows, several=several))
    else:
        groups = _headed(shown) if headed else [draw.ListGroup("", rows)]
        if table_width() >= draw.LIST_TABLE_WIDTH:
            write_table(draw.list_view(groups, several=several))
        else:
            write_lines(chosen, lambda width: draw.list_lines(groups, width, several=several))


def _headed(shown: Sequence[Listed]) -> "list[ListGroup]":
    """Return the concepts of each bundle under a heading that says which it is."""
    from immuno_cli.questions.explain import origin
    from immuno_cli.render.results import ListGroup

    groups = []
    for _, members in groupby(shown, key=lambda listed: (listed.vocabulary.name, listed.bundle)):
        first, *others = members
        heading = origin(first.vocabulary, first.summary) or first.bundle
        groups.append(ListGroup(heading, [(listed.bundle, listed.summary) for listed in (first, *others)]))
    return groups
