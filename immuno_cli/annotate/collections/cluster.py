"""The same records on a Dask cluster that is there already: one part of the output for each part of the input.

Each worker reads and writes files, so all of them see the same folders, and each has this package installed. A worker
loads the vocabularies once.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from immuno_cli.annotate.collections.annotator import ANNOTATIONS, ID_FIELD, Annotator, listed
from immuno_cli.annotate.collections.answering import Problems, Skipped, TaskResult, answer
from immuno_cli.annotate.collections.kept_fields import KeptFields, kept_of
from immuno_cli.annotate.collections.sources import PACKED, Source, suffix_of
from immuno_cli.annotate.collections.tasks import read_tasks
from immuno_cli.errors import FileError, ImmunoError, MissingExtraError, RecordError, hint_to_add
from immuno_cli.files import new_file

if TYPE_CHECKING:
    import pyarrow as pa

PARQUET: Final = ".parquet"
_BATCH: Final = 1000
"""Records of a Parquet file that are held at a time."""
_SECONDS: Final = 10
"""How long a scheduler may take to answer."""


class PartJob(NamedTuple):
    """A file to annotate, and the file for the answers."""

    source: str
    target: str
    encoding: str | None = None


class PartDone(NamedTuple):
    """What came of a part."""

    job: PartJob
    records: int
    problems: tuple[Skipped, ...]
    is_written: bool = True
    kept: KeptFields = KeptFields()
    """What its records have of the fields that are passed on."""


def plan_parts(sources: Sequence[Source], folder: Path, *, parquet: bool | None, resume: bool) -> list[PartJob]:
    """Return a job for each file whose answers the folder does not have yet.

    Args:
        sources: JSON Lines and Parquet files.
        folder: where the answers go. A part has the name of its file.
        parquet: whether the answers are Parquet; None for the format of each file.
        resume: whether parts that are there are left as they are.

    Raises:
        FileError: two files would have the same part, or a part is there already.
    """
    jobs: dict[str, PartJob] = {}
    for source in sources:
        is_parquet = suffix_of(source.name) == PARQUET if parquet is None else parquet
        target = folder / (_stem(source.name) + (PARQUET if is_parquet else ".jsonl"))
        if str(target) in jobs:
            raise FileError(f"two files would have the same part, {target.name}", where=source.where)
        jobs[str(target)] = PartJob(str(Path(source.name).absolute()), str(target.absolute()))
    there = [job for job in jobs.values() if Path(job.target).exists()]
    if there and not resume:
        raise FileError("the part exists", where=there[0].target, hint="--resume leaves parts that are there.")
    return [job for job in jobs.values() if job not in there]


def annotate_parts(address: str, annotator: Annotator, jobs: Sequence[PartJob]) -> Iterator[PartDone]:
    """Annotate the parts on the cluster, and yield each as it is done.

    Raises:
        MissingExtraError: Dask is not installed here.
        FileError: no scheduler answers at the address.
    """
    if not jobs:
        return
    try:
        from distributed import Client, as_completed
    except ImportError:
        raise MissingExtraError("a cluster needs Dask", hint=hint_to_add("dask")) from None
    try:
        client = Client(address, timeout=_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]  # Dask's
    except (OSError, ValueError) as error:
        reason = str(error).partition("\n")[0]
        raise FileError(f"no Dask scheduler answers at {address}: {reason}") from None
    with client:
        futures = dict(zip(client.map(annotate_part, jobs, annotator=annotator, pure=False), jobs, strict=True))
        for future in as_completed(futures, loop=client.loop):  # type: ignore[no-untyped-call]  # Dask's
            yield _given_up(futures[future], future.exception()) or future.result()
            future.release()


def _given_up(job: PartJob, error: BaseException | None) -> PartDone | None:
    """Return a part that the cluster has given up, as when its worker was killed; None where all is well."""
    if error is None:
        return None
    return _failed(job, FileError(f"the cluster gave up on it: {type(error).__name__}: {error}", where=job.source))


def _failed(job: PartJob, error: ImmunoError) -> PartDone:
    return PartDone(job, 0, (Skipped(job.source, 0, error),), is_written=False)


def annotate_part(job: PartJob, annotator: Annotator) -> PartDone:
    """Annotate one part. Its file is there when all of it is done, and not before.

    A file that cannot be read becomes a problem.
    """
    target = Path(job.target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with new_file(target, replace=True) as temporary:
            records, notes = _write_part(job, temporary, annotator)
    except ImmunoError as error:
        return _failed(job, error)
    except OSError as error:
        return _failed(job, FileError(f"the part cannot be written: {error.strerror or error}", where=job.target))
    return PartDone(job, records, notes.problems.told(), kept=notes.kept)


class _Notes:
    """What is to be told of a part beside its answers."""

    def __init__(self, file: str) -> None:
        self.problems = Problems(file)
        self.kept = KeptFields()


def _write_part(job: PartJob, temporary: Path, annotator: Annotator) -> tuple[int, _Notes]:
    notes = _Notes(job.source)
    if suffix_of(job.source) == PARQUET:
        answers = _answers_to_parquet(job, annotator, notes)
    else:
        answers = _answers_to_lines(job, annotator, notes)
    write = _write_parquet if job.target.endswith(PARQUET) else _write_lines
    return write(answers, temporary), notes


def _answers_to_lines(job: PartJob, annotator: Annotator, notes: _Notes) -> Iterator[dict[str, Any]]:
    """Yield the answers to the records of JSON Lines."""
    for task in read_tasks(Source(job.source, is_records=True), None, job.encoding):
        done: TaskResult = answer(task, annotator, job.encoding)
        failures = [problem for problem in done.problems if not isinstance(problem.error, RecordError)]
        if failures:
            raise failures[0].error
        notes.problems.extend(done.problems)
        notes.kept = notes.kept.and_those(done.kept)
        yield from map(json.loads, done.data.splitlines())


def _answers_to_parquet(job: PartJob, annotator: Annotator, notes: _Notes) -> Iterator[dict[str, Any]]:
    """Yield the answers to the records of a Parquet file. Only the columns that are needed are read."""
    _, parquet = _pyarrow()
    fields = annotator.fields
    needed = {name.partition(".")[0] for name in (fields.text, fields.id or ID_FIELD, *fields.keep)}
    number = 0
    try:
        with parquet.ParquetFile(job.source) as file:
            names = file.schema_arrow.names
            if not {fields.text, fields.text.partition(".")[0]} & set(names):
                hint = f"{listed(names, 'Its columns are')} --text-field names the one that has the text."
                raise FileError(f"it has no column “{fields.text}”", where=job.source, hint=hint)
            columns = [name for name in names if name in needed]
            for batch in file.iter_batches(batch_size=_BATCH, columns=columns):
                for record in batch.to_pylist():
                    number += 1
                    try:
                        found = annotator(record)
                    except RecordError as error:
                        notes.problems.add(number, error)
                        continue
                    notes.kept = notes.kept.and_those(kept_of(dict.fromkeys(names), found, fields.keep))
                    yield found if ID_FIELD in found else {"file": job.source, "line": number, **found}
    except (OSError, ValueError) as error:  # the errors of pyarrow are of these kinds
        reason = str(error).partition("\n")[0]
        raise FileError(f"it cannot be read as Parquet: {reason}", where=job.source) from None


def _write_lines(answers: Iterator[Mapping[str, Any]], path: Path) -> int:
    records = 0
    with path.open("w", encoding="ascii") as file:
        for one in answers:
            file.write(json.dumps(one, default=str) + "\n")
            records += 1
    return records


def _write_parquet(answers: Iterator[Mapping[str, Any]], path: Path) -> int:
    """Write the answers in batches. The types of the columns are those of the first one."""
    arrow, parquet = _pyarrow()
    records = 0
    writer = None
    try:
        for batch in _batches(answers):
            schema = writer.schema if writer else _schema(arrow, batch)
            writer = writer or parquet.ParquetWriter(path, schema)
            writer.write_table(arrow.Table.from_pylist(batch, schema=schema))
            records += len(batch)
        if writer is None:
            parquet.write_table(arrow.table({ID_FIELD: []}), path)
    except (TypeError, ValueError) as error:
        raise FileError(f"its records have fields of different types: {error}", where=str(path)) from None
    finally:
        if writer:
            writer.close()
    return records


def _schema(arrow: Any, batch: Sequence[Mapping[str, Any]]) -> "pa.Schema":  # noqa: ANN401 - the module
    """Return the columns of the answers. The annotations have the same type in every part."""
    text, number = arrow.string(), arrow.int64()
    types = [(name, number if name in {"start", "end"} else text) for name in _ANNOTATION]
    names = dict.fromkeys(name for one in batch for name in one if name != ANNOTATIONS)
    columns = []
    for name in names:
        found = arrow.array([one.get(name) for one in batch]).type
        columns.append((name, text if arrow.types.is_null(found) else found))
    return arrow.schema([*columns, (ANNOTATIONS, arrow.list_(arrow.struct(types)))])


_ANNOTATION: Final = ("start", "end", "text", "id", "prefLabel", "matchedLabel", "vocabulary")


def _batches(answers: Iterator[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    batch: list[Mapping[str, Any]] = []
    for one in answers:
        batch.append(one)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _pyarrow() -> tuple[Any, Any]:
    """Return the modules of pyarrow. Raises MissingExtraError where they are not installed."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise MissingExtraError("Parquet needs pyarrow", hint=hint_to_add("pyarrow")) from None
    return pa, parquet


def _stem(name: str) -> str:
    """Return the name of a file without its endings.

    >>> _stem("2024/pubmed24n0001.jsonl.gz")
    'pubmed24n0001'
    """
    path = Path(name)
    return (path.with_suffix("") if path.suffix.lower() == PACKED else path).stem
