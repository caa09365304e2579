"""Law: only app/clock.py asks the time; everything else is told."""

from __future__ import annotations

import ast

import pytest
from support.source import ROOT, findings, last_name, obeyed, python_files

# Who is asked: what asking looks like.
_QUESTIONS = {
    "datetime": {"now", "utcnow", "today"},
    "date": {"today"},
    "time": {
        *("time", "time_ns", "monotonic", "monotonic_ns", "perf_counter", "perf_counter_ns"),
        *("localtime", "gmtime", "ctime", "strftime", "clock_gettime"),
    },
    "QDate": {"currentDate"},
    "QTime": {"currentTime"},
    "QDateTime": {
        *("currentDateTime", "currentDateTimeUtc", "currentMSecsSinceEpoch", "currentSecsSinceEpoch"),
    },
}
# They ask only when no moment is given: with how many arguments it is.
_TOLD_WITH = {"localtime": 1, "gmtime": 1, "ctime": 1, "strftime": 2}
_SQL = ("current_timestamp", "current_date", "'now'", "now()")


def asks_the_time(source: str) -> list[str]:
    """Every place that asks the computer, Qt or the database what time it is."""
    tree = ast.parse(source)
    names, prose = _real_names(tree), _docstrings(tree)
    told = {
        id(node.func)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and len(node.args) >= _TOLD_WITH.get(last_name(node.func), 99)
    }
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and id(node) not in told:
            # `import datetime as dt` and `from datetime import datetime as when` are seen through.
            who = names.get(last_name(node.value), last_name(node.value))
            # A widget called `time` is not the module: `self.time.time()` reads a field.
            is_a_field = who == "time" and isinstance(node.value, ast.Attribute)
            if node.attr in _QUESTIONS.get(who, ()) and not is_a_field:
                found.append(f"{node.lineno}: {who}.{node.attr}")
        elif isinstance(node, ast.ImportFrom) and node.module == "time":
            found += [
                f"{node.lineno}: from time import {a.name}"
                for a in node.names
                if a.name in _QUESTIONS["time"]
            ]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            found += [f"{node.lineno}: {word} in SQL" for word in _SQL if word in node.value.lower()]
    return found


def _real_names(tree: ast.AST) -> dict[str, str]:
    return {
        alias.asname: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
        if alias.asname
    }


def _docstrings(tree: ast.AST) -> set[int]:
    return {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }


def test_only_the_clock_asks_the_time() -> None:
    others = (path for path in python_files("app", "ui") if path != ROOT / "app" / "clock.py")
    obeyed(findings(others, asks_the_time))


def test_the_clock_does_ask() -> None:
    assert asks_the_time((ROOT / "app" / "clock.py").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "planted",
    [
        "from datetime import datetime\ndatetime.now()",
        "import datetime\ndatetime.datetime.utcnow()",
        "import datetime as dt\ndt.date.today()",
        "from datetime import datetime as moment\nmoment.now()",
        "created = DateTimeField(default=datetime.now)",
        "import time\ntime.monotonic()",
        "import time as clock\nclock.time()",
        "import time\ntime.strftime('%H')",
        "from time import perf_counter",
        "QDate.currentDate()",
        "QtCore.QDateTime.currentDateTimeUtc()",
        "db.execute_sql('SELECT CURRENT_TIMESTAMP')",
        "db.execute_sql(\"SELECT date('now')\")",
    ],
)
def test_control_a_planted_question_is_found(planted: str) -> None:
    assert asks_the_time(planted)


@pytest.mark.parametrize(
    "free",
    [
        "clock.now()",
        "self._clock.today()",
        "datetime.fromisoformat(text)",
        "datetime.combine(day, time(9, 0))",
        "time.strftime('%H', moment)",
        "entry.time",
        'def f():\n    """Never CURRENT_DATE."""',
    ],
)
def test_control_being_told_is_free(free: str) -> None:
    assert asks_the_time(free) == []
