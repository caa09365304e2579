"""The office without a window: `python -m app --data-dir DIR COMMAND`, for scripts and for trying things out.

Exit code 0, or 1 with one sentence on standard error. With --json one document stands on standard output.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import unicodedata
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from app import PROGRAM, __version__, i18n
from app.errors import RegularsError
from app.paths import Paths, default_paths


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. Returns the exit code."""
    os.umask(0o077)
    i18n.use(i18n.system_language())
    options = _parser().parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    from app import commands

    command = getattr(commands, f"run_{options.command}")
    try:
        result: commands.Result = command(_paths(options), options)
    except RegularsError as error:
        print(_printable(str(error)), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of our output has gone (`… | head`); there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return _tell(result, options)


def _tell(result: Any, options: argparse.Namespace) -> int:
    if options.json:
        print(json.dumps(result.document, ensure_ascii=False, indent=1))
    else:
        for line in result.lines:
            print(_printable(line))
    if result.trouble:
        print(result.trouble, file=sys.stderr)
        return 1
    return 0


def _printable(line: str) -> str:
    """The line without what would move the cursor or colour the terminal; tabs part columns and stay."""
    return "".join(c for c in line if c == "\t" or unicodedata.category(c) not in ("Cc", "Zl", "Zp"))


class _Parser(argparse.ArgumentParser):
    """Says what was typed wrongly in one line; --help tells the rest."""

    def error(self, message: str) -> NoReturn:
        self.exit(1, _printable(message).rstrip(".") + ".\n")


def _paths(options: argparse.Namespace) -> Paths:
    return default_paths(options.data_dir)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m app", description="Regulars without a window.")
    parser.add_argument(
        "--data-dir", metavar="DIR", help="the folder of the office; without it the user's own"
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    common = _Parser(add_help=False)
    common.add_argument("--json", action="store_true", help="one JSON document instead of lines")
    common.add_argument("--data-dir", metavar="DIR", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, words: str) -> argparse.ArgumentParser:
        return commands.add_parser(name, help=words, description=words, parents=[common])

    one = add("import", "bring contacts in from a CSV or vCard file")
    one.add_argument("file", type=Path, metavar="FILE")
    one = add("list", "list customers in the list's order")
    one.add_argument("--search", default="", metavar="TEXT")
    one.add_argument("--limit", type=_count, default=None, metavar="N")
    one = add("due", "what falls on a day, or up to N days after it")
    one.add_argument("--on", type=_day, default=None, metavar="DATE", help="YYYY-MM-DD; default today")
    one.add_argument("--days", type=_days, default=0, metavar="N")
    one = add("export", "write customers to a CSV file")
    one.add_argument("file", type=Path, metavar="FILE")
    one.add_argument("--search", default="", metavar="TEXT")
    add("check", "look whether the office file is whole")
    one = add("sample", "fill an empty office with invented customers")
    one.add_argument("--customers", type=_count, default=None, metavar="N")
    one.add_argument("--seed", type=int, default=1, metavar="S")
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a day; write it as 2026-11-21") from None


def _count(text: str, most: int = 10_000_000) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 20 else -1
    if not 0 <= number <= most:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number from 0 to {most:,}")
    return number


def _days(text: str) -> int:
    return _count(text, 36_525)  # a hundred years


if __name__ == "__main__":
    sys.exit(main())
