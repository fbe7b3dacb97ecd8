"""The program `cl`: its commands, and what becomes of whatever goes wrong in them."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any

import typer

from countylines_cli import __version__
from countylines_cli.cli.inputs import report
from countylines_cli.errors import CountyLinesError, ExitCode

# each is the function of that name in its module of this package
COMMANDS = ("stats", "dates", "arrests", "seizures", "counties", "export", "batch", "explain", "show")

# the base of Typer's usage errors: its own name moved when Typer took Click in
_TyperUsageError: type[Exception] = typer.BadParameter.__mro__[1]


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"cl {__version__}")
        raise typer.Exit


def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
) -> None:
    """Read UK police releases about county lines and write the statistics they state as tables."""


def _program(commands: Sequence[str]) -> typer.Typer:
    """`cl` with some of its commands."""
    # plain help: laid out by rich it costs half as much again as the rest of the start
    program = typer.Typer(name="cl", callback=_options, rich_markup_mode=None, pretty_exceptions_enable=False)
    for name in commands:
        program.command()(getattr(import_module(f"countylines_cli.cli.{name}"), name))
    return program


def main() -> None:
    """Run the command line of this process and exit."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # UTF-8 on every platform; a file name that is none is shown with escapes
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    code = run(sys.argv[1:])
    gc.freeze()  # the interpreter collects garbage twice before it ends, and would look through all that is loaded
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code; errors become one line on standard error."""
    try:
        # taken out here, so that it may stand behind a command as well as before it
        code = _invoke([argument for argument in arguments if argument != "--debug"])
        sys.stdout.flush()
    except BrokenPipeError:
        _abandon_stdout()
        return ExitCode.OK
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except (Exception, typer.Abort) as error:
        if "--debug" in arguments:
            raise
        return _explain(error)
    return code


def _invoke(arguments: Sequence[str]) -> int:
    # Typer prepares every command that it is given, and eight of nine would be for nothing
    named = [name for name in arguments[:1] if name in COMMANDS]
    program = _program(named or COMMANDS)
    try:
        return int(program(args=list(arguments) or ["--help"], prog_name="cl", standalone_mode=False) or ExitCode.OK)
    except SystemExit as stop:
        # Typer turns a closed pipe into exit 1; `cl stats ... | head` is no failure
        if isinstance(stop.__context__, BrokenPipeError):
            raise stop.__context__ from None
        raise


def _explain(error: BaseException) -> int:
    """Report an error in one line and choose its exit code."""
    if isinstance(error, _TyperUsageError):
        return _explain_usage(error)
    if isinstance(error, CountyLinesError):
        report(str(error))
        return error.exit_code
    if isinstance(error, OSError) and error.strerror:
        # a full disk, mostly; reading and opening have their own errors
        _abandon_stdout()
        report(f"the output cannot be written: {error.strerror.lower()}")
        return ExitCode.INTERNAL_ERROR
    report(f"internal error: {type(error).__name__}: {error}: run it again with --debug and report what it shows")
    return ExitCode.INTERNAL_ERROR


def _explain_usage(error: Any) -> int:
    context = error.ctx
    report(f"{error.format_message().rstrip('.')}: see {context.command_path if context else 'cl'} --help")
    return ExitCode.USAGE


def _abandon_stdout() -> None:
    """Point standard output at nothing: what is still buffered must not fail once more at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stdout__.fileno() if sys.__stdout__ else 1)
