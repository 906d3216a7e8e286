"""`--scheduler`: the records of many files annotated on a Dask cluster, a part of the output for each file."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from immuno_cli.annotate.collections.annotator import Annotator
from immuno_cli.annotate.collections.cluster import PARQUET, PartJob, annotate_parts, plan_parts
from immuno_cli.annotate.collections.sources import STANDARD_INPUT
from immuno_cli.cli.annotating.options import Format
from immuno_cli.cli.annotating.progress import progress
from immuno_cli.cli.annotating.reading import Input
from immuno_cli.cli.annotating.reports import Reports
from immuno_cli.cli.annotating.request import AnnotateRequest
from immuno_cli.cli.status import tell
from immuno_cli.errors import UsageError
from immuno_cli.render.counting import counted

_IN_FOLDERS: Final = ("*.jsonl", "*.ndjson", "*.jsonl.gz", "*.ndjson.gz", f"*{PARQUET}")


def annotate_on_cluster(request: AnnotateRequest, read: Input, annotator: Annotator, encoding: str | None) -> int:
    """Annotate the parts that the output folder does not have yet, and return the exit code.

    A record that cannot be read is reported and skipped, and so is a file.
    """
    reports = Reports()
    read = read._replace(globs=read.globs or _IN_FOLDERS, as_records=True)
    sources = list(read.sources(reports, lambda name: request.target in Path(name).parents))
    if any(source.name == STANDARD_INPUT for source in sources):
        raise UsageError("--scheduler reads files that all workers see, not standard input")
    if request.target is None or request.scheduler is None:
        raise UsageError("--scheduler needs --output", hint="It names the folder for the parts.")
    parquet = {Format.JSONL: False, Format.PARQUET: True}.get(request.to) if request.to else None
    planned = plan_parts(sources, request.target, parquet=parquet, resume=request.resume)
    jobs = [job._replace(encoding=encoding) for job in planned]
    sizes = {job.source: Path(job.source).stat().st_size for job in jobs if Path(job.source).exists()}
    records = parts = 0
    with progress(lambda: sum(sizes.values()), asked=request.progress) as shown:
        for done in annotate_parts(request.scheduler, annotator, jobs):
            for problem in done.problems:
                reports.problem(problem)
            reports.kept(done.kept)
            records += done.records
            parts += done.is_written
            size = sizes.get(done.job.source, 0)
            shown.advance(size, size, done.records)
    reports.finish(request.keep)
    tell(_end(request, jobs, records, parts))
    return reports.status


def _end(request: AnnotateRequest, jobs: Sequence[PartJob], records: int, parts: int) -> str:
    """Return what was done, in words; of a run that goes on, also that all was there."""
    if request.resume and not jobs:
        return f"Nothing was left to do: {request.target} has all parts."
    return f"{counted(records, 'record')} written to {counted(parts, 'part')} in {request.target}."
