"""`cl batch`: folders and archives of any size, to tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from countylines_cli.cli.inputs import report
from countylines_cli.cli.progress import choose_progress
from countylines_cli.errors import ExitCode

if TYPE_CHECKING:
    from countylines_cli.batch import Options, Summary

BatchPaths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help="Files, folders, globs, archives (.zip, .tar, .tar.gz, .tar.xz, .gz), .jsonl, .csv with --text-column.",
        show_default=False,
    ),
]


def batch(
    paths: BatchPaths,
    out: Annotated[
        str,
        typer.Option(
            "--output", "-o", metavar="OUT", help="A folder for tables, or one .sqlite file.", show_default=False
        ),
    ],
    format_name: Annotated[
        str | None,
        typer.Option("--format", "-f", help="csv, sqlite or parquet.", show_default="the suffix of OUT, else csv"),
    ] = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", min=1, help="Worker processes.", show_default="one a processor")
    ] = None,
    cluster: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS", help="Work on the Dask cluster of this scheduler.", show_default="this machine"
        ),
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Do only what is new, changed or still missing.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace an OUT that exists.")] = False,
    timeout: Annotated[float, typer.Option(min=0, help="Seconds for one document; 0 for no limit.")] = 60,
    text_column: Annotated[str | None, typer.Option(help="The column of the texts.", show_default="text")] = None,
    id_column: Annotated[
        str | None, typer.Option(help="The column that names a text.", show_default="its number")
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no summary.")] = False,
) -> None:
    """Folders and archives of any size, in parallel."""
    from countylines_cli.batch import Options, run_batch, usable_cores
    from countylines_cli.sources.archives import Columns

    options = Options(
        tuple(paths),
        out,
        format_name,
        jobs or usable_cores(),
        cluster,
        Columns(text_column, id_column),
        timeout,
        resume,
        force,
    )
    progress = choose_progress(quiet)
    try:
        summary = run_batch(options, progress)
    except KeyboardInterrupt:
        report(f"interrupted: {_GO_ON}")
        raise
    finally:
        progress.end()
    if not quiet:
        _report_summary(summary, options)
    raise typer.Exit(_conclude(summary, options))


_GO_ON = "what is done is kept: go on with --resume"


def _report_summary(summary: Summary, options: Options) -> None:
    """Tell how it went."""
    counts, changes = summary.counts, summary.changes
    if summary.stale:
        report(f"{summary.stale}: all documents were read anew")
    if options.resume:
        report(f"{changes.kept:,} kept, {changes.new:,} new, {changes.changed:,} changed, {changes.removed:,} removed")
    without = counts.read - counts.with_statistics
    found = f"{counts.with_statistics:,} with statistics, {without:,} without"
    report(f"{counts.read:,} documents read, {found}, {counts.failed:,} failed")
    rate = (counts.inputs - changes.kept) / max(summary.seconds, 0.001)
    report(f"{counts.mentions:,} mentions in {summary.seconds:.1f} seconds, {rate:,.0f} documents a second")


def _conclude(summary: Summary, options: Options) -> ExitCode:
    """Tell what went wrong, and choose the exit code."""
    counts = summary.counts
    if summary.interrupted:
        report(f"interrupted: {_GO_ON}")
        return ExitCode.INTERRUPTED
    if not counts.failed:
        return ExitCode.OK
    if counts.read:
        report(f"{counts.failed:,} of {counts.inputs:,} inputs failed: see the errors table of {options.out}")
        return ExitCode.SOME_FAILED
    for problem in summary.problems:
        report(problem)
    if counts.failed > len(summary.problems):
        report(f"and {counts.failed - len(summary.problems):,} more: nothing was readable, nothing is written")
    return ExitCode.NOTHING_READABLE
