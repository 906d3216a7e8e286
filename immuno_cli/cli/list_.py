"""`immuno list`."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Annotated

import typer

from immuno_cli.cli import options
from immuno_cli.cli.filters import accepting
from immuno_cli.cli.opening import open_vocabularies
from immuno_cli.cli.output import Form, form, table_width, write_json, write_lines, write_plain_table, write_table
from immuno_cli.cli.status import Status, tell
from immuno_cli.model import Summary

app = typer.Typer(add_completion=False)
DEFAULT_LIMIT = 200


class Order(StrEnum):
    """What a list is sorted by."""

    LABEL = "label"
    ID = "id"
    KIND = "kind"
    FILE = "file"


@app.command("list", rich_help_panel=options.BROWSING, epilog="Example: immuno list --category active")
def list_(
    vocabulary: options.Vocabularies = None,
    category: options.CategoryNames = None,
    kind: options.Kind = None,
    sort: Annotated[
        Order, typer.Option("--sort", "-s", case_sensitive=False, help="The order; `file` is the vocabulary's own.")
    ] = Order.LABEL,
    limit: options.Limit = DEFAULT_LIMIT,
    json: options.Json = False,
    plain: options.Plain = False,
) -> int:
    """List the concepts, all or those of some categories or of a kind."""
    chosen = form(json=json, plain=plain)
    vocabularies = open_vocabularies(vocabulary)
    accept = accepting(vocabularies, category, kind)
    found = [(v.name, s) for v in vocabularies for s in v.iter_summaries() if accept is None or accept(s)]
    shown = _sorted(found, sort)[: limit or None]
    left = len(found) - len(shown)
    _write(shown, chosen, several=len(vocabularies) > 1, left=left)
    if left:
        tell(f"… {left:,} more, --limit 0 for all")
    if not found:
        tell("Nothing is in all of these at once." if accept else "This vocabulary has no concepts.")
    return Status.ANSWERED if found else Status.NOTHING


def _sorted(found: Sequence[tuple[str, Summary]], order: Order) -> list[tuple[str, Summary]]:
    if order is Order.FILE:
        return list(found)
    if order is Order.ID:
        return sorted(found, key=lambda item: item[1].id)
    if order is Order.KIND:
        return sorted(found, key=lambda item: (item[1].kind or "~", item[1].pref_label.casefold(), item[1].id))
    return sorted(found, key=lambda item: (item[1].pref_label.casefold(), item[1].id))


def _write(shown: Sequence[tuple[str, Summary]], chosen: Form, *, several: bool, left: int) -> None:
    from immuno_cli.render import as_json
    from immuno_cli.render import results as draw

    if chosen is Form.JSON:
        write_json(as_json.list_json(shown, several=several, left=left))
    elif chosen is Form.PLAIN:
        write_plain_table(draw.list_table(shown, several=several))
    elif table_width() >= draw.TABLE_WIDTH:
        write_table(draw.list_view(shown, several=several))
    else:
        write_lines(chosen, lambda width: draw.list_lines(shown, width, several=several))
