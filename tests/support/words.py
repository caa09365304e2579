"""Finds sentences that a person will read but no translator will see."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from support.source import last_name

TRANSLATORS = {"_", "ngettext", "pgettext", "N_"}
# Calls whose texts end up on the screen: methods of Qt and of our widgets, then what is built with a text.
SHOWS = {
    *("setText", "setPlainText", "setWindowTitle", "setToolTip", "setStatusTip", "setWhatsThis", "setTitle"),
    *("setPlaceholderText", "setAccessibleName", "setAccessibleDescription", "setLabelText", "setPrefix"),
    *(
        "setSuffix",
        "setSpecialValueText",
        "setInformativeText",
        "setHeaderLabels",
        "setTabText",
        "setItemText",
    ),
    *(
        "setHorizontalHeaderLabels",
        "setApplicationDisplayName",
        "setIconText",
        "setSubTitle",
        "setButtonText",
    ),
    *(
        "addAction",
        "addItem",
        "addItems",
        "insertItem",
        "addTab",
        "addRow",
        "addMenu",
        "addButton",
        "showMessage",
    ),
    *("Label", "Button", "QLabel", "QPushButton", "QToolButton", "QAction", "QCheckBox", "QRadioButton"),
    *("QGroupBox", "QMenu", "QDockWidget", "QCommandLinkButton", "QTableWidgetItem", "QListWidgetItem"),
}
# The errors of app/errors.py carry sentences; before them InvalidField has the name of the field.
SPEAKS = {
    **dict.fromkeys(("UserError", "UnreadableFile", "NotFound", "ChangedMeanwhile", "EnvironmentTrouble"), 0),
    **dict.fromkeys(("OfficeBusy", "OfficeTooNew", "OfficeDamaged", "OfficeReadOnly", "DiskFull"), 0),
    "InvalidField": 1,
}
# Arguments by name that are sentences wherever a window uses them, and in an error or event of app.
SAID = {
    "text",
    "title",
    "label",
    "tooltip",
    "tool_tip",
    "placeholder",
    "heading",
    "accessible_name",
    "sentence",
    "remedy",
}
PRAGMA = "# not for translation:"
_PLACEHOLDER = re.compile(r"\{\}|\{\d|%[sdifr]|%\(")
_MANNERS = {
    r"!": "an exclamation mark",
    r"\bplease\b": "“please”",
    r"\bsuccessfully\b": "“successfully”",
    r"\bare you sure\b": "“are you sure”",
    r"^OK$": "“OK”",
    r"\.\.\.": "three dots for “…”",
}


def untranslated(source: str) -> list[str]:
    """Literals with letters that are handed to something that shows them, and msgids a translator cannot use.

    A line that ends in PRAGMA and a reason is left alone: a currency code, a product name.
    """
    lines = source.splitlines()
    found = sorted({(node.lineno, what) for node, what in _suspects(ast.parse(source))})
    return [f"{line}: {what}" for line, what in found if PRAGMA not in lines[line - 1]]


def _suspects(tree: ast.AST) -> Iterator[tuple[ast.expr, str]]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = last_name(node.func)
        if called in TRANSLATORS:
            yield from _unusable(node, called)
            continue
        shown: list[ast.expr] = []
        if called in SHOWS:
            shown += node.args
        elif called in SPEAKS:
            shown += node.args[SPEAKS[called] :]
        shown += [k.value for k in node.keywords if k.arg in SAID and called[:1].isalpha()]
        for argument in shown:
            yield from ((text, f"{called}({ast.unparse(text)})") for text in _literals(argument))


def _literals(node: ast.expr) -> Iterator[ast.expr]:
    """The literals with letters that this expression may give, looked for in all its branches."""
    match node:
        case ast.Constant(value=str(text)):
            if any(letter.isalpha() for letter in text):
                yield node
        case ast.JoinedStr(values=parts):
            if any(list(_literals(part)) for part in parts if isinstance(part, ast.Constant)):
                yield node
        case ast.BinOp(left=left, right=right) | ast.IfExp(body=left, orelse=right):
            yield from _literals(left)
            yield from _literals(right)
        case ast.BoolOp(values=several) | ast.List(elts=several) | ast.Tuple(elts=several):
            for one in several:
                yield from _literals(one)
        case ast.Call(func=ast.Attribute(value=ast.Constant() as text, attr="format" | "join")):
            yield from _literals(text)


def _unusable(call: ast.Call, called: str) -> Iterator[tuple[ast.expr, str]]:
    """What the extraction would miss, or what would read badly: f-strings, sums, nameless placeholders, manners."""
    texts = call.args[{"pgettext": 1}.get(called, 0) : {"ngettext": 2, "pgettext": 2}.get(called, 1)]
    for text in texts:
        match text:
            case ast.JoinedStr() | ast.BinOp() | ast.IfExp():
                yield text, f"{called}() of something put together: {ast.unparse(text)}"
            case ast.Call(func=ast.Attribute(attr="format")):
                yield text, f"{called}() after format(): {ast.unparse(text)}"
            case ast.Constant(value=str(sentence)):
                if _PLACEHOLDER.search(sentence):
                    yield text, f"a placeholder without a name: {sentence}"
                for pattern, manner in _MANNERS.items():
                    if re.search(pattern, sentence, re.IGNORECASE):
                        yield text, f"{manner}: {sentence}"
